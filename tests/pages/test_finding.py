"""What people type, and the name that they must find: the script on an index made for it."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from factowiki.catalog.catalog import Catalog
from factowiki.pages.lists.kinds import pages_of_many_records
from factowiki.records.rows import ingredient_row
from factowiki.theme.rendering import Renderer
from tests.pages.script import evaluate
from tests.records.records import ingredient, parse_ingredient, parse_site, site, to_bytes
from tests.world import DESIGN

# By kind: the name, and all ways of typing it.
CASES: Final[dict[str, dict[str, str]]] = {
    "joined": {
        "5-HTP": "5htp",
        "L-theanine": "ltheanine",
        "Omega-3": "omega3",
        "Vitamin C": "vitaminc",
        "N-acetylcysteine": "nacetylcysteine, n acetylcysteine, n-acetyl-cysteine",
        "Acetyl-L-carnitine": "acetyl l carnitine, acetyllcarnitine, acetyl l-car",
        "Alpha-GPC": "alphagpc, alpha gpc, gpc",
        "S-adenosylmethionine (SAM-e)": "sam-e, same, sam e",
    },
    "split": {
        "Vitamin B₁₂": "b-12, b 12, b12, B₁₂, vitamin b 12, vit b12",
        "CoQ10": "co q 10, coq-10, coq 10, co-q10",
        "Coenzyme Q10": "q10, q 10, co q10, coenzyme q 10, co enzyme q10",
        "Vitamin K2 (MK-7)": "mk7, mk 7, k2, k 2, vit k2",
        "Glucosamine": "gluco samine",
        "Fish oil": "fishoil, fish-oil",
    },
    "too much": {
        "Omega-3": "omega 3 fatty, omega-3 fatty acids",
        "Magnesium": "magnesium tablets, magnesium 400 mg, best magnesium",
        "Ashwagandha": "ashwagandha root extract, organic ashwagandha",
        "Vitamin D₃": "vitamin d3 drops, d3 drops",
    },
    "cut short": {
        "L-serine": "serin, ser, l-s, L SER",
        "Magnesium glycinate": "mag glyc, magn gly",
        "Vitamin C": "c, C, vit c, vi c",
        "Vitamin K1": "vit k",
        "人参": "人, 人参",
        "高麗人参": "高, 高麗",
        "인삼": "인, 인사, ㅇㅣ",
        "ビタミンC": "ビ, ビタミン, ヒタミン",
    },
    "Greek letters": {
        "β-alanine": "beta-alanine, beta alanine, betaalanine, β-alanine, Β alanine, alanine",
        "γ-N-ethylglutamine": "gamma n ethyl, γ-n, n-ethylglutamine",
        "Alpha-lipoic acid": "α-lipoic acid, α lipoic, lipoic",
        "ω-6 oil": "omega 6, omega-6, ω6",
        "TNFα blocker": "tnf alpha, tnf-α",
        "Γλυκίνη": "γλυκ, γλυκινη, ΓΛΥΚΊΝΗ",
        "Λάδι ψαριού": "λαδι, ψαριου",
    },
    "apostrophes": {
        "St. John’s wort": "st johns wort, st john's, saint john, saint johns wort, johns, stjohn",
        "Saint Mary's thistle": "st marys thistle, st mary’s, st. mary, saint mary, marys",
        "Lion's mane": "lions mane, lion’s mane, lion`s, lionsmane, lion s mane",
        "ʻAwa": "awa, 'awa",
        "Cytidine 5′-diphosphocholine": "cytidine 5 diphospho, 5'-diphosphocholine",
    },
    "letters and marks": {
        "Straße herb": "strasse, strase, straße",
        "Épine-vinette": "epine, épine, EPINE vinette",
        "Żeń-szeń": "zen szen, zenszen",
        "Løvetann": "lovetann, løvetann",
        "Đậu nành": "dau nanh, đậu, dau",
        "Kəklikotu": "keklikotu",
        "Çörek otu": "corek otu",
        "Bjørnebær": "bjornebaer, bjørnebær",
        "Sınırlı ot": "sinirli ot",
        "حلبة": "حلبة, حلبه, حلب",
        "زَنْجَبِيل": "زنجبيل",
        "أوميغا ٣": "اوميغا 3, أوميغا٣",
        "हल्दी": "हल्दी, हलद",
        "Женьшень": "женьшень, ЖЕНЬ",
        "כורכום": "כורכ",
    },
    "slips": {
        "Ashwagandha": "ashwaganda, ashwagandah, ashwagadha, aswagandha, ashwaghanda",
        "Magnesium": "magnesuim, magneisum, magnesum, magnessium",
        "Melatonin": "melatonine, melotonin, melatoinn",
        "Turmeric": "tumeric, turmric, turneric",
        "Quercetin": "quercitin, querecetin, qurcetin",
        "Glucosamine": "glucosomine, glucosamin",
        "Resveratrol": "resveritrol, reservatrol",
        "Phosphatidylserine": "phosphotidylserine, phosphatydilserine",
        "L-theanine": "theanin, thenaine, l-theannine",
        "Vitamin C": "vitmain c, vitamn c",
    },
}  # fmt: skip
NOTHING: Final = ["", " ", "-", "xyzzy", "l", "magnolia", "b13", "tumor", "🐟"]


def index(names: list[str]) -> dict[str, Any]:
    records = {f"n{number}": name for number, name in enumerate(names)}
    rows = {
        slug: ingredient_row(parse_ingredient(slug, to_bytes(ingredient(slug, name=name))), "e")
        for slug, name in records.items()
    }
    catalog = Catalog(
        parse_site(to_bytes(site())), DESIGN.digest, "2026-11-23", {"ingredient": rows}
    )
    pages = pages_of_many_records(catalog, Renderer(DESIGN))
    return {key: json.loads(page.body) for key, page in pages.items() if key[:7] == "search/"}


NAMES: Final = [*dict.fromkeys(name for named in CASES.values() for name in named)]


@pytest.mark.slow
@pytest.mark.parametrize("kind", CASES)
def test_what_people_type_finds_what_they_mean(kind: str) -> None:
    """Among the names of all kinds, and on the short list that is shown."""
    wanted = [(name, typed) for name, all_ in CASES[kind].items() for typed in all_.split(", ")]
    shown = evaluate("find", [typed for _, typed in wanted], index(NAMES))
    missed = [
        (name, typed, [each["name"] for each in options])
        for (name, typed), options in zip(wanted, shown, strict=True)
        if name not in [each["name"] for each in options]
    ]
    assert missed == []


@pytest.mark.slow
def test_what_nobody_wrote_about_is_not_found() -> None:
    shown = evaluate("find", NOTHING, index(NAMES))
    assert [(typed, found) for typed, found in zip(NOTHING, shown, strict=True) if found] == []


@pytest.mark.slow
def test_what_is_found_is_in_the_order_of_the_list_from_a_to_z() -> None:
    names = ["Vitamin B12", "vitamin b2", "Vitamin B1", "Vitamin A", "Vitamín B6", "Vitamin K2"]
    (shown,) = evaluate("find", ["vitamin"], index(names))
    assert [each["name"] for each in shown] == [
        "Vitamin A", "Vitamin B1", "vitamin b2", "Vitamín B6", "Vitamin B12", "Vitamin K2",
    ]  # fmt: skip


@pytest.mark.slow
def test_each_letter_typed_asks_for_one_file_and_one_letter_for_one_that_is_always_there() -> None:
    asked = (
        "async (text) => { const paths = []; const before = fetch; shards.clear();"
        "globalThis.fetch = (path) => { paths.push(path); return before(path); };"
        "await find(text); globalThis.fetch = before; return paths; }"
    )
    assert "search/one.json" in index(["Zinc"])
    assert evaluate(asked, ["z", "zi", "zinc", "zinc oxide"], index(["Zinc"])) == [
        ["/search/one.json"], ["/search/zi.json"], ["/search/zi.json"], ["/search/zi.json"],
    ]  # fmt: skip
