// Keys of the review queue: n next, p previous, a approve, r return, ? these keys. They can be
// switched off, and the choice is kept on this device. Without it the buttons do all.
"use strict";
(() => {
  const box = document.getElementById("queue-keys");
  const help = document.getElementById("queue-help");
  const button = document.getElementById("queue-help-button");
  const on = document.getElementById("queue-keys-on");
  const items = [...document.querySelectorAll("[data-item]")];
  const PLACE = "queue-keys";
  let current = 0;

  box.hidden = false;
  on.checked = localStorage.getItem(PLACE) !== "off";

  function mark() {
    items.forEach((item, index) => {
      if (on.checked && index === current) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    });
  }

  function go(step) {
    if (!items.length) return;
    const isThere = items[current].contains(document.activeElement);
    if (isThere || step < 0) current += step;
    current = Math.max(0, Math.min(items.length - 1, current));
    mark();
    items[current].focus();
    items[current].scrollIntoView({ block: "start" });
  }

  function approve() {
    const form = items[current]?.querySelector("form[data-verb=approve]");
    if (form) form.requestSubmit();
  }

  function giveBack() {
    const form = items[current]?.querySelector("form[data-verb=return]");
    if (!form) return;
    form.closest("details").open = true;
    form.querySelector("textarea").focus();
  }

  function toggleHelp() {
    help.hidden = !help.hidden;
    button.setAttribute("aria-expanded", String(!help.hidden));
  }

  const KEYS = { n: () => go(1), p: () => go(-1), a: approve, r: giveBack, "?": toggleHelp };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (!on.checked || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("focusin", (event) => {
    const index = items.findIndex((item) => item.contains(event.target));
    if (index >= 0) {
      current = index;
      mark();
    }
  });

  button.addEventListener("click", toggleHelp);
  on.addEventListener("change", () => {
    localStorage.setItem(PLACE, on.checked ? "on" : "off");
    mark();
  });
  mark();
})();
