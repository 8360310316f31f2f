//! A sealed world for end-to-end tests: an empty home folder, a fixed clock, no settings from outside.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The moment at which every test plays: a Saturday afternoon in London.
pub const NOW: &str = "2026-11-21T15:04:05+00:00";

/// One sealed world.
pub struct World {
    root: TempDir,
    variables: Vec<(String, String)>,
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl World {
    /// Makes a world with an empty home folder, where English is spoken.
    pub fn new() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(root.path().join("home")).expect("a home folder");
        let variables = [("LANG", "en_GB.UTF-8"), ("WLOG_NOW", NOW), ("USER", "tester"), ("COLUMNS", "100"), ("TZ", "UTC")];
        let variables = variables.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        World { root, variables }
    }

    /// Makes a world where Chinese is spoken.
    pub fn chinese() -> Self {
        World::new().with("LANG", "zh_CN.UTF-8")
    }

    /// Sets a variable for every command.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(key, _)| key != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Returns the home folder.
    pub fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// Returns the usual book.
    pub fn book(&self) -> PathBuf {
        self.home().join("worklog")
    }

    /// Runs wlog in the home folder.
    pub fn wlog<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Said {
        self.wlog_reading("", arguments)
    }

    /// Runs wlog with a text on standard input.
    pub fn wlog_reading<S: AsRef<OsStr>>(&self, input: &str, arguments: impl IntoIterator<Item = S>) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wlog"));
        command.args(arguments).current_dir(self.home());
        self.said(self.run(command, input))
    }

    /// Runs git in the book and returns its output; it must succeed.
    pub fn git(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command.args(arguments).current_dir(self.book());
        let output = self.run(command, "");
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("git prints text")
    }

    /// Reads a file of the book.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.book().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Writes a file of the book, as an editor would.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.book().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// Asserts what holds after every command: the repository is sound and nothing is left over.
    pub fn assert_sound(&self) {
        assert_eq!(self.git(&["status", "--porcelain"]), "", "git status is clean");
        self.git(&["fsck", "--strict", "--no-progress"]);
    }

    fn run(&self, mut command: Command, input: &str) -> Output {
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env_clear().env("PATH", path).env("HOME", self.home()).env("GIT_CONFIG_NOSYSTEM", "1");
        if cfg!(windows) {
            command.env("USERPROFILE", self.home()).env("APPDATA", self.home().join("roaming"));
        }
        for (key, value) in &self.variables {
            command.env(key, value);
        }
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that does not read its input closes the pipe.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        child.wait_with_output().expect("the program ends")
    }

    fn said(&self, output: Output) -> Said {
        Said {
            stdout: self.normal(&output.stdout),
            stderr: self.normal(&output.stderr),
            status: output.status.code().unwrap_or(-1),
        }
    }

    /// Replaces what differs from run to run: this world's folder, IDs, hashes.
    fn normal(&self, output: &[u8]) -> String {
        let text = String::from_utf8(output.to_vec()).expect("wlog prints UTF-8");
        let home = self.home();
        let canonical = fs::canonicalize(&home).unwrap_or_else(|_| home.clone());
        let text = [canonical.as_path(), home.as_path()]
            .iter()
            .fold(text, |text, folder: &&Path| text.replace(&folder.display().to_string(), "HOME"));
        normal_words(&text)
    }
}

impl Said {
    /// Shows everything in one text, for a snapshot.
    pub fn whole(&self) -> String {
        let part = |name: &str, text: &str| match text {
            "" => String::new(),
            text => format!("--- {name}\n{}\n", text.trim_end_matches('\n')),
        };
        format!("{}{}--- status {}\n", part("stdout", &self.stdout), part("stderr", &self.stderr), self.status)
    }

    /// Asserts that the command succeeded, and returns its standard output.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.status, 0, "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self.stdout
    }
}

/// Replaces IDs, whole or short, and commit hashes, whole or short.
fn normal_words(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_alphanumeric() {
            word.push(c);
            continue;
        }
        normal.push_str(normal_word(&word));
        word.clear();
        normal.push(c);
    }
    normal.pop();
    normal
}

fn normal_word(word: &str) -> &str {
    let bytes = word.as_bytes();
    let id = |byte: &u8| byte.is_ascii_digit() || (byte.is_ascii_lowercase() && !b"ilou".contains(byte));
    let shape = bytes.len() >= 2 && bytes[0].is_ascii_lowercase() && bytes[1].is_ascii_digit() && bytes.iter().all(id);
    let hex = bytes.iter().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte));
    match bytes.len() {
        5 | 8 if shape => "[id]",
        7 | 40 if hex => "[commit]",
        _ => word,
    }
}
