//! The catalogue of errors: everything that is refused, in both languages, with the whole message in a snapshot.
//!
//! Each case asserts the exit status, and that neither the files of the book nor its references, HEAD or index have changed.

mod files;
mod first_hour;
mod names;
mod remedies;
mod repositories;
mod settings;
mod texts;
mod typed;

use crate::environment::World;
use insta::assert_snapshot;

/// One command of the catalogue: what is typed, and the exit status.
pub type Case<'a> = (&'a [&'a str], i32);

/// Runs commands in books that were prepared alike, in English and in Chinese; the book must not change.
pub fn catalogue(name: &str, prepare: impl Fn(&World), cases: &[Case<'_>]) {
    let mut pages = vec![String::new(); cases.len()];
    for world in [World::new(), World::chinese()] {
        world.wlog(["init", "worklog", "--language", "en"]).ok();
        prepare(&world);
        let before = world.state();
        for ((arguments, status), page) in cases.iter().zip(&mut pages) {
            let said = world.wlog(*arguments);
            page.push_str(&said.whole());
            assert_eq!(said.status, *status, "wlog {arguments:?}: {}", said.whole());
            assert_eq!(world.state(), before, "wlog {arguments:?} has changed something");
        }
    }
    let page = |((arguments, _), said): (&Case<'_>, String)| format!("$ wlog {}\n{said}", shown(arguments));
    let pages: Vec<String> = cases.iter().zip(pages).map(page).collect();
    assert_snapshot!(name, pages.join("\n"));
}

/// Writes arguments as they would be typed; what is long is shortened, what is invisible is named.
fn shown(arguments: &[&str]) -> String {
    let quoted = arguments.iter().map(|argument| {
        let text: String = argument.chars().take(60).flat_map(char::escape_default).collect();
        let plain = argument.chars().all(|c| c.is_alphanumeric() || "-_./:@+%".contains(c)) && !argument.is_empty();
        match (plain && argument.chars().count() <= 60, argument.is_ascii() || text.contains("\\u{20")) {
            (true, _) => (*argument).to_owned(),
            (false, true) => format!("'{text}'"),
            (false, false) => format!("'{argument}'"),
        }
    });
    quoted.collect::<Vec<_>>().join(" ")
}
