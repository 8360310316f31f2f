//! A book in memory, and what the tests ask of it.

use crate::index::{Health, Hits, Index, Order, Page, Place, Source, Stamp, Stamped};
use crate::query::{self, Context, Doc, DocKind, Flow, Form, Name, Part, Query, Role};
use std::collections::BTreeMap;
use std::path::Path;

/// A time long after every stamp, so that all of them are settled.
pub const LATER: i64 = 1_000_000_000_000_000;

/// Files that hold documents as such.
#[derive(Debug, Default, Clone)]
pub struct Book {
    files: BTreeMap<String, (Vec<Doc>, Stamp)>,
    /// What stands for the bytes of each file, made once: some tests read it thousands of times.
    bytes: BTreeMap<String, Vec<u8>>,
    clock: i64,
}

impl Book {
    pub fn set(&mut self, path: &str, docs: Vec<Doc>) {
        self.clock += 10_000_000_000;
        let size = docs.len() as u64;
        let stamp = Stamp { size, mtime: self.clock, ctime: self.clock, inode: 7 };
        self.bytes.insert(path.to_owned(), format!("{docs:?}").into_bytes());
        self.files.insert(path.to_owned(), (docs, stamp));
    }

    /// Gives a file another stamp but not other content.
    pub fn touch(&mut self, path: &str) {
        let docs = self.files[path].0.clone();
        self.set(path, docs);
    }

    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    pub fn walk(&self) -> Vec<Stamped> {
        self.files.iter().map(|(path, (_, stamp))| Stamped { path: path.clone(), stamp: *stamp }).collect()
    }

    /// The right answer, by the matcher alone: path and line of each document.
    pub fn expected(&self, query: &Query) -> Vec<(String, usize, u32)> {
        let docs = self.files.iter().flat_map(|(path, (docs, _))| docs.iter().map(move |doc| (path, doc)));
        docs.filter_map(|(path, doc)| Some((path.clone(), doc.line, query::score(query, doc)?))).collect()
    }

    /// Opens the index and asks.
    pub fn ask(&self, place: &Place, query: &Query) -> Vec<(String, usize, u32)> {
        let walk = self.walk();
        let mut index = Index::open(place, &walk, LATER, self);
        let hits = index.search(query, Page::default());
        index.settle();
        sorted(hits)
    }

    /// Opens the index and tells how it was.
    pub fn health(&self, place: &Place) -> String {
        let walk = self.walk();
        let index = Index::open(place, &walk, LATER, self);
        match index.health() {
            Health::Ready { changed } => format!("ready, {changed} changed"),
            Health::Built { files } => format!("built from {files}"),
            Health::Scanning { .. } => "scanning".to_owned(),
        }
    }

    /// Brings the index up to date, however little has changed.
    pub fn fold(&self, place: &Place) {
        let walk = self.walk();
        Index::open(place, &walk, LATER, self).fold().unwrap();
    }

    pub fn page(&self, place: &Place, query: &Query, order: Order, offset: usize, limit: Option<usize>) -> Hits {
        let walk = self.walk();
        Index::open(place, &walk, LATER, self)
            .search(query, Page { order, offset, limit, today: "2026-11-21".parse().ok() })
    }
}

impl Source for Book {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.files.get(path).and_then(|_| self.bytes.get(path)).cloned()
    }

    fn documents(&self, path: &str, _: &[u8]) -> Vec<Doc> {
        self.files.get(path).map(|(docs, _)| docs.clone()).unwrap_or_default()
    }
}

pub fn sorted(hits: Hits) -> Vec<(String, usize, u32)> {
    assert_eq!(hits.total, hits.hits.len());
    let mut found: Vec<_> = hits.hits.into_iter().map(|hit| (hit.path, hit.line, hit.score)).collect();
    found.sort();
    found
}

pub fn place(cache: &Path) -> Place {
    Place::new(cache, Path::new("/books/mine"), "")
}

pub fn read(text: &str) -> Query {
    query::parse(text, &Context::on("2026-11-21".parse().unwrap())).unwrap()
}

/// An entry of a day with a title and a body.
pub fn entry(date: &str, line: usize, title: &str, body: &str) -> Doc {
    let flow = |part, text: &str| Flow { part, key: None, text: text.to_owned() };
    Doc {
        date: date.parse().ok(),
        flows: vec![flow(Part::Title, title), flow(Part::Body, body)],
        names: vec![Name { role: Role::Contact, form: Form::Field, text: "张伟".to_owned() }],
        ..Doc::blank(DocKind::Entry, line)
    }
}

/// How many cases a property is tried on: `fewer` unless the environment asks for more.
pub fn cases(fewer: u32) -> u32 {
    std::env::var("WLOG_PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(fewer)
}
