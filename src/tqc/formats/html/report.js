"use strict";
const notes = [...document.querySelectorAll(".notes li")];
const mark = (note) => document.getElementById("f" + note.dataset.n);
const filters = document.querySelector(".filters");
let current = null;

function select(note, open) {
  if (current) for (const x of [current, mark(current)]) x.classList.remove("current");
  current = note;
  if (!note) return;
  for (const x of [note, mark(note)]) x.classList.add("current");
  note.firstElementChild.open = open;
  mark(note).scrollIntoView({ block: "nearest" });
  note.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const shown = notes.filter((note) => !note.hidden);
  if (!shown.length) return;
  const at = shown.indexOf(current);
  const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
  if (current && current !== next) current.firstElementChild.open = false;
  select(next, true);
}

function filter() {
  const severities = new Set([...filters.querySelectorAll("input:checked")].map((box) => box.value));
  const { category, rule } = Object.fromEntries([...filters.querySelectorAll("select")].map((choice) => [choice.name, choice.value]));
  let count = 0;
  for (const note of notes) {
    const { severity, category: its, rule: id } = note.dataset;
    note.hidden = !severities.has(severity) || (category && category !== its) || (rule && rule !== id);
    mark(note).classList.toggle("off", note.hidden);
    count += !note.hidden;
  }
  if (current && current.hidden) select(null);
  for (const article of document.querySelectorAll("article")) {
    const its = [...article.querySelectorAll(".notes li")];
    article.hidden = its.length > 0 && its.every((note) => note.hidden);
  }
  filters.querySelector("output").textContent = `${count} of ${notes.length} shown`;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".copy mark a");
  const summary = event.target.closest(".notes summary");
  if (link) {
    event.preventDefault();
    const note = document.getElementById("n" + link.dataset.n);
    if (!note.hidden) select(note, !(note === current && note.firstElementChild.open));
  } else if (summary) {
    event.preventDefault();
    const note = summary.closest("li");
    select(note, !note.firstElementChild.open);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
  if (event.key === "j" || event.key === "n") step(1);
  else if (event.key === "k" || event.key === "p") step(-1);
  else if (event.key === "Escape" && current) select(current, false);
  else return;
  event.preventDefault();
});

let opened = [];
addEventListener("beforeprint", () => {
  opened = notes.map((note) => note.firstElementChild).filter((details) => !details.open);
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => { for (const details of opened) details.open = false; });

if (filters) {
  filters.hidden = false;
  filters.addEventListener("change", filter);
  filter();
}
