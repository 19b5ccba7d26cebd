// The form of a record: saves the draft by itself, keeps text on the device until the site has
// it, tells who else is there, shows one language at a time. Without it the buttons do all.
"use strict";
(() => {
  const words = document.getElementById("desk-form-words");
  const form = document.querySelector("#content-main form[method=post]");
  if (!form) return;
  const EVERY = 10000;
  const place = `draft:${location.pathname}`;
  const status = document.getElementById("desk-saved");
  let sent = snapshot();
  let paused = false;
  let leaving = false;
  let sending = false;

  function snapshot() {
    const pairs = [...new FormData(form)].filter(
      ([name, value]) =>
        typeof value === "string" &&
        !["csrfmiddlewaretoken", "_seen", "_opened", "_minor", "_shown", "_token"].includes(name),
    );
    return JSON.stringify(pairs);
  }

  const isDirty = () => snapshot() !== sent;
  const say = (text) => {
    if (status) status.textContent = text;
  };
  const time = (when) => when.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

  function keep() {
    if (isDirty()) {
      const seen = form.elements._seen?.value;
      localStorage.setItem(place, JSON.stringify({ at: Date.now(), seen, pairs: snapshot() }));
    }
  }

  function drop() {
    localStorage.removeItem(place);
  }

  function body() {
    const data = new FormData(form);
    data.set("_autosave", "1");
    return new URLSearchParams(data);
  }

  async function save() {
    if (!words || paused || sending || leaving || !isDirty()) return;
    const now = snapshot();
    sending = true;
    try {
      const answer = await fetch(location.href, { method: "POST", body: body(), keepalive: true });
      await took(answer, now);
    } catch {
      say(words.dataset.offline);
    } finally {
      sending = false;
    }
  }

  async function took(answer, now) {
    const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    if (answer.redirected || !isJson) {
      if (answer.redirected || answer.status === 403) say(words.dataset.signedOut);
      return;
    }
    const told = await answer.json();
    if (answer.status === 409) {
      paused = true;
      say(words.dataset.conflict);
    } else if (answer.status === 422) {
      say(words.dataset.wrong);
    } else if (answer.ok) {
      form.elements._seen.value = told.seen;
      sent = now;
      if (!isDirty()) drop();
      say(`${words.dataset.saved} ${time(new Date())}`);
    }
  }

  async function greet() {
    if (!words) return;
    const token = form.elements.csrfmiddlewaretoken.value;
    try {
      const answer = await fetch(words.dataset.editing, {
        method: "POST",
        headers: { "X-CSRFToken": token },
      });
      if (answer.ok && !answer.redirected) show((await answer.json()).others);
    } catch {
      // The next greeting tells.
    }
  }

  function show(others) {
    const note = document.getElementById("desk-others-now");
    if (!note) return;
    note.querySelector("span").textContent = others.join(", ");
    note.hidden = others.length === 0;
  }

  function offerKept() {
    const kept = JSON.parse(localStorage.getItem(place) || "null");
    const box = document.getElementById("desk-kept");
    const saved = kept && kept.seen !== form.elements._seen?.value;
    if (!kept || !box || saved || kept.pairs === sent) return drop();
    document.getElementById("desk-kept-at").textContent = new Date(kept.at).toLocaleString();
    box.hidden = false;
    document.getElementById("desk-kept-restore").addEventListener("click", () => {
      putBack(JSON.parse(kept.pairs));
      box.hidden = true;
    });
    document.getElementById("desk-kept-drop").addEventListener("click", () => {
      drop();
      box.hidden = true;
    });
  }

  function putBack(pairs) {
    for (const field of form.elements) {
      if (!field.name || field.name.startsWith("_") || field.type === "hidden") continue;
      const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox") field.checked = values.includes(field.value);
      else if (field.multiple) select(field, values);
      else if (values.length) field.value = values[0];
    }
  }

  function select(field, values) {
    for (const option of field.options) option.selected = values.includes(option.value);
  }

  function chooseLanguages() {
    const chooser = document.getElementById("desk-languages");
    if (!chooser) return;
    chooser.hidden = false;
    const shown = sessionStorage.getItem("desk-language") || "";
    const radio = chooser.querySelector(`input[value="${shown}"]`);
    if (radio) radio.checked = true;
    showLanguage(radio ? shown : "");
    chooser.addEventListener("change", (event) => {
      sessionStorage.setItem("desk-language", event.target.value);
      showLanguage(event.target.value);
    });
  }

  // The original, English where nothing else is said, stays beside the language chosen.
  function showLanguage(code) {
    for (const set of form.querySelectorAll("fieldset[class*='language-']")) {
      const own = [...set.classList].find((name) => name.startsWith("language-"));
      const wrong = set.querySelector(".errorlist");
      set.hidden = Boolean(code) && !wrong && ![`language-${code}`, "language-en"].includes(own);
    }
    form.classList.toggle("desk-beside", Boolean(code) && code !== "en");
  }

  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", () => {
    leaving = true;
    keep();
    sessionStorage.setItem("desk-submitted", place);
  });
  window.addEventListener("beforeunload", (event) => {
    if (leaving || !isDirty()) return;
    keep();
    save();
    event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  window.addEventListener("load", () => {
    sent = snapshot();
    offerKept();
  });
  chooseLanguages();
  greet();
  setInterval(() => {
    save();
    greet();
  }, EVERY);
})();
