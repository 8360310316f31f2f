//! What stands in the way of moving, removing and changing what is closed, in English.

use crate::app::ClosedDay;
use crate::render::message::Message;
use crate::render::words::{ClosingWords, DateWords, English};

pub(super) fn no_goal() -> Message {
    Message::new("nothing says to which day the entry is to be moved").hint("name it: wlog move --to yesterday")
}

pub(super) fn no_victim() -> Message {
    Message::new("nothing says which entry is to be removed")
        .hint("name it by its ID, which 'wlog list' shows: wlog rm k7q2m")
}

pub(super) fn reason_needed(closed: ClosedDay) -> Message {
    let day = English.day(closed.date);
    Message::new(format!(
        "{}, so a change needs a reason; nothing was changed",
        English.day_has_closed(&day, closed.since)
    ))
    .hint("say why: --why 'the client corrected the amount'")
    .hint("if nobody has to: in wlog.toml, under [closing], reason = \"optional\"")
}
