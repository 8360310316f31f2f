//! `strace`: which system calls a victim makes, and faults at each of them.

use super::victim::Victim;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The calls that change something on disk. `openat` counts where it creates.
const CALLS: [&str; 16] = [
    "openat",
    "write",
    "pwrite64",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "fsync",
    "mkdir",
    "mkdirat",
    "chmod",
    "fchmod",
    "ftruncate",
];

/// A system call of a victim: its name, and which one of that name it is in its thread, from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    pub call: String,
    pub ordinal: usize,
}

/// Tells whether `strace` can be used, and says so if not.
pub fn is_usable() -> bool {
    let usable =
        Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success());
    if !usable {
        println!("skipped: there is no strace here, or it may not trace");
    }
    usable
}

/// Tells whether every point is to be taken.
pub fn is_full() -> bool {
    std::env::var("WLOG_FAULTS").is_ok_and(|value| value == "full")
}

/// Takes a sample of the points, or all of them in a full run.
pub fn sample(points: Vec<Point>, size: usize) -> Vec<Point> {
    if is_full() || points.len() <= size {
        return points;
    }
    (0..size).map(|index| points[index * points.len() / size].clone()).collect()
}

/// Runs a victim to its end and returns the calls by which it changes the disk, those on its own output aside.
pub fn points(victim: &Victim) -> Vec<Point> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let trace = format!("trace={}", CALLS.join(","));
    let wrapper = ["strace", "-f", "-y", "-o", &log.path().to_string_lossy(), "-e", &trace].map(str::to_owned);
    let output = victim.command(&wrapper).output().unwrap();
    assert!((victim.acknowledged)(&output), "{}: {output:?}", victim.name);
    mutating(log.path())
}

fn mutating(log: &Path) -> Vec<Point> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut points: Vec<Point> = Vec::new();
    for line in fs::read_to_string(log).unwrap().lines() {
        let Some((thread, rest)) = line.split_once(char::is_whitespace) else { continue };
        let Some((call, args)) = rest.trim_start().split_once('(') else { continue };
        if !CALLS.contains(&call) {
            continue;
        }
        let count = counts.entry((thread.to_owned(), call.to_owned())).or_default();
        *count += 1;
        let point = Point { call: call.to_owned(), ordinal: *count };
        let is_output = call == "write" && (args.starts_with("1<") || args.starts_with("2<"));
        let opens_only = call == "openat" && !args.contains("O_CREAT") || args.contains("/dev/null");
        if !is_output && !opens_only && !points.contains(&point) {
            points.push(point);
        }
    }
    points
}

/// Returns the wrapper that does something to a victim at a point: `signal=SIGKILL`, `error=ENOSPC` …; `and_after` goes on doing it.
pub fn at(point: &Point, what: &str, and_after: bool) -> Vec<String> {
    let from = if and_after { "+" } else { "" };
    let inject = format!("inject={}:{what}:when={}{from}", point.call, point.ordinal);
    let trace = format!("trace={}", point.call);
    ["strace", "-f", "-o", "/dev/null", "-e", &trace, "-e", &inject].map(str::to_owned).to_vec()
}

/// Runs a victim under a wrapper.
pub fn run(victim: &Victim, wrapper: &[String]) -> Output {
    victim.command(wrapper).output().unwrap()
}
