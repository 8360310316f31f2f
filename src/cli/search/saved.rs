//! `wlog search --save` and `--saved`

use crate::app::Context;
use crate::app::saved::{self, SavedProblem};
use crate::app::search::Request;
use crate::cli::args::Search;
use crate::cli::failure::{DONE, Failure};
use crate::cli::session::{Ended, Session};
use crate::render::style::{Hue, Look};
use crate::render::{entry, json};
use crate::text;
use serde_json::json;

/// Lists the saved searches; what is looked for beside would be lost on the list.
pub fn list(session: &Session, context: &Context, args: Search) -> Ended {
    let output = &session.output;
    let is_asked = !args.query.is_empty() || args.save.is_some() || args.open.is_some();
    if is_asked || !args.filters.into_wishes().is_empty() {
        return Err(session.fail(&SavedProblem::NoName { words: args.query.join(" ") }.into()));
    }
    let searches = &context.settings.searches;
    if searches.is_empty() {
        return session.found_nothing(Vec::new(), output.words().no_saved_searches());
    }
    let widest = searches.iter().map(|(name, _)| text::width(&text::clean(name))).max().unwrap_or_default();
    let line = |(name, query): &(String, String)| {
        if output.json {
            return json::line(&json!({"type": "search", "name": name, "query": query}));
        }
        let name = text::clean(name);
        let pad = " ".repeat(widest - text::width(&name));
        format!("{}{pad}  {}\n", output.style().paint(&name, Look::PLAIN.hued(Hue::Cyan)), text::clean(query))
    };
    session.print(&searches.iter().map(line).collect::<String>())?;
    Ok(DONE)
}

/// Saves a search, and says so.
pub fn save(session: &Session, context: &Context, name: &str, request: &Request) -> Result<(), Box<Failure>> {
    let saved = saved::save(context, name, request).map_err(|error| session.fail(&error))?;
    let commit = saved.written.as_ref().map(|written| written.commit.id.to_string());
    let words = session.output.words();
    session.output.done(&words.search_saved(&saved, commit.as_deref().map(entry::short_commit)));
    if let Some(written) = &saved.written {
        session.written(written);
    }
    Ok(())
}
