//! Texts that are being written in an editor, each in a folder of its own beside the book's history until it has arrived.
//!
//! They lie in the repository's folder and not among the caches: what a person typed is nothing that can be made anew, and
//! cleaning programs know the caches. Git neither tracks nor cleans this folder.

use super::disk;
use super::lock_file::LockFile;
use super::places::Places;
use super::walk::Stamp;
use super::{Book, Cache, StoreError, repo};
use std::fs::{self, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folder for drafts in the store's own.
const FOLDER: &str = "drafts";
/// The file whose lock says that a program has the draft in hand. The text's own would not do: editors put a new file in its place.
const LOCK: &str = "lock";
/// The file that holds what the text was made from.
const BASE: &str = "base";
/// The file that holds the text as it was last shown in the editor.
const SHOWN: &str = "shown";
/// The file that holds a base and a text that are to take the places of those that are there.
const NEXT: &str = "next";
/// The folder among the drafts for the answers to questions.
const ANSWERS: &str = "answers";
/// What nano puts behind a file's name when it is ended from outside.
const RESCUED: &str = ".save";
/// How often to try again when another program has just put the same draft away.
const ATTEMPTS: usize = 3;

/// The drafts of a book.
#[derive(Debug, Clone)]
pub struct Drafts {
    folder: PathBuf,
}

/// A text in an editor. No other process has it; when this one ends, in whatever way, the next can take it.
#[derive(Debug)]
pub struct EditorDraft {
    name: String,
    folder: PathBuf,
    file: PathBuf,
    lock: LockFile,
}

impl Book {
    /// Returns the place for drafts; nothing is made yet.
    pub fn drafts(&self) -> Result<Drafts, StoreError> {
        let repo = repo::open(self.root())?;
        Ok(Drafts { folder: Places::of(self.root(), &repo).own().join(FOLDER) })
    }
}

impl Drafts {
    /// Returns the folder for the answers to questions, which are kept with every key and so not synced each time.
    pub fn answers(&self) -> Cache {
        Cache::at(self.folder.join(ANSWERS))
    }

    /// Lists the names of the drafts that are there, sorted, whether somebody has them in hand or not.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    /// Takes a draft in hand, new or left behind by an ended process; `None` when another process has it.
    ///
    /// `name` names the folder, `file` the text in it, which an editor shows.
    pub fn take(&self, name: &str, file: &str) -> Result<Option<EditorDraft>, StoreError> {
        let folder = self.folder.join(name);
        let place = folder.join(LOCK);
        for _ in 0..ATTEMPTS {
            disk::make_folder(&folder)?;
            let lock = match LockFile::open(&place) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                opened => opened.map_err(StoreError::io("lock", &place))?,
            };
            match lock.try_lock() {
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(StoreError::io("lock", place)(error)),
                // Another process may have put the draft away between the opening and the locking.
                Ok(()) if !place.exists() => {}
                Ok(()) => {
                    let file = folder.join(file);
                    let draft = EditorDraft { name: name.to_owned(), folder, file, lock };
                    draft.finish()?;
                    return Ok(Some(draft));
                }
            }
        }
        Ok(None)
    }
}

impl EditorDraft {
    /// Returns the draft's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the file with the text.
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// Returns the text; `None` when none has been set yet.
    pub fn text(&self) -> Result<Option<Vec<u8>>, StoreError> {
        read(&self.file)
    }

    /// Sets the text, for an editor to be opened on it. It has reached the disk when this returns.
    pub fn show(&self, text: &[u8]) -> Result<(), StoreError> {
        disk::replace(&self.folder.join(SHOWN), text)?;
        disk::replace(&self.file, text)
    }

    /// Sets what the text is made from, and the text: both or neither, whenever the process ends. Both have reached the disk when this returns.
    ///
    /// A text beside the base of another one would be merged wrongly: it would take back what others wrote.
    pub fn begin_from(&self, base: &[u8], text: &[u8]) -> Result<(), StoreError> {
        let pair = [&(base.len() as u64).to_be_bytes()[..], base, text].concat();
        disk::replace(&self.folder.join(NEXT), &pair)?;
        self.finish()
    }

    /// Puts a base and a text into their places that a process was about to put there.
    fn finish(&self) -> Result<(), StoreError> {
        let next = self.folder.join(NEXT);
        let Some(pair) = read(&next)? else { return Ok(()) };
        let (length, rest) =
            pair.split_first_chunk().map_or((0, &[][..]), |(length, rest)| (u64::from_be_bytes(*length), rest));
        if let Some((base, text)) = usize::try_from(length).ok().and_then(|length| rest.split_at_checked(length)) {
            self.set_base(base)?;
            self.show(text)?;
        }
        disk::remove(&next)
    }

    /// Returns the text as it was last shown; `None` when none has been.
    pub fn shown(&self) -> Result<Option<Vec<u8>>, StoreError> {
        read(&self.folder.join(SHOWN))
    }

    /// Returns what the text was made from; `None` for a new draft.
    pub fn base(&self) -> Result<Option<Vec<u8>>, StoreError> {
        read(&self.folder.join(BASE))
    }

    /// Sets what the text was made from.
    pub fn set_base(&self, base: &[u8]) -> Result<(), StoreError> {
        disk::replace(&self.folder.join(BASE), base)
    }

    /// Returns the text's stamp: another one says that the editor has saved, even if it saved the same.
    pub fn stamp(&self) -> Option<Stamp> {
        fs::metadata(&self.file).ok().map(|metadata| Stamp::of(&metadata))
    }

    /// Returns when the draft was begun; `None` where the system does not tell.
    pub fn begun(&self) -> Option<SystemTime> {
        fs::metadata(self.folder.join(BASE)).and_then(|metadata| metadata.modified()).ok()
    }

    /// Takes over what an editor saved beside the text when it was ended from outside.
    pub fn rescue(&self) -> Result<(), StoreError> {
        let mut name = self.file.as_os_str().to_owned();
        name.push(RESCUED);
        let rescued = PathBuf::from(name);
        let saved = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
        match read(&rescued)? {
            Some(text) if saved(&rescued) > saved(&self.file) => {
                disk::replace(&self.file, &text)?;
                disk::remove(&rescued)
            }
            _ => Ok(()),
        }
    }

    /// Tells whether an editor left more than the text itself: its own copy of what was typed and not saved.
    pub fn has_traces(&self) -> bool {
        let own = [
            Some(LOCK.as_ref()),
            Some(BASE.as_ref()),
            Some(SHOWN.as_ref()),
            Some(NEXT.as_ref()),
            self.file.file_name(),
        ];
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| !own.contains(&Some(&entry.file_name())))
    }

    /// Puts the draft away: its text has arrived, or is not wanted.
    ///
    /// A folder that cannot be removed is no error: the text is in the book.
    pub fn discard(self) {
        let EditorDraft { folder, lock, .. } = self;
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.file_name() != LOCK {
                let _ = fs::remove_file(entry.path());
            }
        }
        // Windows removes no file that is open.
        if cfg!(windows) {
            drop(lock);
            let _ = fs::remove_dir_all(&folder);
        } else {
            let _ = fs::remove_dir_all(&folder);
            drop(lock);
        }
    }
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map(Some).map_err(StoreError::io("read", path)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    fn drafts() -> (tempfile::TempDir, Drafts) {
        let folder = tempfile::tempdir().expect("a folder");
        let drafts = Drafts { folder: folder.path().join("drafts") };
        (folder, drafts)
    }

    #[test]
    fn a_draft_outlives_its_process_but_not_its_arrival() {
        let (_folder, drafts) = drafts();
        let draft = drafts.take("add-x", "entry.md").expect("a draft").expect("free");
        draft.show(b"typed").expect("written");
        assert!(drafts.take("add-x", "entry.md").expect("a look").is_none(), "somebody has it in hand");
        drop(draft);
        let again = drafts.take("add-x", "entry.md").expect("a draft").expect("left behind");
        assert_eq!(again.text().expect("read"), Some(b"typed".to_vec()));
        again.discard();
        assert_eq!(drafts.names(), Vec::<String>::new());
    }

    #[test]
    fn a_base_never_stands_beside_the_text_of_another() {
        let (_folder, drafts) = drafts();
        let draft = drafts.take("edit-x", "day.md").expect("a draft").expect("free");
        draft.begin_from(b"old base", b"old text").expect("written");
        let places = [BASE, SHOWN, "day.md"].map(|name| draft.folder.join(name));
        let state = || places.clone().map(|place| fs::read(place).unwrap_or_default());
        let old = state();
        draft.begin_from(b"new base", "新的文字".as_bytes()).expect("written");
        let new = state();
        assert_eq!(new, [b"new base".to_vec(), "新的文字".into(), "新的文字".into()]);
        let pair = [&8_u64.to_be_bytes()[..], b"new base", "新的文字".as_bytes()].concat();
        drop(draft);
        // A process may have ended after each of the writes: the record of both stands there before the first.
        for done in 0..=places.len() {
            for (number, place) in places.iter().enumerate() {
                fs::write(place, if number < done { &new[number] } else { &old[number] }).expect("written");
            }
            fs::write(places[0].with_file_name(NEXT), &pair).expect("written");
            let draft = drafts.take("edit-x", "day.md").expect("a draft").expect("free");
            assert_eq!(draft.base().expect("read"), Some(b"new base".to_vec()), "{done}");
            assert_eq!(draft.text().expect("read"), Some("新的文字".into()), "{done}");
            assert!(!draft.has_traces());
        }
    }

    #[test]
    fn what_an_ended_editor_saved_beside_is_taken_over() {
        let (_folder, drafts) = drafts();
        let draft = drafts.take("add-x", "entry.md").expect("a draft").expect("free");
        draft.show(b"saved").expect("written");
        assert!(!draft.has_traces());
        let beside = draft.path().with_file_name("entry.md.save");
        let later = SystemTime::now() + std::time::Duration::from_secs(5);
        fs::write(&beside, b"saved and typed").expect("written");
        File::options().write(true).open(&beside).and_then(|file| file.set_modified(later)).expect("a time");
        assert!(draft.has_traces());
        draft.rescue().expect("read");
        assert_eq!(draft.text().expect("read"), Some(b"saved and typed".to_vec()));
        assert!(!draft.has_traces());
    }
}
