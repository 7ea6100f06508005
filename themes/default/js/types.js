// What pages of some content types do beyond being read: how much of a checklist is ticked, and things to take along.
{
  const head = document.querySelector("[data-task-progress]");
  const boxes = [...document.querySelectorAll("article [data-task]")];
  if (head && boxes.length) {
    const [text, bar] = [head.querySelector("span"), head.querySelector("progress")];
    const show = () => {
      const done = boxes.filter((box) => box.checked).length;
      text.textContent = done ? `${done} of ${boxes.length} ticked` : `${boxes.length} to tick`;
      bar.max = boxes.length;
      bar.value = done;
    };
    head.hidden = false;
    document.addEventListener("change", show);
    // Ticks are taken back by a button elsewhere, and put back from the last visit after this has run.
    document.addEventListener("click", () => setTimeout(show));
    setTimeout(show);
  }

  const sourceOf = (button) => {
    if (button.dataset.copy) return button.dataset.copy;
    // With more than one block it would be a guess which is meant, and each has a button of its own.
    const [code, ...others] = document.querySelectorAll(button.dataset.copyFrom);
    if (!code || others.length) return undefined;
    const lines = [...code.querySelectorAll(".line:not(del)")];
    return lines.length ? lines.map((line) => line.textContent).join("") : code.textContent;
  };
  for (const button of document.querySelectorAll("button[data-copy], button[data-copy-from]")) {
    const text = sourceOf(button)?.replace(/\n$/, "");
    if (!text) continue;
    const label = button.querySelector("[data-label]");
    const before = label.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        label.textContent = "Copied";
      } catch {
        label.textContent = "Not allowed";
      }
      setTimeout(() => (label.textContent = before), 2000);
    });
  }
}
