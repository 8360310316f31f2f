//! The ledger against reading everything, over days that are edited, committed and taken back in any order.

use super::choice::Line;
use super::{Wanted, open_tasks};
use crate::app::{Clock, Context};
use crate::calendar::Period;
use crate::config::Environment;
use crate::format;
use crate::model::TaskState;
use crate::store::Cache;
use chrono::NaiveDate;
use git2::{IndexAddOption, Repository, Signature, Time};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;
use tempfile::TempDir;

/// Days of three years and some of the latest.
const DAYS: [&str; 7] =
    ["2024-03-01", "2024-03-02", "2025-12-31", "2026-01-01", "2026-11-10", "2026-11-11", "2026-11-21"];
const NOW: &str = "2026-11-21T18:00:00+00:00";
/// What a day's tasks may be.
const TASKS: [&str; 7] = [
    "- [ ] Call <!--a1aaaaaa-->",
    "- [ ] Write due:2024-03-09 <!--b1bbbbbb-->",
    "- [ ] Send due:2026-11-24 <!--c1cccccc-->",
    "- [ ] Ask due:2027-05-01 <!--d1dddddd-->",
    "- [x] Done due:2026-11-24 <!--e1eeeeee-->",
    "Words with [ ] in them.",
    "- [ ] Without an ID due:2026-11-23",
];

#[derive(Debug, Clone)]
enum Step {
    /// A day is written by hand.
    Edit(usize, Vec<usize>),
    /// A day is removed by hand.
    Remove(usize),
    /// Everything is committed.
    Commit,
    /// What is not committed is taken back.
    TakeBack,
    /// A file of the cache is lost, or cut short.
    Damage(usize, bool),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..DAYS.len(), proptest::collection::vec(0..TASKS.len(), 0..3)).prop_map(|(day, tasks)| Step::Edit(day, tasks)),
        1 => (0..DAYS.len()).prop_map(Step::Remove),
        4 => Just(Step::Commit),
        2 => Just(Step::TakeBack),
        1 => (0..4_usize, any::<bool>()).prop_map(|(file, cut)| Step::Damage(file, cut)),
    ]
}

type Texts = BTreeMap<NaiveDate, String>;

struct World {
    folder: TempDir,
    repository: Repository,
    disk: Texts,
    head: Texts,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl World {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let book = folder.path().join("book");
        let repository = Repository::init(&book).unwrap();
        fs::write(book.join("wlog.toml"), "format = 1\n").unwrap();
        let mut world = World { folder, repository, disk: Texts::new(), head: Texts::new() };
        world.take(&Step::Commit);
        world
    }

    fn context(&self, with_cache: bool) -> Context {
        let clock = Clock { machine: SystemTime::UNIX_EPOCH, fixed: Some(NOW.parse().unwrap()) };
        let mut context = Context::open(&self.folder.path().join("book"), &Environment::default(), clock).unwrap();
        context.cache = with_cache.then(|| Cache::at(self.cache()));
        context
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    fn file(&self, date: NaiveDate) -> PathBuf {
        self.folder.path().join("book").join(date.format("%Y/%m/%Y-%m-%d.md").to_string())
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Edit(at, tasks) => {
                let tasks: Vec<&str> = tasks.iter().map(|task| TASKS[*task]).collect();
                let text = format!("# {}\n\n## Entry\n\n{}\n", DAYS[*at], tasks.join("\n"));
                self.write(day(DAYS[*at]), Some(text));
            }
            Step::Remove(at) => self.write(day(DAYS[*at]), None),
            Step::Commit => self.commit(),
            Step::TakeBack => {
                let changed: Vec<NaiveDate> = DAYS.into_iter().map(day).collect();
                changed.into_iter().for_each(|date| self.write(date, self.head.get(&date).cloned()));
            }
            Step::Damage(at, cut) => {
                let name = ["open-tasks", "open-tasks-2024", "open-tasks-2025", "open-tasks-2026"][*at];
                let file = self.cache().join(name);
                let Ok(bytes) = fs::read(&file) else { return };
                if *cut { fs::write(file, &bytes[..bytes.len() / 2]).unwrap() } else { fs::remove_file(file).unwrap() }
            }
        }
    }

    fn write(&mut self, date: NaiveDate, text: Option<String>) {
        let file = self.file(date);
        match text {
            Some(text) => {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, &text).unwrap();
                self.disk.insert(date, text);
            }
            None => {
                let _ = fs::remove_file(file);
                self.disk.remove(&date);
            }
        }
    }

    fn commit(&mut self) {
        let mut index = self.repository.index().unwrap();
        index.clear().unwrap();
        index.add_all(["*"], IndexAddOption::FORCE, None).unwrap();
        index.write().unwrap();
        let tree = self.repository.find_tree(index.write_tree().unwrap()).unwrap();
        let who = Signature::new("Test", "test@example.org", &Time::new(0, 0)).unwrap();
        let parent = self.repository.head().ok().and_then(|head| head.peel_to_commit().ok());
        self.repository.commit(Some("HEAD"), &who, &who, "x", &tree, &parent.iter().collect::<Vec<_>>()).unwrap();
        self.head = self.disk.clone();
    }

    /// Says what the ledger is to find: older days as HEAD has them, the latest as they are, and nothing that is not open now.
    fn by_reading_everything(&self, context: &Context, wanted: &Wanted) -> (Vec<String>, usize) {
        let recent = day("2026-11-11");
        let older = self.head.iter().filter(|(date, _)| **date < recent);
        let latest = self.disk.iter().filter(|(date, _)| **date >= recent);
        let open = |(date, text): (&NaiveDate, &String)| {
            let tasks = format::parse_day(*date, text, &context.rules).day.tasks;
            let open = tasks.into_iter().filter(|task| task.state == TaskState::Open);
            open.map(|task| Line { due: task.due, date: task.date, id: task.id.to_string() }).collect::<Vec<_>>()
        };
        let mut choice = wanted.none();
        older.chain(latest).flat_map(open).for_each(|line| choice.look_at(wanted, line));
        choice.lines.sort_by_key(|line| (line.due.is_none(), line.due, line.date));
        choice.lines.truncate(wanted.limit);
        choice.lines.retain(|line| self.disk.get_key_value(&line.date).is_some_and(|day| open(day).contains(line)));
        (choice.lines.iter().map(|line| format!("{} {}", line.date, line.id)).collect(), choice.earlier)
    }

    fn check(&self, wanted: Wanted) -> Result<(), TestCaseError> {
        for with_cache in [true, false] {
            let context = self.context(with_cache);
            let found = open_tasks(&context, wanted).unwrap();
            prop_assert!(found.unreadable.is_empty(), "{:?}", found.unreadable);
            let names: Vec<String> =
                found.tasks.iter().map(|open| format!("{} {}", open.task.date, open.task.id)).collect();
            prop_assert_eq!((names, found.earlier), self.by_reading_everything(&context, &wanted));
        }
        Ok(())
    }
}

fn any_wanted() -> impl Strategy<Value = Wanted> {
    let due = prop_oneof![
        Just(Period::between(day("2026-10-21"), day("2026-11-28"))),
        Just(Period::between(day("2024-03-01"), day("2024-04-01"))),
        Just(Period::since(day("2026-11-21"))),
    ];
    let undated = prop_oneof![Just(day("2026-11-21")), Just(day("2024-01-01"))];
    let except = prop_oneof![
        Just(None),
        Just(Some(Period::day(day("2026-11-21")))),
        Just(Some(Period::year_of(day("2024-03-01")))),
    ];
    (due, undated, except, 1..20_usize).prop_map(|(due, undated_since, except, limit)| Wanted {
        due,
        undated_since,
        except,
        limit,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ledger_finds_what_reading_everything_finds(
        steps in proptest::collection::vec((any_step(), any_wanted()), 1..12),
    ) {
        let mut world = World::new();
        for (step, wanted) in steps {
            world.take(&step);
            world.check(wanted)?;
        }
    }
}

#[test]
fn a_day_that_is_not_utf_8_in_head_is_named_until_it_is_mended() {
    let mut world = World::new();
    let date = day("2024-03-01");
    world.take(&Step::Edit(0, vec![2]));
    fs::write(world.file(date), b"\xff\n").unwrap();
    world.commit();
    let wanted =
        Wanted { due: Period::since(day("2026-11-21")), undated_since: day("2026-11-21"), except: None, limit: 9 };
    let look = |world: &World| {
        let found = open_tasks(&world.context(true), wanted).unwrap();
        (found.tasks.len(), found.unreadable.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    for _ in 0..2 {
        assert_eq!(look(&world), (0, vec!["2024/03/2024-03-01.md:1: not UTF-8 (byte 0)".to_owned()]));
    }
    world.take(&Step::Edit(0, vec![2]));
    assert_eq!(look(&world), (1, vec![]), "mended, not yet committed");
    world.commit();
    assert_eq!(look(&world), (1, vec![]));
}
