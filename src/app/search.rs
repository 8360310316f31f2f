//! Searches entries, tasks, days and cards.

use super::book_index::Shelf;
use super::filters::{Filters, Understood, read_query};
use super::items::{Item, Reader};
use super::linked_cards::needs_names;
use super::{CardTable, Context, Error};
use crate::index::{Health, Index, IndexError, Order, Page};
use crate::query::Query;
use crate::store::StoreError;

/// What is searched for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The query as typed; empty where only filters choose.
    pub query: String,
    /// The filters.
    pub filters: Filters,
    /// The order of the results.
    pub order: Order,
    /// The most results; all of them without.
    pub limit: Option<usize>,
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
    /// The results asked for.
    pub results: Vec<Result>,
    /// The files that could not be read, and so were not searched.
    pub unreadable: Vec<StoreError>,
    /// Whether the book itself had to be searched because the index could not be kept; then why.
    pub unindexed: Option<String>,
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
    let hits = index.search(&query, Page { order: request.order, offset: 0, limit: request.limit });
    let mut reader = Reader::new(context);
    let results = hits.hits.iter().filter_map(|hit| {
        let item = reader.item(hit)?;
        Some(Result { item, path: hit.path.clone(), line: hit.line, score: hit.score })
    });
    let mut results: Vec<Result> = results.collect();
    if needs_names(context, results.iter().map(|result| &result.item)) {
        let names = index.names();
        results.iter_mut().for_each(|result| result.item.complete_links(&names));
    }
    let unindexed = match index.health() {
        // Another process is building it: this answer read the book, the next will not.
        Health::Scanning { because: IndexError::Busy } => None,
        Health::Scanning { because } => Some(because.to_string()),
        _ => None,
    };
    let shown =
        show(Found { query, understood, total: hits.total, results, unreadable: shelf.unreadable(), unindexed });
    index.settle();
    Ok(shown)
}

/// A query, and the words for days in it and its filters that were not plain.
type Understanding = (Query, Vec<Understood>);

/// Reads query and filters. The names of all cards are gathered only where one of the two asks for a name.
fn understand(
    context: &Context,
    request: &Request,
    index: &mut Index<'_>,
) -> std::result::Result<Understanding, Error> {
    let understanding = understand_with(context, request, CardTable::default())?;
    if !asks_for_name(&understanding.0) {
        return Ok(understanding);
    }
    understand_with(context, request, CardTable::of_names(index.names()))
}

fn asks_for_name(query: &Query) -> bool {
    match query {
        Query::And(parts) | Query::Or(parts) => parts.iter().any(asks_for_name),
        Query::Not(part) => asks_for_name(part),
        Query::Name(_) => true,
        _ => false,
    }
}

fn understand_with(
    context: &Context,
    request: &Request,
    table: CardTable,
) -> std::result::Result<Understanding, Error> {
    let mut choice = request.filters.understand(context, &table)?;
    let mut understood = std::mem::take(&mut choice.understood);
    let filters = choice.into_query();
    // Filters alone are a query, too.
    if request.query.trim().is_empty() && filters != Query::All {
        return Ok((filters, understood));
    }
    let query = read_query(&request.query, context, &table, &mut understood)?;
    Ok((query.and(filters), understood))
}
