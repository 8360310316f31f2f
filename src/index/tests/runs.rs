//! Runs of Han characters out of a real text are found exactly where they stand.

use super::book::{Book, LATER, cases, entry, place};
use crate::index::{Index, Page};
use crate::query::{self, Context};
use std::path::PathBuf;

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

#[test]
fn every_run_is_found_exactly_where_it_stands() {
    let Ok(text) = std::fs::read_to_string(corpora().join("shiji/modern.txt")) else {
        eprintln!("skipped: no shiji/modern.txt under $WLOG_CORPORA");
        return;
    };
    let count = cases(300);
    let lines: Vec<&str> = text.lines().take(if count > 1_000 { usize::MAX } else { 6_000 }).collect();
    let mut book = Book::default();
    for (number, chunk) in lines.chunks(20).enumerate() {
        let docs = chunk.iter().enumerate().map(|(line, text)| entry("2026-01-01", line + 1, "", text)).collect();
        book.set(&format!("{number:05}.md"), docs);
    }
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
        let query = query::parse(&run, &Context::on("2026-11-21".parse().unwrap())).unwrap();
        let expected = lines.iter().filter(|line| line.contains(&run)).count();
        assert_eq!(index.search(&query, Page { limit: Some(1), ..Page::default() }).total, expected, "{run}");
        tried += 1;
    }
}
