//! Makes a new book, or gives one that is there a profile and a name to sign with.

mod equip;
mod make;
mod place;
mod wishes;
mod zone;

pub use equip::{Equipped, equip};
pub use make::{Made, first_book, init};
pub use place::{book_around, place};
pub use wishes::{MadeProfile, Wishes};
