//! The power fails while entries are added: an ext4 image on a loop device is shut down at a random moment, with nothing of what waits
//! in memory written, and mounted again.

use super::cases::{FILES, TODAY};
use super::state::faults;
use super::tally::{Tally, Wrong, is_full};
use super::world::{World, said};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// What the ioctl `EXT4_IOC_SHUTDOWN` is given: neither the journal nor anything else is written.
const SHUT_DOWN: &str =
    r#"my $how = pack("L", 2); sysopen(my $d, $ARGV[0], 0) or die "$!"; ioctl($d, 0x8004587d, $how) or die "$!";"#;
/// How many write at the same time.
const WRITERS: usize = 3;
/// The name of the day's file.
const DAY: &str = "2026/11/2026-11-21.md";

#[test]
fn the_power_fails() {
    let tally = Tally::default();
    let rounds = if is_full() { 30 } else { 2 };
    for round in 0..rounds {
        if let Err(reason) = cut(round, &tally) {
            println!("skipped: no file system of one's own to shut down here: {reason}");
            return;
        }
        if is_full() {
            println!("after cut {}:\n{}", round + 1, tally.summary());
        }
    }
    tally.close("power cuts");
}

/// An entry of which wlog has said that it is saved.
struct Acknowledged {
    title: String,
    /// The beginning of its commit's name.
    commit: String,
}

/// A file system in a file, which is let go in the end.
struct Mounted<'a>(&'a Path);

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = run("umount", &["-l", &self.0.to_string_lossy()]);
    }
}

fn run(program: &str, args: &[&str]) -> Result<Output, String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{program}: {error}"))?;
    if output.status.success() { Ok(output) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

/// Makes a file system with a book, adds entries, cuts the power, and looks. Fails where that cannot be tried.
fn cut(round: usize, tally: &Tally) -> Result<(), String> {
    super::book::seal();
    let world = World::bare("false");
    let (image, home) = (world.home().with_file_name("image"), world.home());
    std::fs::create_dir_all(&home).unwrap();
    let (image_name, home_name) = (image.to_string_lossy().into_owned(), home.to_string_lossy().into_owned());
    run("truncate", &["-s", "96M", &image_name])?;
    run("mkfs.ext4", &["-q", "-F", &image_name])?;
    // The file system itself writes nothing for five minutes: what was not synced is gone.
    let mount = || run("mount", &["-o", "loop,commit=300", &image_name, &home_name]);
    mount()?;
    let mounted = Mounted(&home);
    prepare(&world);
    let git_syncs = round.is_multiple_of(2);
    let acknowledged = add_until_dark(&world, &home_name, moment(round), git_syncs)?;
    run("umount", &[&home_name])?;
    mount()?;
    if !git_syncs && is_broken_by_git(&world, &acknowledged) {
        tally.count("power cuts after which a commit of plain git's was broken");
        return Ok(());
    }
    look(&world, &acknowledged, (round, git_syncs), tally);
    tally.count("power cuts");
    tally.add("entries acknowledged before them", acknowledged.len());
    run("umount", &[&home_name])?;
    drop(mounted);
    Ok(())
}

fn prepare(world: &World) {
    std::fs::create_dir_all(world.home().join("tmp")).unwrap();
    let made = world.wlog(&["init", "worklog"]).run();
    assert_eq!(made.code, Some(0), "{}", said(&made));
    FILES.iter().for_each(|(path, text)| world.write(path, text));
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "what was there before"]);
    let synced = Command::new("sync").status().unwrap();
    assert!(synced.success());
}

/// Chooses when the power fails: how many entries have to be there, however busy the machine is, and how long after that.
fn moment(round: usize) -> (usize, Duration) {
    let chance = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_nanos();
    (round * 5 % 23, Duration::from_millis(u64::from(chance / 7 % 300)))
}

/// Lets several add entries, and plain git commit beside them, until the file system is shut down; returns what was acknowledged.
fn add_until_dark(
    world: &World,
    home: &str,
    (entries, after): (usize, Duration),
    git_syncs: bool,
) -> Result<Vec<Acknowledged>, String> {
    let (is_over, acknowledged) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (is_over, acknowledged) = (&is_over, &acknowledged);
            scope.spawn(move || {
                for number in 0.. {
                    if is_over.load(Ordering::Relaxed) {
                        return;
                    }
                    let title = format!("Entry {number} of writer {writer};");
                    let contact = format!("Contact {writer}-{number}");
                    let mut args = vec!["add", "-d", TODAY, "-t", "10:00", &title];
                    if number % 3 == 0 {
                        args.extend(["-c", &contact]);
                    }
                    // It may say so after the dark has come, for something that it did before.
                    let ended = world.wlog(&args).run();
                    if ended.code == Some(0) {
                        let said = ended.stderr.split_once(", commit ").map(|(_, rest)| rest.split_whitespace().next());
                        let commit = said.flatten().expect("the commit is named").to_owned();
                        acknowledged.lock().unwrap().push(Acknowledged { title, commit });
                    }
                }
            });
        }
        let is_over = &is_over;
        scope.spawn(move || {
            while !is_over.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(60));
                let _ = std::fs::write(world.book().join("other.txt"), format!("{:?}\n", SystemTime::now()));
                let settings: &[&str] = if git_syncs { &["-c", "core.fsync=all"] } else { &[] };
                world.try_git(&[settings, &["commit", "--quiet", "-m", "by hand", "other.txt"]].concat());
            }
        });
        let begun = Instant::now();
        while acknowledged.lock().unwrap().len() < entries && begun.elapsed() < Duration::from_secs(60) {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(after);
        let shut_down = run("perl", &["-e", SHUT_DOWN, home]);
        is_over.store(true, Ordering::Relaxed);
        shut_down
    })?;
    Ok(acknowledged.into_inner().unwrap())
}

/// Tells whether HEAD is a commit of a git that does not sync, and did not come to the disk whole: then it was broken by git itself.
fn is_broken_by_git(world: &World, acknowledged: &[Acknowledged]) -> bool {
    let is_whole = world.try_git(&["rev-list", "--verify-objects", "--quiet", "HEAD"]).status.success();
    let head = std::fs::read_to_string(world.book().join(".git/refs/heads/main")).unwrap_or_default();
    !is_whole && !acknowledged.iter().any(|entry| head.starts_with(&entry.commit))
}

/// Sees that the next commands work, and that all is there.
fn look(world: &World, acknowledged: &[Acknowledged], (round, git_syncs): (usize, bool), tally: &Tally) {
    let broken = |what: Wrong, text: String| tally.wrong(what, format!("cut {round}: {text}"));
    for (args, what) in
        [(["add", "-d", TODAY, "After the cut"], Wrong::Stuck), (["show", TODAY, "--color", "never"], Wrong::Stuck)]
    {
        let ended = world.wlog(&args).run();
        if ended.code != Some(0) {
            broken(what, said(&ended));
        }
    }
    // What plain git had in hand is plain git's.
    for entry in std::fs::read_dir(world.book().join(".git")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == "index.lock" || name.starts_with("next-index-") {
            std::fs::remove_file(entry.path()).unwrap();
        }
    }
    // It is git commit that starts maintenance.
    let _ = std::fs::remove_file(world.book().join(".git/objects/maintenance.lock"));
    world.try_git(&["checkout", "--quiet", "HEAD", "--", "other.txt"]);
    let (head, disk) = (
        world.git(&["show", &format!("HEAD:{DAY}")]),
        std::fs::read_to_string(world.book().join(DAY)).unwrap_or_default(),
    );
    for Acknowledged { title, .. } in acknowledged {
        match (head.matches(title.as_str()).count(), disk.matches(title.as_str()).count()) {
            (1, 1) => {}
            (0, _) | (_, 0) => broken(Wrong::Lost, title.clone()),
            _ => broken(Wrong::Doubled, title.clone()),
        }
    }
    // What HEAD reaches is whole in any case; of a git that does not sync empty objects may lie about that nothing points at.
    let verified = world.try_git(&["rev-list", "--verify-objects", "--quiet", "HEAD"]);
    if !verified.status.success() {
        broken(Wrong::Disorder, String::from_utf8_lossy(&verified.stderr).into_owned());
    }
    let wrong = if git_syncs { faults(world) } else { Vec::new() };
    if !wrong.is_empty() {
        broken(Wrong::Disorder, format!("{wrong:?}"));
    }
}
