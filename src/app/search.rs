//! Searches entries, tasks, days and cards.

mod groups;
mod near;

pub use groups::{By, Group, Groups};
pub use near::Near;

use super::book_index::Shelf;
use super::filters::{Filters, Known, Understood, read_query};
use super::index::IndexProblem;
use super::items::{Item, Reader};
use super::linked_cards::needs_names;
use super::{Context, Error, late};
use crate::index::{Health, Hit, Index, IndexError, Order, Page};
use crate::model::Names;
use crate::query::{self, Doubt, Needs, People, Query};
use crate::store::StoreError;
use std::collections::HashSet;

/// What is searched for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The query as typed; empty where only filters choose.
    pub query: String,
    /// Whether its texts are looked for exactly as they were typed.
    pub exact: bool,
    /// The filters.
    pub filters: Filters,
    /// The order of the results.
    pub order: Order,
    /// The most results; all of them without.
    pub limit: Option<usize>,
    /// What is to be told of what is found.
    pub answer: Answer,
}

/// What is to be told of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// What was found; only the files of the results are read.
    #[default]
    Results,
    /// In which files something was found; none of them is read.
    Files,
    /// How much was found; no file is read.
    Count,
    /// How much there is of each project, contact and so on, and how many hours.
    Groups(By),
}

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// The query as understood, filters included.
    pub query: Query,
    /// The words for days that were not plain, in the filters and then in the query.
    pub understood: Vec<Understood>,
    /// How many results there are, however few were asked for.
    pub total: usize,
    /// The results asked for, where results were.
    pub results: Vec<Result>,
    /// The files asked for, where files were: each once, in the order of the results.
    pub files: Vec<String>,
    /// The groups, where groups were asked for.
    pub groups: Option<Groups>,
    /// Where nothing was found, what may have been meant.
    pub near: Vec<Near>,
    /// Where nothing was found, what in the query is likely not what was meant.
    pub doubts: Vec<Doubt>,
    /// The files that could not be read, and so were not searched.
    pub unreadable: Vec<StoreError>,
    /// Whether the book itself had to be searched because the index could not be kept; then why.
    pub unindexed: Option<IndexProblem>,
}

impl Found {
    fn of(query: Query, understood: Vec<Understood>, total: usize) -> Self {
        Found {
            query,
            understood,
            total,
            results: Vec::new(),
            files: Vec::new(),
            groups: None,
            near: Vec::new(),
            doubts: Vec::new(),
            unreadable: Vec::new(),
            unindexed: None,
        }
    }
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Result {
    /// What was found.
    pub item: Item,
    /// Its file in the book.
    pub path: String,
    /// Its line, from 1.
    pub line: usize,
    /// How well it answers the query; higher is better.
    pub score: u32,
}

/// Searches, hands what was found to `show`, and then brings the index up to date: the answer does not wait for it.
pub fn search<T>(context: &Context, request: &Request, show: impl FnOnce(Found) -> T) -> std::result::Result<T, Error> {
    let shelf = Shelf::look(context)?;
    let mut index = shelf.open();
    let (query, understood) = understand(context, request, &mut index)?;
    let limit = match request.answer {
        Answer::Results => request.limit,
        Answer::Count => Some(0),
        Answer::Files | Answer::Groups(_) => None,
    };
    let today = Some(context.now.working_day(context.settings.day_end));
    let hits = index.search(&query, Page { order: request.order, offset: 0, limit, today });
    let mut found = Found::of(query, understood, hits.total);
    match request.answer {
        Answer::Results => found.results = read(context, &hits.hits, &mut index),
        Answer::Files => found.files = files(hits.hits, request.limit),
        Answer::Groups(by) => found.groups = Some(groups::gather(context, by, hits.hits, &mut index)),
        Answer::Count => {}
    }
    if found.total == 0 {
        found.doubts = query::doubts(&request.query);
        found.near = near::suggest(context, request, &found.doubts, &mut index);
    }
    found.unindexed = match index.health() {
        // Another process is building it: this answer read the book, the next will not.
        Health::Scanning { because: IndexError::Busy } => None,
        Health::Scanning { because } => Some(shelf.problem(because)),
        _ => None,
    };
    found.unreadable = shelf.unreadable();
    let shown = show(found);
    index.settle();
    Ok(shown)
}

/// Reads what hits stand for.
fn read(context: &Context, hits: &[Hit], index: &mut Index<'_>) -> Vec<Result> {
    let mut reader = Reader::new(context);
    let results = hits.iter().filter_map(|hit| {
        let item = reader.item(hit)?;
        Some(Result { item, path: hit.path.clone(), line: hit.line, score: hit.score })
    });
    let mut results: Vec<Result> = results.collect();
    if needs_names(context, results.iter().map(|result| &result.item)) {
        let names = index.names();
        results.iter_mut().for_each(|result| result.item.complete_links(&names));
    }
    results
}

/// Lists the files of hits, each once, in the order of the hits.
fn files(hits: Vec<Hit>, limit: Option<usize>) -> Vec<String> {
    let mut seen = HashSet::new();
    let paths = hits.into_iter().map(|hit| hit.path).filter(|path| seen.insert(path.clone()));
    paths.take(limit.unwrap_or(usize::MAX)).collect()
}

/// A query, and the words for days in it and its filters that were not plain.
type Understanding = (Query, Vec<Understood>);

/// What is known of the book when a query is read.
#[derive(Default)]
struct Knowledge {
    names: Names,
    people: People,
    late: Vec<String>,
}

/// Reads query and filters: first for what they ask of the book, then with that.
fn understand(
    context: &Context,
    request: &Request,
    index: &mut Index<'_>,
) -> std::result::Result<Understanding, Error> {
    let (understanding, needs) = understand_with(context, request, None)?;
    let mut knowledge = Knowledge::default();
    if needs.names {
        knowledge.names = index.names();
    } else if !needs.words.is_empty() {
        knowledge.names = index.names_called(&needs.words);
    }
    if needs.people {
        knowledge.people = index.people();
    }
    if needs.late {
        knowledge.late = late::entries(context);
    }
    let knows_nothing = knowledge.names == Names::default() && knowledge.late.is_empty();
    if knows_nothing {
        return Ok(understanding);
    }
    understand_with(context, request, Some(&knowledge)).map(|(understanding, _)| understanding)
}

fn understand_with(
    context: &Context,
    request: &Request,
    knowledge: Option<&Knowledge>,
) -> std::result::Result<(Understanding, Needs), Error> {
    let (nobody, nowhere) = (Names::default(), People::default());
    let names = knowledge.map_or(&nobody, |knowledge| &knowledge.names);
    let people = knowledge.map_or(&nowhere, |knowledge| &knowledge.people);
    let mut choice = request.filters.understand(context, Known { names, people })?;
    let mut understood = std::mem::take(&mut choice.understood);
    let filters = choice.into_query();
    let mut needs =
        Needs { names: request.filters.need_names(), people: request.filters.need_people(), ..Needs::default() };
    // Filters alone are a query, too.
    if request.query.trim().is_empty() && filters != Query::All {
        return Ok(((filters, understood), needs));
    }
    let knowing = query::Context {
        names: knowledge.map(|knowledge| &knowledge.names),
        people: knowledge.map(|knowledge| &knowledge.people),
        late: knowledge.map(|knowledge| &knowledge.late[..]),
        exact: request.exact,
        direct: request.filters.direct,
        ..query::Context::on(context.now.working_day(context.settings.day_end))
    };
    let reading = read_query(&request.query, &knowing, &mut understood)?;
    needs = Needs {
        names: needs.names || reading.needs.names,
        people: needs.people || reading.needs.people,
        ..reading.needs
    };
    Ok(((reading.query.and(filters), understood), needs))
}
