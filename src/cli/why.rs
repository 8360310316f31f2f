//! Asks why something in a day that has closed is changed.

use super::prompt::{self, Asker, LineInput, Row, Said, Terminal};
use super::session::Session;
use crate::app::interview::Answer;
use crate::app::{ClosedDay, ReasonDesk};
use crate::render::style::{Hue, Look};
use crate::render::words::KeyHelp;

/// The person at the terminal, if there is one.
pub struct AtTerminal<'s> {
    session: &'s Session,
}

impl<'s> AtTerminal<'s> {
    /// Takes the terminal of a run.
    pub fn of(session: &'s Session) -> Self {
        AtTerminal { session }
    }
}

impl ReasonDesk for AtTerminal<'_> {
    fn is_attended(&self) -> bool {
        prompt::can_ask(self.session.environment.get("TERM"))
    }

    fn ask(&self, closed: ClosedDay) -> Option<String> {
        if !self.is_attended() {
            return None;
        }
        let words = self.session.output.words();
        // A terminal that fails is nobody to ask.
        let terminal = Terminal::take(self.session.output.style_on_stderr()).ok()?;
        let mut asker = Asker::new(terminal, words);
        let read = |_: &str| Said::Nothing;
        let mut input = LineInput::new("› ".to_owned(), "", &read).required(true);
        let above = [
            Row::new(words.day_has_closed(&words.day(closed.date), closed.since), Look::BOLD),
            Row::default(),
            Row::new(words.why_changed(), Look::BOLD.hued(Hue::Cyan)),
        ];
        match asker.line(&above, KeyHelp::OnlyLine, &mut input, words.why_needed(), &mut |_| {}).ok()? {
            Answer::Given(reason) => Some(reason),
            Answer::Back | Answer::Quit => None,
        }
    }
}
