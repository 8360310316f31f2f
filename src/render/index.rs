//! How the search index is doing, as lines and as JSON.

use super::style::{Look, Style};
use super::words::{IndexPart, Words};
use crate::index::Status;
use crate::text;
use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde_json::{Value, json};

/// Writes what is to be known of an index, a line each; `written` is when it was last written, as the book's clock showed it.
pub fn lines(status: &Status, written: Option<DateTime<FixedOffset>>, words: &dyn Words, style: Style) -> String {
    let stale = status.unusable.is_none().then_some(status.stale);
    let mut rows = vec![
        (IndexPart::Folder, text::clean(&status.folder.to_string_lossy()).into_owned()),
        (IndexPart::State, words.index_state(stale, status.written.is_some())),
    ];
    if stale.is_some() {
        rows.push((IndexPart::Documents, words.index_documents(&status.documents)));
        rows.push((IndexPart::Size, words.index_size(status.files, status.segments, status.own_files, status.bytes)));
    }
    rows.extend(written.map(|at| (IndexPart::Written, words.day_and_time(at))));
    let label = rows.iter().map(|(part, _)| text::width(words.index_part(*part))).max().unwrap_or_default();
    let line = |(part, said): &(IndexPart, String)| {
        let name = words.index_part(*part);
        let pad = " ".repeat(label - text::width(name));
        format!("{}{pad}  {said}\n", style.paint(name, Look::BOLD))
    };
    rows.iter().filter(|(_, said)| !said.is_empty()).map(line).collect()
}

/// Makes the object of an index.
pub fn object(status: &Status, written: Option<DateTime<FixedOffset>>) -> Value {
    let documents = status.documents.iter().map(|(kind, count)| (kind.as_str().to_owned(), json!(count))).collect();
    json!({
        "type": "index",
        "folder": status.folder.to_string_lossy(),
        "usable": status.unusable.is_none(),
        "reason": status.unusable.as_ref().map(ToString::to_string),
        "documents": Value::Object(documents),
        "files": status.files,
        "segments": status.segments,
        "own_files": status.own_files,
        "bytes": status.bytes,
        "written": written.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, false)),
        "new": status.stale.added,
        "changed": status.stale.changed,
        "gone": status.stale.gone,
    })
}
