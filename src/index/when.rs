//! Days, times and IDs as numbers, so that columns hold them and comparing numbers compares them.

use crate::query::Doc;
use chrono::{Datelike, NaiveDate, Timelike};
use std::ops::RangeInclusive;

const LINE_BITS: u32 = 24;
const MINUTE_BITS: u32 = 12;
const DAY_SHIFT: u32 = LINE_BITS + MINUTE_BITS;

/// Lifts every day that chrono knows above 0, which stands for no day.
const EPOCH: i64 = 100_000_000;

/// Packs day, time and line of a document: numbers compare as the documents follow each other; below any day without one.
pub(super) fn pack(doc: &Doc) -> u64 {
    let line = u64::try_from(doc.line).unwrap_or(u64::MAX).min((1 << LINE_BITS) - 1);
    let Some(date) = doc.date else { return line };
    // Without a time a document stands before the first minute of its day.
    let minute = doc.start.map_or(0, |time| u64::from(time.hour() * 60 + time.minute()) + 1);
    first_of(date) | minute << LINE_BITS | line
}

/// Returns the numbers of the documents within a span of days, both ends included; those without a day lie outside of any.
pub(super) fn span(since: Option<NaiveDate>, until: Option<NaiveDate>) -> RangeInclusive<u64> {
    let first = since.map_or(1 << DAY_SHIFT, first_of);
    let last = until.map_or(u64::MAX, |day| first_of(day) | ((1 << DAY_SHIFT) - 1));
    first..=last
}

fn first_of(date: NaiveDate) -> u64 {
    let days = i64::from(date.num_days_from_ce()) + EPOCH;
    u64::try_from(days).unwrap_or(0) << DAY_SHIFT
}

/// Tells whether a number is that of a document with a day.
pub(super) fn is_dated(packed: u64) -> bool {
    packed >> DAY_SHIFT != 0
}

/// Returns the day of a number.
pub(super) fn date(packed: u64) -> Option<NaiveDate> {
    let days = i64::try_from(packed >> DAY_SHIFT).ok()? - EPOCH;
    is_dated(packed).then(|| NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)).flatten()
}

/// The bytes of an ID in one number.
const ID_LENGTH: usize = 8;

/// Packs an ID of up to eight ASCII characters, so that prefixes become ranges.
pub(super) fn pack_id(id: &str) -> u64 {
    let mut bytes = [0; ID_LENGTH];
    for (to, from) in bytes.iter_mut().zip(id.bytes()) {
        *to = from;
    }
    u64::from_be_bytes(bytes)
}

/// Returns the numbers of the IDs that begin with a text; `None` for a text that no ID begins with.
pub(super) fn ids_from(prefix: &str) -> Option<RangeInclusive<u64>> {
    if prefix.is_empty() || prefix.len() > ID_LENGTH || !prefix.is_ascii() {
        return None;
    }
    let low = pack_id(prefix);
    let open = u64::MAX.checked_shr(u32::try_from(prefix.len() * 8).unwrap_or(u32::MAX)).unwrap_or(0);
    Some(low..=low | open)
}

/// Returns the ID of a number; `None` for 0.
pub(super) fn id(packed: u64) -> Option<String> {
    let text = String::from_utf8(packed.to_be_bytes().to_vec()).ok()?;
    (packed != 0).then(|| text.trim_end_matches('\0').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::DocKind;
    use chrono::NaiveTime;

    fn doc(date: Option<&str>, time: Option<(u32, u32)>, line: usize) -> Doc {
        Doc {
            date: date.map(|date| date.parse().unwrap()),
            start: time.map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap()),
            ..Doc::blank(DocKind::Entry, line)
        }
    }

    #[test]
    fn numbers_follow_each_other_as_documents_do() {
        let docs = [
            doc(None, None, 9),
            doc(Some("0001-01-01"), None, 1),
            doc(Some("2026-11-20"), Some((23, 59)), 2),
            doc(Some("2026-11-21"), None, 70),
            doc(Some("2026-11-21"), Some((0, 0)), 3),
            doc(Some("2026-11-21"), Some((9, 0)), 1),
            doc(Some("2026-11-21"), Some((9, 0)), 2),
            doc(Some("9999-12-31"), None, 1),
        ];
        let packed: Vec<u64> = docs.iter().map(pack).collect();
        assert!(packed.is_sorted());
        assert_eq!(packed.iter().map(|number| date(*number)).collect::<Vec<_>>(), docs.map(|doc| doc.date));
        let day = "2026-11-21".parse().ok();
        let within: Vec<bool> = packed.iter().map(|number| span(day, day).contains(number)).collect();
        assert_eq!(within, [false, false, false, true, true, true, true, false]);
        assert!(!span(None, None).contains(&packed[0]), "what has no day lies outside of any span");
    }

    #[test]
    fn ids_and_their_beginnings() {
        assert_eq!(id(pack_id("k7q2m9xd")).as_deref(), Some("k7q2m9xd"));
        assert_eq!(id(0), None);
        for (prefix, expected) in
            [("k7q2", true), ("k7q2m9xd", true), ("k7q3", false), ("", false), ("k7q2m9xdd", false), ("张伟", false)]
        {
            assert_eq!(ids_from(prefix).is_some_and(|ids| ids.contains(&pack_id("k7q2m9xd"))), expected, "{prefix}");
        }
    }
}
