"""Precision and recall of the linter on a file of cases: `make claims CASES=FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.records.claims.rows import OWN, rows
from tests.records.claims.scoring import report, tally
from tests.records.claims.speed import speed


def main() -> None:
    parser = argparse.ArgumentParser(prog="claims", description=__doc__)
    parser.add_argument("cases", type=Path, nargs="?", default=OWN, help="default: our own")
    parser.add_argument("--each", action="store_true", help="tell each row that is judged wrongly")
    parser.add_argument("--speed", action="store_true", help="tell how long a statement takes")
    options = parser.parse_args()
    cases = list(rows(options.cases))
    print("\n".join(report(tally(cases))))
    if options.speed:
        print("\n".join(speed([case.placed for case in cases])))
    if options.each:
        for case in cases:
            codes = [f"{flag.code} ({flag.severity})" for flag in case.flags()]
            if bool(codes) != case.is_bad:
                print(f"{case.id} {case.verdict}: {case.placed.text} {codes}")


if __name__ == "__main__":
    main()
