//! Texts that do not lie on each other.

use super::{ChartView, TextView};

/// Pixels between the lines of texts that stand under each other.
const LINE: f64 = 16.0;

/// The steps of room beside a plot, in pixels. The style sheet has a class for each.
const ROOMS: [usize; 10] = [0, 24, 36, 48, 64, 80, 96, 116, 136, 160];
/// Texts in bold are wider by this.
const BOLD: f64 = 1.15;
/// The widest of them for which there is room.
pub(super) const WIDEST_BOLD: f64 = WIDEST / BOLD;
/// The step that a narrow chart still has room for.
const NARROW: usize = 6;
/// Pixels between the plot and such a text.
const BESIDE: f64 = 12.0;
/// The widest text for which there is room.
pub(super) const WIDEST: f64 = 160.0 - BESIDE;

/// About how wide a text of thirteen pixels is. Fonts differ, so that this is on the safe side.
pub(super) fn width(text: &str) -> f64 {
    let wide = |c: char| match c {
        'i' | 'l' | 'j' | 't' | 'f' | 'I' | '.' | ',' | ' ' | '\'' | ':' | '|' => 4.2,
        'm' | 'w' | 'M' | 'W' | '%' | '…' => 11.6,
        'A'..='Z' => 9.0,
        c if c.is_ascii() => 7.6,
        _ => 8.6,
    };
    text.chars().map(wide).sum()
}

/// The step of room that the widest of these texts needs.
pub(super) fn room<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    step(texts.map(width).fold(0.0, f64::max))
}

fn step(widest: f64) -> usize {
    let widest = if widest > 0.0 { widest + BESIDE } else { 0.0 };
    ROOMS.iter().position(|room| *room as f64 >= widest).unwrap_or(ROOMS.len() - 1)
}

/// Gives the texts at the right end of a chart their room. Where that is much of a narrow chart, the legend says it there.
pub(super) fn beside(chart: &mut ChartView) {
    let texts = chart.texts.iter().filter(|text| text.x == "100%" && text.dx > 0);
    let width = |text: &TextView| width(&text.text) * if text.class.contains("value") { BOLD } else { 1.0 };
    // Without a text there is room for half a name.
    chart.right = step(texts.map(width).fold(0.0, f64::max)).max(1);
    chart.folds = chart.right > NARROW;
    if !chart.folds {
        // The texts beside the plot say the same.
        chart.legend.clear();
    }
}

/// A text cut to a width.
pub(super) fn cut(text: &str, most: f64) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width(&out) + width(&c.to_string()) + width("…") > most {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// The name of a row at the left edge: cut for a narrow chart, and whole or nearly so for a wider one.
pub(super) fn row_name(name: &str, url: Option<&String>, y: usize) -> Vec<TextView> {
    /// What a chart has room for when it is narrow, and from 30 rem on.
    const ROOM: [f64; 2] = [280.0, 420.0];
    let [short, long] = ROOM.map(|most| cut(name, most));
    let text = |class: &str, text: String| TextView {
        class: format!("chart-title chart-start{class}"),
        x: "0".to_owned(),
        dx: 0,
        y: y.to_string(),
        text,
        url: url.cloned(),
    };
    if short == long {
        vec![text("", short)]
    } else {
        vec![text(" chart-narrow", short), text(" chart-mid", long)]
    }
}

/// Moves places down a column apart so that a text fits at each, as little as possible, within the ends. The order
/// stays.
pub(super) fn apart(places: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]));
    // Groups of texts that touch: how many, and the sum of the places that they want their first one to have.
    let mut groups: Vec<(f64, f64)> = Vec::new();
    let first = |(count, sum): (f64, f64)| (sum / count).min(bottom - LINE * (count - 1.0)).max(top);
    for at in &order {
        let mut group = (1.0, places[*at]);
        while let Some(above) = groups.last().copied() {
            if first(above) + LINE * above.0 <= first(group) + 1e-9 {
                break;
            }
            groups.pop();
            group = (above.0 + group.0, above.1 + group.1 - LINE * above.0 * group.0);
        }
        groups.push(group);
    }
    let lines =
        groups.iter().flat_map(|group| (0..group.0 as usize).map(move |n| first(*group) + LINE * n as f64));
    let mut found = vec![0.0; places.len()];
    for (at, y) in order.into_iter().zip(lines) {
        found[at] = y;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_move_apart_and_keep_their_order() {
        assert_eq!(apart(&[50.0, 10.0], 0.0, 100.0), [50.0, 10.0]);
        assert_eq!(apart(&[50.0, 50.0], 0.0, 100.0), [42.0, 58.0]);
        assert_eq!(apart(&[98.0, 96.0, 20.0], 0.0, 100.0), [100.0, 84.0, 20.0]);
        let many = apart(&[5.0, 3.0, 4.0, 90.0], 0.0, 100.0);
        assert_eq!(many, [32.0, 0.0, 16.0, 90.0]);
    }

    #[test]
    fn texts_are_cut_to_their_room() {
        assert_eq!(cut("Target", 100.0), "Target");
        assert_eq!(cut("Upper control limit", 90.0), "Upper contr…");
        assert_eq!((room(["100"].into_iter()), room([""].into_iter())), (2, 0));
    }
}
