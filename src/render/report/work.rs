//! The part that lists entries, group by group.

use super::inline::inline;
use super::placing::Placed;
use super::writer::Writer;
use crate::config::{By, FormPart};
use crate::render::words::Part;
use crate::report::{Subject, WorkItem};
use crate::text::name_key;
use std::collections::BTreeMap;

/// Entries under one heading; the last group has none of its own.
struct Group<'a> {
    heading: Option<String>,
    items: Vec<&'a WorkItem>,
}

impl<'a> Writer<'a> {
    /// Writes the entries of a part, group by group.
    pub(super) fn work(&mut self, form: &FormPart, placed: &[Placed<'a>]) {
        if placed.is_empty() {
            return;
        }
        self.begin(form, Part::Work);
        let groups = match form.by.unwrap_or(By::Project) {
            By::Project => self.by_subject(placed),
            By::Org => by_name(placed, |item| item.client.as_deref().map(inline)),
            By::Contact => by_name(placed, |item| Some(self.names(&item.contacts)).filter(|names| !names.is_empty())),
        };
        let is_all_loose = matches!(&groups[..], [only] if only.heading.is_none());
        for Group { heading, items } in groups {
            let heading = heading.unwrap_or_else(|| self.words.other_work().to_owned());
            if !is_all_loose {
                self.page.heading(3, &heading);
            }
            let lines = self.item_lines(&items, &heading);
            self.page.list(&lines);
        }
    }

    /// Groups entries as the report does: by project, else by organisation.
    fn by_subject(&self, placed: &[Placed<'a>]) -> Vec<Group<'a>> {
        let groups = placed.chunk_by(|one, other| std::ptr::eq(one.subject, other.subject));
        let group = |placed: &[Placed<'a>]| {
            let subject = placed[0].subject;
            let heading = (*subject != Subject::Other).then(|| self.subject(subject));
            Group { heading, items: placed.iter().map(|placed| placed.item).collect() }
        };
        groups.map(group).collect()
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
}

/// Groups entries by a name of each, in the order of the names, so that a group has its place in every report; those without one last.
fn by_name<'a>(placed: &[Placed<'a>], name: impl Fn(&WorkItem) -> Option<String>) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<(bool, String), Group<'a>> = BTreeMap::new();
    for item in placed.iter().map(|placed| placed.item) {
        let heading = name(item);
        let key = (heading.is_none(), heading.as_deref().map(name_key).unwrap_or_default());
        groups.entry(key).or_insert_with(|| Group { heading, items: Vec::new() }).items.push(item);
    }
    let mut groups: Vec<Group<'a>> = groups.into_values().collect();
    let start = |item: &&WorkItem| item.times.map(|times| times.start);
    groups.iter_mut().for_each(|group| group.items.sort_by_key(|item| (item.date, start(item).is_none(), start(item))));
    groups
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
