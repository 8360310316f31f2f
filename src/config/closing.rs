//! `[closing]` in `wlog.toml`: when a day closes, and what a change costs from then on.

use super::book::{BookSettings, Reasons, time};
use super::reader::Reader;
use chrono::{Weekday, WeekdaySet};
use toml_edit::TableLike;

/// An example of a weekend.
const WEEKEND: &str = "[\"sat\", \"sun\"]";
/// The words for whether a reason is needed.
const REASONS: [&str; 2] = ["required", "optional"];

impl Reader<'_> {
    /// Reads when a day closes.
    pub(super) fn closing(&mut self, table: &dyn TableLike, settings: &mut BookSettings) {
        let Some(closing) = self.table(table, "closing") else { return };
        self.unknown_keys(closing, "closing.", &["at", "weekend", "reason"]);
        self.value(closing, "at", "\"12:00\"", |item| time(item.as_str()?), |at| settings.closing.at = at);
        if let Some(days) = self.list(closing, "weekend", WEEKEND) {
            let mut weekend = WeekdaySet::EMPTY;
            for day in days {
                match day.as_str().and_then(weekday) {
                    Some(day) => drop(weekend.insert(day)),
                    None => self.refuse("weekend", day.span(), WEEKEND),
                }
            }
            settings.closing.weekend = weekend;
        }
        if let Some(reason) = closing.get("reason").and_then(|item| item.as_value()) {
            let read = |word: &str| match word {
                "required" => Some(Reasons::Required),
                "optional" => Some(Reasons::Optional),
                _ => None,
            };
            settings.reasons = self.word("reason", reason, &REASONS, read).unwrap_or_default();
        }
    }
}

/// Reads a day of the week: `sat`, `Saturday`, 周六, 星期六.
fn weekday(text: &str) -> Option<Weekday> {
    let text = text.trim();
    let chinese = ["周", "星期"].iter().find_map(|prefix| text.strip_prefix(prefix));
    match chinese {
        Some(day) => {
            let at = ["一", "二", "三", "四", "五", "六", "日"].iter().position(|name| *name == day)?;
            Weekday::try_from(u8::try_from(at).ok()?).ok()
        }
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::SettingsProblem;
    use super::*;
    use crate::calendar::Closing;

    #[test]
    fn closing_is_read() {
        let text = "[closing]\nat = \"18:30\"\nweekend = [\"Friday\", \"周六\", \"sun\"]\nreason = \"optional\"\n";
        let (settings, problems) = BookSettings::read(text);
        assert_eq!(problems, []);
        assert_eq!(settings.closing.at.to_string(), "18:30:00");
        assert_eq!(settings.closing.weekend, WeekdaySet::from_array([Weekday::Fri, Weekday::Sat, Weekday::Sun]));
        assert_eq!(settings.reasons, Reasons::Optional);
        let (settings, problems) = BookSettings::read("format = 1\n");
        assert_eq!((settings.closing, settings.reasons, problems), (Closing::default(), Reasons::Required, Vec::new()));
    }

    #[test]
    fn what_is_not_understood_is_said_and_the_usual_counts() {
        let text = "[closing]\nat = \"noon\"\nweekend = [\"sat\", \"someday\"]\nreason = \"never\"\nwhen = 1\n";
        let (settings, problems) = BookSettings::read(text);
        assert_eq!((settings.closing.at, settings.reasons), (Closing::default().at, Reasons::Required));
        let lines: Vec<usize> = problems
            .iter()
            .map(|problem| match problem {
                SettingsProblem::UnknownKey { line, .. }
                | SettingsProblem::BadValue { line, .. }
                | SettingsProblem::UnknownWord { line, .. } => *line,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(lines, [5, 2, 3, 4]);
    }
}
