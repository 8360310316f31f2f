//! Walks: sorted, whole, and the same however a folder is read.

use super::*;

/// Makes a folder with files, folders, hidden names, and links.
fn folder() -> (tempfile::TempDir, BookPath) {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("contacts");
    fs::create_dir_all(folder.join("inside")).expect("a folder");
    fs::create_dir_all(folder.join(".hidden")).expect("a folder");
    fs::create_dir_all(folder.join("named.md")).expect("a folder");
    for number in 0..300 {
        fs::write(folder.join(format!("c{:03}.md", number * 7 % 300)), "x".repeat(number)).expect("written");
    }
    for name in ["张伟.md", "a b.md", ".x.md", "notes.txt", "inside/deep.md", "A.MD"] {
        fs::write(folder.join(name), name).expect("written");
    }
    #[cfg(unix)]
    fs::write(folder.join("c:d.md"), "no name of a book's").expect("written");
    #[cfg(unix)]
    std::os::unix::fs::symlink("c001.md", folder.join("link.md")).expect("a link");
    (root, BookPath::new("contacts").expect("a path"))
}

#[cfg(target_os = "linux")] // Elsewhere there is but one.
#[test]
fn the_ways_to_read_a_folder_agree() {
    let (root, folder) = folder();
    let (mut files, mut folders) = read(root.path(), &folder).expect("read");
    let (mut other_files, mut other_folders) = portable::read(root.path(), &folder).expect("read");
    folders.sort();
    other_folders.sort();
    assert_eq!(folders, other_folders);
    files.sort();
    other_files.sort();
    assert_eq!((files.len(), other_files.len()), (302, 302));
    let (rest, other_rest) = (files.split_off(100).look(), other_files.split_off(100).look());
    assert_eq!((files.look(), rest), (other_files.look(), other_rest));
    let missing = BookPath::new("orgs").expect("a path");
    assert_eq!(read(root.path(), &missing).expect("nothing").0.look(), Vec::new());
    let no_folder = BookPath::new("contacts/c001.md").expect("a path");
    assert!(read(root.path(), &no_folder).is_err() && portable::read(root.path(), &no_folder).is_err());
}

#[test]
fn files_are_sorted_by_their_whole_paths() {
    let (root, _) = folder();
    // Folders and files whose names begin alike stand among each other.
    for path in ["contacts/c1/x.md", "contacts/c1-x.md", "contacts/c10/a.md", "2026/11/2026-11-02.md", "2026/a.md"] {
        let place = root.path().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, "").expect("written");
    }
    let files = Book::at(root.path()).walk().expect("a walk");
    assert!(files.is_sorted_by(|a, b| a.path < b.path));
    assert_eq!(files.len(), 302 + 1 + 5);
}
