//! What a query is true of.

use super::language::read;
use crate::query::{Doc, DocKind, Fact, Flow, Form, Name, Number, Part, Role, State, marks, matches, score};

fn doc() -> Doc {
    let flow = |part, key: Option<&str>, text: &str| Flow { part, key: key.map(str::to_owned), text: text.to_owned() };
    let name = |role, form, text: &str| Name { role, form, text: text.to_owned() };
    Doc {
        kind: DocKind::Entry,
        id: None,
        date: "2026-11-20".parse().ok(),
        start: None,
        line: 1,
        flows: vec![
            flow(Part::Title, None, "拜访恒达，谈AI项目 of Temple-Bar"),
            flow(Part::Field, Some("outcome"), "接受 4.1 %"),
            flow(Part::Field, None, "Li Na"),
            flow(Part::Body, None, "The renewal, and the term"),
            flow(Part::Body, None, "Rates: 张总 decides\non Tuesday"),
        ],
        names: vec![
            name(Role::Contact, Form::Field, "Li Na"),
            name(Role::Contact, Form::Open, "张伟谈续贷"),
            name(Role::Contact, Form::Quoted, "Wang Wu"),
            name(Role::Org, Form::Field, "Unknown Works"),
            name(Role::Tag, Form::Field, "Q4"),
            name(Role::Kind, Form::Field, "call-back"),
        ],
        states: vec![State::Private],
        facts: vec![Fact::Link],
        numbers: vec![Number { key: "mileage".to_owned(), value: 12_500 }],
        jobs: Vec::new(),
    }
}

#[test]
fn what_is_found_and_what_is_not() {
    for (query, expected) in [
        ("renewal tuesday", true),
        ("renewal wednesday", false),
        ("renewal OR wednesday", true),
        ("\"renewal and the term\"", true),
        ("\"the term rates\"", false),
        ("\"decides on\"", true),
        ("拜访恒达", true),
        ("恒达谈", false),
        ("谈AI项目", true),
        ("AI项目 NOT 拜访", false),
        ("temple bar", true),
        ("\"temple bar\"", true),
        ("renew", false),
        ("renewals rating", true),
        ("\"renewals\"", false),
        ("decided", true),
        ("renwal~", true),
        ("renwal", false),
        ("rnwl~1", false),
        ("*newal", true),
        ("拜訪恆達", true),
        ("ＲＥＮＥＷＡＬ", true),
        ("/term$/", true),
        ("/Renewal.*Tuesday/", false),
        ("/接受 \\d\\.\\d/", true),
        ("NOT /term/", false),
        ("outcome:/term/", false),
        ("outcome:*", true),
        ("has:link", true),
        ("has:task", false),
        ("mileage:10..", true),
        ("mileage:13..", false),
        ("renew*", true),
        ("\"temple b*\"", true),
        ("outcome:接受", true),
        ("outcome:renewal", false),
        ("is:private type:entry", true),
        ("is:open", false),
        ("type:task", false),
        ("on:2026-11-20", true),
        ("since:2026-11-21", false),
        ("until:2026-11-20", true),
        ("tag:q4", true),
        ("tag:q", false),
        ("tag:q*", true),
        ("kind:call", false),
        ("kind:call*", true),
    ] {
        assert_eq!(matches(&read(query), &doc()), expected, "{query}");
    }
}

#[test]
fn names_mean_cards_first() {
    for (query, expected) in [
        ("contact:lina", true),
        ("contact:\"LI  NA\"", true),
        ("contact:na", true),
        // The longest known name behind the sigil is 张伟, whatever 张 is.
        ("contact:张伟", true),
        ("contact:张总", true),
        ("contact:张", false),
        ("contact:伟", true),
        ("contact:续贷", false),
        // A name in quotes behind a sigil links only when a card has it.
        ("contact:\"Wang Wu\"", false),
        ("org:\"unknown works\"", true),
        ("org:works", true),
        ("org:hengda", false),
        ("with:lina", false),
    ] {
        assert_eq!(matches(&read(query), &doc()), expected, "{query}");
    }
}

#[test]
fn what_has_no_day_lies_outside_of_any() {
    let card = Doc { date: None, ..doc() };
    for query in ["on:2026", "since:2026-11-01", "until:2026-12-31"] {
        assert!(matches(&read(query), &doc()) && !matches(&read(query), &card), "{query}");
    }
}

#[test]
fn a_title_outweighs_field_and_body() {
    for (query, expected) in [
        ("temple", Some(16)),
        ("temples", Some(14)),
        ("li", Some(8)),
        ("term", Some(4)),
        ("terms", Some(3)),
        ("/term/", Some(4)),
        ("temple term", Some(20)),
        ("temple bar", Some(2 * 16 + 2 * 16)),
        ("bar temple", Some(2 * 16)),
        ("temple OR li OR wednesday", Some(24)),
        ("outcome:接受", Some(8)),
        ("term NOT wednesday", Some(4)),
        ("term contact:lina", Some(4)),
        ("contact:lina", Some(0)),
        ("wednesday", None),
    ] {
        assert_eq!(score(&read(query), &doc()), expected, "{query}");
    }
}

#[test]
fn marks_stand_where_it_matches() {
    for (query, text, expected) in [
        ("renewal", "The Renewal, a renewal", vec!["Renewal", "renewal"]),
        ("恒达", "拜访恒达，恒 达", vec!["恒达"]),
        ("renew* NOT term", "renewal term", vec!["renewal"]),
        ("\"temple bar\" bar", "Temple-Bar bar", vec!["Temple-Bar", "bar"]),
        ("恒达机 达机械", "恒达机械", vec!["恒达机械"]),
        ("cafe", "Café\u{301}!", vec!["Café\u{301}"]),
        ("contact:lina", "Lina", vec![]),
        ("visits", "visited, visit", vec!["visited", "visit"]),
        ("zw", "见张伟", vec!["张伟"]),
        ("陈", "陳先生", vec!["陳"]),
        ("/r\\w+l/", "the renewal", vec!["renewal"]),
    ] {
        let found: Vec<&str> = marks(&read(query), text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, expected, "{query}");
    }
}
