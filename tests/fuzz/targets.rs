//! What is tried out, and what must hold for any text.

use super::run::{Answers, answer, kind};
use chrono::NaiveDate;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use wlog::calendar::{self, Lean};
use wlog::config::{BookSettings, Profile};
use wlog::format::{self, EntryContent, NewEntry, NewTask, Rules};
use wlog::model::{CardKind, Id, Language, TaskState};
use wlog::query::{self, Doc};
use wlog::text;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn rules(text: &str) -> Rules {
    // Which language is written is nobody's concern here; both shall be tried.
    let language = if text.len().is_multiple_of(2) { Language::English } else { Language::Chinese };
    Rules { language, ..Rules::default() }
}

/// A day's file: reading, and each kind of edit.
pub fn day(source: &str) -> Answers {
    let rules = rules(source);
    let parsed = format::parse_day(today(), source, &rules);
    let blocks = parsed.layout.blocks.iter().map(|block| &block.span);
    let covered: String =
        std::iter::once(&parsed.layout.head).chain(blocks).map(|span| &source[span.clone()]).collect();
    assert_eq!(covered, source, "the blocks are the text");
    let has_open = parsed.day.tasks.iter().any(|task| task.state == TaskState::Open);
    assert!(!has_open || format::may_have_open_task(source), "an open task is passed over");
    let mut answers: Answers = parsed.diagnostics.iter().map(|diagnostic| kind(&diagnostic.problem)).collect();
    for diagnostic in &parsed.diagnostics {
        assert!(diagnostic.line >= 1 && diagnostic.column >= 1 && source.get(diagnostic.span.clone()).is_some());
    }
    let counts =
        [parsed.day.entries.len(), parsed.day.tasks.len(), parsed.day.summaries.len(), parsed.day.fields.len()];
    answers.push(answer(counts.map(|count| count.min(4))));
    answers.extend(edits(source, &parsed, &rules));
    for mention in format::mentions(source) {
        let name = format::new_name(&mention, source);
        answers.push(kind(&name));
    }
    let form = format::read_form(source, &rules);
    answers.push(answer(("form", form.date.is_empty(), format!("{form:?}").matches("None").count())));
    answers.push(answer(("conflict", format::has_conflict(source))));
    answers
}

fn edits(source: &str, parsed: &format::ParsedDay, rules: &Rules) -> Answers {
    let mut answers = Answers::new();
    let content = EntryContent {
        title: "Visited +x 张伟".into(),
        outcome: Some("agreed: 4 %".into()),
        body: "A body.\n\n## shifted\n\n```\nopen".into(),
        ..EntryContent::default()
    };
    let id = |text: &str| Id::parse(text).unwrap();
    let entry = NewEntry { id: id("n3wentry"), content, tasks: vec![NewTask::open(id("n3wtask0"), "call")] };
    match format::add_entry(source, today(), &entry, rules) {
        Err(error) => answers.push(kind(&error)),
        Ok(edited) => {
            assert_inserted(source, &edited.text);
            let after = format::parse_day(today(), &edited.text, rules).day;
            assert_eq!(after.entries.len(), parsed.day.entries.len() + 1, "one entry more");
            assert_eq!(after.entries.iter().filter(|each| each.id == entry.id).count(), 1);
            answers.extend(edited.notes.iter().map(kind));
        }
    }
    match format::write_ids(source, today(), true, &[], rules) {
        Err(error) => answers.push(kind(&error)),
        Ok(text) => {
            let after = format::parse_day(today(), &text, rules).day;
            assert_eq!(after.entries.len(), parsed.day.entries.len(), "IDs make no entries");
            let without = format::without_id(&text, &format::parse_day(today(), &text, rules));
            assert!(without.missing.is_empty(), "all that can have one have one: {text:?}");
        }
    }
    for (at, entry) in parsed.day.entries.iter().enumerate().take(3) {
        match format::change_entry(source, today(), &entry.id, &EntryContent::from(entry), rules) {
            Ok(edited) => assert_eq!(edited.text, source, "a change of nothing"),
            Err(error) => answers.push(kind(&error)),
        }
        match format::remove_entry(source, today(), &entry.id, rules) {
            Err(error) => answers.push(kind(&error)),
            Ok(edited) => {
                let span = parsed.layout.entry(at).unwrap().span.clone();
                assert!(
                    edited.text.ends_with(&source[span.end..])
                        && source.starts_with(&edited.text[..edited.text.len() - (source.len() - span.end)])
                );
            }
        }
    }
    answers
}

/// Sees that lines were put in at one place and all others are what they were; a last one without an ending may get one.
fn assert_inserted(old: &str, new: &str) {
    let lines = |text: &str| -> Vec<String> {
        let mut lines = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest
                .find(['\r', '\n'])
                .map_or(rest.len(), |at| if rest[at..].starts_with("\r\n") { at + 2 } else { at + 1 });
            lines.push(rest[..end].to_owned());
            rest = &rest[end..];
        }
        lines
    };
    let (old, new) = (lines(old), lines(new));
    let bare = |line: &str| line.trim_end_matches(['\r', '\n']).to_owned();
    let head = old
        .iter()
        .zip(&new)
        .enumerate()
        .take_while(|(at, (a, b))| a == b || (at + 1 == old.len() && bare(a) == bare(b)))
        .count();
    let tail =
        old[head..].iter().rev().zip(new[head.min(new.len())..].iter().rev()).take_while(|(a, b)| a == b).count();
    assert_eq!(head + tail, old.len(), "a line that nobody asked to change: {:?}", old.get(head));
}

/// A card: reading, and setting a key.
pub fn card(source: &str) -> Answers {
    let mut answers = Answers::new();
    for which in [CardKind::Project, CardKind::Contact, CardKind::Org] {
        let parsed = format::parse_card(which, "stem", source);
        for diagnostic in &parsed.diagnostics {
            assert!(diagnostic.line >= 1 && source.get(diagnostic.span.clone()).is_some());
            answers.push(kind(&diagnostic.problem));
        }
        answers.push(answer((
            parsed.card.aliases.len().min(3),
            parsed.card.other.len().min(3),
            parsed.card.body.is_empty(),
        )));
        let value = toml::Value::from("value \"quoted\"");
        match format::set_key(source, "title", &value) {
            Err(error) => answers.push(kind(&error)),
            Ok(text) => {
                let again = format::parse_card(which, "stem", &text);
                assert_eq!(again.card.name, parsed.card.name, "the name is what it was");
                assert_eq!(again.card.aliases, parsed.card.aliases);
                assert_eq!(again.card.body, parsed.card.body);
                assert_eq!(
                    format::set_key(&text, "title", &value).ok(),
                    Some(text),
                    "setting it again changes nothing"
                );
            }
        }
        match format::add_alias(source, "小名") {
            Err(error) => answers.push(kind(&error)),
            Ok(text) => {
                let again = format::parse_card(which, "stem", &text).card;
                assert!(
                    again.aliases.iter().chain([&again.name]).any(|alias| alias == "小名"),
                    "the alias is there: {text:?}"
                );
                assert_eq!(again.body, parsed.card.body);
            }
        }
    }
    answers
}

/// The settings of a book, and a profile.
pub fn settings(source: &str) -> Answers {
    let (settings, problems) = BookSettings::read(source);
    let (_, more) = Profile::read(source);
    let mut answers: Answers = problems.iter().chain(&more).map(kind).collect();
    answers.push(answer((settings.writable, settings.zone.is_some(), settings.fields.len().min(3))));
    answers
}

/// Words for days, periods and times.
pub fn date(source: &str) -> Answers {
    let mut answers = Answers::new();
    for lean in [Lean::Past, Lean::Future] {
        match calendar::parse_date(source, today(), lean) {
            Err(problem) => answers.push(kind(&problem)),
            Ok(said) => {
                answers.push(answer((said.plain, (said.value - today()).num_days().clamp(-40, 40) / 7)));
                let again = calendar::parse_date(&said.value.to_string(), today(), lean);
                // ISO 8601 has four digits for a year.
                let is_usual = (0..=9999).contains(&chrono::Datelike::year(&said.value));
                assert!(!is_usual || again.is_ok_and(|again| again.value == said.value), "{} is read back", said.value);
            }
        }
    }
    match calendar::parse_period(source, today()) {
        Err(problem) => answers.push(kind(&problem)),
        Ok(said) => {
            assert!(said.value.first() <= said.value.last(), "a period begins before it ends");
            answers.push(answer(("period", (said.value.last() - said.value.first()).num_days().min(400) / 6)));
        }
    }
    match calendar::parse_times(source) {
        Err(problem) => answers.push(kind(&problem)),
        Ok(times) => answers.push(kind(&times)),
    }
    for read in [calendar::times_prefix, calendar::spoken_times_prefix] {
        match read(source) {
            None => {}
            Some(Err(problem)) => answers.push(kind(&problem)),
            Some(Ok((times, length))) => {
                assert!(length > 0 && source.get(..length).is_some(), "{length} bytes of {source:?}");
                answers.push(kind(&times));
            }
        }
    }
    answers
}

/// A query, asked of some entries.
pub fn query(source: &str) -> Answers {
    let context = query::Context::on(today());
    for doubt in query::doubts(source) {
        if let query::Doubt::Misspelt { at, .. } = doubt {
            assert!(source.get(at).is_some(), "the place of a doubt is one");
        }
    }
    let query = match query::parse(source, &context) {
        Ok(query) => query,
        Err(problem) => {
            assert!(source.get(problem.at.clone()).is_some(), "the place of the problem is one: {:?}", problem.at);
            return vec![kind(&problem.what)];
        }
    };
    let day = format::parse_day(today(), DAY, &Rules::default()).day;
    let mut answers = vec![kind(&query)];
    for doc in Doc::of_day(&day) {
        assert_eq!(query::matches(&query, &doc), query::score(&query, &doc).is_some());
        answers.push(answer(query::matches(&query, &doc)));
    }
    for text in [DAY, source] {
        let mut last = 0;
        for Range { start, end } in query::marks(&query, text) {
            assert!(last <= start && start <= end && text.get(start..end).is_some(), "marks follow each other");
            last = end;
        }
        let line = text.replace('\n', " ");
        let _ = query::snippet(&query, &line, 30);
    }
    answers
}

const DAY: &str = "# 2026-11-21\n\n## 09:00-10:30 Visited Hengda about the loan renewal <!--k7q2m9xd-->\n\n- project: loan-renewal\n\
                   - contacts: 张伟, Li Na\n- outcome: they take 4.1 %\n- [ ] send the revised quote due:2026-11-24\n\n拜访恒达机械，谈贷款续期。\n";

/// What may be printed on a terminal.
pub fn terminal(source: &str) -> Answers {
    let (line, block) = (text::clean(source), text::clean_block(source));
    assert_eq!(text::clean(&line), line, "cleaned twice is cleaned once");
    assert_eq!(text::clean_block(&block), block);
    let is_bad = |c: char| {
        c.is_control()
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
    };
    assert!(!line.chars().any(is_bad), "{line:?}");
    assert!(!block.chars().any(|c| is_bad(c) && c != '\n' && c != '\t'), "{block:?}");
    for limit in [1, 7, 40] {
        assert!(text::width(&text::truncate(&line, limit)) <= limit, "{line:?} in {limit}");
        assert!(text::width(&text::pad(&line, limit)) >= limit);
        for wrapped in text::wrap(&line, limit.max(2), "", "") {
            // What a reader sees as one character is never cut, however wide it is.
            let is_one = wrapped.graphemes(true).count() <= 1;
            assert!(text::width(&wrapped) <= limit.max(2) || is_one, "{wrapped:?} in {limit}");
        }
    }
    let kept: String = text::wrap(&line, 7, "", "").concat().split_whitespace().collect();
    assert_eq!(kept, line.split_whitespace().collect::<String>(), "a break loses nothing");
    let _ = (text::fold(source), text::name_key(source), text::nfc(source));
    let tokens = text::tokens(source).count();
    vec![answer((line.len() < source.len(), block == line, tokens.min(20), text::width(&line).min(60)))]
}
