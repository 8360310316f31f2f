//! Runs of Han characters and English words out of real texts are found exactly where they stand.

use super::book::{Book, LATER, cases, entry, place};
use crate::index::{Index, Page};
use crate::query::{self, Context};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

fn corpora() -> PathBuf {
    let folder = std::env::var_os("WLOG_CORPORA").map(PathBuf::from);
    folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora"))
}

/// A sequence that looks random and is the same at each run (Knuth's MMIX multiplier).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// Makes a book whose documents are the lines of a text, each under its number from 1.
fn book(lines: &[&str]) -> Book {
    let mut book = Book::default();
    for (number, chunk) in lines.chunks(LINES).enumerate() {
        let docs = chunk.iter().enumerate().map(|(line, text)| entry("2026-01-01", line + 1, "", text)).collect();
        book.set(&format!("{number:05}.md"), docs);
    }
    book
}

/// How many lines are one file.
const LINES: usize = 20;

/// Searches for a text exactly; returns the numbers of the lines that are found.
fn exactly(index: &mut Index<'_>, text: &str) -> BTreeSet<usize> {
    let context = Context { exact: true, ..Context::on("2026-11-21".parse().unwrap()) };
    let hits = index.search(&query::parse(text, &context).unwrap(), Page::default());
    let number = |path: &str| path.trim_end_matches(".md").parse::<usize>().unwrap();
    hits.hits.iter().map(|hit| number(&hit.path) * LINES + hit.line).collect()
}

#[test]
fn every_run_is_found_exactly_where_it_stands() {
    let Ok(text) = std::fs::read_to_string(corpora().join("shiji/modern.txt")) else {
        eprintln!("skipped: no shiji/modern.txt under $WLOG_CORPORA");
        return;
    };
    let count = cases(300);
    let lines: Vec<&str> = text.lines().take(if count > 1_000 { usize::MAX } else { 6_000 }).collect();
    let book = book(&lines);
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let walk = book.walk();
    let mut index = Index::open(&place, &walk, LATER, &book);
    let mut dice = Dice(7);
    let mut tried = 0;
    while tried < count {
        let line: Vec<char> = lines[dice.below(lines.len())].chars().collect();
        let length = 1 + dice.below(8);
        if line.len() < length {
            continue;
        }
        let start = dice.below(line.len() - length + 1);
        let run = &line[start..start + length];
        if !run.iter().all(|c| crate::text::is_han(*c)) {
            continue;
        }
        let run: String = run.iter().collect();
        let holding = lines.iter().enumerate().filter(|(_, line)| line.contains(&run));
        assert_eq!(exactly(&mut index, &run), holding.map(|(at, _)| at + 1).collect(), "{run}");
        tried += 1;
    }
}

#[test]
fn every_word_is_found_exactly_where_grep_finds_it() {
    let Ok(text) = std::fs::read_to_string(corpora().join("pepys/pepys.jsonl")) else {
        eprintln!("skipped: no pepys/pepys.jsonl under $WLOG_CORPORA");
        return;
    };
    let count = cases(200).min(2_000);
    let most = if count > 1_000 { usize::MAX } else { 600 };
    let days: Vec<String> = text.lines().take(most).map(|line| line.replace(['\\', '"'], " ")).collect();
    let lines: Vec<&str> = days.iter().map(String::as_str).collect();
    let mut file = tempfile::NamedTempFile::new().unwrap();
    // To grep a mark that stands above a letter ends the word: `deputac̃on` would hold `on`.
    let unmarked: String = days.join("\n").chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    file.write_all(unmarked.as_bytes()).unwrap();
    let book = book(&lines);
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let walk = book.walk();
    let mut index = Index::open(&place, &walk, LATER, &book);
    let mut dice = Dice(11);
    let mut tried = 0;
    while tried < count {
        let words: Vec<&str> = lines[dice.below(lines.len())].split(|c: char| !c.is_ascii_alphanumeric()).collect();
        let word = words[dice.below(words.len())];
        // `18½` is one word here, and holds an `18` for grep.
        if word.is_empty() || word.contains(|c: char| c.is_ascii_digit()) || ["AND", "OR", "NOT"].contains(&word) {
            continue;
        }
        let Some(expected) = grep(word, file.path()) else {
            eprintln!("skipped: no grep");
            return;
        };
        assert_eq!(exactly(&mut index, word), expected, "{word}");
        tried += 1;
    }
}

/// Returns the numbers of the lines in which grep finds a word; `None` without grep.
fn grep(word: &str, file: &Path) -> Option<BTreeSet<usize>> {
    let output =
        Command::new("grep").args(["-n", "-w", "-F", "-e", word]).arg(file).env("LC_ALL", "C.UTF-8").output().ok()?;
    let numbers = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let number = |line: &[u8]| String::from_utf8_lossy(line).split(':').next().and_then(|number| number.parse().ok());
    Some(numbers.filter_map(number).collect())
}
