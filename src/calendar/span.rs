//! The lengths of period that have their own names.

use super::Period;

/// The lengths of period that have their own names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// One day.
    Day,
    /// An ISO week.
    Week,
    /// A calendar month.
    Month,
    /// Any other run of days.
    Other,
}

impl Span {
    /// All of them, the shortest first.
    pub const ALL: [Span; 4] = [Span::Day, Span::Week, Span::Month, Span::Other];

    /// Returns the span of a period.
    pub fn of(period: Period) -> Self {
        match period {
            _ if period.len() == 1 => Span::Day,
            _ if period.as_week().is_some() => Span::Week,
            _ if period.as_month().is_some() => Span::Month,
            _ => Span::Other,
        }
    }
}
