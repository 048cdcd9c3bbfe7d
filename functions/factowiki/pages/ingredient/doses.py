"""One table of amounts: intakes, limits, and what studies gave, which are three things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from factowiki.pages.ingredient.citations import Citations, Reference
from factowiki.pages.ingredient.scale import Axis, Mark, Tick, axis
from factowiki.pages.words import table
from factowiki.pages.words.amounts import amount, conditions
from factowiki.pages.words.fitting import sentence
from factowiki.pages.words.language import capitalised
from factowiki.records.amounts import Daily, for_a_day
from factowiki.records.evidence.doses import Amount, Dose, DoseRole
from factowiki.records.evidence.findings import Finding
from factowiki.records.evidence.results import Result
from factowiki.records.models import Ingredient

_SYMBOLS: Final[dict[DoseRole, str]] = {"recommended intake": "recommended", "upper limit": "limit"}


@dataclass(frozen=True, slots=True)
class DoseView:
    """``outcomes`` are the findings that say what came of a studied amount: id and name."""

    role: DoseRole
    symbol: str
    whom: str
    label: str
    amount: str
    conditions: str
    note: str
    references: tuple[Reference, ...]
    outcomes: tuple[tuple[str, str], ...] = ()
    daily: Daily | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """``limit`` is where to draw the official upper limit through all rows, or ""."""

    ticks: tuple[Tick, ...]
    limit: str
    note: str


@dataclass(frozen=True, slots=True)
class DosesView:
    """``official`` says whether an authority names any of them."""

    rows: tuple[DoseView, ...]
    scale: Scale | None
    official: bool


def view(record: Ingredient, citations: Citations) -> DosesView:
    """What an authority recommends, its limit, then the rest, and what studies gave."""
    order = list(table.DOSES)
    rows = [*_listed(record, citations), *_given(record, citations)]
    rows.sort(key=lambda row: order.index(row.role))
    drawn = axis(row.daily for row in rows)
    if drawn:
        rows = [replace(row, mark=drawn.mark(row.daily)) for row in rows]
    return DosesView(
        tuple(rows),
        _scale(rows, drawn) if drawn else None,
        any(row.role not in {"studied", "sold"} for row in rows),
    )


def _listed(record: Ingredient, citations: Citations) -> Iterator[DoseView]:
    for index, dose in enumerate(record.doses):
        words = table.DOSES[dose.role]
        yield DoseView(
            role=dose.role,
            symbol=_SYMBOLS.get(dose.role, "studied"),
            whom=capitalised(dose.whom),
            label=f"{words.label}, {dose.by}" if dose.by else words.label,
            amount=amount(dose.amount, most=words.is_up_to) if dose.amount else "",
            conditions=", ".join(conditions(dose)),
            note=_note(dose),
            references=citations.at(f"/doses/{index}"),
            daily=for_a_day(dose.amount) if dose.amount else None,
        )


def _note(dose: Dose) -> str:
    parts = (
        dose.why or "",
        table.NO_LIMIT if dose.role == "no upper limit set" else "",
        table.UNTOLD_RESULT if dose.role == "studied" else "",
    )
    return " ".join(sentence(part) for part in parts if part)


def _given(record: Ingredient, citations: Citations) -> Iterator[DoseView]:
    """What the results of findings gave: once for each study, with all that came of it."""
    rows: dict[tuple[object, ...], DoseView] = {}
    for index, finding in enumerate(record.findings):
        for place, result in enumerate(finding.results):
            if result.dose is None:
                continue
            key = (finding.population, result.source, result.dose, result.lasted)
            outcome = (f"finding-{finding.id}", capitalised(finding.outcome))
            if before := rows.get(key):
                rows[key] = replace(before, outcomes=(*before.outcomes, outcome))
            else:
                references = citations.again(f"/findings/{index}/results/{place}")
                rows[key] = _of_result(finding, result, result.dose, outcome, references)
    yield from rows.values()


def _of_result(
    finding: Finding,
    result: Result,
    given: Amount,
    outcome: tuple[str, str],
    references: tuple[Reference, ...],
) -> DoseView:
    return DoseView(
        role="studied",
        symbol="studied",
        whom=capitalised(finding.population or "people in studies"),
        label=table.DOSES["studied"].label,
        amount=amount(given),
        conditions=f"for {result.lasted}" if result.lasted else "",
        note="",
        references=references,
        outcomes=(outcome,),
        daily=for_a_day(given),
    )


def _scale(rows: list[DoseView], drawn: Axis) -> Scale:
    # A line through all rows is drawn only where there is one limit, and it says whose it is.
    limits = [row for row in rows if row.role == "upper limit"]
    daily = limits[0].daily if len(limits) == 1 else None
    limit = drawn.at(daily.high) if daily and daily.measure == drawn.measure else ""
    line = f" The dashed line is the upper limit ({limits[0].whom})." if limit else ""
    return Scale(drawn.ticks(), limit, drawn.note() + line)
