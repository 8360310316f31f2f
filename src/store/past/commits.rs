//! Commits as they lie in git, and the walk from HEAD back over all of them.

use super::source::Source;
use crate::store::{CommitId, StoreError};
use git2::{ObjectType, Oid};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::sync::Arc;

/// A moment as git writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GitTime {
    /// Seconds since 1970.
    pub seconds: i64,
    /// What the clock was ahead of UTC, in minutes.
    pub offset: i16,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastCommit {
    /// Its name.
    pub id: CommitId,
    /// The commits that it builds on; several for a merge, none for the first one.
    pub parents: Vec<CommitId>,
    /// Who wrote it.
    pub author: String,
    /// The author's mail address.
    pub email: String,
    /// When it was written, as its author says.
    pub authored: GitTime,
    /// When this commit was made of it: later where it was amended or rebased, or given a date.
    pub committed: GitTime,
    /// The whole message.
    pub message: String,
    pub(super) tree: Oid,
}

impl PastCommit {
    /// Reads a commit.
    pub(super) fn read(source: &Source<'_>, id: Oid) -> Result<Self, StoreError> {
        RawCommit::read(source, id)?.parse()
    }
}

/// A commit of which no more was read than leads on: to its files, and to those that it builds on.
pub(super) struct RawCommit {
    pub id: CommitId,
    pub tree: Oid,
    pub parents: Vec<CommitId>,
    data: Arc<[u8]>,
    /// Where in the data the authors begin, behind the names of tree and parents.
    rest: usize,
}

impl RawCommit {
    /// Reads a commit as far as the walk needs it.
    pub(super) fn read(source: &Source<'_>, id: Oid) -> Result<Self, StoreError> {
        Self::of(id, source.read(id, ObjectType::Commit)?).ok_or_else(malformed)
    }

    fn of(id: Oid, data: Arc<[u8]>) -> Option<Self> {
        let mut rest = &*data;
        let tree = named(&mut rest, b"tree ")?;
        let mut parents = Vec::with_capacity(1);
        parents.extend(std::iter::from_fn(|| named(&mut rest, b"parent ")).map(CommitId));
        let rest = data.len() - rest.len();
        Some(RawCommit { id: CommitId(id), tree, parents, data, rest })
    }

    /// Reads the rest of it. What of it is no UTF-8 is replaced.
    pub(super) fn parse(self) -> Result<PastCommit, StoreError> {
        let rest = String::from_utf8_lossy(&self.data[self.rest..]);
        let (head, message) = rest.split_once("\n\n").unwrap_or((&rest, ""));
        let person = |key: &str| head.split('\n').find_map(|line| line.strip_prefix(key)?.rsplit_once("> "));
        let (author, authored) = person("author ").ok_or_else(malformed)?;
        let (name, email) = author.split_once('<').ok_or_else(malformed)?;
        let authored = GitTime::parse(authored).ok_or_else(malformed)?;
        let committed = person("committer ").and_then(|(_, time)| GitTime::parse(time));
        Ok(PastCommit {
            id: self.id,
            author: name.trim().to_owned(),
            email: email.to_owned(),
            authored,
            committed: committed.unwrap_or(authored),
            message: message.to_owned(),
            parents: self.parents,
            tree: self.tree,
        })
    }
}

/// Takes a line off that names an object.
fn named(rest: &mut &[u8], key: &[u8]) -> Option<Oid> {
    let (name, after) = rest.strip_prefix(key)?.split_first_chunk::<40>()?;
    let oid = Oid::from_str(std::str::from_utf8(name).ok()?).ok()?;
    *rest = after.strip_prefix(b"\n")?;
    Some(oid)
}

fn malformed() -> StoreError {
    StoreError::git("read a commit")(git2::Error::from_str("the commit object is malformed"))
}

impl GitTime {
    /// Reads `1700000000 +0530`.
    fn parse(text: &str) -> Option<Self> {
        let (seconds, offset) = text.split_once(' ').unwrap_or((text, "+0000"));
        Some(GitTime { seconds: seconds.parse().ok()?, offset: minutes(offset).unwrap_or_default() })
    }
}

/// Reads `+0530` as minutes.
fn minutes(offset: &str) -> Option<i16> {
    let number: i16 = offset.parse().ok()?;
    Some(number / 100 * 60 + number % 100)
}

/// A walk back from a commit over all that it builds on, some at a time.
pub(super) struct Walk {
    known: HashSet<CommitId>,
    seen: HashSet<Oid>,
    ahead: Vec<Oid>,
    /// The known commits at which it stopped.
    pub stops: Vec<CommitId>,
}

impl Walk {
    /// Begins at a commit; what is known already, and all before it, is passed over.
    pub(super) fn from(head: CommitId, known: HashSet<CommitId>) -> Self {
        Walk { known, seen: HashSet::new(), ahead: vec![head.0], stops: Vec::new() }
    }

    /// Reads the next commits; none when all were met. Without merges each stands before those that it builds on.
    pub(super) fn next(&mut self, source: &Source<'_>, most: usize) -> Result<Vec<RawCommit>, StoreError> {
        let mut commits = Vec::new();
        while commits.len() < most {
            let Some(id) = self.ahead.pop() else { break };
            if !self.seen.insert(id) {
                continue;
            }
            if self.known.contains(&CommitId(id)) {
                self.stops.push(CommitId(id));
                continue;
            }
            let commit = match RawCommit::read(source, id) {
                // A shallow clone ends where commits name parents that it does not have.
                Err(_) if self.seen.len() > 1 && !source.has(id) => continue,
                commit => commit?,
            };
            self.ahead.extend(commit.parents.iter().rev().map(|parent| parent.0));
            commits.push(commit);
        }
        Ok(commits)
    }
}

/// What the order of commits depends on.
pub(super) struct Node<'a> {
    pub id: CommitId,
    /// Those that it builds on.
    pub parents: &'a [CommitId],
    pub seconds: i64,
}

impl PastCommit {
    /// Returns what the order of commits depends on.
    pub(super) fn node(&self) -> Node<'_> {
        Node { id: self.id, parents: &self.parents, seconds: self.authored.seconds }
    }
}

/// Orders commits so that each stands before those that it builds on, and else by time. Where there are no merges the way of the walk is the order.
pub(super) fn in_order<T>(commits: Vec<T>, node: impl Fn(&T) -> Node<'_>) -> Vec<T> {
    let nodes: Vec<Node<'_>> = commits.iter().map(&node).collect();
    if nodes.iter().all(|node| node.parents.len() < 2) {
        return commits;
    }
    let places: HashMap<CommitId, usize> = nodes.iter().enumerate().map(|(at, node)| (node.id, at)).collect();
    let parents: Vec<Vec<usize>> = nodes
        .iter()
        .map(|node| node.parents.iter().filter_map(|parent| places.get(parent).copied()).collect())
        .collect();
    let mut children = vec![0_usize; nodes.len()];
    parents.iter().flatten().for_each(|parent| children[*parent] += 1);
    let ready = |at: usize| (nodes[at].seconds, Reverse(at));
    let mut heap: BinaryHeap<(i64, Reverse<usize>)> =
        (0..nodes.len()).filter(|at| children[*at] == 0).map(ready).collect();
    let mut order = Vec::with_capacity(nodes.len());
    while let Some((_, Reverse(at))) = heap.pop() {
        order.push(at);
        for parent in &parents[at] {
            children[*parent] -= 1;
            if children[*parent] == 0 {
                heap.push(ready(*parent));
            }
        }
    }
    let mut slots: Vec<Option<T>> = commits.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| slots[at].take()).collect()
}

/// Finds the trees of the commits that each one builds on. Nearly all of them are among the others.
pub(super) fn parents(source: &Source<'_>, commits: &[RawCommit]) -> Result<Vec<Vec<Oid>>, StoreError> {
    let known: HashMap<CommitId, Oid> = commits.iter().map(|commit| (commit.id, commit.tree)).collect();
    let tree = |parent: &CommitId| match known.get(parent) {
        Some(tree) => Ok(Some(*tree)),
        None if source.has(parent.0) => RawCommit::read(source, parent.0).map(|parent| Some(parent.tree)),
        None => Ok(None),
    };
    let trees = |commit: &RawCommit| -> Result<Vec<Oid>, StoreError> {
        commit.parents.iter().filter_map(|parent| tree(parent).transpose()).collect()
    };
    commits.iter().map(trees).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oid(digit: char) -> Oid {
        Oid::from_str(&digit.to_string().repeat(40)).expect("a name")
    }

    #[test]
    fn commit_reads_as_git_writes_it() {
        let text = format!(
            "tree {}\nparent {}\nparent {}\nauthor 张伟 <zw@example.org> 1700000000 +0530\ncommitter x <> 1700000060 -0330\ngpgsig -----\n parent z\n\nadd: x\n\nWlog-Op: add\n",
            oid('1'),
            oid('2'),
            oid('3'),
        );
        let read = |text: &str| RawCommit::of(oid('4'), Arc::from(text.as_bytes()))?.parse().ok();
        let commit = read(&text).expect("a commit");
        assert_eq!((commit.author.as_str(), commit.email.as_str()), ("张伟", "zw@example.org"));
        assert_eq!(commit.authored, GitTime { seconds: 1_700_000_000, offset: 330 });
        assert_eq!(commit.committed, GitTime { seconds: 1_700_000_060, offset: -210 });
        assert_eq!(commit.parents.len(), 2);
        assert_eq!(commit.message, "add: x\n\nWlog-Op: add\n");
        assert_eq!(read("tree x\n\n"), None);
        assert_eq!(read(&format!("tree {}\n\nadd: x\n", oid('1'))), None);
        assert_eq!((minutes("-0330"), minutes("+0000"), minutes("x")), (Some(-210), Some(0), None));
    }

    #[test]
    fn each_stands_before_those_that_it_builds_on() {
        let commit = |digit: char, parents: &str, seconds: i64| PastCommit {
            id: CommitId(oid(digit)),
            parents: parents.chars().map(|parent| CommitId(oid(parent))).collect(),
            author: String::new(),
            email: String::new(),
            authored: GitTime { seconds, offset: 0 },
            committed: GitTime { seconds, offset: 0 },
            message: String::new(),
            tree: oid('0'),
        };
        // Clocks differ: 3 claims to be older than 1, on which it builds.
        let commits = vec![commit('5', "34", 50), commit('3', "1", 5), commit('1', "", 10), commit('4', "1", 40)];
        let order: Vec<CommitId> = in_order(commits, PastCommit::node).into_iter().map(|commit| commit.id).collect();
        assert_eq!(order, ['5', '4', '3', '1'].map(|digit| CommitId(oid(digit))));
    }
}
