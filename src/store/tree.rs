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
        entries.push(next(&mut rest)?);
    }
    Ok(entries)
}

/// Reads the lines of two trees without those that both begin with and those that both end with: of trees that follow each other nearly
/// all lines are the same, and none of these is worth a place in a list.
pub(super) fn unlike<'a>(old: &'a [u8], new: &'a [u8]) -> Result<[Vec<Entry<'a>>; 2], StoreError> {
    let (mut old, mut new) = without_same_beginning(old, new);
    let [mut olds, mut news] = [Vec::new(), Vec::new()];
    while old != new {
        let (old_left, new_left) = (old.len(), new.len());
        if old_left >= new_left {
            olds.push(next(&mut old)?);
        }
        if new_left >= old_left {
            news.push(next(&mut new)?);
        }
    }
    Ok([olds, news])
}

fn without_same_beginning<'a>(old: &'a [u8], new: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    const STEP: usize = 64;
    let same = old.chunks_exact(STEP).zip(new.chunks_exact(STEP)).take_while(|(old, new)| old == new).count() * STEP;
    let same = same + old[same..].iter().zip(&new[same..]).take_while(|(old, new)| old == new).count();
    let mut lines = 0;
    while let Some(nul) = old[lines..same].iter().position(|byte| *byte == 0)
        && lines + nul + 1 + OID_LENGTH <= same
    {
        lines += nul + 1 + OID_LENGTH;
    }
    (&old[lines..], &new[lines..])
}

/// Takes the next line off.
fn next<'a>(rest: &mut &'a [u8]) -> Result<Entry<'a>, StoreError> {
    let malformed = || StoreError::git("read a tree")(git2::Error::from_str("the tree object is malformed"));
    let (entry, after) = entry(rest).ok_or_else(malformed)?;
    *rest = after;
    Ok(entry)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(lines: &[(&str, char)]) -> Vec<u8> {
        let oid = |digit: char| Oid::from_str(&digit.to_string().repeat(40)).expect("a name");
        let line =
            |(name, digit): &(&str, char)| bytes(&[Entry { mode: FILE, name: name.as_bytes(), oid: oid(*digit) }]);
        lines.iter().flat_map(line).collect()
    }

    #[test]
    fn only_lines_that_differ_are_read() {
        let names = |old: &[(&str, char)], new: &[(&str, char)]| {
            let (old, new) = (tree(old), tree(new));
            let name = |entry: &Entry| String::from_utf8_lossy(entry.name).into_owned();
            unlike(&old, &new).expect("two trees").map(|lines| lines.iter().map(name).collect::<Vec<_>>().join(" "))
        };
        let all = [("a", '1'), ("b", '2'), ("c", '3'), ("d", '4')];
        assert_eq!(names(&all, &all), ["", ""]);
        assert_eq!(names(&all, &[("a", '1'), ("b", '9'), ("c", '3'), ("d", '4')]), ["b", "b"]);
        assert_eq!(names(&all, &[("a", '1'), ("b", '2'), ("d", '4')]), ["c", ""]);
        assert_eq!(names(&all[..2], &all), ["", "c d"]);
        assert_eq!(names(&all, &[("a", '9'), ("b", '2'), ("cc", '3'), ("d", '4')]), ["a b c", "a b cc"]);
        assert_eq!(names(&[], &all[3..]), ["", "d"]);
        // The bytes of a hash may be those that end a name.
        assert_eq!(names(&[("a", '0'), ("b", '0')], &[("a", '0'), ("b", '1')]), ["b", "b"]);
        assert_eq!(names(&[("a", '0'), ("b", '0')], &[("a", '0')]), ["b", ""]);
        assert!(unlike(b"100644 a", b"").is_err());
    }
}
