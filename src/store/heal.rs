//! Lock files of git: waiting for those that a running program holds, removing those that a killed one left.

use super::StoreError;
use std::fs::{self, Metadata};
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

/// A lock file of this age is a dead program's, where no git is seen to run in the book.
const OLD: Duration = Duration::from_secs(10);
/// The same where the system does not tell what runs: `git commit -a` holds the index while the user writes the message.
const OLD_UNSEEN: Duration = Duration::from_secs(600);
/// A lock of git's maintenance of this age is a dead program's: git itself takes its `gc.pid` for one then. It is held for as long as the work
/// takes, and nothing of wlog's waits for it.
const OLD_MAINTENANCE: Duration = Duration::from_secs(12 * 3600);
/// How long a running git is waited for. Most commands hold a lock for milliseconds.
const PATIENCE: Duration = Duration::from_secs(3);
const FIRST_PAUSE: Duration = Duration::from_millis(2);
const LONGEST_PAUSE: Duration = Duration::from_millis(8);

/// Pauses that grow, and how long they were in all.
pub(super) struct Pauses {
    next: Duration,
    /// The sum of the pauses so far.
    pub waited: Duration,
}

impl Pauses {
    /// Begins with a short pause.
    pub(super) fn new() -> Self {
        Pauses { next: FIRST_PAUSE, waited: Duration::ZERO }
    }

    /// Pauses, but not beyond a time in all; `false` when that has passed.
    pub(super) fn pause(&mut self, most: Duration) -> bool {
        let left = most.saturating_sub(self.waited);
        if left.is_zero() {
            return false;
        }
        let pause = self.next.min(left);
        thread::sleep(pause);
        self.waited += pause;
        self.next = (self.next * 2).min(LONGEST_PAUSE);
        true
    }
}

/// Waits until a lock file of git is gone, and removes it when it is a dead program's.
///
/// `now` asks the file system for its time, which need not be this machine's; `is_ours` tells from a lock file's look that a wlog
/// left it, which is dead for sure, since the caller holds the book's lock.
pub(super) fn clear(
    lock: &Path,
    root: &Path,
    now: &dyn Fn() -> Option<SystemTime>,
    is_ours: &dyn Fn(&Metadata) -> bool,
) -> Result<(), StoreError> {
    let mut pauses = Pauses::new();
    while let Ok(metadata) = fs::symlink_metadata(lock) {
        let modified = metadata.modified().ok();
        let age = now().zip(modified).and_then(|(now, then)| now.duration_since(then).ok()).unwrap_or_default();
        let running = git_runs_in(root);
        if is_ours(&metadata) || is_old(age, running) {
            match fs::remove_file(lock) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StoreError::io("remove", lock)(error));
                }
                _ => return Ok(()),
            }
        }
        let most = if running == Some(false) { OLD + PATIENCE } else { PATIENCE };
        if !pauses.pause(most) {
            return Err(StoreError::GitBusy { lock: lock.to_owned(), age_s: age.as_secs() });
        }
    }
    Ok(())
}

/// Returns how old the lock of git's maintenance is, if it is a dead program's; `None` as for [`stale`].
pub(super) fn stale_maintenance(lock: &Path, root: &Path, now: SystemTime) -> Option<Duration> {
    stale(lock, root, now).filter(|age| *age >= OLD_MAINTENANCE)
}

/// Returns how old a lock file of git's is, if it is a dead program's; `None` for one that is not there, or may be in use.
pub(super) fn stale(lock: &Path, root: &Path, now: SystemTime) -> Option<Duration> {
    let modified = fs::symlink_metadata(lock).ok()?.modified().ok()?;
    let age = now.duration_since(modified).ok()?;
    is_old(age, git_runs_in(root)).then_some(age)
}

/// Tells from a lock file's age, and from whether a git is seen to run in the book, whether its program has ended.
fn is_old(age: Duration, running: Option<bool>) -> bool {
    match running {
        Some(running) => !running && age >= OLD,
        None => age >= OLD_UNSEEN,
    }
}

/// Tells whether a process named git works in a folder; `None` where the system does not tell.
#[cfg(target_os = "linux")]
fn git_runs_in(root: &Path) -> Option<bool> {
    let root = fs::canonicalize(root).ok()?;
    let mut processes = fs::read_dir("/proc").ok()?.flatten().peekable();
    processes.peek()?;
    Some(processes.any(|process| {
        let name = fs::read_to_string(process.path().join("comm")).unwrap_or_default();
        name.starts_with("git") && fs::read_link(process.path().join("cwd")).is_ok_and(|cwd| cwd.starts_with(&root))
    }))
}

#[cfg(not(target_os = "linux"))]
fn git_runs_in(_root: &Path) -> Option<bool> {
    None
}
