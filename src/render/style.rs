//! Colours and links on a terminal.

use std::fmt::Write;

/// What the place a text is printed to can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Whether colours and bold are shown (ECMA-48 SGR sequences).
    pub colour: bool,
    /// Whether links can be followed (OSC 8 sequences).
    pub links: bool,
}

/// How a stretch of text looks. Only the eight basic colours are used, since each terminal sets them to be readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Faint.
    pub faint: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Crossed out.
    pub strike: bool,
    /// The colour; the terminal's own when `None`.
    pub hue: Option<Hue>,
}

/// A basic colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// For what is wrong or late.
    Red,
    /// For what is done.
    Green,
    /// For what wants attention; code.
    Yellow,
    /// For links.
    Blue,
    /// For headings.
    Cyan,
}

impl Look {
    /// Bold text.
    pub const BOLD: Look = Look { bold: true, ..Look::PLAIN };
    /// Faint text.
    pub const FAINT: Look = Look { faint: true, ..Look::PLAIN };
    /// Text as it is.
    pub const PLAIN: Look =
        Look { bold: false, faint: false, italic: false, underline: false, strike: false, hue: None };

    /// Returns the same look in a colour.
    pub const fn hued(self, hue: Hue) -> Look {
        Look { hue: Some(hue), ..self }
    }

    /// Writes the numbers of the SGR sequence; nothing for plain text.
    fn codes(self) -> String {
        let hue = self.hue.map(|hue| match hue {
            Hue::Red => 31,
            Hue::Green => 32,
            Hue::Yellow => 33,
            Hue::Blue => 34,
            Hue::Cyan => 36,
        });
        let flags = [(self.bold, 1), (self.faint, 2), (self.italic, 3), (self.underline, 4), (self.strike, 9)];
        let codes = flags.into_iter().filter(|(set, _)| *set).map(|(_, code)| code).chain(hue);
        codes.map(|code: u8| code.to_string()).collect::<Vec<_>>().join(";")
    }
}

impl Style {
    /// Dresses a cleaned text; as it is where colours are off.
    pub fn paint(self, text: &str, look: Look) -> String {
        let codes = look.codes();
        if !self.colour || codes.is_empty() || text.is_empty() {
            return text.to_owned();
        }
        format!("\u{1B}[{codes}m{text}\u{1B}[0m")
    }

    /// Makes a text that leads to an address when clicked; the text alone where links are off.
    ///
    /// Every byte of the address that is not printable ASCII is percent-encoded, so that it cannot end the sequence.
    pub fn link(self, text: &str, address: &str) -> String {
        if !self.links || text.is_empty() {
            return text.to_owned();
        }
        let mut safe = String::with_capacity(address.len());
        for byte in address.bytes() {
            match byte {
                b'!'..=b'~' => safe.push(char::from(byte)),
                _ => drop(write!(safe, "%{byte:02X}")),
            }
        }
        format!("\u{1B}]8;;{safe}\u{1B}\\{text}\u{1B}]8;;\u{1B}\\")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: Style = Style { colour: true, links: true };

    #[test]
    fn paints_only_where_it_may() {
        let look = Look::BOLD.hued(Hue::Cyan);
        assert_eq!(FULL.paint("x", look), "\u{1B}[1;36mx\u{1B}[0m");
        assert_eq!(FULL.paint("x", Look::PLAIN), "x");
        assert_eq!(Style::default().paint("x", look), "x");
    }

    #[test]
    fn an_address_cannot_end_its_sequence() {
        let linked = FULL.link("x", "https://e.org/\u{1B}\\张");
        assert_eq!(linked, "\u{1B}]8;;https://e.org/%1B\\%E5%BC%A0\u{1B}\\x\u{1B}]8;;\u{1B}\\");
    }
}
