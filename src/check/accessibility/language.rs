//! Paragraphs in another language than their page: a screen reader speaks them with the wrong voice.

use std::collections::{BTreeMap, BTreeSet};

use whatlang::Lang;

use crate::check::{Check, Cx, Findings};
use crate::markdown::text::ProseKind;

/// Small words of a language that show a paragraph to be in it.
const SHOWN_BY: usize = 2;

/// The small words of each language, by the first part of its tag.
type SmallWords = BTreeMap<String, BTreeSet<String>>;

pub(super) fn check(cx: &Cx<'_>, least: usize, small: &SmallWords, found: &mut Findings) {
    let stated = cx.page.page.meta.lang.as_deref().unwrap_or(&cx.config.lang);
    let primary = stated.split('-').next().unwrap_or_default();
    let (Some(own), Some(own_small)) = (code(primary), small.get(primary)) else { return };
    for prose in &cx.text.prose {
        let is_text = matches!(prose.kind, ProseKind::Paragraph | ProseKind::Item | ProseKind::Quote);
        // Telling a language takes about 30 microseconds; nearly every paragraph shows its own at a glance.
        if !is_text || shows(&prose.text, own_small) || marked(cx, prose.range.start) {
            continue;
        }
        let plain = without_code(prose);
        if words(&plain).count() < least && !plain.chars().any(|c| c as u32 > 0x2E80) {
            continue;
        }
        let Some(info) = whatlang::detect(&plain).filter(whatlang::Info::is_reliable) else { continue };
        let latin = info.script() == whatlang::Script::Latin;
        let known = || small.iter().any(|(tag, list)| code(tag) == Some(info.lang()) && shows(&plain, list));
        if info.lang() == own || latin && !known() {
            continue;
        }
        let message = format!("the text is {}, and the page is `{stated}`", info.lang().eng_name());
        let d = cx.finding(Check::Accessibility, "language_of_parts", prose.range.clone(), message);
        found.push(d.help("put it into `<div lang=\"…\">` … `</div>`, or state the page's `lang`"));
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|word| !word.is_empty())
}

fn shows(text: &str, small: &BTreeSet<String>) -> bool {
    let distinct: BTreeSet<String> = words(text)
        .filter(|w| w.len() < 12)
        .map(str::to_lowercase)
        .filter(|w| small.contains(w))
        .take(SHOWN_BY * 4)
        .collect();
    distinct.len() >= SHOWN_BY
}

/// Whether it stands inside raw HTML with a language of its own.
fn marked(cx: &Cx<'_>, at: usize) -> bool {
    let before = cx.text.html.iter().filter(|html| html.range.start <= at);
    before.fold(0_usize, |open, html| {
        let opened = html.text.matches(" lang=").count();
        let closed = if opened == 0 { html.text.matches("</").count() } else { 0 };
        (open + opened).saturating_sub(closed)
    }) > 0
}

fn without_code(prose: &crate::markdown::text::Prose) -> String {
    let mut plain = String::with_capacity(prose.text.len());
    for (at, c) in prose.text.char_indices() {
        if !prose.is_verbatim(&(at..at + c.len_utf8())) {
            plain.push(c);
        }
    }
    plain
}

/// The language of the first part of a BCP 47 tag, where it can be told from others.
fn code(primary: &str) -> Option<Lang> {
    Some(match primary {
        "en" => Lang::Eng,
        "de" => Lang::Deu,
        "fr" => Lang::Fra,
        "es" => Lang::Spa,
        "pt" => Lang::Por,
        "it" => Lang::Ita,
        "nl" => Lang::Nld,
        "pl" => Lang::Pol,
        "sv" => Lang::Swe,
        "da" => Lang::Dan,
        "fi" => Lang::Fin,
        "cs" => Lang::Ces,
        "tr" => Lang::Tur,
        "ru" => Lang::Rus,
        "uk" => Lang::Ukr,
        "el" => Lang::Ell,
        "ja" => Lang::Jpn,
        "ko" => Lang::Kor,
        "zh" => Lang::Cmn,
        "ar" => Lang::Ara,
        "he" => Lang::Heb,
        _ => return None,
    })
}
