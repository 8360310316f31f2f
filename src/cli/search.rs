//! `wlog search`

use super::args::{Order, Search};
use super::failure::{DONE, NOTHING};
use super::session::{Ended, Session};
use crate::app::search::{self, Found, Request};
use crate::index;
use crate::render::{json, search as results};

/// How many results are printed where nobody asked for more.
const USUAL_LIMIT: usize = 20;

/// Searches and prints what was found.
pub fn run(session: &Session, args: Search) -> Ended {
    let context = session.open()?;
    let request = Request {
        query: args.query.join(" "),
        exact: args.exact,
        filters: args.filters.into_wishes(),
        order: args.sort.map_or(index::Order::Newest, Order::of_index),
        // A program that reads JSON wants all of it.
        limit: args.limit.or((!args.all && !session.output.json).then_some(USUAL_LIMIT)),
    };
    let today = context.now.working_day(context.settings.day_end);
    search::search(&context, &request, |mut found| {
        let unreadable = std::mem::take(&mut found.unreadable);
        let ended = print(session, &found, today, context.org_word(session.output.language))?;
        if found.total == 0 {
            return session.found_nothing(unreadable, session.output.words().nothing_found());
        }
        session.passed_over(unreadable);
        Ok(ended)
    })
    .map_err(|error| session.fail(&error))?
}

fn print(session: &Session, found: &Found, today: chrono::NaiveDate, org_word: Option<&str>) -> Ended {
    let output = &session.output;
    let words = output.words();
    session.understood(&found.understood);
    if let Some(why) = &found.unindexed {
        output.note(&words.unindexed(why));
    }
    if found.total == 0 {
        return Ok(NOTHING);
    }
    if output.json {
        let lines: String =
            found.results.iter().map(|result| json::line(&results::object(result, &found.query))).collect();
        session.print(&lines)?;
        return Ok(DONE);
    }
    let width = output.screen.is_terminal.then_some(output.screen.width);
    let page = results::Page { query: &found.query, today, words, org_word, style: output.style(), width };
    session.print(&page.text(found))?;
    output.done(&words.results(found.results.len(), found.total));
    Ok(DONE)
}

impl Order {
    fn of_index(self) -> index::Order {
        match self {
            Order::Newest => index::Order::Newest,
            Order::Oldest => index::Order::Oldest,
            Order::Best => index::Order::Best,
        }
    }
}
