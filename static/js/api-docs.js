// Draws the reference from the OpenAPI document, in the page's light or dark colours.
(() => {
  const box = document.getElementById("swagger-ui");
  const root = document.documentElement;
  const follow = () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.classList.toggle("dark-mode", dark);
  };
  follow();
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
  SwaggerUIBundle({
    url: box.dataset.schema,
    domNode: box,
    presets: [SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
  });
})();
