//! Completion as it is driven from a keyboard, in bash, zsh and fish: what TAB makes of a line, and how long it takes.
#![cfg(unix)]

use crate::environment::World;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The prompt, by which the line is found on the screen.
const PROMPT: &str = "go>";
/// How long a person is patient, at most; far more than it takes.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a completion may take on a book with 5,000 contacts.
const LIMIT: Duration = Duration::from_millis(50);

/// How often each completion is timed; the quickest counts, since other programs want the machine too.
const TIMES: usize = 8;

const SHELLS: [&str; 3] = ["bash", "zsh", "fish"];

#[test]
fn tab_puts_in_what_was_meant() {
    let world = World::new();
    let names = r#"Met @项羽, @"Li Na", @"Pat O'Brien" +portal +port-city %恒达机械 #visit"#;
    world.wlog(["add", "--no-time", names]).ok();
    for shell in SHELLS {
        let cases = [
            ("wlog sea", "wlog search"),
            ("wlog list --con", "wlog list --contact"),
            ("wlog list --contact xiangy", "wlog list --contact 项羽"),
            ("wlog list --contact=xy", "wlog list --contact=项羽"),
            ("wlog list -p po", "wlog list -p port"),
            ("wlog list -c \"li", "wlog list -c \"Li Na\""),
            ("wlog list -c 'obr", if shell == "fish" { r"'Pat O\'Brien'" } else { r"'Pat O'\''Brien'" }),
            ("wlog search contact:xy", "wlog search contact:项羽"),
            ("wlog list --since zuot", "wlog list --since 昨天"),
            ("wlog add 'Met @xy", "wlog add 'Met @项羽"),
            ("wlog add 'Met +por", "wlog add 'Met +port"),
            ("wlog add \"Met @lina", r#"wlog add "Met @\"Li Na\""#),
            ("wlog add Met %heng", "wlog add Met %恒达机械"),
        ];
        let Some(terminal) = Terminal::start(shell, &world) else { continue };
        for (typed, expected) in cases {
            terminal.press(typed, expected);
        }
        // Inside of a sentence the quote stays open, and what is typed on follows the name.
        terminal.type_in("wlog add '和 @xy");
        terminal.tab();
        terminal.wait_for("@项羽");
        terminal.type_in("谈");
        terminal.wait_for("wlog add '和 @项羽谈");
    }
}

#[test]
fn tab_lists_names_that_do_not_begin_as_typed() {
    let world = World::new();
    world.wlog(["add", "--no-time", "Met @项羽, @徐阳 and @夏颖"]).ok();
    for shell in SHELLS {
        let Some(terminal) = Terminal::start(shell, &world) else { continue };
        terminal.type_in("wlog list -c xy");
        // bash rings first and lists the second time.
        terminal.tab();
        if shell == "bash" {
            thread::sleep(Duration::from_millis(300));
            terminal.tab();
        }
        for name in ["项羽", "徐阳", "夏颖"] {
            terminal.wait_for(name);
        }
    }
}

#[test]
fn five_thousand_contacts_take_no_time() {
    let world = World::new();
    world.wlog(["add", "--no-time", "Met @项羽 and @\"Li Na\" +portal"]).ok();
    let (first, last) = (["Anna", "Bob", "Carla", "David", "Frank"], ["Batten", "Hewer", "Miller", "Pett", "Smith"]);
    let (surnames, given) =
        (['赵', '钱', '孙', '李', '周', '吴', '郑', '王'], ['伟', '芳', '娜', '敏', '静', '强', '磊']);
    for number in 0..5_000 {
        let name = match number % 2 {
            0 => format!("{} {} {number}", first[number % 5], last[number / 5 % 5]),
            _ => format!("{}{}{number}", surnames[number % 8], given[number / 8 % 7]),
        };
        world.write(&format!("contacts/c{number}.md"), format!("+++\nname = \"{name}\"\n+++\n"));
    }
    // A stamp is trusted once it has aged; then a command that reads writes the table of names.
    thread::sleep(Duration::from_millis(2_500));
    world.wlog(["list", "--contact", "项羽"]).ok();
    for shell in SHELLS {
        let Some(terminal) = Terminal::start(shell, &world) else { continue };
        // A person's second key: the shell has loaded what it loads once.
        terminal.press("wlog list -c xiangy", "wlog list -c 项羽");
        for (typed, expected) in [
            ("wlog list --contact xiangy", "wlog list --contact 项羽"),
            ("wlog add 'Met @xy", "wlog add 'Met @项羽"),
            ("wlog search project:port", "wlog search project:portal"),
        ] {
            let taken = (0..TIMES).map(|_| terminal.press(typed, expected)).min().expect("several times");
            println!("{shell}: {typed:?}: {} ms until it is on the screen", taken.as_millis());
            // A build for debugging is many times slower, and so is a machine that has other things to do: who names a program vouches for both.
            if std::env::var("WLOG_PROGRAMS").is_ok() {
                assert!(taken < LIMIT, "{shell}: {typed:?} took {taken:?}");
            }
        }
    }
}

/// Returns the folder of the program: that of the build under test, or `$WLOG_PROGRAMS`, so that a release build can be timed.
fn programs() -> String {
    let built = Path::new(env!("CARGO_BIN_EXE_wlog")).parent().expect("the program has a folder");
    std::env::var("WLOG_PROGRAMS").unwrap_or_else(|_| built.display().to_string())
}

/// A shell in a terminal of its own, with wlog's completion.
struct Terminal {
    socket: String,
}

impl Terminal {
    /// Starts a shell; `None`, with the reason printed, where it or tmux is missing.
    fn start(shell: &str, world: &World) -> Option<Self> {
        for program in [shell, "tmux"] {
            if Command::new(program).arg("-c").arg("exit").stderr(Stdio::null()).status().is_err() {
                println!("skipped: there is no {program} here");
                return None;
            }
        }
        let options = match shell {
            "bash" => "--norc --noprofile -i",
            "zsh" => "-f -i",
            _ => "--no-config -i",
        };
        let terminal = Terminal { socket: format!("wlog-test-{}-{shell}-{:p}", std::process::id(), world) };
        let path = format!("PATH={}:{}", programs(), std::env::var("PATH").unwrap_or_default());
        let home = format!("HOME={}", world.home().display());
        let sealed = ["env", "-i", &home, &path, "TERM=xterm", "LC_ALL=C.UTF-8", "LANG=C.UTF-8", "ENV=", shell];
        let mut start = vec!["-f", "/dev/null", "new-session", "-d", "-x", "150", "-y", "40"];
        start.extend(sealed);
        start.extend(options.split(' '));
        let started = terminal.tmux(&start);
        assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
        let setup = match shell {
            "fish" => format!("function fish_prompt; echo -n '{PROMPT} '; end; wlog completions fish | source; clear"),
            _ => format!("PS1='{PROMPT} '; source <(wlog completions {shell}); clear"),
        };
        thread::sleep(Duration::from_millis(500));
        terminal.type_in(&setup);
        terminal.tmux(&["send-keys", "Enter"]);
        terminal.wait_until("the shell is ready", |screen| screen.trim() == PROMPT);
        Some(terminal)
    }

    /// Types a line and presses TAB; returns how long it takes until the screen shows what is expected. Clears the line in the end.
    fn press(&self, typed: &str, expected: &str) -> Duration {
        self.type_in(typed);
        self.wait_for(typed);
        let begun = Instant::now();
        self.tab();
        self.wait_for(expected);
        let taken = begun.elapsed();
        self.tmux(&["send-keys", "C-e", "C-u", "C-l"]);
        self.wait_until("the line is cleared", |screen| screen.trim() == PROMPT);
        taken
    }

    fn type_in(&self, text: &str) {
        self.tmux(&["send-keys", "-l", "--", text]);
    }

    fn tab(&self) {
        self.tmux(&["send-keys", "Tab"]);
    }

    fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contains(text));
    }

    #[track_caller]
    fn wait_until(&self, what: &str, holds: impl Fn(&str) -> bool) {
        let begun = Instant::now();
        loop {
            let screen = String::from_utf8_lossy(&self.tmux(&["capture-pane", "-p"]).stdout).trim_end().to_owned();
            if holds(&screen) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "{}: waited for {what:?} in vain:\n{screen}", self.socket);
            thread::sleep(Duration::from_millis(2));
        }
    }

    fn tmux(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("tmux");
        command.args(["-u", "-L", &self.socket]).args(arguments).env_remove("TMUX");
        command.stdin(Stdio::null()).output().expect("tmux runs")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // The server is this terminal's own.
        self.tmux(&["kill-server"]);
    }
}
