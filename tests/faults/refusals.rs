//! What wlog cannot do right is refused before anything changes, and can still be read.

use super::book::{DAY, OLD, TestBook, append, change, path, set};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::time::Duration;
use wlog::store::{Book, HookSource, Operation, Origin, Refusal, SigningProblem, StoreError};

/// A state of the repository, how it comes about, and the refusal that it meets.
type Case = (&'static str, fn(&TestBook), fn(&Refusal) -> bool);

fn hook(book: &TestBook, folder: &str, name: &str, mode: u32) {
    let hook = book.root.join(folder).join(name);
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\n").unwrap();
    fs::set_permissions(hook, PermissionsExt::from_mode(mode)).unwrap();
}

fn is_own_hook(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Hook { from: HookSource::Repository, .. })
}

fn conflict(book: &TestBook, command: &[&str]) {
    book.git(&["checkout", "--quiet", "-b", "side"]);
    book.write("other.txt", "side\n");
    book.git(&["commit", "--quiet", "-a", "-m", "side"]);
    book.git(&["checkout", "--quiet", "main"]);
    book.write("other.txt", "main\n");
    book.git(&["commit", "--quiet", "-a", "-m", "main"]);
    assert!(!book.try_git(command).status.success());
}

const CASES: &[Case] = &[
    ("detached", |book| drop(book.git(&["checkout", "--quiet", "--detach"])), |r| matches!(r, Refusal::DetachedHead)),
    ("merge", |book| conflict(book, &["merge", "side"]), |r| matches!(r, Refusal::InProgress(Operation::Merge))),
    ("rebase", |book| conflict(book, &["rebase", "side"]), |r| matches!(r, Refusal::InProgress(Operation::Rebase))),
    (
        "cherry-pick",
        |book| conflict(book, &["cherry-pick", "side"]),
        |r| matches!(r, Refusal::InProgress(Operation::CherryPick)),
    ),
    (
        "signing by a program that the book names",
        |book| {
            book.git(&["config", "commit.gpgSign", "true"]);
            book.git(&["config", "gpg.program", "true"]);
        },
        |r| matches!(r, Refusal::Signing(SigningProblem::NotTrusted { key: "gpg.program" })),
    ),
    (
        "signing in a way of tomorrow",
        |book| {
            book.git(&["config", "commit.gpgSign", "yes"]);
            book.git(&["config", "gpg.format", "minisign"]);
        },
        |r| matches!(r, Refusal::Signing(SigningProblem::UnknownFormat(format)) if format == "minisign"),
    ),
    (
        "signing without a key",
        |book| {
            book.git(&["config", "commit.gpgSign", "1"]);
            book.git(&["config", "gpg.format", "ssh"]);
        },
        |r| matches!(r, Refusal::Signing(SigningProblem::NoKey)),
    ),
    ("pre-commit", |book| hook(book, ".git/hooks", "pre-commit", 0o755), is_own_hook),
    ("prepare-commit-msg", |book| hook(book, ".git/hooks", "prepare-commit-msg", 0o755), is_own_hook),
    ("commit-msg", |book| hook(book, ".git/hooks", "commit-msg", 0o755), is_own_hook),
    ("post-commit", |book| hook(book, ".git/hooks", "post-commit", 0o755), is_own_hook),
    ("reference-transaction", |book| hook(book, ".git/hooks", "reference-transaction", 0o755), is_own_hook),
    (
        "a hook in the configuration",
        |book| {
            book.git(&["config", "hook.lint.command", "lint"]);
            book.git(&["config", "--add", "hook.lint.event", "pre-push"]);
            book.git(&["config", "--add", "hook.lint.event", "pre-commit"]);
        },
        |r| matches!(r, Refusal::Hook { from: HookSource::Setting { name, origin: Origin::Book }, .. } if name == "lint"),
    ),
    (
        "hooks elsewhere",
        |book| {
            hook(book, "hooks", "commit-msg", 0o755);
            book.git(&["config", "core.hooksPath", "hooks"]);
        },
        |r| matches!(r, Refusal::Hook { hook, from: HookSource::Path(Origin::Book) } if hook.ends_with("hooks/commit-msg")),
    ),
    (
        "filter",
        |book| book.write(".gitattributes", "*.md filter=crypt\n"),
        |r| matches!(r, Refusal::Attribute { attribute: "filter", value, file, .. } if value == "crypt" && file.ends_with(".gitattributes")),
    ),
    (
        "encoding",
        |book| book.write("2026/.gitattributes", "*.md working-tree-encoding=GBK\n"),
        |r| matches!(r, Refusal::Attribute { attribute: "working-tree-encoding", .. }),
    ),
    (
        "filter of this clone alone",
        |book| book.write(".git/info/attributes", "*.md filter=crypt\n"),
        |r| matches!(r, Refusal::Attribute { file, .. } if file.ends_with("info/attributes")),
    ),
    (
        "split index",
        |book| drop(book.git(&["update-index", "--split-index"])),
        |r| matches!(r, Refusal::IndexKind { kind: "split" }),
    ),
    (
        "sparse",
        |book| drop(book.git(&["sparse-checkout", "set", "--sparse-index", "2026"])),
        |r| matches!(r, Refusal::IndexKind { kind: "sparse" }),
    ),
    (
        "damaged index",
        |book| fs::write(book.root.join(".git/index"), "DIRC and no more, which is too little").unwrap(),
        |r| matches!(r, Refusal::IndexBroken { .. } | Refusal::IndexKind { .. }),
    ),
    (
        "a format of tomorrow",
        |book| {
            book.git(&["config", "core.repositoryFormatVersion", "1"]);
            book.git(&["config", "extensions.refStorage", "reftable"]);
        },
        |r| matches!(r, Refusal::UnknownFormat { extension, value } if extension == "extensions.refstorage" && value == "reftable"),
    ),
    (
        "an extension of tomorrow",
        |book| {
            book.git(&["config", "core.repositoryFormatVersion", "1"]);
            book.git(&["config", "extensions.compactObjects", "true"]);
        },
        |r| matches!(r, Refusal::UnknownFormat { extension, .. } if extension == "extensions.compactobjects"),
    ),
    (
        "sha256",
        |book| drop(book.git(&["config", "extensions.objectFormat", "sha256"])),
        |r| matches!(r, Refusal::UnknownFormat { value, .. } if value == "sha256"),
    ),
    ("bare", |book| drop(book.git(&["config", "core.bare", "true"])), |r| matches!(r, Refusal::Bare { .. })),
    (
        "work tree elsewhere",
        |book| drop(book.git(&["config", "core.worktree", "/tmp"])),
        |r| matches!(r, Refusal::WorkTreeElsewhere { .. }),
    ),
    (
        "broken",
        |book| fs::write(book.root.join(".git/HEAD"), "").unwrap(),
        |r| matches!(r, Refusal::BrokenRepository { .. }),
    ),
    (
        "a file where a folder is needed",
        |book| {
            book.write("orgs", "no folder\n");
            book.git(&["add", "orgs"]);
            fs::remove_file(book.root.join("orgs")).unwrap();
        },
        |r| matches!(r, Refusal::InTheWay { .. }),
    ),
];

#[test]
fn what_cannot_be_done_right_is_refused_before_anything_changes() {
    for (name, prepare, fits) in CASES {
        let book = TestBook::new();
        prepare(&book);
        let head = fs::read(book.root.join(".git/refs/heads/main")).unwrap();
        let lock = book.book().lock(Duration::from_secs(1));
        let changes = vec![change("orgs/new.md", None, Some("x\n")), change(DAY, Some(OLD), Some("new\n"))];
        let error = lock.and_then(|lock| lock.commit(&set(changes)).map(|_| ())).unwrap_err();
        assert!(matches!(&error, StoreError::Refused(refusal) if fits(refusal)), "{name}: {error:?}");
        assert_eq!(book.text(DAY), OLD, "{name}");
        assert!(!book.root.join("orgs/new.md").exists(), "{name}");
        assert_eq!(fs::read(book.root.join(".git/refs/heads/main")).unwrap(), head, "{name}");
        assert_eq!(book.book().read_text(&path(DAY)).unwrap().as_deref(), Some(OLD), "{name}: reading");
        assert_eq!(book.book().walk().unwrap().len(), 1, "{name}: walking");
    }
}

#[test]
fn what_asks_for_nothing_is_no_obstacle() {
    let book = TestBook::new();
    hook(&book, ".git/hooks", "pre-commit", 0o644);
    hook(&book, ".git/hooks", "pre-push", 0o755);
    hook(&book, ".git/hooks", "pre-commit.sample", 0o755);
    book.git(&["config", "hook.lint.command", "lint"]);
    book.git(&["config", "hook.lint.event", "pre-commit"]);
    book.git(&["config", "hook.lint.enabled", "false"]);
    book.git(&["config", "index.skipHash", "true"]);
    book.write(".gitattributes", "/2026/** -text merge=wlog\n*.png filter=lfs\n");
    book.git(&["add", ".gitattributes"]);
    book.git(&["commit", "--quiet", "-m", "attributes"]);
    book.book().check_writable().unwrap();
    append(&book.book(), DAY, "## 10:00 New").unwrap();
    book.assert_in_order("harmless");
}

#[test]
fn repositories_of_other_kinds_are_refused() {
    for (option, value) in [("--ref-format=reftable", "reftable"), ("--object-format=sha256", "sha256")] {
        super::book::seal();
        let folder = tempfile::tempdir().unwrap();
        let made = Command::new("git").args(["init", "--quiet", option]).arg(folder.path()).output().unwrap();
        if !made.status.success() {
            println!("skipped: this git knows no {option}");
            continue;
        }
        fs::write(folder.path().join("wlog.toml"), "format = 1\n").unwrap();
        let error = Book::open(folder.path()).unwrap().lock(Duration::ZERO).unwrap_err();
        assert!(
            matches!(&error, StoreError::Refused(Refusal::UnknownFormat { value: found, .. }) if found == value),
            "{error:?}"
        );
    }
}

#[test]
fn a_book_of_another_user_is_refused_unless_git_is_told_to_trust_it() {
    let book = TestBook::new();
    if !Command::new("chown").args(["-R", "12345"]).arg(&book.root).stderr(Stdio::null()).status().unwrap().success() {
        println!("skipped: only root can give files away");
        return;
    }
    let error = book.book().lock(Duration::ZERO).unwrap_err();
    assert!(matches!(error, StoreError::Refused(Refusal::NotOwned { .. })), "{error:?}");
    assert_eq!(book.book().read_text(&path(DAY)).unwrap().as_deref(), Some(OLD));
}

#[test]
fn what_is_no_book_is_said_to_be_none() {
    super::book::seal();
    let folder = tempfile::tempdir().unwrap();
    let refused = |wanted: fn(&Refusal) -> bool| {
        let error = Book::open(folder.path()).unwrap_err();
        assert!(matches!(&error, StoreError::Refused(refusal) if wanted(refusal)), "{error:?}");
    };
    refused(|refusal| matches!(refusal, Refusal::NotABook { .. }));
    fs::write(folder.path().join("wlog.toml"), "").unwrap();
    refused(|refusal| matches!(refusal, Refusal::NoRepository { .. }));
}

#[test]
fn an_existing_repository_becomes_a_book_and_keeps_all_it_had() {
    super::book::seal();
    let folder = tempfile::tempdir().unwrap();
    let git = |args: &[&str]| super::book::git(folder.path()).args(args).output().unwrap();
    git(&["init", "--quiet", "-b", "trunk"]);
    fs::write(folder.path().join("kept.txt"), "kept\n").unwrap();
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "first"]);
    fs::write(folder.path().join("kept.txt"), "edited\n").unwrap();
    let first = set(vec![change("wlog.toml", None, Some("format = 1\n"))]);
    assert!(Book::init(folder.path(), &first, Duration::ZERO).unwrap().committed.is_some());
    assert_eq!(
        String::from_utf8(git(&["status", "--porcelain", "--branch"]).stdout).unwrap(),
        "## trunk\n M kept.txt\n"
    );
    assert_eq!(String::from_utf8(git(&["log", "--format=%s"]).stdout).unwrap().lines().count(), 2);
    assert!(Book::init(folder.path(), &first, Duration::ZERO).unwrap().committed.is_none());
}

/// Sees that an index one of whose bytes is another is refused, and puts it back.
fn is_refused_if_damaged(book: &TestBook, context: &str) {
    let place = book.root.join(".git/index");
    let whole = fs::read(&place).unwrap();
    // The name of the first file's content, and git's sum at the end.
    for at in [60, whole.len() - 1] {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(&place, damaged).unwrap();
        let said = append(&book.book(), DAY, "## 12:00 Never");
        assert!(
            matches!(said, Err(StoreError::Refused(Refusal::IndexBroken { detail: "its checksum is wrong", .. }))),
            "{context}, at {at}: {said:?}"
        );
    }
    fs::write(place, whole).unwrap();
}

#[test]
fn an_index_is_known_again_by_its_note_and_refused_if_damaged_whatever_that_says() {
    let book = TestBook::new();
    let note = book.root.join(".git/wlog/known");
    append(&book.book(), DAY, "## 10:00 One").unwrap();
    let sum = crc32fast::hash(&fs::read(book.root.join(".git/index")).unwrap());
    let noted = fs::read_to_string(&note).unwrap();
    assert_eq!(noted, format!("{}index {sum:08x}\n", book.git(&["rev-parse", "HEAD"])));
    let other = format!("{}index {:08x}\n", &noted[..41], !sum);
    for said in [noted.as_str(), &noted[..noted.len() - 2], &noted[..20], &other, ""] {
        fs::write(&note, said).unwrap();
        is_refused_if_damaged(&book, said);
        append(&book.book(), DAY, "## 11:00 Another").unwrap();
    }
    book.write("other.txt", "staged\n");
    book.git(&["add", "other.txt"]);
    is_refused_if_damaged(&book, "an index of git's");
    append(&book.book(), DAY, "## 12:00 More").unwrap();
    book.git(&["commit", "--quiet", "-m", "other"]);
    book.assert_in_order("all that");
}

#[test]
fn locks_are_waited_for_and_old_ones_healed() {
    let book = TestBook::new();
    let held = book.book().lock(Duration::ZERO).unwrap();
    assert!(matches!(book.book().lock(Duration::from_millis(50)), Err(StoreError::Locked { waited_ms: 50.., .. })));
    drop(held);
    for lock in [".git/index.lock", ".git/HEAD.lock", ".git/refs/heads/main.lock"] {
        fs::write(book.root.join(lock), "").unwrap();
        let age = ["-d", "1 minute ago", &book.root.join(lock).to_string_lossy()].map(str::to_owned);
        assert!(Command::new("touch").args(age).status().unwrap().success());
        append(&book.book(), DAY, &format!("healed {lock}")).unwrap();
        book.assert_in_order(lock);
    }
}

#[test]
fn a_lock_of_a_running_git_is_left_alone() {
    let book = TestBook::new();
    let editor = "sleep 8; echo by hand >";
    let mut commit = super::book::git(&book.root)
        .args(["commit", "--allow-empty", "-a", "--quiet"])
        .env("GIT_EDITOR", editor)
        .spawn()
        .unwrap();
    let lock = book.root.join(".git/index.lock");
    while !lock.exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let age = ["-d", "1 minute ago", &lock.to_string_lossy()].map(str::to_owned);
    assert!(Command::new("touch").args(age).status().unwrap().success());
    let error = book.book().lock(Duration::ZERO).unwrap_err();
    assert!(matches!(&error, StoreError::GitBusy { lock, age_s: 60.. } if lock.ends_with("index.lock")), "{error:?}");
    assert!(commit.wait().unwrap().success());
    append(&book.book(), DAY, "## 10:00 Afterwards").unwrap();
    book.assert_in_order("after git");
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let book = TestBook::new();
    fs::write(book.root.join(DAY), b"one\ntwo \xff three\n").unwrap();
    let error = book.book().read_text(&path(DAY)).unwrap_err();
    assert!(matches!(error, StoreError::NotUtf8 { offset: 8, line: 2, .. }));
    assert!(matches!(book.book().read(&path("2026/11")), Err(StoreError::NotAFile { .. })));
    assert!(matches!(book.book().read(&path(&format!("{DAY}/x"))), Err(StoreError::NotAFile { .. })));
    assert_eq!(book.book().read(&path("2030/01/2030-01-01.md")).unwrap(), None);
}
