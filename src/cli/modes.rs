//! The modes of the terminal, put back after a program that was ended before it could do so itself: an editor that is killed leaves a
//! terminal that shows nothing of what is typed, and lines that begin where the last one ended.

/// The modes as they were.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub struct Modes(Option<rustix::termios::Termios>);

/// Elsewhere the terminal keeps none beyond a program's end.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub struct Modes;

#[cfg(any(target_os = "linux", target_os = "macos"))]
impl Modes {
    /// Remembers how the terminal is now; nothing where standard input is none.
    pub fn now() -> Self {
        Modes(rustix::termios::tcgetattr(std::io::stdin()).ok())
    }

    /// Makes it so again.
    pub fn put_back(&self) {
        if let Some(modes) = &self.0 {
            // A terminal that is gone meanwhile needs none.
            let _ = rustix::termios::tcsetattr(std::io::stdin(), rustix::termios::OptionalActions::Drain, modes);
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
impl Modes {
    /// Remembers nothing.
    pub fn now() -> Self {
        Modes
    }

    /// Does nothing.
    pub fn put_back(&self) {}
}
