//! Kinds of entries: which are visits, and how often each occurs.

use super::{KindCount, WorkItem};
use crate::text::name_key;
use std::collections::BTreeSet;

/// Words inside a kind that make it a visit, folded.
const VISITS: [&str; 8] = ["visit", "拜访", "走访", "上门", "来访", "面访", "家访", "登门"];

/// Words that take it back: a visit by telephone is a call.
const NOT_VISITS: [&str; 5] = ["phone", "call", "video", "电话", "视频"];

/// Tells whether a kind names a visit. Kinds are the user's own words, so the words inside them decide.
pub(super) fn is_visit(kind: &str) -> bool {
    let key = name_key(kind);
    VISITS.iter().any(|word| key.contains(word)) && !NOT_VISITS.iter().any(|word| key.contains(word))
}

/// Counts entries by kind, the most frequent first, equals in the order in which they first occur.
pub(super) fn count_kinds<'a>(items: impl IntoIterator<Item = &'a WorkItem>) -> Vec<KindCount> {
    let mut counts: Vec<(String, BTreeSet<String>, KindCount)> = Vec::new();
    for item in items {
        let Some(kind) = &item.kind else { continue };
        let key = name_key(kind);
        let at = counts.iter().position(|(known, ..)| *known == key).unwrap_or_else(|| {
            counts.push((key, BTreeSet::new(), KindCount { kind: kind.clone(), entries: 0, clients: 0 }));
            counts.len() - 1
        });
        let (_, clients, count) = &mut counts[at];
        count.entries += 1;
        clients.extend(item.client.as_deref().map(name_key));
        count.clients = clients.len();
    }
    let mut counts: Vec<KindCount> = counts.into_iter().map(|(.., count)| count).collect();
    counts.sort_by_key(|count| std::cmp::Reverse(count.entries));
    counts
}

#[cfg(test)]
mod tests {
    use super::is_visit;

    #[test]
    fn visits_by_the_words_of_their_kind() {
        for kind in ["visit", "Site visit", "拜访", "上门拜访", "客户走访", "来访"] {
            assert!(is_visit(kind), "{kind}");
        }
        for kind in ["call", "phone visit", "电话", "电话拜访", "会议", "meeting", ""] {
            assert!(!is_visit(kind), "{kind}");
        }
    }
}
