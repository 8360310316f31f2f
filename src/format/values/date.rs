//! Dates in attributes: written whole, or without the year.

use chrono::{Datelike, NaiveDate};

/// Which way a date without a year lies from the day of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Lean {
    /// The next such day, the file's own included: `due`, `done`, `carried`.
    Forward,
    /// The last such day, the file's own included: `from`.
    Backward,
}

/// Reads `2026-11-24`, `2026/11/24`, `2026.11.24`, `2026年11月24日`, and without a year `11-24`, `11/24`, `11月24日`.
pub(in crate::format) fn read_date(text: &str, today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
    let parts = parts(text)?;
    match *parts.as_slice() {
        [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        [month, day] => nearest(today, lean, month, day),
        _ => None,
    }
}

fn parts(text: &str) -> Option<Vec<u32>> {
    let body = text.strip_suffix(['日', '号']).unwrap_or(text);
    let chinese = text.contains('月');
    let pieces: Vec<&str> = if chinese {
        body.split(['年', '月']).collect()
    } else {
        let sign = body.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
        body.split(sign).collect()
    };
    // `1.5` is a number; only with a year do dots make a date.
    if body.contains('.') && pieces.len() != 3 {
        return None;
    }
    let fits = |(at, piece): (usize, &&str)| {
        let is_year = pieces.len() == 3 && at == 0;
        let len = if is_year { 4..=4 } else { 1..=2 };
        len.contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit())
    };
    pieces.iter().enumerate().all(fits).then(|| pieces.iter().filter_map(|piece| piece.parse().ok()).collect())
}

/// Eight years hold a 29 February whatever the century does.
fn nearest(today: NaiveDate, lean: Lean, month: u32, day: u32) -> Option<NaiveDate> {
    (0..=8).find_map(|years| match lean {
        Lean::Forward => NaiveDate::from_ymd_opt(today.year() + years, month, day).filter(|date| *date >= today),
        Lean::Backward => NaiveDate::from_ymd_opt(today.year() - years, month, day).filter(|date| *date <= today),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_attributes() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let cases = [
            ("2026-11-24", Lean::Forward, "2026-11-24"),
            ("2026/1/4", Lean::Forward, "2026-01-04"),
            ("2026.11.24", Lean::Forward, "2026-11-24"),
            ("2026年11月24日", Lean::Forward, "2026-11-24"),
            ("11-24", Lean::Forward, "2026-11-24"),
            ("11-21", Lean::Forward, "2026-11-21"),
            ("1-4", Lean::Forward, "2027-01-04"),
            ("11月24日", Lean::Forward, "2026-11-24"),
            ("11月24号", Lean::Backward, "2025-11-24"),
            ("11/20", Lean::Backward, "2026-11-20"),
            ("2-29", Lean::Forward, "2028-02-29"),
        ];
        for (text, lean, expected) in cases {
            assert_eq!(read_date(text, today, lean).map(|d| d.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "tomorrow", "2026-13-01", "2026-02-30", "1.5", "26-11-24", "11-24-2026", "年月日"] {
            assert_eq!(read_date(text, today, Lean::Forward), None, "{text}");
        }
    }
}
