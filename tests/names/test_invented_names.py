"""Names in the manner of real ones go through build, list and search without a surprise."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from tests.names import checking
from tests.names.invented import MAKERS, invented
from tests.names.site import built, named, write_records


def test_the_same_seed_invents_the_same_names_and_another_one_others() -> None:
    first = [*islice(invented(1), 100)]
    assert first == [*islice(invented(1), 100)]
    assert len(set(first) & {*islice(invented(2), 100)}) < 5


@pytest.mark.slow
def test_a_site_of_invented_names_holds_no_surprise(tmp_path: Path) -> None:
    names = named(12 * len(MAKERS), seed=4)
    write_records(tmp_path / "data", names)
    done = built(tmp_path / "data", tmp_path / "site")
    assert done.reports == {}
    assert [*checking.surprises(tmp_path / "site", names)] == []


@pytest.mark.slow
def test_what_goes_wrong_would_be_told(tmp_path: Path) -> None:
    names = {"n0": ("Vitamin B12",), "n1": ("Éphédra", "β-Alanine"), "n2": ("سيرين",)}
    write_records(tmp_path / "data", names)
    built(tmp_path / "data", tmp_path / "site")
    assert [*checking.surprises(tmp_path / "site", names)] == []
    for file in (tmp_path / "site").rglob("*.html"):
        html = file.read_text(encoding="utf-8").replace("<bdi>", "").replace("</bdi>", "")
        file.write_text(html.replace("B12", "B2"), encoding="utf-8")
    (tmp_path / "site/search/ep.json").write_text("[]", encoding="utf-8")
    told = "\n".join(checking.surprises(tmp_path / "site", names))
    assert "Vitamin B12: the heading is another" in told
    assert "سيرين: the heading is another" in told
    assert "/ingredients/n0/ Vitamin B12: listed 0 times" in told
    assert "/ingredients/n1/ is not found by 'Éphédra' (as it is)" in told
