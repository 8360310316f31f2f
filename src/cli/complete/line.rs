//! A command line as a shell reads it while it is being typed, and quoting for that shell.

use super::Shell;

/// The typed part of a command line: everything before the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The words before the one that is being typed, without quotes and without the program's name.
    pub words: Vec<String>,
    /// The word that is being typed, without quotes.
    pub current: String,
    /// The word that is being typed, as it stands on the line.
    pub raw: Raw,
    /// What the shell itself will replace, of the end of the raw word; bash only.
    pub replaced: String,
    /// Why bash asks; see [`BashAsks`].
    pub asks: BashAsks,
}

/// Why bash asks for completions (its `COMP_TYPE`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BashAsks {
    /// To put in what is certain.
    #[default]
    Insert,
    /// To list what there is.
    List,
    /// To put in one after the other.
    Cycle,
}

/// A word as it stands on the line, not closed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Raw {
    /// The text.
    pub text: String,
    /// For each character that it means: where that is written, in bytes of the text, and inside which quotes.
    places: Vec<(usize, Quote)>,
    /// The quotes that are open at the end.
    pub open: Quote,
}

/// Inside which quotes a character stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Quote {
    /// None.
    #[default]
    Bare,
    /// Single ones.
    Single,
    /// Double ones.
    Double,
}

impl Typed {
    /// Reads what a script says; `None` when it makes no sense.
    ///
    /// - bash: the line up to the cursor, the part that readline replaces, `COMP_TYPE`;
    /// - zsh: the words, the last one up to the cursor, without quotes;
    /// - fish: the words without quotes, then the last one as it stands, up to the cursor;
    /// - PowerShell: the line up to the cursor, with what is not plain ASCII as `%XX`.
    pub fn read(shell: Shell, said: &[String]) -> Option<Self> {
        match (shell, said) {
            (Shell::Bash, [line, replaced, asks]) => {
                let asks = match asks.as_str() {
                    "9" | "64" => BashAsks::Insert,
                    "37" => BashAsks::Cycle,
                    _ => BashAsks::List,
                };
                Some(Typed { replaced: replaced.clone(), asks, ..Self::of_line(shell, line)? })
            }
            (Shell::Zsh, [words @ .., current]) => Some(Self::of(words.to_vec(), current.clone(), Raw::default())),
            (Shell::Fish, [words @ .., current]) => {
                let (current, raw) = words_of(shell, current).pop().unwrap_or_default();
                Some(Self::of(words.to_vec(), current, raw))
            }
            (Shell::Powershell, [line]) => Self::of_line(shell, &percent_decoded(line)?),
            _ => None,
        }
    }

    fn of(words: Vec<String>, current: String, raw: Raw) -> Self {
        Typed { words, current, raw, replaced: String::new(), asks: BashAsks::default() }
    }

    /// Reads a line that begins with assignments and the program's name.
    fn of_line(shell: Shell, line: &str) -> Option<Self> {
        let mut words = words_of(shell, line);
        let (current, raw) = words.pop()?;
        let is_assignment = |word: &str| {
            word.split_once('=').is_some_and(|(name, _)| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
        };
        let mut words = words.into_iter().map(|(word, _)| word).skip_while(|word| is_assignment(word));
        words.next()?;
        Some(Self::of(words.collect(), current, raw))
    }
}

impl Raw {
    /// Returns where the character at `at`, in bytes of `meant`, is written, and inside which quotes; the end for what follows the last.
    pub fn place(&self, meant: &str, at: usize) -> (usize, Quote) {
        let number = meant[..at].chars().count();
        self.places.get(number).copied().unwrap_or((self.text.len(), self.open))
    }
}

/// Takes a line apart into words and what is written for them; the last one is that at the cursor, which may be empty.
fn words_of(shell: Shell, line: &str) -> Vec<(String, Raw)> {
    let escape = if shell == Shell::Powershell { '`' } else { '\\' };
    let mut words = Vec::new();
    let (mut meant, mut raw, mut start) = (String::new(), Raw::default(), 0);
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let written = match (raw.open, c) {
            (Quote::Bare, c) if c.is_ascii_whitespace() => {
                if at > start {
                    raw.text = line[start..at].to_owned();
                    words.push((std::mem::take(&mut meant), std::mem::take(&mut raw)));
                }
                start = at + 1;
                continue;
            }
            (Quote::Bare, '\'') => {
                raw.open = Quote::Single;
                continue;
            }
            (Quote::Bare, '"') => {
                raw.open = Quote::Double;
                continue;
            }
            // PowerShell doubles a quote inside quotes.
            (Quote::Single, '\'') | (Quote::Double, '"') if shell == Shell::Powershell && next == Some(c) => {
                chars.next();
                c
            }
            (Quote::Single, '\'') | (Quote::Double, '"') => {
                raw.open = Quote::Bare;
                continue;
            }
            (open, c) if c == escape && next.is_some_and(|next| escapes(shell, open, next)) => {
                chars.next().map_or(c, |(_, escaped)| escaped)
            }
            // A backslash at the end waits for what it escapes.
            (Quote::Bare, c) if c == escape && next.is_none() => continue,
            (_, c) => c,
        };
        raw.places.push((at - start, raw.open));
        meant.push(written);
    }
    raw.text = line[start.min(line.len())..].to_owned();
    words.push((meant, raw));
    words
}

/// Tells whether the shell's escape before a character takes that character's meaning away.
fn escapes(shell: Shell, open: Quote, next: char) -> bool {
    match (shell, open) {
        (_, Quote::Bare) => true,
        (Shell::Powershell, Quote::Double) => true,
        (Shell::Fish, Quote::Single) => matches!(next, '\'' | '\\'),
        (Shell::Fish, Quote::Double) => matches!(next, '"' | '\\' | '$'),
        (_, Quote::Double) => matches!(next, '"' | '\\' | '$' | '`'),
        (_, Quote::Single) => false,
    }
}

/// Writes a text so that the shell reads it as it is, inside the quotes that are open.
pub fn quoted(shell: Shell, open: Quote, text: &str) -> String {
    let escaped = |marks: &str| {
        let escape = if shell == Shell::Powershell { '`' } else { '\\' };
        let mut written = String::new();
        for c in text.chars() {
            if marks.contains(c) {
                written.push(escape);
            }
            written.push(c);
        }
        written
    };
    match (shell, open) {
        (_, Quote::Bare) if text.chars().all(|c| is_harmless(shell, c)) => text.to_owned(),
        (_, Quote::Bare) => format!("'{}'", quoted(shell, Quote::Single, text)),
        (Shell::Powershell, Quote::Single) => text.replace('\'', "''"),
        (Shell::Fish, Quote::Single) => escaped("'\\"),
        (_, Quote::Single) => text.replace('\'', "'\\''"),
        (Shell::Fish, Quote::Double) => escaped("\"\\$"),
        (_, Quote::Double) => escaped("\"\\$`"),
    }
}

/// Tells whether the shell gives a character no meaning of its own, wherever it stands in a word.
fn is_harmless(shell: Shell, c: char) -> bool {
    c.is_alphanumeric() || "-_./:+·".contains(c) || (shell != Shell::Powershell && "=@,".contains(c))
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(shell: Shell, line: &str) -> Typed {
        let said: &[&str] = if shell == Shell::Bash { &[line, "", "9"] } else { &[line] };
        let said: Vec<String> = said.iter().map(|said| (*said).to_owned()).collect();
        Typed::read(shell, &said).expect("a line that makes sense")
    }

    #[test]
    fn a_line_is_read_as_its_shell_reads_it() {
        for (shell, line, words, current, open) in [
            (Shell::Bash, "wlog ", vec![], "", Quote::Bare),
            (Shell::Bash, "wlog  list --contact xi", vec!["list", "--contact"], "xi", Quote::Bare),
            (Shell::Bash, "A=1 wlog add 'Met @x", vec!["add"], "Met @x", Quote::Single),
            (Shell::Bash, r#"wlog add "a \" b" Li\ N"#, vec!["add", "a \" b"], "Li N", Quote::Bare),
            (Shell::Bash, r"wlog add 'it'\''s @x", vec!["add"], "it's @x", Quote::Single),
            (Shell::Bash, r"wlog add a\", vec!["add"], "a", Quote::Bare),
            (Shell::Powershell, "wlog%20add%20%27it%27%27s%20%E9%A1%B9", vec!["add"], "it's 项", Quote::Single),
            (Shell::Powershell, "wlog%20add%20\"a%60\"b", vec!["add"], "a\"b", Quote::Double),
        ] {
            let typed = read(shell, line);
            assert_eq!(typed.words, words, "{line}");
            assert_eq!((typed.current.as_str(), typed.raw.open), (current, open), "{line}");
        }
    }

    #[test]
    fn the_place_of_a_part_is_known_in_the_raw_word() {
        for (line, at, place) in [
            ("wlog add 'Met @x", 5, (6, Quote::Single)),
            ("wlog list --contact \"Li", 0, (1, Quote::Double)),
            ("wlog search contact:x", 8, (8, Quote::Bare)),
            ("wlog search contact:", 8, (8, Quote::Bare)),
            ("wlog search contact:'", 8, (9, Quote::Single)),
        ] {
            let typed = read(Shell::Bash, line);
            assert_eq!(typed.raw.place(&typed.current, at), place, "{line}");
        }
    }

    proptest! {
        #[test]
        fn what_is_quoted_reads_back(text in "[a-z项 '\"\\\\$`!@#%&;()~*]{1,12}", quotes in 0_usize..3, number in 0_usize..3) {
            let shell = [Shell::Bash, Shell::Fish, Shell::Powershell][number];
            let (open, mark) = [(Quote::Bare, ""), (Quote::Single, "'"), (Quote::Double, "\"")][quotes];
            let line = format!("wlog {mark}{}{mark} x", quoted(shell, open, &text));
            let words: Vec<String> = words_of(shell, &line).into_iter().map(|(word, _)| word).collect();
            prop_assert_eq!(words, ["wlog".to_owned(), text, "x".to_owned()]);
        }
    }
}
