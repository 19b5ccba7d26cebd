/* Lets a reader type to find one of many options of a facet. */
const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");

for (const box of document.querySelectorAll(".facet__search")) {
  const facet = box.closest(".facet");
  const rest = facet.querySelector(".facet__rest");
  const stoodOpen = rest.open;
  box.hidden = false;
  box.addEventListener("input", () => {
    const wanted = fold(box.value.trim());
    rest.open = Boolean(wanted) || stoodOpen;
    for (const item of facet.querySelectorAll(".facet__item")) {
      item.hidden = !fold(item.querySelector(".facet__text").textContent).includes(wanted);
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
