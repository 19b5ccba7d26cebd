// Moments and the time of scheduling in the editor's own zone. Without it both are in UTC.
"use strict";
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const own = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const utc = (moment) => `${moment.toISOString().slice(0, 16).replace("T", " ")} UTC`;

  for (const time of document.querySelectorAll("time[data-local]")) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    time.title = utc(moment);
    time.textContent = own.format(moment);
  }

  for (const help of document.querySelectorAll("[data-zone]")) {
    const form = help.closest("form");
    const input = form.querySelector("[name=publish_at]");
    const offset = form.querySelector("[name=offset]");

    const say = () => {
      const moment = new Date(input.value);
      const known = input.value && !Number.isNaN(moment.getTime());
      offset.value = known ? -moment.getTimezoneOffset() : "";
      const also = known ? ` ${help.dataset.is} ${utc(moment)}.` : "";
      help.textContent = `${help.dataset.words} ${zone}.${also}`;
    };

    input.addEventListener("input", say);
    form.addEventListener("submit", say);
    say();
  }
})();
