/* Lets a reader copy the address of a comparison, or print it, with one press. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy-link]")) {
  // Only a page over https, or of this machine, may write to the clipboard.
  if (!navigator.clipboard) break;
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = label), 3000);
  });
}

for (const box of document.querySelectorAll("textarea[readonly]")) {
  box.addEventListener("focus", () => box.select());
}
