//! A menu: rows of which one is chosen.

use super::keys::Key;
use super::rows::{Row, View};
use crate::render::style::{Hue, Look};
use crate::text;

/// A menu and the row at which it stands.
#[derive(Debug, Clone)]
pub struct Menu {
    /// What each row is called, and what it stands at.
    items: Vec<(String, String)>,
    at: usize,
}

/// What a key did to a widget.
#[derive(Debug, PartialEq, Eq)]
pub enum Pressed<T> {
    /// The question is still open.
    Open,
    /// It is answered.
    Done(T),
    /// The question before is wanted.
    Back,
    /// The person leaves.
    Quit,
}

impl Menu {
    /// Makes a menu; the first row is what Enter takes.
    pub fn new(items: Vec<(String, String)>) -> Self {
        Menu { items, at: 0 }
    }

    /// Begins at another row.
    pub fn at(mut self, row: usize) -> Self {
        self.at = row.min(self.items.len().saturating_sub(1));
        self
    }

    /// Takes a key; the answer is the number of a row, from 0.
    pub fn press(&mut self, key: &Key) -> Pressed<usize> {
        let last = self.items.len().saturating_sub(1);
        match key {
            Key::Up => self.at = self.at.checked_sub(1).unwrap_or(last),
            Key::Down | Key::Tab => self.at = if self.at >= last { 0 } else { self.at + 1 },
            Key::Home | Key::PageUp => self.at = 0,
            Key::End | Key::PageDown => self.at = last,
            Key::Enter => return Pressed::Done(self.at),
            Key::Char(digit @ ('1'..='9' | '１'..='９')) => {
                let number = text::fold(&digit.to_string()).parse::<usize>().unwrap_or(0);
                if (1..=self.items.len()).contains(&number) {
                    return Pressed::Done(number - 1);
                }
            }
            Key::Back => return Pressed::Back,
            Key::Quit | Key::EndOrDelete => return Pressed::Quit,
            _ => {}
        }
        Pressed::Open
    }

    /// Shows it; each row but those beyond nine has a number to press.
    pub fn view(&self) -> View {
        let names = self.items.iter().map(|(name, _)| text::width(name)).max().unwrap_or(0);
        let row = |(number, (name, value)): (usize, &(String, String))| {
            let (mark, look) = if number == self.at { ("›", Look::BOLD) } else { (" ", Look::PLAIN) };
            let key = if number < 9 { (number + 1).to_string() } else { " ".to_owned() };
            let name = if value.is_empty() { name.clone() } else { text::pad(name, names + 2).into_owned() };
            Row::new(format!("{mark} "), Look::BOLD.hued(Hue::Cyan))
                .with(format!("{key}  "), Look::FAINT)
                .with(name, look)
                .with(value, Look::PLAIN)
        };
        View { rows: self.items.iter().enumerate().map(row).collect(), cursor: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn menu() -> Menu {
        Menu::new(["保存", "再记一条", "更多"].map(|name| (name.to_owned(), String::new())).to_vec())
    }

    #[test]
    fn arrows_go_round_and_digits_choose() {
        let mut menu = menu();
        assert_eq!(menu.press(&Key::Enter), Pressed::Done(0));
        menu.press(&Key::Up);
        assert_eq!(menu.press(&Key::Enter), Pressed::Done(2));
        menu.press(&Key::Down);
        assert_eq!(menu.press(&Key::Enter), Pressed::Done(0));
        assert_eq!(menu.press(&Key::Char('2')), Pressed::Done(1));
        assert_eq!(menu.press(&Key::Char('２')), Pressed::Done(1));
        assert_eq!(menu.press(&Key::Char('7')), Pressed::Open);
        assert_eq!(menu.press(&Key::Back), Pressed::Back);
    }
}
