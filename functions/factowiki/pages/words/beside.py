"""What stands beside the sentence of a finding: remarks, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from factowiki.pages.words import table
from factowiki.pages.words.findings import is_against_treatment, why_unclear
from factowiki.pages.words.language import capitalised, in_words
from factowiki.pages.words.sizes import size
from factowiki.records.evidence.conclusions import Conclusion
from factowiki.records.evidence.findings import EDITORS
from factowiki.records.models import Source


def beside(made_of: Conclusion) -> tuple[str, ...]:
    """The first three remarks that apply; the note of the record comes on top of them."""
    return tuple(islice(_remarks(made_of), table.MOST_BESIDE))


def _remarks(made_of: Conclusion) -> Iterator[str]:
    certainty, change = made_of.certainty, made_of.change
    differs = change in {"more", "less"}
    is_sure_enough = certainty in {"high", "moderate", "low"}
    if is_against_treatment(made_of):
        yield table.ASK_YOUR_DOCTOR
    if made_of.among == "people with a rare illness":
        yield table.NOTHING_ELSE
    if certainty == "low" and not differs:
        yield table.STILL_A_DIFFERENCE
    if certainty == "very low" and made_of.side == "harm":
        yield table.NOT_SAFE
    if not is_sure_enough and made_of.has_figure:
        yield table.TOO_UNCERTAIN
    if is_sure_enough and (figure := size(made_of)):
        yield figure
    if is_sure_enough and differs and made_of.matters != "felt":
        yield table.ONLY_MEASURED if made_of.matters == "measured" else table.ONLY_TESTED
    if differs and _is_of_a_part(made_of):
        yield table.ONLY_A_PART
    results = made_of.finding.results
    if len(results) == 1 and results[0].funding == "a maker":
        yield table.MAKER_PAID


def _is_of_a_part(made_of: Conclusion) -> bool:
    told = zip(made_of.finding.results, made_of.directions, strict=True)
    saying = [result for result, direction in told if direction == made_of.change]
    return bool(saying) and all(result.part for result in saying)


def how_sure(made_of: Conclusion, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """How sure in words, whose judgement that is, and why not more."""
    certainty = made_of.certainty
    if certainty is None:
        return (f"Why we do not know: {why_not_surer(made_of)}.",)
    sure = (
        f"{capitalised(table.SURE[certainty])} ({certainty} certainty, {judge(made_of, sources)})."
    )
    if certainty == "high":
        return (sure,)
    return sure, f"Why not more sure: {why_not_surer(made_of)}."


def judge(made_of: Conclusion, sources: Mapping[str, Source]) -> str:
    rater = made_of.finding.judged_by
    if rater == EDITORS or rater not in sources:
        return table.OUR_JUDGEMENT
    return f"from what {sources[rater].publisher or sources[rater].title} says"


def why_not_surer(made_of: Conclusion) -> str:
    """GRADE's reasons, and then what we saw of it, told apart."""
    grade = [table.REASONS[reason] for reason in made_of.reasons]
    if not grade and made_of.change == "unclear" and made_of.is_compared:
        grade = [why_unclear(made_of)]
    own = [table.OWN_REASONS[reason] for reason in made_of.own_reasons]
    return "; besides, ".join(in_words(part) for part in (grade, own) if part)
