//! A form as text: each key that people fill in has its line, empty or not.

use super::Form;
use crate::format::keys::Key;
use crate::model::Language;

/// The keys that have a line although they say nothing, in the order of the lines.
const OFFERED: [Key; 9] =
    [Key::Project, Key::Contacts, Key::Org, Key::With, Key::Kind, Key::Outcome, Key::Figure, Key::Expense, Key::Tags];

impl Form {
    /// Writes the form in a language; `declared` are the book's own keys, which get their lines too.
    pub fn to_text(&self, language: Language, declared: &[String]) -> String {
        let mut text = String::new();
        if !self.date.is_empty() {
            text.push_str(&format!("# {}\n\n", self.date));
        }
        text.push_str(&format!("## {}\n\n", self.heading));
        let mut field = |key: &str, value: &str| match language {
            Language::English => text.push_str(&format!("- {key}: {value}\n")),
            Language::Chinese => text.push_str(&format!("- {key}：{value}\n")),
        };
        for key in Key::ALL {
            let values = self.values(key);
            values.iter().for_each(|value| field(key.word(language), value));
            if values.is_empty() && OFFERED.contains(&key) {
                field(key.word(language), "");
            }
        }
        self.own.iter().for_each(|(key, value)| field(key, value));
        let is_said = |key: &String| self.own.iter().any(|(own, _)| own == key);
        declared.iter().filter(|key| !is_said(key)).for_each(|key| field(key, ""));
        self.tasks.iter().for_each(|task| text.push_str(&format!("- {task}\n")));
        if self.tasks.is_empty() {
            text.push_str("- [ ] \n");
        }
        if !self.body.is_empty() {
            text.push_str(&format!("\n{}\n", self.body));
        }
        text
    }
}
