use proptest::prelude::*;

use super::*;

fn levels(numbers: &[u8]) -> Vec<Proficiency> {
    numbers.iter().map(|n| Proficiency::ALL[usize::from(*n) - 1]).collect()
}

fn groups(given: &[(Option<&'static str>, &[u8])]) -> BTreeMap<Option<&'static str>, Vec<Proficiency>> {
    given.iter().map(|(id, numbers)| (*id, levels(numbers))).collect()
}

#[test]
fn small_groups_and_groups_of_one_mind_are_not_shown() {
    const A: Option<&str> = Some("a");
    const B: Option<&str> = Some("b");
    const C: Option<&str> = Some("c");
    type Groups = &'static [(Option<&'static str>, &'static [u8])];
    type Case = (Groups, Option<(usize, f64)>, &'static [(&'static str, f64)]);
    // People by group, people in all, mean of all, groups shown with their means; groups of at least five.
    let cases: [Case; 9] = [
        (&[(A, &[1, 2, 3, 4])], None, &[]),
        (&[(A, &[3, 3, 3, 3, 3])], None, &[]),
        (&[(A, &[1, 2, 3, 4, 5])], Some((5, 3.0)), &[("a", 3.0)]),
        (&[(A, &[1, 1, 2, 2, 2]), (B, &[4, 4, 5, 5, 5])], Some((10, 3.0)), &[("a", 1.5), ("b", 4.5)]),
        // Four are left when the group is taken away.
        (&[(A, &[1, 1, 2, 2, 2]), (B, &[4, 4, 5, 5])], Some((9, 3.0)), &[]),
        // The smaller of the two is given up for the sake of the three.
        (&[(A, &[1, 1, 2, 2, 2, 2]), (B, &[1, 2, 1, 2, 1]), (C, &[5, 5, 5])], Some((14, 2.5)), &[("a", 1.5)]),
        // What is left is large enough and of one mind.
        (&[(A, &[1, 1, 2, 2, 2]), (B, &[4, 4, 4, 4, 4])], Some((10, 3.0)), &[]),
        // Those in no group have no figure of their own.
        (&[(A, &[1, 1, 2, 2, 2]), (None, &[1, 2, 3, 4, 5])], Some((10, 2.5)), &[("a", 1.5)]),
        (&[(A, &[1, 1, 2, 2, 2]), (None, &[1])], Some((6, 1.5)), &[]),
    ];
    for (given, all, shown) in cases {
        let published = publish(&groups(given), 5);
        assert_eq!(published.all.map(|f| (f.people, f.mean)), all, "{given:?}");
        let means: Vec<_> = published.groups.iter().map(|(id, f)| (*id, f.mean)).collect();
        assert_eq!(means, shown, "{given:?}");
    }
}

proptest! {
    /// Whoever takes some published groups from everybody is left with nobody, or with enough people who differ.
    #[test]
    fn no_subtraction_of_two_views_reveals_a_person(
        given in prop::collection::btree_map(prop::option::of(0_u8..6), prop::collection::vec(1_u8..=5, 1..9), 1..6),
        min_group in 2_usize..7,
    ) {
        let groups: BTreeMap<Option<u8>, Vec<Proficiency>> =
            given.iter().map(|(id, numbers)| (*id, levels(numbers))).collect();
        let published = publish(&groups, min_group);
        prop_assert!(published.all.is_some() || published.groups.is_empty());
        let shown: Vec<u8> = published.groups.keys().copied().collect();
        for subset in 0_usize..1 << shown.len() {
            let taken: Vec<u8> =
                shown.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1).map(|(_, id)| *id).collect();
            let sizes: usize = taken.iter().map(|id| published.groups[id].people).sum();
            let left: Vec<Proficiency> = groups
                .iter()
                .filter(|(id, _)| id.is_none_or(|id| !taken.contains(&id)))
                .flat_map(|(_, levels)| levels)
                .copied()
                .collect();
            if let Some(all) = published.all {
                prop_assert_eq!(all.people - sizes, left.len());
                prop_assert!(left.is_empty() || left.len() >= min_group, "{} are left", left.len());
                prop_assert!(left.is_empty() || left.iter().any(|level| *level != left[0]));
            }
        }
    }
}

#[test]
fn of_participants_only_what_tells_of_none_of_them() {
    let parts = |completed: &[bool], points: &[f64]| -> Vec<Part> {
        let mut points = points.iter().copied();
        completed
            .iter()
            .map(|completed| Part { completed: *completed, satisfaction: points.next() })
            .collect()
    };
    let (yes, no) = (true, false);
    let told = |people, completed, satisfaction| Some(Taught { people, completed, satisfaction });
    for (given, expected) in [
        (parts(&[yes, no, yes, yes], &[]), None),
        (parts(&[yes, no, yes, yes, yes], &[5.0, 4.0, 4.0, 4.0]), told(5, Some(8), None)),
        (parts(&[yes, no, yes, yes, yes], &[5.0, 4.0, 4.0, 4.0, 4.0]), told(5, Some(8), Some(4.0))),
        // All or none of them is what each of them did.
        (parts(&[yes; 6], &[4.0; 6]), told(6, None, None)),
        (parts(&[no; 6], &[3.0, 4.0, 4.0, 4.0, 4.0, 5.0]), told(6, None, Some(4.0))),
        // So is one of many in tenths.
        (parts(&[&[yes; 39][..], &[no]].concat(), &[]), told(40, Some(9), None)),
    ] {
        assert_eq!(taught(&given, 5), expected, "{given:?}");
    }
}
