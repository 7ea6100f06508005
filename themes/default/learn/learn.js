// Ticks, what is left, where one stopped, and the tools for one's progress.
const duration = (minutes) => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours && `${hours} h`, (rest || !hours) && `${rest} min`].filter(Boolean).join(" ");
};
const human = (day) => new Date(day + "T00:00").toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });

export function start(host) {
  const own = memory(host);
  const parts = [ticks, marks, progress, places, cards, stops, tools].map((part) => part(host, own, () => draw()));
  const draw = () => {
    const now = own.read();
    for (const part of parts) part?.(now);
  };
  quizzes(host, own);
  draw();
  // Another tab may work through the same path.
  addEventListener("storage", draw);
  addEventListener("pageshow", (event) => event.persisted && draw());
}

function ticks({ all }, own, draw) {
  const boxes = all("[data-done]");
  for (const box of boxes) {
    box.addEventListener("change", () => {
      own.mark(own.below(box.dataset.done), box.checked);
      draw();
    });
  }
  return ({ done }) => {
    for (const box of boxes) box.checked = own.below(box.dataset.done) in done;
  };
}

function marks({ all }, own, draw) {
  const boxes = all("[data-mark]");
  for (const box of boxes) {
    const page = own.below(box.dataset.mark);
    box.querySelector("button").addEventListener("click", () => {
      own.mark(page, !(page in own.read().done));
      draw();
    });
  }
  return ({ done }) => {
    for (const box of boxes) {
      const day = done[own.below(box.dataset.mark)];
      box.querySelector("button").setAttribute("aria-pressed", String(Boolean(day)));
      box.querySelector("[role=status]").textContent = day ? `Noted on ${human(day)}, on this device` : "";
    }
  };
}

function progress({ all }) {
  const ways = all("[data-way]").map((way) => [way.querySelector("[data-progress]"), all("[data-step]", way)]);
  return () => {
    for (const [box, steps] of ways) {
      const open = steps.filter((step) => !step.querySelector("[data-done]").checked);
      const left = open.filter((step) => !("optional" in step.dataset)).reduce((sum, step) => sum + Number(step.dataset.minutes), 0);
      const bar = box.querySelector("progress");
      bar.max = steps.length;
      bar.value = steps.length - open.length;
      const text = `${steps.length - open.length} of ${steps.length} worked through` + (open.length ? `, ${duration(left)} left` : "");
      const status = box.querySelector("[role=status]");
      if (status.textContent !== text) status.textContent = text;
      box.hidden = false;
    }
  };
}

// Where one stands on a path. It begins when somebody goes to a step of it or ticks one on its page; a page that was
// merely found begins nothing. It goes on when the step is worked through.
function places({ all }, own) {
  const keep = (path, place, now) => {
    const here = now.paths[path];
    if (place ? here?.n !== place.n || here.url !== place.url : here) own.stop(path, place);
  };
  const parts = [...all("nav[data-path]").map((nav) => onStep(nav, own, keep)), ...all("[data-own]").map((list) => onPath(list, all, own, keep))];
  let first = true;
  return (now) => {
    for (const part of parts) part(now, first);
    first = false;
  };
}

function onStep(nav, own, keep) {
  const path = own.below(nav.dataset.path);
  const page = own.below(document.querySelector("article[data-page]").dataset.page);
  const { title } = nav.dataset;
  const [n, of] = [Number(nav.dataset.number), Number(nav.dataset.of)];
  const place = (link, n) => link && { title, step: link.textContent, url: own.below(link.getAttribute("href")), n, of };
  const next = place(nav.querySelector("[data-go=next]"), n + 1);
  const here = { title, step: document.querySelector("h1").textContent, url: page, n, of };
  for (const link of nav.querySelectorAll("[data-go]")) {
    link.addEventListener("click", () => own.stop(path, place(link, link.dataset.go === "next" ? n + 1 : n - 1)));
  }
  return (now, first) => {
    const at = now.paths[path]?.n;
    if (!at) return;
    if (page in now.done && at <= n) keep(path, next, now);
    if (!(page in now.done) && !first && at === n + 1) keep(path, here, now);
  };
}

function onPath(list, all, own, keep) {
  const path = own.below(list.dataset.own);
  const steps = all("[data-step]", list);
  const link = (step) => step.querySelector("div > a");
  const place = (at) => at >= 0 ? { title: list.dataset.title, step: link(steps[at]).textContent, url: own.below(link(steps[at]).getAttribute("href")), n: at + 1, of: steps.length } : null;
  steps.forEach((step, at) => link(step).addEventListener("click", () => own.stop(path, place(at))));
  return (now, first) => {
    const isOpen = (step) => !step.querySelector("[data-done]").checked && !("optional" in step.dataset);
    const at = now.paths[path]?.n;
    const begun = at || (!first && steps.some((step) => step.querySelector("[data-done]").checked));
    if (!begun || (at && steps[at - 1] && isOpen(steps[at - 1]))) return;
    const later = steps.findIndex((step, place) => place >= (at ?? 0) && isOpen(step));
    keep(path, place(later >= 0 ? later : steps.findIndex(isOpen)), now);
  };
}

function cards({ all }, own) {
  const cards = all("[data-path-steps]");
  return ({ done }) => {
    for (const card of cards) {
      const steps = card.dataset.pathSteps.split(" ");
      const count = steps.filter((step) => own.below(step) in done).length;
      const line = card.querySelector("[data-path-done]");
      line.textContent = count === steps.length ? "All steps worked through" : `${count} of ${steps.length} worked through`;
      line.hidden = !count;
    }
  };
}

// "Continue where you stopped", on the first page and on that of all paths.
function stops({ self, make }) {
  const box = document.querySelector("[data-continue-paths]");
  return ({ paths }) => {
    if (!box) return;
    const open = Object.entries(paths).filter(([path, stop]) => isPage(path) && isStop(stop)).sort((a, b) => b[1].at - a[1].at).slice(0, 3);
    const entry = ([path, { title, step, url, n, of }]) => make("li", { class: "card" },
      make("h3", {}, make("a", { href: self.base + url }, step)),
      make("p", {}, `Step ${n} of ${of} on the path `, make("a", { href: self.base + path }, title)));
    box.querySelector("ul").replaceChildren(...open.map(entry));
    box.hidden = !open.length;
  };
}

function tools({ make }, own, draw) {
  const box = document.querySelector("[data-progress-tools]");
  if (!box) return undefined;
  const said = box.querySelector("[data-said]");
  const { portal } = box.dataset;
  box.querySelector("[data-export]").addEventListener("click", () => {
    const url = URL.createObjectURL(new Blob([own.file(portal)], { type: "application/json" }));
    make("a", { href: url, download: "progress.json" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    said.textContent = "Saved as progress.json.";
  });
  const input = box.querySelector("[data-import]");
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    said.textContent = file.size > 2_000_000 ? "This file is too large to be progress; nothing was changed." : own.take(await file.text(), portal);
    input.value = "";
    draw();
  });
  const forget = box.querySelector("[data-forget]");
  const label = forget.textContent;
  const calm = () => {
    forget.textContent = label;
    delete forget.dataset.sure;
  };
  forget.addEventListener("click", () => {
    if (!("sure" in forget.dataset)) {
      forget.dataset.sure = "";
      forget.textContent = "Forget all of it now";
      said.textContent = "This cannot be undone. Press again to forget everything that you worked through, ticked and answered here.";
      return;
    }
    own.forget();
    calm();
    said.textContent = "Everything is forgotten.";
    draw();
  });
  forget.addEventListener("blur", calm);
  return ({ done, quiz }) => {
    const ticked = Object.values(own.ticks()).flatMap(Object.values).filter(Boolean).length;
    const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
    box.querySelector("[data-summary]").textContent = `${count(Object.keys(done).length, "page", "pages")} worked through, ${count(ticked, "thing", "things")} ticked, ${count(Object.keys(quiz).length, "quiz", "quizzes")} answered.`;
  };
}

function quizzes({ all }, own) {
  for (const form of all("[data-quiz]")) {
    const section = form.closest(".quiz");
    const page = own.below(document.querySelector("article[data-page]").dataset.page);
    const questions = all("fieldset", form);
    const score = form.querySelector("[data-score]");
    const again = form.querySelector("[data-again]");
    const chosen = (question) => all("input:checked", question).map((input) => input.value);
    const best = own.read().quiz[page];
    if (isQuiz(best)) score.textContent = `Last time ${best.right} of ${best.of}, on ${human(best.on)}`;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const open = questions.find((question) => !chosen(question).length);
      if (open) {
        score.textContent = `Question ${questions.indexOf(open) + 1} has no answer yet.`;
        open.querySelector("input").focus();
        return;
      }
      const wrong = [];
      questions.forEach((question, index) => {
        const right = chosen(question).join(" ") === question.dataset.right.trim();
        const verdict = question.querySelector("[data-verdict]");
        verdict.textContent = right ? "✓ Right" : "✗ Not right";
        verdict.className = "quiz-verdict " + (right ? "ok" : "bad");
        verdict.hidden = false;
        question.querySelector("details").open = !right;
        if (!right) wrong.push(index + 1);
      });
      section.classList.add("checked");
      again.hidden = false;
      const right = questions.length - wrong.length;
      own.answered(page, right, questions.length);
      score.textContent = `${right} of ${questions.length} right.` + (wrong.length ? ` Look again at ${wrong.length === 1 ? "question" : "questions"} ${wrong.join(", ")}.` : "");
    });
    again.addEventListener("click", () => {
      form.reset();
      section.classList.remove("checked");
      for (const question of questions) {
        question.querySelector("[data-verdict]").hidden = true;
        question.querySelector("details").open = false;
      }
      again.hidden = true;
      score.textContent = "";
      questions[0].querySelector("input").focus();
    });
  }
}
