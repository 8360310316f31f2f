//! The names that came up lately.

use super::{Context, Days, Error};
use crate::calendar::Period;
use crate::model::{CardKind, Links, Names};
use chrono::{Days as DayCount, NaiveDate};

/// How far back a name is still recent.
const DAYS_BACK: u64 = 31;

/// Gathers up to `most` names of each kind of card that entries up to a day link to, the most recent first.
///
/// The days are taken at their word: only fields count, and a name stands as it was written.
pub fn names(context: &Context, day: NaiveDate, most: usize) -> Result<Links, Error> {
    let first = day.checked_sub_days(DayCount::new(DAYS_BACK)).unwrap_or(day);
    let days = Days::read(context, Period::between(first, day), &Names::default())?;
    let mut recent = Links::default();
    for entry in days.files.iter().rev().flat_map(|file| file.day.entries.iter().rev()) {
        for kind in CardKind::ALL {
            for name in entry.links.of(kind) {
                let list = recent.of_mut(kind);
                if list.len() < most {
                    super::links::push(list, name);
                }
            }
        }
    }
    Ok(recent)
}
