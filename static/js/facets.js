/* The directory in place: finding one of many options, and keeping the reader's place while
   htmx puts the parts of another answer in. Without JavaScript the form and the links lead there. */
const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");

const narrow = (box) => {
  const facet = box.closest(".facet");
  const rest = facet.querySelector(".facet__rest");
  const wanted = fold(box.value.trim());
  box.dataset.stoodOpen ??= rest.open ? "yes" : "";
  rest.open = Boolean(wanted || box.dataset.stoodOpen);
  for (const item of facet.querySelectorAll(".facet__item")) {
    item.hidden = !fold(item.querySelector(".facet__text").textContent).includes(wanted);
  }
};

const offerSearch = () => {
  for (const box of document.querySelectorAll(".facet__search[hidden]")) {
    box.hidden = false;
    box.addEventListener("input", () => narrow(box));
    // What is typed here narrows the options, not the list.
    box.addEventListener("change", (event) => event.stopPropagation());
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }
};

let place = null;

const remember = () => {
  place = {
    focused: document.activeElement?.id,
    open: [...document.querySelectorAll(".facet__rest[open]")].map((rest) => rest.parentElement.id),
    typed: [...document.querySelectorAll(".facet__search")].map((box) => [box.id, box.value]),
  };
};

const restore = () => {
  offerSearch();
  for (const id of place.open) {
    const rest = document.getElementById(id)?.querySelector(".facet__rest");
    if (rest) rest.open = true;
  }
  for (const [id, text] of place.typed) {
    const box = document.getElementById(id);
    if (box && text) {
      box.value = text;
      narrow(box);
    }
  }
  if (document.activeElement !== document.body) return;
  const here = (place.focused && document.getElementById(place.focused)) || null;
  (here ?? document.getElementById("result-line")).focus({ preventScroll: true });
};

const followAddress = () => {
  for (const link of document.querySelectorAll(".language-nav a")) link.search = location.search;
};

offerSearch();
const directory = document.getElementById("directory");
directory.addEventListener("htmx:beforeSwap", remember);
directory.addEventListener("htmx:afterSettle", restore);
document.body.addEventListener("htmx:pushedIntoHistory", followAddress);
