//! What a typed answer is understood as, before it is taken.

use super::ask::{Reading, Topic};
use super::request::listed;
use crate::app::{Error, Now, capture};
use crate::calendar::{self, Lean};
use crate::format::{self, NewTask};
use crate::model::Id;
use chrono::NaiveDate;

/// Reads a typed answer; an empty one is always well.
///
/// # Errors
///
/// When the words are no day, time, figure or expense.
pub fn read(topic: Topic, text: &str, now: &Now) -> Result<Reading, Error> {
    let (text, today) = (text.trim(), now.today());
    if text.is_empty() {
        return Ok(Reading::Plain);
    }
    match topic {
        Topic::Date => Ok(Reading::Day(calendar::parse_date(text, today, Lean::Past)?.value)),
        Topic::Due(_) => Ok(Reading::Day(calendar::parse_date(text, today, Lean::Future)?.value)),
        Topic::Time => calendar::parse_times_at(text, now.time()).map(|_| Reading::Plain).map_err(Error::from),
        Topic::Figures => all(text, |part| format::parse_figure(part).is_some(), Error::BadFigure),
        Topic::Expenses => all(text, |part| format::parse_money(part).is_some(), Error::BadExpense),
        Topic::Next(_) => match task(text, today)?.due {
            Some(due) => Ok(Reading::Day(due)),
            None => Ok(Reading::Plain),
        },
        Topic::What => what(text),
        _ => Ok(Reading::Plain),
    }
}

fn all(text: &str, fits: impl Fn(&str) -> bool, refuse: impl Fn(String) -> Error) -> Result<Reading, Error> {
    match listed(text).into_iter().find(|part| !fits(part)) {
        Some(part) => Err(refuse(part)),
        None => Ok(Reading::Plain),
    }
}

fn what(text: &str) -> Result<Reading, Error> {
    let behind = match calendar::spoken_times_prefix(text).transpose()? {
        Some((_, used)) => &text[used..],
        None => text,
    };
    if capture::split_title(behind).0.is_empty() { Err(Error::NoText) } else { Ok(Reading::Plain) }
}

fn task(text: &str, today: NaiveDate) -> Result<NewTask, Error> {
    let understand = |date: &str| calendar::parse_date(date, today, Lean::Future).map(|said| said.value);
    // The ID is not shown, and the task is read again when it is written.
    format::parse_task(Id::from_random([0; 8]), text, today, understand).map_err(Error::from)
}

/// Tells whether a next step says itself by when it is due.
pub fn says_due(text: &str, today: NaiveDate) -> bool {
    task(text, today).is_ok_and(|task| task.due.is_some())
}

/// Takes the sigils off the mentions of a planned task, so that its text can be a title.
pub fn without_mentions(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for mention in format::mentions(text) {
        plain.push_str(&text[from..mention.span.start]);
        plain.push_str(&text[mention.name_span.clone()]);
        from = if mention.quoted { mention.span.end } else { mention.name_span.end };
    }
    plain.push_str(&text[from..]);
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Now {
        Now::fixed("2026-11-21T15:04:05+00:00".parse().expect("a moment"))
    }

    #[test]
    fn words_are_read_as_their_question_wants_them() {
        let day = |day| Reading::Day(NaiveDate::from_ymd_opt(2026, 11, day).expect("a day"));
        let cases = [
            (Topic::Date, "昨天", day(20)),
            (Topic::Due(0), "下周二", day(24)),
            (Topic::Next(0), "送报价单 截止：11-24", day(24)),
            (Topic::Next(0), "送报价单", Reading::Plain),
            (Topic::Time, "9:00-10:30", Reading::Plain),
            (Topic::Time, "now", Reading::Plain),
            (Topic::Time, "9点到现在", Reading::Plain),
            (Topic::Figures, "存款新增 500万元；新开户 1户", Reading::Plain),
            (Topic::Expenses, "35元 打车", Reading::Plain),
            (Topic::What, "9:00 拜访恒达", Reading::Plain),
            (Topic::Due(0), "  ", Reading::Plain),
        ];
        for (topic, text, reading) in cases {
            assert_eq!(read(topic, text, &now()).ok(), Some(reading), "{topic:?} {text}");
        }
        for (topic, text) in [
            (Topic::Date, "11月31日"),
            (Topic::Due(0), "nonsense"),
            (Topic::Time, "25:00"),
            (Topic::Figures, "存款新增"),
            (Topic::Expenses, "taxi"),
            (Topic::What, "9:00"),
        ] {
            assert!(read(topic, text, &now()).is_err(), "{topic:?} {text}");
        }
    }

    #[test]
    fn a_planned_task_becomes_a_title() {
        assert_eq!(without_mentions("给 @张伟 打电话谈续期 +loan"), "给 张伟 打电话谈续期 loan");
        assert_eq!(without_mentions("Call @\"Li Na\" about it"), "Call Li Na about it");
    }
}
