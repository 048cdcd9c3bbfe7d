// The search for names, as an ARIA combobox (WAI-ARIA Authoring Practices: list autocomplete with
// manual selection). Without this script the form leads to the list of all ingredients.
// Folding must be as in records/names/folding.py, cutting as in pages/lists/search.py.

const MOST = 8;
const shards = new Map();

const UNTYPED = /[\p{M}\u200c\u200d'`´‘’‛ʹʻʼʽʾʿ′＇]/gu;
const LATIN = {
  ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", ɔ: "o", ð: "d", đ: "d", ɗ: "d",
  ɓ: "b", ə: "e", ɛ: "e", ħ: "h", ı: "i", ƙ: "k", ł: "l", ŋ: "n", ŧ: "t",
};
const GREEK = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho " +
  "sigma sigma tau upsilon phi chi psi omega").split(" ");

function digit(written) { // digits of every script stand in runs that begin with its nought
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(written.codePointAt(0) - before - 1))) before += 1;
  return before % 10;
}

const fold = (text) =>
  text.replace(UNTYPED, "").normalize("NFKD").replace(UNTYPED, "").toLowerCase()
    .replace(new RegExp(`[${Object.keys(LATIN).join("")}]`, "g"), (letter) => LATIN[letter])
    .replace(/(?![0-9])\p{Nd}/gu, digit)
    .replace(/[α-ω]+/g, (run) =>
      run.length > 1 ? run.replaceAll("ς", "σ") : ` ${GREEK[run.charCodeAt(0) - 0x3b1]} `)
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const joined = (typed) => typed.replaceAll(" ", "");

function shardOf(typed) {
  const letters = [...joined(typed)];
  if (letters.length === 1 && letters[0] < "\u2e80") return "one";
  return letters.slice(0, letters[0] < "\u2e80" ? 2 : 1)
    .map((letter) => (/[a-z0-9]/.test(letter) ? letter : "-" + letter.codePointAt(0).toString(16)))
    .join("");
}

async function entriesFor(typed) {
  const shard = shardOf(typed);
  if (!shards.has(shard)) {
    const answer = await fetch(`/search/${shard}.json`);
    shards.set(shard, answer.ok ? await answer.json() : []);
  }
  return shards.get(shard);
}

// How many slips (a letter too many, too few, another one, two exchanged) turn what was typed into
// the beginning of what could have been (optimal string alignment); Infinity for more than `most`.
function slips(typed, start, most) {
  let older = [], old = [...Array(start.length + 1).keys()];
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= start.length; j += 1) {
      const same = typed[i - 1] === start[j - 1];
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (same ? 0 : 1));
      const exchanged = i > 1 && j > 1 && typed[i - 1] === start[j - 2] && typed[i - 2] === start[j - 1];
      if (exchanged) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    [older, old] = [old, row];
  }
  return Math.min(...old);
}

// The entries that begin with what was typed, its words joined, split or cut short as one likes;
// where there are none, and it is not too short, those that nearly do.
function matching(entries, typed, shortest) {
  const whole = joined(typed);
  const words = new RegExp(`^${typed.replaceAll(" ", "\\S* ")}`);
  const begun = entries.filter(([start]) => joined(start).startsWith(whole) || words.test(start));
  if (begun.length || whole.length < shortest) return begun;
  const most = whole.length < 9 ? 1 : 2;
  return entries
    .map((entry) => [slips(whole, joined(entry[0]).slice(0, whole.length + most), most), entry])
    .filter(([count]) => count <= most).sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

// What was typed; then less and less of it, as in "omega 3 tablets" or "organic turmeric".
function* parts(typed) {
  const words = typed.split(" ").slice(0, 9);
  if (typed) yield words.join(" ");
  for (let from = 0; from < Math.min(words.length, 3); from += 1) {
    for (let to = words.length - (from ? 0 : 1); to > from; to -= 1) {
      const part = words.slice(from, to).join(" ");
      if (part.length > (from ? 2 : 1)) yield part;
    }
  }
}

async function find(text) {
  const typed = fold(text);
  for (const part of parts(typed)) {
    const entries = matching(await entriesFor(part), part, part === typed ? 4 : 6);
    if (entries.length) return shortened(entries);
  }
  return [];
}

function shortened(entries) {
  const found = new Map();
  for (const [, name, alias, path] of entries) {
    if (!(found.has(path) && alias)) found.set(path, { name, alias, path });
  }
  return [...found.values()].slice(0, MOST);
}

function apart(name) { // from the text around it, for names in other scripts
  const element = document.createElement("bdi");
  element.textContent = name;
  return element;
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
      link.append(...(alias ? [apart(alias), ": see ", apart(name)] : [apart(name)]));
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
    status.textContent = found.length || input.value.trim().length > 1 ? `${found.length} found` : "";
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
