//! Writing git objects so that they are safe before anything points at them.
//!
//! libgit2 would sync each object and its folder one after the other, takes an object for written that another program wrote
//! without syncing, and reports success for some failures. Here all objects of a commit are written as git's loose objects under
//! temporary names, synced together, renamed, their folders synced together, and read back.

use super::StoreError;
use super::disk::{self, open_to_sync, sweep, sync_all};
use flate2::{Compression, write::ZlibEncoder};
use git2::{ObjectType, Odb, OdbLookupFlags, Oid, Repository};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::NamedTempFile;

/// The prefix of temporary objects. `git gc` clears away all that begin with `tmp_obj_`.
const TEMPORARY: &str = "tmp_obj_wlog_";

/// How often a folder for an object is made anew that somebody else removes.
const MOST_ATTEMPTS: usize = 10;

/// An object of this age has reached the disk without being synced.
const RECENT: Duration = Duration::from_secs(120);

/// How many files of others are open at once while they are synced: a `git add` may have written thousands, and a system lets a process
/// have some hundreds.
const MOST_AT_ONCE: usize = 128;

/// Objects of one commit, on their way to the disk.
pub(super) struct Objects<'r> {
    odb: Odb<'r>,
    folder: PathBuf,
    pending: BTreeMap<Oid, Pending>,
    /// Made for the first object, and used for all: its tables are larger than what is packed.
    packer: Option<ZlibEncoder<Vec<u8>>>,
}

/// An object that is not yet known to be on the disk.
enum Pending {
    /// Written under a temporary name.
    New { file: NamedTempFile, packed: Vec<u8>, data: Vec<u8>, kind: ObjectType },
    /// Loose already, written by somebody who perhaps did not sync.
    Loose,
}

impl<'r> Objects<'r> {
    /// Begins to write objects into a repository.
    pub(super) fn of(repo: &'r Repository) -> Result<Self, StoreError> {
        let odb = repo.odb().map_err(StoreError::git("open the object database"))?;
        Ok(Objects { odb, folder: repo.commondir().join("objects"), pending: BTreeMap::new(), packer: None })
    }

    /// Returns the name that git gives an object.
    pub(super) fn name(kind: ObjectType, data: &[u8]) -> Result<Oid, StoreError> {
        Oid::hash_object(kind, data).map_err(StoreError::git("name an object"))
    }

    /// Writes an object under a temporary name and returns its name in git; [`settle`](Self::settle) makes it last.
    pub(super) fn add(&mut self, kind: ObjectType, data: &[u8]) -> Result<Oid, StoreError> {
        let oid = Self::name(kind, data)?;
        self.add_named(oid, kind, data).map(|()| oid)
    }

    /// Writes an object whose name is known already, as [`add`](Self::add) does.
    pub(super) fn add_named(&mut self, oid: Oid, kind: ObjectType, data: &[u8]) -> Result<(), StoreError> {
        if !self.pending.contains_key(&oid) && !self.keep(oid)? {
            let written = self.write(kind, data);
            let (file, packed) = written.map_err(StoreError::io("write an object into", &self.folder))?;
            self.pending.insert(oid, Pending::New { file, packed, data: data.to_vec(), kind });
        }
        Ok(())
    }

    /// Takes an object that the repository has already among those to be made safe; `false` when it has no readable one.
    pub(super) fn keep(&mut self, oid: Oid) -> Result<bool, StoreError> {
        // A power cut leaves empty objects where git did not sync: such a one is written anew.
        if !self.odb.exists_ext(oid, OdbLookupFlags::NO_REFRESH) || self.odb.read(oid).is_err() {
            return Ok(false);
        }
        if self.place(oid).is_file() {
            self.pending.insert(oid, Pending::Loose);
        }
        Ok(true)
    }

    /// Takes the loose objects of the last two minutes among those to be made safe.
    ///
    /// Git does not sync loose objects unless it is told to, and a commit is no safer than the one before it. Older ones the system
    /// has brought to the disk by itself: Linux does so after half a minute.
    pub(super) fn keep_recent(&mut self, now: SystemTime) {
        let is_recent = |path: &Path| {
            let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
            modified.is_ok_and(|modified| now.duration_since(modified).unwrap_or_default() < RECENT)
        };
        let folders = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for folder in folders.filter(|folder| folder.file_name().len() == 2 && is_recent(&folder.path())) {
            for object in fs::read_dir(folder.path()).into_iter().flatten().flatten() {
                let name =
                    [folder.file_name(), object.file_name()].map(|part| part.to_string_lossy().into_owned()).concat();
                let Ok(oid) = Oid::from_str(&name) else { continue };
                if is_recent(&object.path()) {
                    self.pending.entry(oid).or_insert(Pending::Loose);
                }
            }
        }
    }

    /// Reads an object of the expected kind, one of the new ones too.
    pub(super) fn read(&self, oid: Oid, kind: ObjectType) -> Result<Vec<u8>, StoreError> {
        if let Some(Pending::New { data, kind: found, .. }) = self.pending.get(&oid)
            && *found == kind
        {
            return Ok(data.clone());
        }
        let object = self.odb.read(oid).map_err(StoreError::git("read an object"))?;
        expect_kind(object.kind(), kind, "read an object").map(|()| object.data().to_vec())
    }

    /// Brings all objects to the disk together with other files, and reads the new ones back.
    pub(super) fn settle(&mut self, beside: Vec<(PathBuf, File)>) -> Result<(), StoreError> {
        let pending = std::mem::take(&mut self.pending);
        let (mut files, mut loose) = (beside, Vec::new());
        for (oid, each) in &pending {
            let place = self.place(*oid);
            match each {
                Pending::New { file, .. } => {
                    let file = file.as_file().try_clone().map_err(StoreError::io("sync", &place))?;
                    files.push((place, file));
                }
                Pending::Loose => loose.push(place),
            }
        }
        while loose.len() > MOST_AT_ONCE {
            sync_all(open_loose(&loose.split_off(loose.len() - MOST_AT_ONCE))?)?;
        }
        files.extend(open_loose(&loose)?);
        sync_all(files)?;
        let mut folders = BTreeSet::new();
        let mut written = Vec::new();
        for (oid, each) in pending {
            let place = self.place(oid);
            let folder = place.parent().unwrap_or(&self.folder).to_path_buf();
            if let Pending::New { file, packed, .. } = each {
                folders.extend(put(file, &folder, &place)?);
                written.push((oid, packed));
            }
            folders.insert(folder);
        }
        for some in folders.into_iter().collect::<Vec<_>>().chunks(MOST_AT_ONCE) {
            sync_all(open_object_folders(some)?)?;
        }
        written.iter().try_for_each(|(oid, packed)| self.read_back(*oid, packed))
    }

    /// Sees that an object is there and is what was written. Its bytes are compared as they lie on disk: to let libgit2 unpack and
    /// hash a tree of thousands of cards takes longer than to write it.
    fn read_back(&self, oid: Oid, packed: &[u8]) -> Result<(), StoreError> {
        let place = self.place(oid);
        let differs = || io::Error::new(io::ErrorKind::InvalidData, "it is not what was written");
        match fs::read(&place) {
            Ok(found) if found == packed => Ok(()),
            Ok(_) => Err(StoreError::io("read back", place)(differs())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.odb.refresh().map_err(StoreError::git("look for an object in the packs"))?;
                if self.odb.read(oid).is_ok() { Ok(()) } else { Err(StoreError::io("read back", place)(error)) }
            }
            Err(error) => Err(StoreError::io("read back", place)(error)),
        }
    }

    /// Writes the file of a loose object: its kind, length and bytes, compressed. Returns these bytes too.
    fn write(&mut self, kind: ObjectType, data: &[u8]) -> io::Result<(NamedTempFile, Vec<u8>)> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(TEMPORARY);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o444));
        let mut file = builder.tempfile_in(&self.folder)?;
        let packer = self.packer.get_or_insert_with(|| ZlibEncoder::new(Vec::new(), Compression::fast()));
        packer.write_all(format!("{} {}\0", kind.str(), data.len()).as_bytes())?;
        packer.write_all(data)?;
        let packed = packer.reset(Vec::new())?;
        file.write_all(&packed)?;
        Ok((file, packed))
    }

    fn place(&self, oid: Oid) -> PathBuf {
        let name = oid.to_string();
        let (folder, file) = name.split_at(2);
        self.folder.join(folder).join(file)
    }
}

/// Opens loose objects to sync them. What has gone meanwhile git has packed, and git syncs its packs; what another user keeps to
/// himself is his to sync.
fn open_loose(places: &[PathBuf]) -> Result<Vec<(PathBuf, File)>, StoreError> {
    let open = |place: &PathBuf| match open_to_sync(place) {
        Ok(file) => Some(Ok((place.clone(), file))),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied) => None,
        Err(error) => Some(Err(StoreError::io("sync", place)(error))),
    };
    places.iter().filter_map(open).collect()
}

/// Opens folders of objects to sync them. A `git gc` beside may have packed what lay in one, and removed it.
fn open_object_folders(folders: &[PathBuf]) -> Result<Vec<(PathBuf, File)>, StoreError> {
    let mut opened = Vec::with_capacity(folders.len());
    for folder in folders {
        match disk::open_folders([folder]) {
            Err(StoreError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {}
            folder => opened.extend(folder?),
        }
    }
    Ok(opened)
}

/// Gives a new object its place, and returns the folder whose names changed by that, beside its own.
///
/// A `git gc` beside removes folders that are empty, so that one may be gone again as soon as it was made.
fn put(mut file: NamedTempFile, folder: &Path, place: &Path) -> Result<Option<PathBuf>, StoreError> {
    let mut attempts = 0;
    loop {
        let touched = make_object_folder(folder)?;
        match file.persist(place) {
            Ok(_) => return Ok(touched),
            Err(error) if error.error.kind() == io::ErrorKind::NotFound && attempts < MOST_ATTEMPTS => {
                attempts += 1;
                file = error.file;
            }
            Err(error) => return Err(StoreError::io("write", place)(error.error)),
        }
    }
}

/// Makes one of git's folders for objects, with the mode that git's own have, and returns the folder whose names changed.
fn make_object_folder(folder: &Path) -> Result<Option<PathBuf>, StoreError> {
    match fs::create_dir(folder) {
        Ok(()) => Ok(folder.parent().map(Path::to_path_buf)),
        Err(_) if folder.is_dir() => Ok(None),
        Err(error) => Err(StoreError::io("make", folder)(error)),
    }
}

/// Refuses an object that is of another kind than its place says; `doing` names what it was read for.
pub(super) fn expect_kind(found: ObjectType, expected: ObjectType, doing: &'static str) -> Result<(), StoreError> {
    if found == expected {
        return Ok(());
    }
    Err(StoreError::git(doing)(git2::Error::from_str("an object is of another kind than its place says")))
}

/// Removes the temporary objects that an ended wlog left.
pub(super) fn sweep_objects(repo: &Repository) {
    sweep(&repo.commondir().join("objects"), TEMPORARY);
}
