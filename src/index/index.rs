//! The index as its users see it: always right, fast when it can be.

use super::diff::{Diff, diff};
use super::engine::Engine;
use super::folder::Place;
use super::hit::{Hit, Hits, Order, Page};
use super::pending::{self, Pending};
use super::work::Content;
use super::write::{self, Update};
use super::{IndexError, Source, Stamped, scan, when};
use crate::model::{CardKind, Names};
use crate::query::{People, Query, call_form};

/// A book's index, compared with the book.
///
/// It never fails: where the cache cannot be read or written, searches read the book itself, which is slow, and
/// [`health`](Index::health) tells why.
pub struct Index<'a> {
    place: &'a Place,
    walk: &'a [Stamped],
    taken: i64,
    source: &'a dyn Source,
    state: State,
    health: Health,
}

enum State {
    Ready(Box<Engine>, Pending),
    /// Every search reads the book.
    Scanning,
}

/// How an index is doing.
#[derive(Debug)]
pub enum Health {
    /// It was there and fit the book, but for the number of files that are searched in memory.
    Ready {
        /// How many files of the book have changed since the index was written.
        changed: usize,
    },
    /// It was built or brought up to date on opening, from this many files.
    Built {
        /// How many files were read.
        files: usize,
    },
    /// It cannot be used; every search reads the book.
    Scanning {
        /// Why.
        because: IndexError,
    },
}

/// With this many changed files the index is written before the first search, reading each file once; below, they are
/// searched in memory and written after the answer, if at all.
const WRITE_FIRST: usize = 1_000;

/// When this much has changed it is written to the index once the answer is given. A commit costs some 30 ms; reading a changed
/// day again costs each search about 0.1 ms.
const WORTH_FILES: usize = 32;
const WORTH_DOCS: usize = 128;

/// From this many files on that were only touched their stamps are written anew.
const WORTH_STAMPS: usize = 16;

impl<'a> Index<'a> {
    /// Opens a book's index and compares it with the book's files.
    ///
    /// `walk` lists all the files to be found, sorted by the bytes of their paths; `taken` is the time just before their stamps were
    /// taken, in nanoseconds since 1970.
    pub fn open(place: &'a Place, walk: &'a [Stamped], taken: i64, source: &'a dyn Source) -> Self {
        let mut index =
            Index { place, walk, taken, source, state: State::Scanning, health: Health::Ready { changed: 0 } };
        match Engine::open(place) {
            Ok(engine) => index.compare(engine),
            Err(_) => index.build(None, walk.len()),
        }
        index
    }

    /// Tells how the index is doing.
    pub fn health(&self) -> &Health {
        &self.health
    }

    fn compare(&mut self, engine: Engine) {
        let found = diff(self.walk, Some(&engine.manifest));
        if found.suspects.len() > WRITE_FIRST {
            let files = found.suspects.len();
            return self.build(Some((engine, found)), files);
        }
        let changed = self.attach(engine, found);
        self.health = Health::Ready { changed };
    }

    /// Writes first, then opens what was written.
    fn build(&mut self, base: Option<(Engine, Diff)>, files: usize) {
        let opened = match self.write_all(base) {
            // Somebody else wrote meanwhile: their index is as good a beginning.
            Ok(()) | Err(IndexError::Overtaken) => Engine::open(self.place),
            Err(error) => Err(error),
        };
        match opened {
            Ok(engine) => {
                let found = diff(self.walk, Some(&engine.manifest));
                self.attach(engine, found);
                self.health = Health::Built { files };
            }
            Err(because) => {
                self.state = State::Scanning;
                self.health = Health::Scanning { because };
            }
        }
    }

    fn write_all(&self, base: Option<(Engine, Diff)>) -> Result<(), IndexError> {
        let (engine, found) = match base {
            Some((engine, found)) => (Some(engine), found),
            None => (None, diff(self.walk, None)),
        };
        let update = Update {
            base: engine.as_ref().map(|engine| &engine.manifest),
            walk: self.walk,
            taken: self.taken,
            suspects: found.suspects.into_iter().map(|(place, row)| (place, row, None)).collect(),
            gone: &found.gone,
        };
        write::write(self.place, update, self.source)
    }

    /// Takes an engine into use, with what has changed since in memory; returns how many files that are.
    fn attach(&mut self, mut engine: Engine, found: Diff) -> usize {
        let pending = Pending::read(found, &engine.manifest, self.walk, self.source);
        pending.stale_rows().for_each(|row| engine.mask(row));
        let changed = pending.changed.len() + pending.gone.len();
        self.state = State::Ready(Box::new(engine), pending);
        changed
    }

    /// Returns the names and aliases of all cards, without reading their files.
    pub fn names(&mut self) -> Names {
        let mut names = Names::default();
        if let State::Ready(engine, pending) = &self.state {
            match engine.learn_names(&mut names) {
                Ok(()) => {
                    pending.learn_names(&mut names);
                    return names;
                }
                Err(error) => self.give_up(error),
            }
        }
        scan::names(self.walk, self.source)
    }

    /// Returns the names of the cards that are called by some words, and of those whose names begin as these do: what it takes to read words that may
    /// be names. The names of all other cards are not read.
    pub fn names_called(&mut self, words: &[String]) -> Names {
        let mut names = Names::default();
        if words.is_empty() {
            return names;
        }
        if let State::Ready(engine, pending) = &self.state {
            match called(engine, pending, words, &mut names) {
                Ok(()) => return names,
                Err(error) => self.give_up(error),
            }
        }
        scan::names(self.walk, self.source)
    }

    /// Returns who is known to work somewhere, without reading the cards.
    pub fn people(&mut self) -> People {
        let mut people = People::default();
        if let State::Ready(engine, pending) = &self.state {
            match engine.learn_people(&mut people) {
                Ok(()) => {
                    pending.learn_people(&mut people);
                    return people;
                }
                Err(error) => self.give_up(error),
            }
        }
        scan::people(self.walk, self.source)
    }

    /// Searches.
    pub fn search(&mut self, query: &Query, page: Page) -> Hits {
        if let State::Ready(engine, pending) = &self.state {
            let found = match query.is_decided_by_tokens() {
                true => engine.search(query, page),
                false => engine.search_texts(query, page, self.walk, self.source).map(|found| (found.len(), found)),
            };
            match found {
                Ok((total, mut found)) => {
                    let recent = pending.search(query, page, self.walk);
                    let total = total + recent.len();
                    found.extend(recent);
                    return Hits { total, hits: page.cut(found) };
                }
                Err(error) => self.give_up(error),
            }
        }
        let found = scan::collect(self.walk, self.source, |doc, path| pending::answer(query, doc, page, path));
        Hits { total: found.len(), hits: page.cut(found) }
    }

    /// Visits the words of all texts in their compared forms, each perhaps more than once, and perhaps some that are in the book no
    /// longer. There are none where every search reads the book.
    pub fn each_word(&mut self, mut visit: impl FnMut(&str)) {
        let State::Ready(engine, pending) = &self.state else { return };
        pending.each_word(&mut visit);
        if let Err(error) = engine.each_word(&mut visit) {
            self.give_up(error);
        }
    }

    /// Returns the entries and tasks whose IDs begin with a text, the newest first.
    pub fn by_id(&mut self, prefix: &str) -> Vec<Hit> {
        let Some(ids) = when::ids_from(prefix) else { return Vec::new() };
        let found = match &self.state {
            State::Ready(engine, pending) => {
                let mut found = engine.by_id(ids.clone());
                found.extend(pending.by_id(&ids, self.walk));
                found
            }
            State::Scanning => scan::collect(self.walk, self.source, |doc, path| pending::identified(doc, &ids, path)),
        };
        Page { order: Order::Newest, ..Page::default() }.cut(found)
    }

    /// The engine failed in the middle of a search: its files are not what they were. The next start builds them anew.
    fn give_up(&mut self, because: IndexError) {
        self.state = State::Scanning;
        super::folder::discard(self.place.folder());
        self.health = Health::Scanning { because };
    }

    /// Writes to the index what is worth writing; to be called when the answer is given. What fails here fails in silence, for the
    /// next search sees every change all the same.
    pub fn settle(self) {
        let State::Ready(engine, pending) = &self.state else { return };
        let docs = pending.docs().count();
        if pending.changed.len() + pending.gone.len() >= WORTH_FILES || docs >= WORTH_DOCS {
            drop(self.fold());
        } else if pending.touched.len() >= WORTH_STAMPS {
            drop(write::refresh(self.place, &engine.manifest, self.walk, self.taken, &pending.touched));
        }
    }

    /// Writes everything that changed, whether or not it is worth it.
    pub(super) fn fold(self) -> Result<(), IndexError> {
        let State::Ready(engine, pending) = self.state else { return Ok(()) };
        let touched = pending.touched.iter().map(|(place, row)| (*place, Some(*row), Some(Content::Same)));
        let suspects =
            touched.chain(pending.changed.into_iter().map(|(place, row, content)| (place, row, Some(content))));
        let update = Update {
            base: Some(&engine.manifest),
            walk: self.walk,
            taken: self.taken,
            suspects: suspects.collect(),
            gone: &pending.gone,
        };
        write::write(self.place, update, self.source)
    }
}

/// Adds the cards that words call to a table of names, and then those that may be meant where one of these is only the beginning.
fn called(engine: &Engine, pending: &Pending, words: &[String], names: &mut Names) -> Result<(), IndexError> {
    for wanted in words.iter().map(|word| call_form(word)) {
        engine.learn_called(&wanted, false, names)?;
        pending.learn_called(names, |form| form == wanted);
    }
    let keys = |kind| names.beginning_with(kind, "").map(|(key, _)| call_form(key)).collect::<Vec<_>>();
    for beginning in CardKind::ALL.into_iter().flat_map(keys).collect::<Vec<_>>() {
        engine.learn_called(&beginning, true, names)?;
        pending.learn_called(names, |form| form.starts_with(&beginning));
    }
    Ok(())
}
