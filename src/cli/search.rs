//! `wlog search`

mod open;
mod saved;

use super::args::{Group, Order, Search};
use super::failure::{DONE, NOTHING};
use super::session::{Ended, Session};
use crate::app::Context;
use crate::app::saved::{self as searches, Asked};
use crate::app::search::{self, Answer, By, Found, Groups, Request};
use crate::index;
use crate::query::Doubt;
use crate::render::json;
use crate::render::search::{self as results, Bars, Page, Site};
use crate::store::BookPath;
use crate::text;
use serde_json::json;
use std::num::NonZeroUsize;
use std::path::Path;

/// How many results or groups are printed where nobody asked for more.
const USUAL_LIMIT: usize = 20;

/// Searches and prints what was found, opens it, or lists what was searched for before.
pub fn run(session: &Session, args: Search) -> Ended {
    let context = session.open()?;
    if let Some(None) = args.saved {
        return saved::list(session, &context, args);
    }
    let (open, save, json) = (args.open, args.save.clone(), session.output.json);
    let why = args.why.clone();
    let request = request(&context, args, json).map_err(|error| session.fail(&error))?;
    if let Some(name) = save {
        saved::save(session, &context, &name, &request)?;
    }
    match open {
        Some(number) => open::open(session, &context, &request, number, why.as_deref()),
        None => search(session, &context, &request),
    }
}

/// Gathers what is asked for.
fn request(context: &Context, args: Search, json: bool) -> Result<Request, crate::app::Error> {
    let answer = match args.by {
        Some(by) => Answer::Groups(by.of_search()),
        None if args.files => Answer::Files,
        None if args.count => Answer::Count,
        None => Answer::Results,
    };
    // A program that reads JSON or file names wants all of them.
    let usual = (!args.all && !json && !args.files).then_some(USUAL_LIMIT);
    let typed = args.query.join(" ");
    let asked = match args.saved.flatten() {
        Some(name) => searches::query(context, &name, &typed)?,
        None => Asked { query: typed, ..Asked::default() },
    };
    let mut filters = args.filters.into_wishes();
    filters.direct |= asked.direct;
    Ok(Request {
        query: asked.query,
        exact: args.exact || asked.exact,
        filters,
        order: args.sort.map_or(index::Order::Newest, Order::of_index),
        limit: args.open.map(NonZeroUsize::get).or(args.limit).or(usual),
        answer,
    })
}

fn search(session: &Session, context: &Context, request: &Request) -> Ended {
    search::search(context, request, |mut found| {
        let unreadable = std::mem::take(&mut found.unreadable);
        let ended = print(session, context, request, &found)?;
        if found.total == 0 {
            if unreadable.is_empty() {
                return nothing(session, &found);
            }
            return session.found_nothing(unreadable, session.output.words().nothing_found());
        }
        session.passed_over(unreadable);
        Ok(ended)
    })
    .map_err(|error| session.fail(&error))?
}

/// Says that nothing was found, and what may have been meant.
fn nothing(session: &Session, found: &Found) -> Ended {
    let words = session.output.words();
    session.output.done(words.nothing_found());
    if !found.near.is_empty() {
        session.output.hint(&words.did_you_mean(&found.near));
    }
    for doubt in &found.doubts {
        if let Doubt::NoNumber { field, value } = doubt {
            session.output.hint(&words.no_number(field, value));
        }
    }
    Ok(NOTHING)
}

fn print(session: &Session, context: &Context, request: &Request, found: &Found) -> Ended {
    let output = &session.output;
    session.understood(&found.understood);
    if let Some(problem) = &found.unindexed {
        output.note(&output.words().unindexed(problem));
    }
    match request.answer {
        Answer::Count => {
            let line = if output.json {
                json::line(&json!({"type": "total", "total": found.total}))
            } else {
                format!("{}\n", found.total)
            };
            session.print(&line)?;
        }
        _ if found.total == 0 => return Ok(NOTHING),
        Answer::Files => print_files(session, context, &found.files)?,
        Answer::Groups(_) => {
            if let Some(groups) = &found.groups {
                print_groups(session, request, groups)?;
            }
        }
        Answer::Results => print_results(session, context, request, found)?,
    }
    Ok(DONE)
}

/// Prints the files in which something was found, so that other programs find them from where the command was typed.
fn print_files(session: &Session, context: &Context, files: &[String]) -> Result<(), Box<super::failure::Failure>> {
    let output = &session.output;
    let here = session.environment.working_folder();
    let line = |file: &String| {
        if output.json {
            return json::line(&json!({"type": "file", "path": file}));
        }
        let whole = match BookPath::new(file.as_str()) {
            Ok(path) => path.under(context.book.root()),
            Err(_) => context.book.root().join(file),
        };
        let shown = whole.strip_prefix(here).unwrap_or(&whole).to_string_lossy().into_owned();
        format!("{}\n", if output.screen.is_terminal { text::clean(&shown).into_owned() } else { shown })
    };
    session.print(&files.iter().map(line).collect::<String>())?;
    output.done(&output.words().files_found(files.len()));
    Ok(())
}

fn print_groups(session: &Session, request: &Request, groups: &Groups) -> Result<(), Box<super::failure::Failure>> {
    let output = &session.output;
    if output.json {
        return session.print(
            &groups.groups.iter().map(|group| json::line(&results::group_object(group, groups))).collect::<String>(),
        );
    }
    if groups.count == 0 {
        output.done(output.words().nothing_to_count());
        return Ok(());
    }
    let limit = request.limit.unwrap_or(usize::MAX);
    let width = output.screen.is_terminal.then_some(output.screen.width);
    session.print(&Bars { words: output.words(), style: output.style(), width, limit }.text(groups))?;
    output.done(&output.words().groups(groups, groups.groups.len().min(limit)));
    Ok(())
}

fn print_results(
    session: &Session,
    context: &Context,
    request: &Request,
    found: &Found,
) -> Result<(), Box<super::failure::Failure>> {
    let output = &session.output;
    if output.json {
        let lines = found.results.iter().map(|result| json::line(&results::object(result, &found.query)));
        return session.print(&lines.collect::<String>());
    }
    session.print(&page(session, context, request, found).text(found))?;
    output.done(&output.words().results(found.results.len(), found.total));
    Ok(())
}

fn page<'p>(session: &Session, context: &'p Context, request: &Request, found: &'p Found) -> Page<'p> {
    let output = &session.output;
    Page {
        query: &found.query,
        today: context.now.working_day(context.settings.day_end),
        words: output.words(),
        org_word: context.org_word(output.language),
        style: output.style(),
        width: output.screen.is_terminal.then_some(output.screen.width),
        by_day: output.screen.is_terminal && request.order != index::Order::Best,
        site: site(session, context.book.root()),
    }
}

/// The machine's name is asked for only where it is shown.
fn site(session: &Session, root: &Path) -> Site {
    let host = if session.output.screen.links { session.environment.host() } else { String::new() };
    Site::new(&host, root)
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

impl Group {
    fn of_search(self) -> By {
        match self {
            Group::Project => By::Project,
            Group::Contact => By::Contact,
            Group::Org => By::Org,
            Group::Kind => By::Kind,
            Group::Month => By::Month,
        }
    }
}
