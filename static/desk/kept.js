// Drops the text kept on the device once a form that was sent has led to another page.
"use strict";
(() => {
  const place = sessionStorage.getItem("desk-submitted");
  if (!place || document.body.classList.contains("login")) return;
  if (place !== `draft:${location.pathname}`) localStorage.removeItem(place);
  sessionStorage.removeItem("desk-submitted");
})();
