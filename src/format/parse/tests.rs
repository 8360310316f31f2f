//! What days read as. The examples of `docs/FORMAT.md` are tested in `format::spec`.

use super::*;
use crate::format::diagnostics::Problem;
use crate::format::keys::Key;
use crate::format::layout::BlockKind;
use crate::format::rules::{OwnFields, Rules};
use crate::model::{Entry, Home, TaskState};
use chrono::NaiveDate;

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn parse(source: &str) -> ParsedDay {
    parse_day(date(), source, &Rules::default())
}

fn only_entry(source: &str) -> Entry {
    let parsed = parse(source);
    assert_eq!(parsed.day.entries.len(), 1, "{source:?}");
    parsed.day.entries.into_iter().next().unwrap()
}

const ENGLISH: &str = "\
# 2026-11-21

## Plan

- [x] 09:00 Call @张伟 about the renewal +loan-renewal <!--r7fk2m9x-->
- [ ] Send the quote to %Hengda due:2026-11-24 prio:1 <!--b3hq1zt8-->
- [>] Draft the risk report <!--p9c4w2ne-->

## 09:00-10:30 Visited Hengda about the loan renewal <!--k7q2m9xd-->

- project: loan-renewal
- contacts: 张伟, Li Na
- org: Hengda
- kind: visit
- outcome: they take 4.1 %
- figure: new deposits 500 万元
- expense: 35.00 CNY taxi
- [ ] send the revised quote due:2026-11-24 <!--m5t8y1ra-->

They agree if we extend the term. 张总 decides on Tuesday.

## 14:05 Fixed the export bug <!--z0s6vd3h-->

- project: portal

Root cause: the decimal separator. See commit 3f2a.

## Summary

Ask for the decision date first.
";

#[test]
fn an_english_day() {
    let parsed = parse(ENGLISH);
    let day = &parsed.day;
    assert_eq!(parsed.diagnostics, []);
    assert_eq!((day.entries.len(), day.tasks.len(), day.plans.len(), day.summaries.len()), (2, 4, 1, 1));
    let visit = &day.entries[0];
    assert_eq!(visit.id.as_str(), "k7q2m9xd");
    assert_eq!(visit.times.unwrap().to_string(), "09:00-10:30");
    assert_eq!(visit.title, "Visited Hengda about the loan renewal");
    assert_eq!(visit.links.contacts, ["张伟", "Li Na"]);
    assert_eq!(visit.figures[0].to_string(), "new deposits 500 万元");
    assert_eq!(visit.expenses[0].to_string(), "35.00 CNY taxi");
    assert_eq!(visit.body, "They agree if we extend the term. 张总 decides on Tuesday.");
    assert_eq!(visit.line, 9);
    let task = &day.tasks[3];
    assert_eq!((task.home, task.text.as_str()), (Home::Entry(0), "send the revised quote"));
    assert_eq!(task.inherited.orgs, ["Hengda"]);
    assert_eq!(
        day.tasks.iter().map(|task| task.state).collect::<Vec<_>>(),
        [TaskState::Done, TaskState::Open, TaskState::Carried, TaskState::Open]
    );
    assert_eq!(day.tasks[1].prio, Some(1));
    assert_eq!(day.tasks[0].mentions.len(), 2);
    assert_eq!(day.summaries[0].text, "Ask for the decision date first.");
}

#[test]
fn a_chinese_day() {
    let source = "# 2026-11-21 星期六\n\n## 今日计划\n\n- [ ] 给 %恒达机械 送报价单 截止：2026-11-24\n\n## 9:00—10:30 \
                  拜访恒达机械，谈贷款续期\n\n- 项目：贷款续期\n- 联系人：张伟、李娜\n- 工作单位：恒达机械\n- 类型：上门拜访\n- \
                  结果：接受 4.1%\n- 业绩：存款新增 500万元\n\n对方下周二答复。\n\n## 小结\n\n先问决策时间，再谈价格。\n";
    let parsed = parse(source);
    assert_eq!(parsed.diagnostics, []);
    let entry = &parsed.day.entries[0];
    assert_eq!(entry.title, "拜访恒达机械，谈贷款续期");
    assert_eq!(entry.times.unwrap().to_string(), "09:00-10:30");
    assert_eq!(entry.links.contacts, ["张伟", "李娜"]);
    assert_eq!(entry.kind.as_deref(), Some("上门拜访"));
    assert_eq!(entry.outcome.as_deref(), Some("接受 4.1%"));
    assert_eq!(entry.figures[0].plain().unwrap().to_string(), "5000000");
    assert_eq!(parsed.day.tasks[0].due.unwrap().to_string(), "2026-11-24");
    assert!(!entry.id.is_written());
}

#[test]
fn what_a_field_list_is() {
    let cases = [
        ("## a\n\n- project: x\n- mood: good\n\nbody\n", vec!["x"], vec!["mood"], "body"),
        ("## a\n- project: x\nbody\n", vec!["x"], vec![], "body"),
        ("## a\n\n\n- project: x\n\n- org: y\n", vec!["x"], vec![], "- org: y"),
        ("## a\n\n- mood: good\n- note: x\n", vec![], vec![], "- mood: good\n- note: x"),
        ("## a\n\n- mood: good\n- [ ] task\n", vec![], vec!["mood"], ""),
        ("## a\n\ntext\n- project: x\n", vec![], vec![], "text\n- project: x"),
        ("## a\n- project: x\n  - sub: y\n- org: z\n", vec!["x"], vec![], "  - sub: y\n- org: z"),
        ("## a\n- [ ] t\n  - [ ] deep\n- project: x\n", vec!["x"], vec![], ""),
        ("## a\n* project: x\n+ project: y\n", vec!["x", "y"], vec![], ""),
        ("## a\n\n    - project: x\n", vec![], vec![], "    - project: x"),
        ("## a\n- project: x\n- figure: lots\n", vec!["x"], vec!["figure"], ""),
    ];
    for (source, projects, own, body) in cases {
        let entry = only_entry(source);
        assert_eq!(entry.links.projects, projects, "{source:?}");
        assert_eq!(entry.fields.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), own, "{source:?}");
        assert_eq!(entry.body, body, "{source:?}");
    }
}

#[test]
fn declared_keys_make_a_list_and_win_over_synonyms() {
    let rules = Rules { own_fields: ["Mood", "客户", "project"].into_iter().collect(), ..Rules::default() };
    let read = |source: &str| parse_day(date(), source, &rules).day.entries.remove(0);
    assert_eq!(read("## a\n- mood: good\n").fields, [("mood".to_owned(), "good".to_owned())]);
    assert_eq!(read("## a\n- 客户：恒达\n").fields, [("客户".to_owned(), "恒达".to_owned())]);
    assert_eq!(read("## a\n- project: x\n").links.projects, ["x"]);
    assert!(!OwnFields::default().declares("mood"));
}

#[test]
fn reserved_titles_only_when_bare() {
    let parsed = parse("## Plan\n## 09:00 Plan\n## Plan <!--k7q2m9xd-->\n## 明日计划\n- [ ] x\n## 心得：\ntext\n");
    let kinds: Vec<BlockKind> = parsed.layout.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [BlockKind::Plan, BlockKind::Entry(0), BlockKind::Entry(1), BlockKind::PlanForTomorrow, BlockKind::Summary]
    );
    assert_eq!(parsed.day.tasks[0].home, Home::PlanForTomorrow);
    assert_eq!(parsed.day.plans_for_tomorrow[0].text, "- [ ] x");
}

#[test]
fn the_head_of_a_day() {
    let source = "\u{FEFF}---\ntags: [a]\n---\n# 2026-11-21\n\n- leave: half a day\n- 天气：晴\n\nhello\n\n## a\n";
    let parsed = parse(source);
    assert_eq!(
        parsed.day.fields,
        [("leave".to_owned(), "half a day".to_owned()), ("天气".to_owned(), "晴".to_owned())]
    );
    assert_eq!(parsed.day.lead.as_ref().map(|lead| (lead.text.as_str(), lead.line)), Some(("hello", 9)));
    assert_eq!(parsed.day.entries.len(), 1);
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.layout.head.end, source.find("## a").unwrap());
}

#[test]
fn only_top_level_atx_headings_begin_blocks() {
    let source = "text\n---\n> ## quoted\n\n- ## item\n\n```\n## code\n```\n\n<!--\n## comment\n-->\n\n   ## one\n\n### deeper\n\n\
                  # top\n";
    let entry = only_entry(source);
    assert_eq!(entry.title, "one");
    assert_eq!(entry.body, "### deeper\n\n# top");
}

#[test]
fn crlf_and_a_missing_last_ending() {
    let entry = only_entry("## 9:00 a <!--k7q2m9xd-->\r\n\r\n- project: x\r\n\r\none\r\ntwo");
    assert_eq!((entry.title.as_str(), entry.body.as_str()), ("a", "one\ntwo"));
    assert_eq!(entry.links.projects, ["x"]);
}

#[test]
fn derived_ids_are_stable_and_differ_among_equals() {
    let ids = |source: &str| parse(source).day.entries.iter().map(|entry| entry.id.to_string()).collect::<Vec<_>>();
    let before = ids("## standup\n## standup\n## 9:00 standup\n");
    assert_eq!(before.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
    assert_eq!(ids("## standup\n## standup\n## 9:00 standup\n"), before);
    // Writing the first one's ID leaves the others as they were.
    assert_eq!(ids(&format!("## standup <!--{}-->\n## standup\n## 9:00 standup\n", before[0])), before);
    // A new equal before it takes another one, since that is taken.
    let after = ids(&format!("## standup\n## standup <!--{}-->\n", before[0]));
    assert_eq!(after[1], before[0]);
    assert_ne!(after[0], before[0]);
}

#[test]
fn tasks_stand_anywhere() {
    let source = "# 2026-11-21\n- [ ] lead\n## a\n- org: x\n\ntext\n\n1. [x] one\n   - [-] deep\n> - [ ] quoted\n\n    - [ ] code\n## \
                  Summary\n* [X] last\n";
    let parsed = parse(source);
    let tasks: Vec<(&str, Home)> = parsed.day.tasks.iter().map(|task| (task.text.as_str(), task.home)).collect();
    assert_eq!(
        tasks,
        [
            ("lead", Home::Day),
            ("one", Home::Entry(0)),
            ("deep", Home::Entry(0)),
            ("quoted", Home::Entry(0)),
            ("last", Home::Day)
        ]
    );
    assert_eq!(parsed.day.tasks[2].inherited.orgs, ["x"]);
}

#[test]
fn oddities_are_told_with_their_places() {
    let k = "k7q2m9xd";
    let cases = [
        ("## 25:00 a\n", "1:4 NoSuchTime { text: \"25:00\" }"),
        ("## 9:00-9:00 a\n", "1:4 NoLength"),
        ("## 10:00-09:00 a\n", "1:4 VeryLong { minutes: 1380 }"),
        ("## 9:00\n", "1:1 NoTitle"),
        ("## a\n- projct: x\n- org: y\n", "2:3 MisspeltKey { key: \"projct\", meant: \"project\" }"),
        ("## a\n- projct: x\n", "2:3 MisspeltKey { key: \"projct\", meant: \"project\" }"),
        ("## a\n- kind: x\n- kind: y\n", "3:3 RepeatedKey { key: \"kind\" }"),
        ("## a\n- 业绩：很多\n", "2:6 NotUnderstood { key: \"业绩\", value: \"很多\", expected: Figure }"),
        ("## a\n- expense: x\n", "2:12 NotUnderstood { key: \"expense\", value: \"x\", expected: Expense }"),
        ("## a\n- private: so\n", "2:12 NotUnderstood { key: \"private\", value: \"so\", expected: YesOrNo }"),
        ("## a\n- zone: Mars\n", "2:9 NotUnderstood { key: \"zone\", value: \"Mars\", expected: Zone }"),
        ("## a\n- re: x\n", "2:7 NotUnderstood { key: \"re\", value: \"x\", expected: Ids }"),
        ("- [ ] a due:x\n", "1:7 NotUnderstood { key: \"due\", value: \"x\", expected: Date }"),
        ("# 2026-11-20\n", "1:1 OtherDate { heading: 2026-11-20, file: 2026-11-21 }"),
        ("# 2026年11月20日 星期五\n", "1:1 OtherDate { heading: 2026-11-20, file: 2026-11-21 }"),
        ("## a <!--K7Q2M9XD-->\n", "1:6 MalformedId { text: \"K7Q2M9XD\" }"),
        ("## a\n\n```\n## b\n", "3:1 UnclosedFence"),
        ("## a\n\n<!-- b\n## c\n", "3:1 UnclosedHtml"),
        ("## a\n- org: x\n\n- project: y\n", "4:3 SecondFieldList { key: \"project\" }"),
    ];
    for (source, expected) in cases {
        let found: Vec<String> =
            parse(source).diagnostics.iter().map(|d| format!("{}:{} {:?}", d.line, d.column, d.problem)).collect();
        assert_eq!(found, [expected], "{source:?}");
    }
    let parsed = parse(&format!("## a <!--{k}-->\n## b <!--{k}-->\n"));
    assert!(matches!(&parsed.diagnostics[0].problem, Problem::DuplicateId { first_line: 1, .. }));
    let conflict = parse("## a\n\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n");
    assert_eq!(conflict.diagnostics.iter().map(|d| d.line).collect::<Vec<_>>(), [3, 5, 7]);
}

#[test]
fn sound_days_have_no_oddities() {
    for source in
        ["", "\n\n", "# 2026-11-21\n", "# Saturday\n", "## 22:00-01:00 a\n", "## a <!-- see below -->\n", "- [ ]\n"]
    {
        assert_eq!(parse(source).diagnostics, [], "{source:?}");
    }
}

#[test]
fn what_is_not_understood_stays() {
    let entry = only_entry("## a\n- project: x\n- figure: lots\n- private: perhaps\n- Mood: so-so\n");
    assert!(entry.private, "what may be private is not reported");
    let keys: Vec<&str> = entry.fields.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["figure", "private", "Mood"]);
}

#[test]
fn the_layout_points_at_the_bytes() {
    let parsed = parse(ENGLISH);
    let block = parsed.layout.entry(0).unwrap();
    let text = |range: &std::ops::Range<usize>| &ENGLISH[range.clone()];
    assert_eq!(text(block.heading.times.as_ref().unwrap()), "09:00-10:30");
    assert_eq!(text(&block.heading.title), "Visited Hengda about the loan renewal");
    assert_eq!(text(block.heading.id.as_ref().unwrap()), "<!--k7q2m9xd-->");
    assert_eq!(block.fields[1].known, Some(Key::Contacts));
    assert_eq!(text(&block.fields[1].value), "张伟, Li Na");
    assert!(text(&block.field_list).ends_with("<!--m5t8y1ra-->\n"));
    assert!(text(&block.body).starts_with("They agree") && text(&block.body).ends_with("Tuesday.\n"));
    assert_eq!(text(&parsed.layout.tasks[3].mark), " ");
    assert_eq!(text(&parsed.layout.tasks[3].content), "send the revised quote due:2026-11-24");
    let covered: String = std::iter::once(&parsed.layout.head)
        .chain(parsed.layout.blocks.iter().map(|block| &block.span))
        .map(text)
        .collect();
    assert_eq!(covered, ENGLISH);
}
