//! An opened index: its manifest and its segments, checked against each other.

use super::directory::Held;
use super::folder::{self, Place};
use super::manifest::{Manifest, Seal};
use super::schema::{FILE_COLUMN, ID_COLUMN, KIND_COLUMN, LINE_COLUMN, WHEN_COLUMN, field_of, schema};
use super::{IndexError, terms};
use crate::model::{CardKind, Names};
use crate::query::{Part, People};
use std::path::Path;
use std::sync::Arc;
use tantivy::columnar::ColumnValues;
use tantivy::schema::Field;
use tantivy::{DocSet, Index, SegmentReader, TERMINATED};

/// The row of a file number that is not, or no longer, to be searched.
const NO_ROW: u32 = u32::MAX;

/// An index that can be searched.
pub(super) struct Engine {
    pub manifest: Manifest,
    pub segments: Vec<Segment>,
    /// By a file's number its row in the manifest, [`NO_ROW`] for what was changed or deleted since.
    rows: Vec<u32>,
    masks: bool,
}

/// One segment with its columns.
pub(super) struct Segment {
    pub reader: SegmentReader,
    pub file: Arc<dyn ColumnValues<u64>>,
    pub when: Arc<dyn ColumnValues<u64>>,
    pub line: Arc<dyn ColumnValues<u64>>,
    pub kind: Arc<dyn ColumnValues<u64>>,
    pub id: Arc<dyn ColumnValues<u64>>,
}

/// How often opening is tried while another process replaces the index.
const TRIES: usize = 4;

impl Engine {
    /// Opens the index of a place; anything that does not fit together is an error, never an answer.
    pub fn open(place: &Place) -> Result<Self, IndexError> {
        let mut last = folder::read_manifest(&place.folder)?;
        for _ in 1..TRIES {
            match Self::with(place, last.clone()) {
                Ok(engine) => return Ok(engine),
                // Between reading the manifest and opening the segments another process may have replaced both.
                Err(error) => {
                    let now = folder::read_manifest(&place.folder)?;
                    if now == last {
                        return Err(error);
                    }
                    last = now;
                }
            }
        }
        Self::with(place, last)
    }

    fn with(place: &Place, bytes: Vec<u8>) -> Result<Self, IndexError> {
        let manifest = Manifest::decode(bytes)?;
        if manifest.basis() != place.basis() {
            return Err(IndexError::Unusable { what: "it was built by another version or for another book" });
        }
        check_files(&place.folder, &manifest)?;
        let index = Index::open(Held::open(&place.folder, Some(manifest.meta()))?)?;
        if index.schema() != schema() {
            return Err(IndexError::Unusable { what: "it has another schema" });
        }
        let segments = index.searchable_segments()?.iter().map(Segment::open).collect::<Result<_, _>>()?;
        let rows = number_rows(&manifest);
        Ok(Engine { manifest, segments, rows, masks: false })
    }

    /// Leaves the documents of a row's file out of every answer from now on.
    pub fn mask(&mut self, row: usize) {
        if let Some(file) = self.manifest.file(row)
            && let Some(slot) = self.rows.get_mut(file as usize)
        {
            *slot = NO_ROW;
            self.masks = true;
        }
    }

    /// Returns the row of a file's number, `None` when its documents are not to be searched.
    pub fn row_of(&self, file: u64) -> Option<u32> {
        let row = *self.rows.get(usize::try_from(file).ok()?)?;
        (row != NO_ROW).then_some(row)
    }

    /// Adds the names of the cards in the index to a table.
    pub fn learn_names(&self, names: &mut Names) -> Result<(), IndexError> {
        for segment in &self.segments {
            for kind in CardKind::ALL {
                let family = terms::card_family(kind);
                segment.each_term(super::schema::TERMS, family, |term, postings| {
                    if self.is_any_alive(segment, postings)? {
                        terms::learn(kind, term, names);
                    }
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    /// Visits the words of all texts.
    pub fn each_word(&self, visit: &mut dyn FnMut(&str)) -> Result<(), IndexError> {
        for (segment, part) in self.segments.iter().flat_map(|segment| Part::ALL.map(|part| (segment, part))) {
            segment.each_term(field_of(part), "", |term, _| {
                visit(term);
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Adds the cards to a table of names that are called by a form, and with `beginning` by one that begins so.
    pub fn learn_called(&self, form: &str, beginning: bool, names: &mut Names) -> Result<(), IndexError> {
        let end = if beginning { String::new() } else { terms::PART.to_string() };
        for segment in &self.segments {
            let wanted = format!("{}{end}", terms::called(form));
            segment.each_term(super::schema::TERMS, &wanted, |rest, postings| {
                let card = if beginning { rest.split_once(terms::PART).map(|(_, card)| card) } else { Some(rest) };
                if let Some(card) = card
                    && self.is_any_alive(segment, postings)?
                {
                    terms::learn_called(card, names);
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Adds the people in the index who are known to work somewhere.
    pub fn learn_people(&self, people: &mut People) -> Result<(), IndexError> {
        for segment in &self.segments {
            segment.each_term(super::schema::TERMS, terms::EMPLOYED, |term, postings| {
                if let Some((name, jobs)) = terms::employed(term)
                    && self.is_any_alive(segment, postings)?
                {
                    people.insert(name, jobs);
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn is_any_alive(&self, segment: &Segment, postings: &Postings<'_>) -> Result<bool, IndexError> {
        if !self.masks && !segment.reader.has_deletes() {
            return Ok(true);
        }
        let mut found = false;
        postings.each(|doc| found |= segment.is_alive(doc) && self.row_of(segment.file.get_val(doc)).is_some())?;
        Ok(found)
    }
}

fn number_rows(manifest: &Manifest) -> Vec<u32> {
    let mut rows = vec![NO_ROW; manifest.next_file() as usize];
    for at in 0..manifest.len() {
        if let Some(file) = manifest.file(at)
            && let Some(slot) = rows.get_mut(file as usize)
        {
            *slot = u32::try_from(at).unwrap_or(NO_ROW);
        }
    }
    rows
}

/// The engine keeps checksums but reading all of its files at each start would cost more than the search. A file that was damaged by
/// any means but a failing disk has another size, time or inode than the one that was written.
fn check_files(folder: &Path, manifest: &Manifest) -> Result<(), IndexError> {
    let is_same = |(name, seal): &(String, Seal)| folder::seal(&folder.join(name)).is_ok_and(|now| now == *seal);
    if manifest.segments().iter().all(is_same) {
        return Ok(());
    }
    Err(IndexError::Unusable { what: "a file of the index is missing or is not the one that was written" })
}

/// The documents of one term.
pub(super) struct Postings<'a> {
    reader: &'a tantivy::InvertedIndexReader,
    info: &'a tantivy::postings::TermInfo,
}

impl Postings<'_> {
    /// Walks the documents that have the term, deleted ones too.
    pub fn each(&self, mut visit: impl FnMut(u32)) -> Result<(), IndexError> {
        let option = tantivy::schema::IndexRecordOption::Basic;
        let mut docs = self.reader.read_postings_from_terminfo(self.info, option)?;
        let mut doc = docs.doc();
        while doc != TERMINATED {
            visit(doc);
            doc = docs.advance();
        }
        Ok(())
    }
}

impl Segment {
    fn open(segment: &tantivy::Segment) -> Result<Self, IndexError> {
        let reader = SegmentReader::open(segment)?;
        let column = |name| reader.fast_fields().column_first_or_default::<u64>(name);
        Ok(Segment {
            file: column(FILE_COLUMN)?,
            when: column(WHEN_COLUMN)?,
            line: column(LINE_COLUMN)?,
            kind: column(KIND_COLUMN)?,
            id: column(ID_COLUMN)?,
            reader,
        })
    }

    pub fn is_alive(&self, doc: u32) -> bool {
        self.reader.alive_bitset().is_none_or(|alive| alive.is_alive(doc))
    }

    /// Visits the terms of a field that begin with a text, the beginning cut off.
    pub fn each_term(
        &self,
        field: Field,
        beginning: &str,
        mut visit: impl FnMut(&str, &Postings<'_>) -> Result<(), IndexError>,
    ) -> Result<(), IndexError> {
        let reader = self.reader.inverted_index(field)?;
        let mut terms = reader.terms().range().ge(beginning.as_bytes()).into_stream()?;
        while terms.advance() {
            let Some(rest) = terms.key().strip_prefix(beginning.as_bytes()) else { break };
            if let Ok(rest) = std::str::from_utf8(rest) {
                visit(rest, &Postings { reader: &reader, info: terms.value() })?;
            }
        }
        Ok(())
    }

    /// Visits the documents that have exactly a term, deleted ones too.
    pub fn each_doc(&self, field: Field, term: &str, visit: impl FnMut(u32)) -> Result<(), IndexError> {
        let reader = self.reader.inverted_index(field)?;
        match reader.terms().get(term.as_bytes())? {
            Some(info) => Postings { reader: &reader, info: &info }.each(visit),
            None => Ok(()),
        }
    }
}
