//! Entries, tasks, days and cards as JSON objects (docs/JSON.md).

use crate::calendar::{End, Times};
use crate::model::{Card, Day, Details, Employment, Entry, Figure, Money, Task, TaskState};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Map, Value, json};

/// Writes one object as one line.
pub fn line(object: &Value) -> String {
    format!("{object}\n")
}

/// Makes the object of an entry; `path` is the day's file in the book.
pub fn entry(entry: &Entry, path: &str) -> Value {
    json!({
        "type": "entry",
        "id": entry.id.as_str(),
        "date": date(entry.date),
        "start": entry.times.map(|times| clock(times.start)),
        "end": end(entry.times),
        "minutes": entry.times.and_then(|times| times.minutes()),
        "title": entry.title,
        "body": entry.body,
        "projects": entry.links.projects,
        "contacts": entry.links.contacts,
        "orgs": entry.links.orgs,
        "with": entry.links.with,
        "kind": entry.kind,
        "outcome": entry.outcome,
        "figures": entry.figures.iter().map(figure).collect::<Vec<_>>(),
        "expenses": entry.expenses.iter().map(money).collect::<Vec<_>>(),
        "tags": entry.links.tags,
        "re": entry.re,
        "private": entry.private,
        "zone": entry.zone,
        "fields": fields(&entry.fields),
        "path": path,
        "line": entry.line,
    })
}

/// Makes the object of a task; `path` is the day's file in the book.
pub fn task(task: &Task, path: &str) -> Value {
    json!({
        "type": "task",
        "id": task.id.as_str(),
        "date": date(task.date),
        "state": state(task.state),
        "start": task.times.map(|times| clock(times.start)),
        "end": end(task.times),
        "title": task.text,
        "due": task.due.map(date),
        "done": task.done.map(date),
        "from": task.from.map(date),
        "carried": task.carried.map(date),
        "prio": task.prio,
        "progress": task.progress,
        "projects": task.inherited.projects,
        "contacts": task.inherited.contacts,
        "orgs": task.inherited.orgs,
        "with": task.inherited.with,
        "tags": task.inherited.tags,
        "path": path,
        "line": task.line,
    })
}

/// Makes the object of what a day says beside its entries and tasks.
pub fn day(day: &Day, path: &str) -> Value {
    let sections = |sections: &[crate::model::Section]| -> Vec<String> {
        sections.iter().map(|section| section.text.clone()).collect()
    };
    json!({
        "type": "day",
        "id": date(day.date),
        "date": date(day.date),
        "title": date(day.date),
        "body": day.lead.as_ref().map(|section| section.text.clone()),
        "summaries": sections(&day.summaries),
        "fields": fields(&day.fields),
        "path": path,
        "line": 1,
    })
}

/// Makes the object of a card; `path` is its file in the book.
pub fn card(card: &Card, path: &str) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("type", json!(kind_name(card)));
    put("id", json!(card.name));
    put("name", json!(card.name));
    put("title", json!(card.name));
    put("aliases", json!(card.aliases));
    match &card.details {
        Details::Project(project) => {
            put("status", json!(project.status));
            put("org", json!(project.org));
            put("start", json!(project.start.map(date)));
            put("due", json!(project.due.map(date)));
            put("goal", json!(project.goal));
        }
        Details::Contact(contact) => {
            put("relation", json!(contact.relation));
            put("orgs", json!(contact.orgs.iter().map(employment).collect::<Vec<_>>()));
            put("position", json!(contact.title));
            put("phones", json!(contact.phones));
            put("emails", json!(contact.emails));
            put(
                "dates",
                Value::Array(contact.dates.iter().map(|(what, day)| json!({"what": what, "day": day})).collect()),
            );
            put("tier", json!(contact.tier));
        }
        Details::Org(org) => {
            put("stage", json!(org.stage));
            put("tier", json!(org.tier));
            put("tier_since", json!(org.tier_since.map(date)));
            put("address", json!(org.address));
            put("services", json!(org.services));
            put("needs", json!(org.needs));
            put("source", json!(org.source));
        }
    }
    put("body", json!(card.body));
    put("path", json!(path));
    put("line", json!(1));
    Value::Object(object)
}

/// Makes the object of an amount of money.
pub fn money(money: &Money) -> Value {
    json!({"amount": money.amount.to_string(), "currency": money.currency, "note": money.note})
}

/// Makes the object of a figure; its unit includes 万 or 亿.
pub fn figure(figure: &Figure) -> Value {
    let unit = format!("{}{}", figure.scale.sign(), figure.unit);
    json!({"name": figure.name, "number": figure.number.to_string(), "unit": unit})
}

/// Writes a day as ISO 8601 does.
pub fn date(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// Writes a moment of the book's zone as ISO 8601 does, to the minute.
pub fn moment(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%dT%H:%M").to_string()
}

fn kind_name(card: &Card) -> &'static str {
    match card.details {
        Details::Project(_) => "project",
        Details::Contact(_) => "contact",
        Details::Org(_) => "org",
    }
}

fn employment(job: &Employment) -> Value {
    json!({"org": job.org, "from": job.from.map(date), "until": job.until.map(date)})
}

fn state(state: TaskState) -> &'static str {
    match state {
        TaskState::Open => "open",
        TaskState::Done => "done",
        TaskState::Carried => "carried",
        TaskState::Dropped => "dropped",
    }
}

fn clock(time: chrono::NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn end(times: Option<Times>) -> Option<String> {
    match times?.end {
        End::At(end) => Some(clock(end)),
        End::Unsaid | End::Running => None,
    }
}

/// Groups values by their key, in the order of the file: a key may stand more than once.
fn fields(pairs: &[(String, String)]) -> Value {
    let mut object = Map::new();
    for (key, value) in pairs {
        let values = object.entry(key.clone()).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(values) = values {
            values.push(json!(value));
        }
    }
    Value::Object(object)
}
