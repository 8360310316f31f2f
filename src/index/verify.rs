//! Answers that tokens do not decide: the documents that may answer are read again and matched.

use super::engine::Engine;
use super::hit::{Hit, Key, Page};
use super::work::{self, Content};
use super::{IndexError, Source, Stamped, pending};
use crate::query::Query;
use std::collections::BTreeMap;

impl Engine {
    /// Returns the hits of a query among the documents in the index, read from the book.
    ///
    /// The files are those that the index was made from, which opening has compared; a document is found again by its line and kind.
    pub fn search_texts(
        &self,
        query: &Query,
        page: Page,
        walk: &[Stamped],
        source: &dyn Source,
    ) -> Result<Vec<(Key, Hit)>, IndexError> {
        let mut of_file: BTreeMap<u32, Vec<(u64, u64)>> = BTreeMap::new();
        self.each_candidate(query, |row, line, kind| of_file.entry(row).or_default().push((line, kind)))?;
        let files: Vec<(u32, Vec<(u64, u64)>)> = of_file.into_iter().collect();
        let found = work::each(files.len(), Vec::new, |found: &mut Vec<_>, at| {
            let (row, wanted) = &files[at];
            let path = self.manifest.path(*row as usize);
            let Ok(place) = walk.binary_search_by(|file| file.path.as_bytes().cmp(path.as_bytes())) else { return };
            if let Content::New { docs, .. } = work::read(source, &walk[place], None) {
                let is_wanted = |line: usize, kind: u64| wanted.contains(&(line as u64, kind));
                let docs = docs.iter().filter(|doc| is_wanted(doc.line, doc.kind as u64));
                found.extend(docs.filter_map(|doc| pending::answer(query, doc, page, path)));
            }
        });
        Ok(found.into_iter().flatten().collect())
    }
}
