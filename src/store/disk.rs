//! Files that reach the disk: written beside, synced, renamed into place, their folder synced.

use super::book::{look, look_folder};
use super::{BookPath, StoreError, swap};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How the names of temporary files begin, where they have to lie beside the book's own files.
pub(super) const TEMPORARY: &str = ".wlog-";
/// The mode of the folders that wlog makes: a work log is nobody else's business.
#[cfg(unix)]
const FOLDER_MODE: u32 = 0o700;
/// The mode of the files that wlog makes, for the same reason; git's own files are as git makes them.
#[cfg(unix)]
const FILE_MODE: u32 = 0o600;

/// Opens files of wlog's own so that a new one is the user's alone to read; what is there keeps its mode.
#[cfg(unix)]
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, FILE_MODE);
    options
}

/// On Windows a file has the rights of its folder.
#[cfg(not(unix))]
pub(super) fn private() -> OpenOptions {
    OpenOptions::new()
}

/// Waits until files and folders have reached the disk.
///
/// All are sent on their way before the first is waited for: a journalling file system then puts them into one transaction, and
/// little is left to wait for after the first. Threads that each wait for a file took twice as long, and as much again to start.
pub(super) fn sync_all(files: Vec<(PathBuf, File)>) -> Result<(), StoreError> {
    files.iter().for_each(|(_, file)| send_off(file));
    files.into_iter().try_for_each(|(path, file)| file.sync_all().map_err(StoreError::io("sync", path)))
}

/// Asks the system to begin to write a file's data, without waiting. Only a hint: what counts is that the file is synced.
///
/// Linux does so for data that are said not to be needed in memory any more; they stay there as long as they are on their way.
#[cfg(target_os = "linux")]
fn send_off(file: &File) {
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

#[cfg(not(target_os = "linux"))]
fn send_off(_file: &File) {}

/// Waits until the names in some folders have reached the disk.
pub(super) fn sync_folders<'a>(folders: impl IntoIterator<Item = &'a Path>) -> Result<(), StoreError> {
    sync_all(open_folders(folders)?)
}

/// Opens folders so that they can be synced: none on Windows, which cannot, and whose NTFS journals names.
pub(super) fn open_folders<P: AsRef<Path>>(
    folders: impl IntoIterator<Item = P>,
) -> Result<Vec<(PathBuf, File)>, StoreError> {
    let open = |folder: P| {
        let folder = folder.as_ref().to_owned();
        let file = File::open(&folder).map_err(StoreError::io("sync", &folder))?;
        Ok((folder, file))
    };
    if cfg!(unix) { folders.into_iter().map(open).collect() } else { Ok(Vec::new()) }
}

/// Opens a file that is there already so that it can be synced. Windows syncs only what is open for writing.
pub(super) fn open_to_sync(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(cfg!(windows)).open(path)
}

/// Replaces a file of wlog's own: afterwards the old content or the new is there and on the disk, at any time one of them.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(path);
    let mut file = NamedTempFile::new_in(folder).map_err(StoreError::io("write", path))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(StoreError::io("write", path))?;
    file.persist(path).map_err(|error| StoreError::io("write", path)(error.error))?;
    sync_folders([folder])
}

/// Writes a draft of one of git's files, and returns it to be synced. It is never truncated: if a wlog was killed at the wrong
/// moment, the draft that it left is git's own file by another name.
pub(super) fn write_anew(
    draft: &Path,
    bytes: &[u8],
    mode: Option<fs::Permissions>,
) -> Result<(PathBuf, File), StoreError> {
    let write = || {
        match fs::remove_file(draft) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(draft)?;
        file.write_all(bytes)?;
        if let Some(mode) = mode {
            file.set_permissions(mode)?;
        }
        Ok(file)
    };
    let file = write().map_err(StoreError::io("write", draft))?;
    Ok((draft.to_owned(), file))
}

/// Gives a draft a second name, as a lock file: it is there from one moment to the next, with all its content. Fails with
/// `AlreadyExists` when another program has the lock.
///
/// Some file systems know no second names: there the lock file is written as git does it.
pub(super) fn link(draft: &Path, lock: &Path) -> io::Result<()> {
    let copy = |error: io::Error| {
        if !matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied | ErrorKind::TooManyLinks) {
            return Err(error);
        }
        let bytes = fs::read(draft)?;
        let mut file = OpenOptions::new().write(true).create_new(true).open(lock)?;
        let written = file.write_all(&bytes).and_then(|()| file.sync_all());
        written.inspect_err(|_| drop(fs::remove_file(lock)))
    };
    fs::hard_link(draft, lock).or_else(copy)
}

/// Removes a file, and waits until that has reached the disk. It may be gone already.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result.map_err(StoreError::io("remove", path)).and_then(|()| sync_folders(path.parent())),
    }
}

/// Makes a folder with all its parents, only for the user to read; what is there keeps its mode. Returns the folders in which
/// names are new.
pub(super) fn make_folder(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut touched = Vec::new();
    let mut missing: Vec<&Path> = folder.ancestors().take_while(|each| !each.exists()).collect();
    missing.reverse();
    for each in missing {
        match new_folder().create(each) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            result => result.map_err(StoreError::io("make", each))?,
        }
        touched.extend(each.parent().map(Path::to_path_buf));
    }
    Ok(touched)
}

#[cfg(unix)]
fn new_folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, FOLDER_MODE);
    builder
}

/// On Windows a folder has the rights of the one that it lies in, which in a user's own are the user's.
#[cfg(not(unix))]
fn new_folder() -> DirBuilder {
    DirBuilder::new()
}

/// New bytes of a file of the book, written beside it but not yet in its place.
pub(super) struct Draft<'a> {
    root: &'a Path,
    path: &'a BookPath,
    bytes: &'a [u8],
    file: NamedTempFile,
}

impl<'a> Draft<'a> {
    /// Writes the bytes into a file in a folder for such files, with the mode that the book's file has (a new one: 0600).
    pub(super) fn write(
        root: &'a Path,
        path: &'a BookPath,
        bytes: &'a [u8],
        folder: &Path,
    ) -> Result<Self, StoreError> {
        let mode = look(root, path)?.map(|metadata| metadata.permissions());
        let write = || {
            let mut file = NamedTempFile::with_prefix_in(TEMPORARY, folder)?;
            file.write_all(bytes)?;
            if let Some(mode) = mode {
                file.as_file().set_permissions(mode)?;
            }
            Ok(file)
        };
        let file = write().map_err(StoreError::io("write", path.under(root)))?;
        Ok(Draft { root, path, bytes, file })
    }

    /// Returns the file, to be synced before it is [placed](Self::place).
    pub(super) fn to_sync(&self) -> Result<(PathBuf, File), StoreError> {
        let place = self.path.under(self.root);
        let file = self.file.as_file().try_clone().map_err(StoreError::io("sync", &place))?;
        Ok((place, file))
    }

    /// Returns how the file looks on disk.
    pub(super) fn metadata(&self) -> Result<fs::Metadata, StoreError> {
        self.file.as_file().metadata().map_err(StoreError::io("read", self.path.under(self.root)))
    }

    /// Gives the file its place and returns the folders to be synced. What stood there has to be what is expected:
    /// [`StoreError::Changed`] when somebody saved another text meanwhile, even at the last moment, and then that text stands.
    pub(super) fn place(self, expected: Option<&[u8]>) -> Result<Vec<PathBuf>, StoreError> {
        let place = self.path.under(self.root);
        let mut touched = Vec::new();
        if let Some(folder) = self.path.parent()
            && !look_folder(self.root, &folder)?
        {
            touched = make_folder(&folder.under(self.root))?;
        }
        let folder = place.parent().unwrap_or(self.root).to_path_buf();
        match swap::put(self.file, &place, self.bytes, expected) {
            Ok(true) => {}
            Ok(false) => return Err(StoreError::Changed { path: self.path.clone() }),
            // The repository lies on another file system than this folder of the book.
            Err(error) if error.kind() == ErrorKind::CrossesDevices => {
                sweep(&folder, TEMPORARY);
                let draft = Draft::write(self.root, self.path, self.bytes, &folder)?;
                draft.file.as_file().sync_all().map_err(StoreError::io("sync", &place))?;
                if !swap::put(draft.file, &place, self.bytes, expected).map_err(StoreError::io("write", &place))? {
                    return Err(StoreError::Changed { path: self.path.clone() });
                }
            }
            Err(error) => return Err(StoreError::io("write", place)(error)),
        }
        touched.push(folder);
        Ok(touched)
    }
}

/// Removes the temporary files that an ended process left in a folder. One that cannot be removed does no harm.
pub(super) fn sweep(folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(prefix) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Sweeps a folder of [drafts](Draft).
pub(super) fn sweep_drafts(folder: &Path) {
    sweep(folder, TEMPORARY);
}
