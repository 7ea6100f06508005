//! The reports of the weeks as Markdown, to be mailed: `browse/weekly/weekly.md` for the last week that is over, and
//! `browse/weekly/2026-W46/weekly.md` for each.

use super::link;
use crate::artifact::Artifact;
use crate::portal::{PageIx, Portal, Url};
use crate::registers::Registers;
use crate::registers::lessons::report::markdown;

pub(super) fn emit(portal: &Portal, registers: &Registers<'_>) -> Vec<Artifact> {
    let lessons = &registers.lessons;
    let address = |ix: PageIx| link(portal, &portal.page(ix).url);
    let text = |week| markdown(portal, lessons, week, &address);
    let each = lessons.weeks.iter().map(|week| Artifact::new(week.mail().file(), text(week)));
    // A mail that is sent on Monday is about the week before.
    let last = lessons.weeks.iter().find(|week| week.over);
    let last = last.map(|week| Artifact::new(Url::new("browse/weekly/weekly.md").file(), text(week)));
    each.chain(last).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{portal, text, with_registers};

    const INCIDENT: &str = "+++\ntype = \"post_mortems\"\ntitle = \"Orders stood still\"\noccurred_on = 2026-11-10\n\
        severity = \"sev1\"\nimpact = \"i\"\ncreated = 2026-10-01\nupdated = 2026-10-01\n+++\n";

    #[test]
    fn the_last_week_that_is_over_can_be_mailed() {
        let portal = portal("https://docs.example/kb/", &[("pm/a.md", INCIDENT)]);
        let files = with_registers(emit, &portal);
        let expected = "# Week 46 of 2026\n\n9 to 15 Nov 2026: 1 incident.\n\n## Incidents\n\n\
            - [Orders stood still](https://docs.example/kb/pm/a/) (SEV 1, 10 Nov 2026)\n";
        assert_eq!(text(&files, "browse/weekly/weekly.md"), expected);
        assert_eq!(text(&files, "browse/weekly/2026-W46/weekly.md"), expected);
        let this = "# Week 47 of 2026\n\n16 to 21 Nov 2026: Nothing changed.\n";
        assert_eq!(text(&files, "browse/weekly/2026-W47/weekly.md"), this);
        assert_eq!(files.len(), 13);
    }

    #[test]
    fn a_portal_without_incidents_has_no_report() {
        assert_eq!(with_registers(emit, &portal("", &[("index.md", "# Home\n")])), []);
    }
}
