//! Dates in digits, and which of them are plain.

use super::{SATURDAY, check_dates, day, parse_date, parse_iso_day, parse_period};
use crate::calendar::{DateProblem, Lean, Period};
use chrono::NaiveDate;

#[test]
fn dates_in_digits() {
    check_dates(&[
        ("2026-11-21", "2026-11-21"),
        (" 2026-11-21 ", "2026-11-21"),
        ("2026-1-5", "2026-01-05"),
        ("2026/11/21", "2026-11-21"),
        ("2026.11.21", "2026-11-21"),
        ("2026/3/4", "2026-03-04"),
        ("20261121", "2026-11-21"),
        ("２０２６－１１－２１", "2026-11-21"),
        ("1660-01-01", "1660-01-01"),
        ("2031-02-03", "2031-02-03"),
        ("11-21", "2026-11-21"),
        ("11-20", "2026-11-20"),
        ("3-4", "2026-03-04"),
        ("1-1", "2026-01-01"),
        ("12-03", "2025-12-03"),
        ("11-30", "2025-11-30"),
        ("11-29", "2025-11-29"),
        // Within a week on the other side: a year ago or in a few days?
        ("11-28", "2025-11-28 or 2026-11-28"),
        ("11-22", "2025-11-22 or 2026-11-22"),
        ("02-29", "2024-02-29"),
        ("11/21", "2026-11-21"),
        ("21/11", "2026-11-21"),
        ("21.11", "2026-11-21"),
        ("21/11/2026", "2026-11-21"),
        ("11/21/2026", "2026-11-21"),
        ("21.11.2026", "2026-11-21"),
        ("4/4", "2026-04-04"),
        ("4.4.2025", "2025-04-04"),
        ("03/04", "2026-03-04 or 2026-04-03"),
        ("3.4", "2026-03-04 or 2026-04-03"),
        ("03/04/2026", "2026-03-04 or 2026-04-03"),
        ("11/12", "2025-12-11 or 2026-11-12"),
        ("2026-W47-5", "2026-11-20"),
        ("2026-w47-7", "2026-11-22"),
        ("2026-W53-5", "2027-01-01"),
        ("2026-02-30", "never, until 2026-02-28"),
        ("2028-02-30", "never, until 2028-02-29"),
        ("2026-02-29", "never, until 2026-02-28"),
        ("20260431", "never, until 2026-04-30"),
        ("2026-11-00", "never, until 2026-11-30"),
        ("11-31", "never, until 2026-11-30"),
        ("02-30", "never, until 2026-02-28"),
        ("2026-13-01", "no 13, last 12"),
        ("13-01", "no 13, last 12"),
        ("13/13", "no 13, last 12"),
        ("2026-W60-1", "no 60, last 53"),
        ("2026-W47-8", "no 8, last 7"),
        ("2026-11", "is 2026-11-01..2026-11-30"),
        ("2026", "is 2026-01-01..2026-12-31"),
        ("2026-W47", "is 2026-11-16..2026-11-22"),
        ("Q4", "is 2026-10-01..2026-12-31"),
        ("", "? "),
        ("21", "? 21"),
        ("2026-11-21-", "? 2026-11-21-"),
        ("2026--11-21", "? 2026--11-21"),
        ("26-11-21", "short year"),
        ("2026-111-21", "? 2026-111-21"),
        ("-1", "? -1"),
        ("1.2.3.4", "? 1.2.3.4"),
        ("99999999999", "? 99999999999"),
    ]);
}

#[test]
fn plain_is_only_what_is_iso_as_it_stands() {
    let today = day(SATURDAY);
    let date = |text| parse_date(text, today, Lean::Past).unwrap().plain;
    assert!(date("2026-11-21"));
    for text in ["2026-1-5", "2026/11/21", "20261121", "２０２６-11-21", "11-21", "today", "今天", "2026-W47-5"] {
        assert!(!date(text), "{text:?}");
    }
    let period = |text| parse_period(text, today).unwrap().plain;
    for text in ["2026-11-21", "2026-11", "2026", "2026-W47", "2026-11-01..2026-11-05", "2026-11..", "..2026-11-05"] {
        assert!(period(text), "{text:?}");
    }
    for text in ["2026-w47", "W47", "2026-Q4", "week", "11-01..2026-11-05", "上周"] {
        assert!(!period(text), "{text:?}");
    }
}

#[test]
fn problems_carry_what_was_typed() {
    let problem = |text| parse_date(text, day(SATURDAY), Lean::Past).unwrap_err();
    assert_eq!(
        problem(" 11月31日 "),
        DateProblem::Impossible { text: "11月31日".to_owned(), last_valid: day("2026-11-30") }
    );
    assert_eq!(
        problem("Last Friday"),
        DateProblem::Ambiguous {
            text: "Last Friday".to_owned(),
            first: Period::day(day("2026-11-13")),
            second: Period::day(day("2026-11-20"))
        }
    );
    assert_eq!(problem("国庆节"), DateProblem::Holiday { text: "国庆节".to_owned(), fixed: Some((10, 1)) });
}

#[test]
fn an_iso_day_has_one_form() {
    assert_eq!(parse_iso_day("2028-02-29"), NaiveDate::from_ymd_opt(2028, 2, 29));
    for text in ["2026-02-29", "2026-1-05", " 2026-01-05", "20260105", "2026-01-05x", "２026-01-05", "+026-01-05", ""]
    {
        assert_eq!(parse_iso_day(text), None, "{text:?}");
    }
}
