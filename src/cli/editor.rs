//! The editor: which one it is, and running it. This file starts a program of the user's choice.

use super::modes::Modes;
use super::output::Output;
use crate::app::Error;
use crate::app::editing::{Desk, EditorProblem};
use crate::config::Environment;
use crate::model::{Language, Links};
use crate::render::words::{ErrorWords, Words, words};
use crate::store::editor_of_git;
use chrono::{DateTime, FixedOffset, Local};
use signal_hook::SigId;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

/// The editors that are looked for when nobody named one, the most welcoming first.
const USUAL: &[&str] = if cfg!(windows) { &["notepad"] } else { &["nano", "micro", "nvim", "vim", "vi", "emacs"] };

/// The status with which a shell says that it found no such command, and that it could not run it.
const NOT_RUN: [i32; 2] = [127, 126];

/// The editor at work for one command.
pub struct Editor<'a> {
    command: String,
    output: &'a Output,
    /// The language of the book, in which the page is written.
    book: &'static dyn Words,
}

impl<'a> Editor<'a> {
    /// Finds the editor: `WLOG_EDITOR`, `VISUAL`, `EDITOR`, git's `core.editor` in the user's own settings, a usual one that is there.
    pub fn find(environment: &Environment, output: &'a Output, book: Language) -> Result<Self, Error> {
        let named = ["WLOG_EDITOR", "VISUAL", "EDITOR"].into_iter().find_map(|name| environment.get(name));
        let usual = || USUAL.iter().find(|name| environment.has_program(name)).map(|name| (*name).to_owned());
        let command = named.map(str::to_owned).or_else(editor_of_git).or_else(usual);
        let command = command.ok_or(Error::Editor(EditorProblem::None))?;
        Ok(Editor { command, output, book: words(book) })
    }

    fn run(&self, file: &Path, line: usize) -> std::io::Result<ExitStatus> {
        let places = Place::of(&self.command).arguments(file, line);
        let mut words = self.command.split_whitespace();
        let mut command = if cfg!(windows) {
            // Many editors are batch files there.
            let mut command = Command::new("cmd");
            command.arg("/C").args(words);
            command
        } else if self.command.chars().all(is_plain) {
            let mut command = Command::new(words.next().unwrap_or_default());
            command.args(words);
            command
        } else {
            // As git does it, so that quotes and variables may stand in the command.
            let mut command = Command::new("sh");
            command.args(["-c", &format!("{} \"$@\"", self.command), &self.command]);
            command
        };
        let (quiet, modes) = (Quiet::begin(), Modes::now());
        let ended = command.args(places).status();
        if !ended.as_ref().is_ok_and(ExitStatus::success) {
            modes.put_back();
        }
        drop(quiet);
        ended
    }
}

impl Desk for Editor<'_> {
    fn open(&self, file: &Path, line: usize) -> Result<(), EditorProblem> {
        let command = || self.command.clone();
        match self.run(file, line) {
            Ok(status) if status.success() => Ok(()),
            Ok(status) if status.code().is_some_and(|code| NOT_RUN.contains(&code)) => {
                Err(EditorProblem::NotFound { command: command() })
            }
            Ok(status) => Err(EditorProblem::Refused { command: command(), status: ended_with(status.code()) }),
            Err(_) => Err(EditorProblem::NotFound { command: command() }),
        }
    }

    fn help_for_new(&self, known: &Links) -> String {
        self.book.help_for_new(known)
    }

    fn help_for_change(&self) -> String {
        self.book.help_for_change()
    }

    fn remark(&self, error: &Error) -> Vec<String> {
        let message = ErrorWords::error(self.output.words(), error);
        let hint = self.output.words().hint_label();
        let errors = message.error.lines().map(str::to_owned);
        errors.chain(message.hints.iter().map(|text| format!("{hint}{text}"))).collect()
    }

    fn announce_resumed(&self, begun: Option<SystemTime>) {
        self.output.note(&self.output.words().resuming(begun.map(local)));
    }

    fn resumed(&self, begun: Option<SystemTime>) -> String {
        self.output.words().resumed(begun.map(local))
    }
}

/// Reads a file's time as the user's clock showed it.
fn local(time: SystemTime) -> DateTime<FixedOffset> {
    DateTime::<Local>::from(time).fixed_offset()
}

/// Tells whether a character of a command means nothing to a shell.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || c == ' ' || "/._-+:,@".contains(c)
}

/// Reads a shell's status: above 128 it says by which signal the editor was ended.
fn ended_with(code: Option<i32>) -> Option<i32> {
    code.filter(|code| *code < 128 || cfg!(windows))
}

/// How an editor is told the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// `+12 FILE`
    Plus,
    /// `FILE:12`
    Colon,
    /// `--goto FILE:12`
    Goto,
    /// It cannot be told, or is not known.
    Unsaid,
}

impl Place {
    /// Knows an editor by the program's name, whatever its folder and options.
    fn of(command: &str) -> Self {
        let program = command.split_whitespace().next().unwrap_or_default();
        let name = program.rsplit(['/', '\\']).next().unwrap_or_default().trim_matches(['"', '\'']);
        match name.trim_end_matches(".exe").trim_end_matches(".cmd") {
            "vi" | "vim" | "nvim" | "gvim" | "mvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient" | "joe"
            | "jed" | "mcedit" | "micro" | "kak" | "gedit" | "ne" | "vis" => Place::Plus,
            "hx" | "helix" | "subl" | "zed" => Place::Colon,
            "code" | "codium" | "code-insiders" | "cursor" | "windsurf" => Place::Goto,
            _ => Place::Unsaid,
        }
    }

    fn arguments(self, file: &Path, line: usize) -> Vec<std::ffi::OsString> {
        let with_line = || {
            let mut place = file.as_os_str().to_owned();
            place.push(format!(":{line}"));
            place
        };
        match self {
            Place::Plus if line > 1 => vec![format!("+{line}").into(), file.into()],
            Place::Colon => vec![with_line()],
            Place::Goto => vec!["--goto".into(), with_line()],
            Place::Plus | Place::Unsaid => vec![file.into()],
        }
    }
}

/// While it lives, Ctrl-C is the editor's alone: many editors use the key, and the terminal sends it to wlog as well.
struct Quiet {
    is_over: Arc<AtomicBool>,
    handlers: Vec<SigId>,
}

impl Quiet {
    fn begin() -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let signals = [
            signal_hook::consts::SIGINT,
            #[cfg(unix)]
            signal_hook::consts::SIGQUIT,
        ];
        // Where it cannot be had, Ctrl-C ends wlog, and the draft is found by the next run.
        let register = |signal| signal_hook::flag::register_conditional_default(signal, Arc::clone(&is_over)).ok();
        let handlers = signals.into_iter().filter_map(register).collect();
        Quiet { is_over, handlers }
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        // The handler of an earlier round would end wlog in a later one. From here on Ctrl-C is passed over: what is left to do
        // takes no time worth interrupting.
        self.is_over.store(true, Ordering::SeqCst);
        for handler in self.handlers.drain(..) {
            signal_hook::low_level::unregister(handler);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        let arguments = |command: &str| {
            let place = Place::of(command).arguments(Path::new("a b.md"), 12);
            place.into_iter().map(|argument| argument.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(arguments("vim -u NONE"), "+12 a b.md");
        assert_eq!(arguments("/usr/bin/nano"), "+12 a b.md");
        assert_eq!(arguments("code --wait"), "--goto a b.md:12");
        assert_eq!(arguments("hx"), "a b.md:12");
        assert_eq!(arguments(r"C:\Windows\notepad.exe"), "a b.md");
        assert_eq!(arguments("my-editor"), "a b.md");
    }
}
