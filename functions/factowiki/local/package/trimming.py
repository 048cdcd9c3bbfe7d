"""botocore without the services that no function calls.

It describes some 400 services in files, 25 MB in all, and looks through their folders for each
client. A smaller artifact is also fetched and unpacked sooner.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from factowiki.local.checkout import FUNCTION

CALLED: Final = frozenset({"s3", "sqs", "cloudfront"})


def trim(folder: Path) -> None:
    """Remove from the botocore in ``folder`` what describes other services than those."""
    for service in (folder / "botocore" / "data").iterdir():
        if service.is_dir() and service.name not in CALLED:
            shutil.rmtree(service)


if __name__ == "__main__":
    trim(FUNCTION)
