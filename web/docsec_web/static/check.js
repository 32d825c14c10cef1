import { reveal, send } from "./page.js";

const form = document.getElementById("check");
const file = document.getElementById("file");
const drop = document.getElementById("drop");
const chosen = document.getElementById("chosen");
const again = document.getElementById("again");
const progress = document.getElementById("progress");
const result = document.getElementById("result");
const most = Number(form.dataset.maxBytes);
let preview = "";

function complain(sentence) {
  const alert = document.createElement("p");
  alert.className = "alert";
  alert.setAttribute("role", "alert");
  alert.textContent = sentence;
  result.replaceChildren(alert);
}

function showChosen() {
  if (preview) URL.revokeObjectURL(preview);
  preview = "";
  const picked = file.files[0];
  chosen.hidden = !picked;
  if (!picked) return;
  const image = chosen.querySelector("img");
  image.hidden = !picked.type.startsWith("image/");
  if (!image.hidden) {
    preview = URL.createObjectURL(picked);
    image.src = preview;
  }
  chosen.querySelector("span").textContent = `${picked.name}, ${(picked.size / 1e6).toFixed(1)} MB`;
  if (picked.size > most) complain(form.dataset.tooLarge);
}

function take(files) {
  const picked = [...files].find((each) => /^image\/|pdf$/.test(each.type));
  if (!picked) return false;
  const transfer = new DataTransfer();
  transfer.items.add(picked);
  file.files = transfer.files;
  showChosen();
  return true;
}

file.addEventListener("change", showChosen);
form.addEventListener("reset", () => setTimeout(showChosen));
// The image element of a format the browser cannot draw (TIFF) stays away.
chosen.querySelector("img").addEventListener("error", (event) => (event.target.hidden = true));

addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  drop.classList.add("over");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
addEventListener("drop", (event) => {
  drop.classList.remove("over");
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  take(event.dataTransfer.files);
});
addEventListener("paste", (event) => {
  if (event.clipboardData?.files.length && take(event.clipboardData.files)) event.preventDefault();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if ([...form.querySelectorAll("input[type=file]")].some((each) => [...each.files].some((one) => one.size > most))) {
    complain(form.dataset.tooLarge);
    return;
  }
  const button = form.querySelector("button.primary");
  button.disabled = true;
  progress.textContent = form.dataset.busy;
  try {
    const good = await send(form, result);
    progress.textContent = good ? form.dataset.done : "";
    dress();
    if (good) {
      again.classList.remove("form-open");
      again.open = false;
      document.getElementById("tryout")?.remove();
    }
    result.scrollIntoView();
  } catch {
    progress.textContent = "";
    complain(form.dataset.lost);
  }
  button.disabled = false;
});

/** Light up the outline of the finding that is pointed at or focused, and the other way round. */
function pair(article) {
  for (const card of article.querySelectorAll(".card")) {
    const mark = document.getElementById(card.id.replace("finding-", "region-"));
    if (!mark) continue;
    for (const [one, other] of [[card, mark], [mark, card]]) {
      for (const name of ["pointerenter", "focusin"]) one.addEventListener(name, () => other.classList.add("current"));
      for (const name of ["pointerleave", "focusout"]) one.addEventListener(name, () => other.classList.remove("current"));
    }
    mark.addEventListener("click", () => card.focus());
    card.querySelector(".jump a")?.addEventListener("click", (event) => {
      event.preventDefault();
      mark.scrollIntoView({ block: "center" });
      mark.focus({ preventScroll: true });
    });
  }
}

function download(button) {
  const text = document.getElementById(button.dataset.from).textContent;
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = button.dataset.download;
  link.click();
  URL.revokeObjectURL(address);
}

function dress() {
  reveal();
  for (const article of result.querySelectorAll("article.result")) pair(article);
  for (const button of result.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
  for (const button of result.querySelectorAll("[data-download]")) button.addEventListener("click", () => download(button));
}

dress();
showChosen();
