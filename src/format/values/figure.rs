//! Figures: name, number, unit.

use super::number::{Number, numbers};
use crate::model::{Figure, Scale};

/// The longest unit, in characters: what is longer is a sentence that happens to hold a number.
const LONGEST_UNIT: usize = 16;

/// Reads `new deposits 500 万元`, `存款新增 500万元`, `500 visits`; `None` when name or number is missing.
///
/// The last number counts, so a name may hold others (`Q4 2026 deposits 500`). Without a name a unit of letters is the
/// name: `500 visits` is 500 of "visits". A unit alone, such as 万元, names nothing.
pub(in crate::format) fn read_figure(value: &str) -> Option<Figure> {
    let number = numbers(value).pop()?;
    let name = value[..number.start].trim_end_matches(|c: char| c.is_whitespace() || ":：=".contains(c)).trim_start();
    let (scale, unit) = scale_and_unit(value, &number);
    if unit.chars().count() > LONGEST_UNIT || unit.contains(['，', ',', '。', '；', ';']) {
        return None;
    }
    match (name.is_empty(), unit.is_empty()) {
        (false, _) => Some(figure(name, &number, scale, unit)),
        (true, false) if names_something(unit) => Some(figure(unit, &number, scale, "")),
        (true, _) => None,
    }
}

fn figure(name: &str, number: &Number, scale: Scale, unit: &str) -> Figure {
    Figure { name: name.to_owned(), number: number.value, scale, unit: unit.to_owned() }
}

fn scale_and_unit<'v>(value: &'v str, number: &Number) -> (Scale, &'v str) {
    let rest = value[number.end..].trim();
    for scale in [Scale::Wan, Scale::Yi] {
        if let Some(unit) = rest.strip_prefix(scale.sign()) {
            return (scale, unit.trim_start());
        }
    }
    (Scale::One, rest)
}

fn names_something(unit: &str) -> bool {
    unit.chars().filter(|c| c.is_ascii_alphabetic()).count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_as_written() {
        let cases = [
            ("new deposits 500 万元", "new deposits|500|万|元"),
            ("存款新增 500万元", "存款新增|500|万|元"),
            ("存款新增500万元", "存款新增|500|万|元"),
            ("贷款：1.5亿元", "贷款|1.5|亿|元"),
            ("500 visits", "visits|500||"),
            ("visits 12", "visits|12||"),
            ("拜访 12 次", "拜访|12||次"),
            ("不良率 -0.3 %", "不良率|-0.3||%"),
            ("Q4 2026 deposits 1,200.50 USD", "Q4 2026 deposits|1200.50||USD"),
            ("用户 3万", "用户|3|万|"),
        ];
        for (value, expected) in cases {
            let read = read_figure(value).map(|f| format!("{}|{}|{}|{}", f.name, f.number, f.scale.sign(), f.unit));
            assert_eq!(read.as_deref(), Some(expected), "{value}");
        }
        for value in ["", "many", "500万元", "12", "12 次", "signed 3 contracts, then we all went home"] {
            assert_eq!(read_figure(value), None, "{value}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let figure = Figure { name: "存款新增".into(), number: 500.into(), scale: Scale::Wan, unit: "元".into() };
        assert_eq!(read_figure(&figure.to_string()), Some(figure));
    }
}
