//! The form of times that files hold: `9:00`, `09:00-10:30`, `09:00-`.

use super::joiner::{before, is_running, joiner, may_end, skip_blanks};
use crate::calendar::han::is_han;
use crate::calendar::{End, TimeProblem, Times};
use chrono::NaiveTime;

/// Reads the times that a heading or a task begins with: `START[-END]`; returns them and how many bytes they take, blanks after them not
/// included.
///
/// Hours have one or two digits, minutes two; `：` may stand for `:`. `-`, `–`, `—`, `——`, `~`, `至` and `到` join, blanks around them
/// allowed. The times end at a blank, at the end or at a Han character; a start alone also ends at a joiner that joins nothing
/// (`9:00到公司`, `9:00 - Call`). A joiner directly after the start and before a blank or the end means that it is still running. `24:00`
/// as an end is midnight. `None` when the text begins with no time; what looks like one but is none (`25:00`, `9:75`, `9:30pm`,
/// `9:00-10`) is a problem, so that it does not become a title in silence.
pub fn times_prefix(text: &str) -> Option<Result<(Times, usize), TimeProblem>> {
    let (start, rest) = clock(text)?;
    let Some(joined) = joiner(rest) else { return start_alone(text, start, rest) };
    let after = skip_blanks(joined.after);
    if let Some((end, rest)) = clock(after).filter(|(_, rest)| may_end(rest)) {
        return Some(range(start, end).map(|times| (times, text.len() - rest.len())));
    }
    if is_running(&joined) {
        let used = text.len() - joined.after.len();
        return Some(start.as_start().map(|start| (Times { start, end: End::Running }, used)));
    }
    if joined.is_sign && joined.tight && joined.after.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Err(TimeProblem::NotFileForm { text: up_to_end(text).to_owned() }));
    }
    Some(start.as_start().map(|start| (Times::at(start), text.len() - rest.len())))
}

/// Digits that have the shape of a time; whether there is such a time is another question.
#[derive(Clone, Copy)]
struct Clock<'a> {
    text: &'a str,
    hour: u32,
    minute: u32,
}

impl Clock<'_> {
    fn as_start(self) -> Result<NaiveTime, TimeProblem> {
        NaiveTime::from_hms_opt(self.hour, self.minute, 0)
            .ok_or_else(|| TimeProblem::NoSuchTime { text: self.text.to_owned() })
    }

    fn as_end(self) -> Result<NaiveTime, TimeProblem> {
        if (self.hour, self.minute) == (24, 0) { Ok(NaiveTime::MIN) } else { self.as_start() }
    }
}

fn clock(text: &str) -> Option<(Clock<'_>, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(text);
    let rest = text[hours..].strip_prefix([':', '：'])?;
    if !(1..=2).contains(&hours) || digits(rest) != 2 {
        return None;
    }
    let (hour, minute, rest) = (text[..hours].parse().ok()?, rest[..2].parse().ok()?, &rest[2..]);
    Some((Clock { text: before(text, rest), hour, minute }, rest))
}

fn start_alone<'a>(text: &str, start: Clock<'a>, rest: &str) -> Option<Result<(Times, usize), TimeProblem>> {
    if may_end(rest) {
        return Some(start.as_start().map(|start| (Times::at(start), text.len() - rest.len())));
    }
    let (word, _) = rest.split_at(rest.bytes().take_while(u8::is_ascii_alphabetic).count());
    let is_half_day = word.eq_ignore_ascii_case("am") || word.eq_ignore_ascii_case("pm");
    (is_half_day && may_end(&rest[word.len()..]))
        .then(|| Err(TimeProblem::NotFileForm { text: up_to_end(text).to_owned() }))
}

fn range(start: Clock, end: Clock) -> Result<Times, TimeProblem> {
    Ok(Times { start: start.as_start()?, end: End::At(end.as_end()?) })
}

/// Returns the text up to the first blank or Han character, for a message.
fn up_to_end(text: &str) -> &str {
    &text[..text.find(|c: char| c.is_whitespace() || is_han(c)).unwrap_or(text.len())]
}
