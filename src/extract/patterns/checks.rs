//! Validations that a rule names: what several places of a candidate have to be to each other.
//!
//! A rule gives a query for each role, by language; what is asked of the matches is the same in all languages.

use std::collections::BTreeSet;

use super::join::Binding;
use crate::extract::rules::Found;

/// A validation.
#[derive(Debug)]
pub struct Check {
    /// As rules name it.
    pub name: &'static str,
    /// Its roles, and whether a rule has to give them.
    pub roles: &'static [(&'static str, bool)],
    judge: fn(&Roles<'_, '_>) -> Option<Vec<usize>>,
}

/// All of them.
pub static CHECKS: [Check; 7] = [
    Check {
        name: "single_instance_check",
        roles: &[("keep", true), ("give", true), ("guard", false), ("hidden", false)],
        judge: single_instance,
    },
    Check {
        name: "object_creation_check",
        roles: &[("creates", true), ("declares", false)],
        judge: object_creation,
    },
    Check { name: "event_handling_check", roles: &[("add", true), ("call", true)], judge: event_handling },
    Check {
        name: "cache_usage_check",
        roles: &[("lookup", true), ("hit", true), ("store", true)],
        judge: cache_usage,
    },
    Check {
        name: "lazy_evaluation_check",
        roles: &[("guard", true), ("fill", true), ("give", true)],
        judge: lazy_evaluation,
    },
    Check {
        name: "security_check",
        roles: &[("input", true), ("test", true), ("reject", true)],
        judge: security,
    },
    Check {
        name: "auth_implementation_check",
        roles: &[("compare", true), ("refuse", true)],
        judge: authentication,
    },
];

/// The matches of each role that agree with what is bound.
struct Roles<'r, 'a> {
    found: Vec<Option<Vec<&'r Found<'a, 'a>>>>,
    text: &'a str,
}

/// Whether a candidate passes; what shows it is added to its binding.
pub(super) fn judge<'a>(
    check: &Check,
    binding: &mut Binding<'a>,
    found: &[Option<Vec<Found<'a, 'a>>>],
    text: &'a str,
) -> bool {
    let agreeing = found.iter().map(|matches| {
        let matches = matches.as_ref()?;
        Some(matches.iter().filter(|one| binding.agrees(one, text)).collect())
    });
    let roles = Roles { found: agreeing.collect(), text };
    let Some(shown) = (check.judge)(&roles) else { return false };
    let mut shown: Vec<&Found> =
        shown.into_iter().filter_map(|role| roles.of(role).first().copied()).collect();
    shown.dedup_by_key(|found| std::ptr::from_ref(*found));
    for one in shown {
        binding.show(one);
    }
    true
}

impl<'r, 'a> Roles<'r, 'a> {
    fn of(&self, role: usize) -> &[&'r Found<'a, 'a>] {
        self.found[role].as_deref().unwrap_or_default()
    }

    /// Whether the rule gives a query for a role.
    fn asked(&self, role: usize) -> bool {
        self.found[role].is_some()
    }

    fn text(&self, found: &Found<'a, 'a>, name: &str) -> Option<&'a str> {
        let captured = found.iter().find(|captured| captured.name == name)?;
        Some(&self.text[captured.node.byte_range()])
    }

    fn texts(&self, role: usize, name: &str) -> BTreeSet<&'a str> {
        self.of(role).iter().filter_map(|one| self.text(one, name)).collect()
    }
}

/// Where a match starts and where it ends.
fn extent(found: &Found<'_, '_>) -> (usize, usize) {
    let start = found.iter().map(|captured| captured.node.start_byte()).min().unwrap_or_default();
    let end = found.iter().map(|captured| captured.node.end_byte()).max().unwrap_or_default();
    (start, end)
}

/// One `@slot` keeps the object and is given to whoever asks; it is made only while there is none, or nobody else can
/// make one.
fn single_instance(roles: &Roles) -> Option<Vec<usize>> {
    let (keep, give, guard, hidden) = (0, 1, 2, 3);
    let given = roles.texts(give, "slot");
    let guarded = roles.texts(guard, "slot");
    let kept = roles.texts(keep, "slot");
    let is_single = |slot: &&&str| {
        given.contains(**slot)
            && (!roles.asked(guard) || guarded.contains(**slot))
            && (!roles.asked(hidden) || !roles.of(hidden).is_empty())
    };
    kept.iter().any(|slot| is_single(&slot)).then(|| vec![guard, keep, give, hidden])
}

/// Objects of several types are made, or the type that is declared is another than the one that is made.
fn object_creation(roles: &Roles) -> Option<Vec<usize>> {
    let (creates, declares) = (0, 1);
    let made = roles.texts(creates, "type");
    let other = roles.texts(declares, "declared").iter().any(|declared| !made.contains(declared));
    (made.len() >= 2 || (made.len() == 1 && roles.asked(declares) && other)).then(|| vec![creates, declares])
}

/// What one method adds to `@handlers`, another one calls.
fn event_handling(roles: &Roles) -> Option<Vec<usize>> {
    let (add, call) = (0, 1);
    let told = roles.of(call).iter().any(|called| {
        roles.of(add).iter().any(|added| {
            roles.text(added, "handlers") == roles.text(called, "handlers")
                && roles.text(added, "adder") != roles.text(called, "caller")
        })
    });
    told.then(|| vec![add, call])
}

/// `@store` is asked first; what it has is returned, before anything is kept or from the store itself; what it lacks is
/// kept in it.
fn cache_usage(roles: &Roles) -> Option<Vec<usize>> {
    let (lookup, hit, store) = (0, 1, 2);
    let same = |one: &Found, other: &Found| {
        ["store", "key", "value"].iter().all(|name| match (roles.text(one, name), roles.text(other, name)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        })
    };
    let used = roles.of(lookup).iter().any(|asked| {
        let kept = |kept: &&Found| extent(asked).0 < extent(kept).0 && same(asked, kept);
        roles.of(store).iter().copied().filter(kept).any(|kept| {
            let returned = |one: &&Found| {
                let before = extent(one).0 < extent(kept).0 || roles.text(one, "store").is_some();
                before && extent(one).1 >= extent(asked).0 && same(asked, one)
            };
            roles.of(hit).iter().any(returned)
        })
    });
    used.then(|| vec![lookup, hit, store])
}

/// `@slot` is looked at, filled while it is empty, and given.
fn lazy_evaluation(roles: &Roles) -> Option<Vec<usize>> {
    let (guard, fill, give) = (0, 1, 2);
    let lazy = roles.of(guard).iter().any(|guarded| {
        let slot = roles.text(guarded, "slot");
        let filled = roles
            .of(fill)
            .iter()
            .any(|filled| roles.text(filled, "slot") == slot && extent(filled).0 >= extent(guarded).0);
        filled && roles.texts(give, "slot").iter().any(|given| Some(*given) == slot)
    });
    lazy.then(|| vec![guard, fill, give])
}

/// A parameter `@input` is tested by a condition whose branch `@test` refuses it.
fn security(roles: &Roles) -> Option<Vec<usize>> {
    let (input, test, reject) = (0, 1, 2);
    let inputs = roles.texts(input, "input");
    let tested = roles.of(test).iter().any(|tested| {
        let of_input = roles.text(tested, "input").is_some_and(|name| inputs.contains(name));
        let inside = |one: &&&Found| {
            let ((start, end), (from, to)) = (extent(one), extent(tested));
            from <= start && end <= to
        };
        of_input && roles.of(reject).iter().any(|one| inside(&one))
    });
    tested.then(|| vec![test, reject])
}

/// A credential is compared, and after that somebody may be refused.
fn authentication(roles: &Roles) -> Option<Vec<usize>> {
    let (compare, refuse) = (0, 1);
    let refused = roles
        .of(compare)
        .iter()
        .any(|compared| roles.of(refuse).iter().any(|one| extent(one).1 > extent(compared).0));
    refused.then(|| vec![compare, refuse])
}
