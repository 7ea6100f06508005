//! A conversation about one bundle: which files a query needs, and what it finds.

use std::sync::Arc;

use crate::Error;
use crate::answer::{count_field, factor, suggest, why};
use crate::candidates::{Candidate, Lookup};
use crate::excerpt::Finder;
use crate::facets::{Field, same};
use crate::format::{File, Manifest};
use crate::options::Options;
use crate::phrases::{Phrases, confirm};
use crate::query::{Filter, Query, Word};
use crate::rank::{Scored, Term, score, weigh};
use crate::results::{Facet, Hit, Results};
use crate::sections::others;
use crate::standing::{Clock, LEVELS, Standing};
use crate::store::Store;
use crate::text::stem::Language;

/// An open bundle.
pub struct Session {
    store: Store,
    languages: Vec<Language>,
}

/// How far down the pages are looked at for a phrase: the index does not know the order of words.
const PHRASE_DEPTH: usize = 40;

/// A query that was carried as far as the files in memory allow.
struct Prepared {
    query: Query,
    filters: Vec<Filter>,
    terms: Vec<Term>,
    /// The word that each term stands for.
    words: Vec<Word>,
    /// Pages that match the words, whatever the filters say.
    matching: Vec<Scored>,
    /// Those of them that the filters let through, best first.
    ranked: Vec<Scored>,
    missing: Vec<File>,
}

impl Session {
    /// Opens a bundle by its (inflated) manifest.
    pub fn new(manifest: &[u8]) -> Result<Self, Error> {
        let manifest = Manifest::decode(manifest)?;
        let languages = manifest.languages.iter().map(|&code| Language::of(code)).collect();
        Ok(Self { store: Store::new(manifest), languages })
    }

    /// Names the files that the query still needs. To be asked again when they were provided, until it names none.
    ///
    /// The host composes compatibility forms of the query first; see the browser client or `Engine`.
    pub fn plan(&mut self, query: &str, options: &Options) -> Vec<String> {
        let prepared = self.prepare(query, options);
        prepared.missing.iter().filter_map(|&file| self.store.manifest.name(file)).collect()
    }

    /// Takes the (inflated) content of a file. A damaged one is not asked for again.
    pub fn provide(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let file = self.store.manifest.file(name).ok_or_else(|| Error::UnknownFile(name.to_owned()))?;
        if self.store.provide(file, Some(bytes)) { Ok(()) } else { Err(Error::Corrupt) }
    }

    /// Says that a file cannot be had. The query is then answered without it.
    pub fn fail(&mut self, name: &str) {
        if let Some(file) = self.store.manifest.file(name) {
            self.store.provide(file, None);
        }
    }

    /// Answers the query as well as the files in memory allow.
    pub fn results(&mut self, query: &str, options: &Options) -> Results {
        let prepared = self.prepare(query, options);
        let finder = self.finder(&prepared);
        let mut ranked = prepared.ranked;
        if !prepared.query.phrases.is_empty() {
            ranked.truncate(PHRASE_DEPTH);
            ranked.retain_mut(|scored| confirm(&self.store, &finder, scored));
        }
        let shown = ranked.iter().skip(options.offset).take(options.limit);
        let clock = Clock::of(options);
        Results {
            total: ranked.len(),
            hits: shown
                .filter_map(|scored| self.hit(scored, &finder, &prepared.words, options, clock))
                .collect(),
            facets: if options.facets {
                self.count(&prepared.matching, &prepared.filters, clock)
            } else {
                Vec::new()
            },
            suggestion: suggest(query, &prepared.words, &prepared.terms),
        }
    }

    fn prepare(&mut self, text: &str, options: &Options) -> Prepared {
        let query = Query::parse(text, &self.languages);
        let mut filters = query.filters.clone();
        filters.extend(options.filters.iter().filter_map(|(name, value)| {
            Some(Filter { field: Field::named(name)?, value: value.clone(), negated: false })
        }));
        let mut missing = Vec::new();
        if options.facets || !filters.is_empty() {
            missing.push(File::Facets);
        }
        missing.push(File::Standing);
        missing.retain(|&file| self.store.is_missing(file));

        let (words, found) = self.look_up(&query.words, &mut missing);
        let (_, excluded) = self.look_up(&query.excluded, &mut missing);
        let mut prepared = Prepared {
            query,
            filters,
            terms: Vec::new(),
            words,
            ranked: Vec::new(),
            matching: Vec::new(),
            missing,
        };
        if !prepared.missing.is_empty() {
            return prepared;
        }
        for candidate in found.iter().chain(&excluded).flatten() {
            if let Some(shard) = self.store.shard_mut(candidate.shard) {
                shard.load(candidate.stem);
            }
        }
        prepared.terms = self.weigh(&prepared.words, found);
        prepared.matching = self.matching(&prepared, &excluded);
        prepared.ranked = self.rank(&prepared, options);
        self.want_texts(&mut prepared, options);
        prepared
    }

    /// Asks for the texts of the pages to show; for those of all pages in question when a phrase must be looked for.
    fn want_texts(&self, prepared: &mut Prepared, options: &Options) {
        let mut wanted = Vec::new();
        if prepared.query.phrases.is_empty() {
            let shown = prepared.ranked.iter().skip(options.offset).take(options.limit);
            wanted.extend(shown.filter_map(|scored| self.store.text_file(scored.page, scored.section)));
        } else {
            let phrases = Phrases::new(&prepared.query, &prepared.words, &prepared.terms, &self.store);
            let asked = prepared.ranked.iter().take(PHRASE_DEPTH);
            wanted.extend(asked.flat_map(|scored| phrases.files(scored)));
        }
        for file in wanted {
            if self.store.is_missing(file) && !prepared.missing.contains(&file) {
                prepared.missing.push(file);
            }
        }
    }

    /// The candidates of every word. A word in camel case that nobody writes in one is replaced by its humps.
    fn look_up(&self, words: &[Word], missing: &mut Vec<File>) -> (Vec<Word>, Vec<Vec<Candidate>>) {
        let mut lookup = Lookup { store: &self.store, languages: &self.languages, missing: Vec::new() };
        let (mut asked, mut found) = (Vec::new(), Vec::new());
        for word in words {
            // Each word is judged by its own files, so that a correction does not wait for the words before it.
            let mut own = std::mem::take(&mut lookup.missing);
            let candidates = lookup.candidates(word);
            if candidates.is_empty() && lookup.missing.is_empty() && !word.humps.is_empty() {
                for hump in &word.humps {
                    let hump = Word { range: word.range, ..Word::of(hump, &self.languages) };
                    found.push(lookup.candidates(&hump));
                    asked.push(hump);
                }
            } else {
                asked.push(word.clone());
                found.push(candidates);
            }
            own.retain(|file| !lookup.missing.contains(file));
            lookup.missing.append(&mut own);
        }
        for file in lookup.missing {
            if !missing.contains(&file) {
                missing.push(file);
            }
        }
        (asked, found)
    }

    fn weigh(&self, words: &[Word], found: Vec<Vec<Candidate>>) -> Vec<Term> {
        let pages = self.store.manifest.page_count();
        let term = |(word, candidates): (&Word, Vec<Candidate>)| Term {
            weight: weigh(&candidates, word.stop, &self.store, pages) * if word.whole { 0.5 } else { 1.0 },
            counts: !word.whole,
            // The index does not know the stop words of a text; those of a phrase are met when it is looked for.
            required: word.required && !word.stop,
            candidates,
        };
        words.iter().zip(found).map(term).collect()
    }

    /// Every page that has a word of the query, all required ones and no excluded one.
    fn matching(&self, prepared: &Prepared, excluded: &[Vec<Candidate>]) -> Vec<Scored> {
        let mut matching = if prepared.query.words.is_empty() && !prepared.filters.is_empty() {
            (0..self.store.manifest.page_count() as u32).map(Scored::unranked).collect()
        } else {
            score(&prepared.terms, &self.store)
        };
        let required = prepared.terms.iter().enumerate().filter(|(_, term)| term.required);
        let required = required.fold(0_u32, |mask, (index, _)| mask | 1 << (index & 31));
        let mut banned: Vec<u32> = Vec::new();
        for candidate in excluded.iter().flatten().filter(|candidate| candidate.weight >= 1.0) {
            if let Some(shard) = self.store.shard(candidate.shard) {
                banned.extend(shard.postings(candidate.stem).map(|(page, _)| page));
            }
        }
        banned.sort_unstable();
        matching.retain(|scored| {
            scored.terms & required == required && banned.binary_search(&scored.page).is_err()
        });
        if !prepared.query.phrases.is_empty() {
            let phrases = Phrases::new(&prepared.query, &prepared.words, &prepared.terms, &self.store);
            matching.retain(|scored| phrases.may_have(scored.page));
        }
        matching
    }

    /// Filters pages and puts them in order.
    fn rank(&self, prepared: &Prepared, options: &Options) -> Vec<Scored> {
        let clock = Clock::of(options);
        let level =
            options.level.as_deref().and_then(|level| LEVELS.iter().position(|known| *known == level));
        let mut ranked = prepared.matching.clone();
        ranked.retain(|scored| self.passes(scored.page, &prepared.filters, None, clock));
        for scored in &mut ranked {
            scored.score *= factor(self.standing(scored.page), level, clock);
        }
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.page.cmp(&b.page)));
        ranked
    }

    fn standing(&self, page: u32) -> Standing {
        self.store.standings().map(|standings| standings.of(page)).unwrap_or_default()
    }

    /// Whether a page meets the filters, those on one field (`except`) left out. Values of one field are
    /// alternatives, unless they are excluded.
    fn passes(&self, page: u32, filters: &[Filter], except: Option<Field>, clock: Clock) -> bool {
        let has = |filter: &Filter| match (filter.field, self.store.facets()) {
            (Field::Freshness, _) => same(self.standing(page).freshness(clock).id(), &filter.value),
            (field, Some(facets)) => {
                facets.column(field).is_some_and(|column| column.has(page, &filter.value))
            }
            (_, None) => false,
        };
        Field::ALL.into_iter().filter(|&field| Some(field) != except).all(|field| {
            let mut wanted =
                filters.iter().filter(|filter| filter.field == field && !filter.negated).peekable();
            wanted.peek().is_none() || wanted.any(has)
        }) && !filters.iter().any(|filter| filter.negated && has(filter))
    }

    /// What to mark: every form of every stem that a word may mean, and the word itself.
    fn finder(&self, prepared: &Prepared) -> Finder {
        let mut forms = Vec::new();
        for (index, term) in prepared.terms.iter().enumerate() {
            let stop = prepared.words.get(index).is_some_and(|word| word.stop);
            for candidate in term.candidates.iter().filter(|_| !stop) {
                let shard = self.store.shard(candidate.shard);
                if let Some(stem) = shard.and_then(|shard| shard.stems.get(candidate.stem)) {
                    forms.extend(stem.forms.iter().map(|form| (form.clone(), index)));
                }
            }
        }
        Finder::new(forms, prepared.query.phrases.clone())
    }

    fn hit(
        &self,
        scored: &Scored,
        finder: &Finder,
        words: &[Word],
        options: &Options,
        clock: Clock,
    ) -> Option<Hit> {
        let piece = self.store.piece(scored.page, scored.section)?;
        let page = &piece.document;
        let section = usize::from(scored.section).checked_sub(piece.first);
        let section = section.and_then(|section| page.sections.get(section));
        let (anchor, heading, text) =
            section.map_or(("", "", ""), |section| (&section.anchor, &section.heading, &section.text));
        let standing = self.standing(scored.page);
        let level = options.level.as_deref();
        Some(Hit {
            url: page.url.clone(),
            title: finder.mark(&page.title),
            anchor: anchor.to_owned(),
            heading: finder.mark(heading),
            excerpt: finder.excerpt(if text.is_empty() { &page.summary } else { text }),
            freshness: standing.freshness(clock).id(),
            score: (scored.score * 1000.0) as u32,
            why: if options.why { why(scored, words, page, standing, level, clock) } else { Vec::new() },
            sections: others(
                page,
                usize::from(scored.section).saturating_sub(piece.first),
                finder,
                options.sections,
            ),
            page: Arc::clone(page),
        })
    }

    /// Counts facet values. A field's own filters do not narrow its counts, so that a reader sees the alternatives.
    fn count(&self, matching: &[Scored], filters: &[Filter], clock: Clock) -> Vec<Facet> {
        let Some(facets) = self.store.facets() else { return Vec::new() };
        let count = |field| {
            let pages = matching.iter().map(|scored| scored.page);
            let pages: Vec<u32> =
                pages.filter(|&page| self.passes(page, filters, Some(field), clock)).collect();
            count_field(facets, field, &pages, filters, |page| self.standing(page).freshness(clock))
        };
        Field::ALL.into_iter().map(count).filter(|facet| !facet.values.is_empty()).collect()
    }
}
