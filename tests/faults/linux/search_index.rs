//! Whatever happens to the search index, a search answers right: the program itself, with its index in the cache folder.

use super::cases::{CASES, Case};
use super::tally::{Tally, Wrong, in_parallel, is_full, sample};
use super::tracer::{At, Ended, Fault, is_usable};
use super::world::{Size, World, said};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// What is asked, and how often the answer is another one than nothing.
const QUERIES: [&str; 4] = ["elsewhere", "corrected", "on:2026-09-01", "NOT entry"];

/// Something that happens to a file; the last is the same file of another book.
type Damage = (&'static str, fn(&Path, &Path));

const DAMAGES: [Damage; 8] = [
    ("gone", |file, _| fs::remove_file(file).unwrap()),
    ("empty", |file, _| fs::write(file, "").unwrap()),
    ("half", |file, _| {
        let bytes = fs::read(file).unwrap();
        fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
    }),
    ("zeros", |file, _| fs::write(file, vec![0; fs::read(file).unwrap().len()]).unwrap()),
    ("one bit turned", |file, _| {
        let mut bytes = fs::read(file).unwrap();
        let middle = bytes.len() / 2;
        bytes.get_mut(middle).into_iter().for_each(|byte| *byte ^= 1);
        fs::write(file, bytes).unwrap();
    }),
    ("longer", |file, _| {
        let mut bytes = fs::read(file).unwrap();
        bytes.extend(b"something behind the end");
        fs::write(file, bytes).unwrap();
    }),
    ("another version's", |file, _| {
        // Numbers of versions stand in text; of binary files it is the first byte that tells.
        let mut bytes = fs::read(file).unwrap();
        let text = String::from_utf8(bytes.clone()).ok();
        match text.map(|text| text.replacen(":1", ":9", 1).replacen("0.", "9.", 1)) {
            Some(text) => bytes = text.into_bytes(),
            None => bytes[0] = bytes[0].wrapping_add(1),
        }
        fs::write(file, bytes).unwrap();
    }),
    ("another book's", |file, other| drop(fs::copy(other, file))),
];

/// A book with an index, the answers that are right, and an index of another book.
struct Indexed {
    world: World,
    answers: Vec<Ended>,
    other: World,
}

/// Large enough for an index to be kept on the disk.
const BOOK: Case = Case { before: &[&["amend", "b3hq", "--why", "x", "Stands corrected"]], ..CASES[0] };
const DAYS: u32 = 40;

impl Indexed {
    fn new() -> Self {
        let world = World::template(&BOOK, Size::Large(DAYS));
        let other = World::template(&CASES[0], Size::Large(DAYS + 3));
        let answers = answers(&world);
        answers.iter().for_each(|answer| assert_eq!(answer.code, Some(0), "{}", said(answer)));
        drop(super::search_index::answers(&other));
        Indexed { world, answers, other }
    }

    fn is_right(&self, world: &World, context: &str, tally: &Tally) {
        for (query, (found, right)) in QUERIES.iter().zip(answers(world).into_iter().zip(&self.answers)) {
            tally.count("searches");
            if (found.code, &found.stdout) != (right.code, &right.stdout) {
                let wrong = if found.stdout.is_empty() { Wrong::Lost } else { Wrong::Torn };
                tally.wrong(wrong, format!("{context}: {query}: {}", said(&found)));
            }
        }
    }
}

fn answers(world: &World) -> Vec<Ended> {
    QUERIES.iter().map(|query| world.wlog(&["search", query, "--json"]).run()).collect()
}

/// Lists all files that are kept for a book outside of it.
fn cache_files(world: &World) -> Vec<PathBuf> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { collect(&entry.path(), files) } else { files.push(entry.path()) }
        }
    }
    let mut files = Vec::new();
    collect(&world.home().join(".cache"), &mut files);
    files.sort();
    files
}

/// Removes what is kept outside of the book.
fn forget(world: &World) {
    let _ = fs::remove_dir_all(world.home().join(".cache"));
}

#[test]
fn each_file_of_the_index_damaged_in_each_way() {
    let (indexed, tally) = (Indexed::new(), Tally::default());
    let world = &indexed.world;
    let whole: Vec<(PathBuf, Vec<u8>)> =
        cache_files(world).into_iter().map(|file| (file.clone(), fs::read(file).unwrap())).collect();
    assert!(whole.len() > 5, "there is an index: {whole:?}");
    let others = cache_files(&indexed.other);
    let all: Vec<(usize, &Damage)> =
        (0..whole.len()).flat_map(|file| DAMAGES.iter().map(move |damage| (file, damage))).collect();
    for chosen in sample(all.len(), 24, 1) {
        let (number, (name, damage)) = all[chosen - 1];
        forget(world);
        for (file, bytes) in &whole {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        let file = &whole[number].0;
        let same = others.iter().find(|other| other.extension() == file.extension());
        damage(file, same.unwrap_or(&others[0]));
        let context = format!("{} {name}", file.file_name().unwrap().to_string_lossy());
        indexed.is_right(world, &context, &tally);
        tally.count("damages");
    }
    tally.close("a damaged index");
}

#[test]
fn searches_while_the_index_is_built() {
    let (indexed, tally) = (Indexed::new(), Tally::default());
    for round in 0..if is_full() { 50 } else { 3 } {
        forget(&indexed.world);
        thread::scope(|scope| {
            for searcher in 0..4 {
                let (indexed, tally) = (&indexed, &tally);
                scope.spawn(move || {
                    indexed.is_right(&indexed.world, &format!("round {round}, searcher {searcher}"), tally);
                });
            }
        });
    }
    tally.close("searches while the index is built");
}

#[test]
fn a_search_that_is_killed_leaves_the_next_one_right() {
    if !is_usable() {
        return;
    }
    let (indexed, tally) = (Indexed::new(), Tally::default());
    let mut counting = At::counting();
    forget(&indexed.world);
    indexed.world.wlog(&["search", QUERIES[0], "--json"]).watched(&mut counting);
    forget(&indexed.world);
    in_parallel(&sample(counting.count, 8, 0), |point| {
        let world = indexed.world.copy();
        let mut at = At::change(*point, Fault::Kill);
        world.wlog(&["search", QUERIES[0], "--json"]).watched(&mut at);
        tally.count("kill points");
        indexed.is_right(&world, &format!("killed at {point}: {}", at.hit.unwrap_or_default()), &tally);
    });
    tally.close("searches that are killed");
}
