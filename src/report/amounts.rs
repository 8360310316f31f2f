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
