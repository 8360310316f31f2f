//! Times in which the present minute is named.

use super::spoken::parse_times;
use crate::calendar::{TimeProblem, Times};
use chrono::NaiveTime;

/// The words for the present minute.
const NOW: [&str; 4] = ["right now", "now", "现在", "此刻"];

/// Reads a text that is nothing but times, as [`parse_times`] does; `now` in it, as a start, an end or alone, is the given time: `now`, `9-now`,
/// 9点到现在.
pub fn parse_times_at(text: &str, now: NaiveTime) -> Result<Times, TimeProblem> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let minute = now.format("%H:%M").to_string();
    let with_minute = NOW.iter().find_map(|word| {
        // A word of letters ends where other letters do not go on.
        let ends_word = |before: &str| !before.ends_with(|c: char| c.is_ascii_alphanumeric()) || !word.is_ascii();
        let begins_word = |after: &str| !after.starts_with(|c: char| c.is_ascii_alphanumeric()) || !word.is_ascii();
        if let Some(before) = lower.strip_suffix(word).filter(|before| ends_word(before)) {
            return Some(format!("{before}{minute}"));
        }
        lower.strip_prefix(word).filter(|after| begins_word(after)).map(|after| format!("{minute}{after}"))
    });
    match with_minute {
        // What is wrong is told in the words that were typed.
        Some(meant) => parse_times(&meant).map_err(|problem| match problem {
            TimeProblem::Unknown { .. } => TimeProblem::Unknown { text: text.to_owned() },
            problem => problem,
        }),
        None => parse_times(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_present_minute_may_be_named() {
        let now = NaiveTime::from_hms_opt(15, 4, 0).expect("a time");
        let read = |text: &str| {
            parse_times_at(text, now).map(|times| times.to_string()).map_err(|problem| problem.to_string())
        };
        for (text, times) in [
            ("now", "15:04"),
            ("Now", "15:04"),
            ("right now", "15:04"),
            ("现在", "15:04"),
            (" 现在 ", "15:04"),
            ("9-now", "09:00-15:04"),
            ("9:30 to now", "09:30-15:04"),
            ("14:00-right now", "14:00-15:04"),
            ("now-16:00", "15:04-16:00"),
            ("9点到现在", "09:00-15:04"),
            ("现在到5点半", "15:04-17:30"),
            ("9:00", "09:00"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(times), "{text}");
        }
        for text in ["nowhere", "snow", "now and then", "nownow"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
