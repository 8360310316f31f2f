//! Where the title of a typed or piped text ends.

use crate::text;

/// The columns beyond which a first sentence is too long for a title (about two lines of a terminal).
const LONGEST_TITLE: usize = 160;
/// Where a title that is too long is cut.
const CUT_TITLE: usize = 100;

/// Words whose full stop ends no sentence, in lower case.
const ABBREVIATIONS: [&str; 40] = [
    "mr", "mrs", "ms", "dr", "st", "prof", "capt", "col", "gen", "lieut", "lt", "sgt", "rev", "hon", "jr", "sr", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "vs", "etc", "e.g",
    "i.e", "approx", "dept", "inc", "ltd", "co", "corp",
];

/// Splits a text into the title and the body.
///
/// The title is the first sentence of the first line, without its closing full stop; a heading's `#` signs go. A full stop
/// inside quotes or brackets, after a single letter or an abbreviation, or in a number ends no sentence. A sentence of more than
/// 160 columns is cut at a clause for the title, and the body then holds the whole text. Both parts are trimmed; both may be empty.
pub fn split_title(source: &str) -> (String, String) {
    let source = source.trim();
    let line_end = source.find(['\n', '\r']).unwrap_or(source.len());
    let (line, rest) = source.split_at(line_end);
    let (sentence, after) = match heading_text(line) {
        Some(heading) => (heading, ""),
        None => line.split_at(sentence_end(line)),
    };
    if text::width(sentence) > LONGEST_TITLE {
        return (cut(sentence), source.to_owned());
    }
    let body = match (after.trim(), rest.trim_matches(['\n', '\r'])) {
        ("", rest) => rest.to_owned(),
        (after, _) => format!("{after}{rest}"),
    };
    (without_full_stop(sentence.trim()).to_owned(), body.trim().to_owned())
}

fn heading_text(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && rest.starts_with([' ', '\t'])).then(|| rest.trim().trim_end_matches('#').trim_end())
}

fn without_full_stop(sentence: &str) -> &str {
    let bare = sentence.strip_suffix('.').or_else(|| sentence.strip_suffix('。')).unwrap_or(sentence);
    // "…", "etc." and "Ltd." keep theirs.
    if bare.ends_with('.') || bare.is_empty() || (sentence.ends_with('.') && !full_stop_ends(bare)) {
        sentence
    } else {
        bare
    }
}

/// Returns the byte at which the first sentence of a line ends, closing quotes included.
fn sentence_end(line: &str) -> usize {
    let mut closers: Vec<char> = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = &line[at + c.len_utf8()..];
        if closers.last() == Some(&c) {
            closers.pop();
        } else if let Some(closer) = closer_of(c).filter(|closer| after.contains(*closer)) {
            closers.push(closer);
        } else if closers.is_empty() && ends_sentence(c, &line[..at], after) {
            while chars.next_if(|(_, next)| is_terminator(*next) || "”’」』\")）".contains(*next)).is_some() {}
            return chars.peek().map_or(line.len(), |(next, _)| *next);
        }
    }
    line.len()
}

fn closer_of(c: char) -> Option<char> {
    Some(match c {
        '"' => '"',
        '`' => '`',
        '“' => '”',
        '「' => '」',
        '『' => '』',
        '(' => ')',
        '（' => '）',
        _ => return None,
    })
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？')
}

fn ends_sentence(c: char, before: &str, after: &str) -> bool {
    let said_something = before.chars().any(char::is_alphanumeric);
    let at_gap =
        after.trim_start_matches(['.', '!', '?', '"', '”', '’', ')']).chars().next().is_none_or(char::is_whitespace);
    said_something
        && match c {
            '。' | '！' | '？' => true,
            '!' | '?' => at_gap,
            '.' => at_gap && full_stop_ends(before),
            _ => false,
        }
}

/// Tells whether a full stop after this text ends a sentence.
fn full_stop_ends(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "(（“\"‘'".contains(c)).next().unwrap_or_default();
    let single_letter = word.chars().count() == 1 && word.chars().all(|c| c.is_alphabetic() && !text::is_han(c));
    !single_letter && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Cuts a sentence that is too long for a title at the last clause or word that fits, and marks the cut.
fn cut(sentence: &str) -> String {
    let mut columns = 0;
    let fits = sentence.char_indices().take_while(|(_, c)| {
        columns += text::width(c.encode_utf8(&mut [0; 4]));
        columns <= CUT_TITLE
    });
    let end = fits.last().map_or(0, |(at, c)| at + c.len_utf8());
    let head = &sentence[..end];
    let clause = head.rfind(|c| ",;:，；：、".contains(c)).filter(|at| *at > end / 2);
    let word = head.rfind(char::is_whitespace).filter(|at| *at > end / 2);
    format!("{}…", head[..clause.or(word).unwrap_or(end)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_the_title() {
        let cases = [
            ("Walked to the Temple", "Walked to the Temple", ""),
            ("Walked to the Temple.", "Walked to the Temple", ""),
            ("They agree. Mr. Li decides on Tuesday.", "They agree", "Mr. Li decides on Tuesday."),
            ("Mr. Li decides. Soon.", "Mr. Li decides", "Soon."),
            ("Took 4.1 % from Sir W. Batten. Fine.", "Took 4.1 % from Sir W. Batten", "Fine."),
            ("He said \"Stop. Now.\" and left. Then rain.", "He said \"Stop. Now.\" and left", "Then rain."),
            ("Really? Yes.", "Really?", "Yes."),
            ("see https://example.org/a?b=c. Then more", "see https://example.org/a?b=c", "Then more"),
            ("拜访恒达。对方下周二答复。", "拜访恒达", "对方下周二答复。"),
            ("他问：“好吗？不好。”然后走了。完", "他问：“好吗？不好。”然后走了", "完"),
            ("接受4.1%。下周签", "接受4.1%", "下周签"),
            ("Title line\n\nBody. More.", "Title line", "Body. More."),
            ("# Minutes of Monday. All\n\ntext", "Minutes of Monday. All", "text"),
            ("One. Two\nThree", "One", "Two\nThree"),
            ("…", "…", ""),
            ("Fixed it, etc.", "Fixed it, etc.", ""),
            ("Wait... what", "Wait...", "what"),
            ("an \"open quote. Then more", "an \"open quote", "Then more"),
            ("", "", ""),
        ];
        for (source, title, body) in cases {
            assert_eq!(split_title(source), (title.to_owned(), body.to_owned()), "{source}");
        }
    }

    #[test]
    fn a_sentence_without_end_is_cut_and_kept_whole_in_the_body() {
        let long = "word ".repeat(200_000);
        let (title, body) = split_title(&long);
        assert!(text::width(&title) <= CUT_TITLE + 1);
        assert!(title.ends_with("word…"));
        assert_eq!(body, long.trim());
    }
}
