//! A single question: one of some rows.

use super::menu::{Menu, Pressed};
use super::rows::Row;
use super::terminal::Terminal;
use crate::render::style::Look;
use crate::render::words::{KeyHelp, Words};
use crate::text;
use std::io;

/// Has one of some rows chosen; returns its place in the list, `None` when the person leaves.
pub fn choose(mut terminal: Terminal, words: &dyn Words, rows: &[&str]) -> io::Result<Option<usize>> {
    let mut menu = Menu::new(rows.iter().map(|row| ((*row).to_owned(), String::new())).collect());
    loop {
        let mut view = menu.view();
        let help = text::wrap(words.keys(KeyHelp::Choice), terminal.columns(), "", "");
        view.rows.extend(help.into_iter().map(|line| Row::new(line, Look::FAINT)));
        terminal.draw(&view)?;
        match menu.press(&terminal.key()?) {
            Pressed::Open => {}
            Pressed::Done(row) => return Ok(Some(row)),
            Pressed::Back | Pressed::Quit => return Ok(None),
        }
    }
}
