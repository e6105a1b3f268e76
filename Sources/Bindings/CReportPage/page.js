"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const output = form.querySelector("output");
  const sections = [...document.querySelectorAll("main > section")];
  const findings = sections.flatMap((section) => {
    const name = section.querySelector("h2").textContent;
    return [...section.querySelectorAll("article")].map((element) => ({
      element,
      text: `${name} ${element.textContent}`.toLowerCase(),
    }));
  });
  const apply = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rule = form.elements.rule.value;
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    let shown = 0;
    for (const { element, text } of findings) {
      const own = element.dataset.rule;
      const isShown =
        severities.has(element.dataset.severity) &&
        (!rule || own === rule || own.startsWith(`${rule}/`)) &&
        words.every((word) => text.includes(word));
      element.hidden = !isShown;
      if (isShown) shown += 1;
    }
    for (const section of sections) section.hidden = !section.querySelector("article:not([hidden])");
    output.textContent = output.dataset.text.replace("{shown}", shown).replace("{all}", findings.length);
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      form.elements.text.focus();
    }
  });
  apply();
})();
