//! From the documents that answer to the hits of a page.

use super::bitset::BitSet;
use super::engine::{Engine, Segment};
use super::eval::Answers;
use super::hit::{Hit, Key, Page};
use super::{IndexError, when};
use crate::query::{DocKind, Query};
use std::ops::RangeInclusive;
use std::thread;

/// A document that answers, before it is known whether it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    key: Key,
    /// Rows are sorted by path, so that this compares as the paths do.
    row: u32,
    line: u64,
    segment: usize,
    doc: u32,
    score: u32,
}

/// How many documents of a segment answer, and the first of them.
type Found = Result<(usize, Vec<Candidate>), IndexError>;

/// From this many documents on segments are searched on a thread each.
const WORTH_THREADS: u32 = 50_000;

/// Below this many candidates none are dropped before the end.
const ROOM: usize = 4096;

impl Engine {
    /// Returns how many documents answer a query, and those that a page may need.
    pub fn search(&self, query: &Query, page: Page) -> Result<(usize, Vec<(Key, Hit)>), IndexError> {
        let mut total = 0;
        let mut best = Vec::new();
        for found in self.search_segments(query, page) {
            let (count, candidates) = found?;
            total += count;
            best.extend(candidates);
        }
        keep_first(&mut best, page.reach());
        Ok((total, best.into_iter().map(|candidate| (candidate.key, self.hit(candidate))).collect()))
    }

    /// Large segments are searched at the same time; for small ones a thread costs more than it saves.
    fn search_segments(&self, query: &Query, page: Page) -> Vec<Found> {
        let one = |number| self.search_segment(query, page, number);
        let docs: u32 = self.segments.iter().map(|segment| segment.reader.max_doc()).sum();
        if self.segments.len() < 2 || docs < WORTH_THREADS {
            return (0..self.segments.len()).map(one).collect();
        }
        thread::scope(|scope| {
            let others: Vec<_> = (1..self.segments.len()).map(|number| scope.spawn(move || one(number))).collect();
            let first = one(0);
            let others = others.into_iter().map(|other| match other.join() {
                Ok(found) => found,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            std::iter::once(first).chain(others).collect()
        })
    }

    fn search_segment(&self, query: &Query, page: Page, number: usize) -> Found {
        let segment = &self.segments[number];
        let answers = Answers::of(query, segment)?;
        let mut total = 0;
        let mut best = Vec::new();
        self.each_live(segment, &answers.docs, |doc, row| {
            total += 1;
            let score = answers.score(doc);
            let key = page.key(segment.when.get_val(doc), score);
            best.push(Candidate { key, row, line: segment.line.get_val(doc), segment: number, doc, score });
            if best.len() >= page.reach().saturating_mul(2).max(ROOM) {
                keep_first(&mut best, page.reach());
            }
        });
        Ok((total, best))
    }

    /// Visits the documents that may answer a query: row, line and kind.
    pub fn each_candidate(&self, query: &Query, mut visit: impl FnMut(u32, u64, u64)) -> Result<(), IndexError> {
        for segment in &self.segments {
            let answers = Answers::of(query, segment)?;
            self.each_live(segment, &answers.docs, |doc, row| {
                visit(row, segment.line.get_val(doc), segment.kind.get_val(doc));
            });
        }
        Ok(())
    }

    /// Returns the entries and tasks whose IDs lie within a range.
    pub fn by_id(&self, ids: RangeInclusive<u64>) -> Vec<(Key, Hit)> {
        let mut found = Vec::new();
        for (number, segment) in self.segments.iter().enumerate() {
            let mut answers = BitSet::empty(segment.reader.max_doc());
            (0..segment.reader.max_doc())
                .filter(|doc| ids.contains(&segment.id.get_val(*doc)))
                .for_each(|doc| answers.insert(doc));
            self.each_live(segment, &answers, |doc, row| {
                let key = Page::default().key(segment.when.get_val(doc), 0);
                let line = segment.line.get_val(doc);
                let candidate = Candidate { key, row, line, segment: number, doc, score: 0 };
                found.push((key, self.hit(candidate)));
            });
        }
        found
    }

    fn each_live(&self, segment: &Segment, answers: &BitSet, mut visit: impl FnMut(u32, u32)) {
        for doc in answers.iter().filter(|doc| segment.is_alive(*doc)) {
            if let Some(row) = self.row_of(segment.file.get_val(doc)) {
                visit(doc, row);
            }
        }
    }

    fn hit(&self, candidate: Candidate) -> Hit {
        let segment = &self.segments[candidate.segment];
        let doc = candidate.doc;
        let kind = usize::try_from(segment.kind.get_val(doc)).ok().and_then(|number| DocKind::ALL.get(number).copied());
        Hit {
            kind: kind.unwrap_or(DocKind::Entry),
            path: self.manifest.path(candidate.row as usize).to_owned(),
            line: usize::try_from(candidate.line).unwrap_or(usize::MAX),
            date: when::date(segment.when.get_val(doc)),
            id: when::id(segment.id.get_val(doc)),
            score: candidate.score,
        }
    }
}

fn keep_first(candidates: &mut Vec<Candidate>, count: usize) {
    if candidates.len() > count {
        if count > 0 {
            candidates.select_nth_unstable(count - 1);
        }
        candidates.truncate(count);
    }
}
