//! Plain git between any two steps of a change: neither drops what the other did.

use super::book::{DAY, OLD, TestBook};
use super::strace::{Point, at, is_usable, points, sample};
use super::victim::{Victim, victims};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

const SAMPLE: usize = 6;

/// What the user does while the victim stands still.
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
    for kind in [0, 2] {
        let scratch = TestBook::new();
        let points = points(&victims(&scratch.root)[kind]);
        for by_hand in BY_HAND {
            let (mut between, mut locked_out, mut missed) = (0, 0, 0);
            for point in sample(points.clone(), SAMPLE) {
                match try_between(kind, &point, by_hand) {
                    Some(true) => between += 1,
                    Some(false) => locked_out += 1,
                    None => missed += 1,
                }
            }
            println!(
                "{kind}: git {by_hand:?}: {between} commits between steps, {locked_out} times git was locked out, {missed} not reached"
            );
            assert!(between > missed);
        }
    }
}

/// Stops a victim at a point, commits by hand, lets it go on; tells whether git could commit. `None` when the victim did not come to
/// the point: which thread syncs how many files differs from run to run.
fn try_between(kind: usize, point: &Point, by_hand: &[&str]) -> Option<bool> {
    let book = TestBook::new();
    let victim = &victims(&book.root)[kind];
    let context = format!("{}, stopped at {point:?}, git {by_hand:?}", victim.name);
    let mut process = start_and_stop(victim, point, &context)?;
    book.write("other.txt", "edited\n");
    let committed = book.try_git(by_hand).status.success();
    let output = process.go_on();
    assert!(output.contains("victim has done"), "{context}: {output}");
    for (file, line) in victim.lines {
        assert_eq!(book.in_head(file).matches(line).count(), 1, "{context}");
        assert_eq!(book.in_head(file), book.text(file), "{context}");
    }
    assert!(book.in_head(DAY).starts_with(OLD), "{context}");
    let log = book.git(&["log", "--format=%s"]);
    assert_eq!(log.lines().filter(|line| *line == "by hand").count(), usize::from(committed), "{context}: {log}");
    if committed && by_hand.contains(&"-a") {
        assert_eq!(book.in_head("other.txt"), "edited\n", "{context}");
    }
    book.git(&["commit", "--quiet", "--allow-empty", "-a", "-m", "the rest"]);
    book.assert_in_order(&context);
    Some(committed)
}

/// A victim that stands still.
struct Stopped {
    strace: Child,
    output: BufReader<std::process::ChildStdout>,
    pid: String,
}

fn start_and_stop(victim: &Victim, point: &Point, context: &str) -> Option<Stopped> {
    let mut command = victim.command(&at(point, "signal=SIGSTOP", false));
    let mut strace = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut output = BufReader::new(strace.stdout.take().unwrap());
    let mut pid = String::new();
    for line in output.by_ref().lines().map_while(Result::ok) {
        if let Some((_, number)) = line.split_once("victim is ") {
            pid = number.to_owned();
            break;
        }
    }
    for _ in 0..2000 {
        match state(&pid) {
            Some('T' | 't') => return Some(Stopped { strace, output, pid }),
            Some('Z') | None => {
                strace.wait().unwrap();
                return None;
            }
            _ => thread::sleep(Duration::from_millis(2)),
        }
    }
    panic!("{context}: did not stop");
}

impl Stopped {
    /// Lets the victim go on, and returns what it still prints. A thread that first reaches the point later stops it again.
    fn go_on(&mut self) -> String {
        let (pid, done) = (self.pid.clone(), std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false)));
        let watch = done.clone();
        let waker = thread::spawn(move || {
            while !watch.load(std::sync::atomic::Ordering::Relaxed) {
                let _ = Command::new("kill").args(["-CONT", &pid]).stderr(Stdio::null()).status();
                thread::sleep(Duration::from_millis(20));
            }
        });
        let mut text = String::new();
        self.output.read_to_string(&mut text).unwrap();
        self.strace.wait().unwrap();
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        waker.join().unwrap();
        text
    }
}

/// Returns the state of a process's first stopped thread, or of the process.
fn state(pid: &str) -> Option<char> {
    let of = |path: std::path::PathBuf| {
        let stat = fs::read_to_string(path).ok()?;
        stat.rsplit_once(") ")?.1.chars().next()
    };
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).ok()?.flatten();
    let states: Vec<char> = tasks.filter_map(|task| of(task.path().join("stat"))).collect();
    // All threads must stand still, or the victim would go on beside git.
    if !states.is_empty() && states.iter().all(|state| matches!(state, 'T' | 't')) {
        return Some('T');
    }
    of(format!("/proc/{pid}/stat").into())
        .map(|state| if matches!(state, 'T' | 't') && states.len() > 1 { 'R' } else { state })
}
