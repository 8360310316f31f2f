//! How the options for a list change it.

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
            if let Some(value) = value.strip_prefix("+=").or_else(|| value.strip_prefix("＋＝")) {
                wish.add.push(value.trim());
            } else if let Some(value) = value.strip_prefix("-=").or_else(|| value.strip_prefix("－＝")) {
                wish.remove.push(value.trim());
            } else {
                wish.set.get_or_insert_default().extend((!value.is_empty()).then_some(value));
            }
        }
        wish
    }
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
