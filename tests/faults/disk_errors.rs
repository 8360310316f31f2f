//! A disk that is full or broken: what could not be made safe is not acknowledged, and what was there is still there.

use super::book::{DAY, OLD, TestBook};
use super::kill::assert_holds;
use super::strace::{at, is_usable, points, run, sample};
use super::victim::victims;

const SAMPLE: usize = 6;

#[test]
fn what_a_disk_refuses_is_not_acknowledged() {
    if !is_usable() {
        return;
    }
    for kind in 0..victims("".as_ref()).len() {
        let scratch = TestBook::new();
        victims(&scratch.root)[kind].prepare(&scratch);
        let points = points(&victims(&scratch.root)[kind]);
        for (error, and_after) in [("ENOSPC", false), ("ENOSPC", true), ("EIO", false), ("EIO", true)] {
            let (mut refused, mut taken) = (0, 0);
            for point in sample(points.clone(), SAMPLE) {
                let book = TestBook::new();
                let victim = &victims(&book.root)[kind];
                victim.prepare(&book);
                let context = format!("{}, {error} at {point:?}, going on: {and_after}", victim.name);
                let output = run(victim, &at(&point, &format!("error={error}"), and_after));
                let acknowledged = (victim.acknowledged)(&output);
                // Where every write fails, those to the terminal do, too: a program that could say nothing at all has not owned up,
                // and has not been able to take its text back either. Nothing is acknowledged then, and nothing lost.
                let is_mute = output.stdout.is_empty() && output.stderr.is_empty();
                if !acknowledged && !(victim.owned_up)(&output) && !is_mute {
                    assert_eq!(book.text(DAY), OLD, "{context}: {output:?}");
                }
                assert!(book.text(DAY).starts_with(OLD), "{context}");
                for (file, line) in victim.lines.iter().filter(|_| acknowledged) {
                    assert_eq!(book.in_head(file).matches(line).count(), 1, "{context}");
                }
                assert_holds(&book, victim, &output, &context);
                if acknowledged { taken += 1 } else { refused += 1 }
            }
            let after = if and_after { " and ever after" } else { "" };
            println!(
                "{}: {error}{after}: {refused} refused, {taken} done all the same",
                victims("".as_ref())[kind].name
            );
            assert!(refused > 0);
        }
    }
}
