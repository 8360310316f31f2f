//! The schema, and how a document becomes one of the search engine's.
//!
//! Texts are in three fields, by the part they stand in, so that no token is held twice; the values of fields that have a key
//! are held once more under that key. Nothing is stored: what is shown is cut from the file itself.

use super::terms;
use super::when;
use crate::query::{Doc, Part};
use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// Raised whenever what documents hold, or how it is written, changes.
pub(super) const VERSION: u32 = 2;

pub(super) const TITLE: Field = Field::from_field_id(0);
pub(super) const FIELD: Field = Field::from_field_id(1);
pub(super) const BODY: Field = Field::from_field_id(2);
/// Values of fields, each token behind its key.
pub(super) const KEYED: Field = Field::from_field_id(3);
/// Names, kinds, states; see [`terms`].
pub(super) const TERMS: Field = Field::from_field_id(4);
/// The number of the file, by which its documents are deleted.
pub(super) const FILE: Field = Field::from_field_id(5);

pub(super) const FILE_COLUMN: &str = "file";
pub(super) const WHEN_COLUMN: &str = "when";
pub(super) const LINE_COLUMN: &str = "line";
pub(super) const KIND_COLUMN: &str = "kind";
pub(super) const ID_COLUMN: &str = "id";

/// The names of the tokenizers in the schema.
pub(super) const WORDS: &str = "words";
pub(super) const KEYED_WORDS: &str = "keyed";
const WHOLE: &str = "raw";

const WHEN: Field = Field::from_field_id(6);
const LINE: Field = Field::from_field_id(7);
const KIND: Field = Field::from_field_id(8);
const ID: Field = Field::from_field_id(9);

/// Parts the key from the value in the text of a keyed field; a control character, which keys cannot hold.
pub(super) const KEY_END: char = '\u{1f}';

pub(super) fn schema() -> Schema {
    let text = |tokenizer: &str, record: IndexRecordOption| {
        let indexing =
            TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(record).set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing)
    };
    let positions = IndexRecordOption::WithFreqsAndPositions;
    let mut schema = Schema::builder();
    schema.add_text_field("title", text(WORDS, positions));
    schema.add_text_field("field", text(WORDS, positions));
    schema.add_text_field("body", text(WORDS, positions));
    schema.add_text_field("keyed", text(KEYED_WORDS, positions));
    schema.add_text_field("terms", text(WHOLE, IndexRecordOption::Basic));
    schema.add_u64_field(FILE_COLUMN, FAST | INDEXED);
    for column in [WHEN_COLUMN, LINE_COLUMN, KIND_COLUMN, ID_COLUMN] {
        schema.add_u64_field(column, FAST);
    }
    schema.build()
}

/// Returns the field that holds the texts of a part.
pub(super) fn field_of(part: Part) -> Field {
    match part {
        Part::Title => TITLE,
        Part::Field => FIELD,
        Part::Body => BODY,
    }
}

pub(super) fn document(doc: &Doc, file: u32) -> TantivyDocument {
    let mut out = TantivyDocument::new();
    for flow in &doc.flows {
        out.add_text(field_of(flow.part), &flow.text);
        if let Some(key) = &flow.key {
            out.add_text(KEYED, format!("{key}{KEY_END}{}", flow.text));
        }
    }
    terms::of(doc, |term| out.add_text(TERMS, term));
    out.add_u64(FILE, file.into());
    out.add_u64(WHEN, when::pack(doc));
    out.add_u64(LINE, u64::try_from(doc.line).unwrap_or(u64::MAX));
    out.add_u64(KIND, doc.kind as u64);
    out.add_u64(ID, doc.id.as_ref().map_or(0, |id| when::pack_id(id.as_str())));
    out
}
