//! How much of what was found belongs to each project, contact, organisation, kind or month, and how many hours went into it.

use crate::app::days::{in_shares, read_day};
use crate::app::{Context, links};
use crate::calendar::Times;
use crate::index::{Hit, Index};
use crate::model::{Entry, Links, Names, Task};
use crate::query::DocKind;
use crate::report::Covered;
use crate::store::BookPath;
use crate::text::name_key;
use chrono::{Datelike, NaiveDate};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// By what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The projects that are linked.
    Project,
    /// The contacts.
    Contact,
    /// The organisations that are linked themselves.
    Org,
    /// How it was done.
    Kind,
    /// The calendar month.
    Month,
}

/// Everything that was found, in groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    /// By what.
    pub by: By,
    /// Whether entries are counted or, where only tasks were found, tasks. Days and cards never are.
    pub counted: DocKind,
    /// How many there are; fewer than the groups' sum where one belongs to several.
    pub count: usize,
    /// The minutes of all of them; time in which entries overlap counts once.
    pub minutes: u32,
    /// The groups, the longest first, by number where none has a time; months in their order.
    pub groups: Vec<Group>,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What its members have in common; `None` for those that have nothing of the kind, which comes last.
    pub name: Option<String>,
    /// How many members it has.
    pub count: usize,
    /// Their minutes; time in which entries overlap counts once.
    pub minutes: u32,
}

/// Files that are held in memory at once.
const FILES_AT_ONCE: usize = 256;

/// Reads what hits stand for, some files at a time, and gathers it into groups.
pub(super) fn gather(context: &Context, by: By, hits: Vec<Hit>, index: &mut Index<'_>) -> Groups {
    let has_entries = hits.iter().any(|hit| hit.kind == DocKind::Entry);
    let counted = if has_entries { DocKind::Entry } else { DocKind::Task };
    let mut lines: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for hit in hits.into_iter().filter(|hit| hit.kind == counted) {
        lines.entry(hit.path).or_default().push(hit.line);
    }
    let needs_names = matches!(by, By::Project | By::Contact | By::Org) && !lines.is_empty();
    let names = if needs_names { index.names() } else { Names::default() };
    let files: Vec<(String, Vec<usize>)> = lines.into_iter().collect();
    let mut tally = Tally::default();
    for files in files.chunks(FILES_AT_ONCE) {
        for members in in_shares(files, |(path, lines)| members(context, path, lines, counted, by, &names)) {
            members.into_iter().for_each(|member| tally.add(&member));
        }
    }
    tally.into_groups(by, counted)
}

/// What a group needs to know of an entry or a task.
struct Member {
    names: Vec<String>,
    date: NaiveDate,
    /// The time that it took, and the zone in which; tasks take none.
    time: Option<(Times, Option<String>)>,
}

fn members(context: &Context, path: &str, lines: &[usize], counted: DocKind, by: By, names: &Names) -> Vec<Member> {
    let date = BookPath::new(path).ok().and_then(|path| path.day());
    let file = date.and_then(|date| read_day(context, date, &Names::default()).ok().flatten());
    let Some(day) = file.map(|file| file.day) else { return Vec::new() };
    match counted {
        DocKind::Entry => {
            let chosen = day.entries.into_iter().filter(|entry| lines.contains(&entry.line));
            chosen.map(|entry| Member::of_entry(entry, by, names)).collect()
        }
        _ => {
            let chosen = day.tasks.into_iter().filter(|task| lines.contains(&task.line));
            chosen.map(|task| Member::of_task(task, by, names)).collect()
        }
    }
}

impl Member {
    fn of_entry(mut entry: Entry, by: By, names: &Names) -> Self {
        links::complete_entry(&mut entry, names);
        let zone = entry.zone.take();
        let time = entry.times.map(|times| (times, zone));
        Member { names: group_names(by, entry.date, &entry.links, entry.kind), date: entry.date, time }
    }

    fn of_task(mut task: Task, by: By, names: &Names) -> Self {
        links::complete_task(&mut task, names);
        Member { names: group_names(by, task.date, &task.inherited, None), date: task.date, time: None }
    }
}

/// Returns the names of the groups that something belongs to.
fn group_names(by: By, date: NaiveDate, links: &Links, kind: Option<String>) -> Vec<String> {
    match by {
        By::Project => links.projects.clone(),
        By::Contact => links.contacts.clone(),
        By::Org => links.orgs.clone(),
        By::Kind => kind.into_iter().collect(),
        By::Month => vec![format!("{:04}-{:02}", date.year(), date.month())],
    }
}

#[derive(Default)]
struct Tally {
    all: Sum,
    without: Sum,
    /// By the compared form of the name; the name is as it was written first.
    groups: HashMap<String, (String, Sum)>,
}

#[derive(Default)]
struct Sum {
    count: usize,
    covered: Covered,
}

impl Sum {
    fn add(&mut self, member: &Member) {
        self.count += 1;
        if let Some((times, zone)) = &member.time {
            self.covered.add(member.date, *times, zone.as_deref());
        }
    }

    fn into_group(self, name: Option<String>) -> Group {
        Group { name, count: self.count, minutes: self.covered.minutes() }
    }
}

impl Tally {
    fn add(&mut self, member: &Member) {
        self.all.add(member);
        if member.names.is_empty() {
            self.without.add(member);
        }
        for name in &member.names {
            let (_, sum) = self.groups.entry(name_key(name)).or_insert_with(|| (name.clone(), Sum::default()));
            sum.add(member);
        }
    }

    fn into_groups(self, by: By, counted: DocKind) -> Groups {
        let mut groups: Vec<Group> = self.groups.into_values().map(|(name, sum)| sum.into_group(Some(name))).collect();
        match by {
            By::Month => groups.sort_by(|a, b| a.name.cmp(&b.name)),
            _ => groups.sort_by(|a, b| {
                let size = |group: &Group| (Reverse(group.minutes), Reverse(group.count));
                (size(a), &a.name).cmp(&(size(b), &b.name))
            }),
        }
        groups.extend((self.without.count > 0).then(|| self.without.into_group(None)));
        let Group { count, minutes, .. } = self.all.into_group(None);
        Groups { by, counted, count, minutes, groups }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::End;

    fn member(names: &[&str], day: &str, span: Option<(&str, &str)>) -> Member {
        let clock = |text: &str| text.parse().unwrap();
        let times = span.map(|(start, end)| Times { start: clock(start), end: End::At(clock(end)) });
        Member {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            date: day.parse().unwrap(),
            time: times.map(|times| (times, None)),
        }
    }

    #[test]
    fn what_belongs_to_two_counts_in_both_and_once_in_all() {
        let mut tally = Tally::default();
        for member in [
            member(&["navy", "portal"], "2026-11-20", Some(("09:00:00", "10:00:00"))),
            member(&["Navy"], "2026-11-20", Some(("09:30:00", "11:00:00"))),
            member(&["portal"], "2026-11-21", None),
            member(&[], "2026-11-21", Some(("23:30:00", "00:30:00"))),
        ] {
            tally.add(&member);
        }
        let groups = tally.into_groups(By::Project, DocKind::Entry);
        let shown: Vec<(Option<&str>, usize, u32)> =
            groups.groups.iter().map(|group| (group.name.as_deref(), group.count, group.minutes)).collect();
        assert_eq!(shown, [(Some("navy"), 2, 120), (Some("portal"), 2, 60), (None, 1, 60)]);
        assert_eq!((groups.count, groups.minutes), (4, 180));
    }
}
