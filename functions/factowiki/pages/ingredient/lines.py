"""The short parts of a record that read as a line each, with their references."""

from __future__ import annotations

from factowiki.pages.ingredient.citations import Citations, Passage
from factowiki.pages.words import table
from factowiki.pages.words.fitting import sentence
from factowiki.pages.words.language import capitalised
from factowiki.records.models import Ingredient


def forms(record: Ingredient, citations: Citations) -> tuple[Passage, ...]:
    return tuple(
        Passage(f"{capitalised(form.name)}: {sentence(form.differs)}", citations.at(f"/forms/{at}"))
        for at, form in enumerate(record.forms)
    )


def accepted_uses(record: Ingredient, citations: Citations) -> tuple[Passage, ...]:
    """Their references stand where the evidence is told."""
    told = []
    for at, use in enumerate(record.accepted_uses):
        text = table.ACCEPTED[use.kind].format(use=use.use)
        told.append(Passage(text, citations.again(f"/accepted_uses/{at}")))
    return tuple(told)


def authorised_claims(record: Ingredient, citations: Citations) -> tuple[Passage, ...]:
    """What makers may say by law: told as theirs, and on what condition."""
    told = []
    for at, claim in enumerate(record.authorised_claims):
        condition = f", {claim.on_condition}" if claim.on_condition else ""
        text = table.AUTHORISED.format(where=claim.where, says=claim.says, condition=condition)
        told.append(Passage(text, citations.at(f"/authorised_claims/{at}")))
    return tuple(told)


def not_in_people(record: Ingredient, citations: Citations) -> tuple[Passage, ...]:
    """What was seen in animals or cells, which says nothing of people's health."""
    return tuple(
        Passage(f"In {seen.seen_in}: {sentence(seen.what)}", citations.at(f"/not_in_people/{at}"))
        for at, seen in enumerate(record.not_in_people)
    )
