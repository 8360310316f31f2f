//! Breaks the lines of a help page. clap breaks at spaces alone, which Chinese has none of, and counts a Han character as it likes.

use crate::text;

/// How far a help stands indented that finds no room behind its option.
const BELOW: usize = 10;

/// Breaks the lines that are wider than the screen; what an option does goes on below where it began. Commands among the examples stay
/// whole: they are there to be copied.
pub fn fold(page: &str, columns: usize) -> String {
    let folded: Vec<String> = page.split('\n').map(|line| fold_line(line, columns)).collect();
    folded.join("\n")
}

fn fold_line(line: &str, columns: usize) -> String {
    let is_wide = text::width(&plain(line)) > columns;
    match help_at(line) {
        Some(at) if is_wide => below(line, at, columns),
        None if is_wide && !line.starts_with(' ') && !line.contains('\u{1b}') => {
            text::wrap(line, columns, "", "").join("\n")
        }
        _ => line.to_owned(),
    }
}

/// Folds what stands behind an option; where the option takes too much of the screen, on lines of its own.
fn below(line: &str, at: usize, columns: usize) -> String {
    let (option, help) = line.split_at(at);
    let taken = text::width(&plain(option));
    if taken * 5 > columns * 3 {
        let indent = " ".repeat(BELOW);
        return format!("{}\n{}", option.trim_end(), text::wrap(help, columns, &indent, &indent).join("\n"));
    }
    let lines = text::wrap(help, columns - taken, "", "");
    format!("{option}{}", lines.join(&format!("\n{}", " ".repeat(taken))))
}

/// Finds what stands behind two spaces and more on an indented line, the indent aside.
fn help_at(line: &str) -> Option<usize> {
    let begin = line.len() - line.trim_start_matches(' ').len();
    let gap = begin + line[begin..].find("  ").filter(|_| begin > 0)?;
    let at = line.len() - line[gap..].trim_start_matches(' ').len();
    (at < line.len()).then_some(at)
}

/// Takes the colours off.
fn plain(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help;
    use crate::render::words::{Chinese, English, Words};

    #[test]
    fn chinese_goes_on_below_where_it_began() {
        let line = "      \u{1b}[36m--edit\u{1b}[0m  在编辑器里写，上次没写完的会接着写";
        assert_eq!(
            fold(line, 34),
            "      \u{1b}[36m--edit\u{1b}[0m  在编辑器里写，上次没\n              写完的会接着写"
        );
        assert_eq!(fold("  --edit  在编辑器里写", 14), "  --edit\n          在编\n          辑器\n          里写");
        assert_eq!(fold("修改记录：何时、何人、改了什么", 20), "修改记录：何时、何\n人、改了什么");
        let example = "  wlog 记 '给 @李娜 打电话谈报价 +贷款续期'";
        assert_eq!(fold(example, 20), example);
    }

    #[test]
    fn every_page_fits_on_eighty_columns() {
        for words in [&English as &dyn Words, &Chinese] {
            let mut root = help::command(words).term_width(0);
            root.build();
            for mut command in std::iter::once(root.clone()).chain(root.get_subcommands().cloned()) {
                let page = fold(&help::page(&command.render_help().to_string()), 80);
                for line in page.lines() {
                    assert!(text::width(line) <= 80, "{}: {line}", command.get_name());
                    let begin = line.trim_start().chars().next();
                    assert!(!begin.is_some_and(|c| "，。、；：）”%".contains(c)), "{}: {line}", command.get_name());
                }
            }
        }
    }
}
