//! The present moment, as the book's zone tells it.

use crate::calendar::Zone;
use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime, Offset, Timelike, Utc};

/// A moment, as a zone's clock shows it.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    local: DateTime<FixedOffset>,
}

impl Now {
    /// Reads a moment in a zone; without one, in the system's.
    pub fn new(moment: DateTime<Utc>, zone: Option<Zone>) -> Self {
        let offset = match zone {
            Some(zone) => zone.offset_at(moment),
            None => moment.with_timezone(&Local).offset().fix(),
        };
        Now { local: moment.with_timezone(&offset) }
    }

    /// Reads a moment that was given with its offset; the offset stands in for the zone.
    pub fn fixed(local: DateTime<FixedOffset>) -> Self {
        Now { local }
    }

    /// Returns the calendar date.
    pub fn today(&self) -> NaiveDate {
        self.local.date_naive()
    }

    /// Returns the time of day, to the minute.
    pub fn time(&self) -> NaiveTime {
        let time = self.local.time();
        NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time)
    }

    /// Returns the moment with the zone's offset.
    pub fn local(&self) -> DateTime<FixedOffset> {
        self.local
    }

    /// Returns the day that people still call today: before `day_end` in the night it is the day before.
    pub fn working_day(&self, day_end: NaiveTime) -> NaiveDate {
        let today = self.today();
        if self.local.time() < day_end { today.pred_opt().unwrap_or(today) } else { today }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_decides_the_day() {
        let moment = "2026-11-21T17:30:45Z".parse().expect("a moment");
        let shanghai = Now::new(moment, "Asia/Shanghai".parse().ok());
        assert_eq!(shanghai.today().to_string(), "2026-11-22");
        assert_eq!(shanghai.time().to_string(), "01:30:00");
        let four = NaiveTime::from_hms_opt(4, 0, 0).expect("a time");
        assert_eq!(shanghai.working_day(four).to_string(), "2026-11-21");
        assert_eq!(Now::new(moment, "Europe/London".parse().ok()).today().to_string(), "2026-11-21");
    }
}
