// The workbooks that this browser keeps, offered for comparison beside those in files.
import { reveal } from "./page.js";
import * as shelves from "./shelf.js";

const form = document.getElementById("kept");
const result = document.getElementById("result");
const refused = document.getElementById("refused");
const { books } = shelves.open();

if (books.length) {
  reveal();
  document.getElementById("books").replaceChildren(...books.map(choice));
  form.addEventListener("submit", compare);
}

function choice(book) {
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", value: book.id, checked: true });
  label.append(box, ` ${shelves.label(book, form.dataset.unnamed)}`);
  return label;
}

async function compare(event) {
  event.preventDefault();
  const table = event.submitter?.value === "csv";
  const chosen = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
  const body = JSON.stringify(books.filter((book) => chosen.has(book.id)).map((book) => book.fields));
  const address = `${form.action}?${table ? "as=csv" : "part=result"}`;
  const response = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  refused.hidden = response.ok;
  if (response.ok && table) {
    save(await response.blob());
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (response.ok) {
    result.replaceChildren(...page.body.childNodes);
    result.focus();
  } else {
    refused.textContent = page.querySelector("[role=alert]")?.textContent.trim() ?? "";
  }
}

function save(blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "docsec-comparison.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
