//! Bringing the index up to date: changed files out, their new documents in, few segments left, one manifest at the end.

use super::directory::Held;
use super::folder::{self, Place};
use super::manifest::{Draft, Manifest, Row, Seal};
use super::schema::{FILE, document, schema};
use super::tokenizer::tokenizers;
use super::work::{self, Content};
use super::{IndexError, Source, Stamped, merge};
use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::{Index, IndexSettings, IndexWriter, TantivyDocument, Term};

/// What is to be written.
pub(super) struct Update<'a> {
    /// The manifest that it goes on from; without, the index is built anew.
    pub base: Option<&'a Manifest>,
    /// The book's files.
    pub walk: &'a [Stamped],
    /// When their stamps were taken.
    pub taken: i64,
    /// The files to write, by their place in the walk, with their row, and with their content where it was read already.
    pub suspects: Vec<(usize, Option<usize>, Option<Content>)>,
    /// The rows whose files are gone.
    pub gone: &'a [usize],
}

/// The memory that the engine may fill on each thread before it closes a segment. A few changed days need little; for a whole
/// book more memory means fewer segments, which every later search gains from.
const LITTLE: usize = 15_000_000;
const MUCH: usize = 200_000_000;
const MANY_FILES: usize = 256;

/// Writes an update and deletes what it made superfluous.
pub(super) fn write(place: &Place, update: Update<'_>, source: &dyn Source) -> Result<(), IndexError> {
    let written = write_all(place, &update, source);
    source.watch(update.suspects.len(), update.suspects.len());
    written
}

fn write_all(place: &Place, update: &Update<'_>, source: &dyn Source) -> Result<(), IndexError> {
    let lock = folder::lock(&place.folder)?;
    check_base(place, update.base)?;
    let written = write_locked(place, update, source).map_err(|error| folder::explain(&place.folder, error));
    if written.is_err() {
        // What is half-written is of no use to anybody, least of all on a disk that is full.
        let valid = folder::read_manifest(&place.folder).and_then(Manifest::decode);
        folder::sweep(&place.folder, valid.as_ref().map_or(&[], Manifest::segments));
    }
    drop(lock);
    written
}

fn write_locked(place: &Place, update: &Update<'_>, source: &dyn Source) -> Result<(), IndexError> {
    let held = Held::open(&place.folder, update.base.map(Manifest::meta))?;
    let mut index = match update.base {
        Some(_) => Index::open(held.clone())?,
        None => Index::create(held.clone(), schema(), settings())?,
    };
    index.set_tokenizers(tokenizers());
    let rows = fill(&index, update, source)?;
    let segments = seals(place, &index)?;
    let next_file = first_file(update) + count(update.suspects.len());
    let meta = held.meta().unwrap_or_default();
    let draft = Draft { basis: place.basis().to_vec(), meta, segments, next_file, rows };
    folder::replace_manifest(&place.folder, &draft.encode())?;
    folder::sweep(&place.folder, &draft.segments);
    Ok(())
}

/// Writes only the manifest, when files were touched but say what they said.
pub(super) fn refresh(
    place: &Place,
    base: &Manifest,
    walk: &[Stamped],
    taken: i64,
    touched: &[(usize, usize)],
) -> Result<(), IndexError> {
    let lock = folder::lock(&place.folder)?;
    check_base(place, Some(base))?;
    let mut all = kept_rows(base, &HashSet::new());
    for (at, row) in touched {
        if let Some((_, row)) = all.get_mut(*row) {
            row.stamp = walk[*at].stamp;
            row.taken = taken;
        }
    }
    let draft = Draft {
        basis: place.basis().to_vec(),
        meta: base.meta().to_vec(),
        segments: base.segments().to_vec(),
        next_file: base.next_file(),
        rows: all,
    };
    folder::replace_manifest(&place.folder, &draft.encode())?;
    drop(lock);
    Ok(())
}

/// Under the lock the manifest must still be the one that the update goes on from: nobody else's work may be undone.
fn check_base(place: &Place, base: Option<&Manifest>) -> Result<(), IndexError> {
    let now = folder::read_manifest(&place.folder);
    match (base, now) {
        (Some(base), Ok(now)) if base.is(&now) => Ok(()),
        (Some(_), _) => Err(IndexError::Overtaken),
        (None, _) => Ok(()),
    }
}

fn settings() -> IndexSettings {
    // Nothing is stored, so there is nothing to compress, and no thread to do it on.
    IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() }
}

fn first_file(update: &Update<'_>) -> u32 {
    update.base.map_or(0, Manifest::next_file)
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// Puts the documents in and returns the rows of the manifest to be.
fn fill(index: &Index, update: &Update<'_>, source: &dyn Source) -> Result<Vec<(String, Row)>, IndexError> {
    let is_large = update.suspects.len() > MANY_FILES;
    let options = IndexWriterOptions::builder()
        .num_worker_threads(if is_large { work::threads(update.suspects.len()) } else { 1 })
        .memory_budget_per_thread(if is_large { MUCH } else { LITTLE })
        .num_merge_threads(1)
        .build();
    let mut writer: IndexWriter = index.writer_with_options(options)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for row in update.gone {
        forget(&writer, update.base, Some(*row));
    }
    let added = add_all(&writer, update, source)?;
    writer.commit()?;
    merge::tidy(index, &mut writer)?;
    writer.wait_merging_threads()?;
    let replaced = update.suspects.iter().filter_map(|(_, row, _)| *row);
    let superseded: HashSet<usize> = replaced.chain(update.gone.iter().copied()).collect();
    let mut rows = update.base.map(|base| kept_rows(base, &superseded)).unwrap_or_default();
    rows.extend(added);
    rows.sort_unstable_by(|(a, _), (b, _)| a.as_bytes().cmp(b.as_bytes()));
    Ok(rows)
}

/// Reads, parses and adds on several threads, so that a book is never in memory as a whole.
fn add_all(writer: &IndexWriter, update: &Update<'_>, source: &dyn Source) -> Result<Vec<(String, Row)>, IndexError> {
    let failure = Mutex::new(None);
    let done = AtomicUsize::new(0);
    let first_file = first_file(update);
    let states = work::each(update.suspects.len(), Vec::new, |rows: &mut Vec<_>, at| {
        // The last one is told of when everything is on the disk.
        source.watch(done.fetch_add(1, Ordering::Relaxed), update.suspects.len());
        let (place, row, content) = &update.suspects[at];
        let file = &update.walk[*place];
        let old = update.base.zip(*row).and_then(|(base, row)| base.row(row));
        let number = first_file + count(at);
        let read_now;
        let content = match content {
            Some(content) => content,
            None => {
                read_now = work::read(source, file, old.map(|old| old.digest));
                &read_now
            }
        };
        let written = match content {
            Content::Nothing => {
                forget(writer, update.base, *row);
                return;
            }
            Content::Same => old.map(|old| Row { stamp: file.stamp, taken: update.taken, ..old }),
            Content::New { digest, docs } => {
                forget(writer, update.base, *row);
                let added = docs.iter().try_for_each(|doc| writer.add_document(document(doc, number)).map(|_| ()));
                if let Err(error) = added {
                    failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                }
                Some(Row { file: number, stamp: file.stamp, taken: update.taken, digest: *digest })
            }
        };
        rows.extend(written.map(|row| (file.path.clone(), row)));
    });
    match failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error.into()),
        None => Ok(states.into_iter().flatten().collect()),
    }
}

fn forget(writer: &IndexWriter<TantivyDocument>, base: Option<&Manifest>, row: Option<usize>) {
    if let Some(old) = base.zip(row).and_then(|(base, row)| base.row(row)) {
        writer.delete_term(Term::from_field_u64(FILE, old.file.into()));
    }
}

fn kept_rows(base: &Manifest, without: &HashSet<usize>) -> Vec<(String, Row)> {
    let kept = (0..base.len()).filter(|row| !without.contains(row));
    kept.filter_map(|row| Some((base.path(row).to_owned(), base.row(row)?))).collect()
}

/// The files of the segments as they lie on the disk now.
fn seals(place: &Place, index: &Index) -> Result<Vec<(String, Seal)>, IndexError> {
    let mut seals = Vec::new();
    for path in index.load_metas()?.list_segment_files() {
        // The list names every file that a segment may have.
        if let (Ok(seal), Some(name)) = (folder::seal(&place.folder.join(&path)), path.to_str()) {
            seals.push((name.to_owned(), seal));
        }
    }
    Ok(seals)
}
