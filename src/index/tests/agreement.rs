//! The index and the matcher give the same answers: to any query, over any documents, however they came into the index.

use super::book::{Book, cases, place, sorted};
use crate::index::{Index, Order, Page};
use crate::model::{CardKind, Id, Names};
use crate::query::{self, Context, Doc, DocKind, Flow, Form, Name, Part, Query, Role, State};
use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn text() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "renewal",
        "renew",
        "re",
        "ERP",
        "café",
        "张伟",
        "张",
        "利率",
        "贷款续期",
        "贷款",
        "续",
        "x2",
        "4.1%",
        "-",
        "，",
        "! ",
        "\n",
        " ",
        " ",
        "a b",
        "b a",
    ]);
    prop::collection::vec(piece, 1..9).prop_map(|pieces| pieces.concat())
}

fn flow() -> impl Strategy<Value = Flow> {
    let key = prop::option::of(select(vec!["outcome", "hours", "备注"]));
    (select(Part::ALL.to_vec()), key, text()).prop_map(|(part, key, text)| {
        let key = key.filter(|_| part == Part::Field).map(str::to_owned);
        Flow { part, key, text }
    })
}

fn name() -> impl Strategy<Value = Name> {
    let text = select(vec![
        "张伟",
        "张总",
        "张",
        "张伟谈续贷",
        "张总好",
        "Li Na",
        "li na and",
        "Lina",
        "loan-renewal",
        "Q4",
        "上门拜访",
        "拜访",
    ]);
    let form = select(vec![Form::Field, Form::Quoted, Form::Open]);
    (select(Role::ALL.to_vec()), form, text).prop_map(|(role, form, text)| Name { role, form, text: text.to_owned() })
}

prop_compose! {
    fn doc()(
        kind in select(DocKind::ALL.to_vec()),
        id in prop::option::of(any::<[u8; 8]>()),
        day in prop::option::of(0_u64..40),
        minute in prop::option::of(0_u32..1440),
        line in 1_usize..50,
        flows in prop::collection::vec(flow(), 0..5),
        names in prop::collection::vec(name(), 0..4),
        states in subsequence(State::ALL.to_vec(), 0..3),
    ) -> Doc {
        let first = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        Doc {
            kind,
            id: id.map(Id::from_random),
            date: day.map(|day| first + chrono::Days::new(day)),
            start: minute.map(|minute| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap()),
            line,
            flows,
            names,
            states,
        }
    }
}

fn asked() -> impl Strategy<Value = String> {
    let atom = prop_oneof![
        select(vec![
            "renewal",
            "re",
            "renew*",
            "erp",
            "cafe",
            "张",
            "张伟",
            "利率",
            "贷款*",
            "a",
            "\"a b\"",
            "“b a”",
            "\"x2 4.1\"",
            "4.1",
            "\"re renew*\"",
            "\"利率，贷款\""
        ]),
        select(vec![
            "contact:张伟",
            "contact:张总",
            "@张",
            "contact:na",
            "with:伟",
            "org:li*",
            "tag:q4",
            "tag:q",
            "kind:拜访",
            "kind:上*",
            "+loan",
            "project:\"loan renewal\"",
            "%张*"
        ]),
        select(vec![
            "type:task",
            "type:contact",
            "is:open",
            "is:private",
            "on:2026-11-07",
            "since:2026-11-20",
            "until:2026-11-10",
            "outcome:利率",
            "hours:x2",
            "备注：张伟",
            "备注:\"a b\"",
            "结果：re*"
        ]),
    ];
    atom.prop_map(str::to_owned).prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            inner.prop_map(|a| format!("NOT ({a})")),
        ]
    })
}

fn names() -> Names {
    let mut names = Names::default();
    names.insert(CardKind::Contact, "张伟", ["张总"]);
    names.insert(CardKind::Contact, "张", []);
    names.insert(CardKind::Contact, "Li Na", ["Lina"]);
    names.insert(CardKind::Project, "loan-renewal", []);
    names.insert(CardKind::Org, "张总好", []);
    names
}

fn read(text: &str) -> Query {
    let names = names();
    query::parse(text, &Context { today: "2026-11-21".parse().unwrap(), names: Some(&names) }).unwrap()
}

#[derive(Debug, Clone)]
enum Change {
    Set(usize, Vec<Doc>),
    Touch(usize),
    Remove(usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (0_usize..12, prop::collection::vec(doc(), 0..4)).prop_map(|(file, docs)| Change::Set(file, docs)),
        1 => (0_usize..6).prop_map(Change::Touch),
        1 => (0_usize..6).prop_map(Change::Remove),
    ]
}

fn path(file: usize) -> String {
    format!("2026/11/file-{file:02}.md")
}

fn check(book: &Book, queries: &[String], place: &crate::index::Place) -> Result<(), TestCaseError> {
    let walk = book.walk();
    let mut index = Index::open(place, &walk, super::book::LATER, book);
    for text in queries {
        let query = read(text);
        let mut expected = book.expected(&query);
        expected.sort();
        prop_assert_eq!(sorted(index.search(&query, Page::default())), expected, "{}", text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(cases(96)) })]

    #[test]
    fn index_and_matcher_agree(
        files in prop::collection::vec(prop::collection::vec(doc(), 0..4), 6..10),
        changes in prop::collection::vec(change(), 0..6),
        queries in prop::collection::vec(asked(), 6),
    ) {
        let cache = tempfile::tempdir().unwrap();
        let place = place(cache.path());
        let mut book = Book::default();
        files.into_iter().enumerate().for_each(|(file, docs)| book.set(&path(file), docs));
        check(&book, &queries, &place)?;
        for change in changes {
            match change {
                Change::Set(file, docs) => book.set(&path(file), docs),
                Change::Touch(file) if book.walk().iter().any(|known| known.path == path(file)) => book.touch(&path(file)),
                Change::Touch(_) => {}
                Change::Remove(file) => book.remove(&path(file)),
            }
        }
        // First with the changes in memory, then with them in the index.
        check(&book, &queries, &place)?;
        book.fold(&place);
        prop_assert!(matches!(book.health(&place).as_str(), "ready, 0 changed"));
        check(&book, &queries, &place)?;
    }

    #[test]
    fn pages_are_cut_from_the_whole_in_order(
        files in prop::collection::vec(prop::collection::vec(doc(), 0..5), 1..6),
        recent in prop::collection::vec(doc(), 0..5),
        text in asked(),
        offset in 0_usize..6,
        limit in 0_usize..6,
        order in select(vec![Order::Newest, Order::Oldest, Order::Best]),
    ) {
        let cache = tempfile::tempdir().unwrap();
        let place = place(cache.path());
        let mut book = Book::default();
        files.into_iter().enumerate().for_each(|(file, docs)| book.set(&path(file), docs));
        book.health(&place);
        book.set(&path(3), recent);
        let query = read(&text);
        let all = book.page(&place, &query, order, 0, None);
        let some = book.page(&place, &query, order, offset, Some(limit));
        prop_assert_eq!(some.total, all.total);
        let cut: Vec<_> = all.hits.iter().skip(offset).take(limit).cloned().collect();
        prop_assert_eq!(some.hits, cut);
        let days: Vec<_> = all.hits.iter().filter_map(|hit| hit.date).collect();
        match order {
            Order::Newest => prop_assert!(days.is_sorted_by(|a, b| a >= b)),
            Order::Oldest => prop_assert!(days.is_sorted()),
            Order::Best => prop_assert!(all.hits.is_sorted_by(|a, b| a.score >= b.score)),
        }
        if order != Order::Best {
            prop_assert!(all.hits.is_sorted_by_key(|hit| hit.date.is_none()), "what has no day comes last");
        }
    }
}

#[test]
fn ids_and_names_come_from_index_and_memory_alike() {
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let mut book = Book::default();
    let with_id = |id: &str, line| {
        let mut doc = super::book::entry("2026-11-21", line, "x", "");
        doc.id = Id::parse(id);
        doc
    };
    let card = |name: &str, alias: &str| {
        let mut card = crate::model::Card::new(CardKind::Contact, name);
        card.aliases.push(alias.to_owned());
        Doc::of_card(&card)
    };
    book.set("2026/11/2026-11-20.md", vec![with_id("k7q2m9xd", 3), with_id("k7q3aaaa", 9)]);
    book.set("contacts/张伟.md", vec![card("张伟", "张总")]);
    book.set("contacts/old.md", vec![card("Old", "Older")]);
    book.health(&place);
    book.set("2026/11/2026-11-21.md", vec![with_id("k7q2zzzz", 5)]);
    book.set("contacts/li-na.md", vec![card("Li Na", "娜娜")]);
    book.remove("contacts/old.md");
    let walk = book.walk();
    let mut index = Index::open(&place, &walk, super::book::LATER, &book);
    let found = |index: &mut Index<'_>, prefix| index.by_id(prefix).into_iter().map(|hit| hit.line).collect::<Vec<_>>();
    assert_eq!(found(&mut index, "k7q2"), [5, 3]);
    assert_eq!(found(&mut index, "k7q2m9xd"), [3]);
    assert_eq!(found(&mut index, "k7q9"), [0; 0]);
    let names = index.names();
    assert_eq!(names.resolve(CardKind::Contact, "张总"), Some("张伟"));
    assert_eq!(names.resolve(CardKind::Contact, "娜娜"), Some("Li Na"));
    assert_eq!(names.resolve(CardKind::Contact, "Older"), None);
}
