//! Whatever stands in a day, a command changes the lines that it is about, and leaves every other byte as it was.

use super::cases::{CASES, Case};
use super::tally::{Tally, Wrong, in_parallel, is_full};
use super::world::{Size, World, said};
use std::fs;
use std::path::PathBuf;

const DAY: &str = "2026/11/2026-11-20.md";
/// The entry that commands change. It stands between two texts that nobody may touch.
const ENTRY: &str = "## 10:00 Stands between <!--q5rs7w9x-->\n\n- kind: visit\n\nIn other words.\n\n";

/// A command on the entry, and what stands in its place afterwards.
struct Deed {
    name: &'static str,
    args: &'static [&'static str],
    editor: &'static str,
    /// Whether the entry is gone afterwards.
    takes_away: bool,
    /// Whether the file is another one afterwards.
    changes: bool,
}

const fn deed(name: &'static str, args: &'static [&'static str]) -> Deed {
    Deed { name, args, editor: "false", takes_away: false, changes: true }
}

const DEEDS: &[Deed] = &[
    deed("add", &["add", "-d", "2026-11-20", "-t", "10:30", "An entry more"]),
    deed("amend the text", &["amend", "q5rs7w9x", "Stands corrected"]),
    deed("amend a field", &["amend", "q5rs7w9x", "--outcome", "agreed"]),
    deed("amend the time", &["amend", "q5rs7w9x", "-t", "11:00"]),
    Deed { takes_away: true, ..deed("move", &["move", "q5rs7w9x", "--to", "2026-11-21", "--why", "x"]) },
    deed("move to here", &["move", "w4sh3r3b", "--to", "2026-11-20", "--why", "x"]),
    Deed { takes_away: true, ..deed("rm", &["rm", "q5rs7w9x", "--yes", "--why", "x"]) },
    Deed { editor: r#"perl -0pi -e "s/Stands between/Stands edited/" "$1""#, ..deed("edit", &["edit", "2026-11-20"]) },
    deed("check --fix", &["check", "2026-11-20", "--fix", "--yes"]),
];

/// Texts above and below the entry.
struct Text {
    name: String,
    above: String,
    below: String,
}

fn texts() -> Vec<Text> {
    let text =
        |name: &str, above: &str, below: &str| Text { name: name.into(), above: above.into(), below: below.into() };
    let plain = "# 2026-11-20\n\nSome text.\n\n## 08:00 Before\n\n- kind: call\n\n";
    let below = "## 17:00 After\n\n- outcome:   spaces at the end   \n\n\tcode\n\n* [ ] a task\n";
    let many: String = (0..3300).map(|n| format!("## Entry {n}\n\nText with trailing spaces  \n")).collect();
    let mut texts = vec![
        text("plain", plain, below),
        text("CRLF", &plain.replace('\n', "\r\n"), &below.replace('\n', "\r\n")),
        text("mixed endings", &plain.replace("\n\n", "\r\n\n"), &below.replace("\n\n", "\n\r\n")),
        text("BOM, no last ending", &format!("\u{FEFF}{plain}"), below.trim_end()),
        text("front matter", &format!("---\nmood: calm\n---\n{plain}"), below),
        text(
            "a stray conflict marker",
            plain,
            &format!("## 12:00 Merged\n\n<<<<<<< HEAD\none\n=======\nother\n>>>>>>> side\n\n{below}"),
        ),
        text("half a conflict marker", &format!("{plain}<<<<<<< HEAD\n\n"), below),
        text("10,000 lines", plain, &many),
        text("control characters", &format!("{plain}\u{1b}[2J\u{202e}\0\u{0b}\u{0c}\n\n"), below),
        text(
            "setext headings, tables, HTML",
            &format!("{plain}A title\n---\n\n|a|b|\n|-|-|\n|1|2|\n\n<div>\nx\n</div>\n\n"),
            below,
        ),
    ];
    texts.extend(reports());
    texts
}

/// Real reports of a laboratory, which are read where they lie and never come into the project.
fn reports() -> Vec<Text> {
    let folder = std::env::var_os("WLOG_CORPORA").map_or_else(|| PathBuf::from("../shared/corpora"), PathBuf::from);
    let mut files = Vec::new();
    collect(&folder.join("plct-weekly"), &mut files);
    if files.is_empty() {
        println!("skipped: no reports in {}", folder.display());
    }
    files.sort();
    let step = if is_full() { 1 } else { (files.len() / 3).max(1) };
    let read = |file: &PathBuf| {
        let text = fs::read_to_string(file).ok()?;
        // Cut at a heading, so that the entry stands where one may stand.
        let middle = text.match_indices("\n## ").map(|(at, _)| at + 1).nth(1)?;
        let name = file.file_name()?.to_string_lossy().into_owned();
        Some(Text { name, above: text[..middle].to_owned(), below: text[middle..].to_owned() })
    };
    files.iter().step_by(step).filter_map(read).collect()
}

fn collect(folder: &std::path::Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files)
        } else if path.extension().is_some_and(|end| end == "md") {
            files.push(path)
        }
    }
}

#[test]
fn every_byte_that_a_command_is_not_about_stays() {
    let tally = Tally::default();
    let templates: Vec<World> =
        DEEDS.iter().map(|deed| World::template(&Case { editor: deed.editor, ..CASES[0] }, Size::New)).collect();
    in_parallel(&texts(), |text| {
        for (deed, template) in DEEDS.iter().zip(&templates) {
            let world = template.copy();
            let ending = if text.above.contains("\r\n") && text.name != "mixed endings" { "\r\n" } else { "\n" };
            let entry = ENTRY.replace('\n', ending);
            let old = format!("{}{entry}{}", text.above, text.below);
            world.write(DAY, &old);
            let ended = world.wlog(deed.args).run();
            let new = fs::read_to_string(world.book().join(DAY)).unwrap();
            let context = format!("{}, {}", text.name, deed.name);
            if let Err(why) = compare(deed, text, &old, &new, ended.code) {
                tally.wrong(Wrong::Torn, format!("{context}: {why}; {}", said(&ended)));
            }
            tally.count(if ended.code == Some(0) || new != old { "changes" } else { "refusals" });
        }
    });
    assert!(tally.of("changes") > tally.of("refusals"));
    tally.close("bytes that nobody asked to change");
}

/// Sees that the text above and the text below are what they were.
fn compare(deed: &Deed, text: &Text, old: &str, new: &str, code: Option<i32>) -> Result<(), String> {
    if old == new {
        return if code == Some(0) && deed.changes && deed.name != "check --fix" {
            Err("nothing happened".into())
        } else {
            Ok(())
        };
    }
    match deed.name {
        "check --fix" => without_ids(new, old).map_or_else(|| Err("more than IDs was written".into()), |()| Ok(())),
        "add" | "move to here" => inserted(old, new),
        _ => {
            let above = if deed.takes_away { text.above.trim_end() } else { &text.above };
            let below = if deed.takes_away { text.below.trim_end_matches(['\r', '\n']) } else { &text.below };
            if !new.starts_with(above) {
                return Err(format!("above: {}", first_difference(above, new)));
            }
            if !new.trim_end_matches(['\r', '\n']).ends_with(below.trim_end_matches(['\r', '\n']))
                || new.len() < above.len() + below.len()
            {
                return Err("below is another text".into());
            }
            // The last ending is nobody's business, either.
            let ending = |text: &str| text[text.trim_end_matches(['\r', '\n']).len()..].to_owned();
            if ending(new) == ending(old) { Ok(()) } else { Err("the end of the file is another".into()) }
        }
    }
}

/// Sees that the new text is the old one with lines put in at one place. A last line without an ending may get one.
fn inserted(old: &str, new: &str) -> Result<(), String> {
    let (old_lines, new_lines): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let same = |(old, new): &(&&str, &&str)| {
        old == new || (!old.ends_with('\n') && new.trim_end_matches(['\r', '\n']) == **old)
    };
    let head = old_lines.iter().zip(&new_lines).take_while(same).count();
    let tail =
        old_lines[head..].iter().rev().zip(new_lines[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    if head + tail == old_lines.len() {
        Ok(())
    } else {
        Err(format!("line {} is another: {:?}", head + 1, old_lines[head]))
    }
}

/// Takes the IDs out that are in one text and not in the other; `None` where more is different.
fn without_ids(new: &str, old: &str) -> Option<()> {
    let (mut rest, mut at) = (new, 0);
    while !rest.is_empty() {
        let (plain, behind) = match rest.find(" <!--") {
            // One that was there before is a part of the text.
            Some(place) if rest[place..].find("-->") == Some(13) && !old.contains(&rest[place + 1..place + 16]) => {
                (&rest[..place], &rest[place + 16..])
            }
            Some(place) => rest.split_at(place + 5),
            None => (rest, ""),
        };
        if !old[at..].starts_with(plain) {
            return None;
        }
        at += plain.len();
        rest = behind;
    }
    (at == old.len()).then_some(())
}

fn first_difference(wanted: &str, found: &str) -> String {
    let at = wanted.chars().zip(found.chars()).take_while(|(wanted, found)| wanted == found).count();
    let part = |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
    format!("{:?} became {:?}", part(wanted), part(found))
}
