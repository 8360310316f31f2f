//! One command that meets a fault, the command after it, perhaps with a fault of its own, and what must hold in the end.

use super::cases::{Case, Ground};
use super::state::{Base, State, faults};
use super::tally::{Tally, Wrong};
use super::tracer::{At, Ended, Fault};
use super::world::{Size, World, said};

/// When the entries of the commands that follow are said to have been made.
const BETWEEN: &str = "11:00";
const LAST: &str = "12:00";

/// A case in a world, and what comes of it without any fault.
pub struct Trial<'a> {
    pub case: &'a Case,
    pub base: Base,
    /// What it is called in messages.
    name: String,
    /// How many calls change something.
    pub changes: usize,
    /// How many calls of the next command do.
    pub next_changes: usize,
    /// What stands on the disk before and after.
    before: State,
    after: State,
    /// What HEAD holds in the end, by whether the command and the one after it were carried out.
    ends: [[State; 2]; 2],
}

/// What a command said of its change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is done.
    Acknowledged,
    /// It is not done, and nothing has changed.
    Refused,
    /// It is perhaps done, or there was nobody left to say anything.
    Open,
}

impl<'a> Trial<'a> {
    /// Carries everything out without a fault.
    pub fn of(case: &'a Case, size: Size) -> Self {
        let base = Base::of(World::template(case, size));
        let name = format!("{}{}", case.name, if size == Size::New { "" } else { ", in a large book" });
        let run = |with: bool, next: bool| {
            let world = base.world.copy();
            let mut counts = [0, 0];
            let before = base.disk(&world);
            if with {
                let mut counting = At::counting();
                let ended = world.wlog(case.command).watched(&mut counting);
                assert_eq!(verdict(&ended), Verdict::Acknowledged, "{name}: {}", said(&ended));
                counts[0] = counting.count;
            }
            let after = base.disk(&world);
            if next {
                let mut counting = At::counting();
                let ended = world.next(case, BETWEEN).watched(&mut counting);
                assert_eq!(ended.code, Some(0), "{name}: {}", said(&ended));
                counts[1] = counting.count;
            }
            let ended = world.next(case, LAST).run();
            assert_eq!(ended.code, Some(0), "{name}: {}", said(&ended));
            assert_eq!(faults(&world), Vec::<String>::new(), "{name}");
            (before, after, base.head(&world).unwrap(), counts)
        };
        let (without, next) = (run(false, false).2, run(false, true).2);
        let (before, after, with, [changes, _]) = run(true, false);
        let (_, _, both, [_, next_changes]) = run(true, true);
        let ends = [[without, next], [with, both]];
        assert!(changes > 0 && ends.iter().all(|[without, with]| without != with), "{name}: the next entry is seen");
        // A book is the same whether it was made before or by the next command.
        assert!(ends[0] != ends[1] || case.ground != Ground::Book, "{name}: the change is seen");
        Trial { case, base, name, changes, next_changes, before, after, ends }
    }

    /// Tells whether a state is the one after the command.
    pub fn is_after(&self, state: &State) -> bool {
        *state == self.after
    }

    /// Gives the command, with a fault.
    pub fn begin(&self, at: &mut At<'_>, tally: &Tally) -> Begun<'_> {
        let world = self.base.world.copy();
        let ended = world.wlog(self.case.command).watched(at);
        let context = format!("{}, {} at {}: {}", self.name, kind(at), at.point, at.hit.clone().unwrap_or_default());
        let verdict = verdict(&ended);
        self.resume(world, verdict, context, ended, tally)
    }

    /// Takes up a world in which the command has ended in some way.
    pub fn resume(&self, world: World, verdict: Verdict, context: String, ended: Ended, tally: &Tally) -> Begun<'_> {
        let begun = Begun { trial: self, world, context, verdict, ended };
        begun.look_at_once(tally);
        begun
    }
}

/// Names what happens.
fn kind(at: &At<'_>) -> String {
    match &at.fault {
        Fault::Nothing => "nothing".into(),
        Fault::Kill => "killed".into(),
        Fault::Once(error) => format!("error {error}"),
        Fault::ForEver(error) => format!("error {error} for ever"),
        Fault::Meanwhile(_) => "something else".into(),
    }
}

/// Reads what a command said. One that was killed after it had said that all is done has acknowledged.
fn verdict(ended: &Ended) -> Verdict {
    let owns_up = ended.stderr.contains("do not run the command again");
    match ended.code {
        Some(0) => Verdict::Acknowledged,
        None if !ended.stdout.is_empty() => Verdict::Acknowledged,
        // A check that mends says so, and ends with 1 where something is left to be mended.
        Some(1) => Verdict::Open,
        Some(_) if !owns_up => Verdict::Refused,
        _ => Verdict::Open,
    }
}

/// A world in which the command has met its fault.
pub struct Begun<'a> {
    trial: &'a Trial<'a>,
    pub world: World,
    context: String,
    pub verdict: Verdict,
    ended: Ended,
}

impl<'a> Begun<'a> {
    /// Tells whether something was left that the next command has to put in order.
    pub fn leaves_work(&self) -> bool {
        let git = self.world.book().join(".git");
        let locks = ["wlog/intent", "index.lock", "refs/heads/main.lock"];
        locks.iter().any(|lock| git.join(lock).exists()) || !git.join("HEAD").exists()
    }

    /// Tells whether all files are in place, and the record of it stands.
    pub fn is_placed_and_recorded(&self) -> bool {
        self.world.book().join(".git/wlog/intent").exists() && self.trial.base.disk(&self.world) == self.trial.after
    }

    /// Takes a copy of the world, to go on in several ways.
    pub fn fork(&self) -> Begun<'a> {
        let world = self.world.copy();
        let (context, ended) = (self.context.clone(), self.ended.clone());
        Begun { trial: self.trial, world, context, verdict: self.verdict, ended }
    }

    /// Sees that the disk holds what the command said.
    fn look_at_once(&self, tally: &Tally) {
        let disk = self.trial.base.disk(&self.world);
        let wrong = match self.verdict {
            Verdict::Acknowledged if disk != self.trial.after => Wrong::Lost,
            // Of the first command in a book the book stays, and the command says so.
            Verdict::Refused if self.ended.stderr.contains("note: made your book") => {
                let is_bare =
                    disk.keys().all(|path| [".gitattributes", ".gitignore", "wlog.toml"].contains(&path.as_str()));
                if is_bare {
                    return;
                }
                Wrong::Dishonest
            }
            Verdict::Refused if disk != self.trial.before => Wrong::Dishonest,
            _ => return,
        };
        tally.wrong(wrong, format!("{}: on the disk {}; {}", self.context, shown(&disk), said(&self.ended)));
    }

    /// Gives the next command with a fault of its own; tells whether the fault came about.
    pub fn again(&self, at: &mut At<'_>) -> (Verdict, bool) {
        let ended = self.world.next(self.trial.case, BETWEEN).watched(at);
        (verdict(&ended), at.hit.is_some())
    }

    /// Gives the last command, and sees that everything is there, once, and in order. `between` is what the command before it said,
    /// if there was one.
    pub fn finish(&self, between: Option<Verdict>, context: &str, tally: &Tally) {
        let context = format!("{}{context}", self.context);
        let ended = self.world.next(self.trial.case, LAST).run();
        if ended.code != Some(0) {
            tally.wrong(Wrong::Stuck, format!("{context}: {}", said(&ended)));
            return;
        }
        let wrong = faults(&self.world);
        if !wrong.is_empty() {
            tally.wrong(Wrong::Disorder, format!("{context}: {wrong:?}; {}", said(&self.ended)));
        }
        match self.trial.base.head(&self.world) {
            Err(error) => tally.wrong(Wrong::Disorder, format!("{context}: {error}")),
            Ok(head) => self.judge(&head, between, &context, tally),
        }
    }

    fn judge(&self, head: &State, between: Option<Verdict>, context: &str, tally: &Tally) {
        let carried_out = |verdict: Verdict| match verdict {
            Verdict::Acknowledged => &[true][..],
            Verdict::Refused => &[false],
            Verdict::Open => &[false, true],
        };
        let next = between.map_or(&[false][..], carried_out);
        let end = |with: bool, next: bool| &self.trial.ends[usize::from(with)][usize::from(next)];
        let possible = carried_out(self.verdict).iter().flat_map(|with| next.iter().map(move |next| end(*with, *next)));
        let possible: Vec<&State> = possible.collect();
        if possible.contains(&head) {
            return;
        }
        // What looks at each file by itself and said that not all is done may have done some of it.
        let has_said_so = self.ended.code.is_some() && self.verdict == Verdict::Open;
        let mut paths = possible.iter().flat_map(|state| state.keys()).chain(head.keys());
        let is_one = |path: &String| possible.iter().any(|state| state.get(path) == head.get(path));
        if self.trial.case.is_by_file && has_said_so && paths.all(is_one) {
            return;
        }
        let is_known = self.trial.ends.iter().flatten().any(|state| state == head);
        let wrong = match () {
            () if is_known => Wrong::Lost,
            () if has_twice(head) => Wrong::Doubled,
            () => Wrong::Torn,
        };
        tally.wrong(wrong, format!("{context}: {}; {between:?}; {}", shown(head), said(&self.ended)));
    }
}

/// Looks for a heading that stands twice.
fn has_twice(state: &State) -> bool {
    let lines = state.values().flatten().flat_map(|text| text.lines()).filter(|line| line.starts_with("## "));
    let lines: Vec<&str> = lines.collect();
    lines.iter().enumerate().any(|(at, line)| lines[..at].contains(line))
}

fn shown(state: &State) -> String {
    let part = |(path, text): (&String, &Option<String>)| format!("{path}: {text:?}");
    state.iter().map(part).collect::<Vec<_>>().join("; ")
}
