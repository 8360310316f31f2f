//! How a name is written so that it is read whole.

use super::mentions;

/// Writes a name as it stands behind a sigil, in quotes where it would not be read whole; `None` for one that no quotes hold.
pub fn mention_form(name: &str) -> Option<String> {
    let ways = [name.to_owned(), format!("\"{name}\""), format!("「{name}」")];
    ways.into_iter().find(|way| {
        let text = format!("@{way}");
        matches!(&mentions(&text)[..], [only] if only.span == (0..text.len()) && only.text == name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_so_that_they_are_read_whole() {
        for (name, written) in [
            ("项羽", Some("项羽")),
            ("Li Na", Some("\"Li Na\"")),
            ("loan-renewal", Some("loan-renewal")),
            ("2026招标", Some("\"2026招标\"")),
            ("a\"b c", Some("「a\"b c」")),
        ] {
            assert_eq!(mention_form(name).as_deref(), written, "{name}");
        }
    }
}
