// Ticks of a page's tasks, kept on the device.
{
  const page = document.querySelector("[data-page]")?.dataset.page;
  const boxes = all("article [data-task]");
  const key = "tasks:" + page;
  if (page && boxes.length) {
    const written = new Map(boxes.map((box) => [box.dataset.task, box.checked]));
    const kept = store.get(key, {});
    const reset = make("button", { type: "button", class: "btn" }, "Reset my ticks");
    const what = document.querySelector("article [data-ticked]")?.dataset.ticked;
    const line = make("p", { class: "task-line", role: "status" }, make("span"), " ", reset);
    const count = () => {
      line.firstChild.textContent = `${boxes.filter((box) => box.checked).length} of ${boxes.length} ${what ? what + " " : ""}done`;
      reset.hidden = !Object.keys(kept).length;
    };
    for (const box of boxes) {
      box.disabled = false;
      if (box.dataset.task in kept) box.checked = kept[box.dataset.task];
      box.addEventListener("change", () => {
        kept[box.dataset.task] = box.checked;
        store.set(key, kept);
        count();
      });
    }
    reset.addEventListener("click", () => {
      for (const box of boxes) box.checked = written.get(box.dataset.task);
      for (const id of Object.keys(kept)) delete kept[id];
      store.set(key, null);
      count();
    });
    count();
    const lists = all("ul, ol").filter((list) => list.querySelector(":scope > .task, :scope > li [data-task]"));
    lists[lists.length - 1]?.after(line);
  }
}
