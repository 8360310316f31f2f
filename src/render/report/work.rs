//! The parts on what was done: visits, work by project, people, expenses, hours.

use super::inline::inline;
use super::page::Side;
use super::writer::Writer;
use crate::render::words::{Column, Part};
use crate::report::{Group, Person, WorkItem};
use crate::text::name_key;
use std::collections::BTreeMap;

/// How many people a report on a long period names: those met most often.
const PEOPLE_SHOWN: usize = 15;

impl Writer<'_> {
    /// Writes the table of visits, one row a visit; in a long period one row a client with the latest outcome.
    pub(super) fn visits(&mut self) {
        let mut visits: Vec<&WorkItem> = self.report.items().filter(|item| item.is_visit).collect();
        visits.sort_by_key(|item| (item.date, item.times.map(|times| times.start)));
        if visits.is_empty() {
            return;
        }
        self.part(Part::Visits);
        if self.is_detailed() {
            let when = if self.report.period.len() == 1 { Column::Time } else { Column::Date };
            let columns = [when, Column::Client, Column::Purpose, Column::Outcome, Column::NextStep];
            let columns = columns.map(|column| (self.words.column(column), Side::Left));
            let rows: Vec<Vec<String>> = visits.into_iter().map(|item| self.visit_row(item)).collect();
            self.page.table(&columns, &rows);
        } else {
            self.visits_by_client(&visits);
        }
    }

    fn visit_row(&self, item: &WorkItem) -> Vec<String> {
        vec![
            self.when(item),
            self.client(item),
            inline(&item.title),
            self.outcome(item),
            self.next_steps(&item.next_steps),
        ]
    }

    fn visits_by_client(&mut self, visits: &[&WorkItem]) {
        let mut clients: BTreeMap<String, Vec<&WorkItem>> = BTreeMap::new();
        for item in visits {
            clients.entry(name_key(&self.client(item))).or_default().push(item);
        }
        let mut clients: Vec<Vec<&WorkItem>> = clients.into_values().collect();
        clients.sort_by_key(|visits| std::cmp::Reverse(visits.len()));
        let row = |visits: &Vec<&WorkItem>| {
            let last = visits[visits.len() - 1];
            let outcome = visits.iter().rev().map(|item| self.outcome(item)).find(|text| !text.is_empty());
            vec![
                self.client(last),
                visits.len().to_string(),
                self.day(last.date),
                outcome.unwrap_or_default(),
                self.next_steps(&last.next_steps),
            ]
        };
        let rows: Vec<Vec<String>> = clients.iter().map(row).collect();
        let columns = [
            (Column::Client, Side::Left),
            (Column::Times, Side::Right),
            (Column::Last, Side::Left),
            (Column::Outcome, Side::Left),
            (Column::NextStep, Side::Left),
        ];
        self.page.table(&columns.map(|(column, side)| (self.words.column(column), side)), &rows);
    }

    /// Writes the entries that are no visits, group by group.
    pub(super) fn work(&mut self) {
        let report = self.report;
        if report.items().all(|item| item.is_visit) {
            return;
        }
        self.part(Part::Work);
        let work = |item: &&WorkItem| !item.is_visit;
        let groups: Vec<&Group> =
            report.groups.iter().filter(|group| group.items.iter().any(|item| work(&item))).collect();
        let is_all_loose = matches!(groups[..], [only] if only.subject.name().is_none());
        for group in groups {
            let items: Vec<&WorkItem> = group.items.iter().filter(work).collect();
            if !is_all_loose {
                let subject = self.subject(&group.subject);
                self.page.heading(3, &subject);
            }
            let home = self.subject(&group.subject);
            let lines = self.item_lines(&items, &home);
            self.page.list(&lines);
        }
    }

    /// Writes a group's entries. Repeated ones without a result share a line; in a long period only results are listed.
    fn item_lines(&self, items: &[&WorkItem], home: &str) -> Vec<String> {
        let (telling, plain): (Vec<&WorkItem>, Vec<&WorkItem>) = items.iter().partition(|item| is_telling(item));
        let mut lines: Vec<(usize, String)> = Vec::new();
        let place = |item: &WorkItem| items.iter().position(|other| std::ptr::eq(*other, item)).unwrap_or_default();
        lines.extend(telling.iter().map(|item| (place(item), self.item_line(item, home))));
        if self.is_detailed() || telling.is_empty() {
            for same in repeated(&plain) {
                let line = if same.len() == 1 { self.item_line(same[0], home) } else { self.repeated_line(&same) };
                lines.push((place(same[0]), line));
            }
        } else if !plain.is_empty() {
            lines.push((items.len(), self.words.more_entries(plain.len())));
        }
        lines.sort_by_key(|(place, _)| *place);
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// Writes `17日 title（client） → outcome；下一步：…`. The client is named only where heading and title do not.
    fn item_line(&self, item: &WorkItem, home: &str) -> String {
        let title = inline(&item.title);
        let client = item.orgs.first().map(|_| self.client(item));
        let client = client.filter(|client| !home.contains(client) && !title.contains(client));
        let aside = client.map(|client| self.words.aside(&client)).unwrap_or_default();
        let outcome = self.outcome(item);
        let mut clauses =
            vec![if outcome.is_empty() { format!("{title}{aside}") } else { format!("{title}{aside} → {outcome}") }];
        if !item.next_steps.is_empty() {
            clauses.push(self.words.headed(self.words.next_step(), &self.next_steps(&item.next_steps)));
        }
        format!("{} {}", self.when(item), self.words.clauses(&clauses)).trim_start().to_owned()
    }

    fn repeated_line(&self, same: &[&WorkItem]) -> String {
        let count = self.words.times(same.len());
        let (first, last) = (self.when(same[0]), self.when(same[same.len() - 1]));
        let when = if first == last { first } else { self.words.run(&first, &last) };
        format!("{when} {}{}", inline(&same[0].title), self.words.aside(&count)).trim_start().to_owned()
    }

    /// Writes whom one met, and who came along.
    pub(super) fn people(&mut self) {
        let report = self.report;
        if report.people.is_empty() && report.companions.is_empty() {
            return;
        }
        self.part(Part::People);
        let columns = [
            (Column::Name, Side::Left),
            (Column::Org, Side::Left),
            (Column::Times, Side::Right),
            (Column::Last, Side::Left),
        ];
        let columns = columns.map(|(column, side)| (self.words.column(column), side));
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
    pub(super) fn expenses(&mut self) {
        let report = self.report;
        if report.expenses.is_empty() {
            return;
        }
        self.part(Part::Expenses);
        let columns = [
            (Column::Date, Side::Left),
            (Column::Item, Side::Left),
            (Column::Subject, Side::Left),
            (Column::Amount, Side::Right),
        ];
        let columns = columns.map(|(column, side)| (self.words.column(column), side));
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
    pub(super) fn hours(&mut self) {
        let report = self.report;
        if report.minutes == 0 {
            return;
        }
        self.part(Part::Hours);
        let columns = [(Column::Subject, Side::Left), (Column::Hours, Side::Right)];
        let columns = columns.map(|(column, side)| (self.words.column(column), side));
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

/// Tells whether an entry says more than that it happened.
fn is_telling(item: &WorkItem) -> bool {
    item.outcome.is_some() || !item.figures.is_empty() || !item.next_steps.is_empty()
}

/// Gathers entries with the same title, in the order in which each first occurs.
fn repeated<'a>(items: &[&'a WorkItem]) -> Vec<Vec<&'a WorkItem>> {
    let mut found: Vec<(String, Vec<&WorkItem>)> = Vec::new();
    for item in items {
        let key = name_key(&item.title);
        match found.iter_mut().find(|(known, _)| *known == key) {
            Some((_, same)) => same.push(item),
            None => found.push((key, vec![item])),
        }
    }
    found.into_iter().map(|(_, same)| same).collect()
}
