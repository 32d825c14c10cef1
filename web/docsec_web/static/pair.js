// One picture over the other, cut where the slider stands.
import { reveal } from "./page.js";

const pair = document.getElementById("pair");
const slider = document.getElementById("cut");

reveal();
for (const element of document.querySelectorAll(".nojs")) element.hidden = true;
pair.classList.add("sliding");
slider.addEventListener("input", cut);
cut();

function cut() {
  pair.style.setProperty("--cut", `${slider.value}%`);
}
