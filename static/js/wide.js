// What folds on a phone stands open where there is room.
if (matchMedia("(width >= 60rem)").matches) {
  document.querySelectorAll("[data-open-wide]").forEach(details => { details.open = true; });
}
