//! Which tasks are open, over the whole book, without reading the whole book.
//!
//! The cache folder holds, for each month, the open tasks that its files had, under the name that git has for that month's folder in
//! HEAD. A month whose name has not changed is not read again. Edits by hand show in git's name only once they are committed, so
//! the latest months are always read, and every task is read again from its file before it is shown: what was ticked by hand is
//! never shown as open. A task added by hand to an older month shows after the next commit.
//!
//! Not a search: the index looks at the stamps of all files, which at ten times the size costs more than a glance may take.

use super::{Context, Days, Error};
use crate::calendar::{Period, parse_iso_day};
use crate::model::{Home, Names, Task, TaskState};
use crate::store::StoreError;
use chrono::{Days as DayCount, NaiveDate};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The cache's file, and its first line: another line means another version.
const FILE: &str = "open-tasks";
const HEADER: &str = "wlog open-tasks 1";
/// What stands in the cache instead of git's name for a month that could not be read whole.
const UNREAD: &str = "-";
/// How far back files are always read, whatever git says: edits by hand are seldom older.
const READ_BACK: u64 = 10;

/// Where an open task stands, and by when it is to be done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    due: Option<NaiveDate>,
    date: NaiveDate,
    id: String,
}

/// Open tasks that were asked for, and how many more there are.
#[derive(Debug, Default)]
pub struct OpenTasks {
    /// The tasks, by due date (those without one last), then by day.
    pub tasks: Vec<OpenTask>,
    /// How many open tasks are due earlier than was asked for.
    pub earlier: usize,
    /// How many that were asked for did not fit.
    pub more: usize,
    /// What could not be read.
    pub unreadable: Vec<StoreError>,
}

/// An open task.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenTask {
    /// The task; its links are those that it was given, and its entry's.
    pub task: Task,
    /// Whether it stands in an entry that is kept out of reports.
    pub is_private: bool,
}

/// Which open tasks are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Due dates.
    pub due: Period,
    /// The first day from which tasks without a due date are taken.
    pub undated_since: NaiveDate,
    /// A day whose own tasks are shown elsewhere.
    pub except: Option<Period>,
    /// The most tasks.
    pub limit: usize,
}

/// Finds open tasks of the whole book. The links of their mentions are not completed: whoever needs them knows the names.
pub fn open_tasks(context: &Context, wanted: Wanted) -> Result<OpenTasks, Error> {
    let mut found = OpenTasks::default();
    let lines = open_lines(context, wanted.except, &mut found.unreadable)?;
    let mut chosen: Vec<&Line> = Vec::new();
    for line in lines.iter().filter(|line| wanted.except.is_none_or(|except| !except.contains(line.date))) {
        match line.due {
            Some(due) if due < wanted.due.first() => found.earlier += 1,
            Some(due) if due > wanted.due.last() => {}
            None if line.date < wanted.undated_since => {}
            _ => chosen.push(line),
        }
    }
    chosen.sort_by_key(|line| (line.due.is_none(), line.due, line.date));
    found.more = chosen.len().saturating_sub(wanted.limit);
    chosen.truncate(wanted.limit);
    found.tasks = read_tasks(context, &chosen);
    Ok(found)
}

/// Reads the chosen tasks from their files; those that are no longer open are left out.
fn read_tasks(context: &Context, chosen: &[&Line]) -> Vec<OpenTask> {
    let mut dates: Vec<NaiveDate> = chosen.iter().map(|line| line.date).collect();
    dates.sort_unstable();
    dates.dedup();
    let days = Days::read_dates(context, &dates, &Names::default());
    let mut open: BTreeMap<(NaiveDate, String), OpenTask> = BTreeMap::new();
    for day in days.files.into_iter().map(|file| file.day) {
        let entries = day.entries;
        for task in day.tasks.into_iter().filter(|task| task.state == TaskState::Open) {
            let is_private =
                matches!(task.home, Home::Entry(index) if entries.get(index).is_some_and(|entry| entry.private));
            open.insert((task.date, task.id.to_string()), OpenTask { task, is_private });
        }
    }
    chosen.iter().filter_map(|line| open.remove(&(line.date, line.id.clone()))).collect()
}

/// All open tasks. A book of a hundred years has tens of thousands, of which a few are looked at: they are not copied about.
struct OpenLines {
    months: BTreeMap<Month, Kept>,
    recent: NaiveDate,
    latest: Vec<Line>,
}

impl OpenLines {
    fn iter(&self) -> impl Iterator<Item = &Line> {
        let older = self.months.values().flat_map(|month| &month.lines).filter(|line| line.date < self.recent);
        older.chain(&self.latest)
    }
}

/// Lists all open tasks: unchanged months from the cache, the others from their files.
///
/// The latest days are read but for those in `except`, which the caller reads itself.
fn open_lines(context: &Context, except: Option<Period>, unreadable: &mut Vec<StoreError>) -> Result<OpenLines, Error> {
    let today = context.now.today();
    let recent = today.checked_sub_days(DayCount::new(READ_BACK)).unwrap_or(today);
    let cached = context.cache.as_ref().and_then(|cache| cache.read(FILE)).unwrap_or_default();
    let mut cached = read_cache(&cached);
    let mut months: BTreeMap<Month, Kept> = BTreeMap::new();
    let mut changed = false;
    for (month, tree) in context.book.months_in_head()? {
        let Some(month) = Month::of_folder(&month) else { continue };
        let old = cached.remove(&month).filter(|kept| kept.tree == tree);
        changed |= old.is_none();
        let kept = old.unwrap_or_else(|| {
            let read = read_month(context, month);
            // A month that could not be read whole is kept under no name, so that it is read again the next time.
            let tree = if read.unreadable.is_empty() { tree } else { UNREAD.to_owned() };
            unreadable.extend(read.unreadable);
            Kept { tree, lines: read.lines }
        });
        months.insert(month, kept);
    }
    if let (true, Some(cache)) = (changed, &context.cache) {
        cache.write(FILE, write_cache(&months).as_bytes());
    }
    let mut days = latest_days(context, recent)?;
    days.retain(|day| except.is_none_or(|except| !except.contains(*day)));
    let latest = read_days(context, &days);
    unreadable.extend(latest.unreadable);
    Ok(OpenLines { months, recent, latest: latest.lines })
}

/// Lists the days since `recent` that may have a file, those to come included.
fn latest_days(context: &Context, recent: NaiveDate) -> Result<Vec<NaiveDate>, Error> {
    let mut days = Vec::new();
    for month in context.book.months_on_disk(recent)? {
        days.extend(context.book.list(&month)?.iter().filter_map(|path| path.day()).filter(|day| *day >= recent));
    }
    Ok(days)
}

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Month {
    year: i32,
    month: u32,
}

/// What the cache holds of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept {
    tree: String,
    lines: Vec<Line>,
}

impl Month {
    fn of_folder(folder: &str) -> Option<Self> {
        let (year, month) = folder.split_once('/')?;
        let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
        month.first().map(|_| month)
    }

    fn first(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month, 1)
    }
}

/// What was read of some days.
#[derive(Default)]
struct ReadLines {
    lines: Vec<Line>,
    unreadable: Vec<StoreError>,
}

fn read_month(context: &Context, month: Month) -> ReadLines {
    let Some(first) = month.first() else { return ReadLines::default() };
    read_days(context, &Period::month_of(first).days().collect::<Vec<_>>())
}

fn read_days(context: &Context, dates: &[NaiveDate]) -> ReadLines {
    let days = Days::read_dates(context, dates, &Names::default());
    let tasks = days.files.into_iter().flat_map(|file| file.day.tasks);
    let open = tasks.filter(|task| task.state == TaskState::Open);
    let lines = open.map(|task| Line { due: task.due, date: task.date, id: task.id.to_string() });
    ReadLines { lines: lines.collect(), unreadable: days.unreadable }
}

fn write_cache(kept: &BTreeMap<Month, Kept>) -> String {
    let mut text = format!("{HEADER}\n");
    for (month, Kept { tree, lines }) in kept {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "month {:04}/{:02} {tree}", month.year, month.month);
        for Line { due, date, id } in lines {
            let due = due.map_or_else(|| "-".to_owned(), |due| due.to_string());
            let _ = writeln!(text, "{due} {date} {id}");
        }
    }
    text.push_str("end\n");
    text
}

/// Reads the cache; empty for anything that is not a whole cache of this version.
fn read_cache(bytes: &[u8]) -> BTreeMap<Month, Kept> {
    let text = std::str::from_utf8(bytes).ok();
    let body = text.and_then(|text| text.strip_prefix(HEADER)?.strip_prefix('\n')?.strip_suffix("end\n"));
    let mut months = BTreeMap::new();
    let mut current: Option<(Month, Kept)> = None;
    for line in body.unwrap_or_default().lines() {
        if let Some((folder, tree)) = line.strip_prefix("month ").and_then(|rest| rest.split_once(' ')) {
            months.extend(current.take());
            let month = Month::of_folder(folder);
            current = month.map(|month| (month, Kept { tree: tree.to_owned(), lines: Vec::new() }));
        } else if let (Some((_, kept)), Some(line)) = (&mut current, read_line(line)) {
            kept.lines.push(line);
        }
    }
    months.extend(current);
    months
}

fn read_line(line: &str) -> Option<Line> {
    let mut cells = line.split(' ');
    let due = cells.next()?;
    let due = if due == "-" { None } else { Some(parse_iso_day(due)?) };
    Some(Line { due, date: parse_iso_day(cells.next()?)?, id: cells.next()?.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_cache_reads_back() {
        let lines = vec![
            Line { due: Some(day("2026-11-24")), date: day("2026-11-20"), id: "m5t8y1ra".into() },
            Line { due: None, date: day("2026-11-21"), id: "b3hq1zt8".into() },
        ];
        let kept = BTreeMap::from([(Month { year: 2026, month: 11 }, Kept { tree: "abc".into(), lines })]);
        let text = write_cache(&kept);
        assert_eq!(read_cache(text.as_bytes()), kept);
        let cut = &text[..text.len() - 10];
        assert_eq!(read_cache(cut.as_bytes()), BTreeMap::new(), "a file that was cut short is no cache");
    }
}
