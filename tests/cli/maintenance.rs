//! Loose objects are packed by git's own maintenance, in the background, unless somebody does not want that.

use crate::environment::World;
use std::fs;
use std::time::{Duration, Instant};

/// More adds than this are not needed until one of them looks: each does with a chance of 1 in 16.
const MOST_ADDS: usize = 400;
/// How long the background may take.
const PATIENCE: Duration = Duration::from_secs(60);

fn loose(world: &World) -> usize {
    let counted = world.git(&["count-objects"]);
    counted.split_whitespace().next().and_then(|count| count.parse().ok()).expect("a number")
}

fn packs(world: &World) -> usize {
    let packs = fs::read_dir(world.book().join(".git/objects/pack")).into_iter().flatten().flatten();
    packs.filter(|pack| pack.path().extension().is_some_and(|extension| extension == "pack")).count()
}

/// Commits enough loose objects by hand. Their content is fixed, so that the folder that git samples never holds too few by chance.
fn commit_many_objects(world: &World) {
    let folder = world.book().join("papers");
    fs::create_dir(&folder).expect("a folder");
    for number in 0..1024 {
        fs::write(folder.join(format!("{number}.txt")), format!("{number}\n")).expect("written");
    }
    world.git(&["add", "papers"]);
    world.git(&["commit", "--quiet", "-m", "Papers"]);
    assert!(fs::read_dir(world.book().join(".git/objects/17")).expect("a folder").count() >= 2);
}

/// What git's last maintenance complained about.
fn complaint(world: &World) -> String {
    fs::read_to_string(world.book().join(".git/gc.log")).unwrap_or_default()
}

#[test]
fn loose_objects_are_packed_in_the_background() {
    let world = World::new();
    if world.git_version() < (2, 29) {
        println!("skipped: this git knows no maintenance");
        return;
    }
    world.wlog(["init", "worklog"]).ok();
    commit_many_objects(&world);
    world.git(&["config", "gc.auto", "256"]);
    let mut adds = 0;
    while packs(&world) == 0 && adds < MOST_ADDS {
        let said = world.wlog(["add", &format!("Entry {adds}")]);
        assert!(!said.stderr.contains("pack") && said.status == 0, "{}", said.whole());
        adds += 1;
    }
    let begun = Instant::now();
    while (packs(&world) == 0 || loose(&world) > 200 || world.book().join(".git/gc.pid").exists())
        && begun.elapsed() < PATIENCE
    {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(packs(&world) > 0, "nothing was packed after {adds} entries; git says: {}", complaint(&world));
    world.wlog(["add", "Afterwards"]).ok();
    assert_eq!(world.json(&["list"]).len(), adds + 1);
    assert_eq!(world.git(&["rev-list", "--count", "HEAD"]).trim(), (adds + 3).to_string());
    world.assert_sound();
}
