//! Cards read, written and changed.

use super::*;
use crate::format::diagnostics::Problem;
use crate::model::{Card, CardKind, Contact, Details, Employment, Organisation, Project};
use chrono::NaiveDate;

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn read(kind: CardKind, source: &str) -> Card {
    let parsed = parse_card(kind, "stem", source);
    assert_eq!(parsed.diagnostics, [], "{source}");
    parsed.card
}

fn contact(source: &str) -> Contact {
    match read(CardKind::Contact, source).details {
        Details::Contact(contact) => contact,
        other => panic!("{other:?}"),
    }
}

#[test]
fn cards_of_all_kinds() {
    let project = read(
        CardKind::Project,
        "+++\nname = \"贷款续期\"\naliases = [\"loan\"]\nstatus = \"active\"\norg = \"Hengda\"\nstart = 2026-01-01\ndue = \
         \"2026-12-31\"\ngoal = \"done\"\ncolour = 'red'\n+++\n\n# Notes\n\ntext\n",
    );
    assert_eq!((project.name.as_str(), project.aliases.as_slice()), ("贷款续期", ["loan".to_owned()].as_slice()));
    assert_eq!(project.other, [("colour".to_owned(), "'red'".to_owned())]);
    assert_eq!(project.body, "# Notes\n\ntext");
    let details = Project {
        status: Some("active".into()),
        org: Some("Hengda".into()),
        start: day("2026-01-01"),
        due: day("2026-12-31"),
        goal: Some("done".into()),
    };
    assert_eq!(project.details, Details::Project(details));

    let org = read(
        CardKind::Org,
        "\u{FEFF}+++\r\nname = \"恒达\"\r\ntier = { name = \"A\", since = 2026-01-01 }\r\nneeds = \"loan\"\r\n+++\r\ntext\r\n",
    );
    assert_eq!(org.body, "text");
    let details = Organisation {
        tier: Some("A".into()),
        tier_since: day("2026-01-01"),
        needs: vec!["loan".into()],
        ..Organisation::default()
    };
    assert_eq!(org.details, Details::Org(details));
}

#[test]
fn where_people_work() {
    let job = |org: &str, from: Option<&str>, until: Option<&str>| Employment {
        org: org.into(),
        from: from.and_then(day),
        until: until.and_then(day),
    };
    let cases = [
        ("org = \"A\"", vec![job("A", None, None)]),
        ("org = [\"A\", \"B\"]", vec![job("A", None, None), job("B", None, None)]),
        ("org = { name = \"A\", from = 2020-01-01 }", vec![job("A", Some("2020-01-01"), None)]),
        (
            "org = [{ org = \"A\", since = \"2020-01-01\", until = 2021-01-01 }, \"B\"]",
            vec![job("A", Some("2020-01-01"), Some("2021-01-01")), job("B", None, None)],
        ),
        (
            "[[org]]\nname = \"A\"\nuntil = 2021-01-01\n[[org]]\nname = \"B\"",
            vec![job("A", None, Some("2021-01-01")), job("B", None, None)],
        ),
        ("org = \"\"", vec![]),
    ];
    for (line, orgs) in cases {
        assert_eq!(contact(&format!("+++\nname = \"x\"\n{line}\n+++\n")).orgs, orgs, "{line}");
    }
    let dates =
        contact("+++\nname = \"x\"\nphones = 13800000000\n[dates]\nbirthday = \"05-12\"\nmet = 2020-01-01\n+++\n");
    assert_eq!(dates.phones, ["13800000000"]);
    assert_eq!(dates.dates, [("birthday".to_owned(), "05-12".to_owned()), ("met".to_owned(), "2020-01-01".to_owned())]);
}

#[test]
fn what_is_odd_never_stops_reading() {
    let cases = [
        ("just text\n", "stem", "just text", "1 NoFrontMatter"),
        ("", "stem", "", "1 NoFrontMatter"),
        ("+++\nname = \"x\"\n", "stem", "+++\nname = \"x\"", "1 NoFrontMatter"),
        ("+++\nstatus = \"a\"\n+++\ntext\n", "stem", "text", "2 NoName"),
        ("+++\n+++\n", "stem", "", "2 NoName"),
        ("+++\nname = \"x\"\nstatus = \n+++\ntext\n", "x", "text", "3 BrokenFrontMatter"),
        ("+++\nname = \"x\"\ndue = \"soon\"\n+++\n", "x", "", "3 NotUnderstood"),
        ("+++\nname = \"x\"\naliases = 1.5\n+++\n", "x", "", "3 NotUnderstood"),
        ("+++\nname = \"x\"\nstatus = [1]\n+++\n", "x", "", "3 NotUnderstood"),
    ];
    for (source, name, body, expected) in cases {
        let parsed = parse_card(CardKind::Project, "stem", source);
        let first = &parsed.diagnostics[0];
        let word = format!("{} {:?}", first.line, first.problem);
        assert!(word.starts_with(expected), "{source:?}: {word}");
        assert_eq!((parsed.card.name.as_str(), parsed.card.body.as_str()), (name, body), "{source:?}");
    }
    let parsed = parse_card(CardKind::Project, "stem", "+++\nname = \"x\"\nmine = 1\n[table]\na = 1\n+++\n");
    assert_eq!(parsed.card.other, [("mine".to_owned(), "1".to_owned()), ("table".to_owned(), "{ a = 1 }".to_owned())]);
    let broken = parse_card(CardKind::Project, "stem", "+++\nname = \"x\ny\n+++\n");
    assert!(matches!(broken.diagnostics[0].problem, Problem::BrokenFrontMatter { .. }));
}

#[test]
fn what_is_written_reads_back() {
    let mut card = Card::new(CardKind::Contact, "李\"娜\\");
    card.aliases = vec!["Li Na".into(), "娜\n娜".into()];
    card.details = Details::Contact(Contact {
        relation: Some("client".into()),
        orgs: vec![Employment { org: "A".into(), from: day("2020-01-01"), until: None }],
        title: Some("CFO".into()),
        phones: vec!["+86 138".into()],
        emails: vec!["a@b.c".into()],
        dates: vec![("birthday".into(), "05-12".into()), ("入职".into(), "2020".into())],
        tier: Some("A".into()),
    });
    card.other = vec![("custom key".into(), "[1, 2]".into())];
    card.body = "# Notes\n\ntext".into();
    let text = new_card(&card);
    let again = parse_card(CardKind::Contact, "stem", &text);
    assert_eq!(again.diagnostics, [], "{text}");
    assert_eq!(again.card, card, "{text}");
    let plain = new_card(&Card::new(CardKind::Org, "恒达机械"));
    assert_eq!(plain, "+++\nname = \"恒达机械\"\n+++\n");
}

#[test]
fn keys_are_set_by_the_line() {
    let value = |text: &str| toml::Value::from(text);
    let cases = [
        ("+++\nname = 'x' # id\nstatus='a' # now\n+++\nb\n", "+++\nname = 'x' # id\nstatus=\"new\" # now\n+++\nb\n"),
        ("+++\nname = 'x'\n+++\n", "+++\nname = 'x'\nstatus = \"new\"\n+++\n"),
        ("+++\r\nname = 'x'\r\n+++\r\nb", "+++\r\nname = 'x'\r\nstatus = \"new\"\r\n+++\r\nb"),
        ("+++\nname = 'x'\n\n[t]\na = 1\n+++\n", "+++\nname = 'x'\nstatus = \"new\"\n\n[t]\na = 1\n+++\n"),
        ("+++\n[t]\na = 1\n+++\n", "+++\nstatus = \"new\"\n[t]\na = 1\n+++\n"),
        ("+++\nstatus = [\n  1, # one\n]\n+++\n", "+++\nstatus = \"new\"\n+++\n"),
        ("text\n", "+++\nstatus = \"new\"\n+++\n\ntext\n"),
        ("\u{FEFF}", "\u{FEFF}+++\nstatus = \"new\"\n+++\n"),
    ];
    for (source, expected) in cases {
        assert_eq!(set_key(source, "status", &value("new")).as_deref(), Ok(expected), "{source:?}");
    }
    assert!(matches!(set_key("+++\na = \n+++\n", "b", &value("x")), Err(CardEditError::Broken { line: 2, .. })));
    for source in ["+++\n[b]\na = 1\n+++\n", "+++\n[[b]]\na = 1\n+++\n", "+++\nb.a = 1\n+++\n"] {
        assert_eq!(set_key(source, "b", &value("x")), Err(CardEditError::IsTable { key: "b".into() }), "{source:?}");
    }
}

#[test]
fn aliases_are_added_where_they_stand() {
    let cases = [
        ("name = 'x'", "name = 'x'\naliases = [\"Neu\"]"),
        ("aliases = []", "aliases = [\"Neu\"]"),
        ("aliases = ['a']  # c", "aliases = ['a', \"Neu\"]  # c"),
        ("aliases = [\n  'a',\n  'b', # c\n]", "aliases = [\n  'a',\n  'b',\n  \"Neu\", # c\n]"),
        ("aliases = [\n  'a',\n]", "aliases = [\n  'a',\n  \"Neu\",\n]"),
        ("aliases = 'a'", "aliases = [\"a\", \"Neu\"]"),
        ("aliases = ['NEU']", "aliases = ['NEU']"),
        ("name = 'neu'", "name = 'neu'"),
    ];
    for (toml, expected) in cases {
        let result = add_alias(&format!("+++\n{toml}\n+++\n"), "Neu");
        assert_eq!(result, Ok(format!("+++\n{expected}\n+++\n")), "{toml:?}");
    }
}

proptest::proptest! {
    #![proptest_config(crate::format::testing::config())]

    #[test]
    fn any_text_is_a_card(source in "(\u{FEFF})?(\\+\\+\\+\r?\n)?([a-z\\[\\]={}\"'#,. 1张\r\n+-]{0,12}\n){0,4}(\\+\\+\\+\n)?[a-z\n]{0,9}") {
        let parsed = parse_card(CardKind::Contact, "stem", &source);
        proptest::prop_assert!(!parsed.card.name.is_empty());
        if let Ok(changed) = set_key(&source, "tier", &toml::Value::from("A")) {
            let again = parse_card(CardKind::Contact, "stem", &changed);
            let Details::Contact(contact) = again.card.details else { unreachable!() };
            proptest::prop_assert_eq!(contact.tier.as_deref(), Some("A"));
        }
    }
}
