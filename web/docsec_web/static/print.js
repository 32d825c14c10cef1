// A page made for paper: its button prints it.
import { reveal } from "./page.js";

reveal();
document.getElementById("print").addEventListener("click", () => print());
