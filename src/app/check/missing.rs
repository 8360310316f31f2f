//! Days without written IDs, which a book that is written by hand is full of.

use super::finding::{Finding, Mend, What};

/// So many days are named one by one.
const MOST_NAMED: usize = 5;

/// Makes one finding of the days without IDs where they are many, so that what else was found is not buried under them.
pub fn gather(findings: &mut Vec<Finding>) {
    let is_mendable = |finding: &Finding| matches!(finding.what, What::MissingIds { .. });
    if findings.iter().filter(|finding| is_mendable(finding)).count() <= MOST_NAMED {
        return;
    }
    let (missing, rest) = std::mem::take(findings).into_iter().partition(is_mendable);
    *findings = rest;
    findings.extend(one_of(missing));
}

/// Adds up what is found in several days; the first one, by its path, is named.
fn one_of(mut missing: Vec<Finding>) -> Option<Finding> {
    missing.sort_by(|a, b| a.path.cmp(&b.path));
    let mut all = (0, Vec::new());
    for finding in &missing {
        if let (What::MissingIds { count, .. }, Some(Mend::WriteIds(dates))) = (&finding.what, &finding.mend) {
            all.0 += count;
            all.1.extend(dates);
        }
    }
    let (count, dates) = all;
    let first = missing.into_iter().next()?;
    Some(Finding { what: What::MissingIds { count, days: dates.len() }, mend: Some(Mend::WriteIds(dates)), ..first })
}
