// "Was this page helpful?": an answer, then a comment that goes where the portal says. Without script it is a link.
for (const box of all("[data-feedback]")) {
  const { feedback: kind, target, title } = box.dataset;
  const send = async (helpful, comment) => {
    const text = `Page: ${location.href}\nHelpful: ${helpful}\n\n${comment}`;
    if (kind === "endpoint") {
      const body = JSON.stringify({ page: location.pathname, title, helpful: helpful === "yes", comment });
      const answer = await fetch(target, { method: "POST", headers: { "content-type": "application/json" }, body });
      if (!answer.ok) throw new Error(answer.status);
      return;
    }
    const query = new URLSearchParams({ [kind === "issue" ? "title" : "subject"]: `Feedback: ${title}`, body: text }).toString().replaceAll("+", "%20");
    const start = kind === "mailto" && !target.startsWith("mailto:") ? "mailto:" + target : target;
    open(start + (start.includes("?") ? "&" : "?") + query, kind === "mailto" ? "_self" : "_blank", "noopener");
  };
  box.addEventListener("click", (event) => {
    const answer = event.target.closest("[data-answer]");
    if (!answer) return;
    event.preventDefault();
    box.querySelector("form")?.remove();
    const label = answer.dataset.answer === "yes" ? "What helped? (optional)" : "What is missing or wrong?";
    const area = make("textarea", { name: "comment", id: "feedback-text" });
    const form = make("form", {}, make("label", { for: "feedback-text" }, label), area, make("div", {}, make("button", { class: "btn btn-main" }, "Send")));
    form.addEventListener("submit", async (submitted) => {
      submitted.preventDefault();
      try {
        await send(answer.dataset.answer, area.value);
        form.replaceWith(make("p", { role: "status" }, "Thank you."));
      } catch {
        say("That could not be sent. Please try again later.");
      }
    });
    box.append(form);
    area.focus();
  });
}
