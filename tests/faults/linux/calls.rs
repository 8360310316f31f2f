//! Reads a call to the system out of a stopped thread: what it does, and to which files.

use nix::libc::{self, user_regs_struct};
use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

/// What a call does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Write,
    /// Opens a file that it would make.
    Create,
    MakeFolder,
    Rename,
    Link,
    Remove,
    Sync,
    SetMode,
    /// Sets a file's length.
    Cut,
    /// Changes nothing.
    Look,
}

impl Act {
    /// Tells whether a call of this kind can fail like that: what frees room does so on a full disk, too.
    pub fn can_fail_with(self, error: i32) -> bool {
        error != libc::ENOSPC || !matches!(self, Act::Remove | Act::SetMode | Act::Cut | Act::Rename | Act::Look)
    }
}

/// A call.
#[derive(Debug, Clone)]
pub struct Call {
    pub act: Act,
    /// The files concerned, whole paths; of a renaming the old one and the new one.
    pub paths: Vec<PathBuf>,
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.paths.iter().map(|path| short(path)).collect();
        write!(f, "{:?} {}", self.act, names.join(" → "))
    }
}

/// Names a file by the last three parts of its path.
fn short(path: &std::path::Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts[parts.len().saturating_sub(3)..].join("/")
}

/// What the arguments of a call are.
enum Args {
    /// The argument of this number is a file that is open.
    Open(usize),
    /// These are paths.
    Paths(&'static [usize]),
    /// These are folders that are open, each with a path behind it that counts from there.
    At(&'static [usize]),
}

/// Reads the call at whose beginning a thread stands; `None` for one that has to do with no file.
pub fn decode(thread: i32, registers: &user_regs_struct) -> Option<Call> {
    let r = registers;
    let values = [r.rdi, r.rsi, r.rdx, r.r10, r.r8, r.r9];
    let (act, args) = table(r.orig_rax.cast_signed(), values)?;
    let paths = match args {
        Args::Open(which) => vec![open_file(thread, values[which])?],
        Args::Paths(which) => which.iter().filter_map(|which| path_at(thread, values[*which])).collect(),
        Args::At(which) => {
            let path = |which: &usize| {
                let path = path_at(thread, values[*which + 1])?;
                if path.is_absolute() { Some(path) } else { Some(open_file(thread, values[*which])?.join(path)) }
            };
            which.iter().filter_map(path).collect()
        }
    };
    Some(Call { act, paths })
}

fn table(number: i64, values: [u64; 6]) -> Option<(Act, Args)> {
    let creates = |flags: u64| {
        let makes = libc::O_CREAT | libc::O_TRUNC;
        if flags & u64::from(makes.cast_unsigned()) != 0 { Act::Create } else { Act::Look }
    };
    Some(match number {
        libc::SYS_write | libc::SYS_pwrite64 | libc::SYS_writev | libc::SYS_pwritev | libc::SYS_pwritev2 => {
            (Act::Write, Args::Open(0))
        }
        libc::SYS_sendfile => (Act::Write, Args::Open(0)),
        libc::SYS_copy_file_range => (Act::Write, Args::Open(2)),
        libc::SYS_ftruncate | libc::SYS_fallocate => (Act::Cut, Args::Open(0)),
        libc::SYS_truncate => (Act::Cut, Args::Paths(&[0])),
        libc::SYS_fsync | libc::SYS_fdatasync | libc::SYS_syncfs => (Act::Sync, Args::Open(0)),
        libc::SYS_open => (creates(values[1]), Args::Paths(&[0])),
        libc::SYS_openat => (creates(values[2]), Args::At(&[0])),
        libc::SYS_mkdir => (Act::MakeFolder, Args::Paths(&[0])),
        libc::SYS_mkdirat => (Act::MakeFolder, Args::At(&[0])),
        libc::SYS_rename => (Act::Rename, Args::Paths(&[0, 1])),
        libc::SYS_renameat | libc::SYS_renameat2 => (Act::Rename, Args::At(&[0, 2])),
        libc::SYS_link => (Act::Link, Args::Paths(&[0, 1])),
        libc::SYS_linkat => (Act::Link, Args::At(&[0, 2])),
        libc::SYS_symlink => (Act::Link, Args::Paths(&[1])),
        libc::SYS_symlinkat => (Act::Link, Args::At(&[1])),
        libc::SYS_unlink | libc::SYS_rmdir => (Act::Remove, Args::Paths(&[0])),
        libc::SYS_unlinkat => (Act::Remove, Args::At(&[0])),
        libc::SYS_chmod | libc::SYS_utimes => (Act::SetMode, Args::Paths(&[0])),
        libc::SYS_fchmod => (Act::SetMode, Args::Open(0)),
        libc::SYS_fchmodat | libc::SYS_utimensat => (Act::SetMode, Args::At(&[0])),
        libc::SYS_read | libc::SYS_pread64 | libc::SYS_readv | libc::SYS_fstat | libc::SYS_getdents64 => {
            (Act::Look, Args::Open(0))
        }
        libc::SYS_stat | libc::SYS_lstat | libc::SYS_access | libc::SYS_readlink => (Act::Look, Args::Paths(&[0])),
        libc::SYS_newfstatat | libc::SYS_statx | libc::SYS_faccessat | libc::SYS_faccessat2 | libc::SYS_readlinkat => {
            (Act::Look, Args::At(&[0]))
        }
        _ => return None,
    })
}

/// Returns the file behind a number, or the working folder.
fn open_file(thread: i32, number: u64) -> Option<PathBuf> {
    // The kernel looks at the lower half only.
    let number = number as u32 as i32;
    let link = if number == libc::AT_FDCWD { "cwd".to_owned() } else { format!("fd/{number}") };
    fs::read_link(format!("/proc/{thread}/{link}")).ok().filter(|path| path.is_absolute())
}

/// Reads a path out of a thread's memory; `None` for an empty one.
fn path_at(thread: i32, address: u64) -> Option<PathBuf> {
    let memory = File::open(format!("/proc/{thread}/mem")).ok()?;
    let mut bytes = Vec::new();
    let mut at = address;
    while !bytes.contains(&0) && bytes.len() < 4096 {
        // Not beyond a page: the next one may be nobody's.
        let mut piece = vec![0; usize::try_from(4096 - at % 4096).ok()?.min(256)];
        memory.read_exact_at(&mut piece, at).ok()?;
        at += piece.len() as u64;
        bytes.extend(piece);
    }
    let end = bytes.iter().position(|byte| *byte == 0).filter(|end| *end > 0)?;
    bytes.truncate(end);
    Some(OsString::from_vec(bytes).into())
}
