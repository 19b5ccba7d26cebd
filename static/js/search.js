/* The search box as a combobox: what is typed is asked of the page of results, and its first
   results show below the box. What was asked before is kept on this device alone. Without
   JavaScript the form leads to the same page. */
const RECENT = "recent-searches";
const MOST_RECENT = 6;
const MOST_SHOWN = 8;
const WAIT = 150;
const SHORTEST = 1;

const recent = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT));
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
};

const remember = (question) => {
  const kept = [question, ...recent().filter((each) => each !== question)];
  try {
    localStorage.setItem(RECENT, JSON.stringify(kept.slice(0, MOST_RECENT)));
  } catch {
    // A device that keeps nothing forgets.
  }
};

class SearchBox {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.list = form.querySelector(".search-box__list");
    this.status = form.querySelector(".search-box__status");
    this.current = -1;
    this.answers = new Map();
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("focus", () => this.offer());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("compositionend", () => this.typed());
    this.form.addEventListener("focusout", (event) => {
      if (!this.form.contains(event.relatedTarget)) this.close();
    });
    this.form.addEventListener("submit", () => this.asked(this.input.value));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.take(option);
    });
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  asked(text) {
    const question = text.trim().replace(/\s+/g, " ").slice(0, 200);
    if (question) remember(question);
  }

  typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.offer(), WAIT);
  }

  /* The answers of what was typed last; an answer that comes late is not shown, and the list
     stays as it is until the next one is there. */
  async offer() {
    const question = this.input.value.trim();
    if (question.length < SHORTEST) {
      this.show(recent().map((each) => ({ label: each, question: each })));
      return;
    }
    const found = await this.find(question);
    if (found && question === this.input.value.trim()) this.show(found);
  }

  async find(question) {
    if (this.answers.has(question)) return this.answers.get(question);
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const address = `${this.form.action}?${new URLSearchParams({ q: question })}`;
      const response = await fetch(address, { signal: this.asking.signal, credentials: "omit" });
      if (!response.ok) return null;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const found = [...page.querySelectorAll("#search-results .search-results__item")].map(
        (item) => {
          const link = item.querySelector("a");
          const group = item.closest("section")?.querySelector("h2 > .search-results__kind");
          return {
            label: link.textContent.trim(),
            url: link.getAttribute("href"),
            lang: link.lang,
            kind: group?.textContent.trim() ?? "",
          };
        },
      );
      this.answers.set(question, found.slice(0, MOST_SHOWN));
      return this.answers.get(question);
    } catch (error) {
      if (error.name === "AbortError") return null;
      return [];
    }
  }

  show(found) {
    const isOpen = found.length > 0 && this.form.contains(document.activeElement);
    this.list.replaceChildren(...found.map((each, place) => this.option(each, place)));
    this.current = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.list.hidden = !isOpen;
    this.status.textContent = isOpen ? `${this.status.dataset.count} ${found.length}` : "";
  }

  option(each, place) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${place}`;
    item.className = "search-box__option";
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    if (each.url) item.dataset.url = each.url;
    if (each.question) item.dataset.question = each.question;
    const label = document.createElement("span");
    label.textContent = each.label;
    if (each.lang) label.lang = each.lang;
    item.append(label);
    if (each.kind) {
      const kind = document.createElement("span");
      kind.className = "search-box__kind";
      kind.textContent = each.kind;
      item.append(" ", kind);
    }
    return item;
  }

  pressed(event) {
    if (event.isComposing) return;
    const { options } = this;
    const isOpen = !this.list.hidden;
    if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) this.offer();
      else this.move(event.key === "ArrowDown" ? 1 : -1, options);
    } else if (event.key === "Enter" && isOpen && this.current >= 0) {
      event.preventDefault();
      this.take(options[this.current]);
    }
  }

  move(by, options) {
    const rounds = options.length + 1;
    this.current = ((this.current + 1 + by + rounds) % rounds) - 1;
    for (const [place, option] of options.entries()) {
      option.setAttribute("aria-selected", String(place === this.current));
    }
    const chosen = options[this.current];
    if (chosen) {
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  take(option) {
    if (option.dataset.url) {
      this.asked(this.input.value);
      location.assign(option.dataset.url);
      return;
    }
    this.input.value = option.dataset.question;
    this.form.requestSubmit();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.current = -1;
  }
}

for (const form of document.querySelectorAll("form.search-box")) new SearchBox(form);
