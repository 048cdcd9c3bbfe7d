"""The structured part of a record in Markdown: tables, lists and a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factowiki.pages.words.language import capitalised
from tests.benchmarks.generator import JsonObject
from tests.benchmarks.peers import words

_EFFECTS = words.effects()
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def findings(page: JsonObject) -> Iterator[str]:
    if not page["findings"]:
        return
    yield "### At a glance"
    rows = [*map(_glance, page["findings"]), *map(_gap, page["untested"])]
    yield _table(("Outcome", "What happens", "How sure", "Based on"), rows)
    yield "### Finding by finding"
    yield "\n".join(map(_finding, page["findings"]))
    yield "### What the studies found"


def _glance(finding: JsonObject) -> tuple[str, ...]:
    effect = _EFFECTS[finding["effect"]][finding["certainty"]]
    sure = words.CERTAINTIES[finding["certainty"]]
    return (
        f"{capitalised(finding['outcome'])} in {finding['population']}",
        _marked(effect["happens"], effect["symbol"]),
        _marked(sure["label"], sure["symbol"]),
        finding["basis"],
    )


def _gap(gap: JsonObject) -> tuple[str, ...]:
    outcome = f"{capitalised(gap['outcome'])} in {gap['population']}"
    untested = _marked("Not tested", "untested")
    return (outcome, untested, "Nothing to rate", "No trials in our sources")


def _finding(finding: JsonObject) -> str:
    effect = _EFFECTS[finding["effect"]][finding["certainty"]]
    size = finding["size"]
    return (
        f"- {effect['begins']} {finding['outcome']} in {finding['population']}."
        f"{references(finding)}\n"
        f"    - Size: {capitalised(size['measure'])}: higher by {size['value']} {size['unit']}, "
        "compared with people who did not take it "
        f"(95 % interval: {size['low']} to {size['high']} higher)\n"
        f"    - Taken: {finding['dose']}, for {finding['duration']}"
    )


def doses(drawn: JsonObject) -> Iterator[str]:
    if not drawn:
        return
    rows = ((row["context"], row["role"], row["amount"] + references(row)) for row in drawn["rows"])
    yield _table(("Who", "Why", "Amount"), rows)
    yield _drawing(drawn)


def _drawing(doses: JsonObject) -> str:
    """Drawn once by the author, and put into the text as it is: Markdown leaves it alone."""
    lines = ['<figure class="doses">', '<svg role="img" aria-label="The amounts for a day">']
    for tick in doses["ticks"]:
        at, label = tick["at"], tick["label"]
        lines.append(f'<line x1="{at}" x2="{at}" y2="80"/><text x="{at}" y="15">{label}</text>')
    for number, row in enumerate(doses["rows"], start=1):
        place, y = row["start"], number * 24
        if row["width"]:
            mark = f'<rect x="{place}" width="{row["width"]}" y="{y}" height="10" rx="5"/>'
        else:
            mark = f'<circle cx="{place}" cy="{y + 5}" r="6"/>'
        lines.append(f'<g class="{row["symbol"]}">{mark}</g>')
    return "\n".join(
        [*lines, "</svg>", "<figcaption>The amounts for a day.</figcaption>", "</figure>"]
    )


def care(page: JsonObject) -> Iterator[str]:
    yield "### Who should take care"
    for entry in page["care"]:
        level = words.LEVELS[entry["level"]]
        yield f"#### {level['label']} {{: .level .{level['symbol']} }}"
        yield "\n".join(
            f"- **{group['name']}** {group['note']}{references(group)}" for group in entry["groups"]
        )
    if page["care"]:
        yield (
            f"**Not known:** {page['not_known']}. This does not mean that it is safe. Ask a doctor "
            "or pharmacist first.\n{: .not-known}"
        )
    else:
        yield (
            f"**Not rated yet:** {page['not_known']}. Where the page says nothing of them, it is "
            "not known whether it is safe. Ask a doctor or pharmacist first.\n{: .not-known}"
        )
    if page["known_interactions"]:
        header = ("Together with", "How serious", "Why", "What to do")
        yield _table(header, map(_interaction, page["known_interactions"]))


def _interaction(item: JsonObject) -> tuple[str, ...]:
    severity = words.SEVERITIES[item["severity"]]
    return (
        capitalised(item["substance"]),
        _marked(severity["label"], severity["symbol"]),
        item["mechanism"],
        item["advice"] + references(item),
    )


def unknowns(page: JsonObject) -> Iterator[str]:
    if not page["findings"]:
        return
    yield "## What this page does not know {#unknown}"
    gaps = [("Not tested", gap) for gap in page["untested"]]
    gaps += [("Tested, still uncertain", gap) for gap in page["still_unclear"]]
    lines = [
        f"- **{why}:** {capitalised(gap['outcome'])} in {gap['population']}." for why, gap in gaps
    ]
    yield "\n".join([*lines, f"- **Safety not known:** {page['not_known']}."])


def references(passage: JsonObject) -> str:
    numbers = (place.rstrip(_LETTERS) for place in passage.get("references", []))
    return "".join(f"[^{number}]" for number in numbers)


def _marked(text: str, symbol: str) -> str:
    """A cell with a class, so that a style draws its symbol."""
    return f"{text} {{: .{symbol} }}"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
