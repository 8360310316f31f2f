use chrono::DateTime;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use wlog::store::*;

fn author() -> Author {
    Author {
        author: Person::default(),
        committer: Person::default(),
        fallback: Person { name: Some("x".into()), email: Some("x@y".into()) },
        time: DateTime::parse_from_rfc3339("2026-11-21T09:00:00+08:00").unwrap(),
    }
}
fn set(changes: Vec<Change>) -> ChangeSet {
    ChangeSet { changes, message: "add: something\n\nWlog-Op: add".into(), author: author() }
}
fn p(t: &str) -> BookPath {
    BookPath::new(t).unwrap()
}
fn git(dir: &Path, args: &[&str]) -> String {
    let out = Command::new("git").current_dir(dir).args(args).output().unwrap();
    assert!(out.status.success(), "{args:?} {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn quick() {
    let tmp = tempfile::tempdir().unwrap();
    let dir = tmp.path().join("book");
    let n = Change { path: p("wlog.toml"), expected: None, new: Some(b"format = 1\n".to_vec()) };
    let a = Change { path: p(".gitattributes"), expected: None, new: Some(b"x -text\n".to_vec()) };
    let i = Book::init(&dir, &set(vec![n, a]), Duration::from_secs(5)).unwrap();
    println!("{:?}", i);
    assert_eq!(git(&dir, &["status", "--porcelain"]), "");
    for fill in [0, 8700] {
        for k in 0..fill {
            let d = dir.join(format!("contacts/{}", if k < 5000 { "" } else { "sub" }));
            std::fs::create_dir_all(&d).unwrap();
            std::fs::write(d.join(format!("name-{k}.md")), format!("{k}")).unwrap();
        }
        if fill > 0 {
            git(&dir, &["add", "."]);
            git(&dir, &["commit", "-qm", "fill"]);
        }
        let mut times = vec![];
        let mut old = i.book.read(&p("2026/11/2026-11-21.md")).unwrap();
        let mut gits = vec![];
        for k in 0..40 {
            let mut new = old.clone().unwrap_or_default();
            new.extend(format!("line {k}\n").bytes());
            let t = Instant::now();
            let lock = Book::open(&dir).unwrap().lock(Duration::from_secs(5)).unwrap();
            lock.commit(&set(vec![Change {
                path: p("2026/11/2026-11-21.md"),
                expected: old.clone(),
                new: Some(new.clone()),
            }]))
            .unwrap();
            times.push(t.elapsed());
            drop(lock);
            new.extend(b"by git\n");
            std::fs::write(dir.join("2026/11/2026-11-21.md"), &new).unwrap();
            let t = Instant::now();
            git(&dir, &["-c", "core.fsync=all", "add", "2026"]);
            git(&dir, &["-c", "core.fsync=all", "commit", "-qm", "x"]);
            gits.push(t.elapsed());
            old = Some(new);
        }
        times.sort();
        gits.sort();
        println!("fill {fill}: wlog median {:?} min {:?}; git {:?}", times[20], times[0], gits[20]);
        assert_eq!(git(&dir, &["status", "--porcelain"]), "");
        git(&dir, &["fsck", "--strict"]);
    }
}
