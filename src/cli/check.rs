//! `wlog check`

use super::args::Check;
use super::failure::{DONE, Failure, NOTHING};
use super::prompt::{self, Asker, Menu, Terminal};
use super::session::{Ended, Session};
use crate::app::Context;
use crate::app::check::{self, Finding, Mended, Scope};
use crate::app::interview::Answer;
use crate::render::words::ErrorWords;
use crate::render::{check as page, entry, json};
use std::collections::HashSet;

/// Prints what is likely a mistake in the book; with `--fix` mends what can be mended first.
pub fn run(session: &Session, args: &Check) -> Ended {
    let context = session.open_without_remarks()?;
    let fail = |error| session.fail(&error);
    let scope = Scope::understand(&context, &args.what, session.environment.working_folder()).map_err(fail)?;
    session.understood(&scope.understood);
    let mut findings = check::check(&context, &scope).map_err(fail)?;
    if args.fix && fix(session, &context, &findings, args.yes)? {
        findings = check::check(&context, &scope).map_err(fail)?;
    }
    session.print(&shown(session, &findings.iter().collect::<Vec<_>>()))?;
    if findings.is_empty() {
        return Ok(DONE);
    }
    let files = findings.iter().map(|finding| &finding.path).collect::<HashSet<_>>().len();
    let mendable = if args.fix { 0 } else { mendable(&findings).len() };
    session.output.done(&session.output.words().problems_found(findings.len(), files, mendable));
    Ok(NOTHING)
}

fn shown(session: &Session, findings: &[&Finding]) -> String {
    let output = &session.output;
    if output.json {
        return findings.iter().map(|finding| json::line(&page::object(finding, output.words()))).collect();
    }
    let width = output.screen.is_terminal.then_some(output.screen.width);
    page::page(findings, output.words(), output.style(), width)
}

fn mendable(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.mend.is_some()).collect()
}

/// Mends what can be mended; where somebody is there to answer, only after a yes. Tells whether anything may be another now.
fn fix(session: &Session, context: &Context, findings: &[Finding], is_meant: bool) -> Result<bool, Box<Failure>> {
    let (words, mendable) = (session.output.words(), mendable(findings));
    if mendable.is_empty() {
        if !findings.is_empty() {
            session.output.done(words.nothing_to_mend());
        }
        return Ok(false);
    }
    let must_ask = !is_meant && !session.output.json && prompt::can_ask(session.environment.get("TERM"));
    if must_ask && !ask(session, &mendable)? {
        session.output.done(words.left_as_it_is());
        return Ok(false);
    }
    let Mended { commits, by_hand, recovery, renewed, closed, refused } =
        check::mend(context, findings).map_err(|error| session.fail(&error))?;
    match by_hand.as_slice() {
        [path] => session.output.note(&words.hand_edit_committed(path)),
        [] => {}
        paths => session.output.note(&words.hand_edits_committed(paths.len())),
    }
    if let Some(text) = recovery.as_ref().and_then(|recovery| words.recovered(recovery)) {
        session.output.note(&text);
    }
    renewed.iter().for_each(|(date, renewed)| session.output.note(&words.renewed_id(*date, renewed)));
    if closed > 0 {
        session.output.note(&words.closed_days_mended(closed));
    }
    refused.iter().for_each(|error| session.output.remark(&ErrorWords::error(words, error)));
    let commit = commits.last().map(ToString::to_string);
    let count = mendable.len().saturating_sub(refused.len());
    session.output.done(&words.mended(count, commit.as_deref().map(entry::short_commit)));
    Ok(true)
}

/// Shows what would be mended, and asks.
fn ask(session: &Session, mendable: &[&Finding]) -> Result<bool, Box<Failure>> {
    let (words, style) = (session.output.words(), session.output.style_on_stderr());
    let page = page::page(mendable, words, style, Some(session.output.screen.width));
    session.output.aside(&format!("{}\n\n{page}\n", words.would_mend(mendable.len())));
    let terminal = Terminal::take(style).map_err(|error| session.stream_failed(&error))?;
    let rows = [words.do_mend(), words.leave_it()].map(|row| (row.to_owned(), String::new()));
    let chosen = Asker::new(terminal, words).choose_once(Menu::new(rows.to_vec()));
    Ok(chosen.map_err(|error| session.stream_failed(&error))? == Answer::Given(0))
}
