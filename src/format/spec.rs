//! The examples of `docs/FORMAT.md`, run: each `markdown` block is read, and the `json` block below it is what is read.

use super::*;
use crate::model::{Card, CardKind, Details, Entry, Home, Mention, Sigil, Task, TaskState};
use chrono::NaiveDate;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use serde_json::{Map, Value, json};

const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/FORMAT.md"));

#[test]
fn the_examples_of_the_specification_hold() {
    let blocks = code_blocks();
    let mut examples = 0;
    for pair in blocks.windows(2) {
        let [(info, source), (result, expected)] = pair else { continue };
        if !info.starts_with("markdown") || result != "json" {
            continue;
        }
        let expected: Value = serde_json::from_str(expected).unwrap_or_else(|error| panic!("{error}: {expected}"));
        let found = match info.strip_prefix("markdown card=") {
            Some("contact") => card(&parse_card(CardKind::Contact, "stem", source)),
            Some(other) => panic!("{other}"),
            None => day(&parse_day(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), source, &Rules::default())),
        };
        assert_eq!(found, expected, "found {found:#}\nin {source}");
        examples += 1;
    }
    assert!(examples >= 8, "only {examples} examples found");
}

#[test]
fn the_table_of_new_names_holds() {
    let table = PAGE.split("| text | new name |").nth(1).unwrap().split("\n\n").next().unwrap();
    let rows: Vec<(&str, &str)> = table
        .lines()
        .skip(2)
        .filter_map(|row| row.trim_matches('|').split_once(" | "))
        .map(|(text, name)| (text.trim().trim_matches('`'), name.trim()))
        .collect();
    assert!(rows.len() >= 10);
    for (text, expected) in rows {
        let found = match new_name(&mentions(text)[0], text) {
            NewName::Clear(name) => name,
            NewName::Unclear => "unclear".to_owned(),
        };
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn every_key_is_in_the_specification() {
    for key in Key::ALL {
        let row = format!("| `{}` | {} |", key.word(Language::English), key.word(Language::Chinese));
        assert!(PAGE.contains(&row), "{row}");
    }
}

fn code_blocks() -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for event in Parser::new(PAGE) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                blocks.push((info.to_string(), String::new()));
                inside = true;
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(text) if inside => blocks.last_mut().unwrap().1.push_str(&text),
            _ => {}
        }
    }
    blocks
}

/// Makes an object of what says something.
fn object(pairs: Vec<(&str, Value)>) -> Value {
    let says = |value: &Value| !matches!(value, Value::Null) && value != &json!([]) && value != &json!("");
    let kept = pairs.into_iter().filter(|(_, value)| says(value));
    Value::Object(kept.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

fn day(parsed: &ParsedDay) -> Value {
    let day = &parsed.day;
    let texts = |sections: &[crate::model::Section]| json!(sections.iter().map(|s| &s.text).collect::<Vec<_>>());
    object(vec![
        ("fields", pairs(&day.fields)),
        ("lead", json!(day.lead.as_ref().map(|lead| &lead.text))),
        ("plans", texts(&day.plans)),
        ("plans_for_tomorrow", texts(&day.plans_for_tomorrow)),
        ("entries", day.entries.iter().map(entry).collect()),
        ("tasks", day.tasks.iter().map(task).collect()),
        ("summaries", texts(&day.summaries)),
        ("problems", problems(&parsed.diagnostics)),
    ])
}

fn entry(entry: &Entry) -> Value {
    let shown = |values: Vec<String>| json!(values);
    object(vec![
        ("id", id(&entry.id)),
        ("time", json!(entry.times.map(|times| times.to_string()))),
        ("title", json!(entry.title)),
        ("projects", json!(entry.links.projects)),
        ("contacts", json!(entry.links.contacts)),
        ("orgs", json!(entry.links.orgs)),
        ("kind", json!(entry.kind)),
        ("outcome", json!(entry.outcome)),
        ("figures", shown(entry.figures.iter().map(ToString::to_string).collect())),
        ("expenses", shown(entry.expenses.iter().map(ToString::to_string).collect())),
        ("fields", pairs(&entry.fields)),
        ("body", json!(entry.body)),
        ("mentions", shown_mentions(&entry.mentions)),
    ])
}

fn task(task: &Task) -> Value {
    let state = match task.state {
        TaskState::Open => "open",
        TaskState::Done => "done",
        TaskState::Carried => "carried",
        TaskState::Dropped => "dropped",
    };
    let home = match task.home {
        Home::Plan => "plan".to_owned(),
        Home::PlanForTomorrow => "plan for tomorrow".to_owned(),
        Home::Entry(at) => format!("entry {at}"),
        Home::Day => "day".to_owned(),
    };
    object(vec![
        ("id", id(&task.id)),
        ("state", json!(state)),
        ("time", json!(task.times.map(|times| times.to_string()))),
        ("text", json!(task.text)),
        ("due", json!(task.due.map(|due| due.to_string()))),
        ("prio", json!(task.prio)),
        ("home", json!(home)),
        ("mentions", shown_mentions(&task.mentions)),
    ])
}

fn card(parsed: &ParsedCard) -> Value {
    let Card { name, aliases, details: Details::Contact(contact), other, body } = &parsed.card else { unreachable!() };
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let jobs: Vec<String> =
        contact.orgs.iter().map(|job| format!("{} {} – {}", job.org, day(job.from), day(job.until))).collect();
    object(vec![
        ("name", json!(name)),
        ("aliases", json!(aliases)),
        ("orgs", json!(jobs)),
        ("phones", json!(contact.phones)),
        ("dates", pairs(&contact.dates)),
        ("other", pairs(other)),
        ("body", json!(body)),
        ("problems", problems(&parsed.diagnostics)),
    ])
}

fn id(id: &crate::model::Id) -> Value {
    json!(id.is_written().then(|| id.as_str()))
}

fn pairs(pairs: &[(String, String)]) -> Value {
    json!(pairs.iter().map(|(key, value)| format!("{key} = {value}")).collect::<Vec<_>>())
}

fn shown_mentions(mentions: &[Mention]) -> Value {
    let sign = |mention: &Mention| match mention.sigil {
        Sigil::Project => '+',
        Sigil::Contact => '@',
        Sigil::Org => '%',
        Sigil::Tag => '#',
    };
    json!(mentions.iter().map(|mention| format!("{}{}", sign(mention), mention.text)).collect::<Vec<_>>())
}

/// Writes `5 NoSuchTime`: the line and the kind of problem.
fn problems(diagnostics: &[Diagnostic]) -> Value {
    let kind = |problem: &Problem| format!("{problem:?}").split([' ', '{']).next().unwrap_or_default().to_owned();
    json!(diagnostics.iter().map(|d| format!("{} {}", d.line, kind(&d.problem))).collect::<Vec<_>>())
}
