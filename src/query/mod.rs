//! The search language: text to a tree, and what the tree means for a document.
//!
//! # The language
//!
//! | written | asks for |
//! | --- | --- |
//! | `renewal 续贷` | both, anywhere in one document |
//! | `"decision date"`, `“决策时间”`, `「决策时间」` | the words in a row |
//! | `renew*`, `renew..`, `*newal` | words of this form |
//! | `recieved~`, `rate~1` | words at most two edits away, one for up to five letters, or as many as are said |
//! | `/inv-\d+/` | a regular expression |
//! | `a OR b`, `NOT a`, `(a OR b) c`, `[ a OR b ] c` | either; not; grouping. `OR` binds weakest |
//! | `project:x` `contact:x` `org:x` `with:x` `tag:x` `kind:x`, `+x` `@x` `%x` `#x` | a linked name |
//! | `type:task`, `is:open`, `has:expense` | a kind of document, a state, something that it has |
//! | `on:2026-11` `since:yesterday` `until:上周五` `due:..friday` | days |
//! | `hours:2..` `amount:100..200` `figure:500万..`, `own-key:2..` | numbers |
//! | `outcome:x` `figure:x` `expense:x`, `own-key:x`, `outcome:*` | text in one field, or any |
//!
//! Field names are read in English and Chinese, values may be quoted. Signs and operators may be full width, as input methods write them:
//! `项目：贷款续期`, `ａ ＯＲ ｂ`, `【 a OR b 】`, `工时：２。。`.
//!
//! # What matches
//!
//! This is the one definition; the matcher here and the index hold to it alike.
//!
//! - Texts compare as the tokens of [`crate::text::tokens`]: a Han character is a token, in its simplified form; a word in letters or digits is
//!   one. A run of Han characters is therefore found exactly where it stands without interruption, and `AI项目` is a phrase of three tokens.
//!   An English word without quotes is found in its plain inflections, too.
//! - A word, phrase or pattern must lie in one flow: the title, one field's value, one linked name, or one paragraph of the body.
//!   Several words of a query may lie in different flows of a document.
//! - A word without quotes that calls a card ([`call_forms`]) also finds what is linked to the card, and the card's other names in the texts.
//! - An [`Exact`] text is a piece of a flow as it stands, a [`Pattern`] looks at the flow as it stands.
//! - An entry's document holds its own title, fields, linked names and body. Tasks are documents of their own, with the text of
//!   their line; what the entry around a task links to counts for filters, not for words. A day's document holds its lead, its
//!   fields, the prose of its plans, and its summaries. A card's holds its name, aliases, keys and body.
//! - `outcome:x` and own keys look for `x` as a word or phrase within the values of that field. An unquoted `key:value` whose key wlog does
//!   not know also finds the text `key value` itself, so that prose with a colon may be pasted.
//! - A name that is a card's name or alias finds what is linked to that card under any of its names, and nothing else.
//!   Any other name finds the cards that it calls, and the linked names that equal it or hold it in a row (`contact:伟` finds 张伟). Tags and kinds,
//!   which have no cards, are compared whole. `*` stands for any text. Behind a sigil in running text only names of cards count, the longest first.
//! - `org:x` also finds what is linked to the people of the organisation on the days on which they worked there.
//! - Days are the day of the file, for tasks too. Cards have none, so any date filter leaves them out.
//! - The score of a document sums, over the wanted texts that it holds, 16 for its title, 8 for its fields, 4 for its body, a little less for what is
//!   only like the text; and for a title that has all words in a row as much again as it can have for them. It depends on
//!   the document alone, so that what is in the index and what is not yet there compare.

mod called;
mod days;
mod doc;
mod doubt;
mod exact;
mod fields;
mod filter;
mod from_card;
mod from_model;
mod glob;
mod kinds;
mod leaf;
mod lex;
mod marks;
mod matcher;
mod names;
mod number;
mod parse;
mod pattern;
mod people;
mod phrase;
mod problem;
mod snippet;
mod sought;
#[cfg(test)]
mod tests;
mod tree;

pub use called::{call_form, call_forms};
pub use doc::{Doc, Fact, Flow, Form, Name, Part, Role};
pub use doubt::{Doubt, doubts};
pub use exact::Exact;
pub use fields::field_key;
pub use filter::fact_words;
pub use glob::Glob;
pub use kinds::{DocKind, State};
pub use marks::marks;
pub use matcher::{matches, phrase_weight, score};
pub use names::{NameFilter, Other};
pub use number::{Number, NumberFilter};
pub use parse::{Context, DEEPEST, Needs, Reading, SaidDate, grouped, parse, read};
pub use pattern::{Pattern, PatternProblem, Required};
pub use people::People;
pub use phrase::{Fit, Last, Text};
pub use problem::{Problem, QueryProblem};
pub use snippet::{Snippet, snippet};
pub use sought::Sought;
pub use tree::Query;
