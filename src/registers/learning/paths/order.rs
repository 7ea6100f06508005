//! The order in which pages are read: nothing before what it needs, and among what can come next the easiest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::portal::PageIx;

/// Pages that need each other: each needs the one after it, the last one the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle(pub Vec<PageIx>);

/// The pages and everything that they need, at any remove.
pub fn closure(pages: &[PageIx], needs: impl Fn(PageIx) -> Vec<PageIx>) -> BTreeSet<PageIx> {
    let mut found: BTreeSet<PageIx> = pages.iter().copied().collect();
    let mut open: Vec<PageIx> = found.iter().copied().collect();
    while let Some(page) = open.pop() {
        open.extend(needs(page).into_iter().filter(|next| found.insert(*next)));
    }
    found
}

/// Kahn's algorithm over the pages of a set. Of those whose needs are met the one with the smallest key comes first;
/// needs outside the set count as met.
pub fn order<K: Ord>(
    pages: &BTreeSet<PageIx>,
    needs: impl Fn(PageIx) -> Vec<PageIx>,
    key: impl Fn(PageIx) -> K,
) -> Result<Vec<PageIx>, Cycle> {
    let inside = |page: PageIx| -> BTreeSet<PageIx> {
        needs(page).into_iter().filter(|need| pages.contains(need)).collect()
    };
    let mut missing: BTreeMap<PageIx, BTreeSet<PageIx>> =
        pages.iter().map(|page| (*page, inside(*page))).collect();
    let mut needed_by: BTreeMap<PageIx, Vec<PageIx>> = BTreeMap::new();
    for (page, needs) in &missing {
        for need in needs {
            needed_by.entry(*need).or_default().push(*page);
        }
    }
    let free = missing.iter().filter(|(_, needs)| needs.is_empty()).map(|(page, _)| *page);
    let mut ready: BinaryHeap<Reverse<(K, PageIx)>> = free.map(|page| Reverse((key(page), page))).collect();
    let mut ordered = Vec::with_capacity(pages.len());
    while let Some(Reverse((_, page))) = ready.pop() {
        ordered.push(page);
        missing.remove(&page);
        for next in needed_by.get(&page).into_iter().flatten() {
            let Some(needs) = missing.get_mut(next) else { continue };
            if needs.remove(&page) && needs.is_empty() {
                ready.push(Reverse((key(*next), *next)));
            }
        }
    }
    if missing.is_empty() { Ok(ordered) } else { Err(cycle(&missing)) }
}

/// Every page that is left needs another one that is left: following that leads round.
fn cycle(missing: &BTreeMap<PageIx, BTreeSet<PageIx>>) -> Cycle {
    let mut way: Vec<PageIx> = Vec::new();
    let mut at = missing.keys().next().copied();
    while let Some(page) = at {
        if let Some(start) = way.iter().position(|seen| *seen == page) {
            return Cycle(way.split_off(start));
        }
        way.push(page);
        at = missing.get(&page).and_then(|needs| needs.iter().next()).copied();
    }
    Cycle(way)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Needs by page: `(page, needs)`.
    type Needs<'a> = &'a [(u32, &'a [u32])];

    fn needs_of(needs: Needs<'_>, page: PageIx) -> Vec<PageIx> {
        let row = needs.iter().find(|(from, _)| *from == page.0);
        row.map_or_else(Vec::new, |(_, to)| to.iter().copied().map(PageIx).collect())
    }

    #[test]
    fn orders_by_hand() {
        // Levels by page: 0 for beginner to 3 for expert.
        let levels: [u32; 6] = [0, 2, 1, 0, 3, 1];
        let table: [(&str, &[u32], Needs<'_>, &[u32]); 6] = [
            ("without needs by level, then place", &[0, 1, 2, 3, 4, 5], &[], &[0, 3, 2, 5, 1, 4]),
            ("a chain against the levels", &[3], &[(3, &[1]), (1, &[4])], &[4, 1, 3]),
            ("a diamond", &[4], &[(4, &[1, 2]), (1, &[0]), (2, &[0])], &[0, 2, 1, 4]),
            ("a need shared by two targets", &[2, 5], &[(2, &[3]), (5, &[3])], &[3, 2, 5]),
            ("a need written twice", &[1], &[(1, &[0, 0])], &[0, 1]),
            ("nothing", &[], &[(1, &[0])], &[]),
        ];
        for (name, targets, needs, expected) in table {
            let targets: Vec<PageIx> = targets.iter().copied().map(PageIx).collect();
            let all = closure(&targets, |page| needs_of(needs, page));
            let found = order(&all, |page| needs_of(needs, page), |page| levels[page.0 as usize]);
            let expected: Vec<PageIx> = expected.iter().copied().map(PageIx).collect();
            assert_eq!(found, Ok(expected), "{name}");
        }
    }

    #[test]
    fn a_cycle_is_named() {
        let needs: Needs<'_> = &[(0, &[1]), (1, &[2]), (2, &[3]), (3, &[1])];
        let all = closure(&[PageIx(0)], |page| needs_of(needs, page));
        let found = order(&all, |page| needs_of(needs, page), |_| 0);
        assert_eq!(
            found,
            Err(Cycle([1, 2, 3].map(PageIx).to_vec())),
            "page 0 needs them and is none of them"
        );
    }

    /// Pages with needs among those of a smaller number, levels, and the order in which they are given.
    fn graphs() -> impl Strategy<Value = (Vec<Vec<u32>>, Vec<u8>, Vec<u32>)> {
        (2_u32..40).prop_flat_map(|count| {
            let needs =
                (0..count).map(|page| proptest::collection::vec(0..page.max(1), 0..4)).collect::<Vec<_>>();
            let levels = proptest::collection::vec(0_u8..4, count as usize);
            let shuffled = Just((0..count).collect::<Vec<_>>()).prop_shuffle();
            (needs, levels, shuffled)
        })
    }

    proptest! {
        #[test]
        fn no_page_comes_before_what_it_needs_whatever_the_order_of_input(
            (needs, levels, given) in graphs(),
            count in 1_usize..8,
        ) {
            // Names are shuffled too, so that no page has a larger number than its needs by construction.
            let named = |page: u32| PageIx(given[page as usize]);
            let plain = |page: PageIx| given.iter().position(|name| *name == page.0).unwrap_or_default();
            let of = |page: PageIx| -> Vec<PageIx> {
                let page = plain(page);
                needs[page].iter().filter(|need| (**need as usize) < page).map(|need| named(*need)).collect()
            };
            let backwards = |page: PageIx| of(page).into_iter().rev().collect::<Vec<_>>();
            let level = |page: PageIx| levels[plain(page)];
            let targets: Vec<PageIx> = (0..needs.len() as u32).rev().take(count).map(named).collect();
            let turned: Vec<PageIx> = targets.iter().rev().copied().collect();

            let all = closure(&targets, of);
            let path = order(&all, of, level).expect("no cycle");
            prop_assert_eq!(path.len(), all.len());
            for (at, page) in path.iter().enumerate() {
                for need in of(*page) {
                    prop_assert!(path[..at].contains(&need), "{need:?} before {page:?} in {path:?}");
                }
                // Of the pages that could have come here none is easier.
                let seen = &path[..at];
                let ready = path[at..].iter().filter(|other| of(**other).iter().all(|need| seen.contains(need)));
                for other in ready {
                    prop_assert!((level(*page), *page) <= (level(*other), *other));
                }
            }
            let again = order(&closure(&turned, backwards), backwards, level);
            prop_assert_eq!(again, Ok(path));
        }

        #[test]
        fn needs_at_random_end_in_an_order_or_in_a_cycle(
            edges in proptest::collection::vec((0_u32..12, 0_u32..12), 0..30),
        ) {
            let of = |page: PageIx| -> Vec<PageIx> {
                edges.iter().filter(|(from, _)| *from == page.0).map(|(_, to)| PageIx(*to)).collect()
            };
            let all = closure(&(0..12).map(PageIx).collect::<Vec<_>>(), of);
            match order(&all, of, |_| 0) {
                Ok(path) => prop_assert_eq!(path.len(), 12),
                Err(Cycle(pages)) => {
                    prop_assert!(!pages.is_empty());
                    for (at, page) in pages.iter().enumerate() {
                        prop_assert!(of(*page).contains(&pages[(at + 1) % pages.len()]));
                    }
                }
            }
        }
    }
}
