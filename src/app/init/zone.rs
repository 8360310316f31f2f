//! In which zone a new book's days begin and end.

use crate::calendar::Zone;
use crate::config::Environment;

/// Returns the zone that the user's clock shows: `TZ`, else the system's. `None` where there is none of the database's names for it: then the
/// book names none, and follows that clock.
pub fn of_system(environment: &Environment) -> Option<String> {
    let is_known = |name: &String| name.parse::<Zone>().is_ok();
    match environment.get("TZ") {
        Some(said) => named(said).map(str::to_owned).filter(is_known),
        None => iana_time_zone::get_timezone().ok().filter(is_known),
    }
}

/// Reads the name of a zone out of what POSIX systems take in `TZ`: `Asia/Shanghai`, `:Asia/Shanghai`, the path of a zone's file.
fn named(said: &str) -> Option<&str> {
    let said = said.strip_prefix(':').unwrap_or(said);
    match said.split_once("/zoneinfo/") {
        Some((_, name)) => Some(name.strip_prefix("posix/").unwrap_or(name)),
        None => Some(said).filter(|name| !name.starts_with('/')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_several_forms() {
        for (said, name) in [
            ("Asia/Shanghai", Some("Asia/Shanghai")),
            (":Europe/Berlin", Some("Europe/Berlin")),
            (":/usr/share/zoneinfo/Europe/Berlin", Some("Europe/Berlin")),
            ("/usr/share/zoneinfo/posix/Asia/Tokyo", Some("Asia/Tokyo")),
            ("/etc/localtime", None),
            ("UTC", Some("UTC")),
        ] {
            assert_eq!(named(said), name, "{said}");
        }
    }
}
