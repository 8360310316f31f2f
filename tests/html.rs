//! A day must be a well-formed page wherever Markdown is rendered: no clutter, nothing of wlog's own to be seen.
#![allow(clippy::disallowed_methods)] // It reads the sample books.

use pulldown_cmark::{Options, Parser, html};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn sample_days_render_without_clutter() {
    let days = sample_days();
    assert!(days.len() >= 10, "the sample books have days");
    for path in days {
        let source = fs::read_to_string(&path).expect("a day is text");
        let page = render(&source);
        assert_balanced(&page, &path);
        let visible = visible(&page);
        for clutter in ["<!--", "-->", "&lt;!--"] {
            assert!(!visible.contains(clutter), "{}: {clutter} is visible", path.display());
        }
        for id in ids(&source) {
            // A field may name another entry's ID; that one is meant to be seen.
            let named = source.matches(id).count() - source.matches(&format!("<!--{id}-->")).count();
            assert_eq!(visible.matches(id).count(), named, "{}: the ID {id} is visible", path.display());
        }
        assert!(page.starts_with("<h1>"), "{}: a page begins with its date", path.display());
        assert_eq!(page.matches("<h2>").count(), source.lines().filter(|line| line.starts_with("## ")).count());
    }
}

#[test]
fn what_is_looked_for_would_be_found() {
    assert!(visible(&render("`<!--k7q2m9xd-->`")).contains("k7q2m9xd"));
    assert_eq!(ids("## x <!--k7q2m9xd-->"), ["k7q2m9xd"]);
}

fn render(source: &str) -> String {
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(source, Options::ENABLE_TASKLISTS | Options::ENABLE_TABLES));
    page
}

/// Returns the text between tags and comments.
fn visible(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let (close, len) = if rest[at..].starts_with("<!--") { ("-->", 3) } else { (">", 1) };
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + len);
        rest = &rest[end..];
    }
    text + rest
}

/// Returns the IDs in the comments of a source.
fn ids(source: &str) -> Vec<&str> {
    source.split("<!--").skip(1).filter_map(|rest| rest.split("-->").next()).collect()
}

fn assert_balanced(page: &str, path: &Path) {
    for tag in ["h1", "h2", "h3", "ul", "li", "p", "code", "em", "strong"] {
        let (opened, closed) = (page.matches(&format!("<{tag}>")).count(), page.matches(&format!("</{tag}>")).count());
        assert_eq!(opened, closed, "{}: <{tag}>", path.display());
    }
}

fn sample_days() -> Vec<PathBuf> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut found = Vec::new();
    for book in ["bank-zh", "engineer-en"] {
        walk(&examples.join(book).join("2026"), &mut found);
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}
