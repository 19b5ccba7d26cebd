// Keys of a conflict: 1 to 4 choose the outcome, n leads on, Ctrl+Enter settles. They can be
// switched off, and the choice is kept on this device. The preview is as high as its page.
"use strict";
(() => {
  const form = document.getElementById("settle");
  const box = document.getElementById("settling-keys");
  if (!form || !box) return;
  const help = document.getElementById("settling-help");
  const button = document.getElementById("settling-help-button");
  const on = document.getElementById("settling-keys-on");
  const PLACE = "settling-keys";
  const OUTCOMES = ["1", "2", "3", "4"];

  box.hidden = false;
  on.checked = localStorage.getItem(PLACE) !== "off";

  function choose(key) {
    const radio = form.querySelectorAll("[name=outcome]")[OUTCOMES.indexOf(key)];
    radio.focus();
    radio.click();
  }

  function goOn() {
    document.querySelector("[data-go=next]")?.click();
  }

  function toggleHelp() {
    help.hidden = !help.hidden;
    button.setAttribute("aria-expanded", String(!help.hidden));
  }

  document.addEventListener("keydown", (event) => {
    if (!on.checked || event.altKey || event.metaKey) return;
    if (event.ctrlKey) {
      if (event.key === "Enter" && form.contains(event.target)) form.requestSubmit();
      return;
    }
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    if (OUTCOMES.includes(event.key)) choose(event.key);
    else if (event.key === "n") goOn();
    else if (event.key === "?") toggleHelp();
    else return;
    event.preventDefault();
  });

  function fit(frame) {
    const page = frame.contentDocument?.documentElement;
    if (page) frame.style.blockSize = `${Math.min(page.scrollHeight + 2, 1200)}px`;
  }

  document.addEventListener(
    "load",
    (event) => {
      if (event.target.matches?.(".settling__frame")) fit(event.target);
    },
    true,
  );
  document.querySelectorAll(".settling__frame").forEach(fit);

  button.addEventListener("click", toggleHelp);
  on.addEventListener("change", () => localStorage.setItem(PLACE, on.checked ? "on" : "off"));
})();
