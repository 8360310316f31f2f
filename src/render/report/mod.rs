//! A report as Markdown, in English and Chinese.
//!
//! The order of the parts is that of the weekly report people hand in: results against the plan, visits, work, people,
//! money, hours, what was learned, what comes next. A part with nothing to say is left out. An entry stands in one place
//! only: a visit in the table of visits, all others under their project.

mod inline;
mod open;
mod page;
mod results;
mod work;
mod writer;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use crate::model::Language;
use crate::render::words::words;
use crate::report::Report;
use writer::Writer;

/// Writes a report as a Markdown page that GitHub-flavoured Markdown shows well-formed.
///
/// Texts from the book keep their inline Markdown; what would break out of a table cell or a list item is escaped, control
/// and bidi characters are taken out.
pub fn markdown(report: &Report, language: Language) -> String {
    let words = words(language);
    let mut writer = Writer::new(report, words);
    writer.title();
    if report.is_empty() {
        writer.page.paragraph(words.nothing());
        return writer.page.finish();
    }
    writer.results();
    writer.visits();
    writer.work();
    writer.people();
    writer.expenses();
    writer.hours();
    writer.summaries();
    writer.ahead();
    writer.open();
    writer.review_line();
    writer.page.finish()
}
