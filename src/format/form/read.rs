//! Reading a form back, whatever has become of it in the editor.

use super::Form;
use crate::format::diagnostics::{Expected, Problem};
use crate::format::fields;
use crate::format::keys::Key;
use crate::format::lines;
use crate::format::parse::{ParsedDay, parse_day};
use crate::format::rules::Rules;
use chrono::NaiveDate;

/// Reads a form. Never fails: where the headings are gone, the first line is the title and all else the text.
///
/// Lines of the form that were left empty are no fields. A second heading of level 2 belongs to the text.
pub fn read_form(text: &str, rules: &Rules) -> Form {
    let text = lines::to_lf(text);
    let mut rest = behind_blank(&text);
    let mut form = Form::default();
    if let Some(line) = first_line(rest).strip_prefix("# ") {
        form.date = line.trim().trim_end_matches('#').trim_end().to_owned();
        rest = behind_blank(behind_line(rest));
    }
    let line = first_line(rest);
    if !is_item(line) {
        form.heading = line.trim_start_matches('#').trim().to_owned();
        rest = behind_line(rest);
    }
    read_below(&mut form, rest, rules);
    form
}

/// Reads what stands below the heading, as a day's file would have it read.
fn read_below(form: &mut Form, rest: &str, rules: &Rules) {
    let source = format!("## -\n\n{}", without_empty_lines(behind_blank(rest), rules));
    let ParsedDay { layout, diagnostics, .. } = parse_day(NaiveDate::MIN, &source, rules);
    let Some(block) = layout.entry(0) else { return };
    for field in &block.fields {
        let (key, value) = (&source[field.key.clone()], source[field.value.clone()].to_owned());
        match Key::read(key).filter(|_| !rules.own_fields.takes(key)) {
            // A `private` without a value would hold the entry back.
            _ if value.is_empty() => {}
            Some(known) => form.known.push((known, value)),
            None => form.own.push((key.to_owned(), value)),
        }
    }
    let in_list = layout.tasks.iter().filter(|task| block.field_list.contains(&task.line.start));
    let task = |mark: &str, content: &str| format!("[{mark}] {content}");
    form.tasks = in_list.map(|found| task(&source[found.mark.clone()], &source[found.content.clone()])).collect();
    let behind = block.body_mark.as_ref().map_or(block.field_list.end.max(block.heading.line.end), |mark| mark.end);
    form.body = source[behind..].trim_matches('\n').trim_end().to_owned();
    form.odd = diagnostics.into_iter().filter(|odd| is_slip(&odd.problem)).collect();
}

/// Tells whether an oddity is likely a slip of whoever filled in the form. What is left open in the text is closed, and said; a date in words
/// is for whoever knows what day it is.
fn is_slip(problem: &Problem) -> bool {
    if let Problem::NotUnderstood { expected, .. } = problem {
        return *expected != Expected::Date;
    }
    matches!(
        problem,
        Problem::NoSuchTime { .. }
            | Problem::MisspeltKey { .. }
            | Problem::RepeatedKey { .. }
            | Problem::MalformedId { .. }
            | Problem::SecondFieldList { .. }
    )
}

/// Drops the fields and boxes that were left empty: an empty box would end the list.
fn without_empty_lines(text: &str, rules: &Rules) -> String {
    let is_offered = |key: &str| Key::read(key).is_some() || rules.own_fields.declares(key);
    let is_empty = |line: &str| {
        let is_box = matches!(line.trim().strip_prefix(['-', '*', '+']).map(str::trim), Some("[ ]" | "[]"));
        let field = fields::field_line(line);
        is_box || field.is_some_and(|field| field.value.is_empty() && is_offered(&line[field.key]))
    };
    let mut in_list = true;
    let kept = text.split_inclusive('\n').filter(|line| {
        in_list &= is_item(line) || line.trim().is_empty();
        !(in_list && is_empty(line.trim_end_matches('\n')))
    });
    kept.collect()
}

fn is_item(line: &str) -> bool {
    line.trim_start().starts_with(['-', '*', '+']) && line.trim_start()[1..].starts_with(|c: char| c.is_whitespace())
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

fn behind_line(text: &str) -> &str {
    text.split_once('\n').map_or("", |(_, behind)| behind)
}

fn behind_blank(text: &str) -> &str {
    let blank: usize = text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    &text[blank..]
}
