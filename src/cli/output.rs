//! How a command speaks: data on standard output, all else on standard error, in the user's language.

use super::notice::lay_out;
use super::screen::Screen;
use crate::model::Language;
use crate::render::message::Message;
use crate::render::style::{Hue, Look, Style};
use crate::render::words::{Words, words};
use crate::text;
use std::io::{self, Write};

/// The two streams, the language, and what the screen can show.
#[derive(Clone)]
pub struct Output {
    /// What the screen can show.
    pub screen: Screen,
    /// The language that is spoken.
    pub language: Language,
    /// Whether data is printed as JSON.
    pub json: bool,
}

impl Output {
    /// Returns the wordings of the language.
    pub fn words(&self) -> &'static dyn Words {
        words(self.language)
    }

    /// Returns what the screen can show, for painting.
    pub fn style(&self) -> Style {
        Style { colour: self.screen.colour, links: self.screen.links }
    }

    /// Prints data.
    pub fn data(&self, text: &str) -> io::Result<()> {
        self.screen.print(text)
    }

    /// Says something beside the data.
    pub fn note(&self, text: &str) {
        say(&self.labelled(self.words().note_label(), Hue::Yellow, &text::clean(text)));
    }

    /// Says what is odd beside the data, and what to do about it.
    pub fn remark(&self, message: &Message) {
        say(&self.with_hints(self.words().note_label(), Hue::Yellow, message));
    }

    /// Says what may help.
    pub fn hint(&self, text: &str) {
        let label = self.on_stderr(self.words().hint_label(), Look::BOLD.hued(Hue::Cyan));
        say(&format!("{label}{}\n", text::clean(text)));
    }

    /// Says that something was done.
    pub fn done(&self, text: &str) {
        let laid_out = lay_out("", 0, &text::clean(text), self.screen.columns_on_stderr);
        let rows: Vec<String> = laid_out.lines().map(|row| self.on_stderr(row, Look::FAINT)).collect();
        say(&format!("{}\n", rows.join("\n")));
    }

    /// Says something that takes several lines, each painted already.
    pub fn aside(&self, block: &str) {
        say(block);
    }

    /// Returns how standard error shows text, for painting.
    pub fn style_on_stderr(&self) -> Style {
        Style { colour: self.screen.colour_on_stderr, links: false }
    }

    /// Says what is wrong, and what to do.
    pub fn error(&self, message: &Message) {
        say(&self.with_hints(self.words().error_label(), Hue::Red, message));
    }

    /// Writes a message in one piece, so that those of two processes do not mingle.
    fn with_hints(&self, label: &str, hue: Hue, message: &Message) -> String {
        let line = |label: &str, hue: Hue, text: &str| self.labelled(label, hue, &text::clean_block(text));
        let hints = message.hints.iter().map(|hint| line(self.words().hint_label(), Hue::Cyan, hint));
        std::iter::once(line(label, hue, &message.error)).chain(hints).collect()
    }

    /// Lays a text out behind a label.
    fn labelled(&self, label: &str, hue: Hue, text: &str) -> String {
        let painted = self.on_stderr(label, Look::BOLD.hued(hue));
        lay_out(&painted, text::width(label), text, self.screen.columns_on_stderr)
    }

    fn on_stderr(&self, text: &str, look: Look) -> String {
        self.style_on_stderr().paint(text, look)
    }
}

/// Writes to standard error; there is nowhere left to complain when that fails.
fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
