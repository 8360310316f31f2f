//! A terminal with a person at it: a pseudo-terminal, and what its screen shows.

use super::environment::World;
use pty_process::Size;
use pty_process::blocking::{Command, Pty};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Child;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long the screen may take to show what is waited for; far more than it needs on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program on a terminal.
pub struct Screen {
    pty: Option<Pty>,
    child: Child,
    shown: Arc<Mutex<vt100::Parser>>,
    reader: Option<JoinHandle<()>>,
    /// The keys that were pressed, besides words.
    pub keys: usize,
}

impl World {
    /// Starts wlog on a terminal of so many columns and 30 rows.
    pub fn on_terminal(&self, columns: u16, arguments: &[&str]) -> Screen {
        let command = Command::new(super::environment::PROGRAM).args(arguments).current_dir(self.home());
        self.on(30, columns, command)
    }

    /// Runs a shell script in a folder, on a terminal of so many rows and 80 columns.
    pub fn shell_on_terminal(&self, rows: u16, folder: &Path, script: &str) -> Screen {
        self.on(rows, 80, Command::new("bash").args(["-c", script]).current_dir(folder))
    }

    fn on(&self, rows: u16, columns: u16, command: Command) -> Screen {
        let (pty, pts) = pty_process::blocking::open().expect("a pseudo-terminal");
        pty.resize(Size::new(rows, columns)).expect("a size");
        let command = command.env_clear().envs(self.all_variables()).env("TERM", "xterm-256color");
        let child = command.env_remove("COLUMNS").spawn(pts).expect("the program starts");
        let shown = Arc::new(Mutex::new(vt100::Parser::new(size(rows), size(columns), 0)));
        let mut input = pty.as_fd_clone();
        let parser = Arc::clone(&shown);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = input.read(&mut bytes) {
                parser.lock().expect("the screen").process(&bytes[..count]);
            }
        });
        Screen { pty: Some(pty), child, shown, reader: Some(reader), keys: 0 }
    }
}

/// A second handle to the terminal, to read from while the first writes.
trait CloneFd {
    fn as_fd_clone(&self) -> std::fs::File;
}

impl CloneFd for Pty {
    fn as_fd_clone(&self) -> std::fs::File {
        use std::os::fd::AsFd;
        std::fs::File::from(self.as_fd().try_clone_to_owned().expect("a second handle"))
    }
}

impl Screen {
    /// Types words.
    pub fn types(&mut self, words: &str) -> &mut Self {
        self.keys += words.chars().count();
        self.send(words)
    }

    /// Types words that have to be typed in any case; they are not counted.
    pub fn says(&mut self, words: &str) -> &mut Self {
        self.send(words)
    }

    /// Presses Enter.
    pub fn enter(&mut self) -> &mut Self {
        self.keys += 1;
        self.send("\r")
    }

    /// Presses a key that sends these bytes.
    pub fn key(&mut self, bytes: &str) -> &mut Self {
        self.keys += 1;
        self.send(bytes)
    }

    fn send(&mut self, bytes: &str) -> &mut Self {
        if let Some(pty) = self.pty.as_mut() {
            pty.write_all(bytes.as_bytes()).expect("keys can be pressed");
        }
        self
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        let begun = Instant::now();
        while !self.contents().contains(text) {
            assert!(begun.elapsed() < PATIENCE, "waited for {text:?} in\n{}", self.contents());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Returns the rows of the screen, without blanks at their ends and empty rows below.
    pub fn contents(&self) -> String {
        let shown = self.shown.lock().expect("the screen");
        let screen = shown.screen();
        let rows: Vec<String> = screen.rows(0, screen.size().1.get()).map(|row| row.trim_end().to_owned()).collect();
        rows.join("\n").trim_end().to_owned()
    }

    /// Returns what was printed, with the lines whole that the terminal broke at its edge.
    pub fn lines(&self) -> String {
        let shown = self.shown.lock().expect("the screen");
        let screen = shown.screen();
        let mut text = String::new();
        for (row, at) in screen.rows(0, screen.size().1.get()).zip(0..) {
            match screen.row_wrapped(at) {
                true => text += &row,
                false => text = text + row.trim_end() + "\n",
            }
        }
        text.trim_end().trim_start_matches('\n').to_owned()
    }

    /// Tells whether the program hid the cursor.
    pub fn cursor_is_hidden(&self) -> bool {
        self.shown.lock().expect("the screen").screen().hide_cursor()
    }

    /// Closes the terminal, as a person closes its window.
    pub fn close(&mut self) {
        // The kernel hangs up only when the last handle is gone, and the reader has one: so it is said as the kernel would say it.
        hang_up(&self.child);
        let _ = self.child.wait();
        self.pty = None;
    }

    /// Ends the program from outside, so that it can do nothing about it.
    pub fn kill(&mut self) {
        self.child.kill().expect("the program can be ended");
        let _ = self.child.wait();
    }

    /// Waits until the program has ended, and returns its status and what the screen shows.
    #[track_caller]
    pub fn ends(&mut self) -> (i32, String) {
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                break status;
            }
            assert!(begun.elapsed() < PATIENCE, "waited for the end in\n{}", self.contents());
            thread::sleep(Duration::from_millis(5));
        };
        self.pty = None;
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
        (status.code().unwrap_or(-1), self.contents())
    }
}

/// Sends what a terminal that goes away sends.
fn hang_up(child: &Child) {
    let status = std::process::Command::new("kill").args(["-HUP", &child.id().to_string()]).status();
    assert!(status.expect("kill runs").success());
}

fn size(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count).expect("a terminal has rows and columns")
}
