//! Days and names that are always the same: sentences of both languages, taken in turn.

use chrono::{Datelike, NaiveDate};
use std::fmt::Write;
use wlog::calendar::Period;
use wlog::format::{EntryContent, NewEntry, Rules, parse_day};
use wlog::model::{CardKind, Day, Id, Links, Names};

/// The day on which everything takes place.
pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 20) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Dates as people say them.
pub const DATES: [&str; 10] =
    ["2026-11-21", "11-19", "yesterday", "last friday", "3 days ago", "今天", "上周五", "3天前", "11月19日", "前天"];

/// Periods as people say them.
pub const PERIODS: [&str; 10] =
    ["week", "last week", "2026-W47", "2026-11", "2026-Q4", "本周", "上周", "本月", "上个月", "2026-11-01..2026-11-20"];

const TITLES: [&str; 6] = [
    "Visited Hengda about the loan renewal",
    "拜访恒达机械，谈贷款续期",
    "Fixed the export of decimal separators",
    "和张伟核对报价单",
    "Reviewed the design of the portal",
    "电话回访，确认下周二答复",
];
const BODIES: [&str; 4] = [
    "They agree if we extend the term. Ask for the decision date first, then talk about the price.",
    "对方下周二答复。先问决策时间，再谈价格；存款的事另外约时间。",
    "Root cause: the decimal separator was taken from the machine, not from the file. See commit 3f2a.",
    "客户希望延长期限，利率维持不变，材料本周内补齐。",
];
const PROJECTS: [&str; 3] = ["loan-renewal", "portal", "贷款续期"];
const CONTACTS: [&str; 4] = ["张伟", "Li Na", "李娜", "Anna Smith"];
const KINDS: [&str; 4] = ["visit", "call", "dev", "上门拜访"];

/// Writes a day with some entries, each with fields and a body; every fifth has a task.
pub fn day_text(date: NaiveDate, entries: usize) -> String {
    let mut text = format!("# {date}\n");
    let seed = date.ordinal() as usize;
    let pick = |list: &[&'static str], at: usize| list[(seed + at) % list.len()];
    for at in 0..entries {
        let minute = 8 * 60 + at * 600 / entries;
        // Writing into a String cannot fail.
        let _ = write!(
            text,
            "\n## {:02}:{:02} {} <!--{}-->\n\n- project: {}\n- contacts: {}\n- kind: {}\n",
            minute / 60,
            minute % 60,
            pick(&TITLES, at),
            id(seed * 1000 + at),
            pick(&PROJECTS, at),
            pick(&CONTACTS, at),
            pick(&KINDS, at),
        );
        if at % 5 == 0 {
            let _ = writeln!(text, "- [ ] {} due:2026-11-24", pick(&TITLES, at + 1));
        }
        let _ = write!(text, "\n{} {}\n", pick(&BODIES, at), pick(&BODIES, at + 1));
    }
    text
}

/// Makes an entry that is to be added.
pub fn new_entry() -> NewEntry {
    let links = Links { projects: vec!["portal".into()], contacts: vec!["张伟".into()], ..Links::default() };
    let content = EntryContent { title: TITLES[0].into(), links, body: BODIES[0].into(), ..EntryContent::default() };
    NewEntry { id: id(1 << 30), content, tasks: Vec::new() }
}

/// Reads the days of a week with ten entries each.
pub fn week() -> Vec<Day> {
    days(Period::week_of(TODAY))
}

/// Reads the days of a year with ten entries each.
pub fn year() -> Vec<Day> {
    days(Period::year_of(TODAY))
}

fn days(period: Period) -> Vec<Day> {
    period.days().map(|date| parse_day(date, &day_text(date, 10), &Rules::default()).day).collect()
}

/// Makes the table of so many contacts, each with a name in English and an alias in Chinese.
pub fn names(count: usize) -> Names {
    let mut names = Names::default();
    for number in 0..count {
        let alias = format!("联系人{number:05}");
        names.insert(CardKind::Contact, &format!("Contact {number:05}"), [alias.as_str()]);
    }
    names
}

fn id(number: usize) -> Id {
    let mut bytes = number.to_le_bytes();
    bytes.reverse();
    Id::from_random(bytes)
}
