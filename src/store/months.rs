//! The months of a book: their folders on disk.

use super::book::is_year;
use super::{Book, BookPath, StoreError};
use chrono::{Datelike, NaiveDate};

impl Book {
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
