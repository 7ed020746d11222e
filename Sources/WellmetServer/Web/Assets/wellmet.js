// Wellmet: the one script. Every page works by links and forms without it; this makes them swift.
//
//   data-swap="#id"      link or form: fetch, then swap that part (and #notice); the server sends whole pages
//   data-auto            GET form that sends itself while one types or chooses; [data-auto-hide] is hidden
//   data-preview="/path" form: posts itself there while one types; data-preview-into="#id" gets the fragment
//   data-drop="header"   form with a file field: takes what is dropped on that part of the page, and sends itself
//   data-enter           text area in which Enter sends the form
//   data-copy="#id"      button, hidden without script: copies that text
//   data-offers="/path"  field: lists what the server offers for what is typed before the cursor
//   data-dialog="#id"    link: shows that part of the page it leads to in a dialog
//   data-poll="1000"     part with an id: asked for again until the attribute is gone
//   data-list, data-item what j and k walk through; data-open, else the first, is the link that enter follows
//   data-key="e"         what a key presses, opens or focuses: in the current item, else on the page
//   data-action          link or button that the palette offers; <html data-keys="off"> rests single keys
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  const seen = (element) => element.checkVisibility?.() ?? true;
  const address = () => location.pathname + location.search;

  /** Makes an element; text stays text, never markup. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  }

  /** Tells screen readers. */
  function announce(text) {
    const live = one("#live");
    if (!live) return;
    live.textContent = "";
    setTimeout(() => { live.textContent = text.replace(/\s+/g, " ").trim(); }, 50);
  }

  /** Shows what the server could not tell. */
  function notify(...words) {
    const text = make("p", {}, ...words);
    one("#notice")?.replaceChildren(make("div", { class: "notice" }, text));
    announce(text.textContent);
  }

  /** Says at the notice what an error page says, so that what was typed stays as it is. */
  function explain(next) {
    const [heading, cure] = [one("#main h1", next), one("#again", next) ?? one("#main h1 ~ p", next)];
    // Made for an earlier session, as our forms are then: the page brings the token of this one.
    const token = one("#main input[name=csrf]", next)?.value;
    if (token) for (const field of all("input[name=csrf]")) field.value = token;
    notify(make("b", {}, heading?.textContent ?? "That did not work"), ". ", cure?.textContent ?? "");
  }

  /** Says that the session has ended, and how to go on without losing what was typed. */
  function offerSignIn() {
    const link = make("a", { href: "/sign-in", target: "_blank" }, "Sign in in a new tab");
    notify(make("b", {}, "You are signed out"), ", so this was not saved. What you typed is still here. ", link, ", then send it once more.");
  }

  // ---------- Fetching a page and swapping a part of it ----------

  /** Waits for `work`; only after 400 ms does a thin line show it. */
  async function patiently(work) {
    const root = document.documentElement.classList;
    const timer = setTimeout(() => root.add("is-waiting"), 400);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
      root.remove("is-waiting");
    }
  }

  function focus(element) {
    if (element.tabIndex < 0) element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }

  /** Whether somebody typed or chose in the field since it came. */
  function isDraft(field) {
    if (!field.form || !field.name || field.type === "hidden" || field.type === "file") return false;
    if (field.matches("select")) return field.value !== (one("option[selected]", field) ?? field.options[0])?.value;
    return field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  }

  /** What was typed into forms of `part` and not sent, to be typed again into what takes its place. */
  function drafts(part, sent) {
    return all("input, textarea, select", part).filter((field) => field.form !== sent && isDraft(field)).map((field) => ({
      action: field.form.getAttribute("action"), name: field.name, value: field.value, checked: field.checked,
      version: field.form.elements.version?.value,
    }));
  }

  function restore(part, drafts) {
    for (const { action, name, value, checked, version } of drafts) {
      const form = all("form", part).find((form) => form.getAttribute("action") === action);
      const fields = form ? all("input, textarea, select", form).filter((field) => field.name === name) : [];
      const field = fields.find((field) => !field.matches("[type=checkbox], [type=radio]") || field.value === value);
      if (!field) continue;
      if (field.matches("[type=checkbox], [type=radio]")) field.checked = checked;
      else field.value = value;
      // Made from the older state: the server is to say so when others have changed it since.
      if (version && form.elements.version) form.elements.version.value = version;
      for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    }
  }

  /** Puts part `selector` of the page `next` in place of ours, keeping scroll, focus and drafts of other forms. False when it is missing. */
  function swap(next, selector, sent) {
    const [theirs, ours] = [one(selector, next), one(selector)];
    if (!theirs || !ours) return false;
    const active = document.activeElement;
    const [id, place, y] = [active.id, items().indexOf(current()), scrollY];
    const known = new Set(items().map((item) => item.id));
    const kept = drafts(ours, sent);
    const fresh = document.importNode(theirs, true);
    ours.replaceWith(fresh);
    restore(fresh, kept);
    // A part may say another heading, where one is, and views that came or went.
    for (const part of [".rail nav", "main h1"]) {
      const [old, now] = [one(part), one(part, next)];
      if (old && now && old.innerHTML !== now.innerHTML) old.replaceWith(document.importNode(now, true));
    }
    const notice = one("#notice", next);
    if (notice) one("#notice")?.replaceWith(document.importNode(notice, true));
    ready();
    scrollTo({ top: y, behavior: "instant" });
    const problem = one(selector + " #problem");
    if (problem || !active.isConnected) {
      const rest = items();
      // What an undo brings back has the focus, not what had taken its place.
      const back = sent?.matches("[action^='/undo/']") && rest.find((item) => item.id && !known.has(item.id));
      focus(problem || back || (id && document.getElementById(id)) || (place >= 0 && rest[Math.min(place, rest.length - 1)]) || one(selector));
    }
    announce(one("#notice p")?.textContent ?? one(selector).dataset.announce ?? "");
    return true;
  }

  let shown = address();
  let turn = 0;

  /** Loads `url` and swaps `selector`, or all of main where that part is missing. True when the server was content. */
  async function load(url, selector, { body, quiet, sent } = {}) {
    const mine = ++turn;
    let response, html;
    try {
      const work = fetch(url, { method: body ? "POST" : "GET", body });
      response = await (quiet ? work : patiently(work));
      html = await response.text();
    } catch {
      if (!quiet) notify("Wellmet could not be reached, so nothing was changed. Try again in a moment.");
      return false;
    }
    if (!body && mine !== turn) return true;
    const [next, final] = [parse(html), new URL(response.url)];
    // An error page takes the place of a whole page only: never of what somebody typed.
    if (one("#main[data-problem]", next) && (body || selector !== "#main")) {
      if (!quiet) explain(next);
      return false;
    }
    // Without a rail it is the sign-in page, or no page of ours.
    const isOurs = one(".rail", next);
    if (!isOurs && body) {
      if (final.pathname === "/sign-in") offerSignIn();
      else notify("Wellmet did not answer, so perhaps nothing was changed. What you typed is still here: try again in a moment.");
      return false;
    }
    if (!isOurs || !(swap(next, selector, sent) || swap(next, "#main", sent))) {
      if (!body || response.redirected) location.assign(response.url);
      else notify("That did not work, and nothing was changed. Reload the page and try again.");
      return false;
    }
    document.title = next.title || document.title;
    const isHere = final.pathname === location.pathname;
    if (response.ok && (!body || response.redirected) && final.pathname + final.search !== address()) {
      // An answer is no new page: Back leads to where one was before.
      history[body && isHere ? "replaceState" : "pushState"]({}, "", final.pathname + final.search);
      if (!isHere) scrollTo({ top: 0, behavior: "instant" });
    }
    shown = address();
    return response.ok;
  }

  /** A form's fields as a browser would send them, the pressed button included. */
  const fields = (form, button) => new URLSearchParams(new FormData(form, button?.name ? button : null));

  document.addEventListener("submit", async (event) => {
    const [form, button] = [event.target, event.submitter];
    if (!form.dataset.swap) return;
    event.preventDefault();
    const url = button?.getAttribute("formaction") ?? form.getAttribute("action");
    const data = form.enctype === "multipart/form-data" ? new FormData(form) : fields(form, button);
    if (form.method === "get") {
      for (const [name, value] of [...data]) if (!value) data.delete(name);
      load(url + "?" + data, form.dataset.swap, { sent: form });
      return;
    }
    const part = form.closest("[data-item]") ?? form;
    if (part.ariaBusy === "true") return;
    part.ariaBusy = "true";
    await load(url, form.dataset.swap, { body: data, sent: form });
    part.ariaBusy = "false";
  });

  /** The form that takes files which are dropped here, with the part of the page that stands for it. */
  function taker(event) {
    if (!event.dataTransfer?.types.includes("Files")) return null;
    const takers = all("form[data-drop]").map((form) => ({ form, part: event.target.closest?.(form.dataset.drop) }));
    return takers.find(({ part }) => part);
  }
  for (const type of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(type, (event) => {
      const { form, part } = taker(event) ?? {};
      if (!form) return;
      event.preventDefault();
      part.classList.toggle("is-taking", type === "dragover");
      if (type !== "drop") return;
      one("[type=file]", form).files = event.dataTransfer.files;
      form.requestSubmit();
    });
  }

  document.addEventListener("click", async (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[data-swap], a[data-dialog], [data-copy]");
    if (!link) return;
    event.preventDefault();
    const { copy, dialog, swap: selector } = link.dataset;
    if (copy) return copyText(link, one(copy));
    if (dialog) return showPart(link.href, dialog);
    await load(link.href, selector);
    if (one(selector)?.getBoundingClientRect().top < 0) one(selector).scrollIntoView();
  });

  // A link to a place on the same page also comes by here, and needs nothing.
  addEventListener("popstate", () => { if (address() !== shown) load(location.href, "#main"); });

  // ---------- Forms that answer while one types ----------

  const under = new WeakMap();

  async function preview(form, signal) {
    try {
      const response = await fetch(form.dataset.preview, { method: "POST", body: fields(form), signal });
      if (!response.ok || response.redirected) return;
      const body = parse(await response.text()).body;
      const id = document.activeElement.id;
      one(form.dataset.previewInto)?.replaceChildren(...[...body.childNodes].map((node) => document.importNode(node, true)));
      if (id) document.getElementById(id)?.focus({ preventScroll: true });
    } catch { /* Called off by the next key, or the server is away: the form still works. */ }
  }

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || event.isComposing) return;
    under.get(form)?.abort();
    const control = new AbortController();
    under.set(form, control);
    const typing = event.target.matches("textarea, [type=text], [type=search]");
    setTimeout(() => {
      if (control.signal.aborted) return;
      if (form.dataset.preview) preview(form, control.signal);
      if (form.hasAttribute("data-auto")) form.requestSubmit();
    }, typing ? 150 : 0);
  });

  async function copyText(button, source) {
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      const label = button.textContent;
      button.textContent = "Copied";
      announce("Copied");
      setTimeout(() => { button.textContent = label; }, 2000);
    } catch {
      // Without https the clipboard is closed to us: select the text, so that one key copies it.
      source.focus();
      source.select?.();
      announce("Selected. Press control or command C to copy.");
    }
  }

  // ---------- Keys ----------

  const items = () => all("[data-list] > [data-item]").filter(seen);
  const current = () => document.activeElement?.closest("[data-item]");

  function move(step) {
    const list = items();
    const next = list[current() ? Math.max(0, Math.min(list.length - 1, list.indexOf(current()) + step)) : 0];
    if (!next) return;
    next.setAttribute("tabindex", "-1");
    next.focus({ preventScroll: true, focusVisible: true });
    next.scrollIntoView({ block: "nearest" });
  }

  /** What `key` acts on: in the current item (or the first that has it), else whatever stands outside of the lists. */
  function keyed(key) {
    // Rows are many, and short: their boxes are told by what they are.
    const selector = `[data-key="${CSS.escape(key)}"]${key === "x" ? ", .row > input" : ""}`;
    const item = current() ?? (key === "l" || key === "z" ? null : items().find((item) => one(selector, item)));
    const loose = all(selector).filter((element) => key === "z" || !element.closest("[data-item]"));
    return (item && one(selector, item)) ?? loose.at(-1);
  }

  /** Focuses a field, opens a menu or a fold and steps into it, presses anything else. */
  function press(element) {
    if (element.matches("[type=checkbox]")) {
      one("details.several")?.setAttribute("open", "");
      return element.click();
    }
    if (element.matches("input, textarea")) return element.focus();
    const fold = element.matches("summary") && element.parentElement;
    if (!fold?.open || fold.matches(".menu")) element.click();
    if (fold?.open) one("button, input:not([type=hidden]), textarea, select", fold)?.focus();
  }

  /** Closes the open menu, leaves the field, or puts the notice away. */
  function escape() {
    const menu = one("details.menu[open]");
    const item = current();
    if (menu) {
      menu.open = false;
      one("summary", menu).focus();
    } else if (document.activeElement.matches("input, textarea")) {
      document.activeElement.blur();
      item?.focus();
    } else {
      one("#notice")?.replaceChildren();
    }
  }

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.isComposing || event.defaultPrevented || !target.matches) return;
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && key === "k") {
      event.preventDefault();
      return showPalette();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    if (key === "escape") return escape();
    if (key === "enter" && !event.shiftKey && target.matches("[data-enter]")) {
      event.preventDefault();
      return target.form.requestSubmit();
    }
    if (target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    if (key === "enter" && target.matches("[data-item]")) return (one("[data-open]", target) ?? one("a", target))?.click();
    if (document.documentElement.dataset.keys === "off" || key.length > 1) return;
    const element = key === "/" ? all("main [data-search], [data-search]").reverse().find(seen) : keyed(key);
    if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
    else if (element) press(element);
    else if (key === "l") location.assign("/log");
    else return;
    event.preventDefault();
  });

  document.addEventListener("pointerdown", (event) => {
    for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener("toggle", ({ target }) => {
    if (target.matches("details.menu[open]")) target.lastElementChild.scrollIntoView({ block: "nearest" });
  }, true);

  // ---------- Dialogs: a part of a page, and the palette ----------

  function show(dialog) {
    const before = document.activeElement;
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (document.activeElement === document.body) before.focus({ preventScroll: true });
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.showModal();
  }

  async function showPart(url, selector) {
    const response = await fetch(url).catch(() => null);
    const part = response?.ok && one(selector, parse(await response.text()));
    if (!part) return location.assign(url);
    const close = make("button", { class: "button plain", autofocus: "" }, "Close");
    const dialog = make("dialog", { class: "part", "aria-label": one("h1", part)?.textContent ?? "" }, document.importNode(part, true), close);
    close.addEventListener("click", () => dialog.close());
    show(dialog);
  }

  function showPalette() {
    if (one("dialog[open]")) return;
    const input = make("input", {
      type: "text", role: "combobox", placeholder: "A person, a page, something to do", "aria-label": "Go to", "aria-expanded": "true",
      "aria-controls": "palette-list", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", autofocus: "",
    });
    const list = make("ul", { id: "palette-list", role: "listbox", "aria-label": "Found" });
    const note = make("p", { role: "status" });
    const dialog = make("dialog", { class: "palette", "aria-label": "Go to" }, input, list, note);
    const named = (about) => (element) => ({ name: element.dataset.action || element.textContent.trim(), about, element });
    const actions = all("[data-action]").map(named("Do")).filter(({ name }, i, all) => all.findIndex((other) => other.name === name) === i);
    const everywhere = [["New person", "/people/new"], ["Log something", "/log"]].map(([name, path]) => ({ name, about: "Do", path }));
    const missing = everywhere.filter(({ name }) => !actions.some((action) => action.name === name));
    const pages = ["Map", "Duplicates", "Opportunities", "Insights", "Introductions", "Look back", "Review", "Views", "History"]
      .map((name) => ({ name, about: "Page", path: "/" + name.toLowerCase().replace(" ", "-") }));
    const rail = all(".rail li a, .rail-foot a").map((link) => named(link.closest(".views") ? "View" : "Page")(link));
    const places = [...actions, ...missing, ...rail, ...pages.filter(({ name }) => !rail.some((page) => page.name === name))];
    let found = [], at = 0, asked = 0;

    function choose(index) {
      at = Math.max(0, Math.min(found.length - 1, index));
      [...list.children].forEach((row, i) => row.setAttribute("aria-selected", i === at));
      list.children[at]?.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", found.length ? "palette-" + at : "");
    }
    function go() {
      const { element, path } = found[at] ?? {};
      dialog.close();
      if (element) press(element);
      else if (path) location.assign(path);
    }
    function draw(answers, text) {
      const named = places.filter((place) => place.name.toLowerCase().includes(text.toLowerCase()));
      // Who is only spelled nearly so comes behind what is spelled so.
      found = [...answers.filter(({ near }) => !near), ...named, ...answers.filter(({ near }) => near)];
      if (text) found.push({ name: `Log “${text}”`, about: "Do", path: "/log?line=" + encodeURIComponent(text) });
      if (text) found.push({ name: `Everything about “${text}”`, about: "Search", path: "/search?q=" + encodeURIComponent(text) });
      list.replaceChildren(...found.map(({ name, about, initials, hue, face: src }, i) => {
        const picture = src ? [make("img", { src, alt: "" })] : [];
        const face = initials ? [make("span", { class: `avatar small hue-${Number(hue)}`, "aria-hidden": "true" }, initials, ...picture)] : [];
        const words = make("span", { class: initials ? "name" : "" }, name);
        const row = make("li", { role: "option", id: "palette-" + i }, ...face, words, make("span", { class: "about" }, about ?? ""));
        row.addEventListener("click", () => { choose(i); go(); });
        return row;
      }));
      choose(at);
    }
    async function answers(text, what) {
      const response = text ? await fetch(`/search.json?what=${what}&q=${encodeURIComponent(text)}`).catch(() => null) : null;
      return response?.ok ? await response.json().catch(() => []) : [];
    }
    async function ask() {
      const [mine, text] = [++asked, input.value.trim()];
      const names = await answers(text, "names");
      if (mine !== asked) return;
      at = 0;
      draw(names, text);
      // What was written takes longer, and comes below.
      const texts = text.length > 2 ? await answers(text, "texts") : [];
      if (mine !== asked) return;
      if (texts.length) draw([...names, ...texts], text);
      note.textContent = text && !names.length && !texts.length ? "Nothing by that name." : "";
    }
    input.addEventListener("input", ask);
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || !(step || event.key === "Enter")) return;
      event.preventDefault();
      if (step) choose(at + step);
      else go();
    });
    show(dialog);
    draw([], "");
  }

  // ---------- A field that offers what its text can go on with ----------

  function offer(input) {
    if (input.hasAttribute("role")) return;
    const list = make("ul", { id: input.id + "-offers", class: "offers", role: "listbox", "aria-label": "What can be typed here", hidden: "" });
    const state = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
    for (const name in state) input.setAttribute(name, state[name]);
    input.after(list);
    let found = [], from = 0, at = -1, asked = 0;

    function choose(index) {
      at = (index + found.length) % found.length;
      [...list.children].forEach((row, i) => row.setAttribute("aria-selected", i === at));
      list.children[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", list.children[at].id);
    }
    function open(isOpen) {
      at = -1;
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", isOpen);
      input.removeAttribute("aria-activedescendant");
    }
    function close() {
      asked++;
      open(false);
    }
    function take(text) {
      // A field and a comma go on; a whole value is followed by the next one.
      input.setRangeText(/[:,]$/.test(text) ? text : text + " ", from, input.selectionStart, "end");
      close();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    async function ask(step) {
      const mine = ++asked;
      const text = encodeURIComponent(input.value.slice(0, input.selectionStart));
      const response = await fetch(`${input.dataset.offers}?q=${text}`).catch(() => null);
      const answer = response?.ok ? await response.json().catch(() => null) : null;
      if (mine !== asked || document.activeElement !== input) return;
      found = answer?.list ?? [];
      if (!found.length) return close();
      from = answer.from;
      list.replaceChildren(...found.map(({ text, about }, i) => {
        const words = [make("code", {}, text), make("span", { class: "about" }, about)];
        const row = make("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false" }, ...words);
        row.addEventListener("click", () => take(text));
        return row;
      }));
      open(true);
      if (step) choose(step > 0 ? 0 : -1);
    }
    // A single letter may be anything.
    input.addEventListener("input", () => /[^\s"-]{2}$|[:,]$/.test(input.value.slice(0, input.selectionStart)) ? ask() : close());
    input.addEventListener("blur", close);
    // The field keeps the focus while one points at the list.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      if (step) list.hidden ? ask(step) : choose(at < 0 && step < 0 ? -1 : at + step);
      else if (event.key === "Enter" && at >= 0) take(found[at].text);
      else if (event.key === "Escape" && !list.hidden) close();
      else {
        // Sent as it is typed.
        if (event.key === "Enter") close();
        return;
      }
      event.preventDefault();
    });
  }

  // ---------- What is new on the page: at first, and after each swap ----------

  /** Asks for `part` again after its time; the part that comes may ask to be asked for in turn. */
  function poll(part) {
    if (part.dataset.polled) return;
    part.dataset.polled = "yes";
    setTimeout(async function again() {
      if (!part.isConnected) return;
      if (document.hidden || !(await load(location.href, "#" + part.id, { quiet: true }))) setTimeout(again, 2000);
    }, Number(part.dataset.poll) || 1000);
  }

  function ready() {
    for (const button of all("[data-copy]")) button.hidden = false;
    for (const button of all("[data-auto-hide]")) button.hidden = true;
    all("[data-poll]").forEach(poll);
    all("[data-offers]").forEach(offer);
  }
  ready();
  one("#problem")?.focus();
})();
