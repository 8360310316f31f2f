//! What the tests of this room share.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // Tests that read texts from outside, and say what they skip.

use proptest::test_runner::Config;
use std::path::PathBuf;

/// Returns the settings of property tests: a quick run by default, `WLOG_PROPTEST_CASES` for a long one.
pub(super) fn config() -> Config {
    let cases: u32 = std::env::var("WLOG_PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256);
    let max_global_rejects = cases.saturating_mul(10);
    Config { cases, max_global_rejects, failure_persistence: None, ..Config::default() }
}

/// Returns the lines of the text corpora as seeds; says on stderr which are missing.
pub(super) fn corpus_lines() -> Vec<String> {
    let folder = std::env::var_os("WLOG_CORPORA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora")), PathBuf::from);
    let mut files = vec![folder.join("text/blns.txt"), folder.join("text/commonmark-spec.txt")];
    for year in 2019..=2023 {
        let entries = std::fs::read_dir(folder.join(format!("plct-weekly/{year}")));
        files.extend(entries.into_iter().flatten().flatten().map(|entry| entry.path()));
    }
    let mut lines = Vec::new();
    for file in files {
        match std::fs::read_to_string(&file) {
            Ok(text) => lines.extend(text.lines().filter(|line| !line.is_empty()).map(str::to_owned)),
            Err(error) => eprintln!("skipped as a seed: {}: {error}", file.display()),
        }
    }
    lines
}
