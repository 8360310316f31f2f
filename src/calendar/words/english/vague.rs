//! English phrases that name a time but no certain days.

use super::super::context::{Context, Reading};
use super::names::{nth, unit};
use super::phrase;

/// Refuses what says no certain day: `a few days ago`, `mid november`, `last working day`; `None` when it is none of these.
pub(super) fn read(context: &Context, words: &[&str]) -> Option<Reading> {
    is_vague(context, words).then(|| Err(context.vague()))
}

fn is_vague(context: &Context, words: &[&str]) -> bool {
    let is_some = |word: &str| matches!(word, "few" | "couple" | "several" | "some");
    let words = match words {
        ["a", rest @ ..] | ["in" | "last" | "past" | "next", "a", rest @ ..] => rest,
        ["in" | "last" | "past" | "next", rest @ ..] if rest.len() == 2 && is_some(rest[0]) => rest,
        words => words,
    };
    match *words {
        ["recently" | "lately" | "soon" | "later" | "sometime" | "someday" | "eventually" | "asap" | "earlier"] => true,
        ["other", "day" | "week"] | ["these", "days"] | ["this", "time", _] => true,
        [some, named] | [some, named, "ago" | "back" | "later"] | [some, named, "from", "now"] => {
            is_some(some) && unit(named).is_some() || is_season(words) || is_workday(words) || is_about(context, words)
        }
        _ => is_season(words) || is_workday(words) || is_about(context, words),
    }
}

/// `summer`, `last spring`, `autumn 2025`: no calendar says when they begin.
fn is_season(words: &[&str]) -> bool {
    let season = |word: &str| matches!(word, "spring" | "summer" | "autumn" | "fall" | "winter");
    match *words {
        [named] => season(named),
        [a, b] => season(b) && matches!(a, "last" | "this" | "next") || season(a) && super::year(b).is_some(),
        _ => false,
    }
}

/// `last working day`, `two business days ago`: wlog knows no public holidays.
fn is_workday(words: &[&str]) -> bool {
    match *words {
        ["workday" | "workdays" | "weekday" | "weekdays"] | [_, "workday" | "weekday"] => true,
        [which, "working" | "business" | "work", "day", ..] => {
            nth(which).is_some() || matches!(which, "next" | "previous" | "this")
        }
        [_, "working" | "business" | "work", "days", "ago"] => true,
        ["in", _, "working" | "business" | "work", "days"] => true,
        _ => false,
    }
}

/// `mid november`, `around the 20th`, `early next week`.
fn is_about(context: &Context, words: &[&str]) -> bool {
    match *words {
        ["mid" | "middle" | "early" | "late" | "around" | "about" | "roughly", ref rest @ ..] => {
            phrase(context, rest).is_some()
        }
        _ => false,
    }
}
