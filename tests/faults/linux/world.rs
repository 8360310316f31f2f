//! Worlds for one command each: a home folder with a book in it, copied from a template in some milliseconds.

use super::book::git;
use super::cases::{Case, FILES, Ground};
use super::tracer::{Ended, Launch};
use nix::sys::statvfs::statvfs;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The moment at which everything plays.
const NOW: &str = "2026-11-21T15:04:05+00:00";
/// A folder in memory, which makes tens of thousands of worlds possible.
const MEMORY: &str = "/dev/shm";
/// The least room that is asked of it.
const ROOM: u64 = 1 << 30;

/// Returns the program that faults happen to: the one that was built with the tests, unless another is named.
pub fn program() -> PathBuf {
    std::env::var_os("WLOG_FAULT_BINARY").map_or_else(|| env!("CARGO_BIN_EXE_wlog").into(), PathBuf::from)
}

/// Makes a folder for worlds, in memory where there is room.
fn folder() -> TempDir {
    let mut builder = tempfile::Builder::new();
    builder.prefix("wlog-faults-");
    let has_room = statvfs(MEMORY).is_ok_and(|of| of.blocks_available() * of.fragment_size() >= ROOM);
    if has_room { builder.tempdir_in(MEMORY).unwrap() } else { builder.tempdir().unwrap() }
}

/// How much stands in a book before anything happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A few files, all loose.
    New,
    /// So many days with ten entries each, and half as many cards again, packed by `git gc`.
    Large(u32),
}

/// A home folder, and what is in it.
pub struct World {
    folder: TempDir,
    editor: &'static str,
}

impl World {
    /// Makes the world in which a case begins.
    pub fn template(case: &Case, size: Size) -> World {
        super::book::seal();
        let world = World::bare(case.editor);
        fs::create_dir_all(world.home().join("tmp")).unwrap();
        match case.ground {
            Ground::Nothing => return world,
            Ground::Repository => {
                fs::create_dir_all(world.book()).unwrap();
                world.git(&["init", "--quiet", "-b", "trunk"]);
                world.write("other.txt", "the user's\n");
            }
            Ground::Book => {
                let made = world.wlog(&["init", "worklog"]).run();
                assert_eq!(made.code, Some(0), "{made:?}");
                FILES.iter().chain(case.files).for_each(|(path, text)| world.write(path, text));
            }
        }
        if let Size::Large(days) = size {
            world.fill(days);
        }
        world.git(&["add", "."]);
        world.git(&["commit", "--quiet", "-m", "what was there before"]);
        if size != Size::New {
            world.git(&["gc", "--quiet"]);
        }
        for command in case.before {
            let ended = world.wlog(command).run();
            assert_eq!(ended.code, Some(0), "{command:?}: {ended:?}");
        }
        case.by_hand.iter().for_each(|(path, text)| world.write(path, text));
        world
    }

    /// Makes a world in which there is nothing yet, not even a home folder.
    pub fn bare(editor: &'static str) -> World {
        World { folder: folder(), editor }
    }

    /// Makes a world like this one.
    ///
    /// The book's files and git's objects are the same files by other names: nothing that is allowed writes into them.
    pub fn copy(&self) -> World {
        let world = World::bare(self.editor);
        copy_all(&self.home(), &world.home(), false, &mut HashMap::new());
        world
    }

    /// The folder in which all that counts happens.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn book(&self) -> PathBuf {
        self.home().join("worklog")
    }

    /// Returns a command of wlog's, ready to run.
    pub fn wlog(&self, args: &[&str]) -> Launch {
        let home = self.home();
        let env: Vec<(&str, OsString)> = vec![
            ("HOME", home.clone().into()),
            ("TMPDIR", home.join("tmp").into()),
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("LC_ALL", "en_GB.UTF-8".into()),
            ("USER", "tester".into()),
            ("TZ", "UTC".into()),
            ("WLOG_NOW", NOW.into()),
            ("EDITOR", format!("sh -c '{}' editor", self.editor.replace('\'', r"'\''")).into()),
            ("GIT_CONFIG_NOSYSTEM", "1".into()),
        ];
        Launch {
            program: program(),
            args: args.iter().map(OsString::from).collect(),
            env: env.into_iter().map(|(key, value)| (key.into(), value)).collect(),
            folder: home.clone(),
            below: home,
            prints: self.folder.path().into(),
        }
    }

    /// Returns the command that adds a further entry to the case's day.
    pub fn next(&self, case: &Case, time: &str) -> Launch {
        self.wlog(&["add", "-d", case.day, "-t", time, &format!("Next at {time}")])
    }

    /// Runs git and returns what it printed; it has to succeed.
    pub fn git(&self, args: &[&str]) -> String {
        let output = self.try_git(args);
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    pub fn try_git(&self, args: &[&str]) -> std::process::Output {
        // Files of the template's have another time of change once they have a second name.
        git(&self.book()).args(["-c", "core.trustctime=false", "-c", "gc.auto=0"]).args(args).output().unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let place = self.book().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        // Not into the template's file.
        let _ = fs::remove_file(&place);
        fs::write(place, text).unwrap();
    }

    fn fill(&self, days: u32) {
        for count in 0..days {
            let (year, month, day) = (2016 + count / 336, 1 + count % 336 / 28, 1 + count % 28);
            let entry = |hour: u8| {
                let letter = char::from(b"abcdefghjk"[usize::from(hour % 10)]);
                let id = format!("{letter}{}{count:06}", hour % 10);
                format!("## {hour:02}:00 An entry of some length <!--{id}-->\n\n- kind: visit\n\nWhat came of it.\n\n")
            };
            let text = (8..18).map(entry).collect::<String>();
            let path = format!("{year}/{month:02}/{year}-{month:02}-{day:02}.md");
            self.write(&path, &format!("# {year}-{month:02}-{day:02}\n\n{text}"));
        }
        for card in 0..days * 3 / 2 {
            self.write(&format!("contacts/name-{card}.md"), &format!("+++\nname = \"Name {card}\"\n+++\n"));
        }
    }
}

/// Copies a folder. What lies in git's own folder is copied, but for objects; all else gets a second name.
///
/// Two names of one file stay that: by this a lock is known as one of wlog's own.
fn copy_all(from: &Path, to: &Path, is_git: bool, copied: &mut HashMap<u64, PathBuf>) {
    fs::create_dir_all(to).unwrap();
    fs::set_permissions(to, fs::metadata(from).unwrap().permissions()).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (name, target) = (entry.file_name(), to.join(entry.file_name()));
        if entry.file_type().unwrap().is_dir() {
            let is_git = (is_git || name == ".git") && name != "objects";
            copy_all(&entry.path(), &target, is_git, copied);
        } else if entry.file_type().unwrap().is_symlink() {
            symlink(fs::read_link(entry.path()).unwrap(), target).unwrap();
        } else if is_git {
            let number = entry.metadata().unwrap().ino();
            match copied.get(&number) {
                Some(first) => fs::hard_link(first, target).unwrap(),
                None => {
                    fs::copy(entry.path(), &target).unwrap();
                    copied.insert(number, target);
                }
            }
        } else {
            fs::hard_link(entry.path(), target).unwrap();
        }
    }
}

/// Names what a program did, for a message.
pub fn said(ended: &Ended) -> String {
    format!("status {:?}, stdout {:?}, stderr {:?}", ended.code, ended.stdout, ended.stderr)
}
