//! What a title reads like once its mentions have become fields.

use crate::model::Sigil;
use std::ops::Range;

/// A mention that was resolved, with its places in the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Which sigil it has.
    pub sigil: Sigil,
    /// Sigil, quotes and name.
    pub span: Range<usize>,
    /// The name alone.
    pub name: Range<usize>,
}

/// English words after which a name belongs to the sentence, so that it stays.
const CONNECTING: [&str; 34] = [
    "a", "about", "after", "against", "and", "at", "before", "between", "by", "called", "emailed", "for", "from",
    "helped", "in", "into", "met", "of", "on", "or", "over", "paid", "saw", "the", "to", "told", "under", "versus",
    "via", "visited", "vs", "with", "without", "wrote",
];

/// From so many Han characters on a sentence can do without a name behind it.
const LONG_SENTENCE: usize = 4;

/// Chinese words after which a name belongs to the sentence. Not those that end other words as often: 合同, 目的, 理由, 存在.
const CONNECTING_HAN: [&str; 13] = ["和", "与", "跟", "给", "向", "到", "见", "访", "找", "问", "约", "请", "陪"];

/// Returns the title without sigils and quotes.
///
/// Names stay as words of the sentence. Mentions set behind the sentence are taken off: projects and tags always, people
/// and organisations when the sentence has named them already, or when two or more mentions stand there and it can do without. Projects and tags before the
/// sentence are taken off too. `mentions` are in the order of the text.
pub fn plain_title(title: &str, mentions: &[Placed]) -> String {
    let front = leading(title, mentions);
    let (back_block, back) = trailing(title, mentions, front);
    let dropped = |index: usize| index < front || back.contains(&index);
    let mut plain = String::with_capacity(title.len());
    let mut at = 0;
    for (index, mention) in mentions.iter().enumerate() {
        plain.push_str(&title[at..mention.span.start]);
        at = mention.span.end;
        if dropped(index) {
            // The space that stood between them goes with the mention; a full stop follows the sentence closely.
            plain.truncate(plain.trim_end().len());
            if title[at..].starts_with(char::is_alphanumeric) {
                plain.push(' ');
            }
            continue;
        }
        let name = &title[mention.name.clone()];
        if !back_block.contains(&index) || !is_long(&plain) {
            close_gap(&mut plain, name);
        }
        plain.push_str(name);
        let after = title[at..].trim_start();
        if is_han_pair(name, after) {
            at = title.len() - after.len();
        }
    }
    plain.push_str(&title[at..]);
    let plain = single_spaced(&plain);
    // A title of nothing but mentions keeps their names.
    if plain.chars().any(char::is_alphanumeric) { plain } else { names_only(title, mentions) }
}

/// Counts the projects and tags before the sentence.
fn leading(title: &str, mentions: &[Placed]) -> usize {
    let mut at = 0;
    let blank_before = |mention: &&Placed| {
        let blank = title[at..mention.span.start].trim().is_empty() && is_label(mention.sigil);
        at = mention.span.end;
        blank
    };
    mentions.iter().take_while(blank_before).count()
}

/// Finds the mentions behind the sentence, and lists those that are taken off.
fn trailing(title: &str, mentions: &[Placed], front: usize) -> (Range<usize>, Vec<usize>) {
    let mut end = title.trim_end_matches(['.', '。']).trim_end().len();
    let mut first = mentions.len();
    while first > front && title[mentions[first - 1].span.end.min(end)..end].trim().is_empty() {
        let start = mentions[first - 1].span.start;
        if !title[..start].ends_with(char::is_whitespace) {
            break;
        }
        end = title[..start].trim_end().len();
        first -= 1;
    }
    let block = first..mentions.len();
    let sentence_stands = block.len() >= 2 && stands_alone(&title[..end]);
    let said_before = |index: usize| title[..end].contains(&title[mentions[index].name.clone()]);
    let taken_off =
        block.clone().filter(|&index| is_label(mentions[index].sigil) || sentence_stands || said_before(index));
    (block, taken_off.collect())
}

fn is_label(sigil: Sigil) -> bool {
    matches!(sigil, Sigil::Project | Sigil::Tag)
}

/// Tells whether a sentence can do without the names behind it: enough is said, and no word waits for one.
fn stands_alone(sentence: &str) -> bool {
    let last = sentence.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let waits = CONNECTING.contains(&last.as_str()) || CONNECTING_HAN.iter().any(|word| sentence.ends_with(word));
    let han = sentence.chars().filter(|c| crate::text::is_han(*c)).count();
    let words = sentence.split_whitespace().count();
    !waits && (words >= 2 || han >= LONG_SENTENCE) && sentence.chars().any(char::is_alphanumeric)
}

/// Tells whether a Chinese sentence is more than a verb that waits for its object.
fn is_long(sentence: &str) -> bool {
    sentence.chars().filter(|c| crate::text::is_han(*c)).count() >= LONG_SENTENCE
}

/// Takes away the space that only set a mention off from the Chinese text before it.
fn close_gap(before: &mut String, name: &str) {
    let kept = before.trim_end().len();
    if is_han_pair(&before[..kept], name) {
        before.truncate(kept);
    }
}

/// Tells whether Chinese text runs on from one piece to the next.
fn is_han_pair(before: &str, after: &str) -> bool {
    let runs_on = |c: Option<char>| c.is_some_and(|c| crate::text::is_han(c) || "，。、；：！？）”".contains(c));
    before.chars().next_back().is_some_and(crate::text::is_han) && runs_on(after.chars().next())
}

fn names_only(title: &str, mentions: &[Placed]) -> String {
    mentions.iter().map(|mention| &title[mention.name.clone()]).collect::<Vec<_>>().join(" ")
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places mentions in a title written with `⟨name⟩` behind each sigil.
    fn place(marked: &str) -> (String, Vec<Placed>) {
        let mut title = String::new();
        let mut mentions = Vec::new();
        for piece in marked.split_inclusive(['⟨', '⟩']) {
            let opens = piece.ends_with('⟨');
            let text = piece.trim_end_matches(['⟨', '⟩']);
            if piece.ends_with('⟩') {
                let start = title.len();
                let sigil = match title.chars().next_back() {
                    Some('+') => Sigil::Project,
                    Some('%') => Sigil::Org,
                    Some('#') => Sigil::Tag,
                    _ => Sigil::Contact,
                };
                mentions.push(Placed { sigil, span: start - 1..start + text.len(), name: start..start + text.len() });
            }
            title.push_str(text);
            let _ = opens;
        }
        (title, mentions)
    }

    #[test]
    fn mentions_leave_a_sentence_behind() {
        let cases = [
            ("Walked to the Temple @⟨Batten⟩ +⟨navy⟩ %⟨Admiralty⟩ #⟨visit⟩", "Walked to the Temple"),
            ("Visited %⟨Hengda⟩ about the renewal", "Visited Hengda about the renewal"),
            ("Lunch with @⟨Bob⟩", "Lunch with Bob"),
            ("Lunch with @⟨Bob⟩ #⟨food⟩", "Lunch with Bob"),
            ("Called @⟨Bob⟩ +⟨loan⟩", "Called Bob"),
            ("Called @⟨Bob⟩ +⟨loan⟩.", "Called Bob."),
            ("+⟨loan⟩ Sent the offer", "Sent the offer"),
            ("@⟨Bob⟩ wants a new offer #⟨urgent⟩", "Bob wants a new offer"),
            ("拜访%⟨恒达⟩，谈续期 +⟨续期⟩", "拜访恒达，谈续期"),
            ("谈贷款续期 @⟨李娜⟩ %⟨恒达⟩ +⟨续期⟩", "谈贷款续期"),
            ("拜访 @⟨李白⟩ +⟨续贷⟩", "拜访李白"),
            ("拜访 %⟨恒达⟩ 的 @⟨李娜⟩，谈续期", "拜访恒达的李娜，谈续期"),
            ("拜访张伟谈合同 @⟨张伟⟩ +⟨合同⟩", "拜访张伟谈合同"),
            ("拜访张伟谈合同 @⟨张伟⟩", "拜访张伟谈合同"),
            ("谈续期合同 @⟨李娜⟩ +⟨续期⟩", "谈续期合同"),
            ("今天谈了续期合同 @⟨李娜⟩", "今天谈了续期合同 李娜"),
            ("给 @⟨Bob⟩ 打电话", "给 Bob 打电话"),
            ("+⟨navy⟩ #⟨visit⟩", "navy visit"),
        ];
        for (marked, plain) in cases {
            let (title, mentions) = place(marked);
            assert_eq!(plain_title(&title, &mentions), plain, "{title}");
        }
    }
}
