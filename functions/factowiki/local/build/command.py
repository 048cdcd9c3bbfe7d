"""``factowiki build``: checks what it is given, builds, and tells how that went."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from factowiki.design_folder import read_design
from factowiki.local import exit_status
from factowiki.local.build.build import Built, Options, build
from factowiki.local.build.output import MARKER, Output
from factowiki.local.terminal import Terminal
from factowiki.records.kinds import FOLDERS
from factowiki.records.problems import as_lines, printable

_SHOW_SECONDS: Final = 0.1  # between two lines of progress


@dataclass(frozen=True, slots=True)
class BuildCommand:
    data: Path
    out: Path
    jobs: int
    force: bool
    as_json: bool
    strict: bool = False

    def run(self) -> int:
        output = Output(self.out)
        wrong = self._wrong() or ("" if output.claim() else self._foreign())
        if wrong:
            Terminal(sys.stderr).say(printable(f"factowiki build: {wrong}"))
            return exit_status.USAGE
        bar = ProgressBar(shown=not self.as_json and sys.stderr.isatty())
        today = datetime.now(UTC).date().isoformat()
        options = Options(self.jobs, self.force, bar.show)
        built = build(self.data, output, read_design(), today, options)
        bar.clear()
        if self.as_json:
            print(json.dumps(_as_json(built, bar.seconds), indent=2))
        else:
            self._tell(built, bar.seconds)
        failed = built.refused or (self.strict and built.warned) or not built.has_site
        return exit_status.FAILED if failed else exit_status.DONE

    def _wrong(self) -> str:
        """What is wrong with the folders; empty where nothing is."""
        data, out = self.data, self.out
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

    def _foreign(self) -> str:
        return (
            f"{self.out} holds files that no build made; build into a new folder. If it is an old "
            f"build, remove it first, or make a folder {self.out / MARKER} to have it updated"
        )

    def _tell(self, built: Built, seconds: float) -> None:
        errors = Terminal(sys.stderr)
        for key, report in sorted(built.reports.items()):
            errors.say(*as_lines(str(self.data / key), report.problems, report.warnings))
        for key in built.ignored:
            errors.say(f"{self.data / key}: ignored, its name is not UTF-8; rename it")
        if not built.has_site:
            errors.say("Nothing was built: every page needs the site record.")
            return
        Terminal(sys.stdout).say(summary(built, seconds, self.out))


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
    return line


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@dataclass
class ProgressBar:
    """One line on a terminal: how far, how fast, and how long still."""

    shown: bool
    _began: float = field(default_factory=time.perf_counter)
    _last: float = 0.0

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._began

    def show(self, done: int, known: int) -> None:
        now = time.perf_counter()
        if not self.shown or (now - self._last < _SHOW_SECONDS and done < known):
            return
        self._last = now
        rate = done / (now - self._began)
        sys.stderr.write(
            f"\r\033[K{done:,} of {known:,} pages, {rate:,.0f} a second, "
            f"{(known - done) / rate:.0f} s left"
        )
        sys.stderr.flush()

    def clear(self) -> None:
        if self.shown:
            sys.stderr.write("\r\033[K")


def _as_json(built: Built, seconds: float) -> dict[str, Any]:
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
        "ignored": built.ignored,
        "seconds": round(seconds, 3),
    }
