"""A record as a Markdown document with metadata, as an author of Pelican would write it.

Such a document has no structured data: the site's standing texts stand in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.benchmarks.balance import SHOWN
from tests.benchmarks.generator import JsonObject
from tests.benchmarks.peers.inputs import PHRASES


def document(page: JsonObject, site: JsonObject, guides: dict[str, JsonObject]) -> str:
    """``page`` as `inputs.ingredient` makes it; ``guides`` by slug."""
    names = [guides[slug]["title"] for slug in page["categories"]]
    metadata = {
        "Title": page["title"],
        "Slug": page["slug"],
        "Date": page["date"],
        "Reviewed": page["reviewed"],
        "Also_called": ", ".join(page["also_called"]),
        "Tags": ", ".join(names),
        "Related": ", ".join(page["related"]),
        "Summary": page["description"],
        **{f"Strength-{slug}": strength for slug, strength in page["strengths"].items()},
    }
    areas = [guides[slug]["focus_area"] for slug in page["categories"]]
    head = "\n".join(f"{name}: {value}" for name, value in metadata.items())
    return f"{head}\n\n" + "\n\n".join(_body(page, site, _in_words(areas))) + "\n"


def _body(page: JsonObject, site: JsonObject, areas: str) -> Iterator[str]:
    name = page["title"]
    yield f"## What is {name}? {{#what}}"
    yield from map(_text, page["what_it_is"])
    yield f"## What people take {name} for {{#uses}}"
    yield from map(_text, page["uses"])
    yield site["uses_caveat"] + "\n{: .caveat}"
    yield f"## How {name} works {{#mechanism}}"
    yield from map(_text, page["how_it_works"])
    yield "## What the evidence says {#evidence}"
    yield _text(page["verdict"]) + "\n{: .verdict}"
    yield from _findings(page)
    yield _bullets(page["points"], site["evidence_caveat"])
    yield "## Doses used in studies {#dosage}"
    yield from _doses(page)
    yield _bullets(page["dosage"])
    yield site["dosage_disclaimer"] + "\n{: .caveat}"
    yield "## Side effects and safety {#safety}"
    yield _bullets(page["safety"])
    yield "### If you decide to take a supplement"
    yield "\n".join(f"- {advice}" for advice in site["safety_advice"])
    yield "## Medicine interactions and who should avoid it {#interactions}"
    yield "Check before you take it\n{: .label}"
    yield _bullets(page["interactions"])
    yield from _care(page)
    yield site["interactions_advice"]
    yield site["disclaimer"] + "\n{: .caveat}"
    yield from _sources(page, site)
    yield from _questions(page, site, areas)
    if "changes" in SHOWN and page["changes"]:
        yield "## History {#changes}"
        yield "\n".join(f"- {change['on']} {change['what']}" for change in page["changes"])


def _findings(page: JsonObject) -> Iterator[str]:
    if "findings" in SHOWN and page["findings"]:
        header = ("Finding", "Certainty", "Effect", "Trials", "Dose")
        yield _table(header, map(_finding, page["findings"]))
    if "untested" in SHOWN and page["untested"]:
        yield "\n".join(
            f"- Not tested: {item['outcome']} in {item['population']}." for item in page["untested"]
        )


def _finding(item: JsonObject) -> tuple[str, ...]:
    size = item["size"]
    phrase = PHRASES[item["effect"]][item["certainty"]]
    return (
        f"{phrase} {item['outcome']} in {item['population']}.{_references(item)}",
        item["certainty"],
        f"{size['value']} {size['unit']} ({size['low']} to {size['high']})",
        f"{item['trials']} with {item['participants']} people",
        f"{item['dose']} for {item['duration']}",
    )


def _doses(page: JsonObject) -> Iterator[str]:
    if "doses" in SHOWN and page["doses"]:
        rows = (
            (
                item["context"],
                f"{item['amount']}–{item['up_to']} {item['unit']} a day",
                item["role"] + _references(item),
            )
            for item in page["doses"]
        )
        yield _table(("Who", "Amount", "Kind"), rows)


def _care(page: JsonObject) -> Iterator[str]:
    if "known_interactions" in SHOWN and page["known_interactions"]:
        rows = (
            (
                f"{item['substance']}: {item['mechanism']}",
                item["severity"],
                item["advice"] + _references(item),
            )
            for item in page["known_interactions"]
        )
        yield _table(("Together with", "How serious", "What to do"), rows)
    if "populations" in SHOWN and page["populations"]:
        yield "\n\n".join(
            f"{item['group']}\n:   {item['level']}. {item['note']}" for item in page["populations"]
        )


def _sources(page: JsonObject, site: JsonObject) -> Iterator[str]:
    yield "## Sources and further reading {#sources}"
    yield "\n".join(
        f"{number}. [{source['title']}]({source['url']}) {source['detail']}\n"
        f"    {{: #source-{number}}}"
        for number, source in enumerate(page["sources"], start=1)
    )
    yield "### Further reading"
    yield "\n".join(
        "- [{title}]({address}) {publisher}".format(
            address=place["url"].replace("{name}", page["slug"]), **place
        )
        for place in site["further_reading"]
    )


def _questions(page: JsonObject, site: JsonObject, areas: str) -> Iterator[str]:
    name = page["title"]
    uses = f"It is mostly taken for {areas}. {site['uses_caveat']}"
    yield "## Common questions {#faq}"
    yield f"### Does {name} work?"
    yield f"{page['verdict']['text']} [More about this](#evidence)"
    yield f"### Is {name} safe?"
    yield f"{page['safety'][0]['text']} [More about this](#safety)"
    yield f"### What is {name} used for?"
    yield f"{uses} [More about this](#uses)"
    for entry in page["faq"]:
        yield f"### {entry['question']}"
        yield entry["answer"]


def _text(passage: JsonObject) -> str:
    return str(passage["text"]) + _references(passage)


def _references(passage: JsonObject) -> str:
    return "".join(f" [{number}](#source-{number})" for number in passage.get("references", []))


def _bullets(passages: Iterable[JsonObject], caveat: str = "") -> str:
    lines = [*map(_text, passages), *([caveat] if caveat else [])]
    return "\n".join(f"- {line}" for line in lines)


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _in_words(items: list[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last
