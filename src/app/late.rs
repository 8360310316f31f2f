//! Entries that came after their day had closed.

use super::Context;

/// Returns the IDs of the late entries, sorted. Only the book's history knows them: the commit with which one came says so.
pub fn entries(context: &Context) -> Vec<String> {
    let mut late = Vec::new();
    let nothing: Option<()> = context.book.find_in_log(usize::MAX, |message| {
        let has = |key: &str| message.lines().filter_map(|line| line.strip_prefix(key)).map(str::trim).collect();
        let since: Vec<&str> = has("Late: ");
        if since.iter().any(|since| !since.is_empty()) {
            let ids: Vec<&str> = has("Entry: ");
            late.extend(ids.into_iter().map(str::to_owned));
        }
        None
    });
    debug_assert!(nothing.is_none(), "nothing is chosen");
    late.sort_unstable();
    late.dedup();
    late
}
