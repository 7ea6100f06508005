type Page = "cart" | "address" | "payment";

const TRANSITIONS: Record<Page, string> = {
  cart: "slide-left 200ms",
  address: "fade 150ms",
  payment: "none",
};

export function show(page: Page, el: HTMLElement): void {
  el.style.animation = TRANSITIONS[page];
  el.dataset.state = page;
}
