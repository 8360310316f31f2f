//! What a typed text reads like below its title once its mentions have become fields.

use super::Placed;

/// The signs that end a sentence.
const ENDS: [char; 8] = ['.', '!', '?', '…', '。', '！', '？', '；'];

/// Returns the text without the mentions behind its last sentence, which say nothing there that the fields do not say.
///
/// Mentions within a sentence stay as they were typed, and so does one that the sentence may need. `mentions` are in the order of the text.
pub fn plain_body<'t>(body: &'t str, mentions: &[Placed]) -> &'t str {
    let mut end = body.trim_end().len();
    for mention in mentions.iter().rev() {
        let before = &body[..mention.span.start];
        let is_last = mention.span.end <= end && body[mention.span.end..end].trim().is_empty();
        if !is_last || !(before.is_empty() || before.ends_with(char::is_whitespace)) {
            break;
        }
        end = before.trim_end().len();
    }
    let plain = &body[..end];
    if plain.is_empty() || plain.ends_with(ENDS) { plain } else { body }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;

    #[test]
    fn what_stands_behind_the_last_sentence_goes() {
        let cases = [
            ("He will decide on Friday. +navy %Admiralty #visit", "He will decide on Friday."),
            ("对方周二答复。 +续期 #上门", "对方周二答复。"),
            ("Lunch with @Bob", "Lunch with @Bob"),
            ("Ask @Bob about it +navy", "Ask @Bob about it +navy"),
            ("He asked. See @Bob.", "He asked. See @Bob."),
            ("+navy #visit", ""),
            ("", ""),
        ];
        for (typed, plain) in cases {
            let place = |mention: &crate::model::Mention| Placed {
                sigil: mention.sigil,
                span: mention.span.clone(),
                name: mention.span.start + 1..mention.span.end,
            };
            let mentions: Vec<Placed> = format::mentions(typed).iter().map(place).collect();
            assert_eq!(plain_body(typed, &mentions), plain, "{typed}");
        }
    }
}
