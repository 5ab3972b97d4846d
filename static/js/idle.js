// Locks the page after idle minutes, in step with the server; says so a minute before; any key or touch stays.
(() => {
  const minutes = Number(document.body.dataset.idle);
  if (!minutes) return;
  let last = Date.now(), told = Date.now(), line;
  const stay = () => {
    last = Date.now();
    if (line) { line.remove(); line = null; }
    if (last - told < 60000) return;
    told = last; // the server only needs to hear of it once a minute
    htmx.ajax("POST", "/stay/", { swap: "none" });
  };
  ["keydown", "pointerdown", "touchstart", "scroll"].forEach(name => addEventListener(name, stay, { passive: true }));
  setInterval(() => {
    const left = minutes * 60000 - (Date.now() - last);
    if (left <= 0) {
      last = Infinity; // once
      document.querySelectorAll("form[data-autosave]").forEach(form => htmx.trigger(form, "save"));
      document.documentElement.classList.add("leaving");
      // Save first, then lock; the page asked for again is the lock page, and leads back here.
      setTimeout(() => {
        const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));
        fetch("/lock/", { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" })
          .finally(() => location.reload());
      }, 600);
    } else if (left <= 60000 && !line) {
      line = document.createElement("p");
      line.className = "idle";
      line.setAttribute("role", "status");
      line.textContent = "This space locks in a minute. Press any key to stay.";
      document.body.append(line);
    }
  }, 1000);
})();
