//! A question that is answered with a line of text.

use super::field::Field;
use super::keys::Key;
use super::menu::Pressed;
use super::rows::{Row, View};
use crate::render::style::{Hue, Look};
use crate::text;

/// What is said of a text while it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// How it is understood.
    Meaning(String),
    /// Why it cannot be taken, and what to do.
    Refused(Vec<String>),
}

/// A line that is being typed, and what Enter takes where nothing is.
pub struct LineInput<'a> {
    label: String,
    field: Field,
    /// What Enter takes.
    offer: Option<String>,
    may_be_empty: bool,
    /// Shown where nothing is typed or offered.
    placeholder: String,
    read: &'a dyn Fn(&str) -> Said,
    /// Whether Enter was pressed on a text that cannot be taken, so that the reason is worth showing.
    refused: Option<Vec<String>>,
}

impl<'a> LineInput<'a> {
    /// Begins with a text that was typed before.
    pub fn new(label: String, text: &str, read: &'a dyn Fn(&str) -> Said) -> Self {
        LineInput {
            label,
            field: Field::new(text),
            offer: None,
            may_be_empty: true,
            placeholder: String::new(),
            read,
            refused: None,
        }
    }

    /// Offers a text that Enter takes.
    pub fn offering(self, offer: Option<String>) -> Self {
        LineInput { offer, ..self }
    }

    /// Says what Enter means where nothing is typed or offered.
    pub fn placeholder(self, placeholder: &str) -> Self {
        LineInput { placeholder: placeholder.to_owned(), ..self }
    }

    /// Refuses an empty answer with these words.
    pub fn required(self, is_required: bool) -> Self {
        LineInput { may_be_empty: !is_required, ..self }
    }

    /// Returns what is typed.
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// Takes a key.
    pub fn press(&mut self, key: &Key, when_empty: &str) -> Pressed<String> {
        match key {
            Key::Enter | Key::Tab => return self.take(when_empty),
            Key::Back => return Pressed::Back,
            Key::Quit => return Pressed::Quit,
            Key::EndOrDelete if self.field.is_empty() => return Pressed::Quit,
            // An offer that is nearly right can be gone on from.
            Key::Right | Key::End if self.field.is_empty() => {
                self.field = Field::new(self.offer.clone().unwrap_or_default());
            }
            key => {
                if self.field.press(key) {
                    self.refused = None;
                }
            }
        }
        Pressed::Open
    }

    fn take(&mut self, when_empty: &str) -> Pressed<String> {
        let text = self.field.text().trim();
        if text.is_empty() {
            return match &self.offer {
                Some(offer) => Pressed::Done(offer.clone()),
                None if self.may_be_empty => Pressed::Done(String::new()),
                None => {
                    self.refused = Some(vec![when_empty.to_owned()]);
                    Pressed::Open
                }
            };
        }
        match (self.read)(text) {
            Said::Refused(why) => {
                self.refused = Some(why);
                Pressed::Open
            }
            Said::Nothing | Said::Meaning(_) => Pressed::Done(text.to_owned()),
        }
    }

    /// Shows it, in so many columns.
    pub fn view(&self, columns: usize) -> View {
        let label = text::width(&self.label);
        let room = columns.saturating_sub(label).max(8);
        let (shown, cursor) = self.field.window(room);
        let row = Row::new(&self.label, Look::BOLD.hued(Hue::Cyan));
        let row = if self.field.is_empty() {
            row.with(text::truncate(self.offer.as_ref().unwrap_or(&self.placeholder), room), Look::FAINT)
        } else {
            row.with(shown, Look::PLAIN)
        };
        let mut rows = vec![row];
        let indent = " ".repeat(label);
        match &self.refused {
            Some(why) => rows.extend(self.reasons(why, &indent, columns)),
            None => {
                if let Said::Meaning(meaning) = (self.read)(self.field.text().trim()) {
                    rows.push(Row::new(format!("{indent}{meaning}"), Look::PLAIN.hued(Hue::Green)));
                }
            }
        }
        View { rows, cursor: Some((0, label + cursor)) }
    }

    fn reasons(&self, why: &[String], indent: &str, columns: usize) -> Vec<Row> {
        let room = columns.saturating_sub(indent.len()).max(8);
        let lines = why.iter().flat_map(|reason| text::wrap(reason, room, "", ""));
        lines.map(|line| Row::new(format!("{indent}{line}"), Look::PLAIN.hued(Hue::Yellow))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Said {
        match text {
            "周五" => Said::Meaning("2026-11-27 周五".into()),
            "周八" => Said::Refused(vec!["没有这一天".into()]),
            _ => Said::Nothing,
        }
    }

    fn typed(input: &mut LineInput<'_>, text: &str) {
        text.chars().for_each(|c| assert_eq!(input.press(&Key::Char(c), ""), Pressed::Open));
    }

    #[test]
    fn enter_takes_what_is_offered() {
        let mut input = LineInput::new("事项  ".into(), "", &read).offering(Some("拜访恒达".into()));
        assert_eq!(input.press(&Key::Enter, ""), Pressed::Done("拜访恒达".into()));
        input.press(&Key::Right, "");
        typed(&mut input, "机械");
        assert_eq!(input.press(&Key::Enter, ""), Pressed::Done("拜访恒达机械".into()));
    }

    #[test]
    fn what_cannot_be_taken_stays() {
        let mut input = LineInput::new("截止  ".into(), "", &read);
        typed(&mut input, "周八");
        assert_eq!(input.press(&Key::Enter, ""), Pressed::Open);
        assert_eq!(input.view(40).rows.len(), 2);
        input.press(&Key::Backspace, "");
        typed(&mut input, "五");
        assert!(input.view(40).rows[1].paint(Default::default(), 40).contains("2026-11-27"));
        assert_eq!(input.press(&Key::Enter, ""), Pressed::Done("周五".into()));
    }

    #[test]
    fn an_answer_that_is_needed_is_waited_for() {
        let mut input = LineInput::new("事项  ".into(), "", &read).required(true);
        assert_eq!(input.press(&Key::Enter, "要写点什么"), Pressed::Open);
        assert!(input.view(40).rows[1].paint(Default::default(), 40).contains("要写点什么"));
    }
}
