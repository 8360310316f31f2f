//! The texts to begin with: the project's own samples, and where they lie at hand the corpora, which never come into the project.

use std::fs;
use std::path::{Path, PathBuf};

/// The longest sample: longer ones are cut into pieces.
const LONGEST: usize = 4000;

pub fn days() -> Vec<String> {
    let mut texts = pieces(files(&project("examples"), "md"));
    // The format's own page has an example of everything.
    texts.extend(blocks(&fs::read_to_string(project("docs/FORMAT.md")).unwrap_or_default()));
    texts.extend(pieces(some(files(&corpora().join("plct-weekly"), "md"), 40)));
    let specification = fs::read_to_string(corpora().join("text/commonmark-spec.txt")).unwrap_or_default();
    texts.extend(specification.split("```````````````````````````````` example").skip(1).filter_map(|example| {
        let text = example.split("\n.\n").next()?;
        Some(text.replace('→', "\t"))
    }));
    texts
}

pub fn cards() -> Vec<String> {
    let texts = pieces(files(&project("examples"), "md"));
    texts.into_iter().filter(|text| text.starts_with("+++")).chain([full_card()]).collect()
}

fn full_card() -> String {
    "+++\nname = \"张伟\"\naliases = ['小张', \"Wei\"]\nrelation = \"client\"\norg = [{ name = \"恒达\", from = 2024-01-01 }]\n\
     title = \"经理\"\nphones = [\"138 0000 0000\"]\nemails = [\"a@b.cn\"]\ntier = \"A\"\n[dates]\nbirthday = \"05-27\"\n+++\n\nText.\n"
        .to_owned()
}

pub fn settings() -> Vec<String> {
    let mut texts = pieces(files(&project("examples"), "toml"));
    texts.extend(pieces(files(&project("src/config/profile/trades"), "toml")));
    texts.extend(pieces(files(&project(""), "toml")));
    texts
}

pub fn dates() -> Vec<String> {
    let tables = files(&project("tests/data/dates"), "tsv");
    let lines = tables.iter().flat_map(|text| text.lines()).flat_map(|line| line.split('\t')).map(str::to_owned);
    lines.filter(|text| !text.is_empty()).collect()
}

pub fn queries() -> Vec<String> {
    let own = [
        "renewal",
        "恒达 续期",
        "\"the loan renewal\"",
        "project:loan-renewal NOT kind:call",
        "(a OR b) c",
        "contact:张伟 since:上周",
        "hours:2..",
        "hours:..1.5",
        "小时：2。。",
        "【 a ＯＲ b 】 ＮＯＴ /c/",
        "contct:x project:y~",
        "figure:500万",
        "tag:x is:open",
        "type:task due:2026-11-01..2026-11-30",
        "NOT (x OR NOT y)",
        "on:2026-W47",
        "“引号”",
        "word*",
        "-x",
        "a:b:c",
    ];
    let mut texts: Vec<String> = own.map(str::to_owned).to_vec();
    texts.extend(dates().into_iter().step_by(40).map(|date| format!("on:{date}")));
    texts.extend(naughty());
    texts
}

pub fn terminal() -> Vec<String> {
    let mut texts = naughty();
    texts.extend(some(pieces(files(&project("examples"), "md")), 20));
    texts.push("\u{1b}]8;;http://x\u{7}link\u{1b}]8;;\u{7} \u{9b}31m \u{202e}abc\u{2066} e\u{301} 👩‍💻 क्ष ﷺ\u{e0001}\u{115f}\r\n\t|".to_owned());
    texts
}

/// Strings that break programs.
fn naughty() -> Vec<String> {
    let text = fs::read_to_string(corpora().join("text/blns.txt")).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn corpora() -> PathBuf {
    std::env::var_os("WLOG_CORPORA").map_or_else(|| project("../shared/corpora"), PathBuf::from)
}

/// Reads all files below a folder that end in some way, in the order of their paths. Folders whose names begin with a dot, and what was
/// built, are passed over.
fn files(folder: &Path, end: &str) -> Vec<String> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    let mut texts = Vec::new();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && !name.starts_with('.') && name != "target" {
            texts.extend(files(&path, end));
        } else if path.extension().is_some_and(|found| found == end) {
            texts.extend(fs::read_to_string(&path).ok());
        }
    }
    texts
}

fn some(texts: Vec<String>, count: usize) -> Vec<String> {
    let step = (texts.len() / count).max(1);
    texts.into_iter().step_by(step).collect()
}

/// Cuts texts at line ends into pieces of some length.
fn pieces(texts: Vec<String>) -> Vec<String> {
    let mut pieces = Vec::new();
    for text in texts {
        let mut piece = String::new();
        for line in text.split_inclusive('\n') {
            piece.push_str(line);
            if piece.len() > LONGEST {
                pieces.push(std::mem::take(&mut piece));
            }
        }
        pieces.push(piece);
    }
    pieces
}

/// Takes the code blocks out of a page.
fn blocks(page: &str) -> Vec<String> {
    page.split("````markdown\n").skip(1).filter_map(|rest| Some(rest.split("````").next()?.to_owned())).collect()
}
