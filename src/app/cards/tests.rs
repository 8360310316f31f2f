//! What is read of the table for some names, against the whole table.

use super::*;
use crate::app::Clock;
use crate::config::Environment;
use crate::store::Cache;
use proptest::prelude::*;
use proptest::sample::subsequence;
use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// Contacts with their aliases: initials that fold to each other, and some that do not.
const CARDS: [&[&str]; 9] = [
    &["Anna Smith", "smith"],
    &["ann lee", "李安"],
    &["Ａda", "阿达"],
    &["Élodie", "elodie"],
    &["张伟", "Zhang Wei", "zw"],
    &["张伟明"],
    &["李娜", "Li Na"],
    &["ß", "Straße"],
    &["😀 Bob", "7 of 9"],
];

fn book(cards: &[&[&str]]) -> (TempDir, Context) {
    let folder = TempDir::new().unwrap();
    git2::Repository::init(folder.path()).unwrap();
    fs::write(folder.path().join("wlog.toml"), "format = 1\n").unwrap();
    fs::create_dir(folder.path().join("contacts")).unwrap();
    for (number, names) in cards.iter().enumerate() {
        let text = format!("+++\nname = {:?}\naliases = {:?}\n+++\n", names[0], &names[1..]);
        fs::write(folder.path().join(format!("contacts/{number}.md")), text).unwrap();
    }
    // So late that no stamp is too young to be trusted.
    let machine = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 40);
    let clock = Clock { machine, fixed: Some("2026-11-21T09:00:00Z".parse().unwrap()) };
    let mut context = Context::open(folder.path(), &Environment::default(), clock).unwrap();
    context.cache = Some(Cache::at(folder.path().join("cache")));
    (folder, context)
}

/// The files of the table's cards.
fn paths(table: &CardTable) -> BTreeSet<String> {
    table.files.iter().map(|(.., path)| path.to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_part_of_the_table_has_every_card_that_is_wanted(
        cards in subsequence(CARDS.to_vec(), 0..=CARDS.len()),
        wanted in subsequence(CARDS.concat(), 0..4),
    ) {
        let (_folder, context) = book(&cards);
        let whole = CardTable::load(&context).unwrap();
        prop_assert_eq!(paths(&CardTable::glance(&context)), paths(&whole), "the cache was written and is whole");

        let part = CardTable::glance_for(&context, wanted.iter().copied());
        for name in &wanted {
            prop_assert_eq!(part.names.resolve(CardKind::Contact, name), whole.names.resolve(CardKind::Contact, name));
        }
        let initials: HashSet<char> = wanted.iter().filter_map(|name| initial(name)).collect();
        let begins = |names: &&[&str]| names.iter().any(|name| initial(name).is_some_and(|first| initials.contains(&first)));
        prop_assert_eq!(paths(&part).len(), cards.iter().copied().filter(|names| begins(names)).count(), "and no other");

        let by_name = wanted.iter().map(|name| (CardKind::Contact, *name)).collect();
        let found = find(&context, &by_name).expect("the cache is whole");
        let own: BTreeSet<&str> = cards.iter().map(|names| names[0]).filter(|name| wanted.contains(name)).collect();
        prop_assert_eq!(found.keys().map(|(_, name)| name.as_str()).collect::<BTreeSet<_>>(), own);
    }
}

#[test]
fn a_cache_that_was_cut_short_or_overwritten_is_none() {
    let (folder, context) = book(&CARDS);
    let whole = paths(&CardTable::load(&context).unwrap());
    let file = folder.path().join("cache/names");
    let bytes = fs::read(&file).unwrap();
    assert!(cache::read(&context).is_some());
    let all = CARDS.concat().iter().filter_map(|name| Some(("contacts", initial(name)?))).collect();
    for len in (0..bytes.len()).step_by(7) {
        fs::write(&file, &bytes[..len]).unwrap();
        assert!(cache::read(&context).is_none() && cache::read_some(&context, &all).is_none(), "{len} bytes");
    }
    fs::write(&file, bytes.iter().map(|_| 0).collect::<Vec<u8>>()).unwrap();
    assert_eq!(paths(&CardTable::glance(&context)), whole, "what is no cache is made anew");
    assert_eq!(fs::read(&file).unwrap(), bytes);
}
