"""Uploads under wrong names: who is told what to name them, and who is left in peace."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factowiki.records.explaining.slugs import slug_from
from factowiki.records.keys import parse_key
from factowiki.records.problems import InvalidRecord, Problem, as_lines
from factowiki.records.uploads import is_misnamed, misnamed

L_SERINE = "ingredients/l-serine.json"
MEANT = {
    # capitals, spaces, other signs
    "ingredients/L-Serine.json": L_SERINE,
    "ingredients/vitamin b12.json": "ingredients/vitamin-b12.json",
    "ingredients/vitamin_b12.json": "ingredients/vitamin-b12.json",
    "ingredients/vitamin%20b12.json": "ingredients/vitamin-b12.json",
    "ingredients/vitamin+b12.json": "ingredients/vitamin-b12.json",
    "ingredients/l--serine-.json": L_SERINE,
    "ingredients/omega.3.json": "ingredients/omega-3.json",
    "ingredients/ l-serine.json": L_SERINE,
    "ingredients/l-serine\n.json": L_SERINE,
    "ingredients/\u200bl-serine.json": L_SERINE,
    "ingredients/\ufeffl-serine.json": L_SERINE,
    # letters of other alphabets
    "ingredients/crêpe.json": "ingredients/crepe.json",
    "ingredients/cre\u0302pe.json": "ingredients/crepe.json",  # as macOS writes it
    "ingredients/cr%C3%AApe.json": "ingredients/crepe.json",
    "ingredients/Sjælland_Ø.json": "ingredients/sjaelland-o.json",
    "ingredients/Süßholz.json": "ingredients/sussholz.json",
    "ingredients/β-Alanine.json": "ingredients/beta-alanine.json",
    "ingredients/B₁₂.json": "ingredients/b12.json",
    "ingredients/St. John’s Wort.json": "ingredients/st-johns-wort.json",
    # endings
    "ingredients/l-serine.JSON": L_SERINE,
    "ingredients/l-serine": L_SERINE,
    "ingredients/l-serine.json.txt": L_SERINE,
    "ingredients/vitamin b12.yaml": "ingredients/vitamin-b12.json",
    "ingredients/#l-serine.json": L_SERINE,
    "ingredients/l-serine.json.json": L_SERINE,
    "ingredients/l-serine.txt": L_SERINE,
    "ingredients/l-serine.jason": L_SERINE,
    "ingredients/l-serine.docx": L_SERINE,
    "ingredients/l-serine.json.gz": L_SERINE,
    "ingredients/l-serine.json.1": L_SERINE,
    "ingredients/l-serine.json.": L_SERINE,
    "ingredients/l-serine.json ": L_SERINE,
    # copies
    "ingredients/l-serine (1).json": L_SERINE,
    "ingredients/l-serine(12).json": L_SERINE,
    "ingredients/l-serine.json (1)": L_SERINE,
    "ingredients/l-serine copy.json": L_SERINE,
    "ingredients/l-serine copy 2.json": L_SERINE,
    "ingredients/l-serine - Copy (2).json": L_SERINE,
    "ingredients/l-serine - Kopie.json": L_SERINE,
    "ingredients/Copy of l-serine.json": L_SERINE,
    "ingredients/l-serine (Ann's conflicted copy 2026-11-02).json": L_SERINE,
    "ingredients/l-serine.sync-conflict-20261102-120000-ABCDEFG.json": L_SERINE,
    "ingredients/Copy of Copy of l-serine (1) (2).json": L_SERINE,
    "ingredients/l-serine.old.json": L_SERINE,
    "ingredients/l-serine.save.json": L_SERINE,
    "ingredients/l-serine.part.json": L_SERINE,
    "ingredients/l-serine.bak.JSON": L_SERINE,
    "ingredients/vitamin b6.lock.json": "ingredients/vitamin-b6.json",
    "ingredients/kids.temp.json": "ingredients/kids.json",
    # folders
    "ingredients/amino/l-serine.json": L_SERINE,
    "ingredient/l-serine.json": L_SERINE,
    "Ingredients/l-serine.json": L_SERINE,
    "ingrediants/l-serine.json": L_SERINE,
    "data/ingredients/l-serine.json": L_SERINE,
    "/ingredients/l-serine.json": L_SERINE,
    "ingredients//l-serine.json": L_SERINE,
    "./ingredients/l-serine.json": L_SERINE,
    "ingredients\\l-serine.json": L_SERINE,
    "C:\\data\\ingredients\\L-Serine.json": L_SERINE,
    "ingredients%2Fl-serine.json": L_SERINE,
    "l-serine.json": L_SERINE,
    "Rhodiola Rosea.json": "ingredients/rhodiola-rosea.json",
    "amino/l-serine.json": L_SERINE,
    "icon/l-serine.json": L_SERINE,
    "page/about.json": "pages/about.json",
    "Pages~/About.json": "pages/about.json",
    "backup/readme.txt/ingredients/l-serine.json": L_SERINE,
    "category/Nerve Health.json": "categories/nerve-health.json",
    "catagories/nerve-health.json": "categories/nerve-health.json",
    # the site
    "Site.json": "site.json",
    "site.JSON": "site.json",
    "site.json.txt": "site.json",
    "site (1).json": "site.json",
    "data/site.json": "site.json",
    "/site.json": "site.json",
}
NOBODYS = [
    "",
    "/",
    "ingredients/",
    "ingredients/amino/",
    "ingredients_$folder$",
    "ingredients/.DS_Store",
    "ingredients/Thumbs.db",
    "ingredients/desktop.ini",
    "ingredients/Icon\r",
    "._l-serine.json",
    "ingredients/._l-serine.json",
    "__MACOSX/ingredients/l-serine.json",
    "ingredients/.~lock.l-serine.json#",
    "ingredients/~$l-serine.docx",
    "ingredients/l-serine.json~",
    "ingredients/#l-serine.json#",
    "ingredients/.#l-serine.json",
    "ingredients/.l-serine.json.swp",
    "ingredients/l-serine.json.bak",
    "ingredients/l-serine.json.tmp.4711.0",
    "ingredients/l-serine.json___jb_tmp___",
    "ingredients/l-serine.json.crdownload",
    ".gitkeep",
    "ingredients/.gitkeep",
    ".git/config.json",
    "README",
    "README.md",
    "ingredients/readme.txt",
    "ingredients/photo.JPG",
    "ingredients/photo.avif",
    "ingredients/Photo 2.HEIC",
    "ingredients/film.mp4",
    "ingredients/amino/l-serine.jxl",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "site/composer.json",
    "catalog.json",
    "schema/ingredient.schema.json",
    "notes.txt",
    "AWSLogs/1/Config/x.gz",
]
NAMELESS = [
    "ingredients/人参.json",
    "ingredients/женьшень.json",
    "ingredients/人参-extract.json",  # "extract" would be something else
    "ingredients/….json",
    "ingredients/.json",
    "ingredients/💊.json",
    "ingredients/cr%EApe.json",  # a letter of an unknown encoding
    "ingredients/cr\udceape.json",
    f"ingredients/{'a' * 65}.json",
    f"ingredients/{'Very Long ' * 90}.json",
]


def told(key: str) -> Problem:
    problem = misnamed(key)
    assert problem is not None
    return problem


@pytest.mark.parametrize(("key", "right"), MEANT.items(), ids=repr)
def test_an_upload_under_a_wrong_name_is_told_the_right_one(key: str, right: str) -> None:
    assert parse_key(key) is None
    assert parse_key(right) is not None
    problem = told(key)
    assert right in problem.fix
    assert (problem.line, problem.column, problem.pointer) == (1, 1, "")


@pytest.mark.parametrize("key", NOBODYS)
def test_what_nobody_meant_as_a_record_is_left_in_peace(key: str) -> None:
    assert misnamed(key) is None


@pytest.mark.parametrize("key", NAMELESS, ids=ascii)
def test_where_no_name_can_be_made_it_is_told_what_a_name_holds(key: str) -> None:
    fix = told(key).fix
    assert "lower-case letters (a to z), digits and single hyphens, 64 at most" in fix
    assert "ingredients/alpha-gpc.json" in fix


@pytest.mark.parametrize("key", ["site.json", L_SERINE, "categories/nerve-health.json"])
def test_a_record_is_not_told_to_change_its_name(key: str) -> None:
    assert misnamed(key) is None


def test_the_words_name_every_fault() -> None:
    key = "Ingredient/L-Serine copy.JSON"
    (line,) = as_lines(key, InvalidRecord(key, [told(key)]).problems)
    assert line == (
        'Ingredient/L-Serine copy.JSON:1:1: No record can have this name: it lies in "Ingredient", '
        'not in "ingredients"; it ends in ".JSON", not in .json; "L-Serine" is not made of '
        "lower-case letters (a to z), digits and single hyphens alone; it looks like a copy. "
        "If it is newer than ingredients/l-serine.json, give it that name; if not, remove it."
    )
    assert told("ingredients/l-serine.docx").fix == (
        "Save it as plain text, in JSON. Name it ingredients/l-serine.json."
    )
    assert told("l-serine.json").fix == (
        "If it is a record, name it ingredients/l-serine.json, "
        "or categories/l-serine.json if it is a guide, "
        "or pages/l-serine.json if it is a page about the site."
    )


BESIDE = ["texts/about.json", "about.json", "data/index copy.json", "notes/人参.json"]


@pytest.mark.parametrize("key", [*BESIDE, f"{'deep/' * 100}about.json"])
def test_what_lies_elsewhere_is_told_of_the_folders_and_left_if_it_is_no_record(key: str) -> None:
    fix = told(key).fix
    assert fix.startswith("If it is a record, name it ")
    assert "ingredients/" in fix
    assert "remove" not in fix


@pytest.mark.parametrize(
    "key",
    [
        "backup/ingredients/l-serine.json",
        "ingredients/tmp/L-serine.json",
        "ingredients/L-Serine.json",
        "ingredients/l-serine (1).json",
        "ingredients/l-serine.docx",
        "l-serine.json",
    ],
)
def test_nobody_is_told_to_write_over_a_record_unseen(key: str) -> None:
    present = {"ingredients/l-serine.json"}
    for _ in range(2):  # what is remembered of a key does not depend on what else is there
        problem = misnamed(key, present)
        assert problem is not None
        assert problem.fix == (
            "There is a record ingredients/l-serine.json already: "
            "if this one is newer, upload it under that name; else remove it."
        )
        assert "already" not in told(key).fix


def test_a_guide_that_is_there_already_is_named() -> None:
    problem = misnamed("nerve-health.json", {"categories/nerve-health.json"})
    assert problem is not None
    assert "There is a record categories/nerve-health.json already" in problem.fix


def test_what_cannot_be_shown_is_escaped_in_the_words() -> None:
    for key in ("ingredients/a\u202eb.json", "ingredients/a\x1bb.json", "ingredients/\udcff.json"):
        problem = told(key)
        assert (problem.what + problem.fix).isprintable()
        (problem.what + problem.fix).encode()


parts = st.sampled_from(
    [
        *"/\\.% _-()#~",
        "ingredients",
        "site",
        ".json",
        "copy",
        "(1)",
        "%2F",
        "é",
        "人",
        "\udcff",
        "A",
    ]
)


@given(st.lists(parts, max_size=40).map("".join) | st.text(max_size=100))
def test_any_key_is_a_record_or_left_in_peace_or_told_a_name_that_is_right(key: str) -> None:
    problem = misnamed(key)
    if problem is not None:
        assert parse_key(key) is None
        words = [word.strip(".,;") for word in problem.fix.split()]
        assert any(parse_key(word.removesuffix(".")) for word in words), problem.fix


HOSTILE = [
    *("(", " ", "_", "(1)", " copy", ".json", ".", "~", "conflict(", "(conflict", ".old", ".bak"),
    *("%25", "Copy of ", ".1", "[1]", " 1", "ingrediants/", ".sync-conflict-", "é", "/", "\\"),
]


@pytest.mark.parametrize("length", [180, 1000])
@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_keys_are_read_at_once(part: str, length: int) -> None:
    """Some 0.1 ms each; where time grows with the square of the length, they take 5 to 100."""
    began = time.process_time()
    for number in range(100):
        key = f"ingredients/x{part * (length // len(part))}{number}"
        for end in ("", "y.json", part, f"{part}.json"):
            misnamed(key + end)
    assert time.process_time() - began < 0.8


def test_a_folder_too_deep_costs_next_to_nothing_each_time_it_is_listed() -> None:
    keys = [f"ingredients/deep/item-{number}.json" for number in range(20_000)]
    assert all(map(is_misnamed, keys))
    began = time.process_time()
    assert all(map(is_misnamed, keys))
    assert time.process_time() - began < 0.2


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Vitamin B12", "vitamin-b12"),
        ("  N-acetyl cysteine ", "n-acetyl-cysteine"),
        ("α-GPC", "alpha-gpc"),
        ("5-HTP & more", "5-htp-more"),
        ("ﬁbre", "fibre"),
        ("ψυλλιο", None),
        ("", None),
        ("---", None),
    ],
)
def test_a_slug_is_made_of_any_spelling(name: str, slug: str | None) -> None:
    assert slug_from(name) == slug
