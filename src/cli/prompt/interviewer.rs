//! Puts the questions of an interview on the terminal.

use super::asker::Asker;
use super::details::{Called, NameDetails, all_answered, answer, answered, label, name};
use super::line::{LineInput, Said};
use super::menu::Menu;
use super::picker::Picker;
use super::rows::Row;
use super::terminal::Terminal;
use crate::app::Error;
use crate::app::add::Preview;
use crate::app::interview::{
    Answer, Beginning, Choice, Decision, Draft, Interviewer, Keep, LineQuestion, Offer, PickQuestion, Picked, Reading,
    Topic,
};
use crate::render::entry;
use crate::render::message::Message;
use crate::render::style::{Hue, Look, Style};
use crate::render::words::{ErrorWords, KeyHelp, Words};
use chrono::NaiveDate;
use std::io;

/// Lets a text of several lines be written in the user's editor.
pub type WriteBody<'a> = &'a mut dyn FnMut(&str) -> Result<String, Error>;

/// A terminal that interviews.
pub struct TerminalInterviewer<'a> {
    asker: Asker<'a>,
    words: &'a dyn Words,
    /// The wordings of the book, for what would stand in it.
    book: &'a dyn Words,
    today: NaiveDate,
    called: Called<'a>,
    write_body: WriteBody<'a>,
}

impl<'a> TerminalInterviewer<'a> {
    /// Interviews on a terminal, in the words of a language.
    pub fn new(
        terminal: Terminal,
        words: &'a dyn Words,
        book: &'a dyn Words,
        today: NaiveDate,
        called: Called<'a>,
        write_body: WriteBody<'a>,
    ) -> Self {
        TerminalInterviewer { asker: Asker::new(terminal, words), words, book, today, called, write_body }
    }

    fn heading(&self) -> Row {
        Row::new(self.words.day(self.today), Look::BOLD)
    }

    /// Lists what can be added, each with what it stands at.
    fn more(
        &mut self,
        above: &[Row],
        so_far: &Draft,
        preview: &Result<Preview, Error>,
        further: &[Topic],
    ) -> io::Result<Answer<Decision>> {
        let item = |topic: &Topic| (name(*topic, so_far, self.words).to_owned(), self.value(*topic, so_far, preview));
        let mut items: Vec<(String, String)> = further.iter().map(item).collect();
        items.push((self.words.private_switch().to_owned(), self.words.yes_or_no(so_far.private).to_owned()));
        Ok(match self.asker.choose(above, Menu::new(items))? {
            Answer::Given(row) => {
                Answer::Given(further.get(row).map_or(Decision::TogglePrivate, |topic| Decision::More(*topic)))
            }
            Answer::Back => Answer::Back,
            Answer::Quit => Answer::Quit,
        })
    }

    /// Writes what a topic stands at; what was not said is what the entry would get.
    fn value(&self, topic: Topic, so_far: &Draft, preview: &Result<Preview, Error>) -> String {
        let entry = preview.as_ref().ok().map(|preview| &preview.entry);
        match topic {
            Topic::Time => entry.and_then(|entry| entry.times).map(entry::times).unwrap_or_default(),
            Topic::Date => self.words.day(entry.map_or(self.today, |entry| entry.date)),
            Topic::Projects => entry.map(|entry| self.words.joined(&entry.links.projects)).unwrap_or_default(),
            topic => answer(topic, so_far, self.words),
        }
    }

    /// Shows the entry as it would be written, or why it cannot be.
    fn shown(&self, preview: &Result<Preview, Error>) -> Vec<Row> {
        let mut rows = vec![];
        match preview {
            Ok(preview) => {
                for (number, line) in entry::preview(preview, self.words, Style::default()).lines().enumerate() {
                    let (indent, look) = if number == 0 { ("", Look::BOLD) } else { ("  ", Look::PLAIN) };
                    rows.extend(self.asker.wrapped(line.trim_start(), indent, look));
                }
                for card in &preview.new_cards {
                    let new = self.words.new_name(Some(&(self.called)(card.kind)), &card.name);
                    rows.extend(self.asker.wrapped(&new, "  ", Look::PLAIN.hued(Hue::Yellow)));
                }
            }
            Err(error) => return self.refused(error),
        }
        rows.push(Row::default());
        rows
    }

    /// Says why something cannot be done, and what to do.
    fn refused(&self, error: &Error) -> Vec<Row> {
        let Message { error, hints } = ErrorWords::error(self.words, error);
        let mut rows = self.asker.wrapped(&error, "", Look::BOLD.hued(Hue::Red));
        hints.iter().for_each(|hint| rows.extend(self.asker.wrapped(hint, "  ", Look::PLAIN)));
        rows.push(Row::default());
        rows
    }

    fn worded_offer(&self, offer: &Offer) -> String {
        match offer {
            Offer::Text(text) => text.clone(),
            Offer::Met(kind, names) => self.book.met(kind.as_deref(), names),
        }
    }
}

/// Words what a typed text is understood as.
fn said(words: &dyn Words, reading: Result<Reading, Error>) -> Said {
    match reading {
        Ok(Reading::Plain) => Said::Nothing,
        Ok(Reading::Day(day)) => Said::Meaning(words.day(day)),
        Err(error) => {
            let Message { error, hints } = ErrorWords::error(words, &error);
            Said::Refused(std::iter::once(error).chain(hints).collect())
        }
    }
}

impl Interviewer for TerminalInterviewer<'_> {
    fn resume(&mut self, left: &Draft) -> io::Result<Answer<Beginning>> {
        let when = left.begun.map_or_else(String::new, |begun| self.words.day_and_time(begun));
        let mut above = vec![Row::new(self.words.left_unfinished(&when), Look::BOLD)];
        above.extend(all_answered(left, self.words));
        if !left.typed.is_empty() {
            above.push(Row::new(&left.typed, Look::PLAIN));
        }
        above.push(Row::default());
        let items = [self.words.go_on(), self.words.begin_anew()].map(|item| (item.to_owned(), String::new()));
        Ok(match self.asker.choose(&above, Menu::new(items.to_vec()))? {
            Answer::Given(0) => Answer::Given(Beginning::Continue),
            Answer::Given(_) => Answer::Given(Beginning::Anew),
            Answer::Back => Answer::Back,
            Answer::Quit => Answer::Quit,
        })
    }

    fn pick(
        &mut self,
        so_far: &Draft,
        question: &PickQuestion<'_>,
        picked: Picked,
        keep: Keep<'_, Picked>,
    ) -> io::Result<Answer<Vec<Choice>>> {
        let topic = question.topic;
        let mut above = vec![self.heading()];
        above.extend(answered(so_far, question.before, self.words));
        if let Topic::Employer(place) = topic
            && let Some(contact) = so_far.who.get(place)
        {
            above.push(Row::new(self.words.employer_of(&contact.name), Look::BOLD));
        }
        let details = NameDetails { words: self.words, called: self.called, org_of: question.org_of };
        let help = if question.several { KeyHelp::PickSeveral } else { KeyHelp::PickOne };
        let mut picker =
            Picker::new(label(topic, so_far, self.words), question.options, question.creates, question.several, picked)
                .placeholder(question.wording.unwrap_or(self.words.nothing_chosen(topic)))
                .offering(question.offer.clone());
        let rows = self.asker.rows_left(above.len());
        let view = |picker: &Picker<'_>, columns| picker.view(columns, rows, &details);
        self.asker.ask(
            &above,
            |_| help,
            &mut picker,
            view,
            |picker, key| {
                let pressed = picker.press(key);
                keep(&picker.picked());
                pressed
            },
        )
    }

    fn line(
        &mut self,
        so_far: &Draft,
        question: &LineQuestion<'_>,
        text: &str,
        keep: Keep<'_, String>,
    ) -> io::Result<Answer<String>> {
        let topic = question.topic;
        let mut above = vec![self.heading()];
        above.extend(answered(so_far, question.before, self.words));
        let words = self.words;
        let offer = question.offer.as_ref().map(|offer| self.worded_offer(offer));
        let help = if offer.is_some() { KeyHelp::Offer } else { KeyHelp::Line };
        let read = |text: &str| said(words, (question.read)(text));
        let mut input = LineInput::new(label(topic, so_far, words), text, &read)
            .offering(offer)
            .placeholder(question.wording.unwrap_or(words.nothing_chosen(topic)))
            .required(!question.may_be_empty);
        self.asker.line(&above, help, &mut input, words.title_needed(), &mut |text| keep(&text.to_owned()))
    }

    fn body(&mut self, so_far: &Draft) -> io::Result<Answer<String>> {
        let write = &mut self.write_body;
        match self.asker.lend(|| write(&so_far.body))? {
            Ok(body) => Ok(Answer::Given(body)),
            Err(error) => {
                let above = self.refused(&error);
                self.asker.choose(&above, Menu::new(vec![(self.words.go_back().to_owned(), String::new())]))?;
                Ok(Answer::Back)
            }
        }
    }

    fn review(
        &mut self,
        so_far: &Draft,
        preview: &Result<Preview, Error>,
        further: &[Topic],
    ) -> io::Result<Answer<Decision>> {
        let above = self.shown(preview);
        let words = self.words;
        let decisions = |row: usize| match (preview.is_ok(), row) {
            (true, 0) => Some(Decision::Save),
            (true, 1) => Some(Decision::SaveAndAnother),
            _ => None,
        };
        let saves: &[&str] = if preview.is_ok() { &[words.save(), words.save_and_another()] } else { &[] };
        let others = [words.more(), words.go_back()];
        let items: Vec<_> = saves.iter().chain(&others).map(|item| ((*item).to_owned(), String::new())).collect();
        loop {
            // An entry that cannot be written is gone back to.
            let first = if preview.is_ok() { 0 } else { items.len() - 1 };
            let row = match self.asker.choose(&above, Menu::new(items.clone()).at(first))? {
                Answer::Given(row) => row,
                Answer::Back => return Ok(Answer::Back),
                Answer::Quit => return Ok(Answer::Quit),
            };
            if let Some(decision) = decisions(row) {
                return Ok(Answer::Given(decision));
            }
            if row + 1 == items.len() {
                return Ok(Answer::Back);
            }
            match self.more(&above, so_far, preview, further)? {
                Answer::Back => {}
                answer => return Ok(answer),
            }
        }
    }
}
