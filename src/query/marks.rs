//! Where in a text a query matches.

use super::phrase::ends_at;
use super::{Query, Text};
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
    let found = |wanted: &Text| {
        let ends = (0..flow.len()).filter_map(|start| Some((start, ends_at(wanted, &flow, start)?)));
        ends.map(|(start, end)| flow[start].range.start..flow[end].range.end).collect::<Vec<_>>()
    };
    wanted
        .iter()
        .enumerate()
        .flat_map(|(number, (_, text))| found(text).into_iter().map(move |place| (number, place)))
        .collect()
}
