//! The page in the editor: remarks on top, the text, and below a line all that is left out again.
//!
//! A comment sign would not do, since `#` and the like are Markdown. The line is known by its beginning, so that the words in it may be
//! of any language.

/// How the line begins below which everything is left out.
const LINE: &str = "<!-- ~~~~~~~~ >8 ~~~~~~~~";
/// How a remark on top begins and ends; it is left out, too.
const REMARK: (&str, &str) = ("<!-- wlog: ", " -->");

/// A page as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page<'p> {
    /// The remarks, one a line.
    pub remarks: &'p [String],
    /// The text.
    pub text: &'p str,
    /// What stands below the line, its first line in the line itself.
    pub help: &'p str,
}

/// What was found on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The text without remarks and help, and without blank lines around it.
    pub text: String,
    /// Lines that stood below the line and are not wlog's: somebody typed them there.
    pub below: String,
}

impl Found {
    /// Returns all of the text, what was typed below the line last.
    pub fn whole(&self) -> String {
        if self.below.is_empty() { self.text.clone() } else { format!("{}\n\n{}", self.text, self.below) }
    }
}

impl Page<'_> {
    /// Writes the page.
    pub fn show(&self) -> String {
        let mut page = String::new();
        for remark in self.remarks {
            // A comment must not end in the middle of what it quotes.
            page.push_str(&format!("{}{}{}\n", REMARK.0, remark.replace("--", "-"), REMARK.1));
        }
        if !self.remarks.is_empty() {
            page.push('\n');
        }
        page.push_str(self.text.trim_end_matches('\n'));
        let (first, rest) = self.help.split_once('\n').unwrap_or((self.help, ""));
        page.push_str(&format!("\n\n\n{LINE} {first} -->\n{rest}"));
        page
    }

    /// Returns the line of the page, from 1, on which the text has its first heading of level 2, or else begins.
    pub fn line(&self) -> usize {
        let page = self.show();
        let begin = if self.remarks.is_empty() { 1 } else { self.remarks.len() + 2 };
        page.lines().position(|line| line.starts_with("##")).map_or(begin, |at| at + 1)
    }

    /// Takes the text out of what has become of a page, given the page as it was shown.
    pub fn read(page: &str, shown: &str) -> Found {
        let help = help_of(shown);
        let page = page.strip_prefix('\u{FEFF}').unwrap_or(page);
        let is_remark = |line: &str| {
            let line = line.trim_end();
            line.is_empty() || (line.starts_with(REMARK.0) && line.ends_with(REMARK.1))
        };
        let skipped: usize = page.split_inclusive('\n').take_while(|line| is_remark(line)).map(str::len).sum();
        let rest = &page[skipped..];
        let mut lines = rest.split_inclusive('\n');
        let kept: usize = lines.by_ref().take_while(|line| !line.trim_start().starts_with(LINE)).map(str::len).sum();
        let is_cut = kept < rest.len();
        // Where the line itself was taken out, the help below it is known by its words.
        let text = if is_cut || help.is_empty() { rest[..kept].to_owned() } else { without_help(rest, help) };
        let below = if is_cut { typed_among(&lines.collect::<String>(), help) } else { String::new() };
        Found { text: trimmed(&text), below: trimmed(&below) }
    }
}

/// Returns what stands below the line of a page.
fn help_of(shown: &str) -> &str {
    let line: usize = shown.split_inclusive('\n').take_while(|line| !line.starts_with(LINE)).map(str::len).sum();
    shown[line..].split_once('\n').map_or("", |(_, rest)| rest).trim()
}

/// Returns what was typed among the lines of the help, or behind them: each run of lines whole, blank ones in it too.
fn typed_among(text: &str, help: &str) -> String {
    let is_help = |line: &&str| !line.trim().is_empty() && help.lines().any(|known| known.trim() == line.trim());
    let lines: Vec<&str> = text.lines().collect();
    let runs = lines.split(|line| is_help(line)).map(|run| trimmed(&run.join("\n")));
    runs.filter(|run| !run.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Takes the help off the end of a text from which the line above it is gone.
fn without_help(text: &str, help: &str) -> String {
    let text = text.trim_end();
    text.strip_suffix(help).unwrap_or(text).to_owned()
}

/// Takes off the blank lines at both ends.
fn trimmed(text: &str) -> String {
    let blank: usize = text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    text[blank..].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HELP: &str = "left out\n\nWrite.\nProjects: x\n";

    fn shown(remarks: &[String], text: &str) -> String {
        Page { remarks, text, help: HELP }.show()
    }

    #[test]
    fn only_the_text_comes_back() {
        let remarks = ["it ends --> here".to_owned(), "and".to_owned()];
        let page = shown(&remarks, "## 9:00 \n\n- project: \n");
        assert_eq!(Page::read(&page, &page), Found { text: "## 9:00 \n\n- project:".into(), below: String::new() });
        assert_eq!(Page { remarks: &remarks, text: "# x\n\n## y", help: HELP }.line(), 6);
    }

    #[test]
    fn what_was_typed_below_the_line_is_not_lost() {
        let shown = shown(&[], "## 9:00");
        let page = format!("{}\nTyped at the end\n", shown.replace("9:00", "9:00 x"));
        assert_eq!(Page::read(&page, &shown), Found { text: "## 9:00 x".into(), below: "Typed at the end".into() });
    }

    #[test]
    fn blank_lines_below_the_line_are_typed_ones_too() {
        let shown = shown(&[], "## 9:00");
        let page = shown.replace("Write.\n", "\nWrite.\nBetween\n\nand again\n\n") + "\nAt the end\n\n\n- a list\n\n";
        assert_eq!(Page::read(&page, &shown).below, "Between\n\nand again\n\nAt the end\n\n\n- a list");
    }

    #[test]
    fn the_line_may_be_taken_out() {
        let shown = shown(&[], "## x");
        let page: String = shown.lines().filter(|line| !line.contains(">8")).map(|line| format!("{line}\n")).collect();
        assert_eq!(Page::read(&page, &shown).text, "## x");
        assert_eq!(Page::read("", &shown).text, "");
    }

    proptest! {
        #[test]
        fn markdown_survives(lines in proptest::collection::vec("(# |## |> |- |<!-- |```|    )?[a-z>*#-]{0,8}", 0..8)) {
            let text = lines.join("\n");
            let page = shown(&["odd".to_owned()], &text);
            let read = Page::read(&page, &page);
            prop_assert_eq!(read, Found { text: trimmed(&text), below: String::new() });
        }
    }
}
