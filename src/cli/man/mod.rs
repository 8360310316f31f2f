//! `wlog man`, and the files that packages install: manual pages and completion scripts.

mod page;

use super::args::Man;
use super::complete::Shell;
use super::failure::{BROKEN, DONE, Failure, USAGE};
use super::near::near_commands;
use super::session::{Ended, Session};
use super::{groups, help};
use crate::model::Language;
use crate::render::words::{UsageProblem, Words, words};
use clap::{Command, ValueEnum};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{fs, process};

/// Shows a page of the manual in `man` on a terminal, prints its source on a pipe, or writes all pages below a folder.
pub fn run(session: &Session, args: Man) -> Ended {
    let words = session.output.words();
    if let Some(out) = args.out {
        let out = session.environment.working_folder().join(out);
        let count = write_pages(&out).map_err(|error| unwritten(session, &out, &error))?;
        session.output.done(&words.pages_written(count, &out.display().to_string()));
        return Ok(DONE);
    }
    let root = built(words);
    let command = match args.command.as_deref() {
        None => &root,
        Some(name) => root.find_subcommand(name).ok_or_else(|| unknown(session, &root, name))?,
    };
    let page = page::page(&root, command, words);
    if !(session.output.screen.is_terminal && shown_in_man(&page)) {
        session.print(&page)?;
    }
    Ok(DONE)
}

/// Writes what a package installs below a folder: `completions/` with a script for each shell, and the manual in both
/// languages as `man -M` expects it, `man/man1/` and `man/zh_CN/man1/`.
///
/// # Errors
///
/// When a folder or a file cannot be written.
pub fn write_assets(out: &Path) -> io::Result<()> {
    let scripts = out.join("completions");
    fs::create_dir_all(&scripts)?;
    for shell in Shell::value_variants() {
        fs::write(scripts.join(shell.file_name()), shell.script())?;
    }
    write_pages(&out.join("man")).map(drop)
}

/// Writes all pages in both languages; returns how many.
fn write_pages(out: &Path) -> io::Result<usize> {
    let mut count = 0;
    for (language, folder) in [(Language::English, out.join("man1")), (Language::Chinese, out.join("zh_CN/man1"))] {
        fs::create_dir_all(&folder)?;
        let words = words(language);
        let root = built(words);
        for command in std::iter::once(&root).chain(groups::commands(&root)) {
            fs::write(folder.join(page::file_name(command)), page::page(&root, command, words))?;
            count += 1;
        }
    }
    Ok(count)
}

/// Builds the command line, so that each command has the options of all.
fn built(words: &dyn Words) -> Command {
    let mut root = help::command(words);
    root.build();
    root
}

/// Opens a page in `man`; tells whether that has shown it. Systems without `man` get the source.
fn shown_in_man(page: &str) -> bool {
    let show = || {
        let mut file = tempfile::Builder::new().prefix("wlog-").suffix(".1").tempfile()?;
        file.write_all(page.as_bytes())?;
        process::Command::new("man").arg(file.path()).status()
    };
    show().is_ok_and(|status| status.success())
}

fn unknown(session: &Session, root: &Command, name: &str) -> Box<Failure> {
    let problem = UsageProblem::UnknownCommand { command: name.to_owned(), near: near_commands(root, name) };
    Box::new(Failure { message: session.output.words().usage_problem(&problem, "wlog --help"), status: USAGE })
}

fn unwritten(session: &Session, out: &Path, error: &io::Error) -> Box<Failure> {
    let path: PathBuf = out.to_owned();
    Box::new(Failure {
        message: session.output.words().pages_unwritten(&path.display().to_string(), error),
        status: BROKEN,
    })
}
