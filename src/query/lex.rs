//! From text to lexemes: words, quoted texts, fields, operators, parentheses, each with its place.

use super::{Glob, Problem, QueryProblem};
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
    /// A regular expression, without its slashes.
    Pattern(&'a str),
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
    /// The value without its quotes or slashes.
    pub value: &'a str,
    pub form: ValueForm,
    /// Where the value stands, with its quotes or slashes.
    pub value_at: Range<usize>,
}

impl Field<'_> {
    /// Tells whether any value will do: `outcome:*`.
    pub fn asks_for_any(&self) -> bool {
        self.form == ValueForm::Bare && Glob::new(self.value).is_some_and(|glob| glob.matches(""))
    }
}

/// How the value of a field stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueForm {
    Bare,
    Quoted,
    Pattern,
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
            '/' if pattern(text, at).is_some() => {
                let (inner, end) = pattern(text, at).unwrap_or((&text[after..], text.len()));
                (Kind::Pattern(inner), end)
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

/// Reads a regular expression: from one slash to the next that no backslash stands before, where the text ends, or a space or a bracket follows, and
/// with something between them. All else is a path: `/usr/lib`, `a/b`.
fn pattern(text: &str, at: usize) -> Option<(&str, usize)> {
    let begin = at + 1;
    let mut escaped = false;
    let (length, _) = text.get(begin..)?.char_indices().find(|(_, c)| {
        let closes = *c == '/' && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    })?;
    let (inner, end) = (&text[begin..begin + length], begin + length + 1);
    let is_over = text[end..].chars().next().is_none_or(|c| c.is_whitespace() || is_bracket(c));
    (!inner.trim().is_empty() && is_over).then_some((inner, end))
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '（' | '）')
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || is_bracket(c) || closing(c).is_some()
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
        "AND" | "ＡＮＤ" => Kind::And,
        "OR" | "ＯＲ" => Kind::Or,
        "NOT" | "ＮＯＴ" => Kind::Not,
        "且" if is_between(text, at, end) => Kind::And,
        "或" if is_between(text, at, end) => Kind::Or,
        "非" if !text[end..].trim().is_empty() => Kind::Not,
        // Round brackets mean something to shells; square ones that stand alone do not. Their keys give 【 and 】 in Chinese.
        "[" | "［" | "【" => Kind::Open,
        "]" | "］" | "】" => Kind::Close,
        _ => Kind::Bare(word),
    };
    Ok((kind, end))
}

/// The Chinese operators are characters that somebody may search for: they count only where they have something to join.
fn is_between(text: &str, at: usize, end: usize) -> bool {
    !text[..at].trim().is_empty() && !text[end..].trim().is_empty()
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
    let value = |value, form, end| {
        let value_at = from..end;
        Ok((Kind::Field(Field { name, value, form, value_at }), end))
    };
    let opens_quote = text[from..].chars().next().is_some_and(|c| closing(c).is_some());
    if from == end && opens_quote {
        let (inner, end) = quoted(text, from)?;
        return value(inner, ValueForm::Quoted, end);
    }
    if from == end {
        let what = Problem::EmptyValue { field: name.to_owned() };
        return Err(QueryProblem { what, at: at..end });
    }
    if text[from..].starts_with('/')
        && let Some((inner, end)) = pattern(text, from)
    {
        return value(inner, ValueForm::Pattern, end);
    }
    value(&text[from..end], ValueForm::Bare, end)
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
