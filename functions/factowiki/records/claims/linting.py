"""The linter: statements of one record in, flags out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.model import Known, Prose
from factowiki.records.claims.reading.clauses import read
from factowiki.records.claims.rules import (
    amounts,
    certainty,
    disease,
    inference,
    numbers,
    persuasion,
    safety,
)
from factowiki.records.claims.words.lexicon import LEXICON

RULES = (
    certainty.overstated, certainty.unsupported, certainty.bare, certainty.proof, certainty.one_trial,
    disease.disease, disease.instead, disease.without, disease.farewell,
    safety.safe, safety.missing_harm, safety.together, safety.groups,
    amounts.personal, amounts.excess, numbers.relative, numbers.unsourced,
    inference.bench, inference.surrogate, inference.cause, inference.before_after, inference.lack,
    persuasion.sales, persuasion.invitation, persuasion.testimonial, persuasion.tradition, persuasion.fear,
)  # fmt: skip


def lint(statements: Iterable[Prose], known: Known) -> Iterator[tuple[Prose, Hit]]:
    lexicon = LEXICON.with_names(known.names) if known.names else LEXICON
    contexts = [Context(s, known, read(s.text, lexicon)) for s in statements]
    safe = any(c.field == "safety" and safety.names_a_harm_or_limit(c) for c in contexts)
    together = any(
        c.field == "interactions" and safety.names_what_was_searched(c) for c in contexts
    )
    for context in contexts:
        context.list_is_met = (context.field == "safety" and safe) or (
            context.field == "interactions" and together
        )
        for rule in RULES:
            for hit in rule(context):
                yield context.prose, hit
