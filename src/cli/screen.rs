//! Where output goes: its width, whether it takes colour and links, and the pager for long texts.

use super::args::When;
use crate::config::{ColourWish, Environment};
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

/// The width that is assumed where there is no terminal to ask.
const PLAIN_WIDTH: usize = 80;
/// Narrower than this nothing is laid out: what is said would fall apart.
const NARROWEST: usize = 30;
/// The pager that git uses when nobody chose another.
const USUAL_PAGER: &str = "less";

/// What is known about the output.
#[derive(Debug, Clone)]
pub struct Screen {
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// The columns to lay text out in.
    pub width: usize,
    /// Whether to colour standard output.
    pub colour: bool,
    /// Whether to colour standard error.
    pub colour_on_stderr: bool,
    /// The columns in which to lay out what is said on standard error; `None` where that is no terminal.
    pub columns_on_stderr: Option<usize>,
    /// Whether to write links that a terminal can open.
    pub links: bool,
    rows: usize,
    pager: Option<Pager>,
}

/// The program that shows long texts.
#[derive(Debug, Clone)]
struct Pager {
    command: String,
    /// Whether the user has said nothing about `less`, so that git's own settings for it serve.
    plain_less: bool,
}

impl Screen {
    /// Asks the terminal, the environment and the command line.
    pub fn of_process(environment: &Environment, wish: Option<When>) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let size = terminal_size::terminal_size().filter(|_| is_terminal);
        let columns = environment.get("COLUMNS").and_then(|text| text.parse().ok()).filter(|width| *width >= 20);
        let dumb = environment.get("TERM") == Some("dumb");
        let colour_where = |is_terminal: bool| match (wish, environment.colour()) {
            (Some(When::Always), _) => true,
            (Some(When::Never), _) | (_, ColourWish::Never) => false,
            (_, ColourWish::Always) => true,
            (_, ColourWish::Auto) => is_terminal && !dumb,
        };
        let colour = colour_where(is_terminal);
        let chosen = ["WLOG_PAGER", "PAGER"].into_iter().find_map(|name| environment.get(name));
        Screen {
            is_terminal,
            width: size.map(|(width, _)| usize::from(width.0)).or(columns).unwrap_or(PLAIN_WIDTH).max(20),
            colour,
            colour_on_stderr: colour_where(io::stderr().is_terminal()),
            columns_on_stderr: columns_of_stderr(),
            links: colour && is_terminal && environment.knows_links(),
            rows: size.map_or(usize::MAX, |(_, height)| usize::from(height.0)),
            pager: Some(chosen.unwrap_or(USUAL_PAGER))
                .filter(|command| *command != "cat")
                .map(|command| Pager { command: command.to_owned(), plain_less: environment.get("LESS").is_none() }),
        }
    }

    /// Prints a text on standard output; through the pager where it is longer than the terminal.
    ///
    /// A reader that has gone away (`wlog list | head`) is no error.
    pub fn print(&self, text: &str) -> io::Result<()> {
        let is_long = self.is_terminal && text.lines().count() >= self.rows;
        if let (true, Some(pager)) = (is_long, &self.pager)
            && let Ok(()) = page(pager, text)
        {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        forgive_gone_reader(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }
}

/// Asks the terminal that standard error is, if it is one. The last column stays free, since terminals differ in what they do there.
fn columns_of_stderr() -> Option<usize> {
    let size = terminal_size::terminal_size_of(io::stderr()).filter(|_| io::stderr().is_terminal());
    size.map(|(width, _)| usize::from(width.0).saturating_sub(1).max(NARROWEST))
}

fn forgive_gone_reader(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

impl Pager {
    /// Tells whether links pass through: less hands them on, others may show them as they are written.
    fn takes_links(&self) -> bool {
        let program = self.command.split_whitespace().next().unwrap_or_default();
        program.rsplit('/').next() == Some(USUAL_PAGER)
    }
}

/// Takes the links (OSC 8 sequences) out of a text; what they stand on stays.
fn without_links(text: &str) -> Cow<'_, str> {
    const BEGIN: &str = "\u{1b}]8;;";
    const END: &str = "\u{1b}\\";
    let mut parts = text.split(BEGIN);
    let Some(first) = parts.next().filter(|first| first.len() < text.len()) else { return Cow::Borrowed(text) };
    let rest = parts.map(|part| part.split_once(END).map_or(part, |(_, rest)| rest));
    Cow::Owned(std::iter::once(first).chain(rest).collect())
}

/// Feeds a text to the pager, as git does: through the shell, so that options may stand in the variable.
fn page(pager: &Pager, text: &str) -> io::Result<()> {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut command = Command::new(shell);
    let text = if pager.takes_links() { Cow::Borrowed(text) } else { without_links(text) };
    command.args([flag, &pager.command]).env("LESSCHARSET", "utf-8").stdin(Stdio::piped());
    if pager.plain_less {
        command.env("LESS", "FRX");
    }
    let mut child = command.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // A pager that is left early closes its end; that is the user's choice.
        forgive_gone_reader(input.write_all(text.as_bytes()))?;
    }
    let status = child.wait()?;
    // The shell's own "not found": the text has not been shown.
    if status.code() == Some(127) { Err(io::ErrorKind::NotFound.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::style::Style;

    #[test]
    fn links_are_taken_out_and_what_they_stand_on_stays() {
        let style = Style { colour: true, links: true };
        let text = format!("a {} b {}\n", style.link("x", "file://h/x"), style.link("y", "file://h/y"));
        assert_eq!(without_links(&text), "a x b y\n");
        assert_eq!(without_links("plain"), "plain");
    }
}
