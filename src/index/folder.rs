//! The folder of a book's index in the user's cache: where it is, how its manifest is read and replaced, what else may lie there.

use super::manifest::Seal;
use super::schema::VERSION;
use super::{IndexError, Stamp};
use crate::text::tokens;
use sha2::{Digest, Sha256};
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

const MANIFEST: &str = "manifest";
const LOCK: &str = "lock";

/// The index of one book: its folder, and what its documents depend on beside the book's files.
#[derive(Debug, Clone)]
pub struct Place {
    pub(super) folder: PathBuf,
    basis: Vec<u8>,
}

impl Place {
    /// Makes the place of a book's index in a cache folder.
    ///
    /// An empty or relative cache folder is none: then every search reads the book. `book` is the book's canonical path, which gives the folder its name. `rules` stands for all that changes what is read
    /// out of the same files, such as declared fields: with other rules the index is built anew.
    pub fn new(cache: &Path, book: &Path, rules: &str) -> Self {
        let digest = Sha256::digest(book.as_os_str().as_encoded_bytes());
        let name: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        let mut basis = format!("{VERSION} {} {:08x}\n{rules}\n", env!("CARGO_PKG_VERSION"), tokens_sum()).into_bytes();
        basis.extend_from_slice(book.as_os_str().as_encoded_bytes());
        Place { folder: cache.join(name), basis }
    }

    /// Returns the folder that holds the index.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn basis(&self) -> &[u8] {
        &self.basis
    }
}

/// A sum over the tokens of a sample, so that an index whose tokens were cut otherwise is never searched.
fn tokens_sum() -> u32 {
    const SAMPLE: &str =
        "Visited Café-Müller’s 2nd ＥＲＰ, x_y 4.1%; İ ß ﬁ\n\n拜访恒达機械，谈AI项目 ｶﾞ กิน 한국어 👍 naïve-ly";
    let mut sum = crc32fast::Hasher::new();
    for token in tokens(SAMPLE) {
        sum.update(token.text.as_bytes());
        sum.update(&token.position.to_le_bytes());
    }
    sum.finalize()
}

/// Reads the manifest's bytes.
pub(super) fn read_manifest(folder: &Path) -> Result<Vec<u8>, IndexError> {
    check_absolute(folder)?;
    let path = folder.join(MANIFEST);
    fs::read(&path).map_err(IndexError::io(path))
}

/// Replaces the manifest: from one moment to the next, and on the disk before it counts.
pub(super) fn replace_manifest(folder: &Path, bytes: &[u8]) -> Result<(), IndexError> {
    let write = || {
        let mut file = tempfile::Builder::new().prefix(MANIFEST).tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_data()?;
        file.persist(folder.join(MANIFEST))?;
        Ok(())
    };
    write().map_err(IndexError::io(folder))
}

/// Without a folder for caches, or with a relative one, an index would lie wherever the user happens to stand.
fn check_absolute(folder: &Path) -> Result<(), IndexError> {
    if folder.is_absolute() { Ok(()) } else { Err(IndexError::Unusable { what: "there is no folder for caches" }) }
}

/// The lock under which the index is written. The system gives it back, too, when the process ends.
#[derive(Debug)]
pub(super) struct IndexLock(File);

impl Drop for IndexLock {
    /// Closing alone would not do: a program that another thread is just starting has the open file, too, until it begins.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

/// Takes the lock, or fails at once when another process has it.
pub(super) fn lock(folder: &Path) -> Result<IndexLock, IndexError> {
    check_absolute(folder)?;
    new_folder().create(folder).map_err(IndexError::io(folder))?;
    let path = folder.join(LOCK);
    let open = || private().create(true).truncate(false).write(true).open(&path);
    let file = open().map_err(IndexError::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(IndexLock(file)),
        Err(TryLockError::WouldBlock) => Err(IndexError::Busy),
        Err(TryLockError::Error(source)) => Err(IndexError::Io { path, source }),
    }
}

/// Makes folders with their parents, for the user alone: an index holds all that the book says.
fn new_folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(unix)]
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(not(unix))]
fn private() -> OpenOptions {
    OpenOptions::new()
}

/// Takes from others the right to read a file that the search engine has made.
pub(super) fn make_private(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Deletes everything in the folder but the manifest, the lock and the given files. What cannot be deleted stays for the next time: on
/// Windows a file that another process has open.
pub(super) fn sweep(folder: &Path, keep: &[(String, Seal)]) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_kept = name == MANIFEST || name == LOCK || keep.iter().any(|(kept, _)| name == kept.as_str());
        if !is_kept {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A file of this size is written to see whether any can be.
const PROBE: usize = 1 << 16;

/// Finds out what the system has against writing, where the search engine only says that one of its threads has ended.
pub(super) fn explain(folder: &Path, error: IndexError) -> IndexError {
    if !matches!(error, IndexError::Engine(_)) || error.system().is_some() {
        return error;
    }
    let probe = || {
        let mut file = tempfile::tempfile_in(folder)?;
        file.write_all(&vec![0; PROBE])?;
        file.sync_data()
    };
    probe().map_err(IndexError::io(folder)).err().unwrap_or(error)
}

/// How much of a file's end is summed up: the search engine's checksum and what stands around it.
const END: u64 = 256;

/// Takes the seal of a file of the index.
pub(super) fn seal(path: &Path) -> Result<Seal, IndexError> {
    let look = || {
        let mut file = File::open(path)?;
        let stamp = stamp(&file.metadata()?);
        file.seek(SeekFrom::Start(stamp.size.saturating_sub(END)))?;
        let mut end = Vec::new();
        file.take(END).read_to_end(&mut end)?;
        Ok(Seal { stamp, end: crc32fast::hash(&end) })
    };
    look().map_err(IndexError::io(path))
}

fn stamp(metadata: &fs::Metadata) -> Stamp {
    let since = |time: std::time::SystemTime| match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanos| -nanos),
    };
    let mtime = metadata.modified().map_or(0, since);
    let (ctime, inode) = identity(metadata);
    Stamp { size: metadata.len(), mtime, ctime, inode }
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime().saturating_mul(1_000_000_000).saturating_add(metadata.ctime_nsec()), metadata.ino())
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> (i64, u64) {
    (0, 0)
}

/// Returns how many files the index has, how many bytes they take, and when it was last written; nothing where there is no folder.
pub(super) fn extent(folder: &Path) -> (usize, u64, Option<SystemTime>) {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().filter(|entry| entry.file_name() != LOCK);
    let sizes: Vec<u64> = files.filter_map(|entry| Some(entry.metadata().ok()?.len())).collect();
    let written = fs::metadata(folder.join(MANIFEST)).and_then(|metadata| metadata.modified()).ok();
    (sizes.len(), sizes.iter().sum(), written)
}

/// Makes an index unusable that turned out to be damaged while it was searched.
pub(super) fn discard(folder: &Path) {
    let _ = fs::remove_file(folder.join(MANIFEST));
}
