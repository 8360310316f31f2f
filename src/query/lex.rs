//! From text to lexemes: words, quoted texts, fields, operators, parentheses, each with its place.

use super::{Problem, QueryProblem};
use std::ops::Range;

/// A piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lexeme<'a> {
    pub kind: Kind<'a>,
    pub at: Range<usize>,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Open,
    Close,
    And,
    Or,
    Not,
    /// Text without quotes.
    Bare(&'a str),
    /// Text in quotes, without them.
    Quoted(&'a str),
    Field(Field<'a>),
    /// A sigil and the name behind it.
    Sigil {
        sigil: char,
        name: &'a str,
    },
}

/// `field:` and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field<'a> {
    pub name: &'a str,
    /// The value without its quotes.
    pub value: &'a str,
    pub quoted: bool,
    /// Where the value stands, with its quotes.
    pub value_at: Range<usize>,
}

/// Splits a query; fails at a quotation mark that is never closed.
pub(super) fn lex(text: &str) -> Result<Vec<Lexeme<'_>>, QueryProblem> {
    let mut lexemes = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let after = at + c.len_utf8();
        if c.is_whitespace() {
            at = after;
            continue;
        }
        let (kind, end) = match c {
            '(' | '（' => (Kind::Open, after),
            ')' | '）' => (Kind::Close, after),
            _ if closing(c).is_some() => {
                let (inner, end) = quoted(text, at)?;
                (Kind::Quoted(inner), end)
            }
            _ => word(text, at)?,
        };
        lexemes.push(Lexeme { kind, at: at..end });
        at = end;
    }
    Ok(lexemes)
}

/// The marks that close a quotation, by the mark that opens it. Straight and curly ones may close each other, as input methods mix them.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '“' | '”' | '＂' => Some(&['"', '“', '”', '＂']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        _ => None,
    }
}

fn quoted(text: &str, at: usize) -> Result<(&str, usize), QueryProblem> {
    let open = text[at..].chars().next().unwrap_or('"');
    let begin = at + open.len_utf8();
    let marks = closing(open).unwrap_or_default();
    let Some(length) = text[begin..].find(marks) else {
        return Err(QueryProblem { what: Problem::UnclosedQuote { open }, at: at..begin });
    };
    let end = begin + length;
    let mark = text[end..].chars().next().map_or(0, char::len_utf8);
    Ok((&text[begin..end], end + mark))
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）') || closing(c).is_some()
}

fn word(text: &str, at: usize) -> Result<(Kind<'_>, usize), QueryProblem> {
    let end = text[at..].find(ends_word).map_or(text.len(), |length| at + length);
    let word = &text[at..end];
    if let Some((name, value_from)) = split_field(word) {
        return field(text, at, end, name, at + value_from);
    }
    if let Some((sigil, length)) = sigil(text, at) {
        return named(text, at, end, sigil, length);
    }
    let kind = match word {
        "AND" => Kind::And,
        "OR" => Kind::Or,
        "NOT" => Kind::Not,
        _ => Kind::Bare(word),
    };
    Ok((kind, end))
}

/// Splits a word at its first colon. No field: a time (`9:30`), an address (`https://…`), a word that only ends or begins there by chance.
fn split_field(word: &str) -> Option<(&str, usize)> {
    let (at, colon) = word.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let (name, rest) = (&word[..at], &word[at + colon.len_utf8()..]);
    let is_name =
        name.chars().next()?.is_alphabetic() && name.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c));
    (is_name && !rest.starts_with("//")).then_some((name, at + colon.len_utf8()))
}

fn field<'a>(
    text: &'a str,
    at: usize,
    end: usize,
    name: &'a str,
    from: usize,
) -> Result<(Kind<'a>, usize), QueryProblem> {
    let opens_quote = text[from..].chars().next().is_some_and(|c| closing(c).is_some());
    if from == end && opens_quote {
        let (value, end) = quoted(text, from)?;
        return Ok((Kind::Field(Field { name, value, quoted: true, value_at: from..end }), end));
    }
    if from == end {
        let what = Problem::EmptyValue { field: name.to_owned() };
        return Err(QueryProblem { what, at: at..end });
    }
    Ok((Kind::Field(Field { name, value: &text[from..end], quoted: false, value_at: from..end }), end))
}

/// A sigil counts when a letter, a Han character or a quotation mark follows, as in the files.
fn sigil(text: &str, at: usize) -> Option<(char, usize)> {
    let mut chars = text[at..].chars();
    let written = chars.next()?;
    let sigil = match written {
        '+' | '＋' => '+',
        '@' | '＠' => '@',
        '%' | '％' => '%',
        '#' | '＃' => '#',
        _ => return None,
    };
    let next = chars.next()?;
    (next.is_alphabetic() || closing(next).is_some()).then_some((sigil, written.len_utf8()))
}

fn named(text: &str, at: usize, end: usize, sigil: char, length: usize) -> Result<(Kind<'_>, usize), QueryProblem> {
    let from = at + length;
    if from == end {
        let (name, end) = quoted(text, from)?;
        return Ok((Kind::Sigil { sigil, name }, end));
    }
    Ok((Kind::Sigil { sigil, name: &text[from..end] }, end))
}
