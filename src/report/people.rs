//! People: who was met how often, and when last.

use super::Person;
use crate::model::{CardKind, Entry};
use crate::text::name_key;
use chrono::NaiveDate;

/// Collects the people whom `names` finds in each entry: the most often met first, then the last met, then by name.
///
/// A name that stands twice in one entry counts once.
pub(super) fn collect<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    names: impl Fn(&'a Entry) -> &'a [String],
    org_of: &dyn Fn(CardKind, &str, NaiveDate) -> Option<String>,
) -> Vec<Person> {
    let mut people: Vec<(String, &Entry, Person)> = Vec::new();
    for entry in entries {
        for name in names(entry) {
            let key = name_key(name);
            match people.iter_mut().find(|(known, ..)| *known == key) {
                Some((_, latest, _)) if std::ptr::eq(*latest, entry) => {}
                Some((_, latest, person)) => {
                    *latest = entry;
                    person.times += 1;
                    person.last = person.last.max(entry.date);
                }
                None => {
                    let person = Person { name: name.clone(), org: None, times: 1, last: entry.date };
                    people.push((key, entry, person));
                }
            }
        }
    }
    let mut people: Vec<Person> = people.into_iter().map(|(.., person)| person).collect();
    for person in &mut people {
        person.org = org_of(CardKind::Contact, &person.name, person.last);
    }
    people.sort_by(|a, b| (b.times, b.last, &a.name).cmp(&(a.times, a.last, &b.name)));
    people
}
