//! One time of day as people say it: `9:30pm`, 下午3点半, 中午.

use super::english;
use super::joiner::{before, skip_blanks};
use crate::calendar::words::leading_number;
use chrono::NaiveTime;

/// A time of day as said, not yet known to exist.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point<'a> {
    /// The words, for problems.
    pub(super) text: &'a str,
    pub(super) hour: u32,
    pub(super) minute: Option<u32>,
    /// How many minutes before that it is: 差5分9点, `quarter to ten`.
    pub(super) back: u32,
    pub(super) part: Option<Part>,
    pub(super) form: Form,
}

/// How the hour was marked as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// With minutes after a colon. `padded`: the hour has two digits, the first a zero: nobody says an afternoon so.
    Clock { padded: bool },
    /// By a word: 点, `am`, `noon`.
    Word,
    /// Not at all.
    Bare,
}

/// The part of the day that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Am,
    Pm,
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Dusk,
    Evening,
    Night,
}

/// The minutes of a day.
pub(super) const DAY: u32 = 24 * 60;

impl Point<'_> {
    /// Returns the minute of the day, up to [`DAY`] for the midnight that ends it; `None` where no clock shows it.
    pub(super) fn minute_of_day(&self) -> Option<u32> {
        let minute = self.minute.filter(|&minute| minute < 60).or(self.minute.is_none().then_some(0))?;
        let hour = match (self.part, self.hour) {
            (None, hour @ 0..=24) => hour,
            (Some(Part::Am), hour @ 0..=12) => hour % 12,
            (Some(Part::Pm | Part::Afternoon), hour @ 1..=12) => hour % 12 + 12,
            (Some(Part::Pm | Part::Afternoon), hour @ 13..=23) => hour,
            (Some(Part::Dawn), 12 | 24) => 0,
            (Some(Part::Dawn), hour @ 0..=6) => hour,
            (Some(Part::Morning), hour @ 0..=12) => hour,
            (Some(Part::Noon), hour @ 10..=14) => hour,
            (Some(Part::Noon), hour @ 1..=2) => hour + 12,
            (Some(Part::Dusk), hour @ 4..=8) => hour + 12,
            (Some(Part::Dusk), hour @ 16..=20) => hour,
            (Some(Part::Evening), hour @ 5..=12) => hour + 12,
            (Some(Part::Evening), hour @ (0..=3 | 17..=24)) => hour,
            (Some(Part::Night), hour @ 8..=12) => hour + 12,
            (Some(Part::Night), hour @ (0..=6 | 20..=24)) => hour,
            _ => return None,
        };
        let at = Some(hour * 60 + minute).filter(|&at| at <= DAY)?;
        if self.back == 0 { Some(at) } else { Some((at + DAY - self.back) % DAY).filter(|_| self.back < 60) }
    }

    /// Tells whether the hour could be meant in the other half of the day: nothing says which.
    pub(super) fn is_open(&self) -> bool {
        self.part.is_none() && (1..=12).contains(&self.hour) && self.form != Form::Clock { padded: true }
    }
}

/// Returns the time of a minute of the day, the midnight that ends it as `00:00`.
pub(super) fn time_at(minute: u32) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(minute % DAY * 60, 0).unwrap_or(NaiveTime::MIN)
}

/// Reads the time of day that a text begins with; returns it and the rest.
pub(super) fn point(text: &str) -> Option<(Point<'_>, &str)> {
    english::point(text).or_else(|| lacking(text)).or_else(|| in_digits(text))
}

/// Reads 差一刻十点, 差5分9点.
fn lacking(text: &str) -> Option<(Point<'_>, &str)> {
    let (back, rest) = minutes_said(text.strip_prefix('差')?)?;
    let (point, rest) = in_digits(rest.strip_prefix('到').unwrap_or(rest))?;
    let is_hour = point.form == Form::Word && point.minute.is_none();
    is_hour.then(|| (Point { text: before(text, rest), back, minute: Some(0), ..point }, rest))
}

fn in_digits(text: &str) -> Option<(Point<'_>, &str)> {
    let (part, rest) = match part_of_day(text) {
        Some((part, rest)) => (Some(part), skip_blanks(rest)),
        None => (None, text),
    };
    let of =
        |hour, minute, part, form, rest| (Point { text: before(text, rest), hour, minute, back: 0, part, form }, rest);
    let Some((hour, digits, rest)) = number(rest) else {
        // 中午 says a time by itself; so do the other words for noon.
        let (_, rest) = part_of_day(text).filter(|(part, _)| *part == Part::Noon)?;
        return Some(of(12, None, Some(Part::Noon), Form::Word, rest));
    };
    let clock = |separator: &[char]| {
        let (minute, digits, rest) = number(rest.strip_prefix(separator)?)?;
        (digits == 2).then_some((minute, rest))
    };
    let is_hour = (1..=2).contains(&digits);
    if let Some((minute, rest)) = clock(&[':', '：']).filter(|_| is_hour) {
        let form = Form::Clock { padded: digits == 2 && hour < 10 };
        // A PM after 14:00 is someone's title: it adds nothing.
        let half = half_day(rest).filter(|_| part.is_none() && (1..=12).contains(&hour));
        let (half, rest) = half.map_or((None, rest), |(half, rest)| (Some(half), rest));
        return Some(of(hour, Some(minute), part.or(half), form, rest));
    }
    if let Some((minute, rest)) = clock(&['.']).filter(|_| is_hour) {
        let (half, rest) = half_day(rest)?;
        return Some(of(hour, Some(minute), Some(half), Form::Word, rest));
    }
    if let Some((minute, rest)) = oclock(rest, part) {
        if let Some((back, rest)) = rest.strip_prefix('差').filter(|_| minute.is_none()).and_then(minutes_said) {
            let (point, rest) = of(hour, Some(0), part, Form::Word, rest);
            return Some((Point { back, ..point }, rest));
        }
        return Some(of(hour, minute, part, Form::Word, rest));
    }
    if let Some((half, rest)) = half_day(rest).filter(|_| is_hour && part.is_none()) {
        return Some(of(hour, None, Some(half), Form::Word, rest));
    }
    let goes_on = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || ".:：".contains(c));
    (is_hour && !goes_on).then(|| of(hour, None, part, Form::Bare, rest))
}

/// Reads the part of the day that a text begins with.
pub(super) fn part_of_day(text: &str) -> Option<(Part, &str)> {
    const PARTS: [(&str, Part); 22] = [
        ("凌晨", Part::Dawn),
        ("清晨", Part::Morning),
        ("早晨", Part::Morning),
        ("早上", Part::Morning),
        ("上午", Part::Morning),
        ("早", Part::Morning),
        ("正午", Part::Noon),
        ("中午", Part::Noon),
        ("下午", Part::Afternoon),
        ("午后", Part::Afternoon),
        ("傍晚", Part::Dusk),
        ("晚上", Part::Evening),
        ("晚间", Part::Evening),
        ("晚", Part::Evening),
        ("午间", Part::Noon),
        ("晌午", Part::Noon),
        ("午夜", Part::Night),
        ("夜晚", Part::Night),
        ("半夜", Part::Night),
        ("深夜", Part::Night),
        ("夜里", Part::Night),
        ("夜间", Part::Night),
    ];
    PARTS.iter().find_map(|&(name, part)| Some((part, text.strip_prefix(name)?)))
}

/// Reads a number in digits of either width, or in Chinese; returns it, how many digits it has (none in Chinese), and the rest.
pub(super) fn number(text: &str) -> Option<(u32, usize, &str)> {
    let digit =
        |c: char| c.to_digit(10).or_else(|| u32::from(c).checked_sub(u32::from('０')).filter(|&digit| digit < 10));
    let mut value: u32 = 0;
    let mut digits = 0;
    for (at, c) in text.char_indices() {
        let Some(digit) = digit(c) else {
            return if digits > 0 {
                Some((value, digits, &text[at..]))
            } else {
                leading_number(text).map(|(n, rest)| (n, 0, rest))
            };
        };
        value = value.saturating_mul(10).saturating_add(digit);
        digits += 1;
    }
    (digits > 0).then_some((value, digits, ""))
}

/// Reads `am` or `pm`, a blank before it allowed.
pub(super) fn half_day(text: &str) -> Option<(Part, &str)> {
    let text = text.strip_prefix(' ').unwrap_or(text);
    let part = match text.bytes().next()? {
        b'a' | b'A' => Part::Am,
        b'p' | b'P' => Part::Pm,
        _ => return None,
    };
    let rest = text[1..].strip_prefix('.').unwrap_or(&text[1..]).strip_prefix(['m', 'M'])?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    (!rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some((part, rest))
}

/// Reads 点 or 时 and the minutes after it: 半, 一刻, 15分, 整.
fn oclock(text: &str, part: Option<Part>) -> Option<(Option<u32>, &str)> {
    if let Some(rest) = text.strip_prefix('点') {
        return Some(minutes(rest).map_or((None, rest), |(minute, rest)| (Some(minute), rest)));
    }
    // 时 begins many words: it counts with a part of the day, with minutes, or at an end.
    let rest = text.strip_prefix('时')?;
    match minutes(rest) {
        Some((minute, rest)) => Some((Some(minute), rest)),
        None => (part.is_some() || rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some((None, rest)),
    }
}

fn minutes(text: &str) -> Option<(u32, &str)> {
    if let Some(rest) = text.strip_prefix('整').or_else(|| text.strip_prefix('钟')) {
        return Some((0, rest));
    }
    if let Some(rest) = text.strip_prefix('半') {
        // 半导体, 半年报: a word of its own.
        let another = ["导", "年", "月", "天", "日", "小时", "数"].iter().any(|word| rest.starts_with(word));
        return (!another).then_some((30, rest));
    }
    if let Some(said) = minutes_said(text.strip_prefix('过').unwrap_or(text)) {
        return Some(said);
    }
    let (number, digits, rest) = number(text)?;
    // 9点20拜访 is twenty past nine, 9点20人开会 is not.
    let two_said = digits == 2 || (digits == 0 && before(text, rest).chars().count() >= 2);
    (two_said && !is_count(text)).then_some((number, rest))
}

/// Reads 5分, 十分钟, 一刻, 三刻.
fn minutes_said(text: &str) -> Option<(u32, &str)> {
    let (number, _, rest) = number(text)?;
    if let Some(rest) = rest.strip_prefix('刻') {
        return matches!(number, 1 | 3).then(|| (number * 15, rest.strip_prefix('钟').unwrap_or(rest)));
    }
    let rest = rest.strip_prefix('分')?;
    Some((number, rest.strip_prefix('钟').unwrap_or(rest)))
}

/// Tells whether a text begins with a number of things: 20人.
pub(super) fn is_count(text: &str) -> bool {
    number(text).is_some_and(|(_, _, rest)| rest.starts_with(|c| MEASURES.contains(c)))
}

/// What is counted in: measure words and units.
const MEASURES: &str = "人个份家件万元名台套次条页位笔天年月户块箱张吨千百亿项场组号日周度米股";
