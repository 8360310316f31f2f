//! Times at the beginning of a heading or a task, in the strict form of files.

use crate::calendar::{End, Times};
use crate::text::is_han;
use chrono::NaiveTime;

/// What looks like a time and is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoSuchTime {
    /// What stands there.
    pub text: String,
}

/// Reads `[H]H:MM[JOINER[[H]H:MM]]` at the beginning of a text: the times and how many bytes they took.
///
/// `None` when nothing there looks like a time. A time ends at white space, at the end, or before a Han character.
/// `24:00` is an END (ISO 8601's end of the day), never a START.
pub(super) fn times_prefix(text: &str) -> Option<Result<(Times, usize), NoSuchTime>> {
    if !text.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let (start, start_len) = clock_look(text)?;
    if let Some((end, len)) = range_end(text, start_len) {
        let none = || NoSuchTime { text: text[..len].to_owned() };
        let times = start.time().zip(end.end_time()).map(|(start, end)| Times { start, end: End::At(end) });
        return Some(times.map(|times| (times, len)).ok_or_else(none));
    }
    let (len, end) = match sign_joiner(&text[start_len..]) {
        Some(joiner) => (start_len + joiner, End::Running),
        None => (start_len, End::Unsaid),
    };
    if !time_may_end(&text[len..]) {
        return None;
    }
    let none = || NoSuchTime { text: text[..start_len].to_owned() };
    Some(start.time().map(|start| (Times { start, end }, len)).ok_or_else(none))
}

/// Hours and minutes as written, not yet checked.
#[derive(Clone, Copy)]
struct Look {
    hour: u32,
    minute: u32,
}

impl Look {
    fn time(self) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(self.hour, self.minute, 0)
    }

    fn end_time(self) -> Option<NaiveTime> {
        if (self.hour, self.minute) == (24, 0) { Some(NaiveTime::MIN) } else { self.time() }
    }
}

/// Finds the end of a range behind a start: what it is, and how many bytes of `text` the whole range takes.
///
/// One space on either side of the joiner is taken too (`9:00 - 10:30`), since people write it so.
fn range_end(text: &str, start_len: usize) -> Option<(Look, usize)> {
    let behind = &text[start_len..];
    let spaced = behind.strip_prefix(' ').unwrap_or(behind);
    let joiner = sign_joiner(spaced).or_else(|| word_joiner(spaced))?;
    let rest = &spaced[joiner..];
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let (end, end_len) = clock_look(rest)?;
    let len = text.len() - rest.len() + end_len;
    time_may_end(&text[len..]).then_some((end, len))
}

fn clock_look(text: &str) -> Option<(Look, usize)> {
    let bytes = text.as_bytes();
    let hours = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=2).contains(&hours) {
        return None;
    }
    let rest = &text[hours..];
    let minutes = rest.strip_prefix(':').or_else(|| rest.strip_prefix('：'))?;
    if minutes.bytes().take_while(u8::is_ascii_digit).count() != 2 {
        return None;
    }
    let look = Look { hour: text[..hours].parse().ok()?, minute: minutes[..2].parse().ok()? };
    Some((look, text.len() - minutes.len() + 2))
}

fn sign_joiner(text: &str) -> Option<usize> {
    ["——", "—", "–", "-", "~", "～"].iter().find(|joiner| text.starts_with(**joiner)).map(|joiner| joiner.len())
}

/// These join two times but do not leave one open: `9:00到恒达` is an arrival.
fn word_joiner(text: &str) -> Option<usize> {
    ["至", "到"].iter().find(|joiner| text.starts_with(**joiner)).map(|joiner| joiner.len())
}

fn time_may_end(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || is_han(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match times_prefix(text) {
            None => "-".to_owned(),
            Some(Err(none)) => format!("none {}", none.text),
            Some(Ok((times, len))) => format!("{times}|{}", &text[len..]),
        }
    }

    #[test]
    fn times_of_files() {
        let cases = [
            ("9:00 Call", "09:00| Call"),
            ("09:00-10:30 Call", "09:00-10:30| Call"),
            ("9:00 - 10:30 Call", "09:00-10:30| Call"),
            ("09:00–10:30", "09:00-10:30|"),
            ("09:00—10:30拜访", "09:00-10:30|拜访"),
            ("9：00——10：30 拜访", "09:00-10:30| 拜访"),
            ("9:00~10:30 x", "09:00-10:30| x"),
            ("9:00～10:30 x", "09:00-10:30| x"),
            ("9:00至10:30拜访", "09:00-10:30|拜访"),
            ("9:00到10:30拜访", "09:00-10:30|拜访"),
            ("9:00到恒达", "09:00|到恒达"),
            ("09:00- Call", "09:00-| Call"),
            ("09:00-", "09:00-|"),
            ("23:00-01:00 x", "23:00-01:00| x"),
            ("22:00-24:00 x", "22:00-00:00| x"),
            ("24:00 x", "none 24:00"),
            ("25:00 x", "none 25:00"),
            ("9:75 x", "none 9:75"),
            ("09:00-25:00 x", "none 09:00-25:00"),
            ("9:5 x", "-"),
            ("9:000 x", "-"),
            ("123:00 x", "-"),
            ("9:00, then", "-"),
            ("9:00am", "-"),
            ("09:00-10:30x", "-"),
            ("4:3 screens", "-"),
            ("x 9:00", "-"),
            ("", "-"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }
}
