// Applies the reader's choice of light or dark before the first paint, and keeps it.
// Without JavaScript the system decides and no button shows.
(() => {
  const root = document.documentElement;
  const dark = () =>
    (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "")) ===
    "dark";
  try {
    const kept = localStorage.getItem("theme");
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch {
    // Storage is closed to us: the choice lasts for this page only.
  }
  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-button]")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", dark());
      button.addEventListener("click", () => {
        root.dataset.theme = dark() ? "light" : "dark";
        button.setAttribute("aria-pressed", dark());
        try {
          localStorage.setItem("theme", root.dataset.theme);
        } catch {
          // As above.
        }
      });
    }
  });
})();
