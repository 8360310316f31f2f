//! A book to test on, plain git to look at it, and what must hold in it whatever happened.

use chrono::DateTime;
use git2::ConfigLevel;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Once;
use std::time::Duration;
use tempfile::TempDir;
use wlog::store::{Author, Book, BookPath, Change, ChangeSet, Person};

pub const WAIT: Duration = Duration::from_secs(60);
/// The day that is in the book from the beginning.
pub const DAY: &str = "2026/11/2026-11-21.md";
/// What that day holds.
pub const OLD: &str = "# 2026-11-21\n\n## 09:00 Was here before\n";

pub fn path(text: &str) -> BookPath {
    BookPath::new(text).unwrap()
}

pub fn author() -> Author {
    let known = Person { name: Some("Test".into()), email: Some("test@example.org".into()) };
    let time = DateTime::parse_from_rfc3339("2026-11-21T09:00:00+08:00").unwrap();
    Author { author: known.clone(), committer: known, fallback: Person::default(), time }
}

pub fn change(file: &str, expected: Option<&str>, new: Option<&str>) -> Change {
    let bytes = |text: Option<&str>| text.map(|text| text.as_bytes().to_vec());
    Change { path: path(file), expected: bytes(expected), new: bytes(new) }
}

pub fn set(changes: Vec<Change>) -> ChangeSet {
    ChangeSet { changes, message: "add: 2026-11-21 09:00 Something\n\nWlog-Op: add".into(), author: author() }
}

/// Appends a line to a file of the book and commits it, as `wlog add` does: an edit by hand first, on its own.
pub fn append(book: &Book, file: &str, line: &str) -> Result<String, wlog::store::StoreError> {
    let lock = book.lock(WAIT)?;
    lock.commit_as_user_edit(&[path(file)], "edit: by hand", &author())?;
    let old = book.read_text(&path(file))?;
    let new = format!("{}{line}\n", old.clone().unwrap_or_default());
    Ok(lock.commit(&set(vec![change(file, old.as_deref(), Some(&new))]))?.id.to_string())
}

/// Keeps the configuration of whoever runs the tests away from libgit2.
pub fn seal() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        for level in [ConfigLevel::System, ConfigLevel::Global, ConfigLevel::XDG, ConfigLevel::ProgramData] {
            // SAFETY: this happens once, before any other use of libgit2 in the process.
            unsafe { git2::opts::set_search_path(level, "/nonexistent") }.unwrap();
        }
    });
}

/// A folder with a book in it that has one day and another file of the user's.
pub struct TestBook {
    _folder: TempDir,
    pub root: PathBuf,
}

impl TestBook {
    pub fn new() -> Self {
        seal();
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("book");
        let files = vec![change("wlog.toml", None, Some("format = 1\n")), change(DAY, None, Some(OLD))];
        Book::init(&root, &set(files), WAIT).unwrap();
        fs::write(root.join("other.txt"), "the user's\n").unwrap();
        let book = TestBook { _folder: folder, root };
        book.git(&["add", "other.txt"]);
        book.git(&["commit", "--quiet", "--message", "other"]);
        book
    }

    pub fn book(&self) -> Book {
        Book::open(&self.root).unwrap()
    }

    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.root.join(file)).unwrap_or_default()
    }

    pub fn write(&self, file: &str, text: &str) {
        let file = self.root.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// Runs git and returns what it printed; it has to succeed.
    pub fn git(&self, args: &[&str]) -> String {
        let output = self.try_git(args);
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    pub fn try_git(&self, args: &[&str]) -> Output {
        git(&self.root).args(args).output().unwrap()
    }

    pub fn in_head(&self, file: &str) -> String {
        let output = self.try_git(&["show", &format!("HEAD:{file}")]);
        String::from_utf8(output.stdout).unwrap()
    }

    /// Sees that the repository is whole, that nothing is left undone and nothing lies about.
    pub fn assert_in_order(&self, context: &str) {
        let fsck = self.try_git(&["fsck", "--strict", "--no-dangling"]);
        let said = [fsck.stdout, fsck.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(fsck.status.success() && said.lines().all(is_harmless), "{context}: fsck: {said}");
        assert_eq!(self.git(&["status", "--porcelain"]), "", "{context}: status");
        let stray: Vec<PathBuf> = files(&self.root.join(".git")).into_iter().filter(|path| is_stray(path)).collect();
        assert!(stray.is_empty(), "{context}: left behind: {stray:?}");
    }
}

/// Plain git, sealed from the user's configuration.
pub fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    for role in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{role}_NAME"), "By Hand").env(format!("GIT_{role}_EMAIL"), "hand@example.org");
    }
    git
}

/// `git fsck` greets, and notes what a `git commit` that came too late left.
fn is_harmless(line: &str) -> bool {
    line.starts_with("notice: ") || line.starts_with("Checking ") || line.starts_with("dangling ")
}

fn is_stray(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    name.ends_with(".lock")
        || name.starts_with(".wlog-")
        || name == "intent"
        || path.ends_with("wlog/index")
        || path.ends_with("wlog/branch")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
