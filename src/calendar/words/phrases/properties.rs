//! What holds for any text and any day.

use super::{parse_date, parse_iso_day, parse_period};
use crate::calendar::{Lean, Period};
use chrono::NaiveDate;
use proptest::prelude::*;

/// Days that the format can write, from one that is counted from 0001-01-01.
fn days_since(first: i32) -> impl Strategy<Value = NaiveDate> {
    (first..=3_652_059).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    days_since(1)
}

/// 1000-01-01: before it, 800年 may be a length as well as a year.
const YEAR_1000: i32 = 364_878;

proptest! {
    #[test]
    fn nothing_panics(text in any::<String>(), today in any_day()) {
        let _ = (parse_date(&text, today, Lean::Past), parse_period(&text, today), parse_iso_day(&text));
    }

    #[test]
    fn what_is_nearly_a_phrase_does_not_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "last", "next", "this", "in", "ago", "days", "week", "month", "friday", "nov", "end", "31", "2026", "999999", "0", "-", "/",
                ".", "..", "w", "q", "53", " ", "上", "下", "这", "个", "周", "五", "月", "日", "号", "年", "前", "后", "天", "第", "十", "三",
                "底", "初", "季度", "最近", "去年", "半年", "到", "—", "末", "旬", "百", "千", "万", "first", "second", "twenty", "half", "quarter", "day",
                "before", "after", "from", "since", "until", "to", "year", "3d", "'26", "9am", "noon", "tonight", "christmas", "few", "mid", "(",
                ")", "sat", "eow", "ytd", "h1", "最后一", "的", "星期", "廿", "初一", "国庆", "民国", "26年", "以来", "起", "那周", "大", "下午", "内",
            ]),
            0..7
        ),
        spaced in any::<bool>(),
        today in any_day(),
        ahead in any::<bool>(),
    ) {
        let text = words.join(if spaced { " " } else { "" });
        let lean = if ahead { Lean::Future } else { Lean::Past };
        let date = parse_date(&text, today, lean);
        let period = parse_period(&text, today);
        if let Ok(period) = period {
            prop_assert!(Period::EARLIEST <= period.value.first() && period.value.last() <= Period::LATEST);
        }
        if let (Ok(date), Lean::Past) = (&date, lean) {
            prop_assert_eq!(parse_period(&text, today).unwrap().value, Period::day(date.value));
        }
    }

    #[test]
    fn every_day_is_read_in_every_form(date in days_since(YEAR_1000), today in any_day()) {
        for form in ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%-m月%-d日", "%-d %B %Y", "%b %-d, %Y", "%G-W%V-%u"] {
            let text = date.format(form).to_string();
            prop_assert_eq!(parse_date(&text, today, Lean::Past).map(|said| said.value), Ok(date), "{}", text);
        }
    }

    #[test]
    fn a_day_without_its_year_is_the_nearest_by_lean(date in any_day(), today in any_day()) {
        let text = date.format("%m-%d").to_string();
        if let Ok(said) = parse_date(&text, today, Lean::Past) {
            prop_assert!(said.value <= today && said.value.format("%m-%d").to_string() == text);
        }
        if let Ok(said) = parse_date(&text, today, Lean::Future) {
            prop_assert!(said.value >= today && said.value.format("%m-%d").to_string() == text);
        }
    }
}
