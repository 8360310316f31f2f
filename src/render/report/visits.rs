//! The part that shows entries in a table: visits, or those of the kinds that the form names.

use super::inline::inline;
use super::page::Side;
use super::placing::Placed;
use super::writer::Writer;
use crate::config::{By, FormPart};
use crate::render::words::{Column, Part};
use crate::report::WorkItem;
use crate::text::name_key;
use std::collections::BTreeMap;

impl<'a> Writer<'a> {
    /// Writes the entries of a part, one row an entry; in a long period one row for each that is named, with the latest outcome.
    pub(super) fn visits(&mut self, form: &FormPart, placed: &[Placed<'a>]) {
        let mut visits: Vec<&WorkItem> = placed.iter().map(|placed| placed.item).collect();
        visits.sort_by_key(|item| (item.date, item.times.map(|times| times.start)));
        if visits.is_empty() {
            return;
        }
        self.begin(form, Part::Visits);
        let by = form.by.unwrap_or(By::Org);
        if self.is_detailed() {
            let when = if self.report.period.len() == 1 { Column::Time } else { Column::Date };
            let columns = [when, named(by), Column::Purpose, Column::Outcome, Column::NextStep];
            let columns = self.columns(columns.map(|column| (column, Side::Left)));
            let rows: Vec<Vec<String>> = visits.into_iter().map(|item| self.visit_row(item, by)).collect();
            self.page.table(&columns, &rows);
        } else {
            self.visits_by_name(&visits, by);
        }
    }

    fn visit_row(&self, item: &WorkItem, by: By) -> Vec<String> {
        vec![
            self.when(item),
            self.name(item, by),
            inline(&item.title),
            self.outcome(item),
            self.next_steps(&item.next_steps),
        ]
    }

    /// Names an entry in its row: the client, else the people; or the people with their organisation; or the projects.
    fn name(&self, item: &WorkItem, by: By) -> String {
        match (by, &item.client) {
            (By::Contact, Some(client)) if !item.contacts.is_empty() => {
                format!("{}{}", self.names(&item.contacts), self.words.aside(&inline(client)))
            }
            (By::Project, _) if !item.projects.is_empty() => self.names(&item.projects),
            _ => self.client(item),
        }
    }

    fn visits_by_name(&mut self, visits: &[&WorkItem], by: By) {
        let mut clients: BTreeMap<String, Vec<&WorkItem>> = BTreeMap::new();
        for item in visits {
            clients.entry(name_key(&self.name(item, by))).or_default().push(item);
        }
        let mut clients: Vec<Vec<&WorkItem>> = clients.into_values().collect();
        clients.sort_by_key(|visits| std::cmp::Reverse(visits.len()));
        let row = |visits: &Vec<&WorkItem>| {
            let last = visits[visits.len() - 1];
            let outcome = visits.iter().rev().map(|item| self.outcome(item)).find(|text| !text.is_empty());
            vec![
                self.name(last, by),
                visits.len().to_string(),
                self.day(last.date),
                outcome.unwrap_or_default(),
                self.next_steps(&last.next_steps),
            ]
        };
        let rows: Vec<Vec<String>> = clients.iter().map(row).collect();
        let columns = [
            (named(by), Side::Left),
            (Column::Times, Side::Right),
            (Column::Last, Side::Left),
            (Column::Outcome, Side::Left),
            (Column::NextStep, Side::Left),
        ];
        self.page.table(&self.columns(columns), &rows);
    }
}

/// The column that names each row.
fn named(by: By) -> Column {
    match by {
        By::Org => Column::Client,
        By::Contact => Column::Name,
        By::Project => Column::Subject,
    }
}
