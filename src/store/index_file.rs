//! The file of git's index: read, edited and replaced under git's own lock, and safe on the disk afterwards.

use super::disk::{sync_all, sync_folders};
use super::git_index::{self, Slot, Stat, Unfit};
use super::places::Places;
use super::{BookPath, Stamp, StoreError, heal};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// How often the index may change between reading and locking before the change is given up.
const MOST_ATTEMPTS: u32 = 50;

/// The index as it was read.
struct Read {
    bytes: Option<Vec<u8>>,
    stamp: Option<Stamp>,
    mode: Option<fs::Permissions>,
}

impl Read {
    fn from(path: &Path) -> Result<Read, StoreError> {
        let bytes = match fs::read(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            result => Some(result.map_err(StoreError::io("read", path))?),
        };
        let metadata = fs::metadata(path).ok().filter(|_| bytes.is_some());
        Ok(Read { bytes, stamp: metadata.as_ref().map(Stamp::of), mode: metadata.map(|m| m.permissions()) })
    }

    /// Tells whether the file is still the one that was read. The clock of a file system may be too coarse for the stamp alone,
    /// but the checksum at the end changes with the content.
    fn is_current(&self, path: &Path) -> bool {
        let now = fs::metadata(path).ok();
        now.as_ref().map(Stamp::of) == self.stamp && fs::read(path).ok() == self.bytes
    }

    /// The second in which the index was written.
    fn second(&self) -> u32 {
        let seconds = self.stamp.map_or(0, |stamp| stamp.mtime_ns / 1_000_000_000);
        u32::try_from(seconds).unwrap_or(0)
    }
}

/// Looks whether the index could be edited at some paths.
pub(super) fn check<'a>(places: &Places, paths: impl IntoIterator<Item = &'a BookPath>) -> Result<(), StoreError> {
    let read = Read::from(&places.index())?;
    let Some(bytes) = &read.bytes else { return Ok(()) };
    git_index::check(bytes, paths).map_err(|unfit| unfit.refusal(&places.index()).into())
}

/// Changes some paths of the index and syncs it, together with some other files. Returns how to take the change back.
pub(super) fn update(
    places: &Places,
    slots: &[(BookPath, Slot)],
    mut beside: Vec<(PathBuf, File)>,
) -> Result<Vec<(BookPath, Slot)>, StoreError> {
    for _ in 0..MOST_ATTEMPTS {
        let read = Read::from(&places.index())?;
        let refuse = |unfit: Unfit| StoreError::from(unfit.refusal(&places.index()));
        let edited = git_index::edit(read.bytes.as_deref(), read.second(), slots).map_err(refuse)?;
        beside.push(write_draft(places, &edited.bytes, read.mode.clone())?);
        sync_all(&beside)?;
        beside.clear();
        if take_lock(places)? {
            if read.is_current(&places.index()) {
                return put_in_place(places).map(|()| edited.before);
            }
            fs::remove_file(places.index_lock()).map_err(StoreError::io("remove", places.index_lock()))?;
        }
    }
    Err(StoreError::Contended { attempts: MOST_ATTEMPTS })
}

/// Removes or waits for the index's lock file. One that is the same file as wlog's draft is a killed wlog's.
pub(super) fn clear_lock(places: &Places) -> Result<(), StoreError> {
    let is_ours = |lock: &Metadata| fs::metadata(places.index_draft()).is_ok_and(|draft| is_same_file(lock, &draft));
    heal::clear(&places.index_lock(), places.root(), &|| places.now(), &is_ours)
}

/// Writes the new index beside git's own, and returns it to be synced.
fn write_draft(places: &Places, bytes: &[u8], mode: Option<fs::Permissions>) -> Result<(PathBuf, File), StoreError> {
    let draft = places.index_draft();
    let write = || {
        // Never truncated: the file may be git's index itself by another name, if a wlog was killed at the wrong moment.
        match fs::remove_file(&draft) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(&draft)?;
        file.write_all(bytes)?;
        if let Some(mode) = mode {
            file.set_permissions(mode)?;
        }
        Ok(file)
    };
    let file = write().map_err(StoreError::io("write", &draft))?;
    Ok((draft, file))
}

/// Takes git's lock with the draft as its content; `false` when another program had it first and has let go meanwhile.
fn take_lock(places: &Places) -> Result<bool, StoreError> {
    let (draft, lock) = (places.index_draft(), places.index_lock());
    match fs::hard_link(&draft, &lock).or_else(|error| copy_where_links_fail(error, &draft, &lock)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => clear_lock(places).map(|()| false),
        Err(error) => Err(StoreError::io("lock", lock)(error)),
    }
}

/// Some file systems know no second names: there the lock file is written as git does it.
fn copy_where_links_fail(error: io::Error, draft: &Path, lock: &Path) -> io::Result<()> {
    if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::StorageFull | ErrorKind::ReadOnlyFilesystem) {
        return Err(error);
    }
    let bytes = fs::read(draft)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(lock)?;
    let written = file.write_all(&bytes).and_then(|()| file.sync_all());
    written.inspect_err(|_| drop(fs::remove_file(lock)))
}

fn put_in_place(places: &Places) -> Result<(), StoreError> {
    let renamed = fs::rename(places.index_lock(), places.index());
    if renamed.is_err() {
        let _ = fs::remove_file(places.index_lock());
    }
    renamed.map_err(StoreError::io("write", places.index()))?;
    let _ = fs::remove_file(places.index_draft());
    sync_folders([places.git()])
}

/// Returns what the index remembers of a file on disk. Where the system does not tell, git reads the file once more.
#[cfg(unix)]
pub(super) fn stat(metadata: &Metadata) -> Stat {
    use std::os::unix::fs::MetadataExt;
    // The index keeps the low 32 bits of each.
    let words = [
        metadata.ctime() as u32,
        metadata.ctime_nsec() as u32,
        metadata.mtime() as u32,
        metadata.mtime_nsec() as u32,
        metadata.dev() as u32,
        metadata.ino() as u32,
        0,
        metadata.uid(),
        metadata.gid(),
        metadata.size() as u32,
    ];
    let mut stat = [0; 40];
    for (place, word) in stat.chunks_exact_mut(4).zip(words) {
        place.copy_from_slice(&word.to_be_bytes());
    }
    stat
}

/// Returns what the index remembers of a file on disk: nothing, so that git reads the file once more.
#[cfg(not(unix))]
pub(super) fn stat(_metadata: &Metadata) -> Stat {
    [0; 40]
}

#[cfg(unix)]
fn is_same_file(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Without file numbers a lock has to grow old.
#[cfg(not(unix))]
fn is_same_file(_a: &Metadata, _b: &Metadata) -> bool {
    false
}
