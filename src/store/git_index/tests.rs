//! Edits of git's index, against a plain map, and against damage.

use super::super::index_format::OID;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn oid(number: u8) -> Oid {
    Oid::from_bytes(&[number; 20]).unwrap()
}

fn blob(path: &str, number: u8) -> (BookPath, Slot) {
    (BookPath::new(path).unwrap(), Slot::Blob(oid(number), [1; 40]))
}

/// Returns an empty index of a version.
fn empty(version: u32) -> Vec<u8> {
    Index { version, ..Index::empty() }.encode(&[]).to_vec()
}

fn parse(bytes: &[u8]) -> Result<Index, Unfit> {
    Index::parse(Buffer::read(bytes, bytes.len(), 0).unwrap())
}

fn content(bytes: &[u8]) -> BTreeMap<String, u8> {
    let index = parse(bytes).unwrap();
    assert!(index.is_whole());
    let entry = |at| (String::from_utf8(index.path(at).to_vec()).unwrap(), index.head(at)[OID.start]);
    (0..index.entries.len()).map(entry).collect()
}

/// What was in the changed places.
type Before = Vec<(BookPath, Slot)>;

fn edit(bytes: &[u8], slots: &[(BookPath, Slot)]) -> Result<(Vec<u8>, Before), Unfit> {
    let index = parse(bytes)?;
    if !index.is_whole() {
        return Err(Unfit::Broken("its checksum is wrong"));
    }
    index.edit(u32::MAX, slots).map(|edited| (edited.bytes.to_vec(), edited.before))
}

#[test]
fn taking_an_edit_back_restores_the_entries() {
    let (old, _) = edit(&empty(2), &[blob("a.md", 1), blob("b.md", 2)]).unwrap();
    let gone = (BookPath::new("b.md").unwrap(), Slot::Gone);
    let (new, before) = edit(&old, &[blob("c.md", 3), gone, blob("a.md", 4)]).unwrap();
    assert_eq!(content(&new), BTreeMap::from([("a.md".to_owned(), 4), ("c.md".to_owned(), 3)]));
    assert_eq!(edit(&new, &before).unwrap().0, old);
}

#[test]
fn what_cannot_be_edited_is_refused() {
    let (old, _) = edit(&empty(2), &[blob("orgs", 1), blob("a/b.md", 2)]).unwrap();
    for path in ["orgs/x.md", "orgs/x/y.md", "a"] {
        assert_eq!(edit(&old, &[blob(path, 3)]).unwrap_err(), Unfit::InTheWay(BookPath::new(path).unwrap()));
    }
    let mut damaged = old.clone();
    damaged[20] ^= 1;
    assert_eq!(edit(&damaged, &[]).unwrap_err(), Unfit::Broken("its checksum is wrong"));
    for length in 0..old.len() {
        assert!(edit(&old[..length], &[]).is_err(), "{length}");
    }
}

#[test]
fn entries_that_may_be_out_of_date_are_marked() {
    let (old, _) = edit(&empty(2), &[blob("a.md", 1)]).unwrap();
    let size = |bytes: &[u8]| u32_at(parse(bytes).unwrap().head(0), SIZE.start);
    assert_eq!(size(&old), 0x0101_0101);
    let edit = |written: u32| parse(&old).unwrap().edit(written, &[blob("b.md", 2)]).unwrap().bytes;
    assert_eq!(size(&edit(0x0101_0102)), 0x0101_0101);
    assert_eq!(size(&edit(0x0101_0101)), 0);
}

proptest! {
    #[test]
    fn any_edits_in_any_version_give_what_a_map_gives(
        version in 2_u32..=4,
        rounds in prop::collection::vec(prop::collection::btree_map("[a-c]{1,3}(/[a-d]{1,2}){0,2}\\.md", prop::option::of(1_u8..), 0..16), 0..6),
    ) {
        let mut bytes = empty(version);
        let mut map = BTreeMap::new();
        for round in rounds {
            let slots: Vec<_> = round.iter().map(|(path, number)| {
                let gone = || (BookPath::new(path.as_str()).unwrap(), Slot::Gone);
                number.map_or_else(gone, |number| blob(path, number))
            }).collect();
            bytes = edit(&bytes, &slots).unwrap().0;
            for (path, number) in round {
                match number {
                    Some(number) => map.insert(path, number),
                    None => map.remove(&path),
                };
            }
            prop_assert_eq!(&content(&bytes), &map);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(mut bytes in prop::collection::vec(any::<u8>(), 32..300), version in 2_u8..5, count in 0_u8..4) {
        bytes[..12].copy_from_slice(&[b'D', b'I', b'R', b'C', 0, 0, 0, version, 0, 0, 0, count]);
        let end = bytes.len() - CHECKSUM;
        bytes[end..].fill(0);
        if let Ok(index) = parse(&bytes) {
            let _ = index.edit(0, &[blob("a.md", 1)]);
        }
    }
}
