//! Words and names with stars in them.

/// A form in which each `*` stands for any text, none included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    /// The texts around the stars: one more than there are stars.
    parts: Vec<String>,
}

impl Glob {
    /// Reads a form; `None` when it has no star.
    pub fn new(form: &str) -> Option<Self> {
        let parts: Vec<String> = form.split(STARS).map(str::to_owned).collect();
        (parts.len() > 1).then_some(Glob { parts })
    }

    /// Applies a change to each text around the stars, such as the one that makes it comparable.
    pub fn map(self, change: impl Fn(&str) -> String) -> Self {
        Glob { parts: self.parts.iter().map(|part| change(part)).collect() }
    }

    /// Returns what every match begins with.
    pub fn beginning(&self) -> &str {
        self.parts.first().map_or("", String::as_str)
    }

    /// Tells whether a text has this form.
    pub fn matches(&self, text: &str) -> bool {
        let [first, between @ .., last] = &self.parts[..] else { return false };
        let Some(mut rest) = text.strip_prefix(first.as_str()) else { return false };
        for part in between {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = &rest[at + part.len()..];
        }
        rest.ends_with(last.as_str())
    }
}

/// The star, as keyboards and input methods write it.
pub(super) const STARS: [char; 2] = ['*', '＊'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_any_text() {
        for (form, text, expected) in [
            ("loan*", "loan-renewal", true),
            ("loan*", "loan", true),
            ("loan*", "a loan", false),
            ("*renewal", "loan-renewal", true),
            ("*renewal", "renewals", false),
            ("l*n*l", "loan-renewal", true),
            ("a*a", "a", false),
            ("a*a", "aa", true),
            ("*", "", true),
            ("＊续期", "贷款续期", true),
            ("a**b", "ab", true),
        ] {
            assert_eq!(Glob::new(form).unwrap().matches(text), expected, "{form} {text}");
        }
        assert_eq!(Glob::new("loan"), None);
    }
}
