//! What of a day is another beside its entries.

use super::compare::ReadDay;
use crate::format::ParsedDay;
use crate::model::Day;

/// A part of a day beside its entries.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// A field of the day's own.
    Own(String),
    /// What stands before the first heading.
    Lead,
    /// The plan.
    Plan,
    /// The plan for the next working day.
    PlanForTomorrow,
    /// The summary.
    Summary,
}

/// A part of a day that is another, with its texts before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayShift {
    /// Which part.
    pub part: DayPart,
    /// What it said; empty for nothing.
    pub before: String,
    /// What it says.
    pub after: String,
}

/// Lists what of a day is another beside its entries.
pub(super) fn day_shifts(day: &ReadDay<'_>) -> Vec<DayShift> {
    let parts_of = |side: &Option<ParsedDay>| side.as_ref().map(|side| parts(&side.day)).unwrap_or_default();
    let (old, new) = (parts_of(&day.before), parts_of(&day.after));
    let mut names: Vec<&DayPart> = old.iter().map(|(part, _)| part).collect();
    names.extend(new.iter().map(|(part, _)| part).filter(|part| !old.iter().any(|(other, _)| other == *part)));
    let text = |parts: &[(DayPart, String)], wanted: &DayPart| -> String {
        let of = parts.iter().filter(|(part, _)| part == wanted).map(|(_, text)| text.as_str());
        of.collect::<Vec<_>>().join("\n")
    };
    let mut shifts: Vec<DayShift> = Vec::new();
    for part in names {
        let shift = DayShift { part: part.clone(), before: text(&old, part), after: text(&new, part) };
        if shift.before != shift.after && !shifts.contains(&shift) {
            shifts.push(shift);
        }
    }
    shifts
}

fn parts(day: &Day) -> Vec<(DayPart, String)> {
    let own = day.fields.iter().map(|(key, value)| (DayPart::Own(key.clone()), value.clone()));
    let sections = [
        (DayPart::Plan, &day.plans),
        (DayPart::PlanForTomorrow, &day.plans_for_tomorrow),
        (DayPart::Summary, &day.summaries),
    ];
    let lead = day.lead.iter().map(|lead| (DayPart::Lead, lead.text.clone()));
    let sections =
        sections.into_iter().flat_map(|(part, of)| of.iter().map(move |section| (part.clone(), section.text.clone())));
    own.chain(lead).chain(sections).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::trail::DayText;
    use crate::format::Rules;
    use chrono::NaiveDate;

    #[test]
    fn day_tells_what_is_none_of_its_entries() {
        let old = "# d\n\n- leave: none\n\n## Plan\n\n- [ ] call\n";
        let new = "# d\n\n- leave: sick\n\n## Plan\n\n- [x] call\n\n## Summary\n\nGood.\n\n## One\n";
        let date = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let day = DayText { date, before: Some(old.to_owned()), after: Some(new.to_owned()) };
        let day = ReadDay::of(&day, &Rules::default());
        let parts: Vec<DayPart> = day_shifts(&day).into_iter().map(|shift| shift.part).collect();
        assert_eq!(parts, [DayPart::Own("leave".into()), DayPart::Plan, DayPart::Summary]);
    }
}
