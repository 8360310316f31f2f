//! What a book says, on the disk and in HEAD, and whether its repository is whole.

use super::world::World;
use git2::{ObjectType, Oid, Repository, TreeWalkMode, TreeWalkResult};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The files that are others than in the template, with their text; `None` for one that is gone. IDs that were drawn read `new`.
pub type State = BTreeMap<String, Option<String>>;

/// The world in which a case begins, and what is known of it.
pub struct Base {
    pub world: World,
    /// The blobs of HEAD.
    blobs: BTreeMap<String, Oid>,
    /// The IDs that are not new.
    ids: BTreeSet<String>,
}

impl Base {
    pub fn of(world: World) -> Base {
        let blobs = Repository::open(world.book()).map_or_else(|_| BTreeMap::new(), |repo| blobs(&repo));
        let mut texts = BTreeMap::new();
        read_all(&world.book(), Path::new(""), None, &mut texts);
        let ids = texts.values().flat_map(|text| ids(text)).map(str::to_owned).collect();
        Base { world, blobs, ids }
    }

    /// Reads what HEAD says.
    pub fn head(&self, world: &World) -> Result<State, String> {
        let repo = Repository::open(world.book()).map_err(|error| error.to_string())?;
        let now = blobs(&repo);
        let gone = self.blobs.keys().filter(|path| !now.contains_key(*path)).map(|path| (path.clone(), None));
        let mut state: State = gone.collect();
        for (path, blob) in now.iter().filter(|(path, blob)| self.blobs.get(*path) != Some(blob)) {
            let blob = repo.find_blob(*blob).map_err(|error| format!("{path}: {error}"))?;
            state.insert(path.clone(), Some(self.plain(&String::from_utf8_lossy(blob.content()))));
        }
        Ok(state)
    }

    /// Reads what stands on the disk.
    pub fn disk(&self, world: &World) -> State {
        let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
        read_all(&self.world.book(), Path::new(""), Some(&world.book()), &mut old);
        read_all(&world.book(), Path::new(""), Some(&self.world.book()), &mut new);
        let gone = old.keys().filter(|path| !new.contains_key(*path)).map(|path| (path.clone(), None));
        let mut state: State = gone.collect();
        for (path, text) in new.into_iter().filter(|(path, text)| old.get(path) != Some(text)) {
            state.insert(path, Some(self.plain(&text)));
        }
        state
    }

    /// Replaces IDs that are drawn anew each time.
    fn plain(&self, text: &str) -> String {
        let new = ids(text).into_iter().filter(|id| !self.ids.contains(*id));
        new.fold(text.to_owned(), |text, id| text.replace(&format!("<!--{id}-->"), "<!--new-->"))
    }
}

fn ids(text: &str) -> Vec<&str> {
    let inner = text.split("<!--").skip(1).filter_map(|rest| rest.split_once("-->"));
    inner.map(|(id, _)| id).filter(|id| id.len() == 8).collect()
}

fn blobs(repo: &Repository) -> BTreeMap<String, Oid> {
    let mut blobs = BTreeMap::new();
    let Ok(tree) = repo.head().and_then(|head| head.peel_to_tree()) else { return blobs };
    let walked = tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
        if entry.kind() == Some(ObjectType::Blob) {
            blobs.insert(format!("{}{}", folder, entry.name().unwrap_or_default()), entry.id());
        }
        TreeWalkResult::Ok
    });
    walked.unwrap();
    blobs
}

/// Reads all files of a book, those aside that are the same file in another one.
fn read_all(root: &Path, folder: &Path, other: Option<&Path>, texts: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(root.join(folder)).into_iter().flatten().map(Result::unwrap) {
        let path = folder.join(entry.file_name());
        if path == Path::new(".git") {
            continue;
        }
        let metadata = entry.metadata().unwrap();
        if metadata.is_dir() {
            read_all(root, &path, other, texts);
            continue;
        }
        let is_same = other
            .and_then(|other| fs::metadata(other.join(&path)).ok())
            .is_some_and(|same| (same.dev(), same.ino()) == (metadata.dev(), metadata.ino()));
        if !is_same {
            let text = String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned();
            texts.insert(path.to_string_lossy().into_owned(), text);
        }
    }
}

/// Returns what is wrong with the repository: broken objects, work that is not committed, files that were left.
pub fn faults(world: &World) -> Vec<String> {
    let mut faults = Vec::new();
    let fsck = world.try_git(&["fsck", "--strict", "--no-dangling", "--no-progress"]);
    let lines = [fsck.stdout, fsck.stderr].concat();
    let lines = String::from_utf8_lossy(&lines).into_owned();
    let is_harmless = |line: &str| line.starts_with("notice: ") || line.starts_with("dangling ");
    if !fsck.status.success() || !lines.lines().all(is_harmless) {
        faults.push(format!("fsck: {lines}"));
    }
    let status = world.try_git(&["status", "--porcelain"]);
    let lines = [status.stdout, status.stderr].concat();
    if !status.status.success() || !lines.is_empty() {
        faults.push(format!("status: {}", String::from_utf8_lossy(&lines)));
    }
    let mut strays = Vec::new();
    find_strays(&world.book(), &mut strays);
    if !strays.is_empty() {
        faults.push(format!("left behind: {strays:?}"));
    }
    faults
}

fn find_strays(folder: &Path, strays: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let is_own = ["wlog/intent", "wlog/index", "wlog/branch", "wlog/new"].iter().any(|own| path.ends_with(own));
        if name.ends_with(".lock") || name.starts_with(".wlog-") || name.starts_with("tmp_obj_wlog_") || is_own {
            strays.push(path.to_string_lossy().into_owned());
        } else if entry.file_type().unwrap().is_dir() {
            find_strays(&path, strays);
        }
    }
}
