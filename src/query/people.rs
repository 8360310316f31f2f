//! Who worked where, and when: an organisation is found by its people as well.

use super::{NameFilter, Query, Role};
use crate::model::{Contact, Employment, Names};
use crate::text::name_key;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// The people who are known to work, or to have worked, somewhere.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct People {
    all: Vec<(String, Contact)>,
}

/// A span of days, both ends included; open without.
type Span = (Option<NaiveDate>, Option<NaiveDate>);

impl People {
    /// Adds a person by the card's name, with the places of work as on the card.
    pub fn insert(&mut self, name: &str, jobs: Vec<Employment>) {
        if !jobs.is_empty() {
            self.all.push((name.to_owned(), Contact { orgs: jobs, ..Contact::default() }));
        }
    }

    /// Adds to a filter by an organisation what is linked to its people while they worked there.
    pub fn or_people(&self, org: NameFilter, names: &Names) -> Query {
        let mut of_span: BTreeMap<Span, Vec<&str>> = BTreeMap::new();
        let is_wanted = |name: &str| org.accepts(super::Form::Field, &name_key(name));
        for (name, contact) in &self.all {
            if contact.orgs.iter().any(|job| is_wanted(&job.org)) {
                for span in spans(contact, is_wanted) {
                    of_span.entry(span).or_default().push(name);
                }
            }
        }
        let people = of_span.into_iter().map(|((since, until), cards)| {
            let people = Query::Name(NameFilter::of_cards(Role::Contact, &cards, names));
            match (since, until) {
                (None, None) => people,
                _ => people.and(Query::Dates { since, until }),
            }
        });
        let ways = people.collect::<Vec<_>>();
        Query::any([vec![Query::Name(org)], ways].concat())
    }
}

/// Returns the days on which a person worked at an organisation that is wanted, in their order.
fn spans(contact: &Contact, is_wanted: impl Fn(&str) -> bool) -> Vec<Span> {
    let next = |day: NaiveDate| day.checked_add_days(Days::new(1));
    // Between two of these days nothing changes.
    let mut starts: Vec<NaiveDate> =
        contact.orgs.iter().flat_map(|job| [job.from, job.until.and_then(next)]).flatten().collect();
    starts.sort_unstable();
    starts.dedup();
    let mut spans: Vec<Span> = Vec::new();
    let firsts = std::iter::once(None).chain(starts.iter().copied().map(Some));
    let lasts = starts.iter().map(|start| start.pred_opt()).chain(std::iter::once(None));
    for (first, last) in firsts.zip(lasts) {
        let Some(day) = first.or(last).or(NaiveDate::from_ymd_opt(1970, 1, 1)) else { continue };
        if !contact.org_on(day).is_some_and(&is_wanted) {
            continue;
        }
        match spans.last_mut() {
            Some((_, until)) if until.and_then(next) == first && first.is_some() => *until = last,
            _ => spans.push((first, last)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(number)
    }

    fn contact(jobs: &[(&str, Option<u64>, Option<u64>)]) -> Contact {
        let jobs = jobs.iter().map(|(org, from, until)| Employment {
            org: (*org).to_owned(),
            from: from.map(day),
            until: until.map(day),
        });
        Contact { orgs: jobs.collect(), ..Contact::default() }
    }

    #[test]
    fn days_at_an_organisation() {
        for (jobs, expected) in [
            (vec![("a", None, None)], vec![(None, None)]),
            (vec![("b", None, None)], vec![]),
            (vec![("a", Some(3), Some(9))], vec![(Some(3), Some(9))]),
            (vec![("a", None, Some(9)), ("b", Some(10), None)], vec![(None, Some(9))]),
            // The last one listed whose dates hold the day.
            (vec![("a", None, None), ("b", Some(3), Some(5))], vec![(None, Some(2)), (Some(6), None)]),
            (vec![("a", Some(1), Some(2)), ("a", Some(3), None)], vec![(Some(1), None)]),
        ] {
            let expected: Vec<Span> = expected.into_iter().map(|(from, to)| (from.map(day), to.map(day))).collect();
            assert_eq!(spans(&contact(&jobs), |org| org == "a"), expected, "{jobs:?}");
        }
    }

    proptest! {
        #[test]
        fn spans_say_what_the_card_says(
            jobs in prop::collection::vec((0..3_usize, prop::option::of(0..20_u64), prop::option::of(0..20_u64)), 0..5),
            number in 0..25_u64,
        ) {
            let jobs: Vec<_> = jobs.into_iter().map(|(org, from, until)| (["a", "b", "c"][org], from, until)).collect();
            let contact = contact(&jobs);
            let day = day(number);
            let holds = |(from, to): &Span| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
            let spans = spans(&contact, |org| org == "a");
            prop_assert_eq!(spans.iter().any(holds), contact.org_on(day) == Some("a"), "{:?}", spans);
        }
    }
}
