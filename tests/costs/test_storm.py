"""A deploy on a large site: no page is sent over and over, and edits wait but do not die."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from factowiki.engine.messages import Wake
from tests.costs.storm import EDITS, Storm

PAGES = 30_000


@pytest.fixture(autouse=True)
def _undisturbed() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def test_edits_during_a_new_design_do_not_send_all_pages_again() -> None:
    """Each edit keeps the pass looking; others that began meanwhile took its outbox over."""
    storm = Storm(PAGES, edits=EDITS)
    done = storm.run()
    assert storm.pages.keys() == {*storm.slugs}
    assert done.vain < PAGES / 100  # of the edited ones, which are stale once more
    assert not done.cut_off
    assert not done.dead


@pytest.mark.parametrize("seconds", [8.5, 9.0])
def test_a_pass_that_changes_nothing_does_not_send_what_another_has_sent(seconds: float) -> None:
    """It reads the catalog while the first one sends, and is ready when that has ended."""
    storm = Storm(PAGES)
    storm.clock.after(seconds, lambda: storm.refresh_queue.add(Wake("nothing new").body()))
    assert storm.run().vain == 0


def test_edits_while_all_records_are_read_anew_wait_and_are_done_after_it() -> None:
    storm = Storm(20_000, another_parser=True, edits=EDITS)
    done = storm.run()
    assert storm.counted["waiting"]
    assert storm.live.keys() >= storm.records.keys()
    assert all(
        storm.pages[slug] == storm.fingerprint(slug, version)
        for slug, version in storm.records.items()
    )
    assert not done.dead
