//! A folder's files as Linux lists them and looks at them.
//!
//! The standard library allocates three times for a file and counts who has its folder open. A search looks at thousands of files, and that took
//! a tenth of its time.

use super::{BookPath, Stamp, Stamped, StoreError, nanoseconds_of, own_path};
use rustix::fs::{AtFlags, FileType, Mode, OFlags, RawDir, Stat, open, statat};
use rustix::io::Errno;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::Arc;

/// Room for the names that one call gives: some hundred.
const ROOM: usize = 32 * 1024;

/// Files of one folder, listed and not yet looked at.
pub(super) struct Files {
    /// The folder, open; `None` for one that is not there.
    folder: Option<Arc<OwnedFd>>,
    paths: Vec<BookPath>,
}

/// Reads which Markdown files and which folders lie in a folder; none in one that is not there.
pub(super) fn read(root: &Path, folder: &BookPath) -> Result<(Files, Vec<BookPath>), StoreError> {
    let dir = folder.under(root);
    let failed = |error: Errno| StoreError::io("read", &dir)(error.into());
    let (mut paths, mut folders) = (Vec::new(), Vec::new());
    let Some(handle) = open_folder(&dir).map_err(failed)? else {
        return Ok((Files { folder: None, paths }, folders));
    };
    let found = |name: &str, kind: FileType| {
        let path = own_path(folder, name, kind.is_dir(), kind.is_file());
        if kind.is_dir() { &mut folders } else { &mut paths }.extend(path);
    };
    list(&handle, found).map_err(failed)?;
    Ok((Files { folder: Some(Arc::new(handle)), paths }, folders))
}

/// Opens a folder; `None` where there is none, or a link by now.
fn open_folder(dir: &Path) -> Result<Option<OwnedFd>, Errno> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    match open(dir, flags, Mode::empty()) {
        Ok(handle) => Ok(Some(handle)),
        Err(Errno::NOENT) => Ok(None),
        Err(Errno::NOTDIR | Errno::LOOP) if dir.is_symlink() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Hands on the names in a folder, and of what kind each is. One that is removed meanwhile has no more of them.
fn list(folder: &OwnedFd, mut found: impl FnMut(&str, FileType)) -> Result<(), Errno> {
    let mut memory = Vec::with_capacity(ROOM);
    let mut entries = RawDir::new(folder, memory.spare_capacity_mut());
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Err(Errno::NOENT) => break,
            Err(Errno::INTR) => continue,
            entry => entry?,
        };
        let Ok(name) = entry.file_name().to_str() else { continue };
        let kind = match entry.file_type() {
            // Some file systems do not say.
            FileType::Unknown => {
                look(folder, name)?.map_or(FileType::Unknown, |stat| FileType::from_raw_mode(stat.st_mode))
            }
            kind => kind,
        };
        found(name, kind);
    }
    Ok(())
}

/// Looks at a file without following a link; `None` for one that has vanished.
fn look(folder: &OwnedFd, name: &str) -> Result<Option<Stat>, Errno> {
    match statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(stat) => Ok(Some(stat)),
        Err(Errno::NOENT | Errno::NOTDIR) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Files {
    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.paths.len()
    }

    /// Sorts them by path.
    pub(super) fn sort(&mut self) {
        self.paths.sort_unstable();
    }

    /// Takes those from a place on.
    pub(super) fn split_off(&mut self, at: usize) -> Files {
        Files { folder: self.folder.clone(), paths: self.paths.split_off(at) }
    }

    /// Looks at each; those that have vanished are passed over, and nothing is known of those that cannot be looked at.
    pub(super) fn look(self) -> Vec<Stamped> {
        let Some(folder) = self.folder else { return Vec::new() };
        let stamp = |path: &BookPath| match look(&folder, path.name()) {
            Ok(stat) => stat.as_ref().map(stamp_of),
            Err(_) => Some(Stamp::UNKNOWN),
        };
        self.paths.into_iter().filter_map(|path| Some(Stamped { stamp: stamp(&path)?, path })).collect()
    }
}

fn stamp_of(stat: &Stat) -> Stamp {
    Stamp {
        size: whole(stat.st_size).cast_unsigned(),
        mtime_ns: nanoseconds_of(whole(stat.st_mtime), whole(stat.st_mtime_nsec)),
        ctime_ns: nanoseconds_of(whole(stat.st_ctime), whole(stat.st_ctime_nsec)),
        inode: stat.st_ino,
    }
}

/// The types of these numbers are not the same on every machine.
fn whole(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_that_goes_or_becomes_a_link_while_it_is_read_has_nothing() {
        let root = tempfile::tempdir().expect("a folder");
        let dir = root.path().join("contacts");
        fs::create_dir(&dir).expect("a folder");
        let handle = open_folder(&dir).expect("open").expect("there");
        fs::remove_dir(&dir).expect("gone");
        list(&handle, |name, _| panic!("{name}")).expect("nothing");
        assert!(open_folder(&dir).expect("none").is_none());
        std::os::unix::fs::symlink(root.path(), &dir).expect("a link");
        assert!(open_folder(&dir).expect("none").is_none());
    }

    #[test]
    fn a_file_that_cannot_be_looked_at_is_never_settled() {
        let root = tempfile::tempdir().expect("a folder");
        let handle = open_folder(root.path()).expect("open").expect("there");
        // No file system looks at a name of so many bytes.
        let paths = vec![BookPath::new(format!("contacts/{}.md", "x".repeat(300))).expect("a path")];
        let looked = Files { folder: Some(Arc::new(handle)), paths: paths.clone() }.look();
        assert_eq!(looked, [Stamped { path: paths[0].clone(), stamp: Stamp::UNKNOWN }]);
        assert!(!Stamp::UNKNOWN.settled(std::time::SystemTime::now()));
    }
}
