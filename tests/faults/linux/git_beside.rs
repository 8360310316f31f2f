//! Other programs between any two steps of a change: neither drops what the other did.

use super::cases::{CASES, Case, TODAY};
use super::state::faults;
use super::tally::{Tally, Wrong, in_parallel, sample};
use super::tracer::{At, Ended, Fault, is_usable};
use super::trial::Trial;
use super::world::{Size, World, said};
use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

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
            in_parallel(&points, |point| commit_between(case, &trial, *point, by_hand, &tally));
        }
    }
    assert!(tally.of("commits between two steps") > 0);
    tally.close("git between two steps");
}

/// Stops a command at a point, commits by hand, and lets it go on.
fn commit_between(case: &Case, trial: &Trial<'_>, point: usize, by_hand: &[&str], tally: &Tally) {
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
    for (number, git) in [&["status"], BY_HAND[0], BY_HAND[2]].into_iter().enumerate() {
        let save = |world: &World| {
            let place = world.book().join(format!("2026/11/{TODAY}.md"));
            let text = fs::read_to_string(&place).unwrap();
            fs::write(place.with_extension("tmp"), format!("{text}\nBy an editor.\n")).unwrap();
            fs::rename(place.with_extension("tmp"), &place).unwrap();
            world.try_git(git);
        };
        between(&format!("an editor, then git {git:?}"), (12, number), save, &["By an editor."]);
    }
}

/// `git gc` packs what lies loose, and removes folders that are empty then.
#[test]
fn a_collection_between_two_steps_takes_nothing() {
    // It says so and does nothing where a reference is locked.
    between("git gc", (16, 0), |world| drop(world.try_git(&["gc", "--quiet"])), &[]);
    let prune = |world: &World| {
        for entry in fs::read_dir(world.book().join(".git/objects")).unwrap().flatten() {
            // It fails for those in which something lies.
            let _ = fs::remove_dir(entry.path());
        }
    };
    between("git gc that finds empty folders", (16, 1), prune, &[]);
}

/// Does something between two steps of an addition, at a sample of points, and sees that the entry and other texts arrive once.
fn between(what: &str, (size, offset): (usize, usize), meanwhile: impl Fn(&World) + Sync, texts: &[&str]) {
    if !is_usable() {
        return;
    }
    let (tally, case) = (Tally::default(), &CASES[0]);
    let trial = Trial::of(case, Size::New);
    in_parallel(&sample(trial.changes, size, offset), |point| {
        let world = trial.base.world.copy();
        let mut something = || meanwhile(&world);
        let mut at = At::change(*point, Fault::Meanwhile(&mut something));
        let ended = world.wlog(case.command).watched(&mut at);
        let context = format!("{what} at {point}: {}", at.hit.unwrap_or_default());
        let next = world.next(case, "12:00").run();
        tally.count("points");
        see(&world, &[ended, next], &[texts, &["The new entry", "Next at 12:00"]].concat(), &context, &tally);
    });
    tally.close(what);
}

/// Sees that commands have succeeded, that texts stand in the day once, and that all is in order.
fn see(world: &World, commands: &[Ended], texts: &[&str], context: &str, tally: &Tally) {
    for ended in commands.iter().filter(|ended| ended.code != Some(0)) {
        tally.wrong(Wrong::Stuck, format!("{context}: {}", said(ended)));
    }
    let day = world.git(&["show", &format!("HEAD:2026/11/{TODAY}.md")]);
    for text in texts {
        match day.matches(text).count() {
            1 => {}
            0 => tally.wrong(Wrong::Lost, format!("{context}: {text}: {day}")),
            _ => tally.wrong(Wrong::Doubled, format!("{context}: {text}: {day}")),
        }
    }
    let wrong = faults(world);
    if !wrong.is_empty() {
        tally.wrong(Wrong::Disorder, format!("{context}: {wrong:?}"));
    }
}

/// A process that stands still while it has the lock keeps others waiting, and nothing comes twice when it goes on.
#[test]
fn a_writer_that_stands_still_is_waited_for() {
    if !is_usable() {
        return;
    }
    let (tally, case) = (Tally::default(), &CASES[0]);
    let trial = Trial::of(case, Size::New);
    in_parallel(&sample(trial.changes, 6, 3), |point| {
        let world = trial.base.world.copy();
        let next = world.next(case, "12:00");
        let mut waiting = None;
        let mut begin = || {
            let next = next.clone();
            // On a thread of its own: whoever traces takes note of the end of all that its own thread has started.
            let other = thread::spawn(move || next.run());
            thread::sleep(Duration::from_millis(400));
            tally.count(if other.is_finished() { "went past" } else { "waited" });
            waiting = Some(other);
        };
        let mut at = At::change(*point, Fault::Meanwhile(&mut begin));
        let ended = world.wlog(case.command).watched(&mut at);
        let context = format!("stopped at {point}: {}", at.hit.unwrap_or_default());
        let other = waiting.map(|other| other.join().unwrap());
        let commands: Vec<Ended> = [ended].into_iter().chain(other).collect();
        see(&world, &commands, &["The new entry", "Next at 12:00"], &context, &tally);
    });
    tally.close("a writer that stands still");
}

/// The same by a signal, at whatever moment it comes.
#[test]
fn a_stopped_writer_goes_on_and_writes_once() {
    let (tally, case) = (Tally::default(), &CASES[0]);
    let template = World::template(case, Size::New);
    in_parallel(&(0..sample(40, 8, 0).len() as u64).collect::<Vec<_>>(), |round| {
        let world = template.copy();
        let launch = world.wlog(case.command);
        let mut writer = launch.command(&launch.program, &[]);
        let mut writer = writer.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let pid = nix::unistd::Pid::from_raw(i32::try_from(writer.id()).unwrap());
        let send = |signal| nix::sys::signal::kill(pid, signal).is_ok();
        thread::sleep(Duration::from_millis(round % 20));
        assert!(send(nix::sys::signal::Signal::SIGSTOP), "it is not reaped yet, so that it can be sent to");
        let next = world.next(case, "12:00");
        let other = thread::spawn(move || next.run());
        thread::sleep(Duration::from_millis(300));
        tally.count(if other.is_finished() { "went past" } else { "waited" });
        send(nix::sys::signal::Signal::SIGCONT);
        let code = writer.wait().unwrap().code();
        let ended = Ended { code, stdout: String::new(), stderr: String::new() };
        let commands = [ended, other.join().unwrap()];
        see(&world, &commands, &["The new entry", "Next at 12:00"], &format!("round {round}"), &tally);
    });
    tally.close("a writer that is stopped by a signal");
}
