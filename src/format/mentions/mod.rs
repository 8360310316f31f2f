//! Mentions in running text: `+project`, `@contact`, `%org`, `#tag`, and what they stand for.

mod find;
mod form;
mod naming;
mod quiet;
mod run;

pub use find::mentions;
pub use form::mention_form;
pub use naming::{NewName, Resolution, new_name, resolve};
