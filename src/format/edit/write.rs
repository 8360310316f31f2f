//! Entries, fields and tasks as lines, without their endings.

use super::draft::{EntryContent, NewTask};
use super::style::Style;
use crate::calendar::Times;
use crate::format::attributes::{self, Attribute};
use crate::format::idmark;
use crate::format::keys::Key;
use crate::format::rules::Language;
use crate::format::tasks::mark_of;
use crate::format::values::join_list;
use crate::model::Id;
use chrono::{Datelike, NaiveDate, Weekday};

/// Writes the level-1 heading of a new day.
pub(in crate::format) fn day_heading(date: NaiveDate, language: Language) -> String {
    let weekday = match date.weekday() {
        Weekday::Mon => "一",
        Weekday::Tue => "二",
        Weekday::Wed => "三",
        Weekday::Thu => "四",
        Weekday::Fri => "五",
        Weekday::Sat => "六",
        Weekday::Sun => "日",
    };
    let date = date.format("%Y-%m-%d");
    match language {
        Language::English => format!("# {date}"),
        Language::Chinese => format!("# {date} 星期{weekday}"),
    }
}

/// Writes an entry's heading.
pub(super) fn heading(times: Option<&Times>, title: &str, id: &Id) -> String {
    let times = times.map(|times| format!("{times} ")).unwrap_or_default();
    format!("## {times}{title} {}", idmark::mark(id))
}

/// Writes the values of a key, one a line; none when it says nothing.
pub(super) fn values(content: &EntryContent, key: Key, style: &Style) -> Vec<String> {
    let list = |values: &[String]| {
        let joined = join_list(values, style.joiner);
        if joined.is_empty() { Vec::new() } else { vec![joined] }
    };
    let one = |value: &Option<String>| value.iter().cloned().collect();
    match key {
        Key::Project => list(&content.links.projects),
        Key::Contacts => list(&content.links.contacts),
        Key::Org => list(&content.links.orgs),
        Key::With => list(&content.links.with),
        Key::Tags => list(&content.links.tags),
        Key::Re => list(&content.re),
        Key::Kind => one(&content.kind),
        Key::Outcome => one(&content.outcome),
        Key::Zone => one(&content.zone),
        Key::Figure => content.figures.iter().map(ToString::to_string).collect(),
        Key::Expense => content.expenses.iter().map(ToString::to_string).collect(),
        Key::Private if content.private => vec![yes(style.language).to_owned()],
        Key::Private => Vec::new(),
    }
}

fn yes(language: Language) -> &'static str {
    match language {
        Language::English => "yes",
        Language::Chinese => "是",
    }
}

/// Writes a known field.
pub(super) fn known_field(key: Key, value: &str, style: &Style) -> String {
    own_field(key.word(style.language), value, style)
}

/// Writes a field of the user's own.
pub(super) fn own_field(key: &str, value: &str, style: &Style) -> String {
    format!("{} {key}{}{value}", style.bullet, style.separator).trim_end().to_owned()
}

/// Writes the field list, tasks included.
pub(super) fn field_list(content: &EntryContent, tasks: &[NewTask], style: &Style) -> Vec<String> {
    let known = |key: Key| values(content, key, style).into_iter().map(move |value| known_field(key, &value, style));
    let mut lines: Vec<String> = Key::ALL.into_iter().flat_map(known).collect();
    lines.extend(content.fields.iter().map(|(key, value)| own_field(key, value, style)));
    lines.extend(tasks.iter().map(|task| self::task(task, style)));
    lines
}

/// Writes a task.
pub(super) fn task(task: &NewTask, style: &Style) -> String {
    let date = |date: &NaiveDate| date.format("%Y-%m-%d").to_string();
    let attributes = [
        (Attribute::Due, task.due.as_ref().map(date)),
        (Attribute::Done, task.done.as_ref().map(date)),
        (Attribute::From, task.from.as_ref().map(date)),
        (Attribute::Carried, task.carried.as_ref().map(date)),
        (Attribute::Prio, task.prio.map(|prio| prio.to_string())),
        (Attribute::Progress, task.progress.map(|progress| progress.to_string())),
    ];
    let mut line = format!("{} [{}]", style.bullet, mark_of(task.state));
    if let Some(times) = &task.times {
        line.push_str(&format!(" {times}"));
    }
    line.push(' ');
    line.push_str(&task.text);
    for (attribute, value) in attributes {
        if let Some(value) = value {
            line.push(' ');
            line.push_str(&attributes::write(attribute, &value, style.language));
        }
    }
    line.push(' ');
    line.push_str(&idmark::mark(&task.id));
    line
}
