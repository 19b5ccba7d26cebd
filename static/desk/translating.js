// Translating by keys: Ctrl+Enter saves for review and goes on, Ctrl+Shift+Enter saves as
// reviewed, Alt with arrows goes from text to text. What was typed and not saved is not left
// behind unasked. Keys can be switched off; without it buttons and links do all.
"use strict";
(() => {
  const page = document.querySelector(".translating");
  const keys = document.getElementById("translating-keys");
  const help = document.getElementById("translating-help");
  const button = document.getElementById("translating-help-button");
  const on = document.getElementById("translating-keys-on");
  const PLACE = "translating-keys";
  let leaving = false;

  keys.hidden = false;
  page.classList.add("translating--live");
  on.checked = localStorage.getItem(PLACE) !== "off";

  const rows = () => [...page.querySelectorAll("[data-row]")];
  const texts = () => [...page.querySelectorAll("[data-text]")];
  const rowOf = (element) => element?.closest?.("[data-row]");
  const isDirty = () => texts().some((text) => text.value !== text.defaultValue);

  function enter(row) {
    const text = row?.querySelector("[data-text]");
    (text || row)?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  function go(step) {
    const all = rows();
    const at = all.indexOf(rowOf(document.activeElement));
    enter(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step]);
  }

  // Paragraphs of one text are steps of their own; the last one leads to the next text.
  function step(way) {
    const all = texts();
    const at = all.indexOf(document.activeElement);
    if (at < 0) go(way);
    else all[at + way]?.focus();
  }

  function save(row, key) {
    const press = row?.querySelector(`[data-key=${key}]`) || row?.querySelector("[name=act][value^=save]");
    if (!press) return;
    const all = rows();
    const next = all[all.indexOf(row) + 1];
    press.click();
    if (next) enter(next);
    else document.getElementById("translating-next")?.focus();
  }

  function toggleHelp() {
    help.hidden = !help.hidden;
    button.setAttribute("aria-expanded", String(!help.hidden));
  }

  const KEYS = {
    n: () => go(1),
    p: () => go(-1),
    N: () => document.getElementById("translating-next")?.click(),
    "?": toggleHelp,
  };

  document.addEventListener("keydown", (event) => {
    if (!on.checked || event.isComposing || event.metaKey) return;
    const row = rowOf(event.target);
    if (event.ctrlKey && event.key === "Enter" && row) {
      event.preventDefault();
      save(row, event.shiftKey ? "reviewed" : "review");
    } else if (event.altKey && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (!event.ctrlKey && !event.altKey && KEYS[event.key]) {
      if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  function tell(words) {
    document.getElementById("translating-told").textContent = words;
  }

  // A page without the row is the sign-in, or a failure: what was typed stays where it is.
  page.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (!target.matches("[data-row]")) return;
    if (event.detail.serverResponse.includes(`id="${target.id}"`)) return;
    event.detail.shouldSwap = false;
    tell(page.dataset.lost);
  });
  page.addEventListener("htmx:sendError", () => tell(page.dataset.lost));
  page.addEventListener("htmx:responseError", () => tell(page.dataset.lost));
  page.addEventListener("htmx:afterSettle", (event) => {
    const row = event.target.closest?.(".translating__row--wrong");
    if (row && event.detail.elt.id === row.id) enter(row);
  });

  page.addEventListener("click", (event) => {
    if (!event.target.matches("[data-use]")) return;
    const text = event.target.closest(".translating__part").querySelector("[data-text]");
    text.value = event.target.closest("[data-match]").querySelector("[data-match-text]").textContent;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  });

  page.addEventListener("submit", () => {
    leaving = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && isDirty()) event.preventDefault();
  });
  addEventListener("pageshow", () => {
    leaving = false;
  });
  button.addEventListener("click", toggleHelp);
  on.addEventListener("change", () => localStorage.setItem(PLACE, on.checked ? "on" : "off"));
})();
