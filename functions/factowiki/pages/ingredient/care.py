"""Who must take care, and what it must not be taken with: nothing is left out in silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factowiki.pages.ingredient.citations import Citations, Reference
from factowiki.pages.words.language import capitalised, in_words
from factowiki.records.evidence import Care, Level, Populations
from factowiki.records.models import Ingredient

# Each group of people as it stands in a list, and after "avoid it".
_GROUPS: Final = {
    "pregnancy": ("pregnancy", "during pregnancy"),
    "breastfeeding": ("breastfeeding", "while breastfeeding"),
    "children": ("children", "in children"),
    "before_surgery": ("before surgery", "before surgery"),
    "kidney_disease": ("kidney disease", "with kidney disease"),
    "liver_disease": ("liver disease", "with liver disease"),
    "driving": ("driving", "before driving"),
    "prescription_medicine": ("prescription medicine", "with prescription medicine"),
}
# From the most to the least care.
_LEVELS: Final[tuple[tuple[Level, str, str], ...]] = (
    ("avoid", "avoid", "Do not take it"),
    ("ask first", "ask", "Ask a doctor or pharmacist first"),
    ("no known problem", "fine", "No known problem"),
)
_SEVERITIES: Final = {
    "major": ("avoid", "Major interaction"),
    "moderate": ("ask", "Moderate interaction"),
    "minor": ("minor", "Minor interaction"),
    "unknown": ("unclear", "Severity not known"),
}
_GENERAL: Final = (
    "Ask a doctor or pharmacist first if you take a medicine, are pregnant or breastfeeding, or "
    "have a health condition."
)
_OTHERS: Final = (
    "For groups and medicines that this page does not rate, safety is not known: ask a doctor or "
    "pharmacist first."
)
_MOST_NAMED: Final = 4  # in the key facts, which are for a glance


@dataclass(frozen=True, slots=True)
class CareGroup:
    name: str
    note: str | None
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class LevelView:
    """The groups of people who must take equal care."""

    symbol: str
    label: str
    groups: tuple[CareGroup, ...]


@dataclass(frozen=True, slots=True)
class CareView:
    """``not_known`` names the other groups, ``notes`` has what is said of some of them.

    ``rated`` is false if the record says nothing of any group.
    """

    levels: tuple[LevelView, ...]
    not_known: str
    notes: tuple[CareGroup, ...]
    rated: bool


@dataclass(frozen=True, slots=True)
class InteractionView:
    substance: str
    symbol: str
    severity: str
    mechanism: str | None
    advice: str
    references: tuple[Reference, ...]


def view(record: Ingredient, citations: Citations) -> CareView:
    at = _by_level(record.populations)
    unknown = at.get("not known", [])
    noted = [group for group in unknown if _says_something(getattr(record.populations, group))]
    return CareView(
        levels=tuple(
            LevelView(symbol, label, _groups(at[level], record, citations))
            for level, symbol, label in _LEVELS
            if level in at
        ),
        not_known=in_words(_GROUPS[group][0] for group in unknown),
        notes=_groups(noted, record, citations),
        rated=bool(noted) or len(unknown) < len(_GROUPS),
    )


def _says_something(care: Care) -> bool:
    return bool(care.note or care.sources)


def interactions(record: Ingredient, citations: Citations) -> tuple[InteractionView, ...]:
    """The known interactions, the most serious first."""
    order = list(_SEVERITIES)
    numbered = sorted(
        enumerate(record.known_interactions), key=lambda item: order.index(item[1].severity)
    )
    return tuple(
        InteractionView(
            capitalised(interaction.substance),
            *_SEVERITIES[interaction.severity],
            interaction.mechanism,
            interaction.advice,
            citations.at(f"/known_interactions/{index}"),
        )
        for index, interaction in numbered
    )


def caution(record: Ingredient) -> str:
    """The most important cautions, a sentence each, and what holds for everybody else."""
    at = _by_level(record.populations)
    avoid, ask = at.get("avoid"), at.get("ask first")
    major = [item.substance for item in record.known_interactions if item.severity == "major"]
    said = []
    if avoid:
        said.append(f"Avoid it {_named([_GROUPS[group][1] for group in avoid])}.")
    if major:
        said.append(f"Major interaction with {_named(major)}.")
    if ask:
        said.append(f"Ask a doctor first {_named([_GROUPS[group][1] for group in ask])}.")
    return " ".join([*said, _OTHERS]) if said else _GENERAL


def _groups(groups: list[str], record: Ingredient, citations: Citations) -> tuple[CareGroup, ...]:
    return tuple(
        CareGroup(
            capitalised(_GROUPS[group][0]),
            getattr(record.populations, group).note,
            citations.at(f"/populations/{group}"),
        )
        for group in groups
    )


def _by_level(populations: Populations) -> dict[Level, list[str]]:
    found: dict[Level, list[str]] = {}
    for group in _GROUPS:
        found.setdefault(getattr(populations, group).level, []).append(group)
    return found


def _named(items: list[str]) -> str:
    more = len(items) - _MOST_NAMED
    return in_words([*items[:_MOST_NAMED], f"{more} more"] if more > 0 else items)
