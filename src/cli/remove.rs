//! `wlog rm`

use super::args::Rm;
use super::failure::{DONE, NOTHING};
use super::prompt::{self, Asker, Menu, Row, Terminal};
use super::session::{Ended, Session};
use super::why::AtTerminal;
use crate::app::interview::Answer;
use crate::app::remove::{self, Removed, Standing};
use crate::app::{Context, Error, Why};
use crate::render::style::{Hue, Look, Style};
use crate::render::{entry, json};
use std::io;

/// Removes an entry, and prints what it said and how it comes back. A person is asked first; the last entry is meant where none is named.
pub fn run(session: &Session, args: &Rm) -> Ended {
    let context = session.open()?;
    let fail = |error: Error| session.fail(&error);
    let asks = !args.yes && prompt::can_ask(session.environment.get("TERM"));
    if args.id.is_none() && !asks {
        return Err(fail(Error::NoVictim));
    }
    let found = remove::find(&context, args.id.as_deref()).map_err(fail)?;
    if asks && !is_wanted(session, &found).map_err(|error| session.stream_failed(&error))? {
        session.output.done(session.output.words().nothing_removed());
        return Ok(NOTHING);
    }
    let desk = AtTerminal::of(session);
    let removed = remove::remove(&context, &found, Why::new(args.why.as_deref(), &desk)).map_err(fail)?;
    print(session, &context, removed)
}

/// Shows the entry, and asks whether it is to go. What Enter takes is that it stays.
fn is_wanted(session: &Session, found: &Standing) -> io::Result<bool> {
    let words = session.output.words();
    let terminal = Terminal::take(session.output.style_on_stderr())?;
    let mut asker = Asker::new(terminal, words);
    let page = entry::whole(&found.entry, &found.tasks, words, Style::default());
    let mut above: Vec<Row> = page.lines().map(|line| Row::new(line, Look::PLAIN)).collect();
    above.extend([Row::default(), Row::new(words.remove_this(), Look::BOLD.hued(Hue::Cyan))]);
    let items = [words.keep_it(), words.remove_it()].map(|item| (item.to_owned(), String::new()));
    Ok(matches!(asker.choose_one(&above, Menu::new(items.to_vec()))?, Answer::Given(1)))
}

fn print(session: &Session, context: &Context, mut removed: Removed) -> Ended {
    let words = session.output.words();
    let commit = removed.written.commit.id.to_string();
    let printed = if session.output.json {
        removed.complete_links(context);
        let mut object = json::entry(&removed.was.entry, removed.was.path.as_str());
        object["reason"] = removed.reason.clone().into();
        object["commit"] = commit.clone().into();
        session.print(&json::line(&object))
    } else {
        session.print(&entry::whole(&removed.was.entry, &removed.was.tasks, words, session.output.style()))
    };
    let short = entry::short_commit(&commit);
    if printed.is_err() || !session.output.json {
        session.output.done(&words.removed(entry::short_id(&removed.was.entry.id), short));
    }
    session.output.note(&words.how_it_comes_back(short));
    session.written(&removed.written);
    session.remark_odd(context, &removed.was.path, &removed.odd);
    printed.map(|()| DONE)
}
