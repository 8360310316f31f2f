//! Putting an entry's own lines, as a person has changed them, in the place of the old ones.

use super::body;
use super::outcome::{Difference, EditError, Edited, Note, Part, TextProblem};
use super::place::push_line;
use super::style::Style;
use super::{remove, verify};
use crate::format::diagnostics::Diagnostic;
use crate::format::heading;
use crate::format::idmark::{self, Mark};
use crate::format::layout::BlockSpan;
use crate::format::lines;
use crate::format::parse::{ParsedDay, parse_day};
use crate::format::rules::Rules;
use crate::model::Id;
use chrono::NaiveDate;

/// Returns the lines of the entry with this ID as a person changes them: LF inside, without the ID and without blank lines at the end.
pub fn entry_lines(source: &str, date: NaiveDate, id: &Id, rules: &Rules) -> Result<String, EditError> {
    let parsed = parse_day(date, source, rules);
    let (_, block) = remove::find(&parsed, id)?;
    Ok(lines_of(source, block))
}

fn lines_of(source: &str, block: &BlockSpan) -> String {
    let heading = without_id(source, block);
    let rest = &source[block.heading.line.end..block.span.end];
    lines::to_lf(&format!("{heading}\n{rest}")).trim_end().to_owned()
}

/// Returns the heading's line without its ID and its ending.
fn without_id<'s>(source: &'s str, block: &BlockSpan) -> &'s str {
    let end = block.heading.id.as_ref().map_or(block.heading.line.end, |id| id.start);
    source[block.heading.line.start..end].trim_end()
}

/// Puts `text` in the place of the lines of the entry with this ID, which keeps it. Lines at both ends that are the same keep their bytes; headings
/// go down to level 3 and what is left open is closed, as in the text of a new entry.
///
/// Returns what is odd in the new lines, too: nothing of it stops the edit.
///
/// # Errors
///
/// As for [`change_entry`](super::change_entry), and [`EditError::Text`] for a heading that says nothing.
pub fn replace_entry(
    source: &str,
    date: NaiveDate,
    id: &Id,
    text: &str,
    rules: &Rules,
) -> Result<(Edited, Vec<Diagnostic>), EditError> {
    let before = parse_day(date, source, rules);
    let (index, block) = remove::find(&before, id)?;
    let style = Style::of(source, &before, rules);
    let text = lines::to_lf(text);
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let prepared = body::prepare(rest);
    let mut notes = prepared.notes;
    if block.heading.id.is_none() {
        notes.push(Note::IdWritten);
    }
    let gap = rest.split('\n').take_while(|line| lines::is_blank(line)).count();
    let mut new = vec![heading_line(source, block, first, id)?];
    if !prepared.text.is_empty() {
        new.extend(std::iter::repeat_n(String::new(), gap));
        new.extend(prepared.text.split('\n').map(str::to_owned));
    }
    let lines = set_in(source, block, &new, &style);
    let text = format!("{}{lines}{}", &source[..block.span.start], &source[block.span.end..]);
    if text == source {
        let (id, line) = (id.clone(), before.day.entries[index].line);
        return Ok((Edited { text, id, line, notes: Vec::new() }, Vec::new()));
    }
    let after = parse_day(date, &text, rules);
    verify::rest_is_same((&before, Some(index)), (&after, Some(index)))?;
    let read = after.day.entries.get(index).filter(|entry| entry.id == *id);
    let Some(read) = read else { return Err(verify::differs(&before, &after, Difference::Missing)) };
    let (id, line) = (read.id.clone(), read.line);
    let odd = odd_in(&after, index);
    Ok((Edited { text, id, line, notes }, odd))
}

/// Writes the heading's line with the ID; one that says what it said keeps its bytes.
fn heading_line(source: &str, block: &BlockSpan, typed: &str, id: &Id) -> Result<String, EditError> {
    let typed = typed.trim_end();
    if typed == without_id(source, block) && block.heading.id.is_some() {
        return Ok(source[block.heading.line.clone()].trim_end_matches(['\r', '\n']).to_owned());
    }
    let bare = match idmark::mark_at_end(typed) {
        Mark::Id(_, at) | Mark::Malformed(at) => typed[..at.start].trim_end(),
        Mark::None => typed,
    };
    let title = bare.trim_start().trim_start_matches('#').trim();
    let line = format!("## {title} {}", idmark::mark(id));
    let read = heading::parse(&line);
    if line[read.title].trim().is_empty() {
        return Err(EditError::Text { part: Part::Title, problem: TextProblem::Empty });
    }
    Ok(line)
}

/// Writes the new lines, with the blank ones that stood behind the old.
fn set_in(source: &str, block: &BlockSpan, new: &[String], style: &Style) -> String {
    let span = &source[block.span.clone()];
    let old = lines::split(span);
    let blank = old.iter().rev().take_while(|line| line.is_blank(span)).count();
    let kept = old.len() - blank.min(old.len() - 1);
    let same = |(line, new): &(&lines::Line, &String)| line.text(span) == new.as_str();
    let head = old[..kept].iter().zip(new).take_while(same).count();
    let tail = old[head..kept].iter().rev().zip(new[head..].iter().rev()).take_while(same).count();
    let bytes = |lines: &[lines::Line]| lines.iter().map(|line| span[line.full()].to_owned()).collect::<Vec<_>>();
    let middle = new[head..new.len() - tail].iter().map(|line| format!("{line}{}", style.ending));
    let mut all = bytes(&old[..head]);
    all.extend(middle);
    all.extend(bytes(&old[kept - tail..]));
    let is_open = !span.ends_with(['\n', '\r']);
    let mut text = String::with_capacity(span.len() + 64);
    let last = all.len() - 1;
    for (at, line) in all.iter().enumerate() {
        let bare = line.trim_end_matches(['\r', '\n']);
        match (at == last && is_open, bare.len() == line.len()) {
            (true, _) => push_line(&mut text, bare),
            (false, true) => push_line(&mut text, &format!("{line}{}", style.ending)),
            (false, false) => push_line(&mut text, line),
        }
    }
    text
}

fn odd_in(parsed: &ParsedDay, index: usize) -> Vec<Diagnostic> {
    let span = parsed.layout.entry(index).map(|block| block.span.clone()).unwrap_or_default();
    parsed.diagnostics.iter().filter(|odd| span.contains(&odd.span.start)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
    }

    const DAY: &str =
        "# x\r\n\r\n## 9:00  One <!-- k7q2m9xd -->\r\n\r\n*  project: a\r\n\r\nText\r\n\r\n\r\n## Two\r\n\r\nEnd";

    fn replace(id: &str, text: &str) -> Result<String, EditError> {
        let id = Id::parse(id).expect("an ID");
        replace_entry(DAY, date(), &id, text, &Rules::default()).map(|(edited, _)| edited.text)
    }

    #[test]
    fn only_changed_lines_change() {
        let id = Id::parse("k7q2m9xd").expect("an ID");
        let text = entry_lines(DAY, date(), &id, &Rules::default()).expect("lines");
        assert_eq!(text, "## 9:00  One\n\n*  project: a\n\nText");
        assert_eq!(replace("k7q2m9xd", &text).as_deref(), Ok(DAY));
        let changed = replace("k7q2m9xd", &text.replace("Text", "Text\nmore"));
        assert_eq!(changed, Ok(DAY.replace("Text\r\n", "Text\r\nmore\r\n")));
        let shorter = replace("k7q2m9xd", "## 9:00  One");
        assert_eq!(shorter, Ok(DAY.replace("\r\n*  project: a\r\n\r\nText\r\n\r\n\r\n", "\r\n\r\n")));
    }

    #[test]
    fn the_heading_is_made_whole() {
        for typed in ["## 10:00 New", "10:00 New", "# 10:00 New <!--k7q2m9xd-->", "### 10:00 New"] {
            let text = replace("k7q2m9xd", typed).expect("an edit");
            assert!(text.contains("## 10:00 New <!--k7q2m9xd-->\r\n"), "{typed}: {text}");
        }
        assert!(matches!(replace("k7q2m9xd", "## 9:00\n\ntext"), Err(EditError::Text { .. })));
    }

    #[test]
    fn the_last_entry_keeps_its_open_end() {
        let parsed = parse_day(date(), DAY, &Rules::default());
        let id = parsed.day.entries[1].id.clone();
        let (edited, _) =
            replace_entry(DAY, date(), &id, "## Two\n\nEnd\n\n## More\n", &Rules::default()).expect("an edit");
        let expected = DAY.replace("## Two", &format!("## Two <!--{id}-->")) + "\r\n\r\n### More";
        assert_eq!(edited.text, expected);
        assert!(edited.notes.contains(&Note::HeadingsShifted { by: 1 }));
    }

    proptest! {
        #[test]
        fn no_other_entry_ever_changes(text in "(## |- |\\[ \\] |```|<!--|[a-z: #>-]{0,6}|\n){0,12}") {
            let id = Id::parse("k7q2m9xd").expect("an ID");
            if let Ok((edited, _)) = replace_entry(DAY, date(), &id, &text, &Rules::default()) {
                prop_assert!(edited.text.starts_with("# x\r\n\r\n") && edited.text.ends_with("## Two\r\n\r\nEnd"));
                let day = parse_day(date(), &edited.text, &Rules::default()).day;
                prop_assert_eq!(day.entries.len(), 2);
                prop_assert_eq!(&day.entries[0].id, &id);
            }
        }
    }
}
