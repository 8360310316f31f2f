//! The file of git's index: read, and replaced under git's own lock, safe on the disk afterwards.

use super::buffer::Buffer;
use super::disk::{self, open_folders, sync_all};
use super::git_index::{Index, ROOM, Slot, Stat, Unfit};
use super::index_format::CHECKSUM;
use super::index_rewrite::Ready;
use super::known::{IndexSum, Known};
use super::places::Places;
use super::{BookPath, Stamp, StoreError, heal};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// How often the index may change between reading and locking before the change is given up.
const MOST_ATTEMPTS: u32 = 50;

/// Git's index as it was read.
pub(super) struct Snapshot {
    pub(super) index: Index,
    pub(super) mark: Mark,
}

/// What tells an index from a later one.
pub(super) struct Mark {
    checksum: Vec<u8>,
    stamp: Option<Stamp>,
    pub(super) mode: Option<fs::Permissions>,
}

impl Snapshot {
    /// Reads the index, and refuses one that is not what was written, by wlog or by git.
    pub(super) fn take(places: &Places) -> Result<Snapshot, StoreError> {
        let path = places.index();
        let refuse = |unfit: Unfit| StoreError::from(unfit.refusal(&path));
        let (bytes, metadata) = match read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Snapshot::of_nothing()),
            result => result.map_err(StoreError::io("read", &path))?,
        };
        let checksum = bytes[bytes.len().saturating_sub(CHECKSUM)..].to_vec();
        let is_known = Known::read(places).is_index(&bytes);
        let index = Index::parse(bytes).map_err(refuse)?;
        if !is_known && !index.is_whole() {
            return Err(refuse(Unfit::Broken("its checksum is wrong")));
        }
        let mark = Mark { checksum, stamp: Some(Stamp::of(&metadata)), mode: Some(metadata.permissions()) };
        Ok(Snapshot { index, mark })
    }

    /// Returns the snapshot of a repository that has no index yet.
    fn of_nothing() -> Snapshot {
        Snapshot { index: Index::empty(), mark: Mark { checksum: Vec::new(), stamp: None, mode: None } }
    }
}

fn read(path: &Path) -> io::Result<(Buffer, Metadata)> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    let bytes = Buffer::read(file, usize::try_from(metadata.len()).unwrap_or_default(), ROOM)?;
    Ok((bytes, metadata))
}

impl Mark {
    /// Tells whether the file is still the one that was read. The clock of a file system may be too coarse for the stamp alone,
    /// but the checksum at the end changes with the content.
    fn is_current(&self, path: &Path) -> bool {
        let Ok(mut file) = File::open(path) else { return self.stamp.is_none() };
        let stamp = file.metadata().ok().as_ref().map(Stamp::of);
        let mut checksum = Vec::new();
        let length = stamp.map_or(0, |stamp| stamp.size).saturating_sub(CHECKSUM as u64);
        let read = file.seek(SeekFrom::Start(length)).and_then(|_| file.read_to_end(&mut checksum));
        read.is_ok() && stamp == self.stamp && checksum == self.checksum
    }

    /// The second in which the index was written.
    pub(super) fn second(&self) -> u32 {
        let seconds = self.stamp.map_or(0, |stamp| stamp.mtime_ns / 1_000_000_000);
        u32::try_from(seconds).unwrap_or(0)
    }
}

/// Changes some paths of the index, and syncs it together with some other files; returns the sum of the new index. Leaves in `before` how to
/// take the change back, after an error too.
///
/// What is ready already is taken, if it is what is wanted and the index is still the same.
pub(super) fn update(
    places: &Places,
    ready: Option<Ready>,
    slots: &[(BookPath, Slot)],
    beside: Vec<(PathBuf, File)>,
    before: &mut Vec<(BookPath, Slot)>,
) -> Result<IndexSum, StoreError> {
    let mut ready = ready.filter(|ready| ready.holds(slots));
    for _ in 0..MOST_ATTEMPTS {
        let next = match ready.take() {
            Some(ready) => ready,
            None => {
                let (ready, draft) = Ready::write(places, Snapshot::take(places)?, slots.to_vec())?;
                sync_all(vec![draft])?;
                ready
            }
        };
        if take_lock(places)? {
            if next.mark.is_current(&places.index()) {
                *before = next.before;
                return put_in_place(places, beside).map(|()| next.sum);
            }
            fs::remove_file(places.index_lock()).map_err(StoreError::io("remove", places.index_lock()))?;
        }
    }
    Err(StoreError::Contended { attempts: MOST_ATTEMPTS })
}

/// Removes or waits for the index's lock file.
pub(super) fn clear_lock(places: &Places) -> Result<(), StoreError> {
    clear(places, &places.index_lock(), &places.index_draft())
}

/// Removes or waits for a lock file. One that is the same file as wlog's draft is a killed wlog's.
pub(super) fn clear(places: &Places, lock: &Path, draft: &Path) -> Result<(), StoreError> {
    let is_ours = |lock: &Metadata| fs::metadata(draft).is_ok_and(|draft| is_same_file(lock, &draft));
    heal::clear(lock, places.root(), &|| places.now(), &is_ours)
}

/// Takes git's lock with the draft as its content; `false` when another program had it first and has let go meanwhile.
fn take_lock(places: &Places) -> Result<bool, StoreError> {
    match disk::link(&places.index_draft(), &places.index_lock()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => clear_lock(places).map(|()| false),
        Err(error) => Err(StoreError::io("lock", places.index_lock())(error)),
    }
}

fn put_in_place(places: &Places, mut beside: Vec<(PathBuf, File)>) -> Result<(), StoreError> {
    let renamed = fs::rename(places.index_lock(), places.index());
    if renamed.is_err() {
        let _ = fs::remove_file(places.index_lock());
    }
    renamed.map_err(StoreError::io("write", places.index()))?;
    let _ = fs::remove_file(places.index_draft());
    beside.extend(open_folders([places.git()])?);
    sync_all(beside)
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
