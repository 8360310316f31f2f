//! Ending from outside while questions stand on the terminal: it is put back as it was, and then the program ends as it would have.
//!
//! A shell that is left with a raw terminal shows nothing that is typed. What was typed into the questions is kept with every key.

/// Sees to it that the terminal is put back when a signal ends the program; once for the whole process.
///
/// The watch is never taken off: a signal whose handler is gone would be passed over from then on.
///
/// A program without a controlling terminal is told nothing when the terminal on its standard input closes, and crossterm would read the
/// end of it for ever: so that is looked for, and taken for the hang-up that it is.
#[cfg(unix)]
pub(super) fn restore_at_the_end() {
    use super::terminal::give_back;
    use signal_hook::consts::{SIGHUP, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    use std::io::IsTerminal;
    use std::sync::Once;
    use std::thread;
    use std::time::Duration;

    const LOOK_UP: Duration = Duration::from_secs(1);

    static WATCH: Once = Once::new();
    WATCH.call_once(|| {
        // Where it cannot be had, the signal ends the program at once, as before.
        let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP]) else { return };
        thread::spawn(move || {
            for signal in signals.forever() {
                give_back();
                let _ = emulate_default_handler(signal);
            }
        });
        thread::spawn(|| {
            while std::io::stdin().is_terminal() {
                thread::sleep(LOOK_UP);
            }
            let _ = emulate_default_handler(SIGHUP);
        });
    });
}

/// Windows ends a program without asking it, and its consoles belong to the program alone.
#[cfg(not(unix))]
pub(super) fn restore_at_the_end() {}
