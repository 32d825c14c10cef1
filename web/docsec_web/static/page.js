// What the pages with a result have in common. Everything here works without it, with a reload.

/** Show what only makes sense with a script. */
export function reveal(root = document) {
  for (const element of root.querySelectorAll(".js")) element.hidden = false;
}

/**
 * Send a form and put the result in its place; the form keeps what was chosen.
 * Resolves to true if the answer is a result, false if it is an error sentence.
 */
export async function send(form, target, signal) {
  const address = new URL(form.action);
  address.searchParams.set("part", "result");
  const response = await fetch(address, { method: "POST", body: new FormData(form), signal });
  const text = await response.text();
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const part = fresh.querySelector("main") ?? fresh.body;
  target.replaceChildren(...part.childNodes);
  return response.ok;
}

// Paper has no way to open what is folded.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open]):not(.json):not(.more)")];
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of folded) details.open = false;
});

// A link into a folded group opens it; otherwise it would lead nowhere.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link) return;
  const goal = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
  for (let at = goal?.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
});
