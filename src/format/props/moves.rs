//! An entry that moves keeps its lines, and leaves all others as they are.

use super::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_moved_keeps_its_lines_and_leaves_the_others(from in source(), to in source(), which in any::<Index>(), rules in rules()) {
        let before = parse_day(date(), &from, &rules);
        prop_assume!(!before.day.entries.is_empty());
        let at = which.index(before.day.entries.len());
        let entry = &before.day.entries[at];
        let other_day = date().succ_opt().unwrap();
        let moved = lift_entry(&from, date(), &entry.id, &rules)
            .and_then(|(rest, lifted)| Ok((rest.text, set_entry(&to, other_day, &lifted, &rules)?)));
        match moved {
            Ok((rest, edited)) => {
                prop_assert_eq!(rest, remove_entry(&from, date(), &entry.id, &rules).unwrap().text);
                let without = parse_day(other_day, &to, &rules).day.entries.len();
                assert_only_inserted(&to, &edited.text)?;
                let after = parse_day(other_day, &edited.text, &rules);
                prop_assert_eq!(after.day.entries.len(), without + 1);
                let place = after.day.entries.iter().position(|other| other.id.as_str() == entry.id.as_str()).unwrap();
                let (new, old) = (&after.day.entries[place], entry);
                prop_assert_eq!(meaning(&EntryContent::from(new)), meaning(&EntryContent::from(old)));
                // Behind a task in the body an ID may have come.
                prop_assert_eq!(without_id(&new.body), without_id(&old.body));
                let tasks = |day: &crate::model::Day, at| day.tasks_of(at).map(NewTask::from).collect::<Vec<_>>();
                let (mut old, mut new) = (tasks(&before.day, at), tasks(&after.day, place));
                prop_assert_eq!(old.len(), new.len());
                for (old, new) in old.iter_mut().zip(&mut new) {
                    prop_assert_eq!(old.id.as_str(), new.id.as_str());
                    old.id.clone_from(&new.id);
                }
                prop_assert_eq!(old, new);
                assert_lines_moved(&from[before.layout.entry(at).unwrap().span.clone()], &edited.text)?;
            }
            Err(EditError::IdTaken { .. } | EditError::IdTwice { .. }) => {}
            Err(EditError::ReadsDifferently { difference: Difference::Tasks, .. }) => {}
            Err(error) => {
                let both = format!("{from}\n{to}");
                let reasoned = is_reasoned(&error, &both, &EntryContent::default()) || to.trim_start_matches('\u{FEFF}').starts_with("---");
                prop_assert!(reasoned, "{:?} {:?} {:?}", error, from, to);
            }
        }
    }
}

/// The lines of a block stand in a text one below the other; an ID may have been put behind some.
fn assert_lines_moved(block: &str, text: &str) -> Result<(), TestCaseError> {
    let (moved, all) = (pieces(block), pieces(text));
    let mut moved = bare(&moved);
    while moved.last().is_some_and(|line| line.trim().is_empty()) {
        moved.pop();
    }
    let all = bare(&all);
    let is_line = |(old, new): (&String, &String)| new == old || without_id(new) == without_id(old);
    let found = all.windows(moved.len()).any(|window| moved.iter().zip(window).all(is_line));
    prop_assert!(found, "{:?} in {:?}", moved, all);
    Ok(())
}

/// Takes comments with an ID out of a line, and the white space around them. A comment that is left open in a fence is none.
fn without_id(line: &str) -> String {
    let mut text = line.to_owned();
    let mut from = 0;
    while let Some(at) = text[from..].find("<!--").map(|at| from + at) {
        from = at + 4;
        let Some(len) = text[from..].find("-->") else { break };
        if !text[from..from + len].contains("<!--") {
            text.replace_range(at..from + len + 3, " ");
            from = at;
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
