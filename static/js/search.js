/* The search box as a combobox: htmx asks for what is typed and puts its first results below the
   box. It is fetched when a box is first used. What was asked before is kept on this device alone.
   Without JavaScript the form leads to the page of results. */
const RECENT = "recent-searches";
const MOST_RECENT = 6;

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

const loaded = () =>
  new Promise((resolve) => {
    if (document.readyState === "complete") resolve();
    else window.addEventListener("load", resolve, { once: true });
  });

let fetched = null;

/* htmx reads the page when it arrives, but not between the end of the document and its load. */
const fetchHtmx = (address) => {
  const add = (resolve) => {
    const script = document.createElement("script");
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => {
      // Without it the form still leads to the page of results; the next time it is tried again.
      fetched = null;
      script.remove();
    });
    script.src = address;
    document.head.append(script);
  };
  fetched ??= loaded().then(() => window.htmx ?? new Promise(add));
  return fetched;
};

class SearchBox {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.list = form.querySelector(".search-box__list");
    this.status = form.querySelector(".search-box__status");
    this.current = -1;
    this.isWaiting = false;
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.addEventListener("focus", () => this.begin());
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    this.form.addEventListener("submit", () => this.asked(this.input.value));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.take(option);
    });
    this.followHtmx();
  }

  /* Nothing is asked where nothing is typed, and an answer that comes late or is not waited for is
     not shown: the list stays as it is until the next one is there. */
  followHtmx() {
    this.input.addEventListener("htmx:beforeRequest", (event) => {
      if (!this.question) event.preventDefault();
    });
    this.list.addEventListener("htmx:beforeSwap", ({ detail }) => {
      const { q } = detail.requestConfig.parameters;
      detail.shouldSwap &&= this.isWaiting && q === this.input.value;
    });
    this.list.addEventListener("htmx:afterSwap", () => this.show());
    for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
      this.form.addEventListener(failure, () => this.close());
    }
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get question() {
    return this.input.value.trim();
  }

  asked(text) {
    const question = text.trim().replace(/\s+/g, " ").slice(0, 200);
    if (question) remember(question);
  }

  /* Words that stand in the box already are not asked for before somebody changes them. */
  async begin() {
    const before = this.input.value;
    if (!this.question) this.offerRecent();
    await fetchHtmx(this.input.dataset.htmx);
    if (this.isWaiting && this.input.value !== before) this.offer();
  }

  typed() {
    this.isWaiting = true;
    this.choose(-1);
    if (!this.question) this.offerRecent();
  }

  async offer() {
    this.isWaiting = true;
    if (!this.question) this.offerRecent();
    await fetchHtmx(this.input.dataset.htmx);
    window.htmx.trigger(this.input, "offer");
  }

  offerRecent() {
    this.list.replaceChildren(...recent().map((each) => this.option(each)));
    this.show();
  }

  option(question) {
    const item = document.createElement("li");
    item.className = "search-box__option";
    item.setAttribute("role", "option");
    item.dataset.question = question;
    item.textContent = question;
    return item;
  }

  show() {
    const { options } = this;
    const isOpen = options.length > 0 && document.activeElement === this.input;
    for (const [place, option] of options.entries()) option.id = `${this.list.id}-${place}`;
    this.choose(-1);
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.list.hidden = !isOpen;
    this.status.textContent = isOpen ? `${this.status.dataset.count} ${options.length}` : "";
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
      else this.move(event.key === "ArrowDown" ? 1 : -1, options.length);
    } else if (event.key === "Enter" && isOpen && this.current >= 0) {
      event.preventDefault();
      this.take(options[this.current]);
    }
  }

  move(by, count) {
    const rounds = count + 1;
    this.choose(((this.current + 1 + by + rounds) % rounds) - 1);
  }

  choose(chosen) {
    this.current = chosen;
    for (const [place, option] of this.options.entries()) {
      option.setAttribute("aria-selected", String(place === chosen));
    }
    this.input.removeAttribute("aria-activedescendant");
    const option = this.options[chosen];
    if (!option) return;
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
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
    this.isWaiting = false;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }
}

for (const form of document.querySelectorAll("form.search-box")) new SearchBox(form);
