//! The parts that add up: people, expenses, hours.

use super::inline::inline;
use super::page::Side;
use super::writer::Writer;
use crate::config::FormPart;
use crate::render::words::{Column, Part};
use crate::report::Person;

/// How many people a report on a long period names: those met most often.
const PEOPLE_SHOWN: usize = 15;

impl Writer<'_> {
    /// Writes whom one met, and who came along.
    pub(super) fn people(&mut self, form: &FormPart) {
        let report = self.report;
        if report.people.is_empty() && report.companions.is_empty() {
            return;
        }
        self.begin(form, Part::People);
        let columns = [
            (Column::Name, Side::Left),
            (Column::Org, Side::Left),
            (Column::Times, Side::Right),
            (Column::Last, Side::Left),
        ];
        let columns = self.columns(columns);
        let last = |person: &Person| if report.period.len() == 1 { String::new() } else { self.day(person.last) };
        let row = |person: &Person| {
            let org = person.org.as_deref().map(inline).unwrap_or_default();
            vec![inline(&person.name), org, person.times.to_string(), last(person)]
        };
        let shown = if self.is_detailed() { report.people.len() } else { report.people.len().min(PEOPLE_SHOWN) };
        let rows: Vec<Vec<String>> = report.people[..shown].iter().map(row).collect();
        self.page.table(&columns, &rows);
        let mut lines = Vec::new();
        if shown < report.people.len() {
            lines.push(self.words.more_people(report.people.len() - shown));
        }
        let companion =
            |person: &Person| format!("{}{}", inline(&person.name), self.words.aside(&self.words.times(person.times)));
        let companions: Vec<String> = report.companions.iter().map(companion).collect();
        if !companions.is_empty() {
            lines.push(self.words.headed(self.words.companions(), &self.words.list(&companions)));
        }
        self.page.list(&lines);
    }

    /// Writes what was spent, with the sums by currency where there is more than one line.
    pub(super) fn expenses(&mut self, form: &FormPart) {
        let report = self.report;
        if report.expenses.is_empty() {
            return;
        }
        self.begin(form, Part::Expenses);
        let columns = [
            (Column::Date, Side::Left),
            (Column::Item, Side::Left),
            (Column::Subject, Side::Left),
            (Column::Amount, Side::Right),
        ];
        let columns = self.columns(columns);
        let lines = report.expenses.iter().map(|line| {
            let date = if report.period.len() == 1 { String::new() } else { self.day(line.date) };
            let item = inline(line.money.note.as_deref().unwrap_or(&line.title));
            let client = line.client.as_deref().map(inline).unwrap_or_default();
            vec![date, item, client, inline(&self.words.money(&line.money))]
        });
        let mut rows: Vec<Vec<String>> = lines.collect();
        if rows.len() > report.expense_totals.len() {
            let label = if report.period.len() == 1 { 1 } else { 0 };
            for total in &report.expense_totals {
                let mut row = vec![String::new(); columns.len()];
                row[label] = format!("**{}**", self.words.total());
                row[columns.len() - 1] = format!("**{}**", inline(&self.words.money(total)));
                rows.push(row);
            }
        }
        self.page.table(&columns, &rows);
    }

    /// Writes where the time went; groups without known time are left out, and it is said how many entries that concerns.
    pub(super) fn hours(&mut self, form: &FormPart) {
        let report = self.report;
        if report.minutes == 0 {
            return;
        }
        self.begin(form, Part::Hours);
        let columns = [(Column::Subject, Side::Left), (Column::Hours, Side::Right)];
        let columns = self.columns(columns);
        let timed = report.groups.iter().filter(|group| group.minutes > 0);
        let mut groups: Vec<_> = timed.map(|group| (group.minutes, self.subject(&group.subject))).collect();
        groups.sort_by_key(|(minutes, _)| std::cmp::Reverse(*minutes));
        let mut rows: Vec<Vec<String>> =
            groups.into_iter().map(|(minutes, subject)| vec![subject, self.words.minutes(minutes)]).collect();
        if rows.len() > 1 {
            rows.push(vec![
                format!("**{}**", self.words.total()),
                format!("**{}**", self.words.minutes(report.minutes)),
            ]);
        }
        self.page.table(&columns, &rows);
        if report.untimed > 0 {
            let note = self.words.untimed(report.untimed);
            self.page.list(&[note]);
        }
    }
}
