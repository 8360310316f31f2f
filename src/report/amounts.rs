//! Sums of figures and expenses, in exact decimals.

use super::FigureTotal;
use crate::model::{Figure, Money};
use crate::text::name_key;
use rust_decimal::Decimal;

/// Sums figures of the same name and unit; both compare after folding.
///
/// The sum is made in the plain unit and given in the largest scale that was used: 500 万元 and 3,000,000 元 are 800 万元. A
/// figure too large for 28 digits is not lost: it stands as a line of its own.
pub(super) fn sum_figures<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> Vec<FigureTotal> {
    let mut sums: Vec<Sum> = Vec::new();
    for figure in figures {
        let key = (name_key(&figure.name), name_key(&figure.unit));
        let fits = sums.iter_mut().filter(|sum| sum.key == key).any(|sum| sum.add(figure));
        if !fits {
            sums.push(Sum { key, plain: figure.plain(), total: single(figure) });
        }
    }
    sums.into_iter().map(|sum| sum.total).collect()
}

struct Sum {
    key: (String, String),
    plain: Option<Decimal>,
    total: FigureTotal,
}

impl Sum {
    fn add(&mut self, figure: &Figure) -> bool {
        let scale = self.total.scale.max(figure.scale);
        let plain = self.plain.zip(figure.plain()).and_then(|(sum, more)| sum.checked_add(more));
        let Some((plain, number)) = plain.and_then(|plain| Some((plain, plain.checked_div(scale.factor())?))) else {
            return false;
        };
        self.plain = Some(plain);
        self.total.number = number.normalize();
        self.total.scale = scale;
        self.total.count += 1;
        true
    }
}

fn single(figure: &Figure) -> FigureTotal {
    FigureTotal {
        name: figure.name.clone(),
        number: figure.number.normalize(),
        scale: figure.scale,
        unit: figure.unit.clone(),
        count: 1,
    }
}

/// Sums amounts by currency in the order in which the currencies first occur; the places after the point stay.
pub(super) fn sum_money<'a>(amounts: impl IntoIterator<Item = &'a Money>) -> Vec<Money> {
    let mut totals: Vec<Money> = Vec::new();
    for money in amounts {
        let key = name_key(&money.currency);
        let same = totals.iter_mut().filter(|total| name_key(&total.currency) == key);
        let added = same.filter_map(|total| Some((total.amount.checked_add(money.amount)?, total))).next();
        match added {
            Some((sum, total)) => total.amount = sum,
            None => totals.push(Money { note: None, ..money.clone() }),
        }
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scale;
    use proptest::prelude::*;

    fn figure(name: &str, number: &str, scale: Scale, unit: &str) -> Figure {
        let number = number.parse().expect("a number");
        Figure { name: name.to_owned(), number, scale, unit: unit.to_owned() }
    }

    fn written(totals: &[FigureTotal]) -> Vec<String> {
        let one = |total: &FigureTotal| {
            format!("{} {}{}{} ×{}", total.name, total.number, total.scale.sign(), total.unit, total.count)
        };
        totals.iter().map(one).collect()
    }

    #[test]
    fn figures_of_one_name_and_unit_are_summed_in_the_largest_scale() {
        let figures = [
            figure("存款新增", "3000000", Scale::One, "元"),
            figure("存款新增", "500", Scale::Wan, "元"),
            figure("存款新增", "2", Scale::One, "户"),
            figure("Deposits", "0.10", Scale::One, "m"),
            figure("deposits", "0.20", Scale::One, "M"),
            figure("余额", "1.5", Scale::Yi, "元"),
            figure("余额", "-200", Scale::Wan, "元"),
        ];
        let totals = sum_figures(&figures);
        assert_eq!(
            written(&totals),
            ["存款新增 800万元 ×2", "存款新增 2户 ×1", "Deposits 0.3m ×2", "余额 1.48亿元 ×2"]
        );
    }

    #[test]
    fn what_does_not_fit_is_not_lost() {
        let huge = "70000000000000000000000000000";
        let figures =
            [figure("a", huge, Scale::One, ""), figure("a", huge, Scale::One, ""), figure("a", huge, Scale::Yi, "")];
        assert_eq!(sum_figures(&figures).len(), 3);
    }

    #[test]
    fn money_is_summed_by_currency_and_keeps_its_places() {
        let money = |amount: &str, currency: &str| Money {
            amount: amount.parse().expect("an amount"),
            currency: currency.to_owned(),
            note: Some("taxi".to_owned()),
        };
        let totals = sum_money(&[money("35.00", "CNY"), money("9.99", "GBP"), money("0.5", "cny")]);
        let written: Vec<String> = totals.iter().map(ToString::to_string).collect();
        assert_eq!(written, ["35.50 CNY", "9.99 GBP"]);
    }

    proptest! {
        #[test]
        fn a_sum_loses_nothing(numbers in proptest::collection::vec((-1_000_000_i64..1_000_000, 0_u32..4, 0_usize..3), 1..20)) {
            let scales = [Scale::One, Scale::Wan, Scale::Yi];
            let figures: Vec<Figure> = numbers
                .into_iter()
                .map(|(number, places, scale)| Figure {
                    name: "a".to_owned(),
                    number: Decimal::new(number, places),
                    scale: scales[scale],
                    unit: "元".to_owned(),
                })
                .collect();
            let exact: Decimal = figures.iter().filter_map(Figure::plain).sum();
            let totals = sum_figures(&figures);
            prop_assert_eq!(totals.len(), 1);
            prop_assert_eq!(totals[0].number * totals[0].scale.factor(), exact);
        }
    }
}
