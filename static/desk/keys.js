// Keys of a page whose buttons do all: [data-key] is clicked at its key, ? shows the list of keys.
// They can be switched off, and the choice is kept on this device.
"use strict";
(() => {
  const box = document.querySelector("[data-keys]");
  const button = box.querySelector("[aria-controls]");
  const help = document.getElementById(button.getAttribute("aria-controls"));
  const on = box.querySelector("[type=checkbox]");
  const place = box.dataset.keys;

  box.hidden = false;
  on.checked = localStorage.getItem(place) !== "off";

  function toggleHelp() {
    help.hidden = !help.hidden;
    button.setAttribute("aria-expanded", String(!help.hidden));
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (!on.checked || typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!found && event.key !== "?") return;
    event.preventDefault();
    if (found) found.click();
    else toggleHelp();
  });

  button.addEventListener("click", toggleHelp);
  on.addEventListener("change", () => localStorage.setItem(place, on.checked ? "on" : "off"));
})();
