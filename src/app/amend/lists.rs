//! How the options for a list change it.

/// The sign before what is added, also as input methods write it.
const ADD: [&str; 2] = ["+=", "＋＝"];
/// The sign before what is taken out.
const REMOVE: [&str; 2] = ["-=", "－＝"];

/// What is done to a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListWish<'w> {
    /// What takes the place of all that was there.
    pub set: Option<Vec<&'w str>>,
    /// What is added behind.
    pub add: Vec<&'w str>,
    /// What is taken out.
    pub remove: Vec<&'w str>,
}

impl<'w> ListWish<'w> {
    /// Reads the values of an option: `+=x` adds, `-=x` takes out, all others replace; an empty one stands for nothing.
    pub fn of(values: &'w [String]) -> Self {
        let mut wish = ListWish::default();
        for value in values.iter().map(|value| value.trim()) {
            if let Some(value) = behind(value, ADD) {
                wish.add.push(value);
            } else if let Some(value) = behind(value, REMOVE) {
                wish.remove.push(value);
            } else {
                wish.set.get_or_insert_default().extend((!value.is_empty()).then_some(value));
            }
        }
        wish
    }
}

/// Tells whether a value adds to a list or takes out of it.
pub fn changes_a_list(value: &str) -> bool {
    bare(value) != value.trim()
}

/// Returns a value without the sign that says what it does.
pub fn bare(value: &str) -> &str {
    let value = value.trim();
    behind(value, ADD).or_else(|| behind(value, REMOVE)).unwrap_or(value)
}

fn behind<'v>(value: &'v str, signs: [&str; 2]) -> Option<&'v str> {
    signs.into_iter().find_map(|sign| value.strip_prefix(sign)).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_say_what_they_do() {
        let read = |values: &[&str]| {
            let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
            let wish = ListWish::of(&values);
            let owned = |list: Vec<&str>| list.join(",");
            (wish.set.map(owned), owned(wish.add), owned(wish.remove))
        };
        assert_eq!(read(&[]), (None, String::new(), String::new()));
        assert_eq!(read(&["a", "b"]), (Some("a,b".into()), String::new(), String::new()));
        assert_eq!(read(&[""]), (Some(String::new()), String::new(), String::new()));
        assert_eq!(read(&["+=a", "-= b"]), (None, "a".into(), "b".into()));
        assert_eq!(read(&["x", "+=a"]), (Some("x".into()), "a".into(), String::new()));
    }
}
