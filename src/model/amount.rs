//! Amounts: money that was spent and figures that were reached.

use rust_decimal::Decimal;
use std::fmt;

/// An amount of money with its currency, as an `expense` field holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// The amount as it was written, so `35.00` keeps its zeros.
    pub amount: Decimal,
    /// The currency: an ISO 4217 code (`CNY`) where one was given or understood (元, ¥, $, €), else as written; may be empty.
    pub currency: String,
    /// What it was for.
    pub note: Option<String>,
}

/// The Chinese myriads that stand before a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scale {
    /// No myriad: the number is the number.
    One,
    /// 万, ten thousand.
    Wan,
    /// 亿, a hundred million.
    Yi,
}

impl Scale {
    /// Returns what a number before this scale is multiplied by.
    pub fn factor(self) -> Decimal {
        match self {
            Scale::One => Decimal::ONE,
            Scale::Wan => Decimal::from(10_000),
            Scale::Yi => Decimal::from(100_000_000),
        }
    }

    /// Returns the character that is written before the unit; nothing for [`Scale::One`].
    pub fn sign(self) -> &'static str {
        match self {
            Scale::One => "",
            Scale::Wan => "万",
            Scale::Yi => "亿",
        }
    }
}

/// A counted result with a name and a unit: `new deposits 500 万元`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What was counted.
    pub name: String,
    /// The number before the scale: 500 in `500 万元`.
    pub number: Decimal,
    /// The scale before the unit.
    pub scale: Scale,
    /// The unit without its scale: 元 in `500 万元`; may be empty.
    pub unit: String,
}

impl Figure {
    /// Returns the number in the plain unit: 5,000,000 for `500 万元`; `None` when it does not fit.
    pub fn plain(&self) -> Option<Decimal> {
        self.number.checked_mul(self.scale.factor())
    }
}

/// Writes `new deposits 500 万元`, the form that wlog writes into files.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.number)?;
        let unit = format!("{}{}", self.scale.sign(), self.unit);
        if unit.is_empty() { Ok(()) } else { write!(f, " {unit}") }
    }
}

/// Writes `35.00 CNY taxi`, the form that wlog writes into files.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.amount)?;
        if !self.currency.is_empty() {
            write!(f, " {}", self.currency)?;
        }
        match &self.note {
            Some(note) => write!(f, " {note}"),
            None => Ok(()),
        }
    }
}
