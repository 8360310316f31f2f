//! A report as Markdown, in English and Chinese.
//!
//! The form says which parts there are, in which order, under which headings; without a profile it is that of the weekly report people
//! hand in: results against the plan, visits, work, people, money, hours, what was learned, what comes next. A part with
//! nothing to say is left out. An entry stands in one part only.

mod inline;
mod open;
mod page;
mod placing;
mod results;
mod totals;
mod visits;
mod work;
mod writer;

#[cfg(test)]
mod forms;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use crate::config::{ReportForm, Shows};
use crate::model::Language;
use crate::render::words::words;
use crate::report::Report;
use writer::Writer;

/// Writes a report as a Markdown page that GitHub-flavoured Markdown shows well-formed.
///
/// Texts from the book keep their inline Markdown; what would break out of a table cell or a list item is escaped, control
/// and bidi characters are taken out.
pub fn markdown(report: &Report, form: &ReportForm, language: Language) -> String {
    let words = words(language);
    let mut writer = Writer::new(report, form, words);
    writer.title();
    if report.is_empty() {
        writer.page.paragraph(words.nothing());
        return writer.page.finish();
    }
    for (part, placed) in writer.parts() {
        match part.shows {
            Shows::Results => writer.results(part),
            Shows::Visits => writer.visits(part, &placed),
            Shows::Work => writer.work(part, &placed),
            Shows::People => writer.people(part),
            Shows::Expenses => writer.expenses(part),
            Shows::Hours => writer.hours(part),
            Shows::Summaries => writer.summaries(part),
            Shows::Ahead => writer.ahead(part),
            Shows::Open => writer.open(part),
            Shows::Signature => writer.signature(part),
        }
    }
    writer.page.finish()
}
