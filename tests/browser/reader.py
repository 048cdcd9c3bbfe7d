"""Someone who reads the site in a browser, and notices what should not happen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route

from tests.browser.sample import Sample

WIDE, NARROW = 1280, 320  # CSS pixels; WCAG 1.4.10 (Reflow) asks for 320

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

    def open(
        self,
        sample: Sample,
        *,
        width: int = WIDE,
        zoom: int = 1,
        dark: bool = False,
        forced_colors: bool = False,
        scripts: bool = True,
        media: Literal["screen", "print"] = "screen",
    ) -> Page:
        """The page, loaded. Motion is reduced; a page that leads elsewhere stays where it is."""
        context = self.browser.new_context(
            viewport={"width": width // zoom, "height": 900 // zoom},
            device_scale_factor=zoom,
            color_scheme="dark" if dark else "light",
            forced_colors="active" if forced_colors else "none",
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        page = context.new_page()
        page.emulate_media(media=media)
        if scripts:
            page.add_init_script(_TELL_VIOLATIONS)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.noticed.append(f"error: {error}"))
        page.on("request", self._see)
        if sample.template == "redirect":
            self._stay(page, sample)
        self._expected = sample.status
        response = page.goto(self.origin + sample.path)
        assert response is not None
        assert response.status == sample.status
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        own_404 = "404 (Not Found)" in message.text and self._expected == 404
        if not own_404:
            self.noticed.append(f"{message.type}: {message.text}")

    def _see(self, request: Request) -> None:
        there = urlsplit(request.url)
        if there.scheme != "data" and f"{there.scheme}://{there.netloc}" != self.origin:
            self.noticed.append(f"request: {request.url}")

    def _stay(self, page: Page, sample: Sample) -> None:
        """Answer every other page with "204 No Content", which leaves a browser where it is."""

        def answer(route: Route) -> None:
            request = route.request
            if request.is_navigation_request() and request.url != self.origin + sample.path:
                route.fulfill(status=204)
            else:
                route.continue_()

        page.route("**/*", answer)


def overflowing(page: Page) -> Any:
    """What reaches beyond the right edge of the window, unless it scrolls by itself."""
    return page.evaluate(
        """() => {
          const root = document.documentElement, edge = root.clientWidth;
          const scrolls = (element) => element && element !== root && element !== document.body
            && (/auto|scroll/.test(getComputedStyle(element).overflowX)
                || scrolls(element.parentElement));
          const found = [...document.body.querySelectorAll('*')]
            .filter((element) => element.checkVisibility() && !scrolls(element.parentElement)
              && element.getBoundingClientRect().right > edge + 1)
            .map((element) => `<${element.localName} class="${element.className}">`
              + ` reaches ${Math.round(element.getBoundingClientRect().right)} of ${edge}`);
          if (root.scrollWidth > edge) found.push(`the page is ${root.scrollWidth} wide`);
          return found;
        }"""
    )
