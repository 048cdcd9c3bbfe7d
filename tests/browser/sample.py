"""The site that these tests read: the sample data, and records for what it has no example of."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from factowiki.design_folder import read_design
from factowiki.local.build.build import build
from factowiki.local.build.output import Output
from tests.records.records import ingredient, to_bytes

TODAY = "2026-11-24"  # pages show dates; pictures of them are compared
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Sample:
    """A page to look at. ``template`` is the stem of the one that made it."""

    path: str
    template: str
    status: int = 200


PAGES = {
    "home": Sample("/", "home"),
    "a-to-z": Sample("/ingredients/", "ingredient_list"),
    "guide": Sample("/categories/brain-and-memory/", "guide"),
    "l-serine": Sample("/ingredients/l-serine/", "ingredient"),
    "magnesium": Sample("/ingredients/magnesium/", "ingredient"),
    "plain": Sample("/ingredients/plain/", "ingredient"),
    "overdue": Sample("/ingredients/overdue/", "ingredient"),
    "about": Sample("/about/", "editorial"),
    "redirect": Sample("/ingredients/old-name/", "redirect"),
    "missing": Sample("/ingredients/no-such-page/", "not_found", status=404),
}


# On a scale with many labels.
_DOSES = [
    {
        "role": "studied",
        "whom": who,
        "amount": {"low": amount, "unit": "mg"},
        "sources": ["a"],
    }
    for who, amount in (("adults", 100), ("children", 780))
]


def build_sample(folder: Path) -> Path:
    """Build it below ``folder``; the answer is the site's root."""
    data, site = folder / "data", folder / "site"
    shutil.copytree(_ROOT / "data", data)
    for record in (
        ingredient("plain", name="Plain", formerly=["old-name"], related=["l-serine"]),
        ingredient(
            "overdue",
            name="Overdue",
            reviewed="2024-11-02",
            review_due="2026-11-02",
            doses=_DOSES,
            sources=[{"id": "a", "title": "A trial", "type": "trial", "pmid": "7"}],
        ),
    ):
        (data / "ingredients" / f"{record['slug']}.json").write_bytes(to_bytes(record))
    built = build(data, _claimed(site), read_design(), TODAY)
    assert not built.refused, built.reports
    return site


def _claimed(site: Path) -> Output:
    output = Output(site)
    assert output.claim()
    return output


def templates() -> set[str]:
    """The stems of all templates of pages."""
    return {
        file.name.partition(".")[0] for file in (_ROOT / "templates" / "pages").glob("*.html.jinja")
    }
