//! Git's own maintenance, started in the background now and then, as `git commit` does: wlog writes loose objects and packs none.
//!
//! Whether it is due is git's own measure (`gc.auto`), and looked at rarely. The program is never waited for and says nothing; it works on
//! what is committed, and every lock that it takes is one that wlog waits for anyway.

use super::configuration::{self, Origin};
use super::{CommitId, WriteLock, disk, heal, hooks};
use git2::Config;
use std::fs;
use std::process::{Command, Stdio};

/// Of so many commits one looks whether maintenance is due; which one it is hangs on the commit's name, that is on nothing.
const ONE_OF: u8 = 16;
/// How many loose objects are worth packing where the settings say nothing; git's own number.
const WORTH_PACKING: i64 = 6700;
/// The folder of loose objects that is counted. Names of objects are spread evenly over 256 folders.
const SAMPLE: &str = "17";
/// Variables by which git would look elsewhere than in the book. libgit2 heeds none of them.
const ELSEWHERE: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
];

impl WriteLock {
    /// Has git pack the loose objects in the background, if after this commit there are many and the settings of git leave that to it.
    ///
    /// Nothing is waited for and nothing reported: without it the repository only stays larger than it need be.
    pub fn maintain(&self, after: CommitId) {
        if after.0.as_bytes()[0].is_multiple_of(ONE_OF) && self.is_maintenance_due() {
            self.start_maintenance();
        }
    }

    /// Tells whether there are so many loose objects that git would pack them, and nothing speaks against it.
    fn is_maintenance_due(&self) -> bool {
        let Ok(config) = configuration::of(&self.repo) else { return false };
        let most = config.get_i64("gc.auto").unwrap_or(WORTH_PACKING);
        let is_wanted = most > 0 && config.get_bool("maintenance.auto").unwrap_or(true);
        is_wanted && !self.would_run_a_command(&config) && self.count_sample() > most.saturating_add(255) / 256
    }

    /// Tells whether git's maintenance would run a command that the book may have brought along: then it is left to the user.
    fn would_run_a_command(&self, config: &Config) -> bool {
        hooks::has(&self.repo, config, "pre-auto-gc")
            || configuration::origin(config, "gc.recentobjectshook") == Some(Origin::Book)
    }

    fn count_sample(&self) -> i64 {
        let objects = fs::read_dir(self.repo.commondir().join("objects").join(SAMPLE)).into_iter().flatten().flatten();
        let is_object = |name: &[u8]| name.len() == 38 && name.iter().all(u8::is_ascii_hexdigit);
        let count = objects.filter(|object| is_object(object.file_name().as_encoded_bytes())).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    /// Removes git's lock of its maintenance where a program that has ended left it: git would skip it from then on, and say nothing.
    fn clear_lock(&self) {
        let lock = self.places.maintenance_lock();
        let age = self.places.now().and_then(|now| heal::stale_maintenance(&lock, self.places.root(), now));
        if age.is_some() {
            let _ = disk::remove(&lock);
        }
    }

    fn start_maintenance(&self) {
        self.clear_lock();
        let mut git = Command::new("git");
        // What wlog has acknowledged was synced, and what takes its place is to be, too.
        git.arg("-C").arg(self.book().root()).args(["-c", "core.fsync=all", "maintenance", "run", "--auto", "--quiet"]);
        for name in ELSEWHERE {
            git.env_remove(name);
        }
        git.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // It outlives Ctrl-C and the terminal.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut git, 0);
        #[cfg(windows)]
        std::os::windows::process::CommandExt::creation_flags(&mut git, WITHOUT_WINDOW);
        drop(git.spawn());
    }
}

/// `CREATE_NO_WINDOW`.
#[cfg(windows)]
const WITHOUT_WINDOW: u32 = 0x0800_0000;

#[cfg(test)]
mod tests {
    use super::super::{Author, Book, BookPath, Change, ChangeSet, Person};
    use super::*;
    use std::time::{Duration, SystemTime};

    fn book() -> (tempfile::TempDir, WriteLock) {
        let folder = tempfile::tempdir().expect("a folder");
        let known = Person { name: Some("Test".into()), email: Some("test@example.org".into()) };
        let time = chrono::DateTime::parse_from_rfc3339("2026-11-21T09:00:00+08:00").expect("a moment");
        let author = Author { author: known.clone(), committer: known, fallback: Person::default(), time };
        let path = BookPath::new("wlog.toml").expect("a path");
        let changes = vec![Change { path, expected: None, new: Some(b"format = 1\n".to_vec()) }];
        let set = ChangeSet { changes, message: "init: a new book".into(), author };
        let made = Book::init(folder.path(), &set, Duration::ZERO).expect("a book");
        let lock = made.book.lock(Duration::ZERO).expect("a lock");
        set_up(&lock, "gc.auto", "6700");
        set_up(&lock, "maintenance.auto", "true");
        (folder, lock)
    }

    fn set_up(lock: &WriteLock, key: &str, value: &str) {
        lock.repo.config().and_then(|mut config| config.set_str(key, value)).expect("a setting");
    }

    fn fill(lock: &WriteLock, count: usize) {
        let sample = lock.repo.commondir().join("objects").join(SAMPLE);
        fs::create_dir_all(&sample).expect("a folder");
        (0..count).for_each(|number| fs::write(sample.join(format!("{number:038x}")), "").expect("written"));
        fs::write(sample.join("tmp_obj_x"), "").expect("written");
    }

    #[test]
    fn it_is_due_by_gits_own_measure() {
        let (_folder, lock) = book();
        fill(&lock, 27);
        assert!(!lock.is_maintenance_due(), "6,700 objects are 27 in each folder");
        fill(&lock, 28);
        assert!(lock.is_maintenance_due());
    }

    #[test]
    fn settings_of_git_keep_it_off() {
        for (key, value) in [
            ("gc.auto", "0"),
            ("gc.auto", "-1"),
            ("gc.auto", "1m"),
            ("maintenance.auto", "false"),
            ("gc.recentObjectsHook", "list-them"),
        ] {
            let (_folder, lock) = book();
            fill(&lock, 28);
            set_up(&lock, key, value);
            assert!(!lock.is_maintenance_due(), "{key}={value}");
        }
    }

    #[test]
    fn the_lock_of_a_program_that_has_ended_is_no_obstacle() {
        let (_folder, lock) = book();
        let place = lock.places.maintenance_lock();
        let file = fs::File::create_new(&place).expect("a file");
        let ago = |hours: u64| SystemTime::now() - Duration::from_secs(hours * 3600);
        file.set_modified(ago(11)).expect("a time");
        lock.clear_lock();
        assert!(place.exists(), "it may be at work, on another machine");
        file.set_modified(ago(13)).expect("a time");
        lock.clear_lock();
        assert!(!place.exists());
        lock.clear_lock();
    }

    #[cfg(unix)]
    #[test]
    fn a_hook_keeps_it_off() {
        let (_folder, lock) = book();
        fill(&lock, 28);
        let hook = lock.repo.commondir().join("hooks/pre-auto-gc");
        fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
        fs::write(&hook, "").expect("written");
        fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a mode");
        assert!(!lock.is_maintenance_due());
    }
}
