//! Follows a guide from its top to its end, as the person would who reads it.

use super::page::{Block, Page};
use super::stands_for::StandsFor;
use crate::environment::World;
use crate::terminal::Screen;
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

/// How long a screen may take; far more than it needs on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the person's shell reads when it starts, before each command, and what it leaves behind.
const SHELL: &str = "shopt -s expand_aliases\n[ -f ~/.bashrc ] && . ~/.bashrc\ntrap 'pwd > \"$WALK/folder\"' EXIT\n";

/// An editor that shows its page to the test, and waits for what is to be typed.
const EDITOR: &str = "#!/bin/sh\ncp \"$1\" \"$WALK/page.new\" && mv \"$WALK/page.new\" \"$WALK/page\"\n\
    while [ ! -e \"$WALK/typed\" ]; do sleep 0.02; done\ncp \"$WALK/typed\" \"$1\"; rm \"$WALK/page\" \"$WALK/typed\"\n";

/// A person on the way through a guide.
pub struct Walk {
    pub world: World,
    /// The person's home folder, as the guide shows it.
    home: &'static str,
    /// The person's zone, and what stands behind the clock's times in it.
    zone: &'static str,
    offset: &'static str,
    /// Whether the guide is to be written anew where it differs.
    update: bool,
    pub stands_for: StandsFor,
    open: Option<Screen>,
    /// A folder beside the home folder, for the test's own files.
    desk: PathBuf,
}

impl Walk {
    /// Begins in an empty home folder.
    pub fn new(world: World, home: &'static str, (zone, offset): (&'static str, &'static str), update: bool) -> Self {
        let desk = world.home().parent().expect("a folder around").join("desk");
        fs::create_dir(&desk).expect("a desk");
        fs::write(desk.join("editor"), EDITOR).expect("an editor");
        let editor = format!("sh '{}'", desk.join("editor").display());
        let user = home.rsplit('/').next().unwrap_or(home);
        let world = world.with("WALK", &desk.display().to_string()).with("EDITOR", &editor).with("USER", user);
        let world = world.with("GIT_PAGER", "cat").with("MANPAGER", "cat").with("SHELL", "/bin/bash");
        Walk { world, home, zone, offset, update, stands_for: StandsFor::default(), open: None, desk }
    }

    /// Follows a page to its end.
    pub fn follow(&mut self, page: &mut Page) {
        for block in page.blocks() {
            if let Some(tool) = block.value("needs").filter(|tool| !self.has(tool)) {
                println!("line {} is skipped: there is no {tool}", block.line);
                continue;
            }
            if let Some(now) = block.value("now") {
                let now = format!("{now}:00{}", self.offset);
                ["WLOG_NOW", "GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"]
                    .iter()
                    .for_each(|name| self.world.set(name, &now));
            }
            match block.words().first().map(String::as_str) {
                Some("console") => self.session(block),
                Some("text") => self.screen(block),
                Some("markdown" | "toml") => self.text(block),
                // Commands for other machines, or for a network.
                Some("sh") if block.has("elsewhere") => assert!(!block.text.contains("wlog "), "line {}", block.line),
                _ => panic!("line {}: what is ```{}?", block.line, block.info),
            }
        }
        assert!(self.open.is_none(), "every program has ended");
    }

    fn has(&self, tool: &str) -> bool {
        self.world.shell(&format!("command -v {tool}")).status == 0
    }

    /// Types commands; with `stays`, the last one goes on in the blocks below.
    fn session(&mut self, block: &mut Block) {
        let status: i32 = block.value("status").map_or(0, |status| status.parse().expect("a number"));
        let mut session = block.session();
        let last = session.len() - 1;
        for (at, (command, shown)) in session.iter_mut().enumerate() {
            let stays = block.has("stays") && at == last;
            let mut screen = self.start(command, if stays { 24 } else { 300 });
            if stays {
                // A key that is pressed before the program has the terminal in hand is the terminal's: it shows it, and Ctrl-C ends.
                let begun = Instant::now();
                while screen.contents().is_empty() && begun.elapsed() < PATIENCE {
                    thread::sleep(Duration::from_millis(5));
                }
                self.open = Some(screen);
                continue;
            }
            let (ended, _) = screen.ends();
            let printed = self.told(&screen.lines());
            assert_eq!(ended, status, "line {}: {command}\n{printed}", block.line);
            self.compare(block.line, shown, &printed);
        }
        block.text = written(&session);
    }

    fn start(&self, command: &str, rows: u16) -> Screen {
        let folder = fs::read_to_string(self.desk.join("folder")).unwrap_or_default();
        let folder = if folder.is_empty() { self.world.home() } else { PathBuf::from(folder.trim_end()) };
        let command = self.stands_for.real(command).replace(self.home, &self.world.home().display().to_string());
        self.world.shell_on_terminal(rows, &folder, &format!("{SHELL}{command}"))
    }

    /// Presses the keys that stand behind the fence, and compares the screen.
    fn screen(&mut self, block: &mut Block) {
        let mut screen = self.open.take().unwrap_or_else(|| panic!("line {}: no program is open", block.line));
        let begun = Instant::now();
        // Nobody types before there is something to see; on a busy machine Ctrl-C would come before the program.
        while block.has("press") && screen.contents().is_empty() && begun.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(10));
        }
        for key in block.words().iter().filter(|word| !["text", "press", "ends"].contains(&word.as_str())) {
            screen.key(match key.as_str() {
                "Enter" => "\r",
                "Tab" => "\t",
                "Esc" => "\u{1b}",
                "Down" => "\u{1b}[B",
                "Ctrl-C" => "\u{3}",
                typed => typed.strip_prefix('"').unwrap_or_else(|| panic!("line {}: the key {typed}", block.line)),
            });
            // Typed by a person, keys come one after another.
            thread::sleep(Duration::from_millis(60));
        }
        if block.has("ends") {
            screen.ends();
        } else {
            self.wait(&screen, &block.text);
        }
        let shows = self.told(&screen.lines());
        self.compare(block.line, &mut block.text, &shows);
        self.open = (!block.has("ends")).then_some(screen);
    }

    /// Waits until a screen shows what is expected, or until it rests where that is not yet known.
    fn wait(&mut self, screen: &Screen, expected: &str) {
        let begun = Instant::now();
        let patience = if self.update { Duration::from_secs(1) } else { PATIENCE };
        let known = |walk: &mut Self| {
            !expected.trim().is_empty() && walk.stands_for.agrees(expected, &walk.told(&screen.lines()))
        };
        while begun.elapsed() < patience && !known(self) {
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// A text: a page in the editor, what is typed there, or what is written at the end of a file.
    fn text(&mut self, block: &mut Block) {
        if let Some(path) = block.value("into") {
            let path = self.world.home().join(path);
            let before = fs::read_to_string(&path).unwrap_or_else(|error| panic!("line {}: {error}", block.line));
            fs::write(path, format!("{before}{}\n", block.text)).expect("a file can be written");
        } else if let Some(path) = block.value("file") {
            let text = self.stands_for.real(&block.text) + "\n";
            fs::write(self.world.home().join(path), text).expect("a file can be written");
        } else if block.has("page") {
            let page = self.desk.join("page");
            let begun = Instant::now();
            while !page.exists() {
                let shows = self.open.as_ref().map(Screen::contents);
                assert!(begun.elapsed() < PATIENCE, "line {}: no editor was opened\n{shows:?}", block.line);
                thread::sleep(Duration::from_millis(10));
            }
            let page = self.told(fs::read_to_string(page).expect("a page").trim_end());
            self.compare(block.line, &mut block.text, &page);
        } else if block.has("typed") {
            let typed = self.stands_for.real(&block.text) + "\n";
            fs::write(self.desk.join("typed.new"), typed).expect("a file can be written");
            fs::rename(self.desk.join("typed.new"), self.desk.join("typed")).expect("a file can be renamed");
        } else {
            panic!("line {}: what is ```{}?", block.line, block.info);
        }
    }

    /// Tells what was printed as the guide would: with its home folder.
    fn told(&self, printed: &str) -> String {
        let home = self.world.home();
        let canonical = fs::canonicalize(&home).unwrap_or_else(|_| home.clone());
        let told = [canonical, home]
            .iter()
            .fold(printed.to_owned(), |text, home| text.replace(&home.display().to_string(), self.home));
        // The zone of a new book is that of the machine on which the test runs.
        let line = |line: &str| {
            if line.starts_with("zone = ") { format!("zone = \"{}\"", self.zone) } else { line.to_owned() }
        };
        told.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    fn compare(&mut self, line: usize, shown: &mut String, printed: &str) {
        if self.stands_for.agrees(shown, printed) {
            return;
        }
        if self.update {
            self.stands_for.keep(shown, printed);
        }
        let told = self.stands_for.shown(printed);
        assert!(self.update, "line {line} of the guide shows\n{shown}\n\nand it is\n{told}");
        self.stands_for.agrees(&told, printed);
        *shown = told;
    }
}

/// Writes a session as a page shows it: a blank line stands between what one command printed and the next command.
fn written(session: &[(String, String)]) -> String {
    let mut text = String::new();
    for (command, shown) in session {
        text += &match shown.as_str() {
            "" => format!("$ {command}\n"),
            shown => format!("$ {command}\n{shown}\n\n"),
        };
    }
    text.trim_end().to_owned()
}
