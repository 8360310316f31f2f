//! How what is said beside the data is laid out on a terminal: broken between words, under its label, with commands left whole.

use crate::text;

/// How the commands begin that stand at the end of a hint, behind a colon.
const COMMANDS: [&str; 14] =
    ["wlog", "git", "ls", "mv", "cp", "rm", "export", "unset", "iconv", "man", "mkdir", "lsof", "diff", "df"];

/// Lays out a text behind a label of so many columns, line end included; without a terminal nothing is broken.
///
/// A command at the end that has no room goes on a line of its own, whole: the terminal breaks it where it must, so that it can still be
/// copied. Lines that begin with a space are drawings, and stay as they are.
pub fn lay_out(label: &str, label_columns: usize, said: &str, columns: Option<usize>) -> String {
    let Some(columns) = columns else { return format!("{label}{said}\n") };
    let pad = " ".repeat(label_columns);
    let mut lines = said.split('\n');
    let first = rows(lines.next().unwrap_or_default(), columns, &pad);
    let rest = lines.flat_map(|line| rows(line, columns, ""));
    let rows: Vec<String> = first.into_iter().chain(rest).collect();
    format!("{label}{}\n", rows.join("\n").get(label_columns..).unwrap_or_default())
}

/// Breaks a line into rows, each behind an indent.
fn rows(line: &str, columns: usize, indent: &str) -> Vec<String> {
    if line.starts_with(' ') || indent.len() + text::width(line) <= columns {
        return vec![format!("{indent}{line}")];
    }
    let (prose, command) = line.split_at(command_start(line).unwrap_or(line.len()));
    let mut rows = text::wrap(prose.trim_end(), columns, indent, indent);
    if !command.is_empty() {
        rows.push(format!("{indent}{command}"));
    }
    rows
}

/// Finds where the command begins that a line ends with.
fn command_start(line: &str) -> Option<usize> {
    let behind = |(at, colon): (usize, &str)| at + colon.len();
    let starts = line.match_indices(": ").chain(line.match_indices('：')).map(behind);
    starts.filter(|start| line[*start..].split(' ').next().is_some_and(|word| COMMANDS.contains(&word))).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_under_the_label() {
        let said = "your name is not known, so commits are signed 'sam'; to change that: wlog init /home/sam/worklog --name 'Your Name'";
        let shown = "note: your name is not known, so\n      commits are signed 'sam'; to\n      change that:\n      wlog init /home/sam/worklog --name 'Your Name'\n";
        assert_eq!(lay_out("note: ", 6, said, Some(36)), shown);
        assert_eq!(lay_out("note: ", 6, said, None), format!("note: {said}\n"));
        let chinese = "还不知道你的姓名，提交署名暂用“sam”；要改请运行：wlog init 日志 --name 姓名";
        let shown =
            "提示：还不知道你的姓名，提交署名暂\n      用“sam”；要改请运行：\n      wlog init 日志 --name 姓名\n";
        assert_eq!(lay_out("提示：", 6, chinese, Some(34)), shown);
    }

    #[test]
    fn what_fits_and_what_is_drawn_stays() {
        assert_eq!(lay_out("note: ", 6, "short: wlog add", Some(80)), "note: short: wlog add\n");
        let drawn = "the parenthesis is never closed\n  (a long query, longer than the terminal\n  ^";
        assert_eq!(
            lay_out("error: ", 7, drawn, Some(24)),
            "error: the parenthesis\n       is never closed\n  (a long query, longer than the terminal\n  ^\n"
        );
        assert_eq!(lay_out("", 0, "", Some(24)), "\n");
    }
}
