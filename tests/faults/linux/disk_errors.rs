//! A disk that is full or broken: what could not be made safe is not acknowledged, and what was there is still there.

use super::cases::{CASES, Ground};
use super::tally::{Tally, in_parallel, is_full, sample};
use super::tracer::{At, Fault, is_usable};
use super::trial::{Begun, Trial, Verdict};
use super::world::Size;
use nix::libc::{EIO, ENOSPC};

/// How many points of a case and a kind of error a short run takes.
const SHORT: usize = 3;
/// How many points of the next command a full run takes after each kill.
const FULL_AGAIN: usize = 4;

/// An error, and whether it lasts.
type Kind = (i32, bool, &'static str);

const KINDS: [Kind; 4] = [
    (ENOSPC, false, "disk full, once"),
    (ENOSPC, true, "disk full, for ever"),
    (EIO, false, "input/output error, once"),
    (EIO, true, "input/output error, for ever"),
];

fn fault((error, lasts, _): Kind) -> Fault<'static> {
    if lasts { Fault::ForEver(error) } else { Fault::Once(error) }
}

#[test]
fn what_a_disk_refuses_is_not_acknowledged() {
    if is_usable() {
        let tally = Tally::default();
        fail_all(Size::New, &tally);
        if is_full() {
            fail_all(Size::Large(400), &tally);
        }
        tally.close("errors at calls that change something");
    }
}

fn fail_all(size: Size, tally: &Tally) {
    for case in CASES.iter().filter(|case| size == Size::New || case.ground == Ground::Book) {
        let trial = Trial::of(case, size);
        if is_full() {
            println!("{}, {size:?}: {} calls\n{}", case.name, trial.changes, tally.summary());
        }
        for (number, kind) in KINDS.into_iter().enumerate() {
            let points = sample(trial.changes, SHORT, case.name.len() + number * 3);
            in_parallel(&points, |point| {
                let mut at = At::change(*point, fault(kind));
                let begun = trial.begin(&mut at, tally);
                if at.hit.is_some() {
                    tally.count("error points");
                    tally.count(kind.2);
                    tally.count(answer(begun.verdict));
                }
                begun.finish(None, "", tally);
            });
        }
    }
}

fn answer(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Acknowledged => "→ done all the same",
        Verdict::Refused => "→ refused, nothing changed",
        Verdict::Open => "→ said to be half done",
    }
}

#[test]
fn what_a_disk_refuses_while_order_is_made_is_not_lost() {
    if !is_usable() {
        return;
    }
    let tally = Tally::default();
    for case in CASES {
        let trial = Trial::of(case, Size::New);
        let points = sample(trial.changes, 4, case.name.len());
        in_parallel(&points, |point| {
            let begun = trial.begin(&mut At::change(*point, Fault::Kill), &tally);
            let leaves_work = begun.leaves_work();
            let count = if is_full() { FULL_AGAIN * if leaves_work { 6 } else { 1 } } else { 1 };
            for index in 0..count {
                let most = trial.next_changes + if leaves_work { 70 } else { 0 };
                let again = 1 + (point * 31 + index * most / count) % most;
                let kind = KINDS[(point + index) % KINDS.len()];
                let (fork, mut at) = (begun.fork(), At::change(again, fault(kind)));
                let (verdict, is_hit) = fork.again(&mut at);
                if is_hit {
                    tally.count("error points of the command after a killed one");
                }
                let hit = at.hit.unwrap_or_default();
                fork.finish(Some(verdict), &format!(", the next one: {} at {again}: {hit}", kind.2), &tally);
            }
        });
    }
    tally.close("errors while order is made");
}

/// What a killed command had put in place is in no commit yet. Where the next one cannot complete it, the one after that does.
#[test]
fn recovery_that_fails_is_tried_again() {
    if !is_usable() {
        return;
    }
    let tally = Tally::default();
    let names: &[&str] = if is_full() { &["move", "check --fix", "add with new cards"] } else { &["move"] };
    for case in CASES.iter().filter(|case| names.contains(&case.name)) {
        let trial = Trial::of(case, Size::New);
        let begin = |point| trial.begin(&mut At::change(point, Fault::Kill), &tally);
        let mut late = (trial.changes / 2..=trial.changes).map(begin);
        let begun = late.find(Begun::is_placed_and_recorded).expect("files are in place before the branch moves");
        let every = if is_full() { 1 } else { 6 };
        let points: Vec<usize> = (1..=trial.next_changes + 70).step_by(every).collect();
        in_parallel(&points, |point| {
            let (fork, mut at) = (begun.fork(), At::change(*point, Fault::Once(ENOSPC)));
            let (verdict, is_hit) = fork.again(&mut at);
            if is_hit {
                tally.count("error points of a recovery");
            }
            fork.finish(Some(verdict), &format!(", the next one: {} at {point}", KINDS[0].2), &tally);
        });
    }
    tally.close("errors of a recovery");
}

#[test]
fn what_cannot_be_read_is_not_taken_for_nothing() {
    if !is_usable() {
        return;
    }
    let tally = Tally::default();
    for case in CASES {
        let trial = Trial::of(case, Size::New);
        let mut looks = At::look(0, Fault::Nothing);
        trial.base.world.copy().wlog(case.command).watched(&mut looks);
        let points = sample(looks.count, 5, case.name.len());
        in_parallel(&points, |point| {
            let mut at = At::look(*point, Fault::Once(EIO));
            let begun = trial.begin(&mut at, &tally);
            if at.hit.is_some() {
                tally.count("error points");
                tally.count(answer(begun.verdict));
            }
            begun.finish(None, "", &tally);
        });
    }
    tally.close("errors at calls that only look");
}
