// Marks of what a search found, on the page that it led to. They are painted over the text by the browser and change
// nothing in the page: anchors, addresses and what is copied stay as they are.
const WORD = "\\p{L}\\p{N}";

function findRanges(words) {
  const longest = [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&"));
  // Scripts without spaces have no borders between words.
  const solid = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
  const bounded = longest.map((word) => (solid.test(word) ? word : `(?<![${WORD}])${word}(?![${WORD}])`));
  const pattern = new RegExp(bounded.join("|"), "giu");
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const ranges = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const box = node.parentElement;
    if (box.closest("nav, script, style, svg, math, button, .anchor, .after, .feedback")) continue;
    // What is folded away can be unfolded, what is not shown at all is not there.
    if (!box.checkVisibility() && !box.closest("details:not([open])")) continue;
    for (const { index, 0: text } of node.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + text.length);
      ranges.push(range);
    }
  }
  return ranges;
}

export function markFound(words, forget, { make, signs, symbol }) {
  document.querySelector(".found")?.remove();
  const ranges = findRanges(words);
  if (!ranges.length) return forget();
  CSS.highlights.set("found", new Highlight(...ranges));
  let at = -1;
  const label = make("span", { role: "status" });
  const tell = () => (label.textContent = at < 0 ? (ranges.length === 1 ? "1 match" : `${ranges.length} matches`) : `${at + 1} of ${ranges.length}`);
  const step = (by) => {
    at = (at + by + ranges.length) % ranges.length;
    const range = ranges[at];
    for (let box = range.startContainer.parentElement.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const now = new Highlight(range);
    now.priority = 1;
    CSS.highlights.set("found-now", now);
    scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 2 });
    tell();
  };
  const button = (text, act, path) => {
    const it = make("button", { type: "button", class: "tool", "aria-label": text, title: text }, symbol(path));
    it.addEventListener("click", act);
    return it;
  };
  const clear = () => {
    for (const name of ["found", "found-now"]) CSS.highlights.delete(name);
    bar.remove();
    removeEventListener("keydown", escape);
    forget();
  };
  const escape = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open], :popover-open")) clear();
  };
  const bar = make("aside", { class: "found", "aria-label": "Words that were found" }, label, button("Previous match", () => step(at < 0 ? 0 : -1), "m6 14.5 6-6 6 6"), button("Next match", () => step(1), signs.down), button("Clear the marks", clear, signs.cross));
  document.body.append(bar);
  addEventListener("keydown", escape);
  tell();
}
