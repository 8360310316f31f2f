//! The months of a book: their folders on disk, and the names that git has for them in HEAD.

use super::book::is_year;
use super::{Book, BookPath, StoreError};
use chrono::{Datelike, NaiveDate};
use git2::{ObjectType, Repository, Tree};

impl Book {
    /// Returns each month's folder (`2026/11`) in HEAD with the name that git has for its content, oldest first.
    ///
    /// The same name means the same content. Empty where there is no commit, or where git cannot be read: whoever asks does without.
    pub fn months_in_head(&self) -> Result<Vec<(String, String)>, StoreError> {
        Ok(Repository::open(self.root()).and_then(|repository| months_of(&repository)).unwrap_or_default())
    }

    /// Returns the folders of the months on disk, from a day's month on, oldest first.
    pub fn months_on_disk(&self, since: NaiveDate) -> Result<Vec<BookPath>, StoreError> {
        let (year_since, month_since) =
            (format!("{:04}", since.year()), format!("{:04}/{:02}", since.year(), since.month()));
        let years = self.children(None)?.into_iter().filter(|(path, folder)| *folder && is_year(path));
        let mut months = Vec::new();
        for (year, _) in years.filter(|(path, _)| path.as_str() >= year_since.as_str()) {
            let folders = self.children(Some(&year))?.into_iter().filter(|(_, folder)| *folder);
            months.extend(folders.map(|(path, _)| path).filter(|path| path.as_str() >= month_since.as_str()));
        }
        months.sort();
        Ok(months)
    }
}

fn months_of(repository: &Repository) -> Result<Vec<(String, String)>, git2::Error> {
    let root = repository.head()?.peel_to_tree()?;
    let mut months = Vec::new();
    for (year, tree) in
        folders(&root).filter(|(name, _)| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit()))
    {
        let tree = repository.find_tree(tree)?;
        months.extend(folders(&tree).map(|(month, id)| (format!("{year}/{month}"), id.to_string())));
    }
    Ok(months)
}

fn folders<'t>(tree: &'t Tree<'_>) -> impl Iterator<Item = (String, git2::Oid)> + 't {
    let named = |entry: git2::TreeEntry<'_>| {
        let name = entry.name().ok()?.to_owned();
        (entry.kind() == Some(ObjectType::Tree)).then(|| (name, entry.id()))
    };
    tree.iter().filter_map(named)
}
