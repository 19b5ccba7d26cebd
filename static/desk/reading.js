// The reading desk by keys: y or Enter saves, e edits, r rejects, n and p go on and back, c claims
// the marked words, s begins a record of them. They can be switched off, and the choice is kept on this device. Similar
// claims follow what is typed. Without it links and buttons do all.
"use strict";
(() => {
  const desk = document.querySelector(".reading");
  const keys = document.getElementById("reading-keys");
  const help = document.getElementById("reading-help");
  const button = document.getElementById("reading-help-button");
  const on = document.getElementById("reading-keys-on");
  const form = document.getElementById("claim-form");
  const article = document.getElementById("article");
  const PLACE = "reading-keys";
  const PAUSE = 400;
  const HERE = "#claim";
  const STUB = "#stub";
  let sending = false;
  let known = "";

  keys.hidden = false;
  on.checked = localStorage.getItem(PLACE) !== "off";

  const save = document.getElementById("claim-save");

  function focusOn(id) {
    const field = document.getElementById(id);
    if (!field) return;
    const details = field.closest("details");
    if (details) details.open = true;
    if (field.classList.contains("select2-hidden-accessible")) window.django.jQuery(field).select2("open");
    else field.focus();
  }

  function edit() {
    const first = form?.querySelector(".reading__row :is(input, select, textarea)");
    if (first) focusOn(form.dataset.missing || first.id);
  }

  function isMissing() {
    const field = form.dataset.missing && document.getElementById(form.dataset.missing);
    return Boolean(field) && !field.value;
  }

  function accept() {
    if (form) form.requestSubmit(save);
  }

  function reject() {
    document.getElementById("claim-reject")?.requestSubmit();
  }

  function follow(way) {
    document.querySelector(`[data-go=${way}]`)?.click();
  }

  function offset(node, at) {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!piece || node.nodeType !== Node.TEXT_NODE) return null;
    return Number(piece.dataset.start) + [...node.data.slice(0, at)].length;
  }

  function edges(range) {
    const line = closestLine(range.startContainer);
    if (!line) return null;
    const pieces = [...line.querySelectorAll("[data-start]")].filter((p) => range.intersectsNode(p));
    if (!pieces.length) return null;
    const last = pieces.at(-1);
    const endsHere = line.contains(range.endContainer);
    const start = offset(range.startContainer, range.startOffset) ?? Number(pieces[0].dataset.start);
    const whole = Number(last.dataset.start) + [...last.textContent].length;
    const end = (endsHere && offset(range.endContainer, range.endOffset)) || whole;
    return { paragraph: line.dataset.paragraph, start, end };
  }

  function closestLine(node) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return element?.closest?.("[data-paragraph]");
  }

  function markedPlace() {
    const marked = getSelection();
    const place = marked.isCollapsed ? null : edges(marked.getRangeAt(0));
    return place && place.end > place.start ? place : null;
  }

  function beginStub() {
    const place = markedPlace();
    if (place) location.assign(`${desk.dataset.reading}?${new URLSearchParams({ ...place, stub: 1 })}${STUB}`);
    else openStub();
  }

  function openStub() {
    const stub = document.getElementById("stub");
    if (!stub) return;
    stub.open = true;
    stub.querySelector("[name=name]").focus();
  }

  function claim() {
    const marked = getSelection();
    const place = markedPlace();
    if (place) {
      location.assign(`${desk.dataset.reading}?${new URLSearchParams(place)}${HERE}`);
      return;
    }
    const line = closestLine(document.activeElement) || closestLine(marked.anchorNode ?? document.body);
    line?.querySelector(".reading__make")?.click();
  }

  function goToPublish() {
    const publish = document.getElementById("claim-publish");
    (publish?.querySelector("[type=checkbox]:not(:checked)") || publish?.querySelector("button"))?.focus();
  }

  function toggleHelp() {
    help.hidden = !help.hidden;
    button.setAttribute("aria-expanded", String(!help.hidden));
  }

  const KEYS = {
    y: accept,
    e: edit,
    r: reject,
    n: () => follow("next"),
    j: () => follow("next"),
    p: () => follow("previous"),
    k: () => follow("previous"),
    c: claim,
    s: beginStub,
    P: goToPublish,
    "?": toggleHelp,
  };

  document.addEventListener("keydown", (event) => {
    if (on.checked && event.ctrlKey && event.key === "Enter" && form?.contains(event.target)) accept();
    const typing = event.target.closest(
      "input:not([type=checkbox]), textarea, select, .select2-selection, .select2-container--open",
    );
    if (!on.checked || typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const free = event.target === document.body || event.target === article;
    const act = event.key === "Enter" && free ? accept : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // A second press while the first is on its way would claim twice.
  document.addEventListener("submit", (event) => {
    if (!event.target.closest(".reading")) return;
    if (event.submitter === save && isMissing()) {
      event.preventDefault();
      edit();
      return;
    }
    if (sending) event.preventDefault();
    sending = true;
  });
  addEventListener("pageshow", () => {
    sending = false;
  });

  function written() {
    const sent = new FormData(form);
    sent.delete("csrfmiddlewaretoken");
    return String(new URLSearchParams(sent));
  }

  async function lookForSimilar() {
    if (written() === known || sending) return;
    known = written();
    const answer = await fetch(`${form.dataset.check}?${known}`);
    if (answer.status !== 200) return;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.getElementById("claim-similar").replaceChildren(...parsed.body.childNodes);
  }

  if (form) {
    let waiting = 0;
    known = written();
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(lookForSimilar, PAUSE);
    };
    form.addEventListener("input", soon);
    window.django?.jQuery(form).on("change", soon);
    window.django?.jQuery(form).on("select2:select", (event) => {
      if (event.target.id === form.dataset.missing) setTimeout(() => save.focus());
    });
  }

  button.addEventListener("click", toggleHelp);
  on.addEventListener("change", () => localStorage.setItem(PLACE, on.checked ? "on" : "off"));

  // Each choice has a cross of its own; one for all would stand in the list and be no item of it.
  for (const field of desk.querySelectorAll("select[multiple].admin-autocomplete")) field.dataset.allowClear = "false";

  // Select2 names a field by what it holds, which is nothing as long as it is empty.
  function nameSelects() {
    for (const field of desk.querySelectorAll("select.select2-hidden-accessible")) {
      const label = desk.querySelector(`label[for="${field.id}"]`);
      const shown = field.nextElementSibling?.querySelector(".select2-selection");
      if (!label || !shown) continue;
      label.id = `${field.id}-label`;
      for (const each of [shown, ...shown.querySelectorAll("input, [role=textbox]")]) {
        each.setAttribute("aria-labelledby", `${label.id} ${each.getAttribute("aria-labelledby") ?? ""}`.trim());
      }
    }
  }

  // After those that are called once the page is ready, and make the fields.
  window.django?.jQuery?.(nameSelects);

  addEventListener("load", () => {
    const chosen = document.querySelector("[data-chosen]");
    const isApart = getComputedStyle(article).overflowY === "auto";
    if (chosen && isApart) {
      article.scrollTop += chosen.getBoundingClientRect().top - article.getBoundingClientRect().top - 120;
    }
    if (form && location.hash === HERE) {
      save.focus({ preventScroll: !isApart });
    }
    if (location.hash === STUB) openStub();
  });
})();
