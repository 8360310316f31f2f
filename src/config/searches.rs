//! `[searches]` in `wlog.toml`: queries under names of their own, put in by the line.

use super::BookSettings;
use super::reader::Reader;
use crate::text::name_key;
use std::ops::Range;
use toml_edit::{Document, Item, Key, Table, TableLike, Value};

/// The table that holds them.
const TABLE: &str = "searches";

impl Reader<'_> {
    /// Reads the saved searches, in the file's order.
    pub(super) fn searches(&mut self, table: &dyn TableLike, settings: &mut BookSettings) {
        let Some(searches) = self.table(table, TABLE) else { return };
        for (name, _) in searches.iter() {
            let query = |item: &Item| item.as_str().map(str::trim).filter(|query| !query.is_empty()).map(str::to_owned);
            self.value(searches, name, "\"project:portal is:open\"", query, |query| {
                settings.searches.push((name.to_owned(), query));
            });
        }
    }
}

impl BookSettings {
    /// Returns the query that is saved under a name, with the name as it is written there. Names compare as in [`name_key`].
    pub fn search(&self, name: &str) -> Option<(&str, &str)> {
        let key = name_key(name);
        let found = self.searches.iter().find(|(known, _)| name_key(known) == key);
        found.map(|(known, query)| (known.as_str(), query.as_str()))
    }

    /// Puts a query under a name into the text of a `wlog.toml`; every other byte stays as it is.
    ///
    /// `None` where the text is not understood, or is written in a way that a line cannot be put in.
    pub fn with_search(text: &str, name: &str, query: &str) -> Option<String> {
        let (old, _) = BookSettings::read(text);
        let bare = text.trim_start_matches('\u{FEFF}');
        let document: Document<String> = bare.parse().ok()?;
        let place = Place::of(bare, &document, name)?;
        let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let (range, written) = place.written(bare, name, query, ending);
        let mark = &text[..text.len() - bare.len()];
        let new = format!("{mark}{}{written}{}", &bare[..range.start], &bare[range.end..]);
        let meant = old.with(name, query);
        (meant.writable && BookSettings::read(&new).0 == meant).then_some(new)
    }

    fn with(mut self, name: &str, query: &str) -> Self {
        let key = name_key(name);
        match self.searches.iter_mut().find(|(known, _)| name_key(known) == key) {
            Some((_, old)) => *old = query.to_owned(),
            None => self.searches.push((name.to_owned(), query.to_owned())),
        }
        self
    }
}

/// Where in the text a query goes.
enum Place {
    /// In the place of another value.
    Value(Range<usize>),
    /// On a line of its own behind this byte, in the table that is there.
    Line(usize),
    /// In a table of its own at the end.
    Table,
}

impl Place {
    fn of(text: &str, document: &Document<String>, name: &str) -> Option<Self> {
        let Some(item) = document.as_table().get(TABLE) else { return Some(Place::Table) };
        let table = item.as_table().filter(|table| !table.is_implicit() && !table.is_dotted())?;
        let key = name_key(name);
        if let Some((_, item)) = table.iter().find(|(known, _)| name_key(known) == key) {
            return Some(Place::Value(item.as_value().filter(|value| value.is_str())?.span()?));
        }
        Some(Place::Line(end_of_line(text, last_byte(table)?)))
    }

    /// Returns which bytes are replaced, and by what.
    fn written(self, text: &str, name: &str, query: &str, ending: &str) -> (Range<usize>, String) {
        let value = Value::from(query);
        let line = format!("{} = {value}{ending}", Key::new(name).display_repr());
        match self {
            Place::Value(range) => (range, value.to_string()),
            Place::Line(at) => {
                let gap = if text[..at].ends_with('\n') { "" } else { ending };
                (at..at, format!("{gap}{line}"))
            }
            Place::Table => {
                let gap = match text {
                    "" => String::new(),
                    text if text.ends_with('\n') => ending.to_owned(),
                    _ => ending.repeat(2),
                };
                (text.len()..text.len(), format!("{gap}[{TABLE}]{ending}{line}"))
            }
        }
    }
}

/// Returns where a table's last value ends, or its heading where it has none.
fn last_byte(table: &Table) -> Option<usize> {
    let values = table.iter().filter_map(|(_, item)| Some(item.span()?.end));
    values.chain(table.span().map(|span| span.end).filter(|_| table.is_empty())).max()
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_query_is_put_in_by_the_line() {
        for (old, name, query, new) in [
            ("format = 1\n", "promises", "is:open", "format = 1\n\n[searches]\npromises = \"is:open\"\n"),
            ("", "a b", "x", "[searches]\n\"a b\" = \"x\"\n"),
            ("format = 1", "承诺", "是否 OR 否", "format = 1\n\n[searches]\n\"承诺\" = \"是否 OR 否\"\n"),
            (
                "\u{FEFF}format = 1\r\n# mine\r\n[searches] # kept\r\na = 'x'   # why\r\n\r\n[add]\r\nstrict = true\r\n",
                "b",
                "y",
                "\u{FEFF}format = 1\r\n# mine\r\n[searches] # kept\r\na = 'x'   # why\r\nb = \"y\"\r\n\r\n[add]\r\nstrict = true\r\n",
            ),
            ("[searches]\na = 'x'   # why\nb = 'z'", "Ａ", "y", "[searches]\na = \"y\"   # why\nb = 'z'"),
            ("[searches]\n\n[add]\nstrict = true\n", "a", "y", "[searches]\na = \"y\"\n\n[add]\nstrict = true\n"),
            ("[searches]\na = 'x'", "b", "\"in a row\"", "[searches]\na = 'x'\nb = '\"in a row\"'\n"),
        ] {
            assert_eq!(BookSettings::with_search(old, name, query).as_deref(), Some(new), "{old:?}");
        }
        for odd in ["format = 2\n", "format = \n", "searches = {}\n", "searches.a = 'x'\n", "[searches]\na = 3\n"] {
            assert_eq!(BookSettings::with_search(odd, "a", "x"), None, "{odd:?}");
        }
    }

    #[test]
    fn what_is_no_query_is_said() {
        let (settings, problems) = BookSettings::read("[searches]\na = \"x\"\nb = 3\n\"承诺\" = \"y\"\n");
        assert_eq!(settings.searches, [("a".to_owned(), "x".to_owned()), ("承诺".to_owned(), "y".to_owned())]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(settings.search("承诺"), Some(("承诺", "y")));
        assert_eq!(settings.search("A"), Some(("a", "x")));
        assert_eq!(settings.search("b"), None);
    }

    proptest! {
        #[test]
        fn what_is_put_in_is_read_back(names in proptest::collection::vec("[a-z承诺 \"'.]{1,6}", 1..5), query in "[a-z\"'\\\\ 承诺:()#]{1,20}") {
            let mut text = String::from("format = 1\n# a remark\n");
            for name in names.iter().filter(|name| !name.trim().is_empty()) {
                let query = query.trim();
                if query.is_empty() {
                    continue;
                }
                text = BookSettings::with_search(&text, name, query).expect("it can be put in");
                let (settings, problems) = BookSettings::read(&text);
                prop_assert_eq!(problems, []);
                prop_assert_eq!(settings.search(name).map(|(_, query)| query), Some(query));
            }
            prop_assert!(text.starts_with("format = 1\n# a remark\n"));
        }
    }
}
