"""Reads JSON strictly and remembers where everything stands.

The standard library's reader keeps no places, lets duplicate keys and NaN pass and recurses as
deep as the input asks. This one is slower (it runs only when a record has already been refused)
and tells every such problem with its line and column.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any, Final

from factowiki.records.explaining import strings
from factowiki.records.explaining.slips import LITERALS, Wanted, slip
from factowiki.records.problems import Problem, quoted
from factowiki.records.scanning import MOST_VALUES

DEEPEST: Final = 32  # levels of nesting; records use six
# The place of everything is kept under its pointer, so the memory this takes must be bounded.
LONGEST_KEY: Final = 100

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORDS: Final[dict[str, Any]] = {"true": True, "false": False, "null": None}
_NOT_JSON = re.compile(r"[-+]?(?:NaN|Infinity)|(?:None|True|TRUE|False|FALSE|NULL|undefined)\b")
_OPENS: Final = {"]": "[", "}": "{"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 40


class NotJson(Exception):  # an answer rather than an error
    """The text cannot be read past a point."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.what)


class SourceText:
    """A JSON text: its value, the place of every part of it, and what is wrong with its syntax."""

    value: Any

    def __init__(self, text: str) -> None:
        """Raises `NotJson` where the text cannot be read to its end."""
        self.problems: list[Problem] = []
        self._text = text
        self._at = self._since = 0  # the latter: where the last string or number begins
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._places: dict[str, int] = {}
        self._values = 0
        self.value = self._value("", 0)
        self._skip()
        if self._at < len(text):
            raise self._unexpected(
                "nothing", "There is more text after the end of the record.", "Remove it."
            )

    def place(self, pointer: str) -> tuple[str, int, int]:
        """The deepest part of ``pointer`` that the text holds, with its line and column."""
        while pointer and pointer not in self._places:
            pointer = pointer.rpartition("/")[0]
        return (pointer, *self._line_and_column(self._places.get(pointer, 0)))

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def _note(self, offset: int, pointer: str, what: str, fix: str) -> None:
        self.problems.append(Problem(*self._line_and_column(offset), pointer, what, fix))

    def _unreadable(self, what: str, fix: str) -> NotJson:
        return NotJson(Problem(*self._line_and_column(self._at), "", what, fix))

    def _unexpected(self, wanted: Wanted, what: str, fix: str) -> NotJson:
        """What stands here instead, if anybody can tell; else what was wanted."""
        if found := slip(self._text, self._at, self._since, wanted):
            self._at, what, fix = found
        return self._unreadable(what, fix)

    def _skip(self) -> None:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _peek(self) -> str:
        self._skip()
        return self._text[self._at : self._at + 1]

    def _value(self, pointer: str, depth: int) -> Any:
        start = self._peek()
        if depth > DEEPEST:
            raise self._unreadable(
                f"Lists and objects are nested more than {DEEPEST} deep.",
                "Records are flat; remove the nesting.",
            )
        self._values += 1
        if self._values > MOST_VALUES:
            what = f"This record has more than {MOST_VALUES:,} values: more than any record has."
            raise self._unreadable(what, "Remove what does not belong to it.")
        self._places[pointer] = self._at
        if start == "{":
            return self._object(pointer, depth)
        if start == "[":
            return self._array(pointer, depth)
        if start == '"':
            return self._string(pointer)
        return self._scalar(pointer)

    def _object(self, pointer: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        start = self._at
        self._at += 1
        while self._goes_on(start, "}"):
            if found:
                self._comma(start, "}")
            if self._peek() != '"':
                raise self._unexpected(
                    "name",
                    "A field's name in double quotes was expected here.",
                    'Write "name": value; no comma after the last field, no comments.',
                )
            key_at = self._at
            key = self._string(pointer)
            child = f"{pointer}/{escape(key[:LONGEST_KEY])}"
            if len(key) > LONGEST_KEY:
                self._note(
                    key_at,
                    child,
                    f"The name of this field has {len(key):,} characters.",
                    "Correct it: no field of a record has so long a name.",
                )
            if self._peek() != ":":
                raise self._unexpected(
                    "colon", "A colon was expected after the field's name.", "Write a colon here."
                )
            self._at += 1
            value = self._value(child, depth + 1)
            if key in found:
                self._note(
                    key_at,
                    child,
                    f"The field {quoted(key)} stands here a second time.",
                    "Keep one of the two.",
                )
            found[key] = value
        self._at += 1
        return found

    def _array(self, pointer: str, depth: int) -> list[Any]:
        found: list[Any] = []
        start = self._at
        self._at += 1
        while self._goes_on(start, "]"):
            if found:
                self._comma(start, "]")
            found.append(self._value(f"{pointer}/{len(found)}", depth + 1))
        self._at += 1
        return found

    def _goes_on(self, start: int, end: str) -> bool:
        """Whether something else than the end stands here, of what was opened at ``start``."""
        sign = self._peek()
        if sign in _OPENS and sign != end:
            where = "line {}, column {}".format(*self._line_and_column(start))
            what = f"A {sign} stands here, but the {_OPENS[end]} at {where} is still open."
            raise self._unreadable(what, f"Write {end} instead of it, or before it.")
        return sign != end

    def _comma(self, start: int, end: str) -> None:
        """Step over a comma between two items; a comma before the end is refused."""
        if self._peek() != ",":
            raise self._unexpected(
                "comma",
                f"A comma or {end} was expected here.",
                f"Write a comma between two items, and {end} after the last.",
            )
        comma_at = self._at
        self._at += 1
        if not self._goes_on(start, end):
            self._at = comma_at
            raise self._unreadable("There is a comma after the last item.", "Remove the comma.")

    def _string(self, pointer: str) -> str:
        match, self._since = strings.STRING.match(self._text, self._at), self._at
        if not match:
            raise self._broken_string()
        text: str = json.loads(match.group())
        if _SURROGATE.search(text):
            self._note(
                self._at,
                pointer,
                "A \\u escape names half a character.",
                "Write the character itself, or both halves of it.",
            )
            text = _SURROGATE.sub("\ufffd", text)
        self._at = match.end()
        return text

    def _broken_string(self) -> NotJson:
        sound = strings.OPEN_STRING.match(self._text, self._at)
        self._at = sound.end() if sound else self._at
        rest = self._text[self._at : self._at + 1]
        if rest in {"", "\r", "\n"}:
            return self._unexpected("string", *strings.UNCLOSED[rest])
        return self._unreadable(*strings.advice_on_part(rest))

    def _scalar(self, pointer: str) -> Any:
        number = _NUMBER.match(self._text, self._at)
        if number:
            return self._number(number.group(), pointer)
        for word, value in _WORDS.items():
            if self._text.startswith(word, self._at):
                self._at += len(word)
                return value
        stranger = _NOT_JSON.match(self._text, self._at)
        if stranger:
            self._note(
                self._at,
                pointer,
                f"{stranger.group()} is not a value in JSON.",
                f"Write {LITERALS.get(stranger.group().lower(), 'a number, true, false or null')}.",
            )
            self._at = stranger.end()
            return None
        raise self._unexpected(
            "value",
            "A value was expected here.",
            'Write a "text", a number, true, false, null, a [list] or an {object}.',
        )

    def _number(self, digits: str, pointer: str) -> int | float | None:
        start = self._since = self._at
        self._at += len(digits)
        if len(digits) > _LONGEST_NUMBER:
            self._note(
                start,
                pointer,
                f"This number has {len(digits)} digits.",
                f"Write at most {_LONGEST_NUMBER}.",
            )
            return None
        return float(digits) if set(digits) & set(".eE") else int(digits)


def escape(key: str) -> str:
    """A key as part of a JSON pointer (RFC 6901, section 3)."""
    return key.replace("~", "~0").replace("/", "~1")
