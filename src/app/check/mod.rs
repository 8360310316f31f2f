//! Looks through a whole book for what is likely a mistake, and mends what can be mended without asking what was meant.
//!
//! Everything is read each time: what is wrong with one file may be told only by another.

mod book;
mod cards;
mod copies;
mod day;
mod endings;
mod files;
mod finding;
mod mend;
mod missing;
mod names;
mod odd;
mod overlap;
mod repository;
mod scope;

pub use finding::{Finding, Mend, What};
pub use mend::{Mended, mend};
pub use odd::{is_silenced, worth_a_word};
pub use scope::Scope;

use super::days::in_shares;
use super::{Context, Error};
use crate::model::Id;
use crate::store::day_path;
use chrono::NaiveDate;

/// Checks a book; what `[check]` silences is left out. The findings are in the order of their files and lines.
///
/// # Errors
///
/// None that stops the check: what cannot be read is a finding.
pub fn check(context: &Context, scope: &Scope) -> Result<Vec<Finding>, Error> {
    let mut files = files::look(&context.book);
    let mut findings = std::mem::take(&mut files.findings);
    repository::settings(context, &mut findings);
    repository::look(context, &mut findings);
    let names = cards::look(context, &files.cards, &mut findings);
    let mut days = in_shares(&files.days, |date| day::read(context, *date, &names));
    days.iter_mut().for_each(|day| findings.append(&mut day.findings));
    let past = context.book.past().ok();
    let is_committed = |date: NaiveDate, id: &Id| {
        let head = past.as_ref().and_then(|past| past.file_in(past.head()?, &day_path(date)).ok()?);
        head.is_some_and(|bytes| String::from_utf8_lossy(&bytes).contains(id.as_str()))
    };
    book::compare(&days, context.now.today(), &is_committed, &mut findings);
    findings.retain(|finding| !context.settings.silenced.contains(&finding.check) && scope.takes(&finding.path));
    missing::gather(&mut findings);
    findings.sort_by(|a, b| (&a.path, a.line, a.check).cmp(&(&b.path, b.line, b.check)));
    Ok(findings)
}
