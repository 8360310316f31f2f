//! What the parts of a report share: the page, the words, short dates, and how a client or a next step is written.

use super::inline::inline;
use super::page::{Page, Side};
use super::placing::{Placed, place};
use crate::calendar::{Period, Span};
use crate::config::{FormPart, ReportForm};
use crate::render::words::{Column, Part, Words};
use crate::report::{NextStep, Report, Standing, Subject, WorkItem};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The most days a period may have for its entries to be listed one by one; longer ones are condensed.
const DETAILED_DAYS: u64 = 14;

/// A report on its way to Markdown.
pub(super) struct Writer<'a> {
    pub(super) report: &'a Report,
    pub(super) words: &'static dyn Words,
    pub(super) page: Page,
    form: &'a ReportForm,
    /// The parts that are written so far.
    written: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(report: &'a Report, form: &'a ReportForm, words: &'static dyn Words) -> Self {
        Writer { report, words, page: Page::default(), form, written: 0 }
    }

    /// Returns the form's parts for a report of this length, each with the entries that stand in it.
    pub(super) fn parts(&self) -> Vec<(&'a FormPart, Vec<Placed<'a>>)> {
        let span = self.span();
        place(self.report, self.form.parts.iter().filter(|part| part.spans.contains(&span)).collect())
    }

    /// Writes the title and who reports.
    pub(super) fn title(&mut self) {
        let title = self.words.report_title(self.report.period, last_shown(self.report));
        self.page.heading(1, &title);
        if let Some(author) = &self.report.author {
            let line = match &self.form.author {
                Some(label) => self.words.headed(&inline(label), &inline(author)),
                None => self.words.reported_by(&inline(author)),
            };
            self.page.paragraph(&line);
        }
    }

    /// Begins a part, under the form's own heading where it has one.
    pub(super) fn begin(&mut self, form: &FormPart, part: Part) {
        self.written += 1;
        let span = self.span();
        let title = form.heading(span).map_or_else(|| self.words.part(part, span).to_owned(), spaced);
        self.page.heading(2, &self.words.numbered(self.written, &title));
    }

    /// Names the columns of a table.
    pub(super) fn columns<const N: usize>(&self, columns: [(Column, Side); N]) -> [(String, Side); N] {
        let org = self.form.org_word.as_deref();
        columns.map(|(column, side)| {
            let own = org.and_then(|org| self.words.column_of_org(column, &inline(org)));
            (own.unwrap_or_else(|| self.words.column(column).to_owned()), side)
        })
    }

    /// Counts clients in the trade's own words; `None` where it has one for a single client only.
    pub(super) fn clients(&self, count: usize) -> Option<String> {
        match (&self.form.orgs_word, &self.form.org_word) {
            (Some(word), _) => Some(format!("{count} {}", inline(word))),
            (None, Some(_)) => None,
            (None, None) => Some(self.words.clients(count)),
        }
    }

    /// Writes the line on which the reader signs, where that is the custom.
    pub(super) fn signature(&mut self, form: &FormPart) {
        let line = form.heading(self.span()).map_or_else(|| self.words.review_line().to_owned(), spaced);
        if !line.is_empty() {
            self.page.paragraph(&line);
        }
    }

    pub(super) fn span(&self) -> Span {
        Span::of(self.report.period)
    }

    /// Tells whether entries are listed one by one.
    pub(super) fn is_detailed(&self) -> bool {
        self.report.period.len() <= DETAILED_DAYS
    }

    pub(super) fn day(&self, day: NaiveDate) -> String {
        self.words.short_day(day, self.report.period)
    }

    /// Writes when an entry was: its time in a daily report, else its day.
    pub(super) fn when(&self, item: &WorkItem) -> String {
        match (self.span(), item.times) {
            (Span::Day, Some(times)) => self.words.clock(times),
            (Span::Day, None) => String::new(),
            _ => self.day(item.date),
        }
    }

    /// Names whom an entry was for: the client, else the people.
    pub(super) fn client(&self, item: &WorkItem) -> String {
        match &item.client {
            Some(client) => inline(client),
            None => self.names(&item.contacts),
        }
    }

    pub(super) fn names(&self, names: &[String]) -> String {
        self.words.list(&names.iter().map(|name| inline(name)).collect::<Vec<_>>())
    }

    /// Names a group.
    pub(super) fn subject(&self, subject: &Subject) -> String {
        match subject {
            Subject::Project { name, org: Some(org) } => format!("{}{}", inline(name), self.words.aside(&inline(org))),
            Subject::Project { name, org: None } | Subject::Org(name) => inline(name),
            Subject::Other => self.words.other_work().to_owned(),
        }
    }

    /// Writes how an entry ended: its outcome, else its figures.
    pub(super) fn outcome(&self, item: &WorkItem) -> String {
        match &item.outcome {
            Some(outcome) => inline(outcome),
            None => self.words.list(&item.figures.iter().map(|figure| inline(&figure.to_string())).collect::<Vec<_>>()),
        }
    }

    /// Writes what follows from an entry, each with its date or with what became of it.
    pub(super) fn next_steps(&self, steps: &[NextStep]) -> String {
        let step = |step: &NextStep| {
            let note = match (step.standing, step.due) {
                (Standing::Done, _) => Some(self.words.standing(Standing::Done).to_lowercase()),
                (_, Some(due)) => Some(self.day(due)),
                (_, None) => None,
            };
            let note = note.map(|note| self.words.aside(&note)).unwrap_or_default();
            format!("{}{note}", inline(&step.text))
        };
        self.words.clauses(&steps.iter().map(step).collect::<Vec<_>>())
    }
}

/// Writes a line of the form's own; the wide spaces in it leave room to write, and stay.
fn spaced(text: &str) -> String {
    text.split('\u{3000}').map(inline).collect::<Vec<_>>().join("\u{3000}")
}

/// Returns the last day that the title names: a week ends on its Friday unless something was written at the weekend. A past week
/// in which nothing was written is named whole.
fn last_shown(report: &Report) -> NaiveDate {
    let period: Period = report.period;
    let last = period.last();
    if period.as_week().is_none() || last.weekday() != Weekday::Sun {
        return last;
    }
    if report.last_day.is_none() && last < report.today {
        return last;
    }
    let friday = last.checked_sub_days(Days::new(2)).unwrap_or(last);
    report.last_day.map_or(friday, |day| day.max(friday))
}
