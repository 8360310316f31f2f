//! A page of the manual: clap_mangen's sections in the user's language, and those that clap knows nothing of.

use crate::cli::groups;
use crate::render::words::{ManPart, Words};
use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

/// Returns the name of a page's file: `wlog.1`, `wlog-add.1`.
pub fn file_name(command: &Command) -> String {
    format!("{}.1", title(command))
}

fn title(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// Writes a command's page as roff; `root` must be built.
pub fn page(root: &Command, command: &Command, words: &dyn Words) -> String {
    let is_root = command.get_name() == root.get_name();
    let version = root.get_version().unwrap_or_default();
    let man = Man::new(command.clone())
        .title(title(command).to_uppercase())
        .source(format!("wlog {version}"))
        .manual(words.man_heading(ManPart::Manual));
    let mut page = String::from(CHINESE_LINES);
    page += &section(|out| man.render_title(out));
    page += RAGGED;
    page += &headed(&section(|out| man.render_name_section(out)), words.man_heading(ManPart::Name));
    page += &headed(&section(|out| man.render_synopsis_section(out)), words.man_heading(ManPart::Synopsis));
    let mut own = Roff::new();
    if is_root {
        own.control("SH", [words.man_heading(ManPart::Description)]);
        paragraphs(&mut own, words.man_description());
        commands(&mut own, root, words);
    }
    page += &own.to_roff();
    page += &plain_headings(&section(|out| man.render_options_section(out)));
    page += &endings(command, is_root, words).to_roff();
    page
}

/// Lets lines break between Chinese characters, which groff knows by itself only in some versions and locales: not before
/// punctuation that closes, nor behind what opens.
const CHINESE_LINES: &str = concat!(
    "'\\\" -*- coding: utf-8 -*-\n",
    ".if \\n[.g] \\{\\\n",
    ".  class [wlogHan] \\[u4E00]-\\[u9FFF] \\[u3400]-\\[u4DBF]\n",
    ".  class [wlogOpens] \\[u300A] \\[u300C] \\[u3010] \\[uFF08]\n",
    ".  class [wlogCloses] \\[u3001] \\[u3002] \\[u300B] \\[u300D] \\[u3011] \\[uFF01] \\[uFF09] \\[uFF0C] \\[uFF1A] \\[uFF1B] \\[uFF1F]\n",
    ".  cflags 512 \\C'[wlogHan]'\n",
    ".  cflags 258 \\C'[wlogOpens]'\n",
    ".  cflags 132 \\C'[wlogCloses]'\n",
    ".\\}\n",
);

/// Sets lines flush left and whole words: stretched blanks tear Chinese apart, and names of commands are not to be hyphenated.
const RAGGED: &str = ".ad l\n.nh\n";

/// Takes a section that clap_mangen writes; writing into memory does not fail.
fn section(render: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    let _ = render(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Puts a heading of the user's language in place of clap_mangen's.
fn headed(section: &str, heading: &str) -> String {
    let line = |line: &str| if line.starts_with(".SH ") { format!(".SH \"{heading}\"\n") } else { format!("{line}\n") };
    section.lines().map(line).collect()
}

/// Takes the colon off the headings that the help has.
fn plain_headings(section: &str) -> String {
    let line = |line: &str| if line.starts_with(".SH ") { line.replace('：', "") } else { line.to_owned() };
    section.lines().map(|text| line(text) + "\n").collect()
}

fn paragraphs(roff: &mut Roff, paragraphs: &[&str]) {
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if number > 0 {
            roff.control("PP", []);
        }
        roff.text([roman(*paragraph)]);
    }
}

fn commands(roff: &mut Roff, root: &Command, words: &dyn Words) {
    roff.control("SH", [words.man_heading(ManPart::Commands)]);
    for (group, commands) in groups::groups(root) {
        roff.control("SS", [words.group(group).trim_end_matches([':', '：'])]);
        for command in commands {
            roff.control("TP", []);
            roff.text([bold(title(command)), roman("(1)")]);
            roff.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
        }
    }
}

/// Writes what stands behind the options: examples, files, the environment, the exit status.
fn endings(command: &Command, is_root: bool, words: &dyn Words) -> Roff {
    let mut roff = Roff::new();
    if let Some(examples) = words.examples(command.get_name()) {
        roff.control("SH", [words.man_heading(ManPart::Examples)]);
        roff.control("nf", []);
        for line in examples.lines() {
            roff.text([roman(line.trim_start())]);
        }
        roff.control("fi", []);
    }
    let see = match is_root {
        true => {
            table(&mut roff, words.man_heading(ManPart::Files), words.man_files());
            table(&mut roff, words.man_heading(ManPart::Environment), words.man_environment());
            table(&mut roff, words.man_heading(ManPart::ExitStatus), words.man_statuses());
            ["git", "less"].as_slice()
        }
        false => ["wlog"].as_slice(),
    };
    roff.control("SH", [words.man_heading(ManPart::SeeAlso)]);
    let mut line = Vec::new();
    for (number, page) in see.iter().enumerate() {
        line.extend([roman(if number > 0 { ", " } else { "" }), bold(*page), roman("(1)")]);
    }
    roff.text(line);
    roff
}

fn table(roff: &mut Roff, heading: &str, rows: &[(&str, &str)]) {
    roff.control("SH", [heading]);
    for (term, meaning) in rows {
        roff.control("TP", []);
        roff.text([bold(*term)]);
        roff.text([roman(*meaning)]);
    }
}
