//! Signed commits (`commit.gpgSign`): the program that git would ask is asked for a signature, and it goes into the commit.
//!
//! git itself could sign (`git commit-tree -S`), but it would write the commit without syncing it, and start whatever program the
//! repository's own configuration names. What lies in a book is not trusted with a command: a program, or a command that finds the key,
//! counts only where the user's or the machine's settings name it. Which key it is, and whether there is signing at all, may stand anywhere.

use super::configuration::{self, Origin};
use super::{Refusal, StoreError};
use git2::Config;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;
use thiserror::Error;

/// How a commit is signed.
#[derive(Debug, Clone)]
pub(super) struct Signing {
    format: Format,
    program: PathBuf,
    /// `user.signingKey`; without it OpenPGP programs look for a key by name and address.
    key: Option<String>,
    /// The command that finds an SSH key where none is named.
    key_command: Option<String>,
}

/// What kind of signature is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// By `gpg`, or by `gpgsm`, which is called alike.
    Gnupg,
    /// By `ssh-keygen`.
    Ssh,
}

/// Why a commit cannot be signed although it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SigningProblem {
    /// The book's own repository names a command, which is not run.
    #[error("{key} in the book's repository names a command")]
    NotTrusted {
        /// The setting.
        key: &'static str,
    },
    /// `gpg.format` names a kind of signature that wlog does not know.
    #[error("gpg.format={0}")]
    UnknownFormat(String),
    /// An SSH signature is asked for, and no key named.
    #[error("no user.signingKey")]
    NoKey,
    /// The program cannot be started.
    #[error("{program} cannot be started")]
    NotStarted {
        /// The program.
        program: String,
        /// Whether there is no such program.
        is_missing: bool,
    },
    /// The program made no signature.
    #[error("{program} made no signature: {said}")]
    Failed {
        /// The program.
        program: String,
        /// The last thing that it said; perhaps nothing.
        said: String,
    },
}

impl Signing {
    /// Returns how commits are to be signed; `None` where they are not. Whatever can be told beforehand is refused here.
    pub(super) fn of(config: &Config) -> Result<Option<Signing>, StoreError> {
        if !configuration::is_set(config, "commit.gpgsign")? {
            return Ok(None);
        }
        let (format, programs, usual): (_, &[&str], _) = match configuration::text(config, "gpg.format").as_deref() {
            None | Some("openpgp") => (Format::Gnupg, &["gpg.openpgp.program", "gpg.program"], "gpg"),
            Some("x509") => (Format::Gnupg, &["gpg.x509.program"], "gpgsm"),
            Some("ssh") => (Format::Ssh, &["gpg.ssh.program"], "ssh-keygen"),
            Some(other) => return Err(refused(SigningProblem::UnknownFormat(other.to_owned()))),
        };
        let mut program = PathBuf::from(usual);
        for &key in programs {
            if trusted(config, key)?.is_some() {
                program = config.get_path(key).map_err(StoreError::git("read the configuration"))?;
                break;
            }
        }
        let key = configuration::text(config, "user.signingkey").map(|key| expanded(config, format, key));
        let key_command = match (format, &key) {
            (Format::Ssh, None) => {
                let command = trusted(config, "gpg.ssh.defaultkeycommand")?;
                Some(command.ok_or_else(|| refused(SigningProblem::NoKey))?)
            }
            _ => None,
        };
        Ok(Some(Signing { format, program, key, key_command }))
    }

    /// Signs the bytes of a commit and returns them with the signature in their head. The program may ask the user for a passphrase.
    pub(super) fn sign(&self, commit: &str, committer: &str) -> Result<String, StoreError> {
        let signature = match self.format {
            Format::Gnupg => self.by_gnupg(commit, committer)?,
            Format::Ssh => self.by_ssh(commit)?,
        };
        let signature = signature.replace('\r', "");
        let head_ends = commit.find("\n\n").map_or(commit.len(), |at| at + 1);
        let (head, message) = commit.split_at(head_ends);
        let field: String = signature.trim_end().lines().map(|line| format!(" {line}\n")).collect();
        Ok(format!("{head}gpgsig{field}{message}"))
    }

    fn by_gnupg(&self, commit: &str, committer: &str) -> Result<String, StoreError> {
        // Without the time: `Name <address>`.
        let person = committer.find('>').map_or(committer, |end| &committer[..=end]);
        let key = self.key.as_deref().unwrap_or(person);
        let output = self.run(&["--status-fd=2", "-bsau", key], commit.as_bytes())?;
        let is_made = String::from_utf8_lossy(&output.stderr).lines().any(|line| line.contains("SIG_CREATED "));
        match String::from_utf8(output.stdout.clone()) {
            Ok(signature) if output.status.success() && is_made && !signature.trim().is_empty() => Ok(signature),
            _ => Err(self.failed(&output)),
        }
    }

    /// Programs in the place of `ssh-keygen` are known to take what git gives them, which is files.
    fn by_ssh(&self, commit: &str) -> Result<String, StoreError> {
        let key = self.ssh_key()?;
        let folder = tempfile::tempdir().map_err(StoreError::io("make", std::env::temp_dir()))?;
        let text = write(&folder, "commit", commit)?;
        let literal = key.strip_prefix("key::").or_else(|| key.starts_with("ssh-").then_some(key.as_str()));
        let key_file = match literal {
            Some(literal) => write(&folder, "key", &format!("{literal}\n"))?,
            None => PathBuf::from(&key),
        };
        let (key_file, place) = (key_file.to_string_lossy(), text.to_string_lossy());
        let mut arguments = vec!["-Y", "sign", "-n", "git", "-f", &key_file];
        // The public key is all there is: an agent has the other half.
        arguments.extend(literal.map(|_| "-U"));
        arguments.push(&place);
        let output = self.run(&arguments, b"")?;
        match fs::read_to_string(text.with_extension("sig")) {
            Ok(signature) if output.status.success() && !signature.trim().is_empty() => Ok(signature),
            _ => Err(self.failed(&output)),
        }
    }

    /// Returns the SSH key: the one that is named, or what the command that finds one says, as git does it.
    fn ssh_key(&self) -> Result<String, StoreError> {
        let Some(command) = &self.key_command else { return Ok(self.key.clone().unwrap_or_default()) };
        let no_key = || refused(SigningProblem::NoKey);
        let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
        let output = run(Command::new(shell).args([flag, command]), b"").map_err(|_| no_key())?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let is_key = |line: &&str| line.starts_with("key::") || line.starts_with("ssh-");
        said.lines().next().filter(is_key).filter(|_| output.status.success()).map(str::to_owned).ok_or_else(no_key)
    }

    fn run(&self, arguments: &[&str], input: &[u8]) -> Result<Output, StoreError> {
        run(Command::new(&self.program).args(arguments), input).map_err(|error| {
            let is_missing = error.kind() == std::io::ErrorKind::NotFound;
            refused(SigningProblem::NotStarted { program: self.shown(), is_missing })
        })
    }

    fn failed(&self, output: &Output) -> StoreError {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().rfind(|line| !line.trim().is_empty() && !line.starts_with("[GNUPG:]"));
        let said = said.unwrap_or_default().trim().to_owned();
        refused(SigningProblem::Failed { program: self.shown(), said })
    }

    fn shown(&self) -> String {
        self.program.to_string_lossy().into_owned()
    }
}

/// Returns what a setting says that names a command; refused where the book itself says it.
fn trusted(config: &Config, key: &'static str) -> Result<Option<String>, StoreError> {
    let Some(said) = configuration::text(config, key) else { return Ok(None) };
    match configuration::origin(config, key) {
        Some(Origin::Book) => Err(refused(SigningProblem::NotTrusted { key })),
        _ => Ok(Some(said)),
    }
}

/// Writes the home folder for the `~` of a key file.
fn expanded(config: &Config, format: Format, key: String) -> String {
    match config.get_path("user.signingkey") {
        Ok(path) if format == Format::Ssh && key.starts_with('~') => path.to_string_lossy().into_owned(),
        _ => key,
    }
}

fn write(folder: &TempDir, name: &str, text: &str) -> Result<PathBuf, StoreError> {
    let path: PathBuf = Path::join(folder.path(), name);
    fs::write(&path, text).map_err(StoreError::io("write", &path))?;
    Ok(path)
}

/// Runs a program on an input; its questions reach the user on the terminal itself.
fn run(command: &mut Command, input: &[u8]) -> std::io::Result<Output> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut stdin = child.stdin.take();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A program that does not read its input closes the pipe, and will be found to have made nothing.
            let _ = stdin.as_mut().map(|stdin| stdin.write_all(input));
        });
        child.wait_with_output()
    })
}

fn refused(problem: SigningProblem) -> StoreError {
    Refusal::Signing(problem).into()
}
