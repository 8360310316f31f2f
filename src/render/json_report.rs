//! A report as a JSON object (docs/JSON.md).

use super::json::{date, figure, money};
use crate::model::Figure;
use crate::report::{DueClass, Group, OpenTask, Person, PlanCheck, Report, Standing, Subject, WorkItem};
use serde_json::{Value, json};

/// Makes the object of a report.
pub fn report(report: &Report) -> Value {
    json!({
        "type": "report",
        "first": date(report.period.first()),
        "last": date(report.period.last()),
        "minutes": report.minutes,
        "entries": report.items().count(),
        "untimed": report.untimed,
        "groups": report.groups.iter().map(group).collect::<Vec<_>>(),
        "kinds": report.kinds.iter().map(|kind| json!({"kind": kind.kind, "entries": kind.entries, "clients": kind.clients})).collect::<Vec<_>>(),
        "people": report.people.iter().map(person).collect::<Vec<_>>(),
        "with": report.companions.iter().map(person).collect::<Vec<_>>(),
        "figures": report.figures.iter().map(|total| {
            let sum = Figure { name: total.name.clone(), number: total.number, scale: total.scale, unit: total.unit.clone() };
            figure(&sum)
        }).collect::<Vec<_>>(),
        "expenses": report.expense_totals.iter().map(money).collect::<Vec<_>>(),
        "expense_items": report.expenses.iter().map(|line| {
            json!({"date": date(line.date), "money": money(&line.money), "title": line.title, "client": line.client})
        }).collect::<Vec<_>>(),
        "plan": report.plan.as_ref().map(plan),
        "ahead": report.ahead.iter().map(open_task).collect::<Vec<_>>(),
        "open": report.open.iter().map(open_task).collect::<Vec<_>>(),
        "summaries": report.summaries.iter().map(|summary| json!({"date": date(summary.date), "text": summary.text})).collect::<Vec<_>>(),
    })
}

fn group(group: &Group) -> Value {
    let kind = match group.subject {
        Subject::Project { .. } => "project",
        Subject::Org(_) => "org",
        Subject::Other => "other",
    };
    json!({
        "kind": kind,
        "name": group.subject.name(),
        "minutes": group.minutes,
        "items": group.items.iter().map(item).collect::<Vec<_>>(),
    })
}

fn item(item: &WorkItem) -> Value {
    json!({
        "id": item.id.as_str(),
        "date": date(item.date),
        "title": item.title,
        "projects": item.projects,
        "contacts": item.contacts,
        "orgs": item.orgs,
        "client": item.client,
        "kind": item.kind,
        "outcome": item.outcome,
        "next_steps": item.next_steps.iter().map(|step| {
            json!({"text": step.text, "due": step.due.map(date), "state": standing(step.standing)})
        }).collect::<Vec<_>>(),
    })
}

fn person(person: &Person) -> Value {
    json!({"name": person.name, "org": person.org, "times": person.times, "last": date(person.last)})
}

fn plan(plan: &PlanCheck) -> Value {
    let tasks: Vec<Value> = plan.tasks.iter().map(|task| {
        json!({"id": task.id.as_str(), "text": task.text, "state": standing(task.standing), "due": task.due.map(date)})
    }).collect();
    json!({
        "planned": plan.tasks.len(),
        "done": plan.count(Standing::Done),
        "carried": plan.count(Standing::Carried),
        "dropped": plan.count(Standing::Dropped),
        "open": plan.count(Standing::Open),
        "unplanned": plan.unplanned,
        "tasks": tasks,
    })
}

fn open_task(task: &OpenTask) -> Value {
    let class = match task.class {
        DueClass::Overdue => "overdue",
        DueClass::ThisPeriod => "this_period",
        DueClass::NextPeriod => "next_period",
        DueClass::Later => "later",
        DueClass::Undated => "undated",
    };
    json!({
        "id": task.id.as_str(),
        "text": task.text,
        "due": task.due.map(date),
        "class": class,
        "planned": task.planned.map(date),
        "prio": task.prio,
        "progress": task.progress,
        "projects": task.projects,
        "contacts": task.contacts,
        "orgs": task.orgs,
    })
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Done => "done",
        Standing::Carried => "carried",
        Standing::Dropped => "dropped",
        Standing::Open => "open",
    }
}
