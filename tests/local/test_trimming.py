from __future__ import annotations

import re
from pathlib import Path

from factowiki.aws import wiring
from factowiki.local.package.trimming import CALLED, trim


def test_only_services_that_are_called_stay(tmp_path: Path) -> None:
    data = tmp_path / "botocore" / "data"
    for service in ("s3", "sqs", "cloudfront", "ec2"):
        (data / service / "2006-03-01").mkdir(parents=True)
    (data / "endpoints.json").write_text("{}")
    trim(tmp_path)
    assert {path.name for path in data.iterdir()} == {"s3", "sqs", "cloudfront", "endpoints.json"}


def test_all_clients_that_the_functions_make_are_called() -> None:
    code = Path(wiring.__file__).read_text()
    assert set(re.findall(r'client\("(\w+)"', code)) == CALLED
