//! Several values on one line, split at commas; quotes protect.

/// The quotes that protect a value: how they open and close.
const QUOTES: [(char, char); 3] = [('"', '"'), ('“', '”'), ('「', '」')];

/// Splits at `,` `，` `、`; trims, drops what is empty, takes quotes off a value that is wholly in them.
///
/// One of `sigils` before a value, as in `@张伟` and `@"Li Na"`, is taken off too.
pub(in crate::format) fn split_list(value: &str, sigils: &[char]) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = value;
    while !rest.is_empty() {
        let part = rest.trim_start();
        let part = part.strip_prefix(sigils).filter(|bare| may_follow_sigil(bare)).unwrap_or(part);
        if let Some((quoted, behind)) = take_quoted(part) {
            push(&mut parts, quoted);
            rest = behind;
            continue;
        }
        let end = part.find(is_comma).unwrap_or(part.len());
        push(&mut parts, &part[..end]);
        rest = behind_comma(&part[end..]);
    }
    parts
}

fn may_follow_sigil(bare: &str) -> bool {
    bare.starts_with(|c: char| c.is_alphabetic() || QUOTES.iter().any(|(open, _)| *open == c))
}

/// Takes a quoted value from the beginning, when its quotes close before a comma or the end.
fn take_quoted(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let (_, close) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let inside = &text[first.len_utf8()..];
    let end = inside.find(*close)?;
    let behind = inside[end + close.len_utf8()..].trim_start();
    let ends = behind.chars().next().is_none_or(is_comma);
    ends.then(|| (&inside[..end], behind_comma(behind)))
}

fn behind_comma(text: &str) -> &str {
    text.strip_prefix(is_comma).unwrap_or(text)
}

fn push(parts: &mut Vec<String>, part: &str) {
    let part = part.trim();
    if !part.is_empty() {
        parts.push(part.to_owned());
    }
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、')
}

/// Joins values so that they split into the same again, quoting those that need it.
///
/// A value that no kind of quotes can protect is left as it is: reading the result again finds it out.
pub(in crate::format) fn join_list(values: &[String], joiner: &str) -> String {
    values.iter().map(|value| protect(value)).collect::<Vec<_>>().join(joiner)
}

fn protect(value: &str) -> String {
    let opens = value.chars().next().is_some_and(|first| QUOTES.iter().any(|(open, _)| *open == first));
    let sigil = value.starts_with(|c| "+＋@＠%％#＃".contains(c));
    if !opens && !sigil && !value.contains(is_comma) {
        return value.to_owned();
    }
    let fits = QUOTES.iter().find(|(open, close)| !value.contains([*open, *close]));
    fits.map_or_else(|| value.to_owned(), |(open, close)| format!("{open}{value}{close}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_commas_of_all_kinds() {
        let cases: [(&str, &[&str]); 11] = [
            ("张伟、李娜", &["张伟", "李娜"]),
            ("张伟, Li Na，王芳", &["张伟", "Li Na", "王芳"]),
            ("\"Smith, Jones & Co\", Hengda", &["Smith, Jones & Co", "Hengda"]),
            ("“甲、乙公司”、丙", &["甲、乙公司", "丙"]),
            ("「甲、乙」", &["甲、乙"]),
            ("\"open, still", &["\"open", "still"]),
            ("\"a\" b, c", &["\"a\" b", "c"]),
            (" , ,a,", &["a"]),
            ("", &[]),
            ("5\" pipe, x", &["5\" pipe", "x"]),
            ("@张伟、@\"Li, Na\", @", &["张伟", "Li, Na", "@"]),
        ];
        for (value, parts) in cases {
            assert_eq!(split_list(value, &['@']), parts, "{value:?}");
        }
    }

    proptest::proptest! {
        #![proptest_config(crate::format::testing::config())]

        #[test]
        fn what_is_joined_splits_again(values in proptest::collection::vec("[a-z,，、 \"“张@]{1,6}", 0..4)) {
            let values: Vec<String> = values.iter().map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()).collect();
            let kept = |value: &String| !(value.contains(['“', '”']) && value.contains('"'));
            if values.iter().all(kept) {
                proptest::prop_assert_eq!(split_list(&join_list(&values, ", "), &['@']), values);
            }
        }
    }
}
