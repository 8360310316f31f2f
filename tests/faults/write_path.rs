//! What a change does to the files, to git's index and to HEAD, and what it leaves alone.

use super::book::{DAY, OLD, TestBook, append, author, change, path, set};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use wlog::store::{Author, Book, ChangeSet, Person, Recovery, StoreError};

const NEW: &str = "# 2026-11-21\n\n## 09:00 Changed\n";

#[test]
fn a_change_is_in_the_file_in_head_and_in_the_index() {
    let book = TestBook::new();
    let lock = book.book().lock(super::book::WAIT).unwrap();
    let done = lock.commit(&set(vec![change(DAY, Some(OLD), Some(NEW))])).unwrap();
    assert_eq!(book.git(&["rev-parse", "HEAD"]).trim(), done.id.to_string());
    assert_eq!((book.text(DAY).as_str(), book.in_head(DAY).as_str()), (NEW, NEW));
    assert_eq!(
        book.git(&["log", "-1", "--format=%s|%an|%ae|%ad", "--date=iso"]).trim(),
        "add: 2026-11-21 09:00 Something|Test|test@example.org|2026-11-21 09:00:00 +0800"
    );
    assert_eq!(book.git(&["log", "-1", "--format=%(trailers:key=Wlog-Op,valueonly)"]).trim(), "add");
    assert!(book.git(&["reflog", "-1"]).contains("commit: add: 2026-11-21 09:00 Something"));
    book.assert_in_order("a change");
}

#[test]
fn who_commits_is_taken_from_the_environment_then_from_git_then_from_the_system() {
    let book = TestBook::new();
    let unknown = Author { author: Person::default(), committer: Person::default(), ..author() };
    let fallback = Person { name: Some("zhang".into()), email: Some("zhang@box".into()) };
    let commit = |set: ChangeSet| book.book().lock(super::book::WAIT).unwrap().commit(&set).unwrap();
    let by = |author: &Author, old: &str, new: &str| ChangeSet {
        author: author.clone(),
        ..set(vec![change(DAY, Some(old), Some(new))])
    };
    let says = || book.git(&["log", "-1", "--format=%an <%ae> %cn <%ce>"]).trim().to_owned();
    let without_config = Author { fallback, ..unknown.clone() };
    assert!(commit(by(&without_config, OLD, "1")).identity_missing);
    assert_eq!(says(), "zhang <zhang@box> zhang <zhang@box>");
    book.git(&["config", "user.name", "李娜"]);
    book.git(&["config", "user.email", "li@example.org"]);
    assert!(!commit(by(&without_config, "1", "2")).identity_missing);
    assert_eq!(says(), "李娜 <li@example.org> 李娜 <li@example.org>");
    let given = Author { author: author().author, ..without_config };
    assert!(!commit(by(&given, "2", "3")).identity_missing);
    assert_eq!(says(), "Test <test@example.org> 李娜 <li@example.org>");
}

#[test]
fn what_the_user_has_staged_and_edited_elsewhere_stays() {
    let book = TestBook::new();
    for (file, text) in [("staged.txt", "staged"), ("other.txt", "staged\n"), ("gone.txt", "x")] {
        book.write(file, text);
    }
    book.git(&["add", "staged.txt", "other.txt"]);
    book.write("other.txt", "edited\n");
    book.git(&["rm", "--quiet", "--cached", "wlog.toml"]);
    let before = book.git(&["status", "--porcelain"]);
    append(&book.book(), DAY, "## 10:00 New").unwrap();
    assert_eq!(book.git(&["status", "--porcelain"]), before);
    assert_eq!(book.git(&["show", "--name-only", "--format=", "HEAD"]).trim(), DAY);
    assert_eq!(book.in_head("other.txt"), "the user's\n");
    assert_eq!(book.git(&["show", ":other.txt"]), "staged\n");
}

#[test]
fn an_edit_by_hand_is_committed_on_its_own() {
    let book = TestBook::new();
    book.write(DAY, NEW);
    let lock = book.book().lock(super::book::WAIT).unwrap();
    assert!(lock.differs_from_head(&path(DAY)).unwrap());
    let edit = lock.commit_as_user_edit(&[path(DAY), path("wlog.toml")], "edit: by hand", &author()).unwrap().unwrap();
    assert_eq!(book.git(&["show", "--name-only", "--format=%s", "HEAD"]), format!("edit: by hand\n\n{DAY}\n"));
    assert!(!edit.already && !lock.differs_from_head(&path(DAY)).unwrap());
    assert_eq!(lock.commit_as_user_edit(&[path(DAY)], "edit", &author()).unwrap(), None);
    fs::remove_file(book.root.join(DAY)).unwrap();
    assert!(lock.commit_as_user_edit(&[path(DAY)], "edit: removed", &author()).unwrap().is_some());
    assert_eq!(book.in_head(DAY), "");
    book.assert_in_order("an edit");
}

#[test]
fn a_file_changed_meanwhile_is_not_overwritten() {
    let book = TestBook::new();
    book.write(DAY, "edited meanwhile\n");
    let head = book.git(&["rev-parse", "HEAD"]);
    let lock = book.book().lock(super::book::WAIT).unwrap();
    let changes = vec![change("orgs/a.md", None, Some("new\n")), change(DAY, Some(OLD), Some(NEW))];
    let error = lock.commit(&set(changes)).unwrap_err();
    assert!(matches!(error, StoreError::Changed { path } if path.as_str() == DAY));
    assert_eq!((book.text(DAY).as_str(), book.text("orgs/a.md").as_str()), ("edited meanwhile\n", ""));
    assert_eq!(book.git(&["rev-parse", "HEAD"]), head);
}

#[test]
fn files_come_go_and_keep_their_modes() {
    let book = TestBook::new();
    book.write("orgs/tool.md", "run\n");
    fs::set_permissions(book.root.join("orgs/tool.md"), PermissionsExt::from_mode(0o755)).unwrap();
    book.git(&["add", "."]);
    book.git(&["commit", "-qm", "tool"]);
    let lock = book.book().lock(super::book::WAIT).unwrap();
    let changes = vec![
        change("orgs/tool.md", Some("run\n"), Some("run faster\n")),
        change("contacts/张伟.md", None, Some("+++\n")),
        change(DAY, Some(OLD), None),
    ];
    lock.commit(&set(changes)).unwrap();
    let mode = |file: &str| fs::metadata(book.root.join(file)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("orgs/tool.md"), mode("contacts/张伟.md"), mode("contacts")), (0o755, 0o600, 0o700));
    assert!(book.git(&["ls-tree", "HEAD", "orgs/"]).starts_with("100755"));
    assert!(!book.root.join(DAY).exists() && book.in_head(DAY).is_empty());
    assert_eq!(book.git(&["ls-tree", "HEAD", "2026"]), "");
    book.assert_in_order("modes");
}

#[test]
fn trees_are_sorted_as_git_sorts_them() {
    let book = TestBook::new();
    let files = ["a/b.md", "a-b.md", "a.md", "a0.md", "a/c/d.md", "A.md", "張.md", "a-/x.md"];
    let lock = book.book().lock(super::book::WAIT).unwrap();
    lock.commit(&set(files.iter().map(|file| change(file, None, Some(file))).collect())).unwrap();
    assert_eq!(book.git(&["write-tree"]), book.git(&["rev-parse", "HEAD^{tree}"]));
    lock.commit(&set(files.iter().map(|file| change(file, Some(file), None)).collect())).unwrap();
    assert_eq!(book.git(&["rev-parse", "HEAD^{tree}"]), book.git(&["rev-parse", "HEAD~2^{tree}"]));
    book.assert_in_order("trees");
}

#[test]
fn bytes_that_head_has_already_are_acknowledged_without_a_commit() {
    let book = TestBook::new();
    let head = book.git(&["rev-parse", "HEAD"]);
    let lock = book.book().lock(super::book::WAIT).unwrap();
    let done = lock.commit(&set(vec![change(DAY, Some("whatever"), Some(OLD))])).unwrap();
    assert!(done.already);
    assert_eq!(book.git(&["rev-parse", "HEAD"]), head);
    assert!(matches!(lock.commit(&set(vec![])), Ok(done) if done.already));
    let twice = vec![change(DAY, Some(OLD), Some(NEW)), change(DAY, Some(OLD), Some(NEW))];
    assert!(matches!(lock.commit(&set(twice)), Err(StoreError::Twice { .. })));
}

#[test]
fn every_form_of_index_that_git_writes_is_kept() {
    for (form, commands) in [
        ("version 4", &[&["update-index", "--index-version", "4"][..]][..]),
        ("version 3", &[&["update-index", "--skip-worktree", "other.txt"][..]]),
        ("untracked cache", &[&["update-index", "--untracked-cache"][..], &["status"]]),
        ("no checksum", &[&["config", "index.skipHash", "true"][..], &["update-index", "--force-write-index"]]),
    ] {
        let book = TestBook::new();
        commands.iter().for_each(|command| drop(book.git(command)));
        for (file, line) in
            [(DAY, "a"), ("2026/11/2026-11-22.md", "b"), ("2026/11/2026-11-20.md", "c"), ("a.md", "d"), (DAY, "e")]
        {
            append(&book.book(), file, line).unwrap_or_else(|error| panic!("{form}: {error}"));
        }
        let listed = book.git(&["ls-files"]);
        let wanted = ["2026/11/2026-11-20.md", DAY, "2026/11/2026-11-22.md", "a.md", "other.txt", "wlog.toml"];
        assert_eq!(listed.lines().collect::<Vec<_>>(), wanted, "{form}");
        book.git(&["commit", "--quiet", "--allow-empty", "-m", "by hand"]);
        book.assert_in_order(form);
    }
}

#[test]
fn a_change_that_git_has_not_looked_at_yet_is_not_hidden() {
    // The file is changed within the second in which git wrote its index, to the same length: git finds out by reading only,
    // and an index with a later date must not keep it from that.
    let book = TestBook::new();
    book.write("other.txt", "THE USER'S\n");
    book.git(&["add", "other.txt"]);
    book.write("other.txt", "the user's\n");
    append(&book.book(), DAY, "## 10:00 New").unwrap();
    assert_eq!(book.git(&["diff", "--name-only"]).trim(), "other.txt");
}

#[test]
fn an_empty_object_that_a_power_cut_left_is_written_anew() {
    let book = TestBook::new();
    book.write("draft", NEW);
    let blob = book.git(&["hash-object", "-w", "draft"]).trim().to_owned();
    fs::remove_file(book.root.join("draft")).unwrap();
    let object = book.root.join(".git/objects").join(&blob[..2]).join(&blob[2..]);
    fs::set_permissions(&object, PermissionsExt::from_mode(0o644)).unwrap();
    fs::write(&object, "").unwrap();
    let lock = book.book().lock(super::book::WAIT).unwrap();
    lock.commit(&set(vec![change(DAY, Some(OLD), Some(NEW))])).unwrap();
    assert_eq!(book.in_head(DAY), NEW);
    book.assert_in_order("an empty object");
}

#[test]
fn packed_branches_and_objects_make_no_difference() {
    let book = TestBook::new();
    append(&book.book(), DAY, "## 10:00 A").unwrap();
    book.git(&["gc", "--quiet"]);
    book.git(&["pack-refs", "--all"]);
    append(&book.book(), DAY, "## 11:00 B").unwrap();
    assert_eq!(book.in_head(DAY), format!("{OLD}## 10:00 A\n## 11:00 B\n"));
    book.assert_in_order("packed");
}

#[test]
fn a_linked_work_tree_is_a_book_too() {
    let book = TestBook::new();
    let tree = book.root.with_file_name("second");
    book.git(&["worktree", "add", "--quiet", "-b", "second", &tree.to_string_lossy()]);
    append(&Book::open(&tree).unwrap(), DAY, "## 10:00 There").unwrap();
    assert!(fs::read_to_string(tree.join(DAY)).unwrap().contains("There"));
    assert!(book.git(&["show", &format!("second:{DAY}")]).contains("There"));
    assert_eq!(book.in_head(DAY), OLD);
    let status = super::book::git(&tree).args(["status", "--porcelain"]).output().unwrap();
    assert_eq!(String::from_utf8(status.stdout).unwrap(), "");
}

#[test]
fn links_are_not_followed() {
    let book = TestBook::new();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "secret").unwrap();
    symlink(outside.path(), book.root.join("contacts")).unwrap();
    symlink(outside.path().join("secret.md"), book.root.join("2026/11/2026-11-20.md")).unwrap();
    for file in ["contacts/secret.md", "2026/11/2026-11-20.md"] {
        assert!(matches!(book.book().read(&path(file)), Err(StoreError::Symlink { .. })), "{file}");
        assert!(matches!(append(&book.book(), file, "x"), Err(StoreError::Symlink { .. })), "{file}");
    }
    assert!(matches!(append(&book.book(), "contacts/new.md", "x"), Err(StoreError::Symlink { .. })));
    assert!(book.book().walk().unwrap().iter().all(|each| each.path.as_str() == DAY));
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn what_the_user_edited_after_a_crash_is_not_overwritten() {
    let book = TestBook::new();
    record_half_done(&book);
    book.write(DAY, "edited since\n");
    let lock = book.book().lock(super::book::WAIT).unwrap();
    let Recovery::RolledBack { restored, edited } = lock.recovery() else { panic!("{:?}", lock.recovery()) };
    assert_eq!((restored.as_slice(), edited.as_slice()), (&[path("contacts/a.md")][..], &[path(DAY)][..]));
    assert_eq!((book.text(DAY).as_str(), book.text("contacts/a.md").as_str()), ("edited since\n", ""));
    assert_eq!(book.git(&["status", "--porcelain"]).trim(), format!("M {DAY}"));
}

#[test]
fn a_half_done_change_set_is_completed() {
    let book = TestBook::new();
    record_half_done(&book);
    let lock = book.book().lock(super::book::WAIT).unwrap();
    assert_eq!(lock.recovery(), &Recovery::Completed(vec![path("contacts/a.md"), path(DAY)]));
    assert_eq!((book.in_head(DAY).as_str(), book.in_head("contacts/a.md").as_str()), (NEW, "card\n"));
    book.assert_in_order("completed");
}

/// Leaves what a process leaves that is killed between the first file and the second.
fn record_half_done(book: &TestBook) {
    book.write("contacts/a.md", "card\n");
    book.write("new", NEW);
    let blob = |file: &str| book.git(&["hash-object", "-w", file]).trim().to_owned();
    let (old, new, card) = (blob(DAY), blob("new"), blob("contacts/a.md"));
    fs::remove_file(book.root.join("new")).unwrap();
    let signed = "T <t@example.org> 1795222800 +0800";
    let intent = format!(
        r#"{{"version":1,"message":"add: two","signed":{{"author":"{signed}","committer":"{signed}","missing":false}},"steps":[
        {{"path":"contacts/a.md","old":null,"new":"{card}"}},{{"path":"{DAY}","old":"{old}","new":"{new}"}}]}}"#
    );
    fs::write(book.root.join(".git/wlog/intent"), intent).unwrap();
}
