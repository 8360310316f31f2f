//! Packs made by hand hold each form that git's format has; packs made by libgit2 are read by both.

use super::*;
use flate2::{Compression, write::ZlibEncoder};
use git2::{Odb, Repository};
use proptest::prelude::*;
use std::io::Write;
use std::path::PathBuf;
use tempfile::TempDir;

/// How an object of a handmade pack is stored.
#[derive(Clone, Copy)]
enum How {
    Whole,
    /// Against the one before it, by its distance.
    ByDistance,
    /// Against the one before it, by its name.
    ByName,
    /// Against itself, which no git writes.
    InACircle,
}

fn zlib(data: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(data).unwrap();
    packed.finish().unwrap()
}

/// The kind and the length in front of an object.
fn beginning(kind: u8, mut size: usize) -> Vec<u8> {
    let mut bytes = vec![kind << 4 | (size & 0x0f) as u8];
    size >>= 4;
    while size > 0 {
        *bytes.last_mut().unwrap() |= 0x80;
        bytes.push((size & 0x7f) as u8);
        size >>= 7;
    }
    bytes
}

fn varint(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

fn distance(mut back: u64) -> Vec<u8> {
    let mut bytes = vec![(back & 0x7f) as u8];
    while back > 0x7f {
        back = (back >> 7) - 1;
        bytes.insert(0, 0x80 | (back & 0x7f) as u8);
    }
    bytes
}

/// Tells a text by what it begins with as another one does; the rest is new.
fn difference(base: &[u8], data: &[u8]) -> Vec<u8> {
    let same = base.iter().zip(data).take_while(|(a, b)| a == b).count().min(0xff_ffff);
    let mut delta = [varint(base.len()), varint(data.len())].concat();
    for from in (0..same).step_by(0xffff) {
        let count = (same - from).min(0xffff);
        delta.push(0x80 | 0x0f | 0x30);
        delta.extend_from_slice(&(from as u32).to_le_bytes());
        delta.extend_from_slice(&(count as u16).to_le_bytes());
    }
    for new in data[same..].chunks(0x7f) {
        delta.push(new.len() as u8);
        delta.extend_from_slice(new);
    }
    delta
}

/// A pack of blobs with its index, as bytes.
fn pack(blobs: &[(How, Vec<u8>)], has_large_offsets: bool) -> (Vec<u8>, Vec<u8>) {
    let mut pack = [b"PACK\0\0\0\x02".as_slice(), &(blobs.len() as u32).to_be_bytes()].concat();
    let mut places: Vec<(Oid, u64)> = Vec::new();
    for (at, (how, data)) in blobs.iter().enumerate() {
        let offset = pack.len() as u64;
        let id = Oid::hash_object(ObjectType::Blob, data).unwrap();
        let before = |at: usize| (&blobs[at - 1].1, places[at - 1]);
        let entry = match how {
            How::Whole => [beginning(3, data.len()), zlib(data)].concat(),
            How::InACircle => {
                let delta = difference(data, data);
                [beginning(7, delta.len()), id.as_bytes().to_vec(), zlib(&delta)].concat()
            }
            How::ByDistance => {
                let (base, (_, place)) = before(at);
                let delta = difference(base, data);
                [beginning(6, delta.len()), distance(offset - place), zlib(&delta)].concat()
            }
            How::ByName => {
                let (base, (name, _)) = before(at);
                let delta = difference(base, data);
                [beginning(7, delta.len()), name.as_bytes().to_vec(), zlib(&delta)].concat()
            }
        };
        pack.extend(entry);
        places.push((id, offset));
    }
    pack.extend([0; 20]);
    (pack, index_of(places, has_large_offsets))
}

fn index_of(mut places: Vec<(Oid, u64)>, has_large_offsets: bool) -> Vec<u8> {
    places.sort();
    places.dedup_by_key(|(id, _)| *id);
    let mut index = b"\xfftOc\0\0\0\x02".to_vec();
    for first in 0..=255_u8 {
        let count = places.iter().filter(|(id, _)| id.as_bytes()[0] <= first).count() as u32;
        index.extend(count.to_be_bytes());
    }
    places.iter().for_each(|(id, _)| index.extend(id.as_bytes()));
    index.extend(vec![0; places.len() * 4]);
    for (at, (_, offset)) in places.iter().enumerate() {
        let number = if has_large_offsets { 1 << 31 | at as u32 } else { *offset as u32 };
        index.extend(number.to_be_bytes());
    }
    if has_large_offsets {
        places.iter().for_each(|(_, offset)| index.extend(offset.to_be_bytes()));
    }
    index.extend([0; 40]);
    index
}

/// Packs in a folder as git has them.
struct Folder(TempDir);

impl Folder {
    fn with(packs: &[(Vec<u8>, Vec<u8>)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("pack")).unwrap();
        for (at, (pack, index)) in packs.iter().enumerate() {
            let path = |ending: &str| -> PathBuf { folder.path().join(format!("pack/pack-{at}.{ending}")) };
            fs::write(path("pack"), pack).unwrap();
            fs::write(path("idx"), index).unwrap();
        }
        Folder(folder)
    }

    fn open(&self) -> Packs {
        Packs::open(&PackList::of(self.0.path()))
    }
}

fn read(packs: &mut Packs, data: &[u8]) -> Option<Vec<u8>> {
    let (kind, found) = packs.read(Oid::hash_object(ObjectType::Blob, data).unwrap())?;
    assert_eq!(kind, ObjectType::Blob);
    Some(found.to_vec())
}

/// Bytes that do not pack, so that an object goes over several windows.
fn noise(seed: u64, count: usize) -> Vec<u8> {
    let next = |state: &mut u64| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Some((*state >> 56) as u8)
    };
    let mut state = seed;
    std::iter::from_fn(|| next(&mut state)).take(count).collect()
}

fn blobs() -> Vec<(How, Vec<u8>)> {
    let large = noise(1, 200_000);
    let longer = [&large[..150_000], b"and more"].concat();
    vec![
        (How::Whole, Vec::new()),
        (How::Whole, b"a small text".to_vec()),
        (How::ByDistance, b"a small text, and more".to_vec()),
        (How::ByName, b"a small world".to_vec()),
        (How::Whole, large),
        (How::ByDistance, longer.clone()),
        (How::ByName, longer[..100].to_vec()),
    ]
}

#[test]
fn each_form_is_read() {
    for has_large_offsets in [false, true] {
        let folder = Folder::with(&[pack(&blobs(), has_large_offsets), pack(&[(How::Whole, b"other".into())], false)]);
        // From the end, too, where nothing is at hand that the objects are told against.
        for order in [blobs(), blobs().into_iter().rev().collect()] {
            let mut packs = folder.open();
            for (_, data) in order {
                assert!(read(&mut packs, &data).as_ref() == Some(&data), "{} bytes", data.len());
            }
            assert_eq!(read(&mut packs, b"other"), Some(b"other".to_vec()));
            assert_eq!(read(&mut packs, b"nowhere"), None);
        }
    }
}

#[test]
fn long_chain_is_read_and_a_circle_is_none() {
    let text = |at: usize| format!("{}{at}", "x".repeat(40)).into_bytes();
    let chain: Vec<_> = (0..300).map(|at| (if at == 0 { How::Whole } else { How::ByDistance }, text(at))).collect();
    let folder = Folder::with(&[pack(&chain, false), pack(&[(How::InACircle, b"round".into())], false)]);
    let mut packs = folder.open();
    assert_eq!(read(&mut packs, &text(299)), Some(text(299)));
    assert_eq!(read(&mut packs, b"round"), None);
}

#[test]
fn of_many_packs_the_largest_are_read() {
    let blob = |at: usize| (How::Whole, format!("blob {at}").into_bytes());
    let of = |at: usize| pack(&(at * 100..at * 101 + 1).map(blob).collect::<Vec<_>>(), false);
    let folder = Folder::with(&(0..MOST_PACKS + 4).map(of).collect::<Vec<_>>());
    let mut packs = folder.open();
    let mut has = |at: usize| read(&mut packs, format!("blob {}", at * 100).as_bytes()).is_some();
    assert_eq!((0..MOST_PACKS + 4).filter(|at| has(*at)).collect::<Vec<_>>(), (4..MOST_PACKS + 4).collect::<Vec<_>>());
}

#[test]
fn pack_without_its_file_or_of_an_unknown_version_has_nothing() {
    let (bytes, index) = pack(&blobs(), false);
    let folder = Folder::with(&[(bytes, index.clone()), (Vec::new(), [b"\xfftOc\0\0\0\x03", &index[8..]].concat())]);
    fs::remove_file(folder.0.path().join("pack/pack-0.pack")).unwrap();
    assert_eq!(read(&mut folder.open(), b"a small text"), None);
}

proptest! {
    #[test]
    fn damage_is_never_a_panic_and_what_is_stored_whole_is_itself_or_nothing(
        at: prop::sample::Index,
        byte: u8,
        cut: bool,
        of_index: bool,
    ) {
        let (mut bytes, mut index) = pack(&blobs()[..4], false);
        let damaged = if of_index { &mut index } else { &mut bytes };
        let at = at.index(damaged.len());
        damaged[at] = byte;
        if cut {
            damaged.truncate(at);
        }
        let mut packs = Folder::with(&[(bytes, index)]).open();
        for (how, data) in &blobs()[..4] {
            let found = packs.read(Oid::hash_object(ObjectType::Blob, data).unwrap());
            // An index that leads to a wrong place, or differences against a wrong object, show when the object is hashed: as in libgit2.
            let is_sure = !of_index && matches!(how, How::Whole);
            let is_blob = |(kind, found): (ObjectType, Arc<[u8]>)| (kind == ObjectType::Blob).then_some(found);
            prop_assert!(!is_sure || found.and_then(is_blob).is_none_or(|found| *found == **data));
        }
    }

    #[test]
    fn packs_of_libgit2_read_as_it_reads_them(edits in prop::collection::vec((0..2000_usize, "[a-z ]{0,30}"), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        let repository = Repository::init_bare(folder.path()).unwrap();
        let mut builder = repository.packbuilder().unwrap();
        let mut text: String = (0..400).map(|line| format!("line {line}\n")).collect();
        let mut ids = Vec::new();
        for (at, new) in edits {
            let at = at.min(text.len());
            text.insert_str(at, &new);
            let id = repository.blob(text.as_bytes()).unwrap();
            builder.insert_object(id, Some("file")).unwrap();
            ids.push(id);
        }
        let objects = folder.path().join("objects");
        builder.write(&objects.join("pack"), 0).unwrap();
        let odb = Odb::new().unwrap();
        odb.add_disk_alternate(objects.to_str().unwrap()).unwrap();
        let mut packs = Packs::open(&PackList::of(&objects));
        for id in ids.into_iter().rev() {
            let (kind, data) = packs.read(id).expect("an object");
            prop_assert_eq!(kind, ObjectType::Blob);
            let expected = odb.read(id).unwrap();
            prop_assert_eq!(&*data, expected.data());
        }
    }
}
