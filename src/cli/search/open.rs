//! `wlog search --open`

use super::page;
use crate::app::edit::{self, Editable};
use crate::app::search::{self, Request};
use crate::app::{Context, Why};
use crate::cli::edit::say;
use crate::cli::editor::Editor;
use crate::cli::failure::NOTHING;
use crate::cli::session::{Ended, Session};
use crate::cli::why::AtTerminal;
use crate::render::search::Page;
use crate::store::BookPath;
use std::num::NonZeroUsize;

/// Opens one of the results, counted from 1 in the order in which they are listed, at its line in the editor; what is changed there
/// is checked and committed as `wlog edit` does.
pub fn open(session: &Session, context: &Context, request: &Request, number: NonZeroUsize, why: Option<&str>) -> Ended {
    let output = &session.output;
    let chosen = search::search(context, request, |mut found| {
        session.understood(&found.understood);
        if found.total == 0 {
            return super::nothing(session, &found).map(|_| None);
        }
        let Some(result) = found.results.get(number.get() - 1).cloned() else {
            output.done(&output.words().no_such_result(number.get(), found.total));
            return Ok(None);
        };
        found.results = vec![result.clone()];
        let page = Page { style: output.style_on_stderr(), ..page(session, context, request, &found) };
        output.aside(&page.text(&found));
        Ok(Some(result))
    });
    let Some(result) = chosen.map_err(|error| session.fail(&error))?? else { return Ok(NOTHING) };
    let fail = |error: &crate::app::Error| session.fail(error);
    let path = BookPath::new(result.path).map_err(|error| fail(&error.into()))?;
    let Some(what) = Editable::at(path) else { return Ok(NOTHING) };
    let editor = Editor::find(&session.environment, output, context.rules.language).map_err(|error| fail(&error))?;
    let desk = AtTerminal::of(session);
    let edited = edit::open(context, what, result.line, Why::new(why, &desk), &editor).map_err(|error| fail(&error))?;
    say(session, context, edited)
}
