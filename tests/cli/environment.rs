//! A sealed world for end-to-end tests: an empty home folder, a fixed clock, no settings from outside.

use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The moment at which every test plays: a Saturday afternoon in London.
pub const NOW: &str = "2026-11-21T15:04:05+00:00";

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_wlog");

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
        let variables =
            [("LANG", "en_GB.UTF-8"), ("WLOG_NOW", NOW), ("USER", "tester"), ("COLUMNS", "100"), ("TZ", "UTC")];
        let variables = variables.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        World { root, variables }
    }

    /// Makes a world where Chinese is spoken.
    pub fn chinese() -> Self {
        World::new().with("LANG", "zh_CN.UTF-8")
    }

    /// Copies a sample book of `examples/` to the usual place and commits it.
    pub fn with_sample(self, name: &str) -> Self {
        copy_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name), &self.book());
        self.git(&["init", "--quiet"]);
        self.git(&["add", "."]);
        self.git(&["commit", "--quiet", "-m", "A week"]);
        self
    }

    /// Sets a variable for every command.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Sets a variable for every command from here on.
    pub fn set(&mut self, name: &str, value: &str) {
        self.variables.retain(|(key, _)| key != name);
        self.variables.push((name.to_owned(), value.to_owned()));
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
    pub fn wlog_reading<S: AsRef<OsStr>>(
        &self,
        input: impl AsRef<[u8]>,
        arguments: impl IntoIterator<Item = S>,
    ) -> Said {
        self.said(self.program(&self.home(), input.as_ref(), arguments))
    }

    /// Runs wlog in a folder.
    pub fn wlog_in<S: AsRef<OsStr>>(&self, folder: &Path, arguments: impl IntoIterator<Item = S>) -> Said {
        self.said(self.program(folder, b"", arguments))
    }

    /// Runs wlog with `--json` and returns the objects that it printed, IDs and hashes as they are; it must succeed.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Vec<Value> {
        let output = self.program(&self.home(), b"", arguments.iter().chain(&["--json"]));
        assert!(output.status.success(), "wlog {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("wlog prints UTF-8");
        text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"))).collect()
    }

    /// Runs a shell script in the home folder, with wlog on the search path.
    #[cfg(unix)]
    pub fn shell(&self, script: &str) -> Said {
        let mut command = Command::new("bash");
        command.args(["-euo", "pipefail", "-c", script]).current_dir(self.home());
        self.said(self.run(command, b""))
    }

    /// Runs git in the book and returns its output; it must succeed.
    #[track_caller]
    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_in(&self.book(), arguments)
    }

    /// Runs git in a folder and returns its output; it must succeed.
    #[track_caller]
    pub fn git_in(&self, folder: &Path, arguments: &[&str]) -> String {
        let output = self.try_git_in(folder, arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("git prints text")
    }

    /// Runs git in a folder, whatever comes of it.
    pub fn try_git_in(&self, folder: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=By Hand", "-c", "user.email=hand@localhost", "-c", "init.defaultBranch=main"]);
        command.args(arguments).current_dir(folder);
        self.run(command, b"")
    }

    /// Returns the version of this machine's git.
    pub fn git_version(&self) -> (u32, u32) {
        let version = self.git_in(&self.home(), &["version"]);
        let mut numbers = version.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
        numbers.next().zip(numbers.next()).expect("a version")
    }

    /// Tells whether this machine's git can make a repository with an option.
    pub fn knows_git_option(&self, option: &str) -> bool {
        self.try_git_in(&self.home(), &["init", "--quiet", option, "try"]).status.success()
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

    /// Reads everything that a command may change: the files of the book, and of git's the references, HEAD and the index.
    ///
    /// Objects, logs and locks are left out: none of them changes what the book says.
    pub fn state(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut state = BTreeMap::new();
        read_all(&self.book(), Path::new(""), &mut state);
        state
    }

    /// Runs wlog and returns what it printed, with nothing replaced.
    pub fn program<S: AsRef<OsStr>>(
        &self,
        folder: &Path,
        input: &[u8],
        arguments: impl IntoIterator<Item = S>,
    ) -> Output {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).current_dir(folder);
        self.run(command, input)
    }

    fn run(&self, mut command: Command, input: &[u8]) -> Output {
        command.env_clear().envs(self.all_variables());
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // A program that does not read its input closes the pipe.
                let _ = stdin.write_all(input);
            });
            child.wait_with_output().expect("the program ends")
        })
    }

    /// Returns every variable that a program of this world is given.
    pub fn all_variables(&self) -> Vec<(OsString, OsString)> {
        let program = Path::new(PROGRAM).parent().expect("the program has a folder").to_owned();
        let usual = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(std::iter::once(program).chain(std::env::split_paths(&usual)));
        let home = self.home();
        let mut all: Vec<(OsString, OsString)> = vec![
            ("PATH".into(), path.expect("a search path")),
            ("HOME".into(), home.clone().into()),
            ("GIT_CONFIG_NOSYSTEM".into(), "1".into()),
        ];
        if cfg!(windows) {
            all.extend([("USERPROFILE".into(), home.clone().into()), ("APPDATA".into(), home.join("roaming").into())]);
        }
        all.extend(self.variables.iter().map(|(key, value)| (key.into(), value.into())));
        all
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

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy_all(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("a file can be copied")),
        }
    }
}

/// Reads files, folders and links below a folder, by their path.
fn read_all(root: &Path, folder: &Path, state: &mut BTreeMap<PathBuf, Vec<u8>>) {
    let skipped = [".git/objects", ".git/logs", ".git/wlog"].iter().any(|skipped| folder == Path::new(skipped));
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    for entry in entries.flatten().filter(|_| !skipped) {
        let path = folder.join(entry.file_name());
        let kind = entry.file_type().expect("a kind");
        if kind.is_dir() {
            if path != Path::new(".git/wlog") {
                state.insert(path.clone(), b"folder".to_vec());
            }
            read_all(root, &path, state);
        } else if kind.is_symlink() {
            let target = fs::read_link(entry.path()).expect("a link");
            state.insert(path, target.to_string_lossy().into_owned().into_bytes());
        } else {
            state.insert(path, fs::read(entry.path()).expect("a file can be read"));
        }
    }
}

/// Replaces IDs, whole or short, and commit hashes, whole or short.
pub fn normal_words(text: &str) -> String {
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
