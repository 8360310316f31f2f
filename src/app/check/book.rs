//! What only all days together tell: IDs that stand twice, references to nothing, tasks that were carried to nowhere.

use super::day::DayFacts;
use super::finding::{Finding, Mend, What};
use super::overlap;
use crate::config::Check;
use crate::model::Id;
use crate::store::day_path;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeSet, HashSet};

/// Tells whether the last commit has an ID on a day.
pub type IsCommitted<'a> = &'a dyn Fn(NaiveDate, &Id) -> bool;

/// Compares the days, which are in the order of their dates.
pub fn compare(days: &[DayFacts], today: NaiveDate, is_committed: IsCommitted<'_>, findings: &mut Vec<Finding>) {
    ids(days, is_committed, findings);
    carried(days, today, findings);
    for pair in days.windows(2) {
        if pair[0].date.checked_add_days(Days::new(1)) == Some(pair[1].date) {
            findings.extend(overlap::across(&pair[0], &pair[1]));
        }
    }
}

fn ids(days: &[DayFacts], is_committed: IsCommitted<'_>, findings: &mut Vec<Finding>) {
    let known: BTreeSet<&str> =
        days.iter().flat_map(|day| day.ids.iter().map(|(id, _)| id).chain(&day.derived)).map(Id::as_str).collect();
    let references = || days.iter().flat_map(|day| day.references.iter().map(move |(id, line)| (day, id, *line)));
    let begins = |id: &str| known.range(id..).next().is_some_and(|known| known.starts_with(id));
    for (day, id, line) in references().filter(|(_, id, _)| !begins(id)) {
        let what = What::UnknownId { id: id.clone() };
        findings.push(Finding::of_file(Check::UnknownId, day.path.as_str(), what).at(line));
    }
    let mut places: Vec<(&Id, NaiveDate, usize)> =
        days.iter().flat_map(|day| day.ids.iter().map(|(id, line)| (id, day.date, *line))).collect();
    // Of one ID the order of the days stays.
    places.sort_by_key(|(id, _, _)| *id);
    for places in places.chunk_by(|(id, _, _), (next, _, _)| id == next).filter(|places| places.len() > 1) {
        // What git knows under the ID keeps it; a copy of it gets another one.
        let (id, of, first_line) = *places.iter().find(|(id, date, _)| is_committed(*date, id)).unwrap_or(&places[0]);
        let is_referred_to = references().any(|(_, reference, _)| id.as_str().starts_with(reference.as_str()));
        for (_, date, line) in places.iter().copied().filter(|place| *place != (id, of, first_line)) {
            let path = (of != date).then(|| day_path(of));
            let what = What::DoubleId { id: id.clone(), line: first_line, path, is_referred_to };
            let finding = Finding::of_file(Check::DoubleId, day_path(date).as_str(), what).at(line);
            let mend = Mend::RenewId { date, line, id: id.clone() };
            findings.push(if is_referred_to { finding } else { finding.mended_by(mend) });
        }
    }
}

/// Finds tasks that were carried to a later day and stand on none. Where that day is still to come, so may be the task.
fn carried(days: &[DayFacts], today: NaiveDate, findings: &mut Vec<Finding>) {
    let Some(last) = days.iter().rev().map(|day| day.date).find(|date| *date <= today) else { return };
    let mut later_keys: HashSet<&str> = HashSet::new();
    let mut later_from: HashSet<NaiveDate> = HashSet::new();
    for day in days.iter().rev() {
        let mut keys: Vec<&str> = day.tasks.iter().map(|task| task.key.as_str()).collect();
        keys.sort_unstable();
        for task in &day.tasks {
            let Some((to, text, line)) = &task.carried else { continue };
            let has_come = to.map_or(day.date < last, |to| to <= today);
            // A plan for tomorrow stands in the same file.
            let stands_twice = keys.partition_point(|key| *key <= task.key.as_str())
                - keys.partition_point(|key| *key < task.key.as_str())
                > 1;
            let stands = later_keys.contains(task.key.as_str()) || later_from.contains(&day.date) || stands_twice;
            if has_come && !stands {
                let what = What::CarriedNowhere { text: text.clone() };
                findings.push(Finding::of_file(Check::Carried, day.path.as_str(), what).at(*line));
            }
        }
        later_keys.extend(keys);
        later_from.extend(day.tasks.iter().filter_map(|task| task.from));
    }
}
