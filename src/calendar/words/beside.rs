//! What people say beside a day: its weekday, or a time of day, which is refused where a day is wanted.

use super::context::{Context, Meaning, Reading};
use super::parse::phrase;
use super::{chinese, english};
use crate::calendar::clock::parse_times;
use crate::calendar::han::is_han;
use crate::calendar::{DateProblem, Period};
use chrono::{Datelike, NaiveDate, Weekday};

/// Reads a day with its weekday: `Sat, 21 Nov 2026`, 11月21日（周六）. Of two days that may be meant the weekday chooses; one that is not
/// the day's own is refused.
pub(super) fn weekday(context: &Context, form: &str) -> Option<Reading> {
    let bare = form.replace(['(', ')', ','], " ");
    let (weekday, date) = if bare.contains(is_han) {
        let bare = bare.replace(' ', "");
        let (weekday, date) = chinese::weekday_at_end(&bare)?;
        (weekday, date.to_owned())
    } else {
        let words: Vec<&str> = bare.split_whitespace().collect();
        let named = |word: &&str| english::weekday(word.trim_end_matches('.'));
        match (words.first().and_then(named), words.last().and_then(named)) {
            (Some(weekday), _) => (weekday, words[1..].join(" ")),
            (None, last) => (last?, words[..words.len() - 1].join(" ")),
        }
    };
    let is_it = |day: NaiveDate| day.weekday() == weekday;
    Some(match phrase(context, &date)? {
        Ok(Meaning::Day(day)) if !is_it(day) => Err(context.wrong_weekday(day)),
        Err(DateProblem::Ambiguous { text, first, second }) => {
            the_one(weekday, first, second).ok_or(DateProblem::Ambiguous { text, first, second })
        }
        Ok(Meaning::Span(_)) => return None,
        reading => reading,
    })
}

/// Of two days the one that is such a weekday, if the other is not.
fn the_one(weekday: Weekday, first: Period, second: Period) -> Option<Meaning> {
    let is_it = |period: Period| period.len() == 1 && period.first().weekday() == weekday;
    match (is_it(first), is_it(second)) {
        (true, false) => Some(Meaning::Day(first.first())),
        (false, true) => Some(Meaning::Day(second.first())),
        _ => None,
    }
}

/// The longest text that is searched for a day and a time: each place between two characters is tried.
const LONGEST: usize = 60;

/// Returns the problem of a day with a time: `tomorrow 9am`, 昨天下午3点, `2026-11-21T09:00`; `None` when it is not that.
pub(super) fn time(context: &Context, form: &str) -> Option<DateProblem> {
    if form.len() > LONGEST {
        return None;
    }
    let is_han_text = form.contains(is_han);
    let may_part = |&(at, c): &(usize, char)| at > 0 && (is_han_text || c == ' ' || c == 't');
    form.char_indices().filter(may_part).find_map(|(at, c)| {
        let (before, after) = form.split_at(at);
        let after = if c == 't' { &after[1..] } else { after.trim_start() };
        day_and_time(context, before, after).or_else(|| day_and_time(context, after, before))
    })
}

fn day_and_time(context: &Context, day: &str, time: &str) -> Option<DateProblem> {
    let time = time.strip_prefix("at ").unwrap_or(time);
    // A number alone could be a day as well.
    if time.bytes().all(|byte| byte.is_ascii_digit()) || parse_times(time).is_err() {
        return None;
    }
    matches!(phrase(context, day), Some(Ok(Meaning::Day(_)))).then(|| context.with_time(day.trim(), time.trim()))
}
