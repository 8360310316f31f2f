//! Plain git between any two steps of a change: neither drops what the other did.

use super::cases::{CASES, Case, TODAY};
use super::state::faults;
use super::tally::{Tally, Wrong, in_parallel, sample};
use super::tracer::{At, Fault, is_usable};
use super::trial::Trial;
use super::world::{Size, said};

/// How many points of a case a short run takes.
const SHORT: usize = 5;

/// What the user does while the program stands still.
const BY_HAND: [&[&str]; 3] = [
    &["commit", "--quiet", "--allow-empty", "-m", "by hand"],
    &["commit", "--quiet", "-m", "by hand", "other.txt"],
    &["commit", "--quiet", "-a", "-m", "by hand"],
];

#[test]
fn a_commit_by_hand_between_two_steps_drops_nothing() {
    if !is_usable() {
        return;
    }
    let tally = Tally::default();
    for case in CASES.iter().filter(|case| ["add", "add with new cards", "move"].contains(&case.name)) {
        let trial = Trial::of(case, Size::New);
        for (number, by_hand) in BY_HAND.into_iter().enumerate() {
            let points = sample(trial.changes, SHORT, number);
            in_parallel(&points, |point| between(case, &trial, *point, by_hand, &tally));
        }
    }
    assert!(tally.of("commits between two steps") > 0);
    tally.close("git between two steps");
}

/// Stops a command at a point, commits by hand, and lets it go on.
fn between(case: &Case, trial: &Trial<'_>, point: usize, by_hand: &[&str], tally: &Tally) {
    let world = trial.base.world.copy();
    world.write("other.txt", "edited\n");
    let mut committed = None;
    let mut commit = || committed = Some(world.try_git(by_hand).status.success());
    let mut at = At::change(point, Fault::Meanwhile(&mut commit));
    let ended = world.wlog(case.command).watched(&mut at);
    let context = format!("{}, git {by_hand:?} at {point}: {}", case.name, at.hit.unwrap_or_default());
    let Some(committed) = committed else { return };
    tally.count(if committed { "commits between two steps" } else { "times git was locked out" });
    if ended.code != Some(0) {
        tally.wrong(Wrong::Stuck, format!("{context}: {}", said(&ended)));
    }
    let log = world.git(&["log", "--format=%s"]);
    if log.lines().filter(|line| *line == "by hand").count() != usize::from(committed) {
        tally.wrong(Wrong::Lost, format!("{context}: {log}"));
    }
    if committed && by_hand.contains(&"-a") && world.git(&["show", "HEAD:other.txt"]) != "edited\n" {
        tally.wrong(Wrong::Lost, format!("{context}: the user's own edit"));
    }
    world.git(&["commit", "--quiet", "--allow-empty", "-a", "-m", "the rest"]);
    let mut head = trial.base.head(&world).unwrap();
    head.remove("other.txt");
    if !trial.is_after(&head) {
        tally.wrong(Wrong::Lost, format!("{context}: {head:?}"));
    }
    let wrong = faults(&world);
    if !wrong.is_empty() {
        tally.wrong(Wrong::Disorder, format!("{context}: {wrong:?}"));
    }
}

/// An editor saves the day, and git moves HEAD, between any two steps: the entry arrives once, and the editor's text stays.
#[test]
fn an_editor_between_two_steps_loses_nothing() {
    if !is_usable() {
        return;
    }
    let tally = Tally::default();
    let case = &CASES[0];
    let trial = Trial::of(case, Size::New);
    let git: [&[&str]; 3] = [&["status"], BY_HAND[0], BY_HAND[2]];
    let points: Vec<(usize, &[&str])> =
        git.iter().enumerate().flat_map(|(n, git)| sample(trial.changes, 12, n * 2).into_iter().map(move |p| (p, *git))).collect();
    in_parallel(&points, |(point, git)| {
        let world = trial.base.world.copy();
        let place = world.book().join(format!("2026/11/{TODAY}.md"));
        let mut save = || {
            let text = std::fs::read_to_string(&place).unwrap();
            std::fs::write(place.with_extension("tmp"), format!("{text}\nBy an editor.\n")).unwrap();
            std::fs::rename(place.with_extension("tmp"), &place).unwrap();
            world.try_git(git);
        };
        let mut at = At::change(*point, Fault::Meanwhile(&mut save));
        let ended = world.wlog(case.command).watched(&mut at);
        let context = format!("git {git:?}, saved at {point}: {}", at.hit.unwrap_or_default());
        tally.count(if ended.code == Some(0) { "done" } else { "refused" });
        let next = world.next(case, "12:00").run();
        if ended.code != Some(0) || next.code != Some(0) {
            tally.wrong(Wrong::Stuck, format!("{context}: {}; {}", said(&ended), said(&next)));
        }
        let day = world.git(&["show", &format!("HEAD:2026/11/{TODAY}.md")]);
        for title in ["The new entry", "By an editor.", "Next at 12:00"] {
            match day.matches(title).count() {
                1 => {}
                0 => tally.wrong(Wrong::Lost, format!("{context}: {title}: {day}")),
                _ => tally.wrong(Wrong::Doubled, format!("{context}: {title}: {day}")),
            }
        }
        let wrong = faults(&world);
        if !wrong.is_empty() {
            tally.wrong(Wrong::Disorder, format!("{context}: {wrong:?}"));
        }
    });
    tally.close("an editor between two steps");
}

/// A process that stands still while it has the lock keeps others waiting, and nothing comes twice when it goes on.
#[test]
fn a_writer_that_stands_still_is_waited_for() {
    if !is_usable() {
        return;
    }
    let tally = Tally::default();
    let case = &CASES[0];
    let trial = Trial::of(case, Size::New);
    in_parallel(&sample(trial.changes, 6, 3), |point| {
        let world = trial.base.world.copy();
        let next = world.next(case, "12:00");
        let mut waiting = None;
        let mut begin = || {
            let next = next.clone();
            // On a thread of its own: whoever traces takes note of the end of all that its own thread has started.
            let other = std::thread::spawn(move || next.run());
            std::thread::sleep(std::time::Duration::from_millis(400));
            tally.count(if other.is_finished() { "went past" } else { "waited" });
            waiting = Some(other);
        };
        let mut at = At::change(*point, Fault::Meanwhile(&mut begin));
        let ended = world.wlog(case.command).watched(&mut at);
        let context = format!("stopped at {point}: {}", at.hit.unwrap_or_default());
        let other = waiting.map(|other| other.join().unwrap());
        if ended.code != Some(0) || other.as_ref().is_none_or(|other| other.code != Some(0)) {
            tally.wrong(Wrong::Stuck, format!("{context}: {}; the other: {other:?}", said(&ended)));
        }
        let day = world.git(&["show", &format!("HEAD:2026/11/{TODAY}.md")]);
        for title in ["The new entry", "Next at 12:00"] {
            match day.matches(title).count() {
                1 => {}
                0 => tally.wrong(Wrong::Lost, format!("{context}: {day}")),
                _ => tally.wrong(Wrong::Doubled, format!("{context}: {day}")),
            }
        }
        let wrong = faults(&world);
        if !wrong.is_empty() {
            tally.wrong(Wrong::Disorder, format!("{context}: {wrong:?}"));
        }
    });
    tally.close("a writer that stands still");
}
