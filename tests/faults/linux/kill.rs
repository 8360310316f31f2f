//! A command that is killed at any of its calls loses nothing that it acknowledged, and stands in nobody's way; nor does one that is
//! killed while it puts in order what another left.

use super::cases::{CASES, Case};
use super::tally::{Tally, in_parallel, is_full, sample};
use super::tracer::{At, Fault, is_usable};
use super::trial::Trial;
use super::world::Size;

/// How many points of a case a short run takes, and how many of the command after each of them.
const SHORT: usize = 7;
const SHORT_AGAIN: usize = 1;
/// How many points of the next command a full run takes, where nothing was left to be put in order and where something was. They are
/// others after each point, so that in the end each call of the next command is met, many of them more than once.
const FULL_AGAIN: [usize; 2] = [3, 30];

#[test]
fn killed_in_a_new_book() {
    if is_usable() {
        kill_all(CASES, Size::New, "killed, in a new book");
    }
}

#[test]
fn killed_in_a_large_book() {
    if is_usable() {
        let cases = if is_full() { CASES } else { &CASES[1..2] };
        kill_all(cases, Size::Large(if is_full() { 1200 } else { 150 }), "killed, in a large book");
    }
}

fn kill_all(cases: &[Case], size: Size, title: &str) {
    let tally = Tally::default();
    for case in cases.iter().filter(|case| size == Size::New || case.ground == super::cases::Ground::Book) {
        let trial = Trial::of(case, size);
        // The last point is behind all calls: nothing is killed there, and all is acknowledged.
        let points = sample(trial.changes + 1, SHORT, case.name.len());
        in_parallel(&points, |point| kill_at(&trial, *point, size, &tally));
        println!("{}, {size:?}: {} calls, {} of the next command", case.name, trial.changes, trial.next_changes);
        if is_full() {
            println!("{}", tally.summary());
        }
    }
    assert!(tally.of("kill points") > cases.len());
    tally.close(title);
}

fn kill_at(trial: &Trial<'_>, point: usize, size: Size, tally: &Tally) {
    let mut at = At::change(point, Fault::Kill);
    let begun = trial.begin(&mut at, tally);
    if at.hit.is_some() {
        tally.count("kill points");
    }
    let leaves_work = begun.leaves_work();
    for again in points_again(trial, point, leaves_work, size) {
        let fork = begun.fork();
        let mut at = At::change(again, Fault::Kill);
        let (verdict, is_hit) = fork.again(&mut at);
        if is_hit {
            tally.count("kill points of the next command");
            if leaves_work {
                tally.count("of these, with something to be put in order");
            }
        }
        fork.finish(Some(verdict), &format!(", the next one at {again}: {}", at.hit.unwrap_or_default()), tally);
    }
    begun.finish(None, "", tally);
}

/// Chooses where the command after a killed one is killed, too.
fn points_again(trial: &Trial<'_>, point: usize, leaves_work: bool, size: Size) -> Vec<usize> {
    // To put in order takes calls of its own.
    let most = trial.next_changes + if leaves_work { 70 } else { 0 };
    let few = |count: usize| (0..count).map(|index| 1 + (point * 37 + index * most / count.max(1)) % most).collect();
    match (is_full(), leaves_work) {
        (true, true) if size == Size::New => few(FULL_AGAIN[1]),
        (true, _) => few(FULL_AGAIN[0]),
        (false, _) => few(SHORT_AGAIN),
    }
}
