"""One site and one server for each worker, one browser for as long as it stays in this folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from factowiki.local.directory import DirectoryStore
from tests.browser import tools
from tests.browser.reader import Reader
from tests.browser.sample import build_sample
from tests.browser.serving import cdn_server

_ONLY_THESE_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built sample site."""
    return build_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """Where the sample site is served, without a slash at the end."""
    with contextlib.closing(cdn_server()) as server:
        server.start(DirectoryStore(site))
        yield server.url.rstrip("/")


@pytest.fixture(scope="package")  # Playwright keeps an event loop running, which others would meet
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    executable = tools.chromium()
    folder = tmp_path_factory.mktemp("fonts")
    fontconfig = folder / "fonts.conf"
    fontconfig.write_text(_ONLY_THESE_FONTS.format(fonts=tools.fonts(), cache=folder / "cache"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            env={**os.environ, "FONTCONFIG_FILE": str(fontconfig)},
            args=["--font-render-hinting=none", "--disable-lcd-text"],
        )
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser, origin: str) -> Iterator[Reader]:
    with contextlib.closing(Reader(browser, origin)) as reader:
        yield reader
