//! Gives a book that is there a profile, and a name to sign with: whoever began with a first entry chooses a trade later.

use super::{MadeProfile, Wishes};
use crate::app::write::{self, Plan};
use crate::app::{Context, Error};
use crate::config::BookSettings;
use crate::store::{Book, BookPath, Change, Person};
use std::time::Duration;

/// How long to wait for another wlog.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a book was given.
#[derive(Debug)]
pub struct Equipped {
    /// Its new profile.
    pub profile: Option<MadeProfile>,
    /// Who signs its commits from now on.
    pub signer: Person,
    /// The address that was made up for a signer who gave none.
    pub made_up_address: Option<String>,
}

/// Gives a book the profile that is asked for, in one commit, and the name and the address to sign with.
///
/// # Errors
///
/// As [`init`](super::init); when nothing is asked for, the book is one already; when the line cannot be put into `wlog.toml`, nothing
/// has changed.
pub fn equip(context: &Context, wishes: &Wishes) -> Result<Equipped, Error> {
    let signer = wishes.signer()?;
    let root = context.book.root();
    if wishes.profile.is_none() && signer == Person::default() {
        return Err(Error::AlreadyABook(root.to_owned()));
    }
    write::demand_writable(context)?;
    let wishes = Wishes { language: context.settings.language, ..wishes.clone() };
    let wanted = wishes.profile_in(root)?;
    // What cannot be written must be known before anything is.
    wanted.iter().try_for_each(|(profile, _)| settings(&context.book, profile).map(drop))?;
    let mut made_up_address = None;
    if signer != Person::default() {
        made_up_address = context.book.lock(PATIENCE)?.sign_as(&signer, &context.author.fallback)?;
    }
    let Some((profile, file)) = wanted else { return Ok(Equipped { profile: None, signer, made_up_address }) };
    if file.expected.is_none() || context.settings.profile.as_deref() != Some(&profile.key) {
        let message = format!("init: profile {}\n\nWlog-Op: init\n", profile.key);
        write::write(context, |lock| {
            let changes = vec![settings(lock.book(), &profile)?, file.clone()];
            Ok(((), Plan { changes, message: message.clone(), edits_by_hand: Vec::new() }))
        })?;
    }
    Ok(Equipped { profile: Some(profile), signer, made_up_address })
}

/// Returns the change that puts a profile into the book's settings.
fn settings(book: &Book, profile: &MadeProfile) -> Result<Change, Error> {
    let path = BookPath::new("wlog.toml")?;
    let old = book.read_text(&path)?.unwrap_or_default();
    let new = BookSettings::with_profile(&old, &profile.key);
    let new = new.ok_or_else(|| Error::ProfileByHand(profile.key.clone()))?;
    Ok(Change { path, expected: Some(old.into_bytes()), new: Some(new.into_bytes()) })
}
