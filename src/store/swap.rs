//! Putting a new file where another one stands, without losing what a third program saves in the same moment.
//!
//! Between the last look at a file and the renaming over it an editor may save. So the two files change names in one step, where the
//! system can do that, and what came out is looked at; if it is not what was expected, they change back.

use std::fs;
use std::io;
use std::path::Path;
use tempfile::NamedTempFile;

/// Puts a file that holds `bytes` at a place where `expected` stands, or nothing; `false` when something else stands there, which then
/// stays.
pub(super) fn put(file: NamedTempFile, place: &Path, bytes: &[u8], expected: Option<&[u8]>) -> io::Result<bool> {
    let Some(expected) = expected else {
        return match file.persist_noclobber(place) {
            Ok(_) => Ok(true),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            // Some file systems can only rename over what may be there.
            Err(error) if is_unknown(&error.error) => over(error.file, place),
            Err(error) => Err(error.error),
        };
    };
    match exchange(file.path(), place) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) if is_unknown(&error) => return over(file, place),
        Err(error) => return Err(error),
    }
    let found = fs::read(file.path());
    if found.as_ref().is_ok_and(|found| found == expected) {
        // The name goes with the old text when the file is let go.
        return Ok(true);
    }
    exchange(file.path(), place)?;
    found?;
    // Until the other text was back, somebody may have saved once more: then the later one stays.
    if fs::read(file.path()).is_ok_and(|found| found != bytes) {
        exchange(file.path(), place)?;
    }
    Ok(false)
}

/// Renames over what is there; the caller has looked at it a moment ago.
fn over(file: NamedTempFile, place: &Path) -> io::Result<bool> {
    file.persist(place).map(|_| true).map_err(|error| error.error)
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Other systems know no such step.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Tells whether the system, or the file system, knows no such step.
fn is_unknown(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    // FAT says that links are not permitted; where nothing is, the plain renaming says so.
    matches!(error.kind(), Unsupported | InvalidInput | PermissionDenied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    /// Puts a new text where a text stands, and returns what stands there then and whether it came about.
    fn try_put(found: Option<&str>, expected: Option<&str>) -> (bool, String) {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("day.md");
        if let Some(text) = found {
            fs::write(&place, text).expect("written");
        }
        let mut file = NamedTempFile::new_in(folder.path()).expect("a file");
        file.write_all(b"new").expect("written");
        let is_put = put(file, &place, b"new", expected.map(str::as_bytes)).expect("it can be tried");
        assert!(fs::read_dir(folder.path()).expect("a folder").count() <= 1, "nothing lies beside it");
        (is_put, fs::read_to_string(place).unwrap_or_default())
    }

    #[test]
    fn what_is_not_expected_stays() {
        assert_eq!(try_put(Some("old"), Some("old")), (true, "new".to_owned()));
        assert_eq!(try_put(None, None), (true, "new".to_owned()));
        assert_eq!(try_put(Some("saved meanwhile"), Some("old")), (false, "saved meanwhile".to_owned()));
        assert_eq!(try_put(Some("made meanwhile"), None), (false, "made meanwhile".to_owned()));
        assert_eq!(try_put(None, Some("old")), (false, String::new()));
    }
}
