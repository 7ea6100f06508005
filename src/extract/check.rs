//! Pages that were drafted from code which does not show it any more.

use crate::diagnostic::{Code, Diagnostic};
use crate::parse::Status;
use crate::portal::{Portal, PortalPage};
use crate::schema::Value;

/// All of them. A page that is out of use may say what is no more.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let used =
        |page: &&PortalPage| !matches!(page.page.meta.status, Some(Status::Deprecated | Status::Archived));
    portal.pages.iter().filter(used).filter_map(one).collect()
}

fn one(page: &PortalPage) -> Option<Diagnostic> {
    let Some(Value::Map(said)) = page.fields.get("extracted") else { return None };
    let text = |name: &str| said.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let (message, help) = match (text("repository"), text("rule"), text("gone")) {
        (Some(repository), Some(_), Some(gone)) => {
            let at = if gone == "unknown" { String::new() } else { format!(" at {}", short(gone)) };
            (
                format!("the code of `{repository}` did not show this any more{at}"),
                "say what became of it, and archive the page; or take `gone` out when the rule is wrong",
            )
        }
        (Some(_), Some(_), None) => return None,
        _ => (
            "the page does not say which repository and rule it was drafted from".to_owned(),
            "write `repository` and `rule`, or take the table out: `lyceum extract` then leaves the page alone",
        ),
    };
    Some(Diagnostic::new(Code::Extracted, message).at(page.page.key_span("extracted")).help(help))
}

/// A commit as people write it.
fn short(commit: &str) -> &str {
    let hash = commit.len() > 12 && commit.bytes().all(|b| b.is_ascii_hexdigit());
    if hash { &commit[..10] } else { commit }
}
