//! Properties over generated and mutated day files, in English and Chinese, with whatever ending, fence or seed.

mod moves;

use super::testing::{config, corpus_lines};
use super::*;
use crate::calendar::{End, Times};
use crate::model::{Day, Figure, Id, Links, Scale, TaskState};
use chrono::{NaiveDate, NaiveTime};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::LazyLock;

/// Lines of days, sound and odd.
const LINES: [&str; 78] = [
    "",
    "",
    "",
    "",
    " ",
    "\t",
    "# 2026-11-21",
    "# 2026-11-21 星期六",
    "# x",
    "## Plan",
    "## 今日计划",
    "## Summary",
    "## 小结",
    "## 明日计划",
    "## 09:00-10:30 Visited Hengda <!--k7q2m9xd-->",
    "## 9：00——10：30 拜访恒达机械，谈贷款续期",
    "## 14:05 Fixed it",
    "## standup",
    "## standup",
    "## 25:00 odd",
    "##",
    "## ",
    "## ##",
    "## x ##",
    "##\tx",
    " ## x",
    "  ## 9:00",
    "##x",
    "## Plan <!--z0s6vd3h-->",
    "## x <!--K7Q2M9XD-->",
    "### deeper",
    "#### 更深",
    "- project: loan-renewal",
    "- 项目：贷款续期",
    "- contacts: 张伟, Li Na",
    "* 联系人：张伟、李娜",
    "+ org: \"Smith, Jones\"",
    "- kind: visit",
    "- kind: again",
    "- outcome:",
    "- figure: new deposits 500 万元",
    "- 业绩：很多",
    "- expense: 35.00 CNY taxi",
    "- 费用：35元 打车",
    "- private: perhaps",
    "- re: k7q2m9xd",
    "- zone: Mars",
    "- mood: good",
    "- 天气：晴",
    "  - nested: x",
    "- [ ] call @张伟 due:2026-11-24 prio:1",
    "- [x] 9:00 done <!--b3hq1zt8-->",
    "- [>] 顺延 顺延至：11-24",
    "  - [-] dropped",
    "1. [ ] one",
    "> - [ ] quoted",
    "- [ ]",
    "text +loan @\"Li Na\" `@x`",
    "对方下周二答复。@李白谈续贷",
    "text  ",
    "```",
    "```rust",
    "~~~",
    "<!-- -->",
    "<!--",
    "-->",
    "<div>",
    "---",
    "===",
    "> ## quoted",
    "    ## code",
    "\t- [ ] code",
    "|a|b|",
    "|-|-|",
    "[r]: /u",
    "<<<<<<< HEAD",
    "=======",
    "+++",
];

static SEEDS: LazyLock<Vec<String>> = LazyLock::new(corpus_lines);

fn line() -> impl Strategy<Value = String> {
    let seed = any::<Index>().prop_map(|at| if SEEDS.is_empty() { "seed".to_owned() } else { at.get(&SEEDS).clone() });
    prop_oneof![12 => select(&LINES[..]).prop_map(str::to_owned), 1 => seed, 1 => "[#\\-> `~0-9:：a张@+\\[\\]x!<]{0,9}"]
}

fn ending() -> impl Strategy<Value = &'static str> {
    prop_oneof![12 => Just("\n"), 6 => Just("\r\n"), 1 => Just("\r")]
}

/// A day file: mostly one kind of ending, sometimes mixed; with and without BOM, front matter and last ending.
fn source() -> impl Strategy<Value = String> {
    let front =
        prop_oneof![6 => Just(""), 1 => Just("\u{FEFF}"), 1 => Just("---\nmood: good\n---\n"), 1 => Just("---\n")];
    let lines = prop_oneof![
        4 => (vec(line(), 0..30), ending()).prop_map(|(lines, ending)| lines.join(ending)),
        1 => vec((line(), ending()), 0..30)
            .prop_map(|lines| lines.into_iter().map(|(line, ending)| line + ending).collect::<String>()),
    ];
    let last = prop_oneof![3 => Just("\n"), 1 => Just(""), 1 => Just("\r\n"), 1 => Just("\n\n")];
    (front, lines, last).prop_map(|(front, lines, last)| format!("{front}{lines}{last}"))
}

fn times() -> impl Strategy<Value = Option<Times>> {
    let clock = (0..24u32, 0..60u32).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
    let end = prop_oneof![Just(End::Unsaid), Just(End::Running), clock.clone().prop_map(End::At)];
    proptest::option::of((clock, end).prop_map(|(start, end)| Times { start, end }))
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        select(&["loan-renewal", "贷款续期", "Li Na", "A, B", "「x」", "a \"b\""][..]).prop_map(str::to_owned),
        "[a-z张]{1,4}"
    ]
}

fn content() -> impl Strategy<Value = EntryContent> {
    let title =
        prop_oneof![4 => "[a-z张]{1,6}( [a-z张#@<`\\[\\]-]{1,5}){0,2}", 1 => line(), 1 => Just("小结".to_owned())];
    let word = || proptest::option::of(prop_oneof!["[a-z张]{1,5}", Just("4.1 % - x: y".to_owned())]);
    let links = (vec(name(), 0..3), vec(name(), 0..2), vec("[a-z张]{1,4}", 0..2))
        .prop_map(|(contacts, projects, tags)| Links { contacts, projects, tags, ..Links::default() });
    let figure =
        ("[a-z张]{1,5}", 0..9999i64, select(&["", "次", "元", "USD"][..])).prop_map(|(name, number, unit)| Figure {
            name,
            number: number.into(),
            scale: if number % 2 == 0 { Scale::Wan } else { Scale::One },
            unit: unit.into(),
        });
    let body = vec(line(), 0..8).prop_map(|lines| lines.join("\n"));
    (times(), title, links, word(), word(), vec(figure, 0..2), any::<bool>(), body).prop_map(
        |(times, title, links, kind, outcome, figures, private, body)| EntryContent {
            times,
            title,
            links,
            kind,
            outcome,
            figures,
            private,
            body,
            ..EntryContent::default()
        },
    )
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn rules() -> impl Strategy<Value = Rules> {
    select(&[Language::English, Language::Chinese][..]).prop_map(|language| Rules { language, ..Rules::default() })
}

fn new_id() -> Id {
    Id::parse("n3wentry").unwrap()
}

/// Splits into lines with their endings.
fn pieces(text: &str) -> Vec<&str> {
    let lines = super::lines::split(text);
    lines.iter().map(|line| &text[line.full()]).collect()
}

fn bare(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| line.trim_end_matches(['\r', '\n']).to_owned()).collect()
}

/// Counts the lines at the beginning and at the end that two texts share; together never more than either has.
fn shared(old: &[String], new: &[String]) -> (usize, usize) {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    (head, tail)
}

/// Holds that `new` is `old` with lines put in at one place: all others are equal byte for byte, but that a last line
/// without an ending gets one.
fn assert_only_inserted(old: &str, new: &str) -> Result<(), TestCaseError> {
    let (old_lines, new_lines) = (pieces(old), pieces(new));
    let (head, tail) = shared(&bare(&old_lines), &bare(&new_lines));
    prop_assert_eq!(head + tail, old_lines.len(), "{:?} -> {:?}", old, new);
    let last_open = |line: &str| !line.ends_with(['\r', '\n']);
    for (at, line) in old_lines[..head].iter().enumerate() {
        prop_assert!(*line == new_lines[at] || (at + 1 == old_lines.len() && last_open(line)), "{:?}", line);
    }
    let behind = new_lines.len() - tail;
    prop_assert_eq!(&old_lines[head..], &new_lines[behind..]);
    Ok(())
}

/// What of an entry is meant: the body is compared elsewhere, since headings in it are shifted.
fn meaning(content: &EntryContent) -> EntryContent {
    EntryContent { body: String::new(), ..content.clone() }
}

fn tidied(content: &EntryContent) -> EntryContent {
    let trim = |texts: &[String]| texts.iter().map(|text| text.trim().to_owned()).filter(|t| !t.is_empty()).collect();
    let mut tidy = meaning(content);
    tidy.title = tidy.title.trim().to_owned();
    tidy.links.contacts = trim(&tidy.links.contacts);
    tidy.links.projects = trim(&tidy.links.projects);
    tidy
}

/// A body to which nothing had to be done is read whole, but for tasks at its beginning, which are the entry's.
fn assert_body_kept(edited: &Edited, read: &str, meant: &str) -> Result<(), TestCaseError> {
    let meant = super::lines::to_lf(meant);
    let whole = read.trim() == meant.trim();
    let tasks_first = meant.trim_start().starts_with(['-', '1', '>']) && meant.trim().ends_with(read.trim());
    prop_assert!(
        !edited.notes.iter().all(|note| *note == Note::IdWritten) || whole || tasks_first,
        "{:?} {:?}",
        read,
        meant
    );
    Ok(())
}

/// An edit is refused only for a reason that stands in the file or in what was to be written.
fn is_reasoned(error: &EditError, source: &str, content: &EntryContent) -> bool {
    let EditError::ReadsDifferently { difference, cause } = error else { return true };
    let opened_front = source.trim_start_matches('\u{FEFF}').starts_with("---");
    let html = |text: &str| text.contains('<');
    // An indented heading is an item's once a list stands above it.
    let indented = source.contains(" ##");
    // What hangs below a field that goes would hang below nothing, and is not wlog's to move.
    let hangs = |line: &str| line.starts_with([' ', '\t']) && line.trim_start().starts_with("- ");
    match difference {
        Difference::Field(_) if source.lines().any(hangs) => true,
        Difference::Field(_) if source.contains("- kind: again") => true,
        Difference::Field(_) => content.links.contacts.iter().chain(&content.links.projects).any(|n| n.contains('"')),
        _ => {
            cause.is_some() || opened_front || indented || html(source) || html(&content.body) || source.contains('\r')
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn reading_never_fails_and_spans_fit(source in source(), raw in "\\PC{0,40}", odd in "[\u{0}-\u{7f}]{0,60}") {
        for text in [source.as_str(), raw.as_str(), odd.as_str()] {
            let parsed = parse_day(date(), text, &Rules::default());
            let blocks = parsed.layout.blocks.iter().map(|block| &block.span);
            let has_open = parsed.day.tasks.iter().any(|task| task.state == TaskState::Open);
            prop_assert!(!has_open || may_have_open_task(text), "an open task is never passed over");
            let covered: String = std::iter::once(&parsed.layout.head).chain(blocks).map(|span| &text[span.clone()]).collect();
            prop_assert_eq!(covered, text);
            for (entry, block) in parsed.day.entries.iter().enumerate().filter_map(|(at, e)| Some((e, parsed.layout.entry(at)?))) {
                prop_assert_eq!(&text[block.heading.title.clone()], &entry.title);
                prop_assert!(block.heading.line.end <= block.field_list.start && block.field_list.end <= block.body.start.max(block.field_list.end));
                prop_assert!(block.body.end <= block.span.end);
            }
            prop_assert_eq!(parsed.day.tasks.len(), parsed.layout.tasks.len());
            for diagnostic in &parsed.diagnostics {
                prop_assert!(diagnostic.line >= 1 && diagnostic.column >= 1);
                prop_assert!(text.get(diagnostic.span.clone()).is_some());
            }
        }
    }

    #[test]
    fn ids_are_never_equal_unless_written_so(source in source()) {
        let day = parse_day(date(), &source, &Rules::default()).day;
        let all = day.entries.iter().map(|entry| &entry.id).chain(day.tasks.iter().map(|task| &task.id));
        let mut seen = std::collections::HashSet::new();
        for id in all.filter(|id| !id.is_written()) {
            prop_assert!(seen.insert(id.as_str().to_owned()));
        }
    }

    #[test]
    fn a_change_of_nothing_changes_nothing(source in source(), rules in rules()) {
        for entry in parse_day(date(), &source, &rules).day.entries {
            match change_entry(&source, date(), &entry.id, &EntryContent::from(&entry), &rules) {
                Ok(edited) => prop_assert_eq!(&edited.text, &source),
                Err(error) => prop_assert!(matches!(error, EditError::IdTwice { .. }), "{:?}", error),
            }
        }
    }

    #[test]
    fn what_is_added_reads_back(source in source(), content in content(), rules in rules()) {
        let entry = NewEntry { id: new_id(), content: content.clone(), tasks: vec![NewTask::open(Id::parse("n3wtask0").unwrap(), "call")] };
        match add_entry(&source, date(), &entry, &rules) {
            Ok(edited) => {
                assert_only_inserted(&source, &edited.text)?;
                let day = parse_day(date(), &edited.text, &rules).day;
                let read = day.entries.iter().find(|entry| entry.id == new_id()).unwrap();
                prop_assert_eq!(meaning(&EntryContent::from(read)), tidied(&content));
                prop_assert_eq!(read.line, edited.line);
                assert_body_kept(&edited, &read.body, &content.body)?;
                let old = parse_day(date(), &source, &rules).day;
                prop_assert_eq!(day.entries.len(), old.entries.len() + 1);
                prop_assert_eq!(&day.summaries.len(), &old.summaries.len());
            }
            Err(error) => prop_assert!(is_reasoned(&error, &source, &content), "{:?} {:?} {:?}", error, source, content),
        }
    }

    #[test]
    fn what_is_changed_reads_back(source in source(), content in content(), which in any::<Index>(), part in 0..7usize, rules in rules()) {
        let before = parse_day(date(), &source, &rules);
        prop_assume!(!before.day.entries.is_empty());
        let at = which.index(before.day.entries.len());
        let entry = &before.day.entries[at];
        let mut meant = EntryContent::from(entry);
        match part {
            0 => meant.title = content.title.clone(),
            1 => meant.times = content.times,
            2 => meant.links.contacts = content.links.contacts.clone(),
            3 => meant.outcome = content.outcome.clone(),
            4 => meant.figures = content.figures.clone(),
            5 => meant.body = content.body.clone(),
            _ => meant = EntryContent { fields: Vec::new(), ..content.clone() },
        }
        let block = before.layout.entry(at).unwrap();
        match change_entry(&source, date(), &entry.id, &meant, &rules) {
            Ok(edited) => {
                prop_assert!(edited.text.starts_with(&source[..block.span.start]));
                let behind = &source[block.span.end..];
                prop_assert!(edited.text.ends_with(behind));
                let after = parse_day(date(), &edited.text, &rules);
                prop_assert_eq!(after.day.entries.len(), before.day.entries.len());
                prop_assert_eq!(meaning(&EntryContent::from(&after.day.entries[at])), tidied(&meant));
                assert_body_kept(&edited, &after.day.entries[at].body, &meant.body)?;
                assert_few_lines(&source, &edited.text, part, block)?;
            }
            Err(error) => prop_assert!(is_reasoned(&error, &source, &meant), "{:?} {:?} {:?}", error, source, meant),
        }
    }

    #[test]
    fn writing_ids_changes_nothing_else(source in source(), rules in rules()) {
        let text = write_ids(&source, date(), true, &[], &rules).expect("it says what it said");
        let Day { entries, tasks, .. } = parse_day(date(), &source, &rules).day;
        let ids = entries.iter().map(|entry| &entry.id).chain(tasks.iter().map(|task| &task.id));
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        let without = ids.filter(|id| !id.is_written()).fold(text, |text, id| text.replacen(&format!("<!--{id}-->"), "", 1));
        prop_assert_eq!(solid(&without), solid(&source));
    }

    #[test]
    fn what_is_removed_takes_only_its_lines(source in source(), which in any::<Index>(), rules in rules()) {
        let before = parse_day(date(), &source, &rules);
        prop_assume!(!before.day.entries.is_empty());
        let at = which.index(before.day.entries.len());
        let span = before.layout.entry(at).unwrap().span.clone();
        match remove_entry(&source, date(), &before.day.entries[at].id, &rules) {
            Ok(edited) => {
                let (head, tail) = (&source[..span.start], &source[span.end..]);
                prop_assert!(edited.text.ends_with(tail));
                let kept = &edited.text[..edited.text.len() - tail.len()];
                prop_assert!(head.starts_with(kept));
                prop_assert!(head[kept.len()..].trim_matches([' ', '\t', '\r', '\n']).is_empty());
            }
            Err(error) => prop_assert!(is_reasoned(&error, &source, &EntryContent::default()), "{:?} {:?}", error, source),
        }
    }
}

/// A title or a time touches the heading's line only; one field its lines and the blank ones that come or go with a list.
fn assert_few_lines(old: &str, new: &str, part: usize, block: &BlockSpan) -> Result<(), TestCaseError> {
    let (old_lines, new_lines) = (pieces(old), pieces(new));
    if part <= 1 {
        let heading = pieces(&old[..block.heading.line.start]).len();
        prop_assert_eq!(old_lines.len(), new_lines.len());
        for (at, (old, new)) in old_lines.iter().zip(&new_lines).enumerate() {
            prop_assert!(at == heading || old == new);
        }
    }
    if part == 3 {
        let gone = old_lines.iter().filter(|line| !line.trim().is_empty() && !new_lines.contains(line)).count();
        prop_assert!(gone <= 3, "heading (for its ID), field, last line (for its ending): {:?} -> {:?}", old, new);
    }
    Ok(())
}

#[test]
fn what_hangs_below_a_field_is_not_left_hanging() {
    let source = "## 09:00 Visited Hengda <!--k7q2m9xd-->\n  - nested: x\n\t- [ ] code\n- project: loan-renewal\n";
    let entry = &parse_day(date(), source, &Rules::default()).day.entries[0];
    let without = EntryContent { fields: Vec::new(), ..EntryContent::from(entry) };
    assert_ne!(without, EntryContent::from(entry));
    let refused = change_entry(source, date(), &entry.id, &without, &Rules::default());
    assert!(matches!(refused, Err(EditError::ReadsDifferently { .. })), "{refused:?}");
}
