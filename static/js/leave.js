// Leaving at once. Blank the page first, tell the server without waiting for it, then replace this page.
(() => {
  const root = document.documentElement;
  const exits = document.querySelectorAll("[data-exit]");
  const token = () => {
    const held = document.body.getAttribute("hx-headers");
    return held ? JSON.parse(held)["X-CSRFToken"] : "";
  };
  const leave = link => {
    root.classList.add("leaving");
    document.title = "Weather";
    dispatchEvent(new Event("leaving")); // what a space still has to save goes first; a guest keeps nothing
    const form = new URLSearchParams({ csrfmiddlewaretoken: token() });
    if (document.body.dataset.space !== "visitor") navigator.sendBeacon(link.getAttribute("href"), form);
    location.replace(link.dataset.exit);
  };
  exits.forEach(link => link.addEventListener("click", event => { event.preventDefault(); leave(link); }));

  // Shift three times within five seconds, pressed alone: any other key starts the count again, so typing
  // capitals never does it. Not Escape, which stops page loads and closes things.
  const button = document.querySelector(".exit"), said = document.getElementById("leaving-count");
  let presses = 0, timer, alone = false;
  const reset = () => { presses = 0; delete button.dataset.press; said.textContent = ""; };
  addEventListener("keydown", event => {
    alone = event.key === "Shift" && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key !== "Shift") reset();
  });
  addEventListener("keyup", event => {
    if (event.key !== "Shift" || !alone || !button) return;
    alone = false;
    clearTimeout(timer);
    timer = setTimeout(reset, 5000);
    presses += 1;
    if (presses === 3) return leave(button);
    button.dataset.press = presses;
    said.textContent = `Shift, ${3 - presses} more to leave this site.`;
  });

  // A page that comes back from the back/forward cache is old: ask the server what may be shown.
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    root.classList.add("leaving");
    location.reload();
  });
})();
