//! A disk that keeps at a power cut only what was synced, or any mixture of that and of what came later.
//!
//! It is made of what a traced command does: a file's bytes are safe once the file was synced, a folder's names once the folder was. That
//! is less than any file system in use promises, so that what survives here does not rest on the habits of one of them.

use super::calls::{Act, Call};
use super::cases::CASES;
use super::tally::{Tally, in_parallel, is_full};
use super::tracer::{Ended, Fate, Watcher, is_usable};
use super::trial::{Trial, Verdict};
use super::world::{Size, World};
use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// A file or folder, whatever its names are. Numbers are used again, but not at the same time.
type Node = (u64, SystemTime);
type Names = BTreeMap<OsString, (Node, bool)>;

/// What lies on a disk.
#[derive(Clone, Default)]
struct Disk {
    files: HashMap<Node, Arc<Vec<u8>>>,
    folders: HashMap<Node, Arc<Names>>,
    modes: HashMap<Node, u32>,
}

fn node(metadata: &Metadata) -> Node {
    (metadata.ino(), metadata.created().unwrap_or(SystemTime::UNIX_EPOCH))
}

impl Disk {
    fn of(root: &Path) -> Disk {
        let mut disk = Disk::default();
        disk.take_all(root);
        disk
    }

    fn take_all(&mut self, folder: &Path) {
        self.take(folder);
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { self.take_all(&entry.path()) } else { self.take(&entry.path()) }
        }
    }

    /// Takes a file's bytes, or a folder's names, as they are now.
    fn take(&mut self, path: &Path) {
        let Ok(metadata) = fs::symlink_metadata(path) else { return };
        self.modes.insert(node(&metadata), metadata.permissions().mode());
        if metadata.is_dir() {
            let name = |entry: fs::DirEntry| {
                let metadata = entry.metadata().ok()?;
                self.modes.insert(node(&metadata), metadata.permissions().mode());
                Some((entry.file_name(), (node(&metadata), metadata.is_dir())))
            };
            let names = fs::read_dir(path).unwrap().flatten().filter_map(name).collect();
            self.folders.insert(node(&metadata), Arc::new(names));
        } else if let Ok(bytes) = fs::read(path) {
            self.files.insert(node(&metadata), Arc::new(bytes));
        }
    }
}

/// What is left of what was not synced.
#[derive(Debug, Clone, Copy)]
enum Mode {
    /// Nothing.
    Strict,
    /// All names, and no bytes.
    NamesOnly,
    /// All bytes, and no names.
    BytesOnly,
    /// Each name and each file's bytes by chance.
    Chance(u64),
}

/// A moment at which the power fails.
struct Moment {
    call: String,
    synced: Disk,
    now: Disk,
    acknowledged: bool,
}

/// Looks at a command, and takes a picture of the disk before each change.
struct Pictures {
    root: PathBuf,
    printed: PathBuf,
    synced: Disk,
    moments: Vec<Moment>,
}

impl Pictures {
    fn take(&mut self, call: String) {
        let acknowledged = fs::metadata(&self.printed).is_ok_and(|printed| printed.len() > 0);
        self.moments.push(Moment { call, synced: self.synced.clone(), now: Disk::of(&self.root), acknowledged });
    }
}

impl Watcher for Pictures {
    fn before(&mut self, call: &Call) -> Fate {
        if call.act != Act::Look {
            self.take(call.to_string());
        }
        Fate::Made
    }

    fn after(&mut self, call: &Call) {
        if call.act == Act::Sync {
            self.synced.take(&call.paths[0]);
        }
    }
}

#[test]
fn what_was_not_synced_was_not_acknowledged() {
    if !is_usable() {
        return;
    }
    let tally = Tally::default();
    for case in CASES {
        let trial = Trial::of(case, Size::New);
        let world = trial.base.world.copy();
        let root = world.home();
        let launch = world.wlog(case.command);
        let printed = launch.prints.join("stdout");
        let mut pictures = Pictures { synced: Disk::of(&root), root, printed, moments: Vec::new() };
        let ended = launch.watched(&mut pictures);
        assert_eq!(ended.code, Some(0), "{ended:?}");
        pictures.take("the end".to_owned());
        let mut cuts: Vec<(usize, Mode)> = Vec::new();
        for at in 0..pictures.moments.len() {
            let chances = if is_full() { 6 } else { 1 };
            cuts.extend([Mode::Strict, Mode::NamesOnly, Mode::BytesOnly].map(|mode| (at, mode)));
            cuts.extend((0..chances).map(|seed| (at, Mode::Chance(seed * 1000 + at as u64))));
        }
        if !is_full() {
            // The end, which has to hold everything, and some moments before.
            let (last, most) = (pictures.moments.len() - 1, 8);
            let step = (cuts.len() / most).max(1) | 1;
            cuts = cuts
                .into_iter()
                .enumerate()
                .filter(|(at, (moment, _))| *moment == last || at % step == 0)
                .map(|(_, cut)| cut)
                .collect();
        }
        in_parallel(&cuts, |(at, mode)| {
            let moment = &pictures.moments[*at];
            let is_over = *at + 1 == pictures.moments.len();
            let verdict = if moment.acknowledged || is_over { Verdict::Acknowledged } else { Verdict::Open };
            let world = World::bare(case.editor);
            fs::create_dir_all(world.home()).unwrap();
            restore(moment, *mode, &pictures.root, &world);
            let context = format!("{}, the power fails at {at}: {}, {mode:?}", case.name, moment.call);
            let nothing = Ended { code: None, stdout: String::new(), stderr: String::new() };
            tally.count("cuts");
            trial.resume(world, verdict, context, nothing, &tally).finish(None, "", &tally);
        });
    }
    tally.close("a disk that keeps only what was synced");
}

/// Writes what is left into a new world.
fn restore(moment: &Moment, mode: Mode, root: &Path, world: &World) {
    let root = node(&fs::symlink_metadata(root).unwrap());
    write_folder(moment, mode, root, &world.home(), &mut HashMap::new());
    // Only the book has to last: without the folder for temporary files nothing would work at all.
    fs::create_dir_all(world.home().join("tmp")).unwrap();
}

fn write_folder(moment: &Moment, mode: Mode, folder: Node, target: &Path, written: &mut HashMap<Node, PathBuf>) {
    fs::create_dir_all(target).unwrap();
    let (old, new) = (moment.synced.folders.get(&folder), moment.now.folders.get(&folder));
    let (old, new) = (old.map(|names| &**names), new.map(|names| &**names));
    let empty = Names::new();
    let (old, new) = (old.unwrap_or(&empty), new.unwrap_or(&empty));
    let mut names: Vec<&OsString> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        let is_new = match mode {
            Mode::Strict | Mode::BytesOnly => false,
            Mode::NamesOnly => true,
            Mode::Chance(seed) => is_chosen(seed, (folder.0, name)),
        };
        let Some((node, is_folder)) = (if is_new { new } else { old }).get(name) else { continue };
        let place = target.join(name);
        if *is_folder {
            write_folder(moment, mode, *node, &place, written);
        } else if let Some(first) = written.get(node) {
            fs::hard_link(first, &place).unwrap();
        } else {
            fs::write(&place, bytes(moment, mode, *node)).unwrap();
            written.insert(*node, place.clone());
        }
        if let Some(permissions) = moment.now.modes.get(node).or(moment.synced.modes.get(node)) {
            fs::set_permissions(&place, fs::Permissions::from_mode(*permissions)).unwrap();
        }
    }
}

/// Chooses the bytes of a file: of one that was never synced nothing may be left.
fn bytes(moment: &Moment, mode: Mode, node: Node) -> Vec<u8> {
    let (old, new) = (moment.synced.files.get(&node), moment.now.files.get(&node));
    let is_new = match mode {
        Mode::Strict | Mode::NamesOnly => false,
        Mode::BytesOnly => true,
        Mode::Chance(seed) => is_chosen(seed, (node.0, "bytes")),
    };
    let chosen = if is_new { new.or(old) } else { old };
    chosen.map_or_else(Vec::new, |bytes| bytes.to_vec())
}

fn is_chosen(seed: u64, what: impl Hash) -> bool {
    let mut hasher = DefaultHasher::new();
    (seed, what).hash(&mut hasher);
    hasher.finish().is_multiple_of(2)
}
