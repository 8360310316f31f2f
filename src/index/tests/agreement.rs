//! The index and the matcher give the same answers: to any query, over any documents, however they came into the index.

use super::book::{Book, cases, place, sorted};
use crate::index::{Index, Order, Page};
use crate::model::{CardKind, Employment, Id, Names};
use crate::query::{self, Context, Doc, DocKind, Fact, Flow, Form, Name, Number, Part, People, Query, Role, State};
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
        "Renewals",
        "renewed",
        "rewenal",
        "張總",
        "賃率",
        "foo_bar",
        "INV-2041",
        "Cafe\u{301}",
        "か\u{3099}",
        "ſ",
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
        "拜訪",
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
        facts in subsequence(Fact::ALL.to_vec(), 0..2),
        numbers in prop::collection::vec(number(), 0..3),
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
            facts,
            numbers,
            jobs: Vec::new(),
        }
    }
}

fn number() -> impl Strategy<Value = Number> {
    let key = select(vec!["/minutes", "/amount", "/figure", "/due", "/prio", "hours", "mileage"]);
    let value = prop_oneof![-3_i64..9, Just(739_925), Just(i64::MIN / 1000), Just(500_000_000)];
    (key, value).prop_map(|(key, value)| Number { key: key.to_owned(), value: value * 1000 })
}

/// Draws a query out of everything that the language has.
fn asked() -> impl Strategy<Value = String> {
    let word = select(vec![
        "renewal",
        "re",
        "renew",
        "erp",
        "cafe",
        "Café",
        "张",
        "张伟",
        "張偉",
        "利率",
        "贷款续期",
        "a",
        "4.1",
        "foo_bar",
        "inv-2041",
        "foo",
        "renewals",
        "renewing",
        "张总",
        "zw",
        "zhangwei",
        "lina",
        "ＥＲＰ",
        "が",
        "か",
        "s",
    ]);
    let words = prop_oneof![
        4 => word.clone().prop_map(str::to_owned),
        1 => word.clone().prop_map(|word| format!("{word}*")),
        1 => select(vec!["renewl~", "rewenal~1", "er~2", "*newal", "r*l", "re..", "r*n*"]).prop_map(str::to_owned),
        1 => (word.clone(), word, select(vec!["\"\"", "“”", "「」"])).prop_map(|(a, b, quotes)| {
            let mut quotes = quotes.chars();
            format!("{}{a} {b}{}", quotes.next().unwrap(), quotes.next().unwrap())
        }),
        1 => select(vec![
            "/renew/", "/re.?n/", "/^a/", "/利.|款$/", "/(erp|café) ?/", "/(?-i)ERP/", "/x\\d/", "/INV-\\d{4}/", "/\\bre\\b/", "/s/", "/(re)?a b/",
        ]).prop_map(str::to_owned),
    ];
    let name = select(vec![
        "张伟",
        "张总",
        "張總",
        "张",
        "伟",
        "na",
        "lina",
        "zw",
        "zhang",
        "张*",
        "*伟*",
        "\"li na\"",
        "loan",
        "q4",
        "q*",
        "拜訪",
        "*",
        "x",
    ]);
    let names = prop_oneof![
        (
            select(vec!["project", "contact", "org", "with", "tag", "kind", "项目", "聯繫人", "联系人", "标签"]),
            name.clone()
        )
            .prop_map(|(key, name)| format!("{key}:{name}")),
        (select(vec!["@", "+", "%", "#", "＠"]), name).prop_filter_map("a sigil with a name", |(sigil, name)| {
            name.starts_with(|c: char| c.is_alphabetic() || c == '"').then(|| format!("{sigil}{name}"))
        }),
    ];
    let state = select(State::ALL.to_vec()).prop_map(|state| format!("is:{}", state.as_str()));
    let kind = select(DocKind::ALL.to_vec()).prop_map(|kind| format!("type:{}", kind.as_str()));
    let has = select(query::fact_words().collect::<Vec<_>>()).prop_map(|word| format!("has:{word}"));
    let key = select(vec!["hours", "工时", "minutes", "amount", "figure", "mileage", "prio", "progress"]);
    let number = (key, select(vec!["2..", "..5", "1..3", "0.05..0.1", "-2..", "500万..", "2"]));
    let numbers = number.prop_map(|(key, range)| format!("{key}:{range}"));
    let day =
        select(vec!["2026-11-07", "2026-11", "2026-11-05..2026-11-20", "2026-11-10..", "..2026-11-10", "last week"]);
    let days = (select(vec!["on", "since", "until", "due", "日期", "截止"]), day)
        .prop_map(|(key, day)| format!("{key}:{day}"));
    let value = select(vec!["利率", "re*", "renewals", "\"a b\"", "/re/", "*", "rewenal~", "x2", "4.1%"]);
    let fields = (select(vec!["outcome", "结果", "hours", "备注", "備註", "expense"]), value)
        .prop_map(|(key, value)| format!("{key}:{value}"));
    let atom =
        prop_oneof![6 => words, 3 => names, 1 => state, 1 => kind, 1 => has, 1 => numbers, 2 => days, 2 => fields];
    atom.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            2 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} {b}")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} AND {b}")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[ {a} 或 {b} ]")),
            2 => inner.prop_map(|a| format!("NOT ({a})")),
        ]
    })
}

/// A query, and whether its texts are meant exactly.
fn meant() -> impl Strategy<Value = (String, bool)> {
    (asked(), prop::bool::weighted(0.2))
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

fn people() -> People {
    let day = |day: &str| day.parse().ok();
    let job = |org: &str, from, until| Employment { org: org.to_owned(), from, until };
    let mut people = People::default();
    people.insert("张伟", vec![job("张总好", None, day("2026-11-15"))]);
    people.insert("Li Na", vec![job("张总好", None, None), job("x", day("2026-11-05"), day("2026-11-09"))]);
    people
}

/// Reads a query; `None` for one that is refused, as `张伟~` is, and as words are that hold nothing to search.
fn read((text, exact): &(String, bool)) -> Option<Query> {
    let (names, people) = (names(), people());
    let late = ["k7q2m9xd".to_owned()];
    let context = Context {
        names: Some(&names),
        people: Some(&people),
        late: Some(&late),
        exact: *exact,
        ..Context::on("2026-11-21".parse().unwrap())
    };
    query::parse(text, &context).ok()
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

fn check(book: &Book, queries: &[(String, bool)], place: &crate::index::Place) -> Result<(), TestCaseError> {
    let walk = book.walk();
    let mut index = Index::open(place, &walk, super::book::LATER, book);
    for text in queries {
        let Some(query) = read(text) else { continue };
        let mut expected = book.expected(&query);
        expected.sort();
        prop_assert_eq!(sorted(index.search(&query, Page::default())), expected, "{:?}", text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(cases(96)) })]

    #[test]
    fn index_and_matcher_agree(
        files in prop::collection::vec(prop::collection::vec(doc(), 0..4), 6..10),
        changes in prop::collection::vec(change(), 0..6),
        queries in prop::collection::vec(meant(), 6),
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
        text in meant(),
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
        prop_assume!(query.is_some());
        let query = query.unwrap_or(Query::All);
        let all = book.page(&place, &query, order, 0, None);
        let some = book.page(&place, &query, order, offset, Some(limit));
        prop_assert_eq!(some.total, all.total);
        let cut: Vec<_> = all.hits.iter().skip(offset).take(limit).cloned().collect();
        prop_assert_eq!(some.hits, cut);
        let days: Vec<_> = all.hits.iter().filter_map(|hit| hit.date).collect();
        match order {
            Order::Newest => prop_assert!(days.is_sorted_by(|a, b| a >= b)),
            Order::Oldest => prop_assert!(days.is_sorted()),
            // What is much better comes first; a recent day makes up for little.
            Order::Best => prop_assert!(all.hits.is_sorted_by(|a, b| a.score + 3 >= b.score)),
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
    for (word, card) in [("張總", Some("张伟")), ("zhangwei", Some("张伟")), ("nn", Some("Li Na")), ("older", None)]
    {
        let called = index.names_called(&[word.to_owned()]);
        assert_eq!(called.cards(CardKind::Contact).next(), card, "{word}");
        assert_eq!(called.cards(CardKind::Contact).count(), usize::from(card.is_some()), "{word}");
    }
}
