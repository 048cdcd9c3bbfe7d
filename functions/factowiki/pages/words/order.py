"""Under which headings findings stand: harms first, rare illnesses last."""

from __future__ import annotations

from collections.abc import Iterable

from factowiki.pages.words import table
from factowiki.records.evidence.conclusions import Conclusion
from factowiki.records.evidence.glances import glance, ordered


def grouped(conclusions: Iterable[Conclusion]) -> dict[str, list[Conclusion]]:
    """By heading, in order."""
    by_id = {made_of.finding.id: made_of for made_of in conclusions}
    groups: dict[str, list[Conclusion]] = {}
    for of in ordered(map(glance, by_id.values())):
        made_of = by_id[of.id]
        groups.setdefault(heading(made_of), []).append(made_of)
    return groups


def heading(made_of: Conclusion) -> str:
    return table.HARMS if made_of.side == "harm" else table.HEADINGS[made_of.among]
