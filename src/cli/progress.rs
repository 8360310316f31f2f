//! How far the search index is, in one line of the terminal that goes away when it is done.

use super::output::Output;
use crate::app::Progress;
use crate::config::Environment;
use crate::render::words::Words;
use crate::text;
use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// What is done sooner needs no word.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is drawn.
const PACE: Duration = Duration::from_millis(100);
/// The columns of the bar, where there is room for it.
const BAR: usize = 20;
/// The width that is assumed of a terminal that does not tell its own.
const USUAL_WIDTH: usize = 80;

/// Shows progress on standard error where that is a terminal that can take a line back; `indicatif` would draw no better, and
/// know neither language.
pub fn on_screen(output: &Output, environment: &Environment) -> Progress {
    if !io::stderr().is_terminal() || environment.get("TERM") == Some("dumb") {
        return Progress::default();
    }
    let line = Line { words: output.words(), state: Mutex::default() };
    Progress::new(move |done, all| line.tell(done, all))
}

struct Line {
    words: &'static dyn Words,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    begun: Option<Instant>,
    drawn: Option<Instant>,
}

impl Line {
    fn tell(&self, done: usize, all: usize) {
        let is_over = done >= all;
        // A thread that comes while another draws has nothing to add, unless it is the last.
        let state = if is_over { self.state.lock().ok() } else { self.state.try_lock().ok() };
        let Some(mut state) = state else { return };
        if is_over {
            if state.drawn.is_some() {
                put("\r\u{1b}[K");
            }
            *state = State::default();
            return;
        }
        let now = Instant::now();
        let begun = *state.begun.get_or_insert(now);
        let is_due = state.drawn.is_none_or(|drawn| now.duration_since(drawn) >= PACE);
        if now.duration_since(begun) >= PATIENCE && is_due {
            put(&format!("\r{}\u{1b}[K", drawing(self.words, done, all, width())));
            state.drawn = Some(now);
        }
    }
}

/// Draws the line so that it never reaches the last column, where some terminals would break it.
fn drawing(words: &dyn Words, done: usize, all: usize, width: usize) -> String {
    let said = words.indexing(done, all);
    let room = width.saturating_sub(1);
    let full = BAR * done / all.max(1);
    let bar = format!("{}{}", "█".repeat(full), "░".repeat(BAR - full));
    if text::width(&said) + 2 + BAR <= room {
        return format!("{said}  {bar}");
    }
    text::truncate(&said, room).into_owned()
}

fn width() -> usize {
    let size = terminal_size::terminal_size_of(io::stderr());
    size.map_or(USUAL_WIDTH, |(terminal_size::Width(columns), _)| usize::from(columns))
}

/// Writes to standard error; there is nowhere to complain when that fails.
fn put(text: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::render::words::words;

    #[test]
    fn the_line_fits_any_terminal() {
        for language in [Language::English, Language::Chinese] {
            for width in [20, 40, 60, 80] {
                let line = drawing(words(language), 1_234, 36_500, width);
                assert!(text::width(&line) < width, "{line}");
                assert!(width < 80 || line.contains('░'), "{line}");
            }
        }
    }
}
