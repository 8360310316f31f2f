//! Short ways to call commands: `wlog week`, `wlog 周报`, `wlog help add`.

use std::ffi::OsString;

/// Global options that take a value, which is not the command.
const WITH_VALUE: [&str; 3] = ["--book", "--lang", "--color"];

/// Short ways to call commands, and what they are short for.
pub const SHORT: [(&str, [&str; 2]); 6] = [
    ("day", ["report", "day"]),
    ("week", ["report", "week"]),
    ("month", ["report", "month"]),
    ("日报", ["report", "day"]),
    ("周报", ["report", "week"]),
    ("月报", ["report", "month"]),
];

/// The words for `help`.
const HELP: [&str; 2] = ["help", "帮助"];

/// Tells whether a word says what a report is to sum up.
pub fn is_unit(word: &str) -> bool {
    SHORT.iter().any(|(short, full)| *short == word || full[1] == word)
}

/// Writes short ways to call commands out in full; all else stays as it is. The program's own name is not among the arguments.
pub fn write_out(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let Some(at) = command_place(&arguments) else { return arguments };
    if HELP.iter().any(|word| arguments[at] == *word) {
        return help(arguments, at);
    }
    let Some((_, full)) = SHORT.iter().find(|(short, _)| arguments[at] == *short) else { return arguments };
    arguments.splice(at..=at, full.iter().map(OsString::from));
    arguments
}

/// Turns `help add` into `add --help`.
fn help(mut arguments: Vec<OsString>, at: usize) -> Vec<OsString> {
    arguments.remove(at);
    if let Some(end) = command_place(&arguments) {
        arguments.truncate(end + 1);
    }
    arguments.push("--help".into());
    write_out(arguments)
}

/// Finds the first argument that is neither an option nor an option's value.
fn command_place(arguments: &[OsString]) -> Option<usize> {
    let mut at = 0;
    while let Some(argument) = arguments.get(at) {
        let text = argument.to_string_lossy();
        match text.as_ref() {
            "--" => return None,
            option if WITH_VALUE.contains(&option) => at += 2,
            option if option.starts_with('-') => at += 1,
            _ => return Some(at),
        }
    }
    None
}

/// Returns the command that was typed, which may be none that there is.
pub fn command(arguments: &[OsString]) -> Option<String> {
    command_place(arguments).map(|at| arguments[at].to_string_lossy().into_owned())
}

/// Finds the value of a global option before clap has read anything: the language must be known to word clap's own errors.
pub fn option_value(arguments: &[OsString], option: &str) -> Option<String> {
    let mut found = arguments.iter().take_while(|argument| *argument != "--");
    while let Some(argument) = found.next() {
        let text = argument.to_string_lossy();
        if text == option {
            return found.next().map(|value| value.to_string_lossy().into_owned());
        }
        if let Some(value) = text.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(line: &str) -> String {
        let arguments = line.split_whitespace().map(OsString::from).collect();
        let full: Vec<_> = write_out(arguments).into_iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
        full.join(" ")
    }

    #[test]
    fn short_calls_are_written_out() {
        assert_eq!(out("week"), "report week");
        assert_eq!(out("--book x 周报 上周"), "--book x report week 上周");
        assert_eq!(out("help add"), "add --help");
        assert_eq!(out("help"), "--help");
        assert_eq!(out("help 周报"), "report week --help");
        assert_eq!(out("help --lang zh add"), "--lang zh add --help");
        assert_eq!(out("add week"), "add week");
        assert_eq!(out("-- week"), "-- week");
        assert_eq!(out(""), "");
    }

    #[test]
    fn the_language_is_found_early() {
        let arguments = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(option_value(&arguments("add x --lang zh"), "--lang"), Some("zh".into()));
        assert_eq!(option_value(&arguments("--lang=en add"), "--lang"), Some("en".into()));
        assert_eq!(option_value(&arguments("add -- --lang zh"), "--lang"), None);
    }
}
