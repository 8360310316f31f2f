//! Searches that are kept under a name, in the book's settings.

use super::filters::{Filters, read_query};
use super::search::Request;
use super::write::{self, Plan, Written};
use super::{Context, Error};
use crate::config::BookSettings;
use crate::model::Links;
use crate::query;
use crate::store::{BookPath, Change};
use crate::text;

/// The file that holds a book's settings.
const SETTINGS: &str = "wlog.toml";
/// The most characters that a name may have: it is typed, and shown in a list.
const LONGEST_NAME: usize = 60;

/// What is wrong with a search that is to be saved, or to be used again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SavedProblem {
    /// No search has that name.
    #[error("no saved search {name}")]
    Unknown {
        /// The name as typed.
        name: String,
        /// A name that is spelt nearly like it.
        near: Option<String>,
        /// Whether the book has any.
        has_some: bool,
    },
    /// Something is looked for beside `--saved` without a name, which lists the searches.
    #[error("no name between --saved and {words}")]
    NoName {
        /// The words, as typed.
        words: String,
    },
    /// There is nothing to save.
    #[error("no query to save")]
    Nothing,
    /// A text that cannot be a name.
    #[error("not a name: {0}")]
    BadName(String),
    /// The line cannot be put into `wlog.toml`.
    #[error("{name} = {query} has to be put into wlog.toml by hand")]
    ByHand {
        /// The name.
        name: String,
        /// The query.
        query: String,
    },
}

/// A search that was saved.
#[derive(Debug)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// The query.
    pub query: String,
    /// What the name stood for before, where it stood for another query.
    pub before: Option<String>,
    /// The commit and what else happened; `None` where it was saved so already.
    pub written: Option<Written>,
}

/// What is asked for by a saved search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The query.
    pub query: String,
    /// Whether it was saved with `--exact`.
    pub exact: bool,
    /// Whether it was saved with `--direct`.
    pub direct: bool,
}

/// What stands before the query of a search that was saved with such an option.
const EXACT: &str = "--exact ";
const DIRECT: &str = "--direct ";

impl Asked {
    fn read(mut saved: &str) -> Self {
        let mut asked = Asked::default();
        loop {
            if let Some(rest) = saved.strip_prefix(EXACT) {
                (asked.exact, saved) = (true, rest.trim_start());
            } else if let Some(rest) = saved.strip_prefix(DIRECT) {
                (asked.direct, saved) = (true, rest.trim_start());
            } else {
                return Asked { query: saved.to_owned(), ..asked };
            }
        }
    }
}

/// Returns what asks for a saved search and for further words.
///
/// # Errors
///
/// [`SavedProblem::Unknown`].
pub fn query(context: &Context, name: &str, more: &str) -> Result<Asked, Error> {
    let Some((_, query)) = context.settings.search(name) else {
        let known = || context.settings.searches.iter().map(|(name, _)| name.as_str());
        let near = text::nearest(name, known()).map(str::to_owned);
        let has_some = known().next().is_some();
        return Err(SavedProblem::Unknown { name: name.to_owned(), near, has_some }.into());
    };
    let asked = Asked::read(query);
    if more.trim().is_empty() {
        return Ok(asked);
    }
    Ok(Asked { query: format!("({}) {}", asked.query, query::grouped(more)), ..asked })
}

/// Finds what keeps a saved search from being asked: nobody has looked at what was put in by hand.
pub fn mistake(context: &Context, saved: &str) -> Option<Error> {
    let Asked { query, exact, .. } = Asked::read(saved);
    demand_understood(context, &query, exact).err()
}

fn demand_understood(context: &Context, query: &str, exact: bool) -> Result<(), Error> {
    let today = context.now.working_day(context.settings.day_end);
    let knowing = query::Context { exact, ..query::Context::on(today) };
    read_query(query, &knowing, &mut Vec::new()).map(|_| ())
}

/// Saves what a search asks for under a name, in one commit.
///
/// # Errors
///
/// [`SavedProblem`]; when the book cannot be written.
pub fn save(context: &Context, name: &str, request: &Request) -> Result<Saved, Error> {
    write::demand_writable(context)?;
    let name = name_of(name)?;
    let query = whole_query(request);
    if query.is_empty() {
        return Err(SavedProblem::Nothing.into());
    }
    demand_understood(context, &query, request.exact)?;
    let query = format!("{}{query}", options(request));
    let known = context.settings.search(&name);
    let name = known.map_or(name, |(known, _)| known.to_owned());
    let before = known.map(|(_, before)| before.to_owned()).filter(|before| *before != query);
    if known.is_some() && before.is_none() {
        return Ok(Saved { name, query, before, written: None });
    }
    let written = write(context, &name, &query)?;
    Ok(Saved { name, query, before, written: Some(written) })
}

fn write(context: &Context, name: &str, query: &str) -> Result<Written, Error> {
    let path = BookPath::new(SETTINGS)?;
    let ((), written) = write::write(context, |lock| {
        let by_hand = write::message("edit", "wlog.toml (by hand)", &[], &Links::default());
        lock.commit_as_user_edit(std::slice::from_ref(&path), &by_hand, &context.author)?;
        let old = lock.book().read_text(&path)?.unwrap_or_default();
        let new = BookSettings::with_search(&old, name, query)
            .ok_or_else(|| SavedProblem::ByHand { name: name.to_owned(), query: query.to_owned() })?;
        let message = write::message("search", &format!("saved {name}"), &[], &Links::default());
        let changes =
            vec![Change { path: path.clone(), expected: Some(old.into_bytes()), new: Some(new.into_bytes()) }];
        Ok(((), Plan { changes, message, edits_by_hand: Vec::new() }))
    })?;
    Ok(written)
}

/// Checks a name: one line, with something in it.
fn name_of(typed: &str) -> Result<String, Error> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_odd = name.starts_with('-') || name.chars().any(|c| c.is_control() || text::is_invisible(c));
    if text::name_key(&name).is_empty() || is_odd || name.chars().count() > LONGEST_NAME {
        return Err(SavedProblem::BadName(typed.to_owned()).into());
    }
    Ok(name)
}

/// Writes the options with which the query is to be asked again.
fn options(request: &Request) -> String {
    let exact = if request.exact { EXACT } else { "" };
    let direct = if request.filters.direct { DIRECT } else { "" };
    format!("{exact}{direct}")
}

/// Writes a query and filters as one query. Words for days stay words, so that `since yesterday` goes with the days.
fn whole_query(request: &Request) -> String {
    let Filters { projects, contacts, orgs, tags, kinds, since, until, on, direct: _ } = &request.filters;
    let lists =
        [("project", projects), ("contact", contacts), ("org", orgs), ("tag", tags), ("kind", kinds)].map(any_of);
    let days = [("since", since), ("until", until), ("on", on)];
    let days = days.into_iter().filter_map(|(key, value)| Some(format!("{key}:{}", quoted(value.as_ref()?))));
    let words = request.query.split_whitespace().collect::<Vec<_>>().join(" ");
    let filters: Vec<String> = lists.into_iter().flatten().chain(days).collect();
    let words = match () {
        // A word that would be read as an option stays a word.
        () if Asked::read(&words).query != words => format!("({words})"),
        () if filters.is_empty() => words,
        // An OR among the words would take in the filters.
        () => query::grouped(&words).into_owned(),
    };
    [vec![words], filters].concat().into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn any_of((key, names): (&str, &Vec<String>)) -> Option<String> {
    let all: Vec<String> = names.iter().map(|name| format!("{key}:{}", quoted(name))).collect();
    match all.len() {
        0 => None,
        1 => all.into_iter().next(),
        _ => Some(format!("({})", all.join(" OR "))),
    }
}

/// Writes a value as a query reads it whole.
fn quoted(value: &str) -> String {
    let is_plain = value.chars().all(|c| c.is_alphanumeric() || "-_.*".contains(c));
    if is_plain { value.to_owned() } else { format!("\"{}\"", value.replace('"', "")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_saved_before_the_query() {
        let filters = Filters { direct: true, ..Filters::default() };
        let request = Request { query: "Hengda".into(), exact: true, filters, ..Request::default() };
        let saved = format!("{}{}", options(&request), whole_query(&request));
        assert_eq!(saved, "--exact --direct Hengda");
        assert_eq!(Asked::read(&saved), Asked { query: "Hengda".into(), exact: true, direct: true });
        assert_eq!(Asked::read("is:open"), Asked { query: "is:open".into(), ..Asked::default() });
        let word = Request { query: "--exact Hengda".into(), ..Request::default() };
        let saved = format!("{}{}", options(&word), whole_query(&word));
        assert_eq!(Asked::read(&saved), Asked { query: "(--exact Hengda)".into(), ..Asked::default() });
    }

    #[test]
    fn filters_become_a_part_of_the_query() {
        let request = |query: &str, filters: Filters| Request { query: query.into(), filters, ..Request::default() };
        let two = Filters { contacts: vec!["Li Na".into(), "张伟".into()], ..Filters::default() };
        let days = Filters { since: Some("last week".into()), kinds: vec!["visit".into()], ..Filters::default() };
        for (request, expected) in [
            (request("  loan   renewal ", Filters::default()), "loan renewal"),
            (request("", two.clone()), "(contact:\"Li Na\" OR contact:张伟)"),
            (request("a ＯＲ b", two.clone()), "(a ＯＲ b) (contact:\"Li Na\" OR contact:张伟)"),
            (request("a OR b", two), "(a OR b) (contact:\"Li Na\" OR contact:张伟)"),
            (request("ORDER 或许", Filters { on: Some("2026".into()), ..Filters::default() }), "ORDER 或许 on:2026"),
            (request("loan", days), "loan kind:visit since:\"last week\""),
            (request("", Filters::default()), ""),
        ] {
            assert_eq!(whole_query(&request), expected);
        }
    }
}
