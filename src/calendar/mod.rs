//! Days, times, periods, and the words people use for them in English and Chinese.
//!
//! Nothing here asks what time it is: whoever needs "today" passes it in.

mod clock;
mod closing;
mod han;
mod period;
mod problem;
mod span;
mod times;
mod words;
mod zone;

pub use clock::{parse_times, parse_times_at, spoken_times_prefix, times_prefix};
pub use closing::Closing;
pub use period::{Period, Week};
pub use problem::{DateProblem, TimeProblem};
pub use span::Span;
pub use times::{End, Times};
pub use words::{Lean, Said, parse_date, parse_iso_day, parse_leaning_period, parse_period};
pub use zone::{NoSuchZone, Zone};
