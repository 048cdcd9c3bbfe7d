// The search for names, as an ARIA combobox (WAI-ARIA Authoring Practices: list autocomplete with
// manual selection). Without this script the form leads to the list of all ingredients.
// Folding and cutting must be as in pages/search.py.

const MOST = 8;
const shards = new Map();

const fold = (text) =>
  text.normalize("NFKD").replace(/[\p{M}\u200c\u200d]/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const shardOf = (typed) =>
  [...typed.replaceAll(" ", "")].slice(0, 2)
    .map((letter) => (/[a-z0-9]/.test(letter) ? letter : "-" + letter.codePointAt(0).toString(16)))
    .join("");

async function entriesFor(typed) {
  const shard = shardOf(typed);
  if (!shards.has(shard)) {
    const answer = await fetch(`/search/${shard}.json`);
    shards.set(shard, answer.ok ? await answer.json() : []);
  }
  return shards.get(shard);
}

async function find(text) {
  const typed = fold(text);
  if (typed.replaceAll(" ", "").length < 2) return [];
  const found = new Map();
  for (const [start, name, alias, path] of await entriesFor(typed)) {
    if (start.startsWith(typed) && !(found.has(path) && alias)) found.set(path, { name, alias, path });
  }
  return [...found.values()].slice(0, MOST);
}

function enhance(form) {
  const input = form.querySelector("input");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let active = -1;
  let asked = 0;

  list.id = `${input.id}-list`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  list.hidden = true;
  status.className = "unseen";
  status.setAttribute("role", "status");
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);
  form.querySelector(".search-field").append(list);
  form.append(status);

  const options = () => [...list.children];
  const close = () => show([]);

  function highlight(index) {
    active = index;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options()[index].id);
  }

  function show(found) {
    list.replaceChildren(...found.map(({ name, alias, path }, at) => {
      const option = document.createElement("li");
      const link = document.createElement("a");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      link.href = path;
      link.tabIndex = -1;
      link.textContent = alias ? `${alias}: see ${name}` : name;
      option.append(link);
      return option;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    highlight(-1);
  }

  input.addEventListener("input", async () => {
    const mine = ++asked;
    const found = await find(input.value).catch(() => []);
    if (mine !== asked) return; // something else was typed meanwhile
    show(found);
    status.textContent = input.value.trim().length < 2 ? "" : `${found.length} found`;
  });

  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape" && count) { close(); event.preventDefault(); }
    if (!count) return;
    if (event.key === "ArrowDown") { highlight((active + 1) % count); event.preventDefault(); }
    if (event.key === "ArrowUp") { highlight((active - 1 + count) % count); event.preventDefault(); }
    if (event.key === "Enter") {
      options()[Math.max(active, 0)].querySelector("a").click();
      event.preventDefault();
    }
  });

  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
}

document.querySelectorAll("form.search").forEach(enhance);
