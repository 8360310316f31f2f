//! The process that faults happen to: by default this very test program, started again with a task in its environment.

use super::book::{TestBook, append, change, set};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use wlog::store::{Book, ChangeSet, StoreError};

/// What the victim prints before it does anything, with its process number.
const READY: &str = "victim is ";
/// What it prints when it acknowledges.
const DONE: &str = "victim has done";
/// What it prints when it says that something is left behind.
const LEFT: &str = "victim has left something";

/// A program that changes a book, and how to read what it says. Another program, such as `wlog` itself, makes another value.
pub struct Victim {
    pub name: &'static str,
    pub program: PathBuf,
    pub args: Vec<OsString>,
    pub env: Vec<(String, OsString)>,
    /// Whether its output acknowledges the change.
    pub acknowledged: fn(&Output) -> bool,
    /// Whether its output says that the change is in files but not safe.
    pub owned_up: fn(&Output) -> bool,
    /// The files that the change touches, and the line that each of them gets.
    pub lines: &'static [(&'static str, &'static str)],
    /// The lines that it takes out, and the files in which they stand before.
    pub gone: &'static [(&'static str, &'static str)],
}

/// What stands on another day, for those who take it away.
const STANDING: &str = "## 10:00 Stands elsewhere <!--k7q2m9xd-->";
pub const LINE: &str = "## 10:00 The new entry";

/// The tasks of this program as a victim.
pub fn victims(book: &Path) -> Vec<Victim> {
    vec![
        own(book, "one file", &[("2026/11/2026-11-21.md", LINE)]),
        own(book, "new folders", &[("2027/01/2027-01-01.md", LINE)]),
        own(book, "card and day", &[("contacts/张伟.md", "+++ name +++"), ("2026/11/2026-11-21.md", LINE)]),
        wlog(book, "wlog add", &[], &[("2026/11/2026-11-21.md", "10:00 The new entry")]),
        wlog(
            book,
            "wlog add with a card",
            &["--contact", "李娜"],
            &[("contacts/李娜.md", "name = \"李娜\""), ("2026/11/2026-11-21.md", "10:00 The new entry")],
        ),
        changes(
            book,
            "wlog move",
            &["move", "k7q2m9xd", "--to", "2026-11-21", "--why", "the wrong day"],
            &[("2026/11/2026-11-21.md", STANDING)],
        ),
        changes(book, "wlog rm", &["rm", "k7q2m9xd", "--yes", "--why", "noted twice"], &[]),
    ]
}

/// The program itself, which adds an entry.
fn wlog(book: &Path, name: &'static str, options: &[&str], lines: &'static [(&'static str, &'static str)]) -> Victim {
    let words = ["add", "--date", "2026-11-21", "--time", "10:00", "The new entry"];
    program(book, name, &[&words, options].concat(), lines, &[])
}

/// The program itself, which changes what stands on another day.
fn changes(book: &Path, name: &'static str, args: &[&str], lines: &'static [(&'static str, &'static str)]) -> Victim {
    program(book, name, args, lines, &[("2026/11/2026-11-20.md", STANDING)])
}

fn program(
    book: &Path,
    name: &'static str,
    args: &[&str],
    lines: &'static [(&'static str, &'static str)],
    gone: &'static [(&'static str, &'static str)],
) -> Victim {
    let home = book.parent().unwrap_or(book).join("home");
    Victim {
        name,
        program: PathBuf::from(env!("CARGO_BIN_EXE_wlog")),
        args: args.iter().map(OsString::from).collect(),
        env: vec![
            ("WLOG_BOOK".into(), book.into()),
            ("HOME".into(), home.clone().into()),
            ("XDG_CACHE_HOME".into(), home.join("cache").into()),
            ("XDG_CONFIG_HOME".into(), home.join("config").into()),
            ("LC_ALL".into(), "en_GB.UTF-8".into()),
        ],
        acknowledged: |output| output.status.success(),
        owned_up: |output| String::from_utf8_lossy(&output.stderr).contains("do not run the command again"),
        lines,
        gone,
    }
}

/// The task of making a book where there is nothing.
pub fn beginner(root: &Path) -> Victim {
    own(root, "a new book", &[])
}

/// The first commit of a new book.
pub fn first_commit() -> ChangeSet {
    set(vec![change("wlog.toml", None, Some("format = 1\n")), change(super::book::DAY, None, Some(super::book::OLD))])
}

fn own(book: &Path, name: &'static str, lines: &'static [(&'static str, &'static str)]) -> Victim {
    let args = ["--exact", "victim::be_the_victim", "--nocapture", "--test-threads=1"];
    Victim {
        name,
        program: std::env::current_exe().unwrap(),
        args: args.map(OsString::from).to_vec(),
        env: vec![("WLOG_VICTIM".into(), name.into()), ("WLOG_VICTIM_BOOK".into(), book.into())],
        acknowledged: |output| String::from_utf8_lossy(&output.stdout).contains(DONE),
        owned_up: |output| String::from_utf8_lossy(&output.stdout).contains(LEFT),
        lines,
        gone: &[],
    }
}

impl Victim {
    /// Puts into the book what it takes away.
    pub fn prepare(&self, book: &TestBook) {
        for (file, line) in self.gone {
            append(&book.book(), file, line).unwrap();
        }
    }

    /// Returns the command, to be run under `wrapper` if there is one.
    pub fn command(&self, wrapper: &[String]) -> Command {
        let mut command = match wrapper.split_first() {
            Some((program, args)) => {
                let mut command = Command::new(program);
                command.args(args).arg(&self.program);
                command
            }
            None => Command::new(&self.program),
        };
        command.args(&self.args).envs(self.env.iter().map(|(key, value)| (key, value)));
        command
    }
}

/// Does nothing in a normal run; in a process started by [`Victim::command`] it is the victim.
#[test]
fn be_the_victim() {
    let Ok(name) = std::env::var("WLOG_VICTIM") else { return };
    let root = PathBuf::from(std::env::var_os("WLOG_VICTIM_BOOK").unwrap());
    super::book::seal();
    outnumber_the_other_threads();
    println!("{READY}{}", std::process::id());
    let result = match name.strip_prefix("writer ") {
        Some(writer) => many(&root, writer),
        None if name == "a new book" => Book::init(&root, &first_commit(), super::book::WAIT).map(|_| ()),
        None => victims(&root).iter().find(|victim| victim.name == name).map_or(Ok(()), |victim| once(&root, victim)),
    };
    match result {
        Ok(()) => println!("{DONE}"),
        Err(error @ StoreError::Unfinished { .. }) => println!("{LEFT}: {error}"),
        Err(error) => println!("victim failed: {error}"),
    }
}

/// Makes more calls than the threads of the test program have made so far. `strace` counts calls by thread, so that a point among
/// the following ones is then reached by this thread and no other.
fn outnumber_the_other_threads() {
    for _ in 0..200 {
        std::fs::write("/dev/null", "x").unwrap();
    }
}

/// Gives each file its line, all in one commit.
fn once(root: &Path, victim: &Victim) -> Result<(), StoreError> {
    let book = Book::open(root)?;
    let lock = book.lock(super::book::WAIT)?;
    let mut changes = Vec::new();
    for (file, line) in victim.lines {
        let old = book.read_text(&super::book::path(file))?;
        changes.push(change(file, old.as_deref(), Some(&format!("{}{line}\n", old.clone().unwrap_or_default()))));
    }
    lock.commit(&set(changes)).map(|_| ())
}

/// Appends fifty lines, each with a commit of its own.
fn many(root: &Path, writer: &str) -> Result<(), StoreError> {
    let book = Book::open(root)?;
    for number in 0..50 {
        append(&book, super::book::DAY, &format!("writer {writer} line {number};"))?;
    }
    Ok(())
}
