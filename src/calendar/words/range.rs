//! Ranges of two days or periods, or of one with an open side.

use super::chinese;
use super::context::Context;
use super::english;
use super::parse::{phrase, read, whole};
use crate::calendar::han::is_han;
use crate::calendar::{DateProblem, Period};
use chrono::{Datelike, Months};

type Found = Result<Period, DateProblem>;

/// Reads a range; `None` when the text is none.
pub(super) fn read_range(context: &Context, form: &str) -> Option<Found> {
    open(context, form).or_else(|| with_dates(context, form)).or_else(|| closed(context, form))
}

/// `since friday`, `from Nov 20 on`, 今年以来, 11月20日及以前.
fn open(context: &Context, form: &str) -> Option<Found> {
    let prefix = |words: &[&str]| words.iter().find_map(|word| form.strip_prefix(word));
    let suffix = |words: &[&str]| words.iter().find_map(|word| form.strip_suffix(word));
    let side = |text: &str| {
        let text = text.trim();
        read(&context.for_side(text), text).map(whole)
    };
    let bare = |text: &'_ str| {
        text.strip_prefix("自从").or_else(|| text.strip_prefix(['自', '从'])).unwrap_or(text).to_owned()
    };
    if let Some(start) = suffix(&["以来"]) {
        return Some(side(&bare(start)).and_then(|start| until_today(context, start)));
    }
    if let Some(start) = prefix(&["since "]) {
        return Some(side(start).and_then(|start| until_today(context, start)));
    }
    let since = suffix(&["及以后", "开始", "起", " onwards", " onward", " on"]).map(bare);
    if let Some(start) = since {
        let start = start.strip_prefix("from ").unwrap_or(&start);
        return Some(side(start).map(|start| Period::since(start.first())));
    }
    let until =
        suffix(&["及以前", "为止"]).or_else(|| prefix(&["until ", "till ", "up to ", "through ", "截至", "截止到"]))?;
    let until = ["截至", "截止到", "到"].iter().find_map(|word| until.strip_prefix(word)).unwrap_or(until);
    Some(side(until).map(|end| Period::until(end.last())))
}

fn until_today(context: &Context, start: Period) -> Found {
    if start.first() > context.today {
        return Err(context.end_before_start(start.first(), context.today));
    }
    Ok(Period::between(start.first(), context.today))
}

/// `Week 47 of 2026 (Nov 16 – Nov 22, 2026)`: a period as it is shown, with its dates, which must be its own.
fn with_dates(context: &Context, form: &str) -> Option<Found> {
    let (run, dates) = form.strip_suffix(')')?.split_once('(')?;
    let run = whole(phrase(context, run.trim())?.ok()?);
    let dates = closed(&context.for_start(dates, run.last()), dates.trim())?.ok()?;
    (run == dates).then_some(Ok(run))
}

fn closed(context: &Context, form: &str) -> Option<Found> {
    let (start, end) = sides(form)?;
    let borrowed = borrow(start, end);
    let (start, end) = borrowed.as_ref().map_or((start, end), |(start, end)| (start.as_str(), end.as_str()));
    Some(between(context, start, end))
}

fn between(context: &Context, start: &str, end: &str) -> Found {
    if start.is_empty() {
        return Ok(Period::until(whole(read(&context.for_side(end), end)?).last()));
    }
    let fixed = if end.is_empty() { None } else { fixed(context, end) };
    let first = match fixed {
        Some(fixed) => whole(read(&context.for_start(start, fixed.last()), start)?).first(),
        None => whole(read(&context.for_side(start), start)?).first(),
    };
    if end.is_empty() {
        return Ok(Period::since(first));
    }
    let last = match fixed {
        Some(fixed) => fixed.last(),
        None => whole(read(&context.for_end(end, first), end)?).last(),
    };
    if last < first { Err(context.end_before_start(first, last)) } else { Ok(Period::between(first, last)) }
}

/// Reads an end that says by itself which days it means, so that wherever it is looked at from they are the same.
fn fixed(context: &Context, end: &str) -> Option<Period> {
    const YEARS: Months = Months::new(240);
    let (before, after) = (context.today.checked_sub_months(YEARS), context.today.checked_add_months(YEARS));
    let seen = |from: Option<chrono::NaiveDate>| {
        let from = from.filter(|from| (1..=9999).contains(&from.year())).unwrap_or(context.today);
        read(&context.for_end(end, from), end).map(whole).ok()
    };
    seen(before).filter(|period| seen(after) == Some(*period))
}

/// Splits a range in two; at most one side is empty, and only beside `..`.
fn sides(form: &str) -> Option<(&str, &str)> {
    let split = |joiner: &str| form.split_once(joiner).map(|(start, end)| (start.trim(), end.trim()));
    if let Some(found) = split("..") {
        return Some(found).filter(|(start, end)| !(start.is_empty() && end.is_empty()));
    }
    const JOINERS: [&str; 13] =
        [" to ", " through ", " thru ", " until ", " till ", "到", "至", "~", "〜", "——", "—", "–", " - "];
    let and = || form.strip_prefix("between ").and_then(|rest| rest.split_once(" and "));
    let joined = and().or_else(|| JOINERS.into_iter().find_map(split)).or_else(|| hyphened(form));
    let (start, end) = joined.map(|(start, end)| (start.trim(), end.trim()))?;
    let start = start.strip_prefix("from ").or_else(|| start.strip_prefix(['从', '自'])).unwrap_or(start);
    Some((start, end)).filter(|(start, end)| !start.is_empty() && !end.is_empty())
}

/// Splits 11月16日-22日 and `mon-fri` at their only hyphen.
fn hyphened(form: &str) -> Option<(&str, &str)> {
    form.split_once('-').filter(|(_, end)| !end.contains('-'))
}

/// Gives one side what only the other says: `Nov 1-5`, `1–5 Nov 2026`, 9-11月, 周一到五.
fn borrow(start: &str, end: &str) -> Option<(String, String)> {
    if start.contains(is_han) || end.contains(is_han) {
        borrow_chinese(&start.replace(' ', ""), &end.replace(' ', ""))
    } else {
        borrow_english(start, end)
    }
}

fn borrow_chinese(start: &str, end: &str) -> Option<(String, String)> {
    const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    if WEEKDAYS.contains(&end) && chinese::weekday_at_end(start).is_some() {
        return Some((start.to_owned(), format!("周{end}")));
    }
    let is_number = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十".contains(c);
    let unit = ["季度", "日", "号", "月", "周"].into_iter().find(|unit| end.ends_with(unit))?;
    if !start.ends_with(is_number) || chinese::weekday_at_end(start).is_some() {
        return None;
    }
    let end = if unit == "周" && start.contains('第') && !end.starts_with('第') {
        format!("第{end}")
    } else {
        end.to_owned()
    };
    Some((format!("{start}{unit}"), end))
}

fn borrow_english(start: &str, end: &str) -> Option<(String, String)> {
    let is_day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (1..=2).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th")
    };
    let words = |side: &'_ str| -> Vec<String> {
        let words = side.split([' ', ',']).filter(|word| !matches!(*word, "" | "the" | "of"));
        words.map(str::to_owned).collect()
    };
    let (start_words, end_words) = (words(start), words(end));
    let start_words: Vec<&str> = start_words.iter().map(String::as_str).collect();
    let end_words: Vec<&str> = end_words.iter().map(String::as_str).collect();
    match (start_words.as_slice(), end_words.as_slice()) {
        // 2026-11-16..20
        ([iso], [day]) if is_day(day) && day.len() == 2 && crate::calendar::parse_iso_day(iso).is_some() => {
            Some((start.to_owned(), format!("{}{day}", &iso[..8])))
        }
        ([name, _], [day, year @ ..]) if english::month(name).is_some() && is_day(day) && year.len() <= 1 => {
            let year = year.first().map_or(String::new(), |year| format!(" {year}"));
            Some((format!("{start}{year}"), format!("{name} {day}{year}")))
        }
        ([day], [_, rest @ ..]) if is_day(day) && rest.first().is_some_and(|name| english::month(name).is_some()) => {
            Some((format!("{day} {}", rest.join(" ")), end.to_owned()))
        }
        _ => None,
    }
}
