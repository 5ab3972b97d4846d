// Saving as one writes, on top of htmx: a running number per page, honest words when it fails, and retries.
// Without this file the same forms post by their button. Nothing is kept in the browser.
(() => {
  const tab = crypto.randomUUID ? crypto.randomUUID() : "";
  const waits = [2, 8, 30, 60]; // seconds
  let count = 0;

  // --- the form token: a public page carries none, so one is fetched before the first save ---
  const headers = () => JSON.parse(document.body.getAttribute("hx-headers") || "{}");
  const token = () => headers()["X-CSRFToken"] || "";
  const take = fresh => {
    document.body.setAttribute("hx-headers", JSON.stringify({ ...headers(), "X-CSRFToken": fresh }));
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach(input => { input.value = fresh; });
    if (document.body.dataset.space === "visitor") document.body.dataset.space = "guest"; // there is something to end now
  };
  let fetching; // one for the page, however many forms ask at once
  const withToken = () => {
    if (token()) return Promise.resolve();
    fetching ??= fetch("/token/").then(answer => answer.json()).then(got => take(got.token));
    return fetching.catch(error => { fetching = null; throw error; });
  };

  // --- what is known of each form that saves itself ---
  const known = new WeakMap();
  const of = form => { if (!known.has(form)) known.set(form, { failures: 0, dirty: 0, sent: 0, waiting: [] }); return known.get(form); };
  const savers = () => [...document.querySelectorAll("form[data-autosave]")];
  const saverOf = element => element && element.closest && element.closest("form[data-autosave]");
  const due = form => of(form).dirty > of(form).sent || of(form).failures;
  const unsaved = () => savers().filter(due);
  const save = form => { clearTimeout(of(form).timer); htmx.trigger(form, "save"); };
  const answered = (form, seconds, send) => new Promise(done => { of(form).waiting.push(done); setTimeout(done, seconds * 1000); send(); });
  // A visitor's first save makes their session. Two at once would make two, and the words of one would be
  // gone with it, so until one got through each waits for the one before.
  let begun = document.body.dataset.space !== "visitor", before = Promise.resolve();
  const inTurn = (form, send) => before = before.then(withToken).then(() => begun ? send() : due(form) && answered(form, 16, send));
  const op = () => `${tab}.${++count}`;

  const OFFLINE = "You’re offline. Keep this page open and it will save when you’re back.";
  const say = (form, state, words, button) => {
    const line = form.querySelector(".save");
    if (!line || (line.dataset.state === state && line.textContent.startsWith(words))) return;
    line.dataset.state = state;
    line.textContent = words;
    if (!button) return;
    const now = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: "Try now" });
    now.addEventListener("click", () => save(form));
    line.append(" ", now);
  };
  const retry = (form, seconds) => { clearTimeout(of(form).timer); of(form).timer = setTimeout(() => save(form), seconds * 1000); };
  const failed = form => {
    const wait = waits[Math.min(of(form).failures++, waits.length - 1)];
    retry(form, wait);
    if (navigator.onLine) say(form, "failed", `Not saved yet. Your words are still here. Trying again in ${wait} seconds.`, true);
    else say(form, "offline", OFFLINE);
  };

  // --- a save's way through htmx ---
  addEventListener("input", event => { const form = saverOf(event.target); if (form) of(form).dirty += 1; });
  addEventListener("htmx:confirm", event => {
    const form = saverOf(event.detail.elt);
    if (form && !due(form)) return event.preventDefault(); // nothing new to send
    if (event.detail.verb !== "post" || (begun && token())) return;
    event.preventDefault();
    const send = () => event.detail.issueRequest(true);
    if (form) inTurn(form, send).catch(() => { before = Promise.resolve(); failed(form); });
    else withToken().then(send).catch(() => {});
  });
  addEventListener("htmx:configRequest", event => {
    const form = saverOf(event.detail.elt);
    if (!form) return;
    event.detail.path = form.getAttribute("action"); // an empty hx-post would mean the page's own address
    event.detail.parameters.op = op();
    event.detail.headers["X-CSRFToken"] = token();
  });
  addEventListener("htmx:beforeRequest", event => {
    const form = saverOf(event.detail.elt);
    if (!form) return;
    clearTimeout(of(form).timer);
    of(form).sent = of(form).dirty;
    // A screen reader would hear "Saving" at every pause, so it is said only when it takes a while.
    of(form).slow = setTimeout(() => {
      if (!["failed", "conflict", "locked"].includes(form.querySelector(".save")?.dataset.state)) say(form, "saving", "Saving");
    }, 1000);
  });
  addEventListener("htmx:afterRequest", event => {
    const form = saverOf(event.detail.elt);
    if (!form) return;
    clearTimeout(of(form).slow);
    if (event.detail.xhr.status === 423) { of(form).failures = 1; retry(form, 5); } // saves once the space is open again
    else if (event.detail.successful) { of(form).failures = 0; begun = true; }
    of(form).waiting.splice(0).forEach(done => done());
  });
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach(name => addEventListener(name, event => {
    const form = saverOf(event.detail.elt);
    if (!form) return;
    const fresh = event.detail.xhr && event.detail.xhr.getResponseHeader("X-Form-Token");
    failed(form);
    if (!fresh) return;
    take(fresh); // the page was older than its token: the next try carries a new one
    if (of(form).failures < 4) retry(form, 1);
  }));
  addEventListener("online", () => unsaved().forEach(save));
  addEventListener("offline", () => unsaved().forEach(form => say(form, "offline", OFFLINE)));

  // --- leaving a page never leaves words behind ---
  const field = (form, name, value) => {
    const input = form.querySelector(`input[type=hidden][name=${name}]`) || form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
    input.value = value;
  };
  // A form posted by its button first lets the others save, and carries what a save carries.
  addEventListener("submit", event => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.matches("[data-autosave]")) { field(form, "op", op()); of(form).sent = of(form).dirty; of(form).failures = 0; }
    const others = unsaved().filter(other => other !== form && !of(form).asked);
    if (form.elements.csrfmiddlewaretoken && !others.length) {
      // Pressed twice, sent once: a second one could only meet what the first has done.
      if (Date.now() - of(form).posted < 3000) event.preventDefault();
      else of(form).posted = Date.now();
      return;
    }
    event.preventDefault();
    of(form).asked = true;
    // A turn later: asking again while this submit is still being handled does nothing.
    Promise.allSettled([withToken(), ...others.map(other => answered(other, 3, () => save(other)))]).then(() => setTimeout(() => {
      field(form, "csrfmiddlewaretoken", token());
      form.requestSubmit(event.submitter);
    }));
  });
  addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") unsaved().forEach(save); });
  addEventListener("beforeunload", event => {
    if (document.documentElement.classList.contains("leaving")) return;
    if (unsaved().some(form => of(form).failures)) event.preventDefault();
  });
  // What the server cannot put where this page belongs it drops: nothing comes after leaving.
  const last = () => unsaved().forEach(form => {
    const body = new URLSearchParams(new FormData(form));
    body.set("op", op());
    body.set("csrfmiddlewaretoken", token());
    if (token()) fetch(form.getAttribute("action"), { method: "POST", body, headers: headers(), keepalive: true });
  });
  addEventListener("pagehide", () => { if (!document.documentElement.classList.contains("leaving")) last(); });
  addEventListener("leaving", () => { if ("X-Space" in headers()) last(); });
  // Ctrl or Cmd + Enter saves now.
  addEventListener("keydown", event => {
    const form = event.key === "Enter" && (event.ctrlKey || event.metaKey) && saverOf(event.target);
    if (form) { event.preventDefault(); save(form); }
  });
})();
