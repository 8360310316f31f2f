//! The plain inflections of English words: visit, visits, visited, visiting.

/// The shortest word that has inflections here; `is` and `as` have none that a rule would find.
const SHORTEST: usize = 3;

/// Returns what the plain inflections of an English word have in common: `visit` for visits, visited and visiting; `plan` for planned, `study` for
/// studies, `releas` for release and releasing. `None` for what is no word in lower-case ASCII letters, or is too short.
///
/// It is a few rules about endings, no dictionary: `went` does not come to `go`, and a noun like meeting comes to `meet`, which only ranks lower
/// what it finds. Stemmers of the field were not taken: they also join `renewal` with `renew` and `general` with `generous`.
pub fn stem(word: &str) -> Option<String> {
    if word.len() < SHORTEST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut stem = word.to_owned();
    plural(&mut stem);
    participle(&mut stem);
    if stem.ends_with("eed") {
        stem.pop();
    }
    while stem.len() > SHORTEST && stem.ends_with('e') {
        stem.pop();
    }
    undouble(&mut stem);
    Some(stem)
}

/// Returns the letters that every word with this stem begins with.
pub fn common_beginning(stem: &str) -> &str {
    stem.strip_suffix('y').unwrap_or(stem)
}

fn plural(word: &mut String) {
    if word.len() > SHORTEST && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        word.pop();
        y_again(word);
    }
}

fn participle(word: &mut String) {
    let before = |end: &str| word.strip_suffix(end).filter(|rest| is_word(rest)).map(str::len);
    if word.ends_with("eed") {
        return;
    }
    if let Some(length) = before("ing") {
        word.truncate(length);
    } else if word.ends_with("ied") {
        word.pop();
        y_again(word);
    } else if let Some(length) = before("ed") {
        word.truncate(length);
    }
}

/// Writes `studie`, which was `studies` or `studied`, as `study`; `die` and `tie` stay.
fn y_again(word: &mut String) {
    if word.len() > SHORTEST && word.ends_with("ie") {
        word.truncate(word.len() - "ie".len());
        word.push('y');
    }
}

/// Tells whether what is left without an ending may be a word: `str` of string is none.
fn is_word(rest: &str) -> bool {
    rest.len() >= SHORTEST && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// `plann` of planned is `plan`; `call` becomes `cal` with all its forms.
fn undouble(word: &mut String) {
    let bytes = word.as_bytes();
    let is_double = matches!(bytes, [.., a, b] if a == b && !b"aeiou".contains(a));
    if is_double && word.len() > SHORTEST {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn inflections_have_one_stem() {
        for words in [
            "visit visits visited visiting",
            "plan plans planned planning",
            "study studies studied studying",
            "try tries tried trying",
            "release releases released releasing",
            "agree agrees agreed agreeing",
            "call calls called calling",
            "travel travels traveled travelled travelling",
            "box boxes boxed boxing",
            "process processes processed processing",
            "fix fixes fixed fixing",
            "add adds added adding",
            "need needs needed needing",
            "proceed proceeds proceeded proceeding",
            "contract contracts contracted",
            "company companies",
            "bus buses",
            "string strings",
        ] {
            let stems: Vec<_> = words.split(' ').map(stem).collect();
            assert!(stems.iter().all(|each| each.is_some() && *each == stems[0]), "{words}: {stems:?}");
        }
    }

    #[test]
    fn other_words_keep_apart() {
        for (a, b) in [
            ("renew", "renewal"),
            ("thing", "th"),
            ("bring", "br"),
            ("class", "clan"),
            ("status", "state"),
            ("rate", "ratio"),
            ("loan", "loaf"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
        for none in ["is", "v2", "café", "项羽", "Visit", ""] {
            assert_eq!(stem(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn a_word_begins_as_its_stem_does(word in "[a-z]{3,12}(s|es|ies|ed|ied|ing|eed)?") {
            let stem = stem(&word).unwrap();
            prop_assert!(word.starts_with(common_beginning(&stem)), "{word} {stem}");
            prop_assert!(stem.len() >= 2);
        }
    }
}
