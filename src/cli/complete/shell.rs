//! The shells that can be completed in.

use clap::ValueEnum;

/// A shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// GNU bash, 4.4 and later.
    Bash,
    /// zsh.
    Zsh,
    /// fish, 3.1 and later.
    Fish,
    /// PowerShell, on Windows and elsewhere.
    #[value(name = "powershell", alias = "pwsh")]
    Powershell,
}

impl Shell {
    /// Finds a shell by its name.
    pub fn named(name: &str) -> Option<Self> {
        Shell::from_str(name, false).ok()
    }

    /// Returns the script that makes the shell ask.
    pub fn script(self) -> &'static str {
        match self {
            Shell::Bash => include_str!("scripts/wlog.bash"),
            Shell::Zsh => include_str!("scripts/wlog.zsh"),
            Shell::Fish => include_str!("scripts/wlog.fish"),
            Shell::Powershell => include_str!("scripts/wlog.ps1"),
        }
    }

    /// Returns the name under which packages install the script.
    pub fn file_name(self) -> &'static str {
        match self {
            Shell::Bash => "wlog.bash",
            Shell::Zsh => "_wlog",
            Shell::Fish => "wlog.fish",
            Shell::Powershell => "wlog.ps1",
        }
    }
}
