//! Runs a program under `ptrace`, and lets somebody decide at each of its calls to the system what becomes of it.
//!
//! Calls are counted over all threads, so that a point is the same moment from run to run; `strace` counts each thread for itself, and
//! does not reach every moment of a program that syncs on several threads. Programs that the traced one starts run on their own.

use super::calls::{Act, Call, decode};
use nix::errno::Errno;
use nix::libc::user_regs_struct;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program to be run, with all that it is given.
#[derive(Debug, Clone)]
pub struct Launch {
    pub program: PathBuf,
    pub args: Vec<OsString>,
    pub env: Vec<(OsString, OsString)>,
    pub folder: PathBuf,
    /// The folder below which its calls are looked at.
    pub below: PathBuf,
    /// The folder that takes what it prints.
    pub prints: PathBuf,
}

/// What a program said, and how it ended.
#[derive(Debug, Clone)]
pub struct Ended {
    /// Its exit status; `None` when it was killed.
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// What becomes of a call.
pub enum Fate {
    /// It is made.
    Made,
    /// It is not made, and fails with an error of the system.
    Refused(i32),
    /// It is not made, and the program is gone.
    Killed,
}

/// Who looks at the calls of a program.
pub trait Watcher {
    /// A call is about to be made.
    fn before(&mut self, call: &Call) -> Fate;

    /// A call was made and did what it should.
    fn after(&mut self, _call: &Call) {}
}

/// Tells whether programs can be traced here, and says so if not.
pub fn is_usable() -> bool {
    let folder = tempfile::tempdir().unwrap();
    let launch = Launch {
        program: "/bin/true".into(),
        args: Vec::new(),
        env: Vec::new(),
        folder: folder.path().into(),
        below: folder.path().into(),
        prints: folder.path().into(),
    };
    let usable = trace(&launch, &mut Nobody).is_ok_and(|ended| ended.code == Some(0));
    if !usable {
        println!("skipped: programs may not be traced here");
    }
    usable
}

struct Nobody;

impl Watcher for Nobody {
    fn before(&mut self, _call: &Call) -> Fate {
        Fate::Made
    }
}

impl Launch {
    /// Runs the program by itself.
    pub fn run(&self) -> Ended {
        let output = self.command(&self.program, &[]).stdin(Stdio::null()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ended { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    /// Runs the program with somebody looking at its calls.
    pub fn watched(&self, watcher: &mut dyn Watcher) -> Ended {
        trace(self, watcher).unwrap()
    }

    /// Returns the command, to be started by others.
    pub fn command(&self, program: &Path, first: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(first).args(&self.args).current_dir(&self.folder).env_clear();
        command.envs(self.env.iter().map(|(key, value)| (key, value)));
        command
    }
}

fn trace(launch: &Launch, watcher: &mut dyn Watcher) -> Result<Ended, Errno> {
    let place = |name: &str| launch.prints.join(name);
    let file = |name: &str| File::create(place(name)).unwrap();
    // A shell that stops itself and then becomes the program: nothing unsafe is needed to be there from the first call on.
    let program = launch.program.to_string_lossy();
    let mut shell = launch.command(Path::new("/bin/sh"), &["-c", "kill -STOP $$; exec \"$0\" \"$@\"", &program]);
    #[expect(clippy::zombie_processes, reason = "whoever traces a process is told of its end, and takes note of it")]
    let child = shell.stdin(Stdio::null()).stdout(file("stdout")).stderr(file("stderr")).spawn().unwrap();
    let pid = Pid::from_raw(i32::try_from(child.id()).unwrap());
    waitpid(pid, Some(WaitPidFlag::WUNTRACED))?;
    let options = Options::PTRACE_O_TRACESYSGOOD | Options::PTRACE_O_TRACECLONE | Options::PTRACE_O_EXITKILL;
    if let Err(error) = ptrace::seize(pid, options) {
        kill(pid, Signal::SIGKILL)?;
        waitpid(pid, None)?;
        return Err(error);
    }
    kill(pid, Signal::SIGCONT)?;
    let code = Tracing { pid, below: &launch.below, watcher, open: HashMap::new() }.follow()?;
    let text = |name: &str| String::from_utf8_lossy(&fs::read(place(name)).unwrap()).into_owned();
    Ok(Ended { code, stdout: text("stdout"), stderr: text("stderr") })
}

/// A program on its way.
struct Tracing<'a> {
    pid: Pid,
    below: &'a Path,
    watcher: &'a mut dyn Watcher,
    /// The calls in which its threads are.
    open: HashMap<Pid, Open>,
}

/// A call that was begun.
enum Open {
    /// One that nobody looks at.
    Any,
    Looked(Call),
    Refused(i32),
}

impl Tracing<'_> {
    fn follow(mut self) -> Result<Option<i32>, Errno> {
        // Only what this thread has started: other tests start programs at the same time.
        let flags = WaitPidFlag::__WALL | WaitPidFlag::__WNOTHREAD;
        loop {
            let going_on = match waitpid(Pid::from_raw(-1), Some(flags)) {
                Err(Errno::EINTR) => continue,
                Ok(WaitStatus::Exited(pid, code)) if pid == self.pid => return Ok(Some(code)),
                Ok(WaitStatus::Signaled(pid, ..)) if pid == self.pid => return Ok(None),
                Ok(WaitStatus::PtraceSyscall(thread)) => {
                    self.at_a_call(thread);
                    ptrace::syscall(thread, None)
                }
                Ok(WaitStatus::PtraceEvent(thread, ..)) => ptrace::syscall(thread, None),
                Ok(WaitStatus::Stopped(thread, signal)) => ptrace::syscall(thread, signal),
                Ok(_) => Ok(()),
                Err(error) => return Err(error),
            };
            // A thread may be gone by now.
            match going_on {
                Ok(()) | Err(Errno::ESRCH) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// A thread stands at the beginning of a call, or at the end of one.
    fn at_a_call(&mut self, thread: Pid) {
        let Ok(mut registers) = ptrace::getregs(thread) else { return };
        match self.open.remove(&thread) {
            None => {
                let open = self.begin(thread, &mut registers);
                self.open.insert(thread, open);
            }
            Some(Open::Any) => {}
            Some(Open::Looked(call)) => {
                if registers.rax.cast_signed() >= 0 {
                    self.watcher.after(&call);
                }
            }
            Some(Open::Refused(error)) => {
                registers.rax = (-i64::from(error)).cast_unsigned();
                let _ = ptrace::setregs(thread, registers);
            }
        }
    }

    fn begin(&mut self, thread: Pid, registers: &mut user_regs_struct) -> Open {
        let call = decode(thread.as_raw(), registers);
        let Some(call) = call.filter(|call| call.paths.iter().any(|path| path.starts_with(self.below))) else {
            return Open::Any;
        };
        match self.watcher.before(&call) {
            Fate::Made => Open::Looked(call),
            Fate::Killed => {
                let _ = kill(self.pid, Signal::SIGKILL);
                Open::Any
            }
            Fate::Refused(error) => {
                // There is no call of this number, so that nothing is done.
                registers.orig_rax = u64::MAX;
                let _ = ptrace::setregs(thread, *registers);
                Open::Refused(error)
            }
        }
    }
}

/// What happens at one call of a kind, counted from 1.
pub struct At<'a> {
    pub acts: fn(Act) -> bool,
    pub point: usize,
    pub fault: Fault<'a>,
    /// How many such calls there were.
    pub count: usize,
    /// The call at which it happened.
    pub hit: Option<String>,
}

/// What can happen at a call.
pub enum Fault<'a> {
    Nothing,
    Kill,
    /// The call fails.
    Once(i32),
    /// This call and all such calls after it fail, as far as the error is one that they can have.
    ForEver(i32),
    /// Somebody does something before the call is made.
    Meanwhile(&'a mut dyn FnMut()),
}

impl<'a> At<'a> {
    /// Waits for a call that changes something.
    pub fn change(point: usize, fault: Fault<'a>) -> Self {
        At { acts: |act| act != Act::Look, point, fault, count: 0, hit: None }
    }

    /// Waits for a call that only looks at something.
    pub fn look(point: usize, fault: Fault<'a>) -> Self {
        At { acts: |act| act == Act::Look, ..At::change(point, fault) }
    }

    /// Counts all that change something.
    pub fn counting() -> Self {
        At::change(0, Fault::Nothing)
    }
}

impl Watcher for At<'_> {
    fn before(&mut self, call: &Call) -> Fate {
        if !(self.acts)(call.act) {
            return Fate::Made;
        }
        self.count += 1;
        let is_here = self.count == self.point;
        if is_here {
            self.hit = Some(call.to_string());
        }
        match &mut self.fault {
            Fault::Kill if is_here => Fate::Killed,
            Fault::Once(error) if is_here => Fate::Refused(*error),
            Fault::ForEver(error) if self.hit.is_some() && call.act.can_fail_with(*error) => Fate::Refused(*error),
            Fault::Meanwhile(something) if is_here => {
                something();
                Fate::Made
            }
            _ => Fate::Made,
        }
    }
}
