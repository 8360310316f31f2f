//! Where a new book is made.

use crate::app::Error;
use crate::config::{Environment, usual_place};
use crate::store::Book;
use std::path::{Component, Path, PathBuf};

/// Decides where a new book is made: in the folder that was named, else in the working folder as long as that is empty.
///
/// The home folder is never meant by saying nothing, since every folder below it would then lie in the book: the usual place is.
///
/// # Errors
///
/// When the working folder holds something else, or lies inside of a book; a folder that was named is taken at its word.
pub fn place(named: Option<&Path>, environment: &Environment) -> Result<PathBuf, Error> {
    let here = environment.working_folder();
    if let Some(named) = named {
        return Ok(here.join(named).components().collect());
    }
    let usual = usual_place(environment);
    let is_home = environment.home().is_some_and(|home| Book::is_same_place(home, here));
    if let Some(usual) = usual.clone().filter(|_| is_home) {
        let is_free = Book::is_book(&usual) || Book::is_vacant(&usual);
        return if is_free { Ok(usual) } else { Err(Error::FolderInTheWay(usual)) };
    }
    if Book::is_book(here) || book_around(here).is_none() && Book::is_bare_ground(here) {
        return Ok(here.to_owned());
    }
    let folder = here.to_owned();
    Err(match book_around(here) {
        Some(book) => Error::InsideABook { folder, book },
        None => {
            Error::FolderInUse { folder, usual: usual.filter(|usual| Book::is_vacant(usual) && !Book::is_book(usual)) }
        }
    })
}

/// Returns the nearest book in whose tree a folder lies; the folder itself does not count.
pub fn book_around(folder: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in folder.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain.ancestors().skip(1).find(|folder| Book::is_book(folder)).map(Path::to_owned)
}
