//! Tries texts on a target until the time is over.

use super::mutate::{Chance, mutate, shorter};
use std::cell::Cell;
use std::collections::HashSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::PathBuf;
use std::sync::Once;
use std::time::{Duration, Instant};

/// What a target says of a text: each a kind of answer that no text before may have had.
pub type Answers = Vec<u64>;
/// What is tried out; it panics where a promise does not hold.
pub type Target = fn(&str) -> Answers;

/// Texts that are kept to be changed further.
const MOST_KEPT: usize = 4000;
/// No text may take longer than this, whatever the machine is busy with besides.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 4 });

/// Makes one answer out of anything that can be compared.
pub fn answer(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

/// Makes an answer out of the kind of a value, without the texts that it holds.
pub fn kind(value: &impl std::fmt::Debug) -> u64 {
    let text = format!("{value:?}");
    let unquoted: String = text.split('"').step_by(2).collect();
    let names =
        unquoted.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.starts_with(char::is_uppercase));
    answer(names.take(3).collect::<Vec<_>>())
}

/// Tries the kept texts of a target, its samples, and changes of all of them.
pub fn fuzz(name: &str, target: Target, seeds: Vec<String>) {
    let seconds = std::env::var("WLOG_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let kept = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| fs::read(entry.path()).unwrap());
    let mut pool: Vec<String> = kept.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
    let replayed = pool.len();
    pool.extend(seeds);
    let mut known = HashSet::new();
    for text in &pool {
        known.extend(try_out(&folder, target, text));
    }
    let (sown, begun) = (pool.len(), Instant::now());
    let (mut chance, mut tried) = (Chance::new(answer((name, seconds))), 0_u64);
    while begun.elapsed() < Duration::from_secs(seconds) {
        // What was found last is changed most.
        let recent = pool.len().min(50);
        let at = if chance.below(2) == 0 { pool.len() - 1 - chance.below(recent) } else { chance.below(pool.len()) };
        let other = &pool[chance.below(pool.len())];
        let text = mutate(&pool[at], other, &mut chance);
        let answers = try_out(&folder, target, &text);
        tried += 1;
        let before = known.len();
        known.extend(answers);
        let is_new = known.len() > before;
        if is_new && pool.len() < MOST_KEPT {
            pool.push(text);
        }
    }
    println!(
        "{name}: {replayed} kept texts, {} samples; {tried} more in {seconds} s, {} ways to answer",
        sown - replayed,
        known.len()
    );
}

/// Tries a text; one that breaks something is made small, kept and told.
fn try_out(folder: &std::path::Path, target: Target, text: &str) -> Answers {
    let problem = match attempt(target, text) {
        Ok(answers) => return answers,
        Err(problem) => problem,
    };
    let (mut small, deadline) = (text.to_owned(), Instant::now() + Duration::from_secs(60));
    'smaller: while Instant::now() < deadline {
        for shorter in shorter(&small) {
            if attempt(target, &shorter).is_err() {
                small = shorter;
                continue 'smaller;
            }
        }
        break;
    }
    let place = folder.join(format!("{:016x}", answer(&small)));
    fs::create_dir_all(folder).unwrap();
    fs::write(&place, &small).unwrap();
    panic!("{small:?} ({}): {}", place.display(), attempt(target, &small).err().unwrap_or(problem));
}

thread_local! {
    /// Whether what is tried may panic without a word.
    static IS_TRYING: Cell<bool> = const { Cell::new(false) };
}

/// Keeps what is said of panics to those that are no attempts.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_TRYING.get() {
                usual(panic);
            }
        }));
    });
}

fn attempt(target: Target, text: &str) -> Result<Answers, String> {
    listen();
    let begun = Instant::now();
    IS_TRYING.set(true);
    let result = catch_unwind(AssertUnwindSafe(|| target(text)));
    IS_TRYING.set(false);
    let answers = result.map_err(|problem| {
        let said = problem.downcast_ref::<String>().cloned();
        said.or_else(|| problem.downcast_ref::<&str>().map(|said| (*said).to_owned())).unwrap_or_default()
    })?;
    let took = begun.elapsed();
    if took > PATIENCE { Err(format!("it took {took:?}")) } else { Ok(answers) }
}
