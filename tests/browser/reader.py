"""Someone who reads the site in a browser, and notices what should not happen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route

from tests.browser.sample import Sample

# CSS pixels: a desktop, the same at 200 % (WCAG 1.4.4), and what WCAG 1.4.10 asks for, which is
# both a small phone and the desktop at 400 %.
WIDE, ZOOMED, NARROW = 1280, 640, 320
PAPER = 718  # A4 at 96 pixels an inch, less margins of a centimetre

_TELL_VIOLATIONS = """
addEventListener('securitypolicyviolation', (event) =>
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
"""


@dataclass
class Reader:
    """``noticed`` gathers console messages, errors, policy violations and foreign requests."""

    browser: Browser
    origin: str
    noticed: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, sample: Sample, *, scripts: bool = True) -> Page:
        """The page, loaded, on a wide screen in light colours with reduced motion.

        A page that leads elsewhere stays where it is.
        """
        context = self.browser.new_context(
            viewport={"width": WIDE, "height": 900},
            color_scheme="light",
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(60_000)
        self._contexts.append(context)
        page = context.new_page()
        self._listen(page, sample)
        if scripts:
            page.add_init_script(_TELL_VIOLATIONS)
        if sample.template == "redirect":
            _stay(page, self.origin + sample.path)
        response = page.goto(self.origin + sample.path)
        assert response is not None
        assert response.status == sample.status
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _listen(self, page: Page, sample: Sample) -> None:
        def hear(message: ConsoleMessage) -> None:
            # Chromium says this of the page itself; the test of its status knows better.
            if not (sample.status == 404 and "404 (Not Found)" in message.text):
                self.noticed.append(f"{message.type}: {message.text}")

        def see(request: Request) -> None:
            there = urlsplit(request.url)
            if there.scheme != "data" and f"{there.scheme}://{there.netloc}" != self.origin:
                self.noticed.append(f"request: {request.url}")

        page.on("console", hear)
        page.on("pageerror", lambda error: self.noticed.append(f"error: {error}"))
        page.on("request", see)


def _stay(page: Page, url: str) -> None:
    """Answer all other pages with "204 No Content", which leaves a browser where it is."""

    def reply(route: Route) -> None:
        if route.request.is_navigation_request() and route.request.url != url:
            route.fulfill(status=204)
        else:
            route.continue_()

    page.route("**/*", reply)


def show(
    page: Page,
    width: int = WIDE,
    *,
    scheme: Literal["light", "dark"] = "light",
    media: Literal["screen", "print"] = "screen",
    forced_colors: bool = False,
) -> None:
    """Let the page be seen so from now on."""
    page.emulate_media(
        media=media, color_scheme=scheme, forced_colors="active" if forced_colors else "none"
    )
    page.set_viewport_size({"width": width, "height": 900})
