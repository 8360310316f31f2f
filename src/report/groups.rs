//! Entries by project and organisation.

use super::hours::covered_minutes;
use super::tasks::bare_text;
use super::{Context, Group, NextStep, Standing, Subject, WorkItem, kinds};
use crate::model::{CardKind, Day, Entry, Id, Links, Mention, Sigil, TaskState};
use crate::text::{is_han, name_key};
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Says how the tasks of the period stand, by day and ID.
pub(super) type Standings<'a> = HashMap<(NaiveDate, &'a Id), Standing>;

/// Puts each entry that is not private into one group: its first project's, else its organisation's, else the rest.
pub(super) fn group<'a>(days: &[&'a Day], standings: &Standings<'a>, context: &Context) -> Vec<Group> {
    let mut found: Vec<(Subject, Vec<(&'a Day, usize)>)> = Vec::new();
    let mut places: HashMap<(u8, String), usize> = HashMap::new();
    for day in days {
        for at in in_order(day) {
            let subject = subject(&day.entries[at], context);
            let key = (rank(&subject), subject.name().map(name_key).unwrap_or_default());
            let place = *places.entry(key).or_insert(found.len());
            if place == found.len() {
                found.push((subject, Vec::new()));
            }
            found[place].1.push((*day, at));
        }
    }
    let groups = found.into_iter().map(|(subject, entries)| Group {
        subject,
        minutes: covered_minutes(entries.iter().map(|(day, at)| &day.entries[*at])),
        items: entries.iter().map(|(day, at)| work_item(day, *at, standings, context)).collect(),
    });
    let mut groups: Vec<Group> = groups.collect();
    groups.sort_by_key(|group| (rank(&group.subject), Reverse(group.minutes), Reverse(group.items.len())));
    groups
}

/// Returns the indexes of a day's public entries by time, untimed ones last, else in the file's order.
pub(super) fn in_order(day: &Day) -> Vec<usize> {
    let mut order: Vec<usize> = (0..day.entries.len()).filter(|&at| !day.entries[at].private).collect();
    let start = |at: &usize| day.entries[*at].times.map(|times| times.start);
    order.sort_by_key(|at| (start(at).is_none(), start(at)));
    order
}

fn rank(subject: &Subject) -> u8 {
    match subject {
        Subject::Project { .. } => 0,
        Subject::Org(_) => 1,
        Subject::Other => 2,
    }
}

fn subject(entry: &Entry, context: &Context) -> Subject {
    match (entry.links.projects.first(), client(entry, context)) {
        (Some(name), _) => {
            let org = (context.org_of)(CardKind::Project, name, entry.date);
            Subject::Project { name: name.clone(), org }
        }
        (None, Some(org)) => Subject::Org(org),
        (None, None) => Subject::Other,
    }
}

fn client(entry: &Entry, context: &Context) -> Option<String> {
    let derived =
        |kind: CardKind| entry.links.of(kind).iter().find_map(|name| (context.org_of)(kind, name, entry.date));
    entry.links.orgs.first().cloned().or_else(|| derived(CardKind::Project)).or_else(|| derived(CardKind::Contact))
}

fn work_item<'a>(day: &'a Day, at: usize, standings: &Standings<'a>, context: &Context) -> WorkItem {
    let entry = &day.entries[at];
    let links = &entry.links;
    let client = client(entry, context);
    let has_host = client.is_some() || !links.contacts.is_empty();
    WorkItem {
        id: entry.id.clone(),
        date: entry.date,
        times: entry.times,
        title: title(entry),
        projects: links.projects.clone(),
        contacts: links.contacts.clone(),
        orgs: links.orgs.clone(),
        is_visit: has_host && entry.kind.as_deref().is_some_and(kinds::is_visit),
        client,
        kind: entry.kind.clone(),
        outcome: entry.outcome.clone(),
        figures: entry.figures.clone(),
        next_steps: next_steps(day, at, standings),
    }
}

/// Returns the title with the sigils of its linked mentions taken off.
pub(super) fn title(entry: &Entry) -> String {
    without_sigils(&entry.title, &entry.mentions, &entry.links)
}

fn next_steps<'a>(day: &'a Day, at: usize, standings: &Standings<'a>) -> Vec<NextStep> {
    let tasks = day.tasks_of(at).filter(|task| task.state != TaskState::Dropped);
    let steps = tasks.map(|task| NextStep {
        text: bare_text(task),
        due: task.due,
        standing: standings.get(&(task.date, &task.id)).copied().unwrap_or(Standing::Open),
    });
    steps.filter(|step| step.standing != Standing::Dropped).collect()
}

/// Takes the sigils and quotes off mentions where the text says what the links resolved.
///
/// A mention is left alone where its kind has no link, so that `@home` that is nobody stays as written, and tags keep
/// their sign. So does a project at the end, which is a label there and not part of the sentence. The spaces that a sigil
/// asks for in Chinese text go with it.
pub(super) fn without_sigils(text: &str, mentions: &[Mention], links: &Links) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut done = 0;
    for mention in mentions {
        let linked = mention.sigil.card_kind().is_some_and(|kind| !links.of(kind).is_empty());
        let is_here = mention.span.start >= done && text.get(mention.name_span.clone()) == Some(mention.text.as_str());
        if let (true, true, Some(before)) = (linked, is_here, text.get(done..mention.span.start)) {
            let after = text.get(mention.span.end..).unwrap_or_default();
            if mention.sigil == Sigil::Project && after.trim().is_empty() && !before.trim().is_empty() {
                continue;
            }
            bare.push_str(before);
            done = mention.span.end;
            if !after.trim().is_empty() {
                close_up(&mut bare, &mention.text);
                done += usize::from(parts_only_han(&mention.text, after));
            }
            bare.push_str(&mention.text);
        }
    }
    bare.push_str(text.get(done..).unwrap_or_default());
    bare
}

/// Takes a space off the end of a text where Chinese stands on both sides of it.
fn close_up(text: &mut String, name: &str) {
    let before = text.strip_suffix(' ').and_then(|before| before.chars().next_back());
    if before.is_some_and(is_han) && name.starts_with(is_han) {
        text.pop();
    }
}

/// Tells whether a name and what follows it are Chinese with one space between.
fn parts_only_han(name: &str, after: &str) -> bool {
    name.ends_with(is_han) && after.strip_prefix(' ').is_some_and(|after| after.starts_with(is_han))
}
