//! What in a query is likely not what was meant, though it can be read: worth a word where nothing is found.

use super::fields::{FieldName, field_name, field_words};
use super::lex::{Field, Kind, ValueForm, lex};
use super::number;
use crate::text::{near_pairs, nearest};
use std::ops::Range;

/// Something in a query that is likely not what was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The name of a field that is nearly one of those that are known.
    Misspelt {
        /// Its place in bytes.
        at: Range<usize>,
        /// The known one.
        meant: &'static str,
    },
    /// A filter by a number has a value that is none, which was looked for as a text.
    NoNumber {
        /// The filter as written.
        field: String,
        /// The value as written.
        value: String,
    },
}

/// Returns what is in doubt in a query, in its order; nothing of one that cannot be read.
pub fn doubts(query: &str) -> Vec<Doubt> {
    let lexemes = lex(query).unwrap_or_default();
    let doubts = lexemes.into_iter().filter_map(|lexeme| match lexeme.kind {
        Kind::Field(field) => doubt(&field, lexeme.at.start),
        _ => None,
    });
    doubts.collect()
}

fn doubt(field: &Field<'_>, start: usize) -> Option<Doubt> {
    match field_name(field.name) {
        FieldName::Own(key) => {
            let sounds_alike = || field_words().find(|known| !near_pairs(&[&key, known]).is_empty());
            let meant = nearest(&key, field_words()).or_else(sounds_alike)?;
            Some(Doubt::Misspelt { at: start..start + field.name.len(), meant })
        }
        FieldName::Number(..) => {
            let is_said = number::Range::read(field.value).is_some() || field.asks_for_any();
            let is_text = field.form == ValueForm::Bare && !is_said;
            let [field, value] = [field.name, field.value].map(str::to_owned);
            is_text.then_some(Doubt::NoNumber { field, value })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearly_a_known_field_is_told() {
        for (typed, meant) in [
            ("loan contct:Bob", Some("contact")),
            ("Porject:\"x y\"", Some("project")),
            ("联系入：张伟", Some("联系人")),
            ("业机：500", Some("业绩")),
            ("contact:Bob", None),
            ("ticket:4711", None),
            ("note:x", None),
            ("注意：周五截止", None),
            ("9:30 https://contct:80", None),
            ("\"contct:Bob\"", None),
        ] {
            let found = doubts(typed).into_iter().next();
            let found = found.map(|doubt| match doubt {
                Doubt::Misspelt { meant, .. } => meant,
                Doubt::NoNumber { .. } => "number",
            });
            assert_eq!(found, meant, "{typed}");
        }
    }

    #[test]
    fn a_number_that_is_none_is_told() {
        for (typed, value) in [
            ("hours:x", Some("x")),
            ("小时：1-2", Some("1-2")),
            ("hours:2", None),
            ("hours:2..", None),
            ("hours:*", None),
            ("hours:\"x\"", None),
            ("figure:x", None),
        ] {
            let found = doubts(typed).into_iter().next();
            let found = found.map(|doubt| match doubt {
                Doubt::NoNumber { value, .. } => value,
                Doubt::Misspelt { meant, .. } => meant.to_owned(),
            });
            assert_eq!(found.as_deref(), value, "{typed}");
        }
    }
}
