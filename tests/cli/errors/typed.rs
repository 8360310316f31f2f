//! What was typed wrongly: commands, options, dates, times, queries.

use super::catalogue;

#[test]
fn commands_and_options() {
    catalogue(
        "commands_and_options",
        |_| (),
        &[
            (&["add", "--bogus", "Text"], 2),
            (&["add", "--projekt", "navy", "Text"], 2),
            (&["addd", "Text"], 2),
            (&["list", "--project"], 2),
            (&["add", "Text", "--outcome", "--kind", "visit"], 2),
            (&["add", "Text", "--outcome", "-very bad"], 2),
            (&["add", "Text", "--outcome", "-kind of bad"], 2),
            (&["add", "--time", "9:00", "--no-time", "Text"], 2),
            (&["search", "--sort", "length", "x"], 2),
            (&["list", "--lang", "fr"], 2),
            (&["search", "-n", "many", "x"], 2),
            (&["search"], 2),
        ],
    );
}

#[test]
fn dates() {
    catalogue(
        "dates",
        |_| (),
        &[
            (&["add", "--date", "2026-02-30", "Text"], 2),
            (&["add", "--date", "11月31日", "Text"], 2),
            (&["add", "--date", "someday", "Text"], 2),
            (&["add", "--date", "nonsense", "Text"], 2),
            (&["add", "--date", "last friday", "Text"], 2),
            (&["add", "--date", "last week", "Text"], 2),
            (&["add", "--date", "first week of november", "Text"], 2),
            (&["add", "--date", "国庆", "Text"], 2),
            (&["add", "--date", "easter", "Text"], 2),
            (&["add", "--date", "腊月廿三", "Text"], 2),
            (&["add", "--date", "26-11-21", "Text"], 2),
            (&["add", "--date", "Friday, 21 November 2026", "Text"], 2),
            (&["add", "--date", "昨天下午3点", "Text"], 2),
            (&["add", "--date", "2026-W47-8", "Text"], 2),
            (&["add", "Text", "--task", "call due:next sunday"], 2),
            (&["list", "--since", "2026-13-01"], 2),
            (&["list", "2026-W54"], 2),
            (&["list", "2026-11-20..2026-11-10"], 2),
            (&["list", "--on", "week", "--since", "2026-11-01"], 2),
            (&["report", "fortnight"], 2),
            (&["show", "zzzz"], 2),
        ],
    );
}

#[test]
fn times() {
    catalogue(
        "times",
        |_| (),
        &[
            (&["add", "--time", "-10:30", "Text"], 2),
            (&["add", "--time=-10:30", "Text"], 2),
            (&["add", "--time", "25:00", "Text"], 2),
            (&["add", "25:00 Text"], 2),
            (&["add", "--time", "9:00-9:75", "Text"], 2),
            (&["add", "--time", "noonish", "Text"], 2),
            (&["add", "--time", "nonsense", "Text"], 2),
            (&["add", "--time", "five to ten", "Text"], 2),
            (&["add", "--time", "9:00+24h", "Text"], 2),
        ],
    );
}

#[test]
fn fields() {
    catalogue(
        "fields",
        |_| (),
        &[
            (&["add", "--figure", "many", "Text"], 2),
            (&["add", "--contact", "+=Carl", "Text"], 2),
            (&["add", "--expense", "taxi", "Text"], 2),
            (&["add", "--field", "mood", "Text"], 2),
            (&["add", "--field", "project=navy", "Text"], 2),
        ],
    );
}

#[test]
fn queries() {
    catalogue(
        "queries",
        |_| (),
        &[
            (&["search", "\"half a phrase"], 2),
            (&["search", "(a"], 2),
            (&["search", "a OR"], 2),
            (&["search", "NOT"], 2),
            (&["search", "project:"], 2),
            (&["search", "since:someday", "x"], 2),
            (&["search", "type:letter"], 2),
            (&["search", "利率 has:tsk"], 2),
            (&["search", "hours:8..2"], 2),
            (&["search", "利率 /张(/"], 2),
            (&["search", "张伟~"], 2),
            (&["search", "张*伟"], 2),
        ],
    );
}

#[test]
fn ids() {
    let two = |world: &crate::environment::World| {
        let day = "# 2026-11-20\n\n## One <!--k7q2m9xd-->\n\n## Two <!--k7q2z0s6-->\n";
        world.write("2026/11/2026-11-20.md", day);
    };
    catalogue("ids", two, &[(&["show", "k7q2"], 3), (&["show", "z9z9z9z9"], 3)]);
}

#[test]
fn changes_of_an_entry() {
    let day = |world: &crate::environment::World| {
        let day = "# 2026-11-20\n\n## One <!--k7q2m9xd-->\n\n- [ ] call <!--m5t8y1ra-->\n";
        world.write("2026/11/2026-11-20.md", day);
    };
    catalogue(
        "changes_of_an_entry",
        day,
        &[
            (&["amend"], 2),
            (&["amend", "k7q2m9xd"], 2),
            (&["amend", "z9z9z9z9", "Text"], 3),
            (&["amend", "m5t8", "Text"], 3),
            (&["amend", "--time", "25:00"], 2),
            (&["amend", "--figure", "many"], 2),
            (&["amend", "--field", "mood"], 2),
            (&["amend", "--field", "org=x"], 2),
            (&["amend", "--strict", "--contact", "Nobody"], 3),
            (&["amend", "--private", "--no-private"], 2),
            (&["add", "--like", "m5t8"], 3),
            (&["add", "--like", "z9z9z9z9"], 3),
        ],
    );
    catalogue("no_entry_to_change", |_| (), &[(&["amend", "--outcome", "yes"], 3)]);
}

#[test]
fn moving_removing_and_closed_days() {
    let days = |world: &crate::environment::World| {
        world.write("2026/11/2026-11-18.md", "# 2026-11-18\n\n## One <!--k7q2m9xd-->\n\n- [ ] call <!--m5t8y1ra-->\n");
        world.write("2026/11/2026-11-20.md", "# 2026-11-20\n\n## Two <!--k7q3z0s6-->\n\n- [ ] ask due:11-20\n");
        world.write("2026/11/2026-11-21.md", "# 2026-11-21\n\n## Three\n\n```\nnever closed\n");
    };
    catalogue(
        "moving_removing_and_closed_days",
        days,
        &[
            (&["move"], 2),
            (&["move", "k7q3"], 2),
            (&["move", "k7q3", "--to", "someday"], 2),
            (&["move", "m5t8", "--to", "yesterday"], 3),
            (&["move", "z9z9z9z9", "--to", "yesterday"], 3),
            (&["move", "k7q3", "--to", "2026-11-21"], 3),
            (&["move", "k7q2", "--to", "yesterday"], 3),
            (&["move", "k7q2", "--to", "yesterday", "--why", " "], 3),
            (&["rm"], 2),
            (&["rm", "--yes"], 2),
            (&["rm", "m5t8"], 3),
            (&["rm", "k7q2"], 3),
            (&["amend", "k7q2", "--outcome", "yes"], 3),
        ],
    );
}
