//! `--json`: what is printed is what `docs/JSON.md` documents, field for field.

use crate::environment::World;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Documented fields: by the heading of their table, each with its type.
type Documented = BTreeMap<String, BTreeMap<String, String>>;

#[test]
fn objects_have_the_documented_fields() {
    let documented = documented();
    let world = rich_book();
    let mut seen = BTreeSet::new();
    for arguments in [&["list"][..], &["show", "2026-11"], &["report", "2026-11"], &[]] {
        for object in world.json(arguments) {
            let name = object["type"].as_str().expect("a type").to_owned();
            check(&documented, &name, &object, &[], &mut seen);
        }
    }
    for object in world.json(&["search", "ship*"]) {
        let name = object["type"].as_str().expect("a type").to_owned();
        check(&documented, &name, &object, &["score", "snippet"], &mut seen);
    }
    world.wlog(["search", "ship*", "--save", "ships"]).ok();
    for arguments in [&["ship*", "--by", "project"][..], &["ship*", "--files"], &["ship*", "--count"], &["--saved"]] {
        for object in world.json(&[&["search"], arguments].concat()) {
            let name = object["type"].as_str().expect("a type").to_owned();
            check(&documented, &name, &object, &[], &mut seen);
        }
    }
    check(&documented, "index", &world.json(&["index"])[0], &[], &mut seen);
    check(&documented, "entry", &world.json(&["add", "One more"])[0], &["commit", "late"], &mut seen);
    check(&documented, "undo", &world.json(&["undo"])[0], &[], &mut seen);
    world.write("2026/11/2026-11-20.md", world.read("2026/11/2026-11-20.md").replace("they float", "they sink"));
    for version in world.json(&["history", "2026-11-20"]).iter().chain(&world.json(&["history", "k7q2m9xd"])) {
        check(&documented, "version", version, &[], &mut seen);
    }
    world.write("2026/11/2026-11-18.md", "# 2026-11-18\n\n## 9:00 Came late\n");
    check(&documented, "audit", &world.json(&["audit"])[0], &[], &mut seen);
    world.write("2026/11/2026-11-02.md", "# 2026-11-02\n\n## 9:75 Not a time\n");
    let problems = world.program(&world.home(), b"", ["check", "--json"]);
    let problem = problems.stdout.split(|byte| *byte == b'\n').next().expect("a line");
    check(&documented, "problem", &serde_json::from_slice(problem).expect("an object"), &[], &mut seen);
    let all: BTreeSet<String> = documented.into_keys().collect();
    assert_eq!(seen, all, "every table was compared with something that is printed");
}

#[test]
fn absent_is_null_and_empty_is_a_list() {
    let world = World::new();
    world.wlog(["add", "--no-time", "Bare"]).ok();
    let entry = &world.json(&["list"])[0];
    for key in ["start", "end", "minutes", "kind", "outcome", "zone"] {
        assert_eq!(entry[key], Value::Null, "{key}");
    }
    for key in ["projects", "contacts", "orgs", "with", "figures", "expenses", "tags", "re"] {
        assert_eq!(entry[key], serde_json::json!([]), "{key}");
    }
    assert_eq!((&entry["fields"], &entry["private"]), (&serde_json::json!({}), &false.into()));
}

#[test]
fn nothing_but_objects_on_standard_output() {
    let world = World::new();
    let added = world.wlog(["add", "--date", "yesterday", "Called @Bob", "--json"]);
    assert_eq!(added.stdout.lines().count(), 1, "{}", added.whole());
    assert!(added.stderr.contains("Bob"), "notes are on standard error: {}", added.whole());
    let nothing = world.wlog(["list", "2020", "--json"]);
    assert_eq!((nothing.stdout.as_str(), nothing.status), ("", 1));
}

/// Compares the fields of an object, and of the objects in it, with the tables.
fn check(documented: &Documented, name: &str, object: &Value, added: &[&str], seen: &mut BTreeSet<String>) {
    let fields = documented.get(name).unwrap_or_else(|| panic!("docs/JSON.md has no table {name:?}"));
    let printed: BTreeSet<&str> = object.as_object().expect("an object").keys().map(String::as_str).collect();
    let expected: BTreeSet<&str> = fields.keys().map(String::as_str).chain(added.iter().copied()).collect();
    assert_eq!(printed, expected, "the fields of {name}: printed, documented");
    seen.insert(name.to_owned());
    for (field, kind) in fields {
        let value = &object[field];
        assert!(is_of(kind, value), "{name}.{field} is documented as {kind}, printed as {value}");
        let Some(part) = kind.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(part, _)| part) else {
            continue;
        };
        let alone = [value.clone()];
        let parts = value.as_array().map_or(if value.is_null() { &[][..] } else { &alone }, Vec::as_slice);
        parts.iter().for_each(|value| check(documented, part, value, &[], seen));
    }
}

/// Tells whether a value is of a documented type.
fn is_of(kind: &str, value: &Value) -> bool {
    kind.split(" or ").any(|kind| match kind {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "date" => value.as_str().is_some_and(|text| text.len() == 10 && text.as_bytes()[4] == b'-'),
        "moment" => value.as_str().is_some_and(|text| text.len() == 16 && text.as_bytes()[10] == b'T'),
        "time" => value.as_str().is_some_and(|text| text.len() == 5 && text.as_bytes()[2] == b':'),
        "array of strings" => value.as_array().is_some_and(|values| values.iter().all(Value::is_string)),
        kind if kind.starts_with("array of [") => value.is_array(),
        kind if kind.starts_with('[') => value.is_object(),
        _ => panic!("docs/JSON.md names an unknown type: {kind}"),
    })
}

/// Reads the tables of the page; the small ones that name what a command adds are left to the test.
fn documented() -> Documented {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/JSON.md");
    let page = fs::read_to_string(page).expect("docs/JSON.md");
    let mut tables = Documented::new();
    let mut heading = "";
    let mut is_first_table = false;
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            (heading, is_first_table) = (title, true);
        } else if line.ends_with(" adds:") || line.contains(" adds to ") {
            is_first_table = false;
        }
        let mut cells = line.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`'));
        let is_row = line.starts_with("| `") && is_first_table && heading != "Which command prints what";
        if let (true, Some(field), Some(kind)) = (is_row, cells.next(), cells.next()) {
            tables.entry(heading.to_owned()).or_default().insert(field.to_owned(), kind.to_owned());
        }
    }
    tables
}

/// A book in which every field and every list holds something.
fn rich_book() -> World {
    let world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    let day = "# 2026-11-20\n\n- leave: none\n\nA day among ships.\n\n## Plan\n\n- [x] 09:00-09:30 See the ships <!--p1w4c2ne-->\n\
        - [>] Count the sails carried:2026-11-21 from:2026-11-19 progress:50\n- [-] Dream of ships\n\n\
        ## 09:00-10:30 Saw the ships <!--k7q2m9xd-->\n\n- project: navy\n- contacts: Pett\n- org: Admiralty\n- with: Hewer\n\
        - kind: visit\n- outcome: they float\n- figure: ships seen 3\n- expense: 2.00 GBP boat to the ships\n- tags: ink\n\
        - re: p1w4c2ne\n- zone: Europe/London\n- mood: good\n- [ ] Count the ships due:2026-11-24 prio:1\n- [ ] Paint the ships\n\n\
        All of them.\n\n## 11:00-12:00 Wrote to the Admiralty of ships\n\n- org: Admiralty\n\n## Dined\n\n\
        ## Plan for tomorrow\n\n- [ ] 08:00 Name the ships\n\n## Summary\n\nShips float.\n";
    world.write("2026/11/2026-11-20.md", day);
    world.write("2026/11/2026-11-21.md", "# 2026-11-21\n\nShips again.\n\n## Rest\n");
    let project = "name = \"navy\"\naliases = [\"ships\"]\nstatus = \"active\"\norg = \"Admiralty\"\nstart = 2026-01-01\ndue = 2026-12-31\ngoal = \"ships\"";
    world.write("projects/navy.md", format!("+++\n{project}\n+++\n\nShips.\n"));
    let contact = "name = \"Pett\"\nrelation = \"client\"\ntitle = \"Master of ships\"\nphones = [\"1\"]\nemails = [\"p@example.com\"]\n\
        tier = \"A\"\n[[org]]\nname = \"Admiralty\"\nfrom = 2020-01-01\n[dates]\nbirthday = \"08-06\"";
    world.write("contacts/pett.md", format!("+++\n{contact}\n+++\n\nBuilds ships.\n"));
    let org = "name = \"Admiralty\"\nstage = \"client\"\ntier = \"A\"\ntier_since = 2026-01-01\naddress = \"Whitehall\"\n\
        services = [\"ships\"]\nneeds = [\"ships\"]\nsource = \"birth\"";
    world.write("orgs/admiralty.md", format!("+++\n{org}\n+++\n\nOwns ships.\n"));
    world
}
