//! Before, edit, after.

use super::*;
use crate::calendar::{End, Times};
use crate::format::keys::Key;
use crate::format::parse::parse_day;
use crate::format::rules::{Language, Rules};
use crate::model::{Figure, Id, Money, Scale};
use chrono::{NaiveDate, NaiveTime};

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn id() -> Id {
    Id::parse("k7q2m9xd").unwrap()
}

fn at(hour: u32) -> Option<Times> {
    Some(Times::at(NaiveTime::from_hms_opt(hour, 0, 0).unwrap()))
}

fn entry(content: EntryContent) -> NewEntry {
    NewEntry { id: id(), content, tasks: Vec::new() }
}

fn titled(title: &str) -> EntryContent {
    EntryContent::titled(title)
}

fn add(source: &str, content: EntryContent) -> Edited {
    add_entry(source, date(), &entry(content), &Rules::default()).unwrap()
}

fn refusal(content: EntryContent) -> EditError {
    add_entry("", date(), &entry(content), &Rules::default()).unwrap_err()
}

fn full() -> EntryContent {
    let mut content = titled("Visited Hengda");
    let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    content.times = Some(Times { start: time(9, 0), end: End::At(time(10, 30)) });
    content.links.projects = vec!["loan-renewal".into()];
    content.links.contacts = vec!["张伟".into(), "Smith, Jones & Co".into()];
    content.kind = Some("visit".into());
    content.outcome = Some("they take 4.1 %".into());
    let number = 500.into();
    content.figures = vec![Figure { name: "new deposits".into(), number, scale: Scale::Wan, unit: "元".into() }];
    let taxi = Money { amount: "35.00".parse().unwrap(), currency: "CNY".into(), note: Some("taxi".into()) };
    content.expenses = vec![taxi];
    content.private = true;
    content.fields = vec![("weather".into(), "rain".into())];
    content.body = "They agree.".into();
    content
}

#[test]
fn a_new_file_in_english() {
    let mut new = entry(full());
    new.tasks = vec![NewTask {
        due: NaiveDate::from_ymd_opt(2026, 11, 24),
        ..NewTask::open(Id::parse("m5t8y1ra").unwrap(), "send the quote")
    }];
    let edited = add_entry("", date(), &new, &Rules::default()).unwrap();
    let expected = "\
# 2026-11-21

## 09:00-10:30 Visited Hengda <!--k7q2m9xd-->

- project: loan-renewal
- contacts: 张伟, \"Smith, Jones & Co\"
- kind: visit
- outcome: they take 4.1 %
- figure: new deposits 500 万元
- expense: 35.00 CNY taxi
- private: yes
- weather: rain
- [ ] send the quote due:2026-11-24 <!--m5t8y1ra-->

They agree.
";
    assert_eq!(edited.text, expected);
    assert_eq!((edited.line, edited.notes), (3, vec![]));
}

#[test]
fn a_new_file_in_chinese() {
    let rules = Rules { language: Language::Chinese, ..Rules::default() };
    let mut content = titled("拜访恒达机械");
    content.links.contacts = vec!["张伟".into(), "李娜".into()];
    content.private = true;
    let mut new = entry(content);
    new.tasks = vec![NewTask {
        due: NaiveDate::from_ymd_opt(2026, 11, 24),
        prio: Some(1),
        ..NewTask::open(Id::parse("m5t8y1ra").unwrap(), "送报价单")
    }];
    let edited = add_entry("", date(), &new, &rules).unwrap();
    let expected = "# 2026-11-21 星期六\n\n## 拜访恒达机械 <!--k7q2m9xd-->\n\n- 联系人：张伟、李娜\n- 不上报：是\n- [ ] 送报价单 截止：2026-11-24 \
                    优先级：1 <!--m5t8y1ra-->\n";
    assert_eq!(edited.text, expected);
}

#[test]
fn where_an_entry_goes() {
    let timed = |hour| EntryContent { times: at(hour), ..titled("new") };
    let new = "## 10:00 new <!--k7q2m9xd-->\n";
    let cases = [
        // In the order of time, before the first later one; untimed ones stay where they are.
        ("## 9:00 a\n\n## b\n\n## 11:00 c\n", timed(10), format!("## 9:00 a\n\n## b\n\n{new}\n## 11:00 c\n")),
        // Without an order there is none to keep.
        ("## 12:00 a\n\n## 11:00 c\n", timed(10), format!("## 12:00 a\n\n## 11:00 c\n\n{new}")),
        // Behind the last entry, before the summary and tomorrow's plan.
        ("## 9:00 a\n\n## Summary\n\nx\n", timed(10), format!("## 9:00 a\n\n{new}\n## Summary\n\nx\n")),
        ("## Plan\n\n- [ ] a\n\n## 明日计划\n", timed(10), format!("## Plan\n\n- [ ] a\n\n{new}\n## 明日计划\n")),
        ("## Summary\n", timed(10), format!("{new}\n## Summary\n")),
        // Spacing as the file has it; no last ending where there was none.
        ("## a\n\n\n## b", timed(10), format!("## a\n\n\n## b\n\n\n{}", new.trim_end())),
        ("## a\n\n\n", timed(10), format!("## a\n\n\n{new}")),
        ("## a\ntext\n## b\n", timed(10), format!("## a\ntext\n## b\n\n{new}")),
        ("## a\r\n\r\nx\r\n", timed(10), format!("## a\r\n\r\nx\r\n\r\n{}", new.replace('\n', "\r\n"))),
        ("\u{FEFF}", timed(10), format!("\u{FEFF}# 2026-11-21\n\n{new}")),
        ("---\na: b\n---\n", timed(10), format!("---\na: b\n---\n\n# 2026-11-21\n\n{new}")),
        ("# My day\n", timed(10), format!("# My day\n\n{new}")),
    ];
    for (source, content, expected) in cases {
        assert_eq!(add(source, content).text, expected, "{source:?}");
    }
}

#[test]
fn the_files_style_is_kept() {
    let source = "# x\n\n## a\n* 联系人：张伟，李娜\n\ntext\n";
    let mut content = titled("b");
    content.links.contacts = vec!["甲".into(), "乙".into()];
    content.body = "c".into();
    let expected = format!("{source}\n## b <!--k7q2m9xd-->\n* 联系人：甲，乙\n\nc\n");
    assert_eq!(add(source, content).text, expected);
}

#[test]
fn bodies_stay_bodies() {
    let with_body = |body: &str| EntryContent { body: body.into(), ..titled("a") };
    let cases = [
        ("# h\n\ntext", "### h\n\ntext", vec![Note::HeadingsShifted { by: 2 }]),
        ("```\n## x", "```\n## x\n```", vec![Note::FenceClosed]),
        ("<!-- x", "<!-- x\n-->", vec![Note::HtmlClosed]),
        ("- project: x", "<!-- -->\n\n- project: x", vec![Note::BodyMarked]),
        ("- mood: x", "- mood: x", vec![]),
        ("- [ ] call", "- [ ] call", vec![]),
        // `a: b` over a rule is a setext heading.
        ("---\na: b\n---", "---\n### a: b", vec![Note::HeadingsShifted { by: 1 }]),
    ];
    for (body, written, notes) in cases {
        let edited = add("", with_body(body));
        assert_eq!(edited.text, format!("# 2026-11-21\n\n## a <!--k7q2m9xd-->\n\n{written}\n"), "{body:?}");
        assert_eq!(edited.notes, notes, "{body:?}");
    }
    let marked = parse_day(date(), &add("", with_body("- project: x")).text, &Rules::default());
    assert_eq!(marked.day.entries[0].body, "- project: x");
    assert!(marked.day.entries[0].links.is_empty());
}

#[test]
fn titles_are_kept_or_refused() {
    for title in
        ["Plan", "小结", "fix #", "25:00 x", "C# ##", "# x", "a <!-- b", "`x", "{#id}", "- x", "9:00am x", "9:00, x"]
    {
        let parsed = parse_day(date(), &add("", titled(title)).text, &Rules::default());
        assert_eq!(parsed.day.entries[0].title, title);
    }
    assert_eq!(parse_day(date(), &add("", titled("  x ")).text, &Rules::default()).day.entries[0].title, "x");
    let cases = [
        (titled(""), TextProblem::Empty),
        (titled(" \t"), TextProblem::Empty),
        (titled("a\nb"), TextProblem::SeveralLines),
        (titled("a\u{1b}[0m"), TextProblem::ControlCharacter),
        (titled("9:00 x"), TextProblem::BeginsLikeTime),
        (EntryContent { times: at(9), ..titled("- 10:00 x") }, TextProblem::BeginsLikeTime),
        (titled("a <!--k7q2m9xe-->"), TextProblem::EndsLikeId),
    ];
    for (content, problem) in cases {
        assert_eq!(refusal(content.clone()), EditError::Text { part: Part::Title, problem }, "{content:?}");
    }
}

#[test]
fn values_are_kept_or_refused() {
    let own = |key: &str| EntryContent { fields: vec![(key.into(), "x".into())], ..titled("a") };
    let text = |part, problem| EditError::Text { part, problem };
    assert_eq!(refusal(own("weather")), text(Part::OwnField("weather".into()), TextProblem::Undeclared));
    assert_eq!(refusal(own("a:b")), text(Part::OwnField("a:b".into()), TextProblem::NotAKey));
    let outcome = EntryContent { outcome: Some("a\nb".into()), ..titled("a") };
    assert_eq!(refusal(outcome), text(Part::Field(Key::Outcome), TextProblem::SeveralLines));
    let zone = EntryContent { zone: Some("Mars".into()), ..titled("a") };
    let difference = Difference::Field(Key::Zone);
    assert_eq!(refusal(zone), EditError::ReadsDifferently { difference, cause: None });
    let rules = Rules { own_fields: ["weather"].into_iter().collect(), ..Rules::default() };
    assert!(add_entry("", date(), &entry(own("weather")), &rules).is_ok());
}

#[test]
fn what_would_be_swallowed_is_refused() {
    let source = "## a\n\n```\nopen\n";
    let error = add_entry(source, date(), &entry(titled("b")), &Rules::default()).unwrap_err();
    let EditError::ReadsDifferently { difference, cause } = error else { panic!("{error:?}") };
    assert_eq!(difference, Difference::Missing);
    assert_eq!(cause.map(|cause| cause.line), Some(3));
    let taken = add_entry("## a <!--k7q2m9xd-->\n", date(), &entry(titled("b")), &Rules::default()).unwrap_err();
    assert_eq!(taken, EditError::IdTaken { id: id(), line: 1 });
}

const DAY: &str = "# 2026-11-21\n\n## 9:00-10:30 Visit <!--k7q2m9xd-->\n\n- project: x\n- 联系人：张伟、王芳\n- mood: good\n- figure: a 1\n- figure: b \
                   2\n- [ ] task\n\none\ntwo\nthree\n\n## 11:00 Other\n";

fn change(source: &str, change: impl Fn(&mut EntryContent)) -> Edited {
    let parsed = parse_day(date(), source, &Rules::default());
    let mut content = EntryContent::from(&parsed.day.entries[0]);
    change(&mut content);
    change_entry(source, date(), &parsed.day.entries[0].id, &content, &Rules::default()).unwrap()
}

#[test]
fn changes_touch_only_their_lines() {
    type Change = fn(&mut EntryContent);
    let cases: [(Change, &str, &str); 15] = [
        (|c| c.title = "Call".into(), "10:30 Visit", "10:30 Call"),
        (|c| c.times = at(8), "9:00-10:30 Visit", "08:00 Visit"),
        (|c| c.times = None, "9:00-10:30 Visit", "Visit"),
        (|c| c.links.projects = vec!["y".into(), "z".into()], "project: x", "project: y、z"),
        (|c| c.links.projects.clear(), "- project: x\n", ""),
        (|c| c.links.contacts.push("李娜".into()), "王芳", "王芳、李娜"),
        (|c| c.fields[0].1 = "bad".into(), "mood: good", "mood: bad"),
        (|c| c.fields.push(("sky".into(), "blue".into())), "mood: good\n", "mood: good\n- sky: blue\n"),
        (|c| c.fields.clear(), "- mood: good\n", ""),
        (|c| drop(c.figures.remove(0)), "- figure: a 1\n- figure: b 2\n", "- figure: b 2\n"),
        (|c| c.figures.push(c.figures[0].clone()), "b 2\n", "b 2\n- figure: a 1\n"),
        (|c| c.outcome = Some("won".into()), "b 2\n", "b 2\n- outcome: won\n"),
        (|c| c.body = "one\n2\nthree".into(), "two", "2"),
        (|c| c.body.clear(), "\none\ntwo\nthree\n", ""),
        (|c| c.body.push_str("\n\n# four"), "three\n", "three\n\n### four\n"),
    ];
    for (at, (edit, from, to)) in cases.into_iter().enumerate() {
        assert_eq!(change(DAY, edit).text, DAY.replacen(from, to, 1), "case {at}");
    }
    assert_eq!(change(DAY, |_| {}).text, DAY);
}

#[test]
fn lists_and_bodies_come_and_go() {
    type Change = fn(&mut EntryContent);
    let cases: [(&str, Change, &str); 13] = [
        ("## a <!--k7q2m9xd-->", |c| c.kind = Some("x".into()), "## a <!--k7q2m9xd-->\n\n- kind: x"),
        ("## a <!--k7q2m9xd-->\n", |c| c.body = "x".into(), "## a <!--k7q2m9xd-->\n\nx\n"),
        ("## a <!--k7q2m9xd-->\n## b\n", |c| c.body = "x".into(), "## a <!--k7q2m9xd-->\n\nx\n\n## b\n"),
        ("## a <!--k7q2m9xd-->\n\nx\n", |c| c.kind = Some("y".into()), "## a <!--k7q2m9xd-->\n\n- kind: y\n\nx\n"),
        ("## a <!--k7q2m9xd-->\nx\n", |c| c.kind = Some("y".into()), "## a <!--k7q2m9xd-->\n- kind: y\n\nx\n"),
        ("## a <!--k7q2m9xd-->\n\n- kind: y\n\nx\n", |c| c.kind = None, "## a <!--k7q2m9xd-->\n\nx\n"),
        ("## a <!--k7q2m9xd-->\n\n- kind: y\n\n## b\n", |c| c.kind = None, "## a <!--k7q2m9xd-->\n\n## b\n"),
        ("## a <!--k7q2m9xd-->\n\n- kind:\n", |c| c.kind = Some("y".into()), "## a <!--k7q2m9xd-->\n\n- kind: y\n"),
        // What is not understood as yes or no still holds an entry back.
        (
            "## a <!--k7q2m9xd-->\n\n- private: perhaps\n",
            |c| c.fields.clear(),
            "## a <!--k7q2m9xd-->\n\n- private: yes\n",
        ),
        // Without its list the body would be read as one.
        (
            "## a <!--k7q2m9xd-->\n\n- kind: y\n\n- org: z\n",
            |c| c.kind = None,
            "## a <!--k7q2m9xd-->\n\n<!-- -->\n\n- org: z\n",
        ),
        (
            "## a <!--k7q2m9xd-->\n\n<!-- -->\n\n- org: z\n",
            |c| c.kind = Some("y".into()),
            "## a <!--k7q2m9xd-->\n\n- kind: y\n\n- org: z\n",
        ),
        ("## a\n", |c| c.kind = Some("y".into()), "## a <!--ID-->\n\n- kind: y\n"),
        ("## a ##\r\n", |c| c.title = "b".into(), "## b <!--ID--> ##\r\n"),
    ];
    for (source, edit, expected) in cases {
        let edited = change(source, edit);
        assert_eq!(edited.text, expected.replace("ID", edited.id.as_str()), "{source:?}");
        assert_eq!(edited.notes.contains(&Note::IdWritten), expected.contains("ID-->"), "{source:?}");
    }
}

#[test]
fn a_derived_id_is_written_as_it_was_shown() {
    let source = "## a\n\n## a\n";
    let parsed = parse_day(date(), source, &Rules::default());
    let (first, second) = (&parsed.day.entries[0].id, &parsed.day.entries[1].id);
    let edited = change_entry(source, date(), second, &titled("b"), &Rules::default()).unwrap();
    assert_eq!(edited.text, format!("## a\n\n## b <!--{second}-->\n"));
    let again = parse_day(date(), &edited.text, &Rules::default());
    assert_eq!(again.day.entries[0].id.as_str(), first.as_str());
    let missing = change_entry(source, date(), &id(), &titled("b"), &Rules::default()).unwrap_err();
    assert_eq!(missing, EditError::NotFound { id: id() });
}

#[test]
fn removing_takes_the_block() {
    let cases = [
        ("## a <!--k7q2m9xd-->\n\nx\n\n## b\n", "## b\n"),
        ("## b\n\n## a <!--k7q2m9xd-->\n\n- [ ] x\n\n", "## b\n"),
        ("## b\r\n\r\n## a <!--k7q2m9xd-->", "## b\r\n"),
        ("# d\n## a <!--k7q2m9xd-->\n## b", "# d\n## b"),
    ];
    for (source, expected) in cases {
        let edited = remove_entry(source, date(), &id(), &Rules::default()).unwrap();
        assert_eq!(edited.text, expected, "{source:?}");
    }
}
