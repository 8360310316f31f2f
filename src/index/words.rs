//! Words, phrases and what may hold a pattern, in the terms of a segment.

use super::IndexError;
use super::bitset::BitSet;
use super::engine::Segment;
use crate::query::{Fit, Last, Required, Sought, Text};
use crate::text::inflection::common_beginning;
use tantivy::Term;
use tantivy::query::{EnableScoring, PhraseQuery, Query as _};
use tantivy::schema::Field;

/// Returns the documents of which a field holds a text as it was typed, and those of which it holds something like it.
///
/// `key` stands before each token of a keyed field, and is empty in others.
pub(super) fn holding(text: &Text, field: Field, key: &str, segment: &Segment) -> Result<[BitSet; 2], IndexError> {
    let empty = || BitSet::empty(segment.reader.max_doc());
    let mut found = [empty(), empty()];
    let Some(((last_at, last), before)) = text.tokens.split_last() else { return Ok(found) };
    let before: Vec<(usize, Term)> =
        before.iter().map(|(at, token)| (*at, Term::from_field_text(field, &format!("{key}{token}")))).collect();
    if text.last == Last::Whole {
        let [same, _] = &mut found;
        match &before[..] {
            [] => segment.each_doc(field, &format!("{key}{last}"), |doc| same.insert(doc))?,
            _ => in_a_row(before, *last_at, &format!("{key}{last}"), field, segment, same)?,
        }
        return Ok(found);
    }
    // One look for each word that fits; the engine's own query for beginnings stops at a number of words.
    let beginning = format!("{key}{}", beginning(text, last));
    segment.each_term(field, &beginning, |rest, postings| {
        let term = format!("{beginning}{rest}");
        let Some(fit) = text.last_fit(&term[key.len()..]) else { return Ok(()) };
        let [same, like] = &mut found;
        let set = if fit == Fit::Same { same } else { like };
        match &before[..] {
            [] => postings.each(|doc| set.insert(doc)),
            _ => in_a_row(before.clone(), *last_at, &term, field, segment, set),
        }
    })?;
    Ok(found)
}

/// Returns what every word begins with that fits in the place of a text's last token.
fn beginning<'a>(text: &'a Text, last: &'a str) -> &'a str {
    match &text.last {
        Last::Whole | Last::Beginning => last,
        Last::Inflected(stem) => common_beginning(stem),
        Last::Like(glob) => glob.beginning(),
        Last::Near(_) => "",
    }
}

fn in_a_row(
    before: Vec<(usize, Term)>,
    last_at: usize,
    last: &str,
    field: Field,
    segment: &Segment,
    found: &mut BitSet,
) -> Result<(), IndexError> {
    let mut tokens = before;
    tokens.push((last_at, Term::from_field_text(field, last)));
    let query = PhraseQuery::new_with_offset(tokens);
    let weight = query.weight(EnableScoring::disabled_from_schema(segment.reader.schema()))?;
    weight.for_each_no_score(&segment.reader, &mut |docs| docs.iter().for_each(|doc| found.insert(*doc)))?;
    Ok(())
}

/// Returns the documents of which a field may hold what has to be looked for in the text itself.
pub(super) fn near_text(sought: &Sought, field: Field, key: &str, segment: &Segment) -> Result<BitSet, IndexError> {
    let text = match sought {
        Sought::Text(text) => text,
        Sought::Exact(exact) => exact.text(),
        Sought::Pattern(pattern) => return having(pattern.required(), field, key, segment),
    };
    let [mut found, like] = holding(text, field, key, segment)?;
    found.unite(&like);
    Ok(found)
}

fn having(required: &Required, field: Field, key: &str, segment: &Segment) -> Result<BitSet, IndexError> {
    let bound = segment.reader.max_doc();
    let mut found = BitSet::empty(bound);
    match required {
        Required::Nothing => found = BitSet::full(bound),
        Required::Token(token) => segment.each_doc(field, &format!("{key}{token}"), |doc| found.insert(doc))?,
        Required::Run(run) => segment.each_term(field, key, |token, postings| {
            if Required::may_be_in(run, token) {
                postings.each(|doc| found.insert(doc))?;
            }
            Ok(())
        })?,
        Required::All(parts) => {
            found = BitSet::full(bound);
            for part in parts {
                found.intersect(&having(part, field, key, segment)?);
            }
        }
        Required::Any(parts) => {
            for part in parts {
                found.unite(&having(part, field, key, segment)?);
            }
        }
    }
    Ok(found)
}
