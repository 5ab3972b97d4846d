// Saving as one writes, on top of htmx: a running number per page, honest words when it fails, and retries.
// Without this file the same forms post by their button. Nothing is kept in the browser.
(() => {
  const tab = crypto.randomUUID ? crypto.randomUUID() : "";
  const waits = [2, 8, 30, 60];
  let count = 0;
  const state = new WeakMap(); // form -> {failures, timer}
  const formOf = event => event.detail.elt && event.detail.elt.closest && event.detail.elt.closest("form[data-autosave]");
  const statusOf = form => form.querySelector(".save");
  const say = (form, name, words, button) => {
    const line = statusOf(form);
    if (!line || (line.dataset.state === name && line.textContent.startsWith(words))) return;
    line.dataset.state = name;
    line.textContent = words;
    if (button) {
      const now = document.createElement("button");
      now.type = "button";
      now.className = "link";
      now.textContent = "Try now";
      now.addEventListener("click", () => save(form));
      line.append(" ", now);
    }
  };
  const save = form => { clearTimeout(of(form).timer); htmx.trigger(form, "save"); };
  const of = form => { if (!state.has(form)) state.set(form, { failures: 0, dirty: 0, sent: 0 }); return state.get(form); };
  const failed = form => {
    const held = of(form), wait = waits[Math.min(held.failures++, waits.length - 1)];
    clearTimeout(held.timer);
    held.timer = setTimeout(() => save(form), wait * 1000);
    if (navigator.onLine) say(form, "failed", `Not saved yet. Your words are still here. Trying again in ${wait} seconds.`, true);
    else say(form, "offline", "You’re offline. Keep this page open and it will save when you’re back.");
  };

  // Nothing to send when nothing was typed since. A public page carries no form token: fetch one first.
  const headers = () => JSON.parse(document.body.getAttribute("hx-headers") || "{}");
  const take = token => {
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    if (document.body.dataset.space === "visitor") document.body.dataset.space = "guest"; // leaving has something to end now
  };
  let fetching; // one token for the page, however many forms ask for it at once
  const withToken = () => {
    if (headers()["X-CSRFToken"]) return Promise.resolve();
    fetching ??= fetch("/token/").then(answer => answer.json()).then(({ token }) => take(token));
    return fetching.catch(error => { fetching = null; throw error; });
  };
  addEventListener("htmx:confirm", event => {
    const form = formOf(event);
    if (form && of(form).dirty === of(form).sent && !of(form).failures) return event.preventDefault();
    if (event.detail.verb !== "post" || headers()["X-CSRFToken"]) return;
    event.preventDefault();
    withToken().then(() => event.detail.issueRequest(true)).catch(() => { if (form) failed(form); });
  });
  addEventListener("submit", event => {
    const form = event.target;
    if (form.method !== "post" || form.elements.csrfmiddlewaretoken) return;
    event.preventDefault();
    // A turn later: a form that is still being submitted ignores a second request to submit it.
    withToken().finally(() => setTimeout(() => {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: "csrfmiddlewaretoken", value: headers()["X-CSRFToken"] || "" });
      form.append(field);
      form.requestSubmit(event.submitter);
    }));
  });
  addEventListener("htmx:configRequest", event => {
    const form = formOf(event);
    if (!form) return;
    event.detail.path = form.getAttribute("action"); // an empty hx-post would mean the page's own address
    event.detail.parameters.op = `${tab}.${++count}`;
    event.detail.headers["X-CSRFToken"] = headers()["X-CSRFToken"] || "";
  });
  addEventListener("htmx:beforeRequest", event => {
    const form = formOf(event);
    if (!form) return;
    clearTimeout(of(form).timer);
    of(form).sent = of(form).dirty;
    // A screen reader would hear "Saving" at every pause, so it is said only when it takes a while.
    of(form).slow = setTimeout(() => {
      if (!["failed", "conflict"].includes(statusOf(form)?.dataset.state)) say(form, "saving", "Saving");
    }, 1000);
  });
  addEventListener("htmx:afterRequest", event => {
    const form = formOf(event);
    if (!form) return;
    clearTimeout(of(form).slow);
    if (event.detail.successful) of(form).failures = 0;
  });
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach(name =>
    addEventListener(name, event => {
      const form = formOf(event);
      if (!form) return;
      const fresh = event.detail.xhr && event.detail.xhr.getResponseHeader("X-Form-Token");
      if (fresh) take(fresh); // the page was older than its token: the next try carries a new one
      failed(form);
    }));
  addEventListener("input", event => {
    const form = event.target.closest && event.target.closest("form[data-autosave]");
    if (form) of(form).dirty += 1;
  });
  addEventListener("online", () => document.querySelectorAll("form[data-autosave]").forEach(form => {
    if (of(form).failures) save(form);
  }));
  addEventListener("offline", () => document.querySelectorAll("form[data-autosave]").forEach(form => {
    if (of(form).dirty > of(form).sent) say(form, "offline", "You’re offline. Keep this page open and it will save when you’re back.");
  }));
  // Leaving the page with unsaved words: send them along, or ask where they could not be sent.
  const unsaved = () => [...document.querySelectorAll("form[data-autosave]")].filter(form => of(form).dirty > of(form).sent || of(form).failures);
  addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") unsaved().forEach(save); });
  addEventListener("beforeunload", event => {
    if (document.documentElement.classList.contains("leaving")) return;
    if (unsaved().some(form => of(form).failures)) event.preventDefault();
    else unsaved().forEach(save);
  });
  // Ctrl or Cmd + Enter saves now.
  addEventListener("keydown", event => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target.closest && event.target.closest("form[data-autosave]");
    if (form) { event.preventDefault(); save(form); }
  });
})();
