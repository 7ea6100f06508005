// Live reload and the error overlay of the development server. It is never part of a built portal.
"use strict";
(() => {
  const script = document.currentScript;
  let generation = script.dataset.generation;
  const kept = "lyceum-scroll:" + location.pathname;

  // Browsers restore the scroll position before late images have their height; this does it once more.
  const scroll = sessionStorage.getItem(kept);
  if (scroll !== null) {
    sessionStorage.removeItem(kept);
    addEventListener("load", () => scrollTo(0, Number(scroll)));
  }

  function reload() {
    sessionStorage.setItem(kept, String(scrollY));
    location.reload();
  }

  // The new sheet is loaded beside the old one, so that the page is never without.
  function swapStyles() {
    for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const url = new URL(old.href);
      if (url.origin !== location.origin) continue;
      url.searchParams.set("lyceum", generation);
      const fresh = old.cloneNode();
      fresh.href = url.href;
      fresh.addEventListener("load", () => old.remove());
      fresh.addEventListener("error", () => fresh.remove());
      old.after(fresh);
    }
  }

  function element(name, text, kind) {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  let host = null;
  let focused = null;

  function hide() {
    if (!host) return;
    host.remove();
    host = null;
    if (focused && focused.isConnected) focused.focus();
  }

  function show(problems) {
    if (host) host.remove();
    else focused = document.activeElement;
    host = document.createElement("lyceum-problems");
    const root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_lyceum/overlay.css";
    const panel = document.createElement("section");
    panel.className = "panel";
    panel.tabIndex = -1;
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-labelledby", "title");
    const count = problems.length === 1 ? "One error" : problems.length + " errors";
    const title = element("h2", count + " in the sources");
    title.id = "title";
    const close = element("button", "Dismiss");
    close.type = "button";
    close.addEventListener("click", hide);
    const head = document.createElement("header");
    head.append(title, close);
    const list = document.createElement("ol");
    for (const problem of problems) {
      const item = document.createElement("li");
      const line = document.createElement("p");
      if (problem.code) line.append(element("b", problem.code), " ");
      line.append(problem.message);
      item.append(line);
      if (problem.place) item.append(element("p", problem.place, "place"));
      if (problem.excerpt) item.append(element("pre", problem.excerpt));
      if (problem.help) item.append(element("p", problem.help, "help"));
      list.append(item);
    }
    const note = element("p", "You see the last portal that built. This goes away when the errors do.", "note");
    panel.append(head, list, note);
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
    root.append(style, panel);
    document.body.append(host);
    panel.focus({ preventScroll: true });
  }

  const source = new EventSource("/_lyceum/live");
  source.addEventListener("full", () => source.close());
  source.addEventListener("state", (event) => {
    const state = JSON.parse(event.data);
    if (state.css && state.previous === generation) {
      generation = state.generation;
      swapStyles();
    } else if (state.generation !== generation) {
      reload();
      return;
    }
    // The page that stands in for a missing portal shows the errors itself.
    if (document.body.classList.contains("failed")) {
      if (state.problems.length && document.body.dataset.seen) reload();
      document.body.dataset.seen = "yes";
    } else if (state.problems.length) show(state.problems);
    else hide();
  });
  // A connection that stays open would keep the page out of the back/forward cache.
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
