//! The extension of git's index that remembers the trees of folders: forgetting those in which something changed.

/// Forgets the trees of the folders above some paths. One that cannot be read is emptied: git then makes it anew.
pub(super) fn forget(data: &[u8], changed: &[&str]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    let mut rest = data;
    match node(&mut rest, changed, &mut out) {
        Some(_) if rest.is_empty() => out,
        _ => b"\0-1 0\n".to_vec(),
    }
}

/// Copies one folder's node and those below it. `changed` are the paths whose beginning led to the parent; only those below this
/// very folder make it forget its tree.
fn node<'a>(rest: &mut &'a [u8], changed: &[&str], out: &mut Vec<u8>) -> Option<()> {
    let name = take_until(rest, 0)?;
    let below: Vec<&str> = match std::str::from_utf8(name) {
        Ok("") => changed.to_vec(),
        Ok(name) => changed.iter().filter_map(|path| path.strip_prefix(name)?.strip_prefix('/')).collect(),
        Err(_) => Vec::new(),
    };
    let entries: &'a str = std::str::from_utf8(take_until(rest, b' ')?).ok()?;
    let folders: &'a str = std::str::from_utf8(take_until(rest, b'\n')?).ok()?;
    let is_known = !entries.starts_with('-');
    let (oid, after) = rest.split_at_checked(if is_known { 20 } else { 0 })?;
    *rest = after;
    let keeps = is_known && below.is_empty();
    out.extend_from_slice(name);
    out.push(0);
    out.extend_from_slice(if keeps { entries } else { "-1" }.as_bytes());
    out.push(b' ');
    out.extend_from_slice(folders.as_bytes());
    out.push(b'\n');
    out.extend_from_slice(if keeps { oid } else { &[] });
    for _ in 0..folders.parse::<usize>().ok()? {
        node(rest, &below, out)?;
    }
    Some(())
}

fn take_until<'a>(rest: &mut &'a [u8], end: u8) -> Option<&'a [u8]> {
    let at = rest.iter().position(|byte| *byte == end)?;
    let (taken, after) = rest.split_at(at);
    *rest = &after[1..];
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OID: [u8; 20] = [7; 20];

    fn tree(nodes: &[(&str, &str, usize)]) -> Vec<u8> {
        let mut data = Vec::new();
        for (name, entries, folders) in nodes {
            data.extend_from_slice(format!("{name}\0{entries} {folders}\n").as_bytes());
            if *entries != "-1" {
                data.extend_from_slice(&OID);
            }
        }
        data
    }

    #[test]
    fn forgets_the_folders_above_a_change_and_no_other() {
        let old = tree(&[("", "9", 2), ("2026", "4", 2), ("10", "2", 0), ("11", "2", 0), ("orgs", "5", 0)]);
        let new = tree(&[("", "-1", 2), ("2026", "-1", 2), ("10", "2", 0), ("11", "-1", 0), ("orgs", "5", 0)]);
        assert_eq!(forget(&old, &["2026/11/2026-11-21.md"]), new);
    }

    #[test]
    fn what_is_malformed_is_emptied() {
        for data in [&b""[..], b"\0", b"\x001 1\n", b"\x00-1 3\n", b"\x00-1 0\nx"] {
            assert_eq!(forget(data, &["a"]), b"\0-1 0\n", "{data:?}");
        }
    }
}
