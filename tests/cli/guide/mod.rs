//! Both guides hold word by word: every command in them is typed on a terminal, in an empty home, and shows what the guide shows.
//!
//! Behind a block's fence stands what the page does not show: `console` is a session, `now=` sets the clock, `status=` is the
//! exit status that is expected, `stays` leaves the last command open; `text press "xy" Enter` presses keys there, `ends` waits for its end;
//! `markdown page` is what the editor is given, `typed` what is saved there; `into=FILE` is written at a file's end by hand,
//! `file=FILE` in its place;
//! `sh elsewhere` is not run. IDs and hashes on the page stand for those of the run, each always for the same.
//!
//! After a wording has changed on purpose, `GUIDE_UPDATE=1 cargo test --test cli guide` writes what is shown anew.

mod page;
mod stands_for;
mod walk;

use crate::environment::World;
use page::Page;
use std::fs;
use std::path::{Path, PathBuf};
use walk::Walk;

const ENGLISH: &str = "docs/GUIDE.md";
const CHINESE: &str = "docs/GUIDE.zh.md";

fn path(guide: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(guide)
}

fn read(guide: &str) -> Page {
    Page::read(&fs::read_to_string(path(guide)).unwrap_or_else(|error| panic!("{guide}: {error}")))
}

fn follow(guide: &str, world: World, home: &'static str, zone: (&'static str, &'static str)) -> Walk {
    let update = std::env::var_os("GUIDE_UPDATE").is_some();
    let mut page = read(guide);
    let mut walk = Walk::new(world, home, zone, update);
    let followed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| walk.follow(&mut page)));
    if update {
        fs::write(path(guide), page.write()).expect("the guide can be written");
    }
    followed.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    walk.world.git(&["fsck", "--strict", "--no-progress"]);
    walk
}

#[test]
fn guide_in_english() {
    let walk = follow(ENGLISH, World::new(), "/home/sam", ("Europe/London", "+00:00"));
    type_spans(ENGLISH, &walk);
}

#[test]
fn guide_in_chinese() {
    let walk = follow(CHINESE, World::chinese(), "/home/xiaolin", ("Asia/Shanghai", "+08:00"));
    type_spans(CHINESE, &walk);
}

/// Types the commands that stand in the prose, after all others: each exists and takes what is written there.
fn type_spans(guide: &str, walk: &Walk) {
    let spans = read(guide).spans();
    let commands: Vec<_> = spans.iter().filter(|span| span.starts_with("wlog ")).collect();
    assert!(commands.len() > 10, "{guide}: {commands:?}");
    for command in commands {
        // A command that is only named may be one that takes something, or asks a person.
        let is_named = command.split(' ').count() == 2;
        let typed = walk.stands_for.real(command);
        let typed = if is_named { typed.replacen("wlog", "wlog help", 1) } else { typed };
        let said = walk.world.shell(&format!("EDITOR=true; {typed}"));
        let right =
            if command.starts_with("wlog add -") || command.starts_with("wlog 记 -") { [0, 3] } else { [0, 1] };
        assert!(right.contains(&said.status), "{guide}: {command}\n{}", said.whole());
    }
}

/// Every phrase in the tables of dates stands in the tables of phrases, taken or refused as the guide says.
#[test]
fn dates_in_the_guides_are_understood() {
    let folder = path("tests/data/dates");
    let tables = fs::read_dir(folder).expect("a folder").flatten();
    let tables: Vec<String> = tables.map(|table| fs::read_to_string(table.path()).expect("a table")).collect();
    let rows: Vec<Vec<&str>> =
        tables.iter().flat_map(|table| table.lines()).map(|line| line.split('\t').collect()).collect();
    for (guide, head, refused) in [(ENGLISH, "| what | you may write", "refused"), (CHINESE, "| 意思 |", "不接受")]
    {
        let text = fs::read_to_string(path(guide)).expect("a guide");
        let table =
            text.lines().skip_while(|line| !line.starts_with(head)).skip(2).take_while(|line| line.starts_with('|'));
        let mut count = 0;
        for line in table {
            let is_refused = line.split('|').nth(1).is_some_and(|what| what.contains(refused));
            for phrase in line.split('`').skip(1).step_by(2) {
                count += 1;
                let mut found = rows.iter().filter(|row| row.get(2) == Some(&phrase));
                let right = found.any(|row| row.last().is_some_and(|says| says.starts_with('!')) == is_refused);
                assert!(right, "{guide}: {phrase}");
            }
        }
        assert!(count > 60, "{guide}: the table is found ({count})");
    }
}

/// Files and headings that the guides link to are there.
#[test]
fn links_lead_somewhere() {
    for guide in [ENGLISH, CHINESE] {
        let text = fs::read_to_string(path(guide)).expect("a guide");
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path(guide) } else { path("docs").join(file) };
            let text = fs::read_to_string(&target).unwrap_or_else(|error| panic!("{guide}: {link}: {error}"));
            let mut headings = text.lines().filter(|line| line.starts_with('#')).map(anchor);
            assert!(heading.is_empty() || headings.any(|anchor| anchor == heading), "{guide}: {link}");
        }
    }
}

/// Returns the anchor that git hosts give a heading.
fn anchor(heading: &str) -> String {
    let heading = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
