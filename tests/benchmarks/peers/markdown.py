"""A record as a Markdown document with metadata, as an author of Pelican would write it.

Such a document has no structured data: its tables are Markdown, the key facts metadata, sources
are footnotes, and the site's standing texts stand in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from factowiki.pages.words.language import full_date, month_and_year
from tests.benchmarks.generator import JsonObject
from tests.benchmarks.peers import tables
from tests.benchmarks.peers.tables import references


def document(page: JsonObject, site: JsonObject, guides: dict[str, JsonObject]) -> str:
    """``page`` as `inputs.ingredient` makes it; ``guides`` by slug."""
    names = [guides[slug]["title"] for slug in page["categories"]]
    facts = page["key_facts"]
    metadata = {
        "Title": page["title"],
        "Slug": page["slug"],
        "Date": page["date"],
        "Reviewed": page["reviewed"],
        "Review_due": month_and_year(date.fromisoformat(page["review_due"])),
        "Also_called": ", ".join(page["also_called"]),
        "Tags": ", ".join(names),
        "Related": ", ".join(page["related"]),
        "Summary": page["description"],
        **{
            name.capitalize(): facts[name]
            for name in ("substance", "dose", "caution")
            if name in facts
        },
        **{f"Best_{name}": text for name, text in facts.get("best", {}).items()},
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
    yield (
        "What happens in the body and in the laboratory. None of it shows that taking a supplement "
        "helps people.\n{: .label}"
    )
    yield from map(_text, page["how_it_works"])
    yield "## What the evidence says {#evidence}"
    yield _text(page["verdict"]) + "\n{: .verdict}"
    yield from tables.findings(page)
    yield _bullets(page["points"], site["evidence_caveat"])
    yield "## Doses used in studies {#dosage}"
    yield from tables.doses(page["doses"])
    yield _bullets(page["dosage"])
    yield site["dosage_disclaimer"] + "\n{: .caveat}"
    yield "## Side effects and safety {#safety}"
    yield _bullets(page["safety"])
    yield "### If you decide to take a supplement"
    yield "\n".join(f"- {advice}" for advice in site["safety_advice"])
    yield "## Medicine interactions and who should avoid it {#interactions}"
    yield "Check before you take it\n{: .label}"
    yield _bullets(page["interactions"])
    yield site["interactions_advice"]
    yield from tables.care(page)
    yield site["disclaimer"] + "\n{: .caveat}"
    yield from tables.unknowns(page)
    yield from _sources(page, site)
    yield from _questions(page, site, areas)
    yield from _changes(page)


def _sources(page: JsonObject, site: JsonObject) -> Iterator[str]:
    yield "## Sources and further reading {#sources}"
    yield "///Footnotes Go Here///"
    yield "\n".join(
        f"[^{number}]: [{source['title']}]({source['url']}) "
        f"{source['publisher']}, {source['year']}, {source['type']}"
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


def _changes(page: JsonObject) -> Iterator[str]:
    if page["changes"]:
        yield "## Changes to this page {#changes}"
        yield "\n\n".join(
            f"{full_date(date.fromisoformat(change['on']))}\n:   {change['what']}"
            for change in page["changes"]
        )


def _text(passage: JsonObject) -> str:
    return str(passage["text"]) + references(passage)


def _bullets(passages: Iterable[JsonObject], caveat: str = "") -> str:
    lines = [*map(_text, passages), *([caveat] if caveat else [])]
    return "\n".join(f"- {line}" for line in lines)


def _in_words(items: list[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last
