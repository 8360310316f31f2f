//! Shows a widget on the terminal until it is answered.

use super::keys::Key;
use super::line::LineInput;
use super::menu::{Menu, Pressed};
use super::rows::{Row, View};
use super::terminal::Terminal;
use crate::app::interview::Answer;
use crate::render::style::Look;
use crate::render::words::{KeyHelp, Words};
use crate::text;
use std::io;

/// A terminal on which questions are asked, and the words they are asked in.
pub struct Asker<'a> {
    terminal: Terminal,
    /// The wordings.
    pub words: &'a dyn Words,
}

impl<'a> Asker<'a> {
    /// Asks on a terminal in the words of a language.
    pub fn new(terminal: Terminal, words: &'a dyn Words) -> Self {
        Asker { terminal, words }
    }

    /// Returns the columns that a row may take.
    pub fn columns(&self) -> usize {
        self.terminal.columns()
    }

    /// Returns the rows that are left on the screen for a list below some others, its question and the explained keys.
    pub fn rows_left(&self, above: usize) -> usize {
        const QUESTION_AND_KEYS: usize = 4;
        self.terminal.height().saturating_sub(above + QUESTION_AND_KEYS)
    }

    /// Gives the terminal back while another program has it.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn lend<T>(&mut self, to: impl FnOnce() -> T) -> io::Result<T> {
        self.terminal.lend(to)
    }

    /// Shows a menu below some rows until one of its rows is chosen.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn choose(&mut self, above: &[Row], mut menu: Menu) -> io::Result<Answer<usize>> {
        self.ask(above, |_| KeyHelp::Menu, &mut menu, |menu, _| menu.view(), Menu::press)
    }

    /// Shows a menu below some rows that is the only question, until one of its rows is chosen.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn choose_one(&mut self, above: &[Row], mut menu: Menu) -> io::Result<Answer<usize>> {
        self.ask(above, |_| KeyHelp::OnlyMenu, &mut menu, |menu, _| menu.view(), Menu::press)
    }

    /// Shows a menu that stands alone until one of its rows is chosen.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn choose_once(&mut self, mut menu: Menu) -> io::Result<Answer<usize>> {
        self.ask(&[], |_| KeyHelp::OnlyMenu, &mut menu, |menu, _| menu.view(), Menu::press)
    }

    /// Shows a line below some rows until it is typed; `keep` is told of each change.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn line(
        &mut self,
        above: &[Row],
        help: KeyHelp,
        input: &mut LineInput<'_>,
        when_empty: &str,
        keep: &mut dyn FnMut(&str),
    ) -> io::Result<Answer<String>> {
        // Once something is typed, Enter no longer takes what was offered.
        let help = |input: &LineInput<'_>| match help {
            KeyHelp::Offer if !input.text().is_empty() => KeyHelp::Line,
            help => help,
        };
        self.ask(
            above,
            help,
            input,
            |input, columns| input.view(columns),
            |input, key| {
                let pressed = input.press(key, when_empty);
                keep(input.text());
                pressed
            },
        )
    }

    /// Shows any widget below some rows until it is answered.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn ask<W, T>(
        &mut self,
        above: &[Row],
        help: impl Fn(&W) -> KeyHelp,
        widget: &mut W,
        view: impl Fn(&W, usize) -> View,
        mut press: impl FnMut(&mut W, &Key) -> Pressed<T>,
    ) -> io::Result<Answer<T>> {
        loop {
            let shown = self.explained(view(widget, self.columns()), help(widget)).below(above.to_vec());
            self.terminal.draw(&shown)?;
            let key = self.terminal.key()?;
            match press(widget, &key) {
                Pressed::Open => {}
                Pressed::Done(answer) => return Ok(Answer::Given(answer)),
                Pressed::Back => return Ok(Answer::Back),
                Pressed::Quit => return Ok(Answer::Quit),
            }
        }
    }

    /// Says below a widget which keys do what.
    fn explained(&self, mut view: View, help: KeyHelp) -> View {
        let lines = text::wrap(self.words.keys(help), self.columns(), "", "");
        view.rows.extend(lines.into_iter().map(|line| Row::new(line, Look::FAINT)));
        view
    }

    /// Breaks a text into rows that fit.
    pub fn wrapped(&self, text: &str, indent: &str, look: Look) -> Vec<Row> {
        let lines = text::wrap(text, self.columns(), indent, indent);
        lines.into_iter().map(|line| Row::new(line, look)).collect()
    }
}
