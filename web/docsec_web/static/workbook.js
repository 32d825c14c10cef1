// The workbook is kept in this browser as it is typed; the summary comes from the server at hand,
// which keeps nothing. The rules are the server's alone.
import { reveal } from "./page.js";
import * as shelves from "./shelf.js";

const form = document.getElementById("workbook");
const summary = document.getElementById("summary");
const picker = document.getElementById("book");
const stored = document.getElementById("stored");
const refused = document.getElementById("refused");
const importer = document.querySelector("form.import");

let shelf = shelves.open();
let book = form.dataset.filled ? brought() : shelves.current(shelf);
let waiting;
let asking;

reveal();
for (const element of document.querySelectorAll(".nojs")) element.hidden = true;
show().then(goal);
if (shelf.damaged) stored.textContent = stored.dataset.damaged;

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(save, 250);
});
addEventListener("pagehide", save);
form.addEventListener("submit", save);
// A press of Enter in a text box would otherwise save a file that nobody asked for.
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("input[type=text]")) event.preventDefault();
});
picker.addEventListener("change", () => {
  save();
  turnTo(shelf.books.find((each) => each.id === picker.value));
});
document.getElementById("new-book").addEventListener("click", () => {
  save();
  turnTo(shelves.add(shelf));
  form.elements.country.focus();
});
document.getElementById("delete-book").addEventListener("click", (event) => {
  if (!confirm(event.currentTarget.dataset.sure)) return;
  shelf.books = shelf.books.filter((each) => each !== book);
  turnTo(shelves.current(shelf));
});
importer.elements.file.addEventListener("change", bring);
importer.addEventListener("submit", (event) => event.preventDefault());
shelves.changed(() => {
  shelf = shelves.open();
  book = shelves.current({ ...shelf, current: book.id });
  show();
});

/** Put the book in the form. */
function show() {
  for (const element of form.elements) {
    if (!element.name) continue;
    const value = book.fields[element.name] ?? "";
    if (element.type === "radio" || element.type === "checkbox") element.checked = element.value === value;
    else {
      if (element.name === "country" && value && !element.querySelector(`[value="${CSS.escape(value)}"]`)) element.add(new Option(value, value));
      element.value = value;
    }
  }
  for (const more of form.querySelectorAll("details.more")) {
    more.open = [...more.querySelectorAll("textarea")].some((each) => each.value);
  }
  list();
  return summarise();
}

/** Go to the item that the address names, now that nothing above it will grow any more. */
function goal() {
  const item = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!item) return;
  for (let at = item.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  item.scrollIntoView();
}

function list() {
  const options = shelf.books.map((each) => new Option(shelves.label(each, stored.dataset.unnamed), each.id, false, each === book));
  picker.replaceChildren(...options);
}

function turnTo(other) {
  book = other;
  shelf.current = book.id;
  refused.hidden = true;
  keep();
  show();
}

/** What the server has filled in is a book of its own, unless the very same is there. */
function brought() {
  const fields = typed();
  const same = shelf.books.find((each) => JSON.stringify(each.fields) === JSON.stringify(fields));
  const found = same ?? shelves.add(shelf, fields);
  shelf.current = found.id;
  shelves.keep(shelf);
  history.replaceState(null, "", form.dataset.filled);
  return found;
}

function typed() {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
}

function save() {
  clearTimeout(waiting);
  const fields = typed();
  if (JSON.stringify(fields) === JSON.stringify(book.fields)) return;
  book.fields = fields;
  keep();
  list();
  summarise();
}

function keep() {
  stored.textContent = shelves.keep(shelf) ? stored.dataset.saved : stored.dataset.failed;
}

async function summarise() {
  asking?.abort();
  asking = new AbortController();
  try {
    const body = new URLSearchParams(book.fields);
    const response = await fetch(form.dataset.summary, { method: "POST", body, signal: asking.signal });
    const text = await response.text();
    if (response.ok) summary.innerHTML = text;
    else refuse(new DOMParser().parseFromString(text, "text/html").querySelector("[role=alert]")?.textContent ?? "");
  } catch {
    // Asked again in the meantime, or the server is gone: what is typed is kept all the same.
  }
}

/** Read a file beside what is there: a new book if it is sound, the reason if it is not. */
async function bring() {
  if (!importer.elements.file.files.length) return;
  save();
  try {
    const response = await fetch(importer.dataset.read, { method: "POST", body: new FormData(importer) });
    const answer = await response.json();
    if (response.ok) turnTo(shelves.add(shelf, answer.fields));
    else refuse(`${answer.error.message} ${refused.dataset.kept}`);
  } catch (problem) {
    refuse(`${problem.message} ${refused.dataset.kept}`);
  }
  importer.reset();
}

function refuse(sentence) {
  refused.textContent = sentence;
  refused.hidden = false;
}
