//! Days, times, periods, and the words people use for them in English and Chinese.
//!
//! Nothing here asks what time it is: whoever needs "today" passes it in.

mod period;
mod times;

pub use period::{Period, Week};
pub use times::{End, Times};
