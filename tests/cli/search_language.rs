//! The search language on a book: each query as it is typed, in a shell, without quotes.

use crate::environment::World;
use crate::read::titles;
use serde_json::Value;

/// A book whose entries have letters for titles' first words, so that a list of them can be read at a glance.
fn book() -> World {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.write(
        "2026/11/2026-11-16.md",
        "# 2026-11-16\n\n## 09:00-11:30 a Visited the works\n\n- contacts: 项羽\n- kind: visit\n- expense: 150 CNY taxi\n- \
         figure: new deposits 500 万元\n- [ ] send the offer due:2026-11-18\n\nSee https://example.org/x and INV-2041.\n\n\
         ## 14:00-14:20 b 拜訪陳先生，談貸款續期\n\n- kind: call\n",
    );
    world.write(
        "2026/11/2026-11-17.md",
        "# 2026-11-17\n\n## c 见霸王谈续贷\n\n- org: 恒达机械\n\n## d Fixed foo_bar in v1.2.3 (#4711)\n\n- mileage: 12.5 km\n- tags: 續期\n\n\
         ## 15:00 e Wrote the visiting rules\n\nＡＢＣ, a café, and decimal separators.\n",
    );
    world.write(
        "2026/11/2026-11-18.md",
        "# 2026-11-18\n\n## f Called\n\n- contacts: 霸王\n- [ ] call back\n- [x] post it\n\n## g Lunch with @项羽\n\n## h 乾隆\n",
    );
    let employed = "org = [{ name = \"恒达机械\", until = 2026-11-17 }]\n";
    world.write("contacts/项羽.md", format!("+++\nname = \"项羽\"\naliases = [\"霸王\"]\n{employed}+++\n"));
    world.write("orgs/恒达机械.md", "+++\nname = \"恒达机械\"\naliases = [\"Hengda\"]\n+++\n");
    world
}

/// Types a query in a shell and returns what is found, from oldest to newest.
fn objects(world: &World, query: &str) -> Vec<Value> {
    let said = world.shell(&format!("wlog search --sort oldest --json {query}"));
    assert!(said.status <= 1, "{query}\n{}", said.whole());
    said.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn title(object: &Value) -> &str {
    object["title"].as_str().unwrap_or_default()
}

/// Types a query in a shell and returns the first letters of the entries found, from oldest to newest.
fn found(world: &World, query: &str) -> String {
    let objects = objects(world, query);
    let entries = objects.iter().filter(|object| object["type"] == "entry");
    entries.map(|entry| title(entry).chars().next().expect("a letter")).collect()
}

#[test]
fn people_are_found_as_they_are_called() {
    let world = book();
    for query in ["项羽", "項羽", "霸王", "xiangyu", "XiangYu", "xy"] {
        assert_eq!(found(&world, query), "acfg", "{query}");
    }
    for query in
        ["contact:项羽", "contact:項羽", "contact:霸王", "contact:xy", "联系人：xiangyu", "@霸王", "--contact xy"]
    {
        assert_eq!(found(&world, query), "afg", "{query}");
        let listed = query.starts_with("--");
        assert!(!listed || titles(&world, "list", &["--contact", "xy"]).starts_with("g Lunch"), "lists find the same");
    }
    assert_eq!(found(&world, "'\"xy\"'"), "", "a text in quotes is a text");
    assert_eq!(found(&world, "xy --exact"), "");
}

#[test]
fn an_organisation_is_found_by_its_people_as_of_the_day() {
    let world = book();
    assert_eq!(found(&world, "org:hengda"), "ac", "he worked there until the 17th");
    assert_eq!(found(&world, "org:hdjx"), "ac");
    assert_eq!(found(&world, "org:hengda --direct"), "c");
    assert_eq!(found(&world, "--org hengda"), "ac");
    for (arguments, expected) in [
        (&["--org", "hengda"][..], "c 见霸王谈续贷 a Visited the works"),
        (&["--org", "hengda", "--direct"], "c 见霸王谈续贷"),
    ] {
        assert_eq!(titles(&world, "list", arguments), expected);
    }
    let report = world.wlog(["report", "2026-W47", "--org", "hengda"]).ok();
    assert!(report.contains("Visited the works") && !report.contains("Lunch"), "{report}");
}

#[test]
fn texts_are_found_as_people_mean_them() {
    let world = book();
    for (query, expected) in [
        ("陈", "b"),
        ("陳先生", "b"),
        ("贷款续期", "b"),
        ("abc", "e"),
        ("CAFE", "e"),
        ("visit", "ae"),
        ("visits", "ae"),
        ("foo_bar", "d"),
        ("bar", "d"),
        ("v1.2.3", "d"),
        ("4711", "d"),
        ("https://example.org/x", "a"),
        ("example.org", "a"),
        ("decimal-separator*", "e"),
        ("--exact visit", "a"),
        ("--exact visiting", "e"),
        ("--exact 陈", ""),
        ("--exact 陳", "b"),
        ("--exact foo", ""),
        ("--exact INV", "a"),
        ("--exact inv", ""),
        ("--exact /INV-[0-9]+/", "a"),
        ("--exact /inv-[0-9]+/", ""),
        ("--exact '/(?i)inv/'", "a"),
        ("干隆", "h"),
    ] {
        assert_eq!(found(&world, query), expected, "{query}");
    }
}

#[test]
fn every_part_of_the_language_needs_no_quotes() {
    let world = book();
    for (query, expected) in [
        ("works OR rules", "ae"),
        ("[ works OR rules ] NOT café", "a"),
        ("（works 或 rules） 非 café", "a"),
        ("“decimal separators”", "e"),
        ("「见霸王」", "c"),
        ("separa*", "e"),
        ("separa..", "e"),
        ("*parators", "e"),
        ("seperators~", "e"),
        ("seperators", ""),
        ("/inv-[0-9]+/", "a"),
        ("NOT /^[a-g]/", "h"),
        ("kind:v*", "a"),
        ("kind:*", "ab"),
        ("tag:续期", "d"),
        ("标签：續期", "d"),
        ("hours:2..", "a"),
        ("工时：..1", "b"),
        ("hours:2..3", "a"),
        ("amount:100..200", "a"),
        ("amount:..100", ""),
        ("figure:500万..", "a"),
        ("figure:5000000", "a"),
        ("业绩：5,000,000", "a"),
        ("figure:4000000", ""),
        ("业绩：deposits", "a"),
        ("mileage:10..20", "d"),
        ("mileage:20..", ""),
        ("mileage:12.50", "d"),
        ("mileage:*", "d"),
        ("has:expense", "a"),
        ("has:figure", "a"),
        ("有：待办", "af"),
        ("has:link", "a"),
        ("has:tag", "d"),
        ("on:2026-11-17..", "cdefgh"),
        ("until:..2026-11-16", "ab"),
        ("项目：*", ""),
        ("is:running", ""),
    ] {
        assert_eq!(found(&world, query), expected, "{query}");
    }
}

/// What was promised to somebody, and what is late.
#[test]
fn tasks_are_found_by_the_links_around_them() {
    let world = book();
    let tasks = |query: &str| objects(&world, query).iter().map(title).collect::<Vec<_>>().join(", ");
    assert_eq!(tasks("contact:项羽 is:open type:task"), "send the offer, call back");
    assert_eq!(tasks("is:overdue"), "send the offer");
    assert_eq!(tasks("type:task due:2026-11-18"), "send the offer");
    assert_eq!(tasks("type:task due:2026-11-19.."), "");
    assert_eq!(tasks("type:task NOT has:due is:done"), "post it");
}

/// An entry is late when its day had closed: the history knows.
#[test]
fn late_entries_are_found() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.wlog(["add", "--date", "2026-11-10", "a came late"]).ok();
    world.wlog(["add", "b in time"]).ok();
    assert_eq!(found(&world, "is:late"), "a");
    assert_eq!(found(&world, "状态：补记"), "a");
    assert_eq!(found(&world, "NOT is:late"), "b");
}

/// A new card, an alias and a rename count at once, for days that are long in the index.
#[test]
fn new_names_hold_for_old_days() {
    let world = book();
    assert_eq!(found(&world, "contact:chenli"), "");
    world.write("contacts/陈立.md", "+++\nname = \"陈立\"\naliases = [\"陳先生\"]\n+++\n");
    assert_eq!(found(&world, "chenli"), "b", "the text has the alias");
    world.write("contacts/项羽.md", "+++\nname = \"项羽\"\naliases = [\"霸王\", \"西楚\"]\n+++\n");
    assert_eq!(found(&world, "xichu"), "acfg");
    assert_eq!(found(&world, "org:hengda"), "c", "he no longer works there");
}

/// The best first: a phrase in a title, a title, a field, a body; and what is near in time before what is long ago.
#[test]
fn the_best_comes_first() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.write(
        "2026/11/2026-11-17.md",
        "# 2026-11-17\n\n## a x\n\nA loan, and its renewal.\n\n## b x\n\n- outcome: a loan renewal\n\n## c Renewal of a loan\n\n## d Loan renewal\n\n\
         ## e Loans renewed\n",
    );
    world.write("2025/11/2025-11-17.md", "# 2025-11-17\n\n## f Loan renewal\n");
    let order = |query: &[&str]| {
        let arguments = [query, &["--sort", "best"]].concat();
        titles(&world, "search", &arguments)
            .split(' ')
            .filter(|word| word.len() == 1 && *word != "x" && *word != "a")
            .collect::<String>()
    };
    assert_eq!(order(&["loan", "renewal"]), "dfcb", "and a comes last");
    assert_eq!(order(&["loan"]), "dcfeb");
}
