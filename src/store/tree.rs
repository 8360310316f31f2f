//! Git's trees: HEAD's tree with some paths changed, everything else byte for byte as it was.
//!
//! A tree is edited as bytes, not through libgit2's tree builder: that makes an allocation for each of the thousands of names in
//! a folder of contacts, and writes its result past [`Objects`].

use super::objects::Objects;
use super::{BookPath, Refusal, StoreError};
use git2::{ObjectType, Oid};
use std::cmp::Ordering;
use std::collections::BTreeMap;

const FOLDER: &[u8] = b"40000";
const FILE: &[u8] = b"100644";
/// How the modes of plain files begin: `100644`, `100755`, and `100664` of old repositories.
const ANY_FILE: &[u8] = b"100";
const OID_LENGTH: usize = 20;

/// What becomes of one path: a blob's name, or `None` when it goes.
pub(super) type TreeChange<'a> = (&'a BookPath, Option<Oid>);

/// A change seen from one folder: the whole path, what of it lies below the folder, and the blob.
type Part<'a> = (&'a BookPath, &'a str, Option<Oid>);

/// Returns the tree that has the changes, made of new objects where needed; the empty tree too has a name.
pub(super) fn change_tree(objects: &mut Objects, tree: Option<Oid>, changes: &[TreeChange]) -> Result<Oid, StoreError> {
    let changes: Vec<Part> = changes.iter().map(|(path, blob)| (*path, path.as_str(), *blob)).collect();
    match change_folder(objects, tree, &changes)? {
        Some(tree) => Ok(tree),
        None => objects.add(ObjectType::Tree, b""),
    }
}

/// Returns the blob that a tree has at a path, `None` when it has nothing there; refused when it has something else than a file.
pub(super) fn find_blob(objects: &Objects, tree: Option<Oid>, path: &BookPath) -> Result<Option<Oid>, StoreError> {
    Ok(trail(objects, tree, path)?.and_then(|trail| trail.last().copied()))
}

/// Returns the trees on the way to a path and the blob there, or `None` when the tree has nothing at the path.
pub(super) fn trail(objects: &Objects, tree: Option<Oid>, path: &BookPath) -> Result<Option<Vec<Oid>>, StoreError> {
    let Some(mut at) = tree else { return Ok(None) };
    let mut trail = vec![at];
    let mut parts = path.as_str().split('/').peekable();
    while let Some(part) = parts.next() {
        let data = objects.read(at, ObjectType::Tree)?;
        let found = entries(&data)?.into_iter().find(|entry| entry.name == part.as_bytes());
        let Some(entry) = found else { return Ok(None) };
        let fits = if parts.peek().is_some() { entry.is_folder() } else { entry.is_file() };
        if !fits {
            return Err(Refusal::InTheWay { path: path.clone() }.into());
        }
        at = entry.oid;
        trail.push(at);
    }
    Ok(Some(trail))
}

/// Changes one folder and those below; `None` when nothing is left in it.
fn change_folder(objects: &mut Objects, tree: Option<Oid>, changes: &[Part]) -> Result<Option<Oid>, StoreError> {
    let data = tree.map(|tree| objects.read(tree, ObjectType::Tree)).transpose()?.unwrap_or_default();
    let mut entries = entries(&data)?;
    let mut below: BTreeMap<&str, Vec<Part>> = BTreeMap::new();
    for (path, rest, blob) in changes {
        if let Some((folder, rest)) = rest.split_once('/') {
            below.entry(folder).or_default().push((path, rest, *blob));
            continue;
        }
        let mode = match entries.iter().find(|entry| entry.name == rest.as_bytes()) {
            Some(entry) if entry.is_file() => entry.mode,
            Some(_) => return Err(Refusal::InTheWay { path: (*path).clone() }.into()),
            None => FILE,
        };
        put(&mut entries, rest, blob.map(|oid| (mode, oid)));
    }
    for (folder, changes) in below {
        let old = match entries.iter().find(|entry| entry.name == folder.as_bytes()) {
            Some(entry) if entry.is_folder() => Some(entry.oid),
            Some(_) => return Err(Refusal::InTheWay { path: changes[0].0.clone() }.into()),
            None => None,
        };
        let new = change_folder(objects, old, &changes)?;
        put(&mut entries, folder, new.map(|oid| (FOLDER, oid)));
    }
    if entries.is_empty() {
        return Ok(None);
    }
    objects.add(ObjectType::Tree, &bytes(&entries)).map(Some)
}

/// One line of a tree.
pub(super) struct Entry<'a> {
    pub mode: &'a [u8],
    pub name: &'a [u8],
    pub oid: Oid,
}

impl Entry<'_> {
    /// Tells whether it is a folder.
    pub fn is_folder(&self) -> bool {
        self.mode == FOLDER
    }

    /// Tells whether it is a plain file.
    pub fn is_file(&self) -> bool {
        self.mode.starts_with(ANY_FILE)
    }

    /// Git's order: by bytes, a folder as if its name ended in a slash.
    pub fn order(&self, other: &Self) -> Ordering {
        let key = |entry: &Self| entry.is_folder().then_some(b'/');
        let (a, b) = (self.name.iter().copied().chain(key(self)), other.name.iter().copied().chain(key(other)));
        a.cmp(b)
    }
}

/// Puts an entry in its place, or removes it.
fn put<'a>(entries: &mut Vec<Entry<'a>>, name: &'a str, what: Option<(&'a [u8], Oid)>) {
    entries.retain(|entry| entry.name != name.as_bytes());
    if let Some((mode, oid)) = what {
        let entry = Entry { mode, name: name.as_bytes(), oid };
        let place = entries.partition_point(|each| each.order(&entry) == Ordering::Less);
        entries.insert(place, entry);
    }
}

/// Reads the lines of a tree.
pub(super) fn entries(data: &[u8]) -> Result<Vec<Entry<'_>>, StoreError> {
    let mut entries = Vec::with_capacity(data.len() / 32);
    let mut rest = data;
    while !rest.is_empty() {
        let (entry, after) = entry(rest)
            .ok_or_else(|| StoreError::git("read a tree")(git2::Error::from_str("the tree object is malformed")))?;
        entries.push(entry);
        rest = after;
    }
    Ok(entries)
}

fn entry(data: &[u8]) -> Option<(Entry<'_>, &[u8])> {
    let space = data.iter().position(|byte| *byte == b' ')?;
    let nul = space + data[space..].iter().position(|byte| *byte == 0)?;
    let end = nul + 1 + OID_LENGTH;
    let oid = Oid::from_bytes(data.get(nul + 1..end)?).ok()?;
    Some((Entry { mode: &data[..space], name: &data[space + 1..nul], oid }, &data[end..]))
}

fn bytes(entries: &[Entry]) -> Vec<u8> {
    let mut data = Vec::with_capacity(entries.iter().map(|entry| entry.name.len() + 32).sum());
    for entry in entries {
        data.extend_from_slice(entry.mode);
        data.push(b' ');
        data.extend_from_slice(entry.name);
        data.push(0);
        data.extend_from_slice(entry.oid.as_bytes());
    }
    data
}
