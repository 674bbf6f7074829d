"use strict";
// Adds to the page what needs a script: sorting, searching, counting. Texts are only ever set as text.
(() => {
  const byId = (id) => document.getElementById(id);
  const body = byId("rows");
  const served = Array.from(body.rows);
  const heads = Array.from(document.querySelectorAll("th"));
  const field = byId("text");
  const collator = new Intl.Collator(undefined, { numeric: true });
  let order = served;

  function number(cell) {
    const text = cell.dataset.n;
    return text === undefined ? null : { value: Number(text), text };
  }

  function words(cell) {
    const key = cell.querySelector(".key") || cell;
    return key.classList.contains("absent") || key.textContent === "" ? null : key.textContent;
  }

  function compareNumbers(a, b) {
    if (a.value !== b.value) {
      return a.value < b.value ? -1 : 1;
    }
    // Beyond 2^53 different numbers are the same to a browser.
    const whole = /^-?\d+$/;
    if (a.text === b.text || !whole.test(a.text) || !whole.test(b.text)) {
      return 0;
    }
    const [x, y] = [BigInt(a.text), BigInt(b.text)];
    return x < y ? -1 : x > y ? 1 : 0;
  }

  // Equal rows keep the order that they have, and those without a value come last in both directions.
  function sorted(column, sign) {
    const isNumber = heads[column].dataset.sort === "number";
    const key = isNumber ? number : words;
    const compare = isNumber ? compareNumbers : collator.compare;
    const keyed = order.map((row) => ({ row, key: key(row.cells[column]) }));
    const there = keyed.filter((entry) => entry.key !== null);
    const absent = keyed.filter((entry) => entry.key === null);
    there.sort((a, b) => sign * compare(a.key, b.key));
    return there.concat(absent).map((entry) => entry.row);
  }

  function sortBy(column) {
    const next = { ascending: "descending", descending: null }[heads[column].getAttribute("aria-sort")];
    const direction = next === undefined ? "ascending" : next;
    order = direction === null ? served : sorted(column, direction === "ascending" ? 1 : -1);
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    if (direction !== null) {
      heads[column].setAttribute("aria-sort", direction);
    }
    // Emptied first: to move rows with pictures one by one takes browsers ten times as long.
    body.replaceChildren();
    body.append(...order);
  }

  heads.forEach((head, column) => {
    if (head.dataset.sort) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sortBy(column));
      head.replaceChildren(button);
    }
  });

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  let texts = null;

  function filter() {
    // Cell by cell, so that nothing is found across two of them.
    texts = texts || served.map((row) => plain(Array.from(row.cells, (cell) => cell.textContent).join("\n")));
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    served.forEach((row, i) => {
      const matches = wanted.every((word) => texts[i].includes(word));
      shown += matches ? 1 : 0;
      if (row.hidden === matches) {
        row.hidden = !matches;
      }
    });
    byId("none").hidden = shown > 0 || served.length === 0;
    tell(shown);
  }

  function tell(shown) {
    body.hidden = shown === 0;
    byId("shown").textContent = `${shown} of ${served.length} shown`;
  }

  field.addEventListener("input", filter);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input[type=search]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && typing) {
      event.preventDefault();
      field.value = "";
      filter();
    }
  });

  // A picture that is here hides the drawing behind it, which would shine through where the picture is clear.
  const here = (image) => image.classList.add("here");

  // The operator's copy fails when its server is off; the original on IPFS is still there.
  function tryNext(image) {
    const next = image.dataset.next;
    if (next) {
      delete image.dataset.next;
      image.src = next;
    }
  }

  document.addEventListener("load", (event) => event.target instanceof HTMLImageElement && here(event.target), true);
  document.addEventListener("error", (event) => event.target instanceof HTMLImageElement && tryNext(event.target), true);
  Array.from(document.images).filter((image) => image.complete).forEach((image) => {
    if (image.naturalWidth > 0) {
      here(image);
    } else {
      // It may have failed before this script ran; loading it again tells.
      image.src = image.src;
    }
  });

  document.documentElement.classList.add("live");
  byId("find").hidden = false;
  tell(served.length);
})();
