"""What an editor answers to a flag, in the record: a reason and a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factowiki.records.claims.model import Flag


@dataclass(frozen=True, slots=True)
class AnswerToFlag:
    """Why a flagged text may stand, and who says so: shown in report and twin."""

    code: str
    where: str  # RFC 6901: which statement
    reason: str
    by: str
    words: str = ""  # that were flagged; where they stand here, another text needs another answer


@dataclass(frozen=True, slots=True)
class Sorted:
    """Flags that still stand, those that were answered, and answers that answer nothing."""

    standing: tuple[Flag, ...]
    answered: tuple[tuple[Flag, AnswerToFlag], ...]
    idle: tuple[AnswerToFlag, ...]


def answered(flags: Iterable[Flag], answers: Iterable[AnswerToFlag]) -> Sorted:
    unused = list(dict.fromkeys(answers))
    standing: list[Flag] = []
    settled: list[tuple[Flag, AnswerToFlag]] = []
    for flag in flags:
        answer = next((answer for answer in unused if _answers(answer, flag)), None)
        if answer is None:
            standing.append(flag)
        else:
            unused.remove(answer)
            settled.append((flag, answer))
    return Sorted(tuple(standing), tuple(settled), tuple(unused))


def _answers(answer: AnswerToFlag, flag: Flag) -> bool:
    same = (answer.code, answer.where) == (flag.code, flag.where)
    return same and answer.words in {"", flag.words}
