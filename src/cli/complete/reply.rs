//! The answers, as each shell's script takes them.

use super::Shell;
use super::line::{BashAsks, Quote, Typed, quoted};
use super::offer::{Choice, Offer, common_beginning};

/// Writes an answer; empty when there is nothing to offer.
///
/// | shell | first line | then, one a line |
/// | --- | --- | --- |
/// | bash | `space`, `nospace` or `folders` | what readline puts in place of its word, quoted |
/// | zsh | `insert` or `menu`, and `space` or `nospace`; or `folders` | the whole word, a tab, how it is listed, a tab, what it is |
/// | fish | `list`, or `replace` and the raw word to put in first, or `folders` | the whole word, a tab, what it is |
/// | PowerShell | – (`folders` is nothing: PowerShell offers files then) | the whole word, quoted, a tab, how it is listed, a tab, what it is |
pub fn text(shell: Shell, typed: &Typed, offer: &Offer) -> String {
    let lines = match shell {
        Shell::Powershell => powershell(typed, offer),
        _ if offer.folders => vec!["folders".to_owned()],
        _ if offer.choices.is_empty() => Vec::new(),
        Shell::Bash => bash(typed, offer),
        Shell::Zsh => zsh(typed, offer),
        Shell::Fish => fish(typed, offer),
    };
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Tells whether a text goes on from what was typed, so that a shell that compares beginnings takes it.
fn goes_on(typed: &Typed, offer: &Offer, text: &str) -> bool {
    text.starts_with(&typed.current[offer.start..])
}

/// Writes each choice as the whole word, with what it is.
fn whole_words(typed: &Typed, offer: &Offer) -> impl Iterator<Item = String> {
    let kept = &typed.current[..offer.start];
    offer.choices.iter().map(move |Choice { text, about }| match about.as_str() {
        "" => format!("{kept}{text}"),
        about => format!("{kept}{text}\t{about}"),
    })
}

/// readline puts in what all candidates begin with, in place of what was typed, also where that is less. So it is given candidates
/// only where that is more; for a mere list they are names that have nothing in common, which leaves the line alone.
fn bash(typed: &Typed, offer: &Offer) -> Vec<String> {
    let (at, quote) = typed.raw.place(&typed.current, offer.start);
    let raw = &typed.raw.text;
    // readline's word begins behind the last of its word breaks (`:`, `=`, `@`) and behind an open quote.
    let kept = raw.strip_suffix(&typed.replaced).unwrap_or_default();
    let candidate = |choice: &Choice| {
        let word = format!("{}{}", &raw[..at], quoted(Shell::Bash, quote, &choice.text));
        word.strip_prefix(kept).map(str::to_owned)
    };
    let candidates: Vec<String> = offer.choices.iter().filter_map(candidate).collect();
    let spaced = |ends: bool| if ends { "space" } else { "nospace" }.to_owned();
    match &candidates[..] {
        [] => Vec::new(),
        // readline closes the quotes behind an only candidate. A sentence goes on, so that it is given two, which differ at their end.
        [only] if quote != Quote::Bare && !offer.ends && typed.asks == BashAsks::Insert => {
            vec![spaced(false), only.clone(), format!("{only} ")]
        }
        [_] => [vec![spaced(offer.ends)], candidates].concat(),
        _ if typed.asks == BashAsks::Cycle => [vec![spaced(offer.ends)], candidates].concat(),
        _ => {
            let common = common_beginning(candidates.iter().map(String::as_str));
            // Those that are too many to list are not among the candidates, but what all begin with is known.
            let is_more = !typed.replaced.starts_with(&common) && !offer.common.is_empty();
            if is_more && typed.asks == BashAsks::Insert {
                return [vec![spaced(false)], candidates].concat();
            }
            let names = offer.choices.iter().map(|choice| choice.text.clone());
            [spaced(false), " ".to_owned()].into_iter().chain(names).collect()
        }
    }
}

/// zsh replaces the word by what all candidates have in common, also where that is less; then a menu is started instead.
fn zsh(typed: &Typed, offer: &Offer) -> Vec<String> {
    let how = if goes_on(typed, offer, &offer.common) { "insert" } else { "menu" };
    let end = if offer.ends { "space" } else { "nospace" };
    let kept = &typed.current[..offer.start];
    let line = |Choice { text, about }: &Choice| format!("{kept}{text}\t{text}\t{about}");
    std::iter::once(format!("{how} {end}")).chain(offer.choices.iter().map(line)).collect()
}

/// fish drops candidates that do not hold the letters of the word; the script puts in what they have in common first and asks again.
fn fish(typed: &Typed, offer: &Offer) -> Vec<String> {
    if offer.choices.iter().all(|choice| goes_on(typed, offer, &choice.text)) {
        return std::iter::once("list".to_owned()).chain(whole_words(typed, offer)).collect();
    }
    let (at, quote) = typed.raw.place(&typed.current, offer.start);
    let end = if offer.choices.len() == 1 && offer.ends { end_of_word(quote) } else { "" };
    let word = format!("{}{}{end}", &typed.raw.text[..at], quoted(Shell::Fish, quote, &offer.common));
    let first = format!("replace\t{word}");
    let choices = if offer.choices.len() == 1 { None } else { Some(whole_words(typed, offer)) };
    std::iter::once(first).chain(choices.into_iter().flatten()).collect()
}

/// Returns what ends a word in fish: its quote and a space.
fn end_of_word(quote: Quote) -> &'static str {
    match quote {
        Quote::Bare => " ",
        Quote::Single => "' ",
        Quote::Double => "\" ",
    }
}

/// PowerShell puts in a candidate as it is, in place of the whole word.
fn powershell(typed: &Typed, offer: &Offer) -> Vec<String> {
    let kept = &typed.current[..offer.start];
    let line = |Choice { text, about }: &Choice| {
        let word = format!("{kept}{text}");
        let word = match typed.raw.open {
            Quote::Double => format!("\"{}\"", quoted(Shell::Powershell, Quote::Double, &word)),
            Quote::Single => format!("'{}'", quoted(Shell::Powershell, Quote::Single, &word)),
            Quote::Bare => quoted(Shell::Powershell, Quote::Bare, &word),
        };
        format!("{word}\t{text}\t{}", if about.is_empty() { text } else { about })
    };
    offer.choices.iter().map(line).collect()
}
