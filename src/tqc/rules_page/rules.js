"use strict";
const filters = document.querySelector(".filters");
const search = filters.querySelector("input");
const choices = [...filters.querySelectorAll("select")];
const rules = [...document.querySelectorAll("main article")].map((article) => ({ article, text: article.textContent.toLowerCase() }));

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { article, text } of rules) {
    article.hidden = !words.every((word) => text.includes(word)) || choices.some(({ name, value }) => value && article.dataset[name] !== value);
    count += !article.hidden;
  }
  for (const section of document.querySelectorAll("main section")) section.hidden = !section.querySelector("article:not([hidden])");
  document.getElementById("nothing").hidden = count > 0;
  filters.querySelector("output").textContent = `${count} of ${rules.length}`;
}

function clear() {
  search.value = "";
  for (const choice of choices) choice.value = "";
  filter();
}

addEventListener("hashchange", () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.closest("[hidden]")) {
    clear();
    target.scrollIntoView();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, select")) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "Escape") clear();
});
filters.hidden = false;
filters.addEventListener("input", filter);
filter();
