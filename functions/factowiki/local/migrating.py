"""Files of records in the form of today, where they have the one before; what is left to say."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from factowiki.local import exit_status
from factowiki.records.explaining.places import SourceText
from factowiki.records.kinds import INGREDIENT
from factowiki.records.parsing import parse_as
from factowiki.records.previous.converting import converted, is_previous
from factowiki.records.problems import InvalidRecord, Problem, as_lines


class Migration(NamedTuple):
    """``text`` is what the file is to hold; ``undecided`` is what a person must decide."""

    file: Path
    key: str
    text: str
    undecided: tuple[Problem, ...]


def migrations(folder: Path) -> Iterator[Migration]:
    """Of all files of the previous form that hold a record. What else is wrong a build says."""
    for file in sorted((folder / INGREDIENT.folder).glob("*.json")):
        body = file.read_bytes()
        try:
            parse_as(INGREDIENT, file.stem, body)
        except InvalidRecord:
            continue
        source = SourceText(body.decode())
        found = converted(file.stem, source.value) if is_previous(source.value) else None
        if found:
            _, new = found
            undecided = []
            for doubt in new.doubts:
                pointer, line, column = source.place(doubt.pointer)
                undecided.append(Problem(line, column, pointer, doubt.what, doubt.fix))
            text = json.dumps(new.record, indent=2, ensure_ascii=False) + "\n"
            yield Migration(file, f"{INGREDIENT.folder}{file.name}", text, tuple(sorted(undecided)))


def migrate(folder: Path, *, write: bool) -> int:
    """Tells all of it; the files are written only where ``write`` says so."""
    if not folder.is_dir():
        sys.stderr.write(f"factowiki: there is no folder {folder}\n")
        return exit_status.FAILED
    found = [*migrations(folder)]
    for each in found:
        for line in as_lines(each.key, each.undecided):
            sys.stdout.write(f"{line}\n")
        if write:
            each.file.write_text(each.text, encoding="utf-8")
    undecided = sum(len(each.undecided) for each in found)
    done = "written anew" if write else "to be written anew with --write"
    records = "record" if len(found) == 1 else "records"
    sys.stdout.write(f"{len(found)} {records} {done}; {undecided} left for a person to decide\n")
    return exit_status.DONE
