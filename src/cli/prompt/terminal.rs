//! The terminal while questions are on it: raw, drawn in place, and as it was before when they are done.

use super::ended;
use super::keys::Key;
use super::rows::View;
use crate::render::style::Style;
use crossterm::cursor::{Hide, MoveToColumn, MoveUp, Show};
use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{self, Clear, ClearType};
use crossterm::{execute, queue};
use std::io::{self, IsTerminal, Write};

/// The size that is assumed where the terminal does not tell.
const USUAL_SIZE: (u16, u16) = (80, 24);

/// A terminal in raw mode. It is put back as it was when this goes.
///
/// The questions are drawn on standard error: standard output is for data.
pub struct Terminal {
    style: Style,
    /// How many rows above the cursor the last view began.
    above: usize,
}

/// Tells whether questions can be asked: a person must be there to read and to type.
pub fn can_ask(term: Option<&str>) -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal() && term != Some("dumb")
}

impl Terminal {
    /// Takes the terminal over.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be made raw.
    pub fn take(style: Style) -> io::Result<Self> {
        ended::restore_at_the_end();
        terminal::enable_raw_mode()?;
        let terminal = Terminal { style, above: 0 };
        execute!(io::stderr(), EnableBracketedPaste)?;
        Ok(terminal)
    }

    /// Returns the columns that a row may take. The last one stays free, since terminals differ in what they do there.
    pub fn columns(&self) -> usize {
        usize::from(size().0).saturating_sub(1).max(1)
    }

    /// Returns the rows of the screen.
    pub fn height(&self) -> usize {
        usize::from(size().1).max(2)
    }

    /// Draws a view in the place of the last one. Of one that is higher than the screen the upper rows are left out.
    pub fn draw(&mut self, view: &View) -> io::Result<()> {
        let mut out = Vec::new();
        self.go_to_top(&mut out)?;
        let hidden = view.rows.len().saturating_sub(self.height() - 1);
        let rows = &view.rows[hidden..];
        for (number, row) in rows.iter().enumerate() {
            out.extend_from_slice(if number == 0 { b"" } else { b"\r\n" });
            out.extend_from_slice(row.paint(self.style, self.columns()).as_bytes());
        }
        let last = rows.len().saturating_sub(1);
        self.above = last;
        if let Some((row, column)) = view.cursor {
            let row = row.saturating_sub(hidden).min(last);
            if last > row {
                queue!(out, MoveUp(u16::try_from(last - row).unwrap_or(u16::MAX)))?;
            }
            queue!(out, MoveToColumn(u16::try_from(column).unwrap_or(u16::MAX)), Show)?;
            self.above = row;
        }
        write(&out)
    }

    /// Takes the last view off the screen.
    pub fn wipe(&mut self) -> io::Result<()> {
        let mut out = Vec::new();
        self.go_to_top(&mut out)?;
        queue!(out, Show)?;
        write(&out)
    }

    /// Waits for a key.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub fn key(&mut self) -> io::Result<Key> {
        loop {
            if let Some(key) = Key::of(event::read()?) {
                return Ok(key);
            }
        }
    }

    /// Gives the terminal back while another program has it.
    pub fn lend<T>(&mut self, to: impl FnOnce() -> T) -> io::Result<T> {
        self.wipe()?;
        give_back();
        let result = to();
        terminal::enable_raw_mode()?;
        execute!(io::stderr(), EnableBracketedPaste)?;
        Ok(result)
    }

    fn go_to_top(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        queue!(out, Hide, MoveToColumn(0))?;
        if self.above > 0 {
            queue!(out, MoveUp(u16::try_from(self.above).unwrap_or(u16::MAX)))?;
        }
        queue!(out, Clear(ClearType::FromCursorDown))?;
        self.above = 0;
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.wipe();
        give_back();
    }
}

/// Puts the terminal back as it was; a terminal that is gone needs nothing.
pub(super) fn give_back() {
    let _ = execute!(io::stderr(), DisableBracketedPaste, Show);
    let _ = terminal::disable_raw_mode();
}

fn size() -> (u16, u16) {
    terminal::size().ok().filter(|(columns, rows)| *columns > 0 && *rows > 0).unwrap_or(USUAL_SIZE)
}

/// Writes in one piece, so that no half view is seen.
fn write(bytes: &[u8]) -> io::Result<()> {
    let mut screen = io::stderr().lock();
    screen.write_all(bytes)?;
    screen.flush()
}
