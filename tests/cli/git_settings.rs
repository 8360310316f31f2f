//! Git as its user set it: what the settings ask of a commit is done, or refused before anything changes.

use crate::environment::World;
use crate::errors::catalogue;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

const ADD: &[&str] = &["add", "Text"];
const DAY: &str = "2026/11/2026-11-21.md";

fn global(world: &World, settings: &[(&str, &str)]) {
    for (key, value) in settings {
        world.git_in(&world.home(), &["config", "--global", key, value]);
    }
}

fn script(place: &Path, text: &str) {
    fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
    fs::write(place, format!("#!/bin/sh\n{text}\n")).expect("a script");
    fs::set_permissions(place, fs::Permissions::from_mode(0o755)).expect("a mode");
}

fn is_there(program: &str) -> bool {
    let is_there = Command::new("sh").args(["-c", &format!("command -v {program}")]).output();
    let is_there = is_there.is_ok_and(|output| output.status.success());
    if !is_there {
        println!("skipped: there is no {program}");
    }
    is_there
}

/// Writes, changes and moves an entry, and returns what git says of each commit's signature.
fn signatures(world: &World) -> String {
    world.wlog(["init", "worklog"]).ok();
    world.wlog(ADD).ok();
    world.wlog(["amend", "--outcome", "done"]).ok();
    fs::write(world.book().join(DAY), world.read(DAY).replace("Text", "By hand")).expect("written");
    world.wlog(["add", "More with @张伟"]).ok();
    world.assert_sound();
    world.git(&["log", "--format=%G?"])
}

#[test]
fn commits_are_signed_with_ssh() {
    if !is_there("ssh-keygen") {
        return;
    }
    let world = World::new();
    if world.git_version() < (2, 34) {
        println!("skipped: this git knows no signatures by SSH");
        return;
    }
    let key = world.home().join("my key");
    let made =
        Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f"]).arg(&key).status();
    assert!(made.expect("ssh-keygen").success());
    let public = fs::read_to_string(key.with_extension("pub")).expect("a key");
    fs::write(world.home().join("signers"), format!("* {public}")).expect("written");
    global(
        &world,
        &[
            ("commit.gpgSign", "true"),
            ("gpg.format", "ssh"),
            ("user.signingKey", "~/my key.pub"),
            ("gpg.ssh.allowedSignersFile", "~/signers"),
        ],
    );
    assert_eq!(signatures(&world), "G\nG\nG\nG\nG\n");
}

#[test]
fn commits_are_signed_with_gpg() {
    if !is_there("gpg") {
        return;
    }
    let keys = tempfile::tempdir().expect("a folder");
    fs::set_permissions(keys.path(), fs::Permissions::from_mode(0o700)).expect("a mode");
    let world = World::new().with("GNUPGHOME", &keys.path().to_string_lossy());
    let gpg = |arguments: &[&str]| {
        let done =
            Command::new("gpg").env("GNUPGHOME", keys.path()).args(["--batch", "--quiet"]).args(arguments).output();
        let done = done.expect("gpg");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    gpg(&["--passphrase", "", "--quick-generate-key", "Test <test@localhost>", "ed25519", "sign", "never"]);
    global(&world, &[("commit.gpgSign", "true"), ("user.name", "Test"), ("user.email", "test@localhost")]);
    let found = signatures(&world);
    drop(Command::new("gpgconf").env("GNUPGHOME", keys.path()).args(["--kill", "all"]).status());
    assert_eq!(found, "U\nU\nU\nU\nU\n".replace('U', &found[..1]));
    assert!(found.starts_with(['G', 'U']), "{found}");
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let failing = |world: &World| {
        script(
            &world.home().join("bin/pgp"),
            "cat >/dev/null\necho '[GNUPG:] KEYEXPIRED 1' >&2\necho 'gpg: signing failed: No secret key' >&2\nexit 2",
        );
        let program = world.home().join("bin/pgp");
        global(world, &[("commit.gpgSign", "true"), ("gpg.program", &program.to_string_lossy())]);
    };
    catalogue("signing_fails", failing, &[(ADD, 3), (&["list"], 1)]);
    let missing = |world: &World| global(world, &[("commit.gpgSign", "true"), ("gpg.program", "no-such-program")]);
    catalogue("signing_program_missing", missing, &[(ADD, 3)]);
    let without_key = |world: &World| global(world, &[("commit.gpgSign", "true"), ("gpg.format", "ssh")]);
    catalogue("signing_without_key", without_key, &[(ADD, 3)]);
    let of_tomorrow = |world: &World| global(world, &[("commit.gpgSign", "true"), ("gpg.format", "minisign")]);
    catalogue("signing_unknown_format", of_tomorrow, &[(ADD, 3)]);
}

#[test]
fn a_program_that_a_book_names_is_not_run() {
    let marker = "touch \"$HOME/was-run\"; cat";
    let of_the_book = |world: &World| {
        script(&world.home().join("bin/evil"), marker);
        let program = world.home().join("bin/evil");
        world.git(&["config", "commit.gpgSign", "true"]);
        world.git(&["config", "gpg.program", &program.to_string_lossy()]);
    };
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    of_the_book(&world);
    assert_eq!(world.wlog(ADD).status, 3);
    assert!(!world.home().join("was-run").exists());
    catalogue("signing_program_of_the_book", of_the_book, &[(ADD, 3)]);
}

#[test]
fn hooks_are_refused_wherever_they_come_from() {
    let shared = |world: &World| {
        script(&world.home().join("hooks/commit-msg"), "exit 1");
        global(world, &[("core.hooksPath", "~/hooks")]);
    };
    catalogue("hook_of_the_user", shared, &[(ADD, 3), (&["list"], 1)]);
    let world = World::new();
    script(&world.home().join("hooks/pre-push"), "exit 1");
    script(&world.home().join("hooks/pre-commit.sample"), "exit 1");
    fs::write(world.home().join("hooks/commit-msg"), "not to be run").expect("written");
    global(&world, &[("core.hooksPath", "~/hooks")]);
    world.wlog(ADD).ok();
    world.assert_sound();
}

#[test]
fn attributes_that_convert_are_refused() {
    let filter = |world: &World| world.write(".git/info/attributes", "*.md filter=crypt\n");
    catalogue("filter_asked", filter, &[(ADD, 3)]);
}

#[test]
fn line_endings_come_back_as_they_were() {
    for autocrlf in ["true", "input"] {
        let world = World::new();
        global(&world, &[("core.autocrlf", autocrlf), ("core.safecrlf", "false")]);
        world.wlog(["init", "worklog"]).ok();
        world.write(DAY, "# 2026-11-21\r\n\r\n## 08:00 Written in Windows\r\n");
        world.wlog(["add", "First with @张伟"]).ok();
        world.wlog(["add", "--date", "yesterday", "Second"]).ok();
        world.wlog(["amend", "--outcome", "well"]).ok();
        world.assert_sound();
        let clone = world.home().join("clone");
        world.git_in(&world.home(), &["clone", "--quiet", "worklog", "clone"]);
        for file in world.git(&["ls-files", "-z", "--", "2026", "contacts"]).split_terminator('\0') {
            assert_eq!(fs::read(clone.join(file)).ok(), fs::read(world.book().join(file)).ok(), "{autocrlf}: {file}");
        }
        assert!(world.read(DAY).contains("Windows\r\n"));
        fs::rename(world.book(), world.home().join("old")).expect("renamed");
        fs::rename(clone, world.book()).expect("renamed");
        world.wlog(["add", "Third"]).ok();
        world.assert_sound();
        assert_eq!(
            world.git(&["log", "-1", "--format=%s"]),
            "add: 2026-11-21 15:04 Third\n",
            "no edit by hand is seen"
        );
    }
}

/// A book that somebody made by hand, without wlog's attributes, on a machine that converts line endings.
#[test]
fn line_endings_that_git_would_change_are_refused() {
    let converted = |world: &World| {
        world.git(&["rm", "--quiet", ".gitattributes"]);
        world.write(DAY, "# 2026-11-21\n\n## 08:00 Before\n");
        world.git(&["add", "."]);
        world.git(&["commit", "--quiet", "-m", "By hand"]);
        global(world, &[("core.autocrlf", "true")]);
        fs::remove_file(world.book().join(DAY)).expect("removed");
        world.git(&["checkout", "--quiet", "--", DAY]);
        assert!(world.read(DAY).contains("\r\n"));
    };
    catalogue("line_endings_converted", converted, &[(ADD, 3), (&["list"], 0)]);
    let forced = |world: &World| {
        world.write(".gitattributes", "*.md text\n");
        world.write(DAY, "# 2026-11-21\r\n\r\n## 08:00 Before\r\n");
    };
    catalogue("line_endings_forced", forced, &[(ADD, 3)]);
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.git(&["rm", "--quiet", ".gitattributes"]);
    world.git(&["commit", "--quiet", "-m", "None"]);
    global(&world, &[("core.autocrlf", "true"), ("core.safecrlf", "false")]);
    world.wlog(ADD).ok();
    world.assert_sound();
}

/// The hint of that refusal does help: bytes stay as they are from then on.
#[test]
fn line_endings_that_are_to_be_kept_are_kept() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.write(".gitattributes", "*.md text\n");
    world.write(DAY, "# 2026-11-21\r\n\r\n## 08:00 Before\r\n");
    let refused = world.wlog(ADD);
    let line = refused.stderr.lines().find_map(|line| line.strip_prefix("hint: ")?.rsplit_once("add the line: "));
    let (_, line) = line.unwrap_or_else(|| panic!("{}", refused.whole()));
    world.write(".gitattributes", format!("*.md text\n{line}\n"));
    world.git(&["commit", "--quiet", "-m", "Kept", "--", ".gitattributes"]);
    world.wlog(ADD).ok();
    assert!(world.read(DAY).contains("Before\r\n\r\n## 15:04 Text"), "{:?}", world.read(DAY));
    world.assert_sound();
}

#[test]
fn a_new_book_is_one_that_wlog_can_read() {
    let settings = [("init.defaultRefFormat", "reftable"), ("init.defaultObjectFormat", "sha256")];
    for world in [World::new(), World::chinese()] {
        global(&world, &settings);
        let said = world.wlog(ADD);
        settings
            .iter()
            .for_each(|(key, value)| assert!(said.stderr.contains(&format!("{key} = {value}")), "{}", said.whole()));
        let said = world.wlog(["init", "other"]);
        settings.iter().for_each(|(key, _)| assert!(said.stderr.contains(key), "{}", said.whole()));
        assert!(!world.wlog(ADD).stderr.contains("init.default"));
        world.assert_sound();
    }
}

#[test]
fn who_signs_may_hang_on_the_folder() {
    let world = World::new();
    let home = world.home();
    fs::write(
        home.join(".gitconfig"),
        "[user]\n\tname = At Home\n\temail = home@example.org\n[includeIf \"gitdir:~/worklog/\"]\n\tpath = work.inc\n",
    )
    .expect("written");
    fs::write(home.join("work.inc"), "[user]\n\tname = 张伟\n\temail = work@example.org\n").expect("written");
    world.wlog(ADD).ok();
    world.wlog(["--book", "other", "init"]).ok();
    world.wlog(["--book", "other", "add", "Text"]).ok();
    assert_eq!(world.git(&["log", "-1", "--format=%an <%ae> %cn"]), "张伟 <work@example.org> 张伟\n");
    assert_eq!(world.git_in(&home.join("other"), &["log", "-1", "--format=%an <%ae>"]), "At Home <home@example.org>\n");
}

#[test]
fn a_folder_that_is_called_safe_is_written() {
    let world = World::new();
    world.wlog(ADD).ok();
    if !Command::new("chown").args(["-R", "12345"]).arg(world.book()).output().expect("chown").status.success() {
        println!("skipped: only root can give files away");
        return;
    }
    let refused = world.wlog(["add", "Second"]);
    assert_eq!(refused.status, 3, "{}", refused.whole());
    assert!(refused.stderr.contains("safe.directory"), "{}", refused.whole());
    global(&world, &[("safe.directory", &world.book().to_string_lossy())]);
    world.wlog(["add", "Second"]).ok();
    world.assert_sound();
}

#[test]
fn a_linked_work_tree_is_a_book() {
    let world = World::new();
    world.wlog(ADD).ok();
    world.git(&["worktree", "add", "--quiet", "-b", "second", "../second"]);
    let second = world.home().join("second");
    assert!(second.join(".git").is_file());
    world.wlog_in(&second, ["add", "There with @张伟"]).ok();
    world.wlog_in(&second, ["amend", "--outcome", "well"]).ok();
    world.wlog(["add", "Here"]).ok();
    for (folder, branch) in [(world.book(), "main"), (second, "second")] {
        assert_eq!(world.git_in(&folder, &["status", "--porcelain"]), "");
        assert_eq!(world.git_in(&folder, &["symbolic-ref", "--short", "HEAD"]).trim(), branch);
    }
    assert!(!world.read(DAY).contains("There"));
    world.assert_sound();
    assert_eq!(world.json(&["list", "--book", "second"]).len(), 2);
}

#[test]
fn a_book_may_be_a_submodule_and_hold_one() {
    let world = World::new();
    world.wlog(ADD).ok();
    let allow = ["-c", "protocol.file.allow=always"];
    let outer = world.home().join("outer");
    fs::create_dir(&outer).expect("a folder");
    world.git_in(&outer, &["init", "--quiet"]);
    world.git_in(&outer, &[&allow[..], &["submodule", "--quiet", "add", "../worklog", "log"]].concat());
    world.git_in(&outer, &["commit", "--quiet", "-m", "With a log"]);
    let log = outer.join("log");
    assert!(log.join(".git").is_file());
    world.wlog_in(&log, ["add", "Inside with @张伟"]).ok();
    assert_eq!(world.git_in(&log, &["status", "--porcelain"]), "");
    world.git_in(&log, &["fsck", "--strict", "--no-progress"]);
    assert_eq!(world.git_in(&outer, &["status", "--porcelain"]), " M log\n", "the outer repository is as it was");
    // A submodule that was only checked out stands on no branch.
    world.git_in(&log, &["checkout", "--quiet", "--detach"]);
    assert_eq!(world.wlog_in(&log, ["add", "Lost"]).status, 3);

    let tools = world.home().join("tools");
    fs::create_dir(&tools).expect("a folder");
    world.git_in(&tools, &["init", "--quiet"]);
    world.git_in(&tools, &["commit", "--quiet", "--allow-empty", "-m", "Tools"]);
    world.git(&[&allow[..], &["submodule", "--quiet", "add", "../tools"]].concat());
    world.git(&["commit", "--quiet", "-m", "With tools"]);
    world.wlog(["add", "Beside the tools"]).ok();
    world.wlog(["check"]).ok();
    assert!(world.git(&["ls-tree", "HEAD", "tools"]).starts_with("160000 commit"));
    world.assert_sound();
}

#[test]
fn a_shallow_clone_is_a_book() {
    let world = World::new();
    ["One", "Two", "Three"].iter().for_each(|text| drop(world.wlog(["add", text]).ok()));
    let url = format!("file://{}", world.book().display());
    world.git_in(&world.home(), &["clone", "--quiet", "--depth", "1", &url, "shallow"]);
    let shallow = world.home().join("shallow");
    world.wlog_in(&shallow, ["add", "Four"]).ok();
    world.wlog_in(&shallow, ["amend", "--outcome", "well"]).ok();
    assert_eq!(world.git_in(&shallow, &["rev-parse", "--is-shallow-repository"]), "true\n");
    assert_eq!(world.git_in(&shallow, &["status", "--porcelain"]), "");
    world.git_in(&shallow, &["fsck", "--strict", "--no-progress"]);
    assert_eq!(world.json(&["list", "--book", "shallow"]).len(), 4);
    world.git_in(&shallow, &["push", "--quiet", "origin", "HEAD:refs/heads/shallow"]);
    world.assert_sound();
}

#[test]
fn many_files_that_git_took_just_now_are_no_obstacle() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    for number in 0..400 {
        world.write(&format!("notes/{number}.txt"), format!("note {number}\n"));
    }
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "Notes"]);
    // What git wrote and perhaps did not sync is synced before a commit builds on it, and macOS lets a process open 256 files.
    world.shell("ulimit -n 256; wlog add Text").ok();
    world.assert_sound();
}
