//! The open tasks of years as HEAD has them: from the cache what has not changed, from git the rest.

use super::UNREAD;
use super::choice::{Choice, Line, Wanted};
use super::kept::{KeptDay, KeptYear};
use super::years::{Summary, Years};
use crate::app::Context;
use crate::app::days::in_shares;
use crate::calendar::Period;
use crate::format;
use crate::model::TaskState;
use crate::store::{HeadDays, StoreError, day_path};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// Chooses from the tasks of all days before `recent`, as HEAD has them.
pub fn choose(
    context: &Context,
    wanted: &Wanted,
    recent: NaiveDate,
    choice: &mut Choice,
    unreadable: &mut Vec<StoreError>,
) {
    let cache = context.cache.as_ref();
    let known = Years::read(cache);
    let mut history = History { context, head: None, unreadable };
    // Without git the table stays as it is: it is right again once git is.
    let Some(folders) = history.folders(&known) else { return };
    let mut summaries = BTreeMap::new();
    for (folder, name) in folders {
        let Some(days) = days_of(&folder) else { continue };
        let summary = known.summaries.get(&folder).filter(|summary| summary.name == name);
        let is_taken = summary.is_some_and(|summary| choice.take_year(wanted, recent, days, summary));
        let summary = match (is_taken, summary) {
            (true, Some(summary)) => summary.clone(),
            _ => {
                let year = history.year(&folder, &name).unwrap_or_else(KeptYear::unread);
                let before = year.lines().filter(|line| line.date < recent);
                before.for_each(|line| choice.look_at(wanted, line.clone()));
                Summary::of(&year.name, year.lines())
            }
        };
        summaries.insert(folder, summary);
    }
    let commit = history.head.map_or_else(|| known.commit.clone(), |head| head.commit());
    let years = Years { commit, summaries };
    if years != known {
        years.write(cache);
    }
}

/// Where the tasks are read that are not in the cache.
struct History<'h> {
    context: &'h Context,
    /// Opened when it is needed: while nothing changes, no command needs git.
    head: Option<HeadDays>,
    unreadable: &'h mut Vec<StoreError>,
}

impl History<'_> {
    /// Lists the folders of the years with git's names for them; `None` where git cannot be read.
    fn folders(&mut self, known: &Years) -> Option<Vec<(String, String)>> {
        if self.context.book.plain_head().is_some_and(|commit| commit == known.commit) {
            let named = |(folder, summary): (&String, &Summary)| (folder.clone(), summary.name.clone());
            return Some(known.summaries.iter().map(named).collect());
        }
        self.head()?.years()
    }

    fn head(&mut self) -> Option<&HeadDays> {
        if self.head.is_none() {
            self.head = self.context.book.days_in_head();
        }
        self.head.as_ref()
    }

    /// Returns the open tasks of a year, and keeps them; `None` where git cannot read it.
    fn year(&mut self, folder: &str, name: &str) -> Option<KeptYear> {
        let context = self.context;
        let cache = context.cache.as_ref();
        let kept = KeptYear::read(cache, folder);
        if kept.name == name {
            return Some(kept);
        }
        let (year, unreadable) = read_year(context, self.head()?, folder, name, kept)?;
        self.unreadable.extend(unreadable);
        year.write(cache, folder);
        Some(year)
    }
}

/// Reads the days of a year whose names are not among those that are kept.
fn read_year(
    context: &Context,
    head: &HeadDays,
    folder: &str,
    name: &str,
    kept: KeptYear,
) -> Option<(KeptYear, Vec<StoreError>)> {
    let mut kept: HashMap<NaiveDate, KeptDay> = kept.days.into_iter().map(|day| (day.date, day)).collect();
    let days = head.days(folder, name)?;
    let mut year = KeptYear { name: name.to_owned(), days: Vec::with_capacity(days.len()) };
    let mut changed = Vec::new();
    for (date, name) in days {
        match kept.remove(&date).filter(|day| day.name == name) {
            Some(day) => year.days.push(day),
            // libgit2 reads on one thread only.
            None => changed.push((date, head.text(&name), name)),
        }
    }
    let read = |(date, text, name): &(NaiveDate, Option<String>, String)| match text {
        Some(text) => Ok(KeptDay { date: *date, name: name.clone(), lines: open_lines(context, *date, text) }),
        None => read_from_disk(context, *date),
    };
    let mut unreadable = Vec::new();
    for day in in_shares(&changed, read) {
        match day {
            Ok(day) => year.days.push(day),
            Err(error) => unreadable.push(error),
        }
    }
    year.days.sort_unstable_by_key(|day| day.date);
    if !unreadable.is_empty() || year.days.iter().any(|day| day.name == UNREAD) {
        year.name = UNREAD.to_owned();
    }
    Some((year, unreadable))
}

/// Reads a day whose text in git is none: mended on the disk it counts, and stays to be read again until that is committed.
fn read_from_disk(context: &Context, date: NaiveDate) -> Result<KeptDay, StoreError> {
    let text = context.book.read_text(&day_path(date))?.unwrap_or_default();
    Ok(KeptDay { date, name: UNREAD.to_owned(), lines: open_lines(context, date, &text) })
}

fn open_lines(context: &Context, date: NaiveDate, text: &str) -> Vec<Line> {
    if !format::may_have_open_task(text) {
        return Vec::new();
    }
    let tasks = format::parse_day(date, text, &context.rules).day.tasks;
    let open = tasks.into_iter().filter(|task| task.state == TaskState::Open);
    open.map(|task| Line { due: task.due, date, id: task.id.to_string() }).collect()
}

/// Returns the days of a year's folder.
fn days_of(folder: &str) -> Option<Period> {
    NaiveDate::from_ymd_opt(folder.parse().ok()?, 1, 1).map(Period::year_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_years() {
        let year = days_of("2028").map(|year| (year.first().to_string(), year.last().to_string()));
        assert_eq!(year, Some(("2028-01-01".to_owned(), "2028-12-31".to_owned())));
        assert_eq!(days_of("0000").map(|year| year.len()), Some(366));
    }
}
