//! Tests of the room as a whole: from what is typed to what is found.

mod documents;
mod language;
mod matching;
mod problems;
