//! The days of a book as HEAD has them: by the names that git has for their content, and their texts.
//!
//! The same name means the same content, so whoever remembers names need not read again what has not changed.

use super::book::is_year;
use super::{Book, BookPath};
use chrono::NaiveDate;
use git2::{ObjectType, Oid, Repository, TreeEntry};
use std::fs;

/// The modes of plain files. A link in a book's history is as little followed as one on the disk.
const PLAIN_FILES: [i32; 3] = [0o100_644, 0o100_755, 0o100_664];

/// The days in the commit that HEAD stood at.
pub struct HeadDays {
    repository: Repository,
    commit: Oid,
    root: Oid,
}

impl Book {
    /// Returns the name of HEAD's commit where that is plain to see: a loose branch in a repository of its own.
    ///
    /// Opening the repository costs more than a glance may take if nothing has changed. `None` says nothing: packed branches,
    /// further work trees and whatever else git may do are for [`Book::days_in_head`] to read.
    pub fn plain_head(&self) -> Option<String> {
        let git = self.root().join(".git");
        let head = fs::read_to_string(git.join("HEAD")).ok()?;
        let branch = BookPath::new(head.strip_prefix("ref: ")?.trim_end()).ok()?;
        let commit = fs::read_to_string(branch.under(&git)).ok()?;
        let commit = commit.trim_end();
        let is_name = branch.as_str().starts_with("refs/heads/") && commit.len() == 40;
        (is_name && commit.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| commit.to_owned())
    }

    /// Opens what HEAD has of the days; `None` where there is no commit, or where git cannot be read: whoever asks does without.
    pub fn days_in_head(&self) -> Option<HeadDays> {
        let repository = Repository::open(self.root()).ok()?;
        let commit = repository.head().ok()?.target()?;
        let root = repository.find_commit(commit).ok()?.tree_id();
        Some(HeadDays { repository, commit, root })
    }
}

impl HeadDays {
    /// Returns the name of the commit.
    pub fn commit(&self) -> String {
        self.commit.to_string()
    }

    /// Returns the folders of the years with the names of their content, oldest first; `None` where git cannot read them.
    pub fn years(&self) -> Option<Vec<(String, String)>> {
        let is_year = |name: &str| BookPath::new(name).is_ok_and(|path| is_year(&path));
        let folders = self.entries(self.root, is_folder)?;
        Some(folders.into_iter().filter(|(name, _)| is_year(name)).map(|(name, id)| (name, id.to_string())).collect())
    }

    /// Returns the days of a year with the names of their texts, oldest first; `None` where git cannot read them.
    /// `folder` and `name` are the year's.
    pub fn days(&self, folder: &str, name: &str) -> Option<Vec<(NaiveDate, String)>> {
        let mut days = Vec::new();
        for (month, id) in self.entries(Oid::from_str(name).ok()?, is_folder)? {
            for (file, text) in self.entries(id, is_plain_file)? {
                let path = BookPath::new(format!("{folder}/{month}/{file}"));
                days.extend(path.ok().and_then(|path| path.day()).map(|date| (date, text.to_string())));
            }
        }
        days.sort_unstable();
        Some(days)
    }

    /// Returns a day's text; `None` when it is not there or not UTF-8.
    pub fn text(&self, name: &str) -> Option<String> {
        let blob = self.repository.find_blob(Oid::from_str(name).ok()?).ok()?;
        std::str::from_utf8(blob.content()).ok().map(str::to_owned)
    }

    fn entries(&self, tree: Oid, is_wanted: fn(&TreeEntry<'_>) -> bool) -> Option<Vec<(String, Oid)>> {
        let tree = self.repository.find_tree(tree).ok()?;
        let wanted = tree.iter().filter(is_wanted);
        Some(wanted.filter_map(|entry| Some((entry.name().ok()?.to_owned(), entry.id()))).collect())
    }
}

fn is_folder(entry: &TreeEntry<'_>) -> bool {
    entry.kind() == Some(ObjectType::Tree)
}

fn is_plain_file(entry: &TreeEntry<'_>) -> bool {
    PLAIN_FILES.contains(&entry.filemode())
}
