//! What an entry was and what it is, for a terminal.

use super::entry;
use super::style::{Hue, Look, Style};
use super::words::Words;
use crate::app::amend::{Amended, Aspect, Shift};
use crate::text;

/// How many lines of a longer text are shown on either side.
const MOST_LINES: usize = 8;

/// Writes the entry's line, and below it each part that is another: what it said, and what it says.
pub fn changes(amended: &Amended, words: &dyn Words, style: Style) -> String {
    let found = &amended.after;
    let day = style.paint(&words.day(found.date), Look::BOLD);
    let time = found.times.map_or_else(String::new, |span| format!(" {}", entry::times(span)));
    let title = text::clean(&found.title);
    let mut page = format!("{day}{}  {title}\n", style.paint(&time, Look::BOLD));
    let names: Vec<String> = amended.shifts.iter().map(|shift| words.aspect(&shift.aspect)).collect();
    let column = names.iter().map(|name| text::width(name)).max().unwrap_or_default() + 2;
    for (shift, name) in amended.shifts.iter().zip(&names) {
        let name = style.paint(&text::pad(name, column), Look::FAINT);
        if shift.aspect == Aspect::Body || shift.before.contains('\n') || shift.after.contains('\n') {
            page.push_str(&format!("  {}\n{}", name.trim_end(), lines(shift, style)));
        } else {
            page.push_str(&format!("  {name}{}\n", one_line(shift, words, style)));
        }
    }
    page
}

fn one_line(shift: &Shift, words: &dyn Words, style: Style) -> String {
    // A span is shown as everywhere, with a dash.
    let dashed = |said: &str| if shift.aspect == Aspect::Times { said.replace('-', "–") } else { said.to_owned() };
    let shown = |said: String, hue: Hue| match said.as_str() {
        "" => style.paint(words.nothing_said(), Look::FAINT),
        said => style.paint(&text::clean(said), Look::PLAIN.hued(hue)),
    };
    format!("{} → {}", shown(dashed(&shift.before), Hue::Red), shown(dashed(&shift.after), Hue::Green))
}

/// Writes the lines that are gone and those that have come, without the ones around them that are the same.
fn lines(shift: &Shift, style: Style) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (shift.before.lines().collect(), shift.after.lines().collect());
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| old == new).count();
    let side = |lines: &[&str], mark: char, hue: Hue| {
        let shown = lines.iter().take(MOST_LINES).map(|line| text::clean(line).into_owned());
        let more = (lines.len() > MOST_LINES).then(|| "…".to_owned());
        let paint =
            |line: String| format!("    {}\n", style.paint(format!("{mark} {line}").trim_end(), Look::PLAIN.hued(hue)));
        shown.chain(more).map(paint).collect::<String>()
    };
    let gone = side(&old[head..old.len() - tail], '-', Hue::Red);
    gone + &side(&new[head..new.len() - tail], '+', Hue::Green)
}
