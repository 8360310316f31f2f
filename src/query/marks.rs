//! Where in a text a query matches.

use super::Query;
use crate::text::{Token, tokens};
use std::ops::Range;

/// Returns the bytes of a text that a query matches, in order, those that overlap or touch as one. What stands under `NOT` marks nothing.
pub fn marks(query: &Query, text: &str) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = places(query, text).into_iter().map(|(_, place)| place).collect();
    places.sort_unstable_by_key(|place| (place.start, place.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for place in places {
        match merged.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    merged
}

/// Returns each match with the number of the wanted text that it is a match of.
pub(super) fn places(query: &Query, text: &str) -> Vec<(usize, Range<usize>)> {
    let wanted = query.wanted();
    if wanted.is_empty() {
        return Vec::new();
    }
    let flow: Vec<Token<'_>> = tokens(text).collect();
    let of_each = wanted.iter().enumerate();
    of_each
        .flat_map(|(number, (_, sought))| sought.places(text, &flow).into_iter().map(move |place| (number, place)))
        .collect()
}
