// Ctrl+K, on a Mac ⌘K, leads to the search over everything.
"use strict";
document.addEventListener("keydown", (event) => {
  const box = document.getElementById("desk-search");
  const asked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!box || !asked || event.key.toLowerCase() !== "k") return;
  event.preventDefault();
  box.focus();
  box.select();
});
