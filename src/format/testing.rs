//! What the tests of this room share.

use proptest::test_runner::Config;

/// Returns the settings of property tests: a quick run by default, `WLOG_PROPTEST_CASES` for a long one.
pub(super) fn config() -> Config {
    let cases = std::env::var("WLOG_PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256);
    Config { cases, failure_persistence: None, ..Config::default() }
}
