//! The index against one that is built anew and against reading everything, while a book is edited in place, checked out, renamed and
//! deleted in any order.
#![allow(clippy::disallowed_methods, reason = "the tests edit the book as other programs do")]

use super::Shelf;
use crate::app::{Clock, Context};
use crate::config::Environment;
use crate::index::{Health, Page};
use crate::query;
use crate::store::Cache;
use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

const NOW: &str = "2026-11-21T18:00:00+00:00";
/// Words of one length each, so that one can stand in another's place.
const LATIN: [&str; 6] = ["loan", "dock", "ship", "mast", "rope", "sail"];
const HAN: [&str; 6] = ["续贷", "拜访", "报价", "合同", "报关", "签约"];
const QUERIES: [&str; 9] = [
    "loan",
    "ship OR mast",
    "NOT dock",
    "拜访",
    "“拜访恒达”",
    "contact:Bob",
    "contact:鲍勃",
    "type:task is:open",
    "on:2026-11 rope",
];
/// Two changes closer to each other may bear one time: the kernel's clock ticks in 4 to 10 ms.
const TICK: Duration = Duration::from_millis(12);

/// A sequence that looks random and is the same at each run (Knuth's MMIX multiplier).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn word(&mut self) -> &'static str {
        if self.below(2) == 0 { LATIN[self.below(LATIN.len())] } else { HAN[self.below(HAN.len())] }
    }
}

struct World {
    folder: TempDir,
    dice: Dice,
    commits: Vec<String>,
}

type Found = Vec<(String, usize, u32)>;

impl World {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut world = World { folder, dice: Dice(5), commits: Vec::new() };
        fs::create_dir_all(world.book().join("contacts")).unwrap();
        world.git(&["init", "--quiet"]);
        fs::write(world.book().join("wlog.toml"), "format = 1\n").unwrap();
        fs::write(world.book().join("contacts/bob.md"), "+++\nname = \"Bob\"\naliases = [\"鲍勃\"]\n+++\n").unwrap();
        (0..40).for_each(|_| world.write_day());
        world.commit();
        world
    }

    fn book(&self) -> PathBuf {
        self.folder.path().join("book")
    }

    fn git(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "core.fsync=none"]).args(arguments);
        command.current_dir(self.book()).env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", self.folder.path());
        let output = command.output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn commit(&mut self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", "x"]);
        self.commits.push(self.git(&["rev-parse", "HEAD"]));
    }

    fn some_day(&mut self) -> PathBuf {
        let (month, day) = (1 + self.dice.below(3) + 8, 1 + self.dice.below(28));
        self.book().join(format!("2026/{month:02}/2026-{month:02}-{day:02}.md"))
    }

    /// Picks a file of the book that is there.
    fn some_file(&mut self) -> Option<PathBuf> {
        (0..50).map(|_| self.some_day()).find(|path| path.exists())
    }

    fn text(&mut self) -> String {
        let mut text = String::from("# A day\n\n- [ ] rope the ship\n");
        for _ in 0..1 + self.dice.below(3) {
            let (a, b) = (self.dice.word(), self.dice.word());
            let contact = ["Bob", "鲍勃", "Ann"][self.dice.below(3)];
            text.push_str(&format!("\n## 09:00 {a} {b}\n\n- contacts: {contact}\n\n{b}恒达 and {a}.\n"));
        }
        text
    }

    fn write_day(&mut self) {
        let (path, text) = (self.some_day(), self.text());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Does one of the things that people and programs do to files, and says what.
    fn step(&mut self) -> String {
        let Some(file) = self.some_file() else {
            self.write_day();
            return "a first day".to_owned();
        };
        match self.dice.below(14) {
            0 | 1 => {
                let more = self.text();
                let old = fs::read(&file).unwrap();
                fs::write(&file, [&old[..], more.as_bytes()].concat()).unwrap();
                format!("added to {}", file.display())
            }
            2..=5 => self.exchange_word(&file),
            6 => {
                fs::remove_file(&file).unwrap();
                format!("removed {}", file.display())
            }
            7 => {
                let other = self.some_day();
                fs::create_dir_all(other.parent().unwrap()).unwrap();
                fs::rename(&file, &other).unwrap();
                format!("{} is {}", file.display(), other.display())
            }
            8 => {
                let Some(other) = self.some_file() else { return String::new() };
                let (a, b) = (fs::read(&file).unwrap(), fs::read(&other).unwrap());
                fs::write(&file, b).unwrap();
                fs::write(&other, a).unwrap();
                "two days changed places".to_owned()
            }
            9 => {
                let hours = [1, 10_000][self.dice.below(2)] * 3600;
                let now = SystemTime::now();
                let time = if self.dice.below(2) == 0 {
                    now + Duration::from_secs(hours)
                } else {
                    now - Duration::from_secs(hours)
                };
                set_modified(&file, time);
                "a time was set".to_owned()
            }
            10 => {
                self.commit();
                "committed".to_owned()
            }
            11 => {
                let commit = self.commits[self.dice.below(self.commits.len())].clone();
                self.git(&["checkout", "--quiet", "--force", &commit]);
                format!("checked out {commit}")
            }
            12 => {
                let bytes: &[u8] =
                    [&b"\xff\xfe loan"[..], b"", b"\xef\xbb\xbf# A day\r\n\r\n## loan\r\n"][self.dice.below(3)];
                fs::write(&file, bytes).unwrap();
                "odd bytes".to_owned()
            }
            _ => {
                let name = ["Bob", "Bobby", "Ann"][self.dice.below(3)];
                let alias = ["鲍勃", "Robert", "Annie"][self.dice.below(3)];
                let card = format!("+++\nname = \"{name}\"\naliases = [\"{alias}\"]\n+++\n\nmast\n");
                fs::write(self.book().join(["contacts/bob.md", "contacts/ann.md"][self.dice.below(2)]), card).unwrap();
                format!("a card: {name}, {alias}")
            }
        }
    }

    /// Puts a word in another's place, so that neither size nor time of the last change tell of it.
    fn exchange_word(&mut self, file: &Path) -> String {
        let old = fs::read(file).unwrap();
        let modified = fs::metadata(file).unwrap().modified().unwrap();
        let Ok(text) = String::from_utf8(old) else { return String::new() };
        let words = if self.dice.below(2) == 0 { LATIN } else { HAN };
        let (one, other) = (words[self.dice.below(words.len())], words[self.dice.below(words.len())]);
        let new = text.replace(one, other);
        if self.dice.below(2) == 0 {
            fs::write(file, new).unwrap();
        } else {
            let beside = file.with_extension("new");
            fs::write(&beside, new).unwrap();
            fs::rename(beside, file).unwrap();
        }
        set_modified(file, modified);
        format!("{one} is {other} in {}, at the same time", file.display())
    }

    /// Writes so much at once that the index is worth writing.
    fn burst(&mut self) -> String {
        (0..60).for_each(|_| self.write_day());
        "many days".to_owned()
    }

    fn context(&self, cache: Option<&Path>, machine: SystemTime) -> Context {
        let clock = Clock { machine, fixed: Some(NOW.parse().unwrap()) };
        let mut context = Context::open(&self.book(), &Environment::default(), clock).unwrap();
        context.cache = cache.map(|folder| Cache::at(folder.to_owned()));
        context
    }

    /// Asks everything, and tells how the index was.
    fn ask(&self, cache: Option<&Path>, machine: SystemTime) -> (Vec<Found>, String) {
        let context = self.context(cache, machine);
        let shelf = Shelf::look(&context).unwrap();
        let mut index = shelf.open();
        let names = index.names();
        let ask = |text: &&str| {
            let today = context.now.today();
            let query =
                query::parse(text, &query::Context { names: Some(&names), ..query::Context::on(today) }).unwrap();
            let hits = index.search(&query, Page::default()).hits.into_iter();
            let mut found: Found = hits.map(|hit| (hit.path, hit.line, hit.score)).collect();
            found.sort();
            found
        };
        let found = QUERIES.iter().map(ask).collect();
        let health = format!("{:?}", index.health());
        index.settle();
        (found, health)
    }
}

fn set_modified(file: &Path, time: SystemTime) {
    File::options().write(true).open(file).unwrap().set_times(FileTimes::new().set_modified(time)).unwrap();
}

/// Sixty edits; a thousand with `WLOG_FULL=1`.
#[test]
fn after_any_edit_the_index_answers_as_one_that_is_built_anew() {
    let steps = if std::env::var_os("WLOG_FULL").is_some() { 1_000 } else { 60 };
    let mut world = World::new();
    let kept = world.folder.path().join("kept");
    let mut served = 0;
    for number in 0..steps {
        sleep(TICK);
        let what = if number % 25 == 20 { world.burst() } else { world.step() };
        sleep(TICK);
        // Stamps are trusted once they are two seconds old, which nobody waits for here: most searches are made on a clock that is
        // fast. Some are made on one that has gone back.
        let now = SystemTime::now();
        let machine = match number % 5 {
            0 => now,
            1 => now - Duration::from_secs(3600),
            _ => now + Duration::from_secs(10),
        };
        let fresh = TempDir::new().unwrap();
        let (found, health) = world.ask(Some(&kept), machine);
        let state = format!("step {number}, {what}; {health}");
        let (anew, _) = world.ask(Some(fresh.path()), now);
        let (read, _) = world.ask(None, now);
        for (at, query) in QUERIES.iter().enumerate() {
            assert_eq!(found[at], anew[at], "{query}: {state}");
            assert_eq!(found[at], read[at], "{query}, reading everything: {state}");
        }
        served += usize::from(health.starts_with("Ready"));
    }
    assert!(served * 10 > steps * 9, "the index served {served} of {steps} times");
}

/// Names are kept as they were typed: what they mean is looked up when somebody asks.
#[test]
fn a_card_or_an_alias_more_makes_no_new_index_of_old_days() {
    let world = World::new();
    let kept = world.folder.path().join("kept");
    let later = SystemTime::now() + Duration::from_secs(10);
    world.ask(Some(&kept), later);
    for (file, name, alias) in [("ann", "Ann", "安"), ("bob", "Robert", "Bob"), ("bob", "Bob", "鲍勃")] {
        sleep(TICK);
        let card = format!("+++\nname = \"{name}\"\naliases = [\"{alias}\"]\n+++\n");
        fs::write(world.book().join(format!("contacts/{file}.md")), card).unwrap();
        let context = world.context(Some(&kept), later);
        let shelf = Shelf::look(&context).unwrap();
        let index = shelf.open();
        assert!(matches!(index.health(), Health::Ready { changed: 0..=2 }), "{name}: {:?}", index.health());
        drop(index);
        assert_eq!(world.ask(Some(&kept), later).0, world.ask(None, later).0, "{name}");
    }
}

/// What a profile declares is read out of the same files, too.
#[test]
fn a_profile_with_other_fields_makes_another_index() {
    let world = World::new();
    let kept = world.folder.path().join("kept");
    let later = SystemTime::now() + Duration::from_secs(10);
    fs::write(world.book().join("2026/11/2026-11-30.md"), "# A day\n\n## ship\n\n- ticket: 4711\n").unwrap();
    fs::write(world.book().join("wlog.toml"), "format = 1\nprofile = \"mine\"\n").unwrap();
    fs::create_dir_all(world.book().join("profiles")).unwrap();
    for fields in ["", "[fields]\nticket = \"text\"\n", ""] {
        fs::write(world.book().join("profiles/mine.toml"), format!("name = \"Mine\"\n{fields}")).unwrap();
        assert_eq!(world.ask(Some(&kept), later).0, world.ask(None, later).0, "{fields}");
        let ask = |cache: Option<&Path>| {
            let context = world.context(cache, later);
            let shelf = Shelf::look(&context).unwrap();
            let today = context.now.today();
            let query = query::parse("ticket:4711", &query::Context::on(today)).unwrap();
            let mut index = shelf.open();
            index
                .search(&query, Page::default())
                .hits
                .into_iter()
                .map(|hit| (hit.path, hit.line, hit.score))
                .collect::<Vec<_>>()
        };
        assert_eq!(ask(Some(&kept)), ask(None), "{fields}");
    }
}
