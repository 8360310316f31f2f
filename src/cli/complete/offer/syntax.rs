//! Names inside of what people write: behind a sigil in a sentence, behind a key in a query.

use super::names::{cards, fields, kinds, tags};
use super::{Choice, Desk, Offer, phrases};
use crate::app::suggest::best;
use crate::format::{Key, mentions};
use crate::model::{CardKind, Sigil};
use crate::query::{DocKind, State, fact_words};

/// Offers names for the mention that a sentence ends in; nothing where it ends otherwise.
pub fn mention(desk: &Desk<'_>, typed: &str) -> Offer {
    let Some((sigil, start)) = open_mention(typed) else { return Offer::default() };
    let name = typed[start..].trim_start_matches(QUOTES);
    let choices = match sigil.card_kind() {
        Some(kind) => cards(desk, kind, name),
        None => tags(desk, name),
    };
    // A name in a sentence that is quoted as a whole is seldom its end, and where it is, a space does no harm.
    let written = choices.into_iter().filter_map(|choice| Some(Choice { text: as_mention(&choice.text)?, ..choice }));
    Offer::from(start, !typed.contains(' '), written.collect())
}

/// Quotes that may stand before a name.
const QUOTES: [char; 3] = ['"', '“', '「'];

/// Finds the mention that is still being typed at the end: its sigil, and where its name or the quote before it begins.
///
/// What is written so far may be no mention yet, so that a letter, or a letter and a quote, are put behind it to see.
fn open_mention(typed: &str) -> Option<(Sigil, usize)> {
    ["x", "x\"", "x”", "x」"].into_iter().find_map(|end| {
        let whole = format!("{typed}{end}");
        let last = mentions(&whole).pop().filter(|mention| mention.span.end == whole.len())?;
        let sigil = typed[last.span.start..].chars().next()?;
        Some((last.sigil, last.span.start + sigil.len_utf8()))
    })
}

/// Writes a name as it stands behind a sigil, in quotes where it would not be read whole; `None` for one that no quotes hold.
fn as_mention(name: &str) -> Option<String> {
    let ways = [name.to_owned(), format!("\"{name}\""), format!("「{name}」")];
    ways.into_iter().find(|way| {
        let text = format!("@{way}");
        matches!(&mentions(&text)[..], [only] if only.span == (0..text.len()) && only.text == name)
    })
}

/// Offers what the last term of a query may become: a key, or the value behind one.
pub fn term(desk: &Desk<'_>, typed: &str) -> Offer {
    let start = term_start(typed);
    let term = &typed[start..];
    match term.split_once([':', '：']) {
        None => Offer::from(start, false, keys(desk, term)),
        Some((key, _)) => {
            let start = start + key.len() + term[key.len()..].chars().next().map_or(0, char::len_utf8);
            let value = typed[start..].trim_start_matches(QUOTES);
            let choices = values(desk, key, value).into_iter();
            let quoted = choices.filter_map(|choice| Some(Choice { text: as_value(&choice.text)?, ..choice }));
            Offer::from(start, true, quoted.collect())
        }
    }
}

/// Finds where the last term begins: behind a space or a bracket outside of quotes.
fn term_start(typed: &str) -> usize {
    let mut quoted = false;
    let mut start = 0;
    for (at, c) in typed.char_indices() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            ' ' | '(' | ')' if !quoted => start = at + c.len_utf8(),
            _ => {}
        }
    }
    start
}

/// Offers the keys of filters; none before something is typed, since most queries are plain words.
fn keys(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    if typed.is_empty() {
        return Vec::new();
    }
    let keys = desk.words.query_keys();
    let begins = |key: &&&str| !key.is_ascii() || key.starts_with(typed);
    let found = best(typed, keys.iter().filter(begins).map(|key| (*key, *key)));
    found.into_iter().map(|key| Choice::bare(format!("{key}:"))).chain(own_keys(desk, typed)).collect()
}

fn own_keys(desk: &Desk<'_>, typed: &str) -> impl Iterator<Item = Choice> {
    fields(desk, typed).into_iter().map(|choice| Choice::bare(choice.text.replace('=', ":")))
}

/// Offers values for a key.
fn values(desk: &Desk<'_>, key: &str, typed: &str) -> Vec<Choice> {
    let words = |words: Vec<&'static str>| {
        words.into_iter().filter(|word| word.starts_with(typed)).map(Choice::bare).collect::<Vec<_>>()
    };
    match key.to_lowercase().as_str() {
        "type" | "种类" | "对象" => words(DocKind::ALL.map(DocKind::as_str).to_vec()),
        "is" | "state" | "状态" => words(State::ALL.map(State::as_str).to_vec()),
        "has" | "有" => words(fact_words().collect()),
        "since" | "from" | "until" | "to" | "自" | "从" | "至" | "到" => phrases::days(desk, typed),
        "on" | "date" | "日期" | "due" | "截止" => phrases::periods(desk, typed),
        _ => match Key::read(key) {
            Some(Key::Project) => cards(desk, CardKind::Project, typed),
            Some(Key::Contacts | Key::With) => cards(desk, CardKind::Contact, typed),
            Some(Key::Org) => cards(desk, CardKind::Org, typed),
            Some(Key::Tags) => tags(desk, typed),
            Some(Key::Kind) => kinds(desk, typed),
            _ => Vec::new(),
        },
    }
}

/// Writes a value as a query reads it whole; `None` for one with a quote in it.
fn as_value(value: &str) -> Option<String> {
    if value.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c)) {
        return Some(value.to_owned());
    }
    (!value.contains(['"', '“', '”', '＂'])).then(|| format!("\"{value}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_that_is_being_typed() {
        for (typed, expected) in [
            ("@xy", Some((Sigil::Contact, 1))),
            ("Met @", Some((Sigil::Contact, 5))),
            ("Met @xy", Some((Sigil::Contact, 5))),
            ("和＠xy", Some((Sigil::Contact, 6))),
            ("@\"Li N", Some((Sigil::Contact, 1))),
            ("@“Li N", Some((Sigil::Contact, 1))),
            ("@Bob and +por", Some((Sigil::Project, 10))),
            ("%", Some((Sigil::Org, 1))),
            ("#vis", Some((Sigil::Tag, 1))),
            ("@Bob ", None),
            ("me@home", None),
            ("4.1 %", Some((Sigil::Org, 5))),
            ("", None),
            ("https://host/@xy", None),
        ] {
            assert_eq!(open_mention(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn names_are_written_so_that_they_are_read_whole() {
        for (name, written) in [
            ("项羽", Some("项羽")),
            ("Li Na", Some("\"Li Na\"")),
            ("loan-renewal", Some("loan-renewal")),
            ("2026招标", Some("\"2026招标\"")),
            ("a\"b c", Some("「a\"b c」")),
        ] {
            assert_eq!(as_mention(name).as_deref(), written, "{name}");
        }
    }

    #[test]
    fn the_last_term_is_completed() {
        for (typed, start) in [("loan", 0), ("loan con", 5), ("(con", 1), ("x org:\"Li N", 2), ("contact:x", 0)] {
            assert_eq!(term_start(typed), start, "{typed}");
        }
    }
}
