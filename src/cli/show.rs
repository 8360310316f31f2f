//! `wlog show`

use super::args::Show;
use super::failure::DONE;
use super::session::{Ended, Session};
use crate::app::show::{self, Shown, ShownDay};
use crate::app::{DayFile, Item};
use crate::calendar::Period;
use crate::render::{json, markdown};
use crate::text;

/// Shows a day, a period or one entry.
pub fn run(session: &Session, args: &Show) -> Ended {
    let context = session.open()?;
    let shown =
        show::show(&context, &args.what.join(" "), session.output.json).map_err(|error| session.fail(&error))?;
    match shown {
        Shown::One(located) => {
            let page = match session.output.json {
                true => json::line(&item(&located.item, located.path.as_str())),
                false => page(session, &format!("{}\n", located.source)),
            };
            session.print(&page)?;
            Ok(DONE)
        }
        Shown::Days { period, understood, files, unreadable } => {
            session.understood(&understood);
            session.print(&days(session, &files))?;
            if files.is_empty() {
                let said = session.output.words().nothing_there(&period_words(session, period));
                return session.found_nothing(unreadable, &said);
            }
            session.passed_over(unreadable);
            Ok(DONE)
        }
    }
}

fn period_words(session: &Session, period: Period) -> String {
    session.output.words().period(period)
}

fn days(session: &Session, files: &[ShownDay]) -> String {
    if session.output.json {
        return files.iter().map(|shown| day_objects(&shown.file)).collect();
    }
    let pages: Vec<String> = files.iter().map(|shown| page(session, &shown.text)).collect();
    pages.join("\n")
}

/// Writes Markdown for the screen: laid out on a terminal, as it is on a pipe.
fn page(session: &Session, source: &str) -> String {
    let output = &session.output;
    match output.screen.is_terminal || output.screen.colour {
        true => markdown::to_terminal(source, output.screen.width.min(100), output.style()),
        false => text::clean_block(source).into_owned(),
    }
}

/// Writes the objects of a day: the day itself, its entries, its tasks.
pub fn day_objects(file: &DayFile) -> String {
    let path = file.path.as_str();
    let entries = file.day.entries.iter().map(|entry| json::entry(entry, path));
    let tasks = file.day.tasks.iter().map(|task| json::task(task, path));
    std::iter::once(json::day(&file.day, path)).chain(entries).chain(tasks).map(|object| json::line(&object)).collect()
}

/// Makes the object of whatever a search or an ID finds.
pub fn item(item: &Item, path: &str) -> serde_json::Value {
    match item {
        Item::Entry(entry) => json::entry(entry, path),
        Item::Task(task) => json::task(task, path),
        Item::Day(day) => json::day(day, path),
        Item::Card(card) => json::card(card, path),
    }
}
