//! What ranks a page whatever the query: its status, its level, whether its review is overdue.

use crate::bytes::Reader;

/// The standing of every page.
pub(crate) struct Standings {
    pages: Vec<Standing>,
}

/// The standing of one page.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Standing {
    /// Position in [`STATUSES`] plus one; 0 for any other status.
    pub(crate) status: u8,
    /// Position in [`LEVELS`] plus one; 0 for none.
    pub(crate) level: u8,
    /// Days since 1970-01-01; 0 when no review is due, [`NEVER`] when one is overdue because there was none yet.
    pub(crate) due: u16,
}

/// Statuses that a page ranks lower for, and what its score is multiplied with.
pub(crate) const STATUSES: &[(&str, f32)] = &[("draft", 0.9), ("deprecated", 0.6), ("archived", 0.5)];
/// Levels of expertise, from low to high.
pub(crate) const LEVELS: &[&str] = &["beginner", "intermediate", "advanced", "expert"];
/// The due date of a page that is to be reviewed and never was. No portal has a review due on 2 January 1970.
const NEVER: u16 = 1;

/// The reader's date.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Clock {
    /// Days since 1970-01-01.
    pub(crate) today: Option<i32>,
    /// Days before its review is due that a page counts as due soon.
    pub(crate) soon: i32,
}

impl Clock {
    pub(crate) fn of(options: &crate::Options) -> Self {
        let today = options.today.as_deref().and_then(crate::date::days);
        Self { today, soon: i32::from(options.due_soon_days) }
    }
}

/// Whether a page's review is up to date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Freshness {
    Exempt,
    Never,
    Current,
    DueSoon,
    Overdue,
}

impl Freshness {
    pub(crate) const ALL: [Self; 5] =
        [Self::Current, Self::DueSoon, Self::Overdue, Self::Never, Self::Exempt];

    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Exempt => "exempt",
            Self::Never => "never_reviewed",
            Self::Current => "current",
            Self::DueSoon => "due_soon",
            Self::Overdue => "overdue",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Exempt => "No review needed",
            Self::Never => "Never reviewed",
            Self::Current => "Current",
            Self::DueSoon => "Due soon",
            Self::Overdue => "Overdue",
        }
    }
}

impl Standing {
    pub(crate) fn freshness(self, clock: Clock) -> Freshness {
        let due = i32::from(self.due);
        match clock.today {
            _ if self.due == 0 => Freshness::Exempt,
            _ if self.due == NEVER => Freshness::Never,
            Some(today) if due < today => Freshness::Overdue,
            Some(today) if due <= today + clock.soon => Freshness::DueSoon,
            _ => Freshness::Current,
        }
    }

    #[cfg(feature = "write")]
    pub(crate) fn of(document: &crate::Document) -> Self {
        let position = |known: Option<usize>| known.map_or(0, |index| index as u8 + 1);
        let due = document.next_review_due.as_deref().and_then(crate::date::days);
        Self {
            status: position(STATUSES.iter().position(|(status, _)| *status == document.status)),
            level: position(LEVELS.iter().position(|level| document.level.as_deref() == Some(level))),
            due: match due.and_then(|due| u16::try_from(due).ok()) {
                Some(due) => due,
                None if document.never_reviewed => NEVER,
                None => 0,
            },
        }
    }
}

impl Standings {
    pub(crate) fn decode(bytes: &[u8], count: usize) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let (marks, low, high) = (reader.take(count)?, reader.take(count)?, reader.take(count)?);
        let standing = |((&mark, &low), &high)| Standing {
            status: mark & 15,
            level: mark >> 4,
            due: u16::from_le_bytes([low, high]),
        };
        Some(Self { pages: marks.iter().zip(low).zip(high).map(standing).collect() })
    }

    pub(crate) fn of(&self, page: u32) -> Standing {
        self.pages.get(page as usize).copied().unwrap_or_default()
    }
}

/// Columns again: marks, then the low bytes of the dates, then the high ones.
#[cfg(feature = "write")]
pub(crate) fn encode(pages: &[Standing]) -> Vec<u8> {
    let mut out: Vec<u8> = pages.iter().map(|page| page.status | page.level << 4).collect();
    for byte in 0..2 {
        out.extend(pages.iter().map(|page| page.due.to_le_bytes()[byte]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn freshness_follows_the_readers_date() {
        let page = Standing { due: 1000, ..Standing::default() };
        for (today, expected) in [
            (Some(969), Freshness::Current),
            (Some(970), Freshness::DueSoon),
            (Some(1000), Freshness::DueSoon),
            (Some(1001), Freshness::Overdue),
            (None, Freshness::Current),
        ] {
            let clock = Clock { today, soon: 30 };
            assert_eq!(page.freshness(clock), expected, "{today:?}");
        }
        let clock = Clock { today: Some(1), soon: 30 };
        assert_eq!(Standing { due: NEVER, ..Standing::default() }.freshness(clock), Freshness::Never);
        assert_eq!(Standing::default().freshness(clock), Freshness::Exempt);
    }

    #[cfg(feature = "write")]
    #[test]
    fn what_is_written_is_read() {
        let pages = [Standing { status: 3, level: 4, due: 20_778 }, Standing::default()];
        let read = Standings::decode(&encode(&pages), 2).expect("two pages were written");
        assert_eq!([read.of(0), read.of(1), read.of(9)], [pages[0], pages[1], Standing::default()]);
        assert!(Standings::decode(&[0; 5], 2).is_none());
    }
}
