"""The search for names: a combobox by keyboard, a form that leads to the list without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.browser.sample import PAGES

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def page(reader: Reader) -> Page:
    return reader.open(PAGES["home"])


def type_in(page: Page, text: str) -> Locator:
    """Type ``text`` in the search; the answer is the options, once there are some."""
    search = page.get_by_role("combobox")
    search.focus()
    page.keyboard.type(text)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(search).to_have_attribute("aria-expanded", "true")
    return options


def test_arrows_choose_and_enter_leads_to_the_page(page: Page) -> None:
    options = type_in(page, "serin")
    expect(options.filter(has_text="L-serine").first).to_be_visible()
    search = page.get_by_role("combobox")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    chosen = search.get_attribute("aria-activedescendant")
    assert chosen == options.first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ingredients/l-serine/")


def test_another_name_leads_to_the_page(page: Page) -> None:
    type_in(page, "ptds")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ingredients/phosphatidylserine/")


def test_escape_closes_the_list_and_focus_stays(page: Page) -> None:
    options = type_in(page, "gl")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    search = page.get_by_role("combobox")
    expect(search).to_have_attribute("aria-expanded", "false")
    expect(search).to_be_focused()


def test_what_was_found_is_said(page: Page) -> None:
    found = type_in(page, "magn").count()
    expect(page.get_by_role("status")).to_contain_text(str(found))


def test_what_nobody_wrote_about_finds_nothing_quietly(page: Page, reader: Reader) -> None:
    page.get_by_role("combobox").fill("magnolia")
    expect(page.get_by_role("status")).to_contain_text("0")
    expect(page.get_by_role("option")).to_have_count(0)
    assert reader.noticed == []


def test_leaving_the_search_closes_the_list(page: Page) -> None:
    options = type_in(page, "gl")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(options).to_have_count(0)


@pytest.mark.parametrize("name", ["home", "a-to-z"])
def test_without_scripts_enter_leads_to_the_list(reader: Reader, name: str) -> None:
    page = reader.open(PAGES[name], scripts=False)
    search = page.get_by_role("searchbox").first
    search.fill("magnesium")
    search.press("Enter")
    page.wait_for_url(lambda url: "/ingredients/" in url)
    expect(page.get_by_role("main").get_by_role("link", name="Magnesium").first).to_be_visible()
