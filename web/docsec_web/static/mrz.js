import { reveal, send } from "./page.js";

const form = document.getElementById("mrzform");
const progress = document.getElementById("progress");
const result = document.getElementById("result");
const PAUSE = 350;
let at = { line: 0, column: 0 };

/** Turn the table into a grid: one stop for Tab, arrows within, a panel that says what is what. */
function dressGrid() {
  reveal();
  const table = document.getElementById("grid");
  const panel = document.getElementById("panel");
  if (!table) return;
  const rows = [...table.rows].map((row) => [...row.cells]);
  table.setAttribute("role", "grid");
  table.closest(".scroll").removeAttribute("tabindex");
  rows.forEach((cells, line) => {
    cells[0].parentElement.setAttribute("role", "row");
    cells.forEach((cell, column) => {
      cell.setAttribute("role", "gridcell");
      cell.addEventListener("focus", () => choose(cell));
      cell.addEventListener("click", () => cell.focus());
      cell.addEventListener("keydown", (event) => move(event, rows, line, column));
    });
  });

  const kept = rows[at.line]?.[at.column] ?? rows[0][0];
  choose(kept);

  function choose(cell) {
    at = { line: cell.parentElement.rowIndex, column: cell.cellIndex };
    for (const each of table.querySelectorAll(".cell")) {
      each.tabIndex = each === cell ? 0 : -1;
      each.classList.toggle("chosen", each === cell);
      const counts = cell.dataset.digit && each.dataset.covered.includes(cell.dataset.field);
      each.classList.toggle("counted", Boolean(counts));
    }
    for (const name of ["field", "place", "meaning", "allowed", "value", "covered"]) {
      panel.querySelector(`[data-show=${name}]`).textContent = cell.dataset[name] || "–";
    }
    panel.querySelector("[data-show=character]").textContent = cell.textContent;
    const sum = document.querySelector(`#digit-${cell.dataset.digit || "none"} .sum`);
    panel.querySelector("[data-show=working]").replaceChildren(...(sum ? [sum.cloneNode(true)] : []));
  }
}

function move(event, rows, line, column) {
  if (event.altKey || event.metaKey || event.shiftKey) return;
  const last = rows.length - 1;
  const row = (number) => rows[Math.min(Math.max(number, 0), last)];
  const clamp = (cells, number) => cells[Math.min(Math.max(number, 0), cells.length - 1)];
  const goals = {
    ArrowRight: () => clamp(rows[line], column + 1),
    ArrowLeft: () => clamp(rows[line], column - 1),
    ArrowDown: () => clamp(row(line + 1), column),
    ArrowUp: () => clamp(row(line - 1), column),
    Home: () => (event.ctrlKey ? rows[0][0] : rows[line][0]),
    End: () => (event.ctrlKey ? rows[last].at(-1) : rows[line].at(-1)),
  };
  const goal = goals[event.key];
  if (!goal) return;
  event.preventDefault();
  goal().focus();
}

let waiting = 0;
let running = null;

async function check(quietly) {
  clearTimeout(waiting);
  running?.abort();
  running = new AbortController();
  progress.textContent = form.dataset.busy;
  try {
    await send(form, result, running.signal);
    progress.textContent = form.dataset.done;
    dressGrid();
    if (!quietly) result.scrollIntoView();
  } catch (error) {
    if (error.name !== "AbortError") progress.textContent = form.dataset.lost;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  check(false);
});
form.addEventListener("input", () => {
  clearTimeout(waiting);
  if (form.elements.text.value.trim()) waiting = setTimeout(check, PAUSE, true);
});

dressGrid();
