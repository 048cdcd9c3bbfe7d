"""``factowiki build``: checks what it is given, builds, and tells how that went."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from factowiki.design_folder import read_design
from factowiki.local import exit_status
from factowiki.local.build.build import Built, Options, build
from factowiki.local.build.output import MARKER, Output
from factowiki.local.mismatches import left_out, located, mismatch_lines
from factowiki.local.terminal import Terminal
from factowiki.records.kinds import FOLDERS
from factowiki.records.problems import as_lines, printable

_SHOW_SECONDS: Final = 0.1  # between two lines of progress


def run(data: Path, out: Path, options: Options, *, as_json: bool, strict: bool = False) -> int:
    """Build, and tell how that went; the exit status. ``strict``: warnings are failures too."""
    output, errors = Output(out), Terminal(sys.stderr)
    wrong = _wrong(data, out) or ("" if output.claim() else _foreign(out))
    if wrong:
        errors.say(printable(f"factowiki build: {wrong}"))
        return exit_status.USAGE
    began, today = time.perf_counter(), datetime.now(UTC).date().isoformat()
    if not as_json:
        options = replace(options, progress=BuildProgress(errors, began))
    built = build(data, output, read_design(), today, options)
    errors.progress("")
    seconds = time.perf_counter() - began
    if as_json:
        print(json.dumps(_as_json(built, data, seconds), indent=2))
    else:
        _tell(built, data, out, seconds, errors)
    failed = built.refused or (strict and (built.warned or built.mismatches)) or not built.has_site
    return exit_status.FAILED if failed else exit_status.DONE


def _wrong(data: Path, out: Path) -> str:
    """What is wrong with the folders; empty where nothing is."""
    if not (data / "site.json").is_file():
        return f"{data} holds no site.json; is it the folder of the records?"
    for folder in FOLDERS:
        if (data / folder).is_symlink():
            return f"{data / folder} is a link, and links to folders are not followed; copy it"
    if data.resolve() in (out.resolve(), *out.resolve().parents):
        return f"{out} lies in {data}; build into a folder outside it"
    if out.exists() and not out.is_dir():
        return f"{out} is not a folder"
    return ""


def _foreign(out: Path) -> str:
    return (
        f"{out} holds files that no build made; build into a new folder. If it is an old "
        f"build, remove it first, or make a folder {out / MARKER} to have it updated"
    )


def _tell(built: Built, data: Path, out: Path, seconds: float, errors: Terminal) -> None:
    for key, report in sorted(built.reports.items()):
        errors.say(*as_lines(str(data / key), report.problems, report.warnings))
    errors.say(*mismatch_lines(built.mismatches, data))
    for key in built.ignored:
        errors.say(f"{data / key}: ignored, its name is not UTF-8; rename it")
    if built.has_site:
        Terminal(sys.stdout).say(summary(built, seconds, out))
    else:
        errors.say("Nothing was built: every page needs the site record.")


def summary(built: Built, seconds: float, out: Path) -> str:
    """What there is now, what it took, and what is missing."""
    if built.written or built.deleted:
        done = (
            f"{_many(built.pages, 'page')} rendered, {_many(len(built.written), 'file')} written, "
            f"{len(built.deleted):,} removed"
        )
    elif built.pages:
        done = f"{_many(built.pages, 'page')} rendered, all files are right already"
    else:
        done = "nothing to do"
    line = f"{_many(built.ingredients, 'ingredient')} in {out}: {done} ({seconds:.2f} s)"
    if built.refused:
        line += (
            f"\n{_many(len(built.refused), 'record')} refused, see above; what such a record "
            "showed before stays as it was"
        )
    if built.warned:
        line += f"\n{_many(len(built.warned), 'record')} built with warnings, see above"
    if built.mismatches:
        told = sum(len(each.first) + each.more for each in built.mismatches.values())
        line += f"\n{_many(told, 'warning')} of what records say against each other, see above"
    return line


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@dataclass
class BuildProgress:
    """One line on a terminal: how far, how fast, and how long still."""

    terminal: Terminal
    began: float
    _last: float = 0.0

    def __call__(self, done: int, known: int) -> None:
        now = time.perf_counter()
        if now - self._last < _SHOW_SECONDS and done < known:
            return
        self._last = now
        rate = done / (now - self.began)
        self.terminal.progress(
            f"{done:,} of {known:,} pages, {rate:,.0f} a second, {(known - done) / rate:.0f} s left"
        )


def _as_json(built: Built, data: Path, seconds: float) -> dict[str, Any]:
    return {
        "ingredients": built.ingredients,
        "pages": built.pages,
        "written": sorted(built.written),
        "deleted": sorted(built.deleted),
        "problems": {
            key: [asdict(problem) for problem in built.reports[key].problems]
            for key in built.refused
        },
        "warnings": {
            key: [asdict(warning) for warning in built.reports[key].warnings]
            for key in built.warned
        },
        "mismatches": {
            key: [asdict(warning) for warning in warnings]
            for key, warnings in located(built.mismatches, data).items()
        },
        "left_out": [*left_out(built.mismatches)],
        "ignored": built.ignored,
        "seconds": round(seconds, 3),
    }
