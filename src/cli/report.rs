//! `wlog report`

use super::args::Report;
use super::failure::DONE;
use super::session::{Ended, Session};
use crate::app::summary;
use crate::render::{json, json_report, markdown, report};

/// Prints the report of a period: Markdown on a pipe, laid out on a terminal.
pub fn run(session: &Session, args: Report) -> Ended {
    let context = session.open()?;
    let words = args.period.join(" ");
    let summary =
        summary::summarise(&context, &words, &args.filters.into_wishes()).map_err(|error| session.fail(&error))?;
    let output = &session.output;
    let period = output.words().period(summary.report.period);
    session.understood(&summary.understood);
    let form = context.report_form(output.language);
    let page = match (output.json, output.screen.is_terminal || output.screen.colour) {
        (true, _) => json::line(&json_report::report(&summary.report)),
        (false, true) => {
            let page = report::markdown(&summary.report, &form, output.language);
            markdown::to_terminal(&page, output.screen.width.min(100), output.style())
        }
        (false, false) => report::markdown(&summary.report, &form, output.language),
    };
    let is_empty = summary.report.is_empty();
    if !is_empty || output.json {
        session.print(&page)?;
    }
    if is_empty {
        return session.found_nothing(summary.unreadable, &output.words().nothing_there(&period));
    }
    session.passed_over(summary.unreadable);
    if summary.older_tasks > 0 && !output.json {
        output.note(&output.words().more_open_tasks(summary.older_tasks));
    }
    Ok(DONE)
}
