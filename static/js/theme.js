// Applies the reader's choice of light or dark before the first paint, and keeps it.
// Without JavaScript the system decides and no button shows.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  try {
    const kept = localStorage.getItem("theme");
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch {
    // Storage is closed to us: the choice lasts for this page only.
  }
  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-button]")) {
      const tell = () => button.setAttribute("aria-pressed", dark());
      button.hidden = false;
      tell();
      system.addEventListener("change", tell);
      button.addEventListener("click", () => {
        root.dataset.theme = dark() ? "light" : "dark";
        tell();
        try {
          localStorage.setItem("theme", root.dataset.theme);
        } catch {
          // As above.
        }
      });
    }
  });
})();
