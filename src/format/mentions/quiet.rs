//! Where mentions never count: code, links, HTML.

use crate::model::Mention;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Tells whether a text could hold any such place, so that most texts need no Markdown parser.
pub(super) fn may_hold(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'`' | b'<' | b'[' | b'\t'))
        || text.contains("~~~")
        || text.contains("\n    ")
        || text.starts_with("    ")
}

/// Drops the mentions that begin in such a place; they are in the order of the text, as the places are.
pub(super) fn drop_quiet(text: &str, mentions: &mut Vec<Mention>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_WIKILINKS;
    let mut places = Parser::new_ext(text, options).into_offset_iter().filter(|(event, _)| is_quiet(event)).peekable();
    let mut quiet_until = 0;
    mentions.retain(|mention| {
        while let Some((_, place)) = places.next_if(|(_, place)| place.start <= mention.span.start) {
            quiet_until = place.end.max(quiet_until);
        }
        mention.span.start >= quiet_until
    });
}

fn is_quiet(event: &Event) -> bool {
    matches!(
        event,
        Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Link { .. } | Tag::Image { .. })
    )
}
