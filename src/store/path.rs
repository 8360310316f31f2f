//! Paths inside a book: relative, with forward slashes, and never leading out of it.

use super::StoreError;
use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A path inside a book: relative, `/` between its parts, no part empty, `.`, `..` or `.git`.
///
/// It is valid UTF-8 and has neither backslashes, colons nor control characters, so that it means the same file on every
/// system (on Windows `a:b` is a stream and `a\b` a path of two parts).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BookPath(String);

impl BookPath {
    /// Checks a text and takes it as a path inside the book; [`StoreError::BadPath`] when it is none.
    pub fn new(text: impl Into<String>) -> Result<Self, StoreError> {
        let text = text.into();
        if text.split('/').all(is_good_part) { Ok(BookPath(text)) } else { Err(StoreError::BadPath { text }) }
    }

    /// Returns the path with forward slashes, as git writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path's text, giving up the path.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Returns the last part, the file's name.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// Returns the folder that holds the file, or `None` at the book's root.
    pub fn parent(&self) -> Option<BookPath> {
        self.0.rsplit_once('/').map(|(folder, _)| BookPath(folder.to_owned()))
    }

    /// Returns the file's path on this system, given the book's root.
    pub fn under(&self, root: &Path) -> PathBuf {
        let mut path = root.to_path_buf();
        path.extend(self.0.split('/'));
        path
    }

    /// Returns the day whose file this is: `2026/11/2026-11-21.md`; `None` for every other path.
    pub fn day(&self) -> Option<NaiveDate> {
        let (folder, name) = self.0.rsplit_once('/')?;
        let (year, rest) = name.strip_suffix(".md")?.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let date = NaiveDate::from_ymd_opt(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)?;
        (folder.split_once('/') == Some((year, month))).then_some(date)
    }

    /// Makes the path of a child of a folder that was read from disk; `None` when its name is not one a book has.
    pub(super) fn child(folder: Option<&BookPath>, name: &str) -> Option<BookPath> {
        is_good_part(name).then(|| match folder {
            Some(folder) => BookPath([folder.as_str(), "/", name].concat()),
            None => BookPath(name.to_owned()),
        })
    }
}

impl fmt::Display for BookPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Returns the path of a day's file. Years have four digits; days before year 0 or after 9999 sort wrongly and have no use.
pub fn day_path(date: NaiveDate) -> BookPath {
    let (year, month) = (date.year(), date.month());
    BookPath(format!("{year:04}/{month:02}/{year:04}-{month:02}-{:02}.md", date.day()))
}

/// Reads a number of just so many digits.
fn digits<T: FromStr>(text: &str, count: usize) -> Option<T> {
    let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

/// Tells whether a text may be one part of a path. `.git` is refused in the spellings that a file system takes for it: whatever
/// the letters' case, `git~1` (its short name on NTFS), with trailing dots or spaces, or with characters that HFS+ ignores.
fn is_good_part(part: &str) -> bool {
    let Some(first) = part.chars().next() else { return false };
    if part.contains(|c: char| matches!(c, '\\' | ':') || c.is_control()) {
        return false;
    }
    // Only names that begin so can be `.git`; the others, nearly all, are spared the closer look.
    !(matches!(first, '.' | ' ' | 'g' | 'G') || is_ignored_by_hfs(first)) || is_harmless(part)
}

fn is_harmless(part: &str) -> bool {
    let plain: String = part.trim_end_matches(['.', ' ']).chars().filter(|c| !is_ignored_by_hfs(*c)).collect();
    !plain.is_empty() && !plain.eq_ignore_ascii_case(".git") && !plain.eq_ignore_ascii_case("git~1")
}

/// The characters that HFS+ leaves out when it compares names, as git's own guard lists them.
fn is_ignored_by_hfs(c: char) -> bool {
    matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_lies_inside_the_book() {
        for text in ["wlog.toml", "2026/11/2026-11-21.md", "contacts/张伟.md", ".gitignore", "orgs/a b.md", "..a/b"] {
            assert_eq!(BookPath::new(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn refuses_what_leads_out_or_into_git() {
        let bad = [
            "",
            "/etc/passwd",
            "..",
            "../x",
            "a/../x",
            "a//b",
            "a/",
            "./a",
            "a\\b",
            "C:/x",
            ".git/config",
            ".GIT/config",
            "a/.git",
            ".git./x",
            "git~1/x",
            ".g\u{200c}it/x",
            "a\nb",
            "a/. /b",
        ];
        for text in bad {
            assert!(matches!(BookPath::new(text), Err(StoreError::BadPath { .. })), "{text:?}");
        }
    }

    #[test]
    fn a_days_path_names_its_day_and_no_other_path_does() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        assert_eq!(day_path(date).as_str(), "2026/11/2026-11-02.md");
        assert_eq!(day_path(date).day(), Some(date));
        for text in [
            "2026/12/2026-11-02.md",
            "2026-11-02.md",
            "2026/11/2026-11-2.md",
            "2026/02/2026-02-30.md",
            "2026/+1/2026-+1-02.md",
            "x/2026/11/2026-11-02.md",
        ] {
            assert_eq!(BookPath::new(text).unwrap().day(), None, "{text}");
        }
    }
}
