// The clock of the hour, and the practices that countries tell of: into their workbooks.
import { reveal } from "./page.js";
import * as shelves from "./shelf.js";

const MINUTE = 60_000;
const KEY = "docsec.session";
const start = document.getElementById("start");
const now = document.getElementById("now");
const steps = [...document.querySelectorAll(".agenda > li")];
const form = document.getElementById("tell");
const said = document.getElementById("said");

let clock = { before: 0, since: null };
try {
  const kept = JSON.parse(localStorage.getItem(KEY));
  if (Number.isFinite(kept?.before) && (kept.since === null || Number.isFinite(kept.since))) clock = kept;
} catch {
  // Nothing kept, or not ours: the clock starts at zero.
}

reveal();
tick();
list();
setInterval(tick, 500);

start.addEventListener("click", () => turn(clock.since === null ? { before: clock.before, since: Date.now() } : { before: elapsed(), since: null }));
document.getElementById("again").addEventListener("click", () => turn({ before: 0, since: null }));
form.addEventListener("submit", add);
shelves.changed(list);

function elapsed() {
  return clock.before + (clock.since === null ? 0 : Date.now() - clock.since);
}

function turn(next) {
  clock = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(clock));
  } catch {
    // The clock runs all the same; it will not survive a reload.
  }
  tick();
}

function tick() {
  const passed = elapsed();
  const running = clock.since !== null;
  document.getElementById("elapsed").textContent = shown(passed);
  start.textContent = running ? start.dataset.pause : start.dataset.start;
  const at = steps.find((step) => passed < step.dataset.end * MINUTE);
  for (const step of steps) {
    const here = step === at && passed > 0;
    step.classList.toggle("here", here);
    if (here) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
    step.querySelector(".left").textContent = here ? `−${shown(step.dataset.end * MINUTE - passed)}` : "";
  }
  const words = passed === 0 ? "" : at ? at.querySelector("h2").textContent : now.dataset.over;
  if (now.textContent !== words) now.textContent = words;
}

function shown(time) {
  const seconds = Math.max(0, Math.floor(time / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function add(event) {
  event.preventDefault();
  const [country, title, item, note] = ["country", "title", "item", "note"].map((id) => document.getElementById(id).value.trim());
  const shelf = shelves.open();
  const chosen = shelf.current;
  const book = shelf.books.find((each) => each.fields.country === country && !each.fields.agency) ?? shelves.add(shelf, { country });
  shelf.current = chosen ?? book.id;
  const free = [...Array(Number(form.dataset.room)).keys()].find((n) => !["title", "item", "note"].some((key) => book.fields[`practice.${n}.${key}`]));
  if (free === undefined) {
    said.textContent = form.dataset.full;
    return;
  }
  for (const [key, text] of Object.entries({ title, item, note })) if (text) book.fields[`practice.${free}.${key}`] = text;
  said.textContent = shelves.keep(shelf) ? "" : form.dataset.failed;
  form.reset();
  list();
  document.getElementById("country").focus();
}

function list() {
  const rows = shelves.open().books.flatMap((book) =>
    [...Array(Number(form.dataset.room)).keys()]
      .map((n) => ["title", "item", "note"].map((key) => book.fields[`practice.${n}.${key}`] ?? ""))
      .filter((cells) => cells.some(Boolean))
      .map((cells) => row([shelves.label(book, "–"), ...cells])),
  );
  document.getElementById("told").replaceChildren(...rows);
}

function row(cells) {
  const line = document.createElement("tr");
  line.append(...cells.map((text) => Object.assign(document.createElement("td"), { textContent: text })));
  return line;
}
