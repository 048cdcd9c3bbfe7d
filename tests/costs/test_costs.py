"""What publishing costs in requests and bytes on sites of three sizes: flat, or growing as told.

Requests that Lambda makes of SQS to bring messages and to delete them ("receive", "remove": one
each for ten messages) are counted apart from those of the functions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

import rebuild
from factowiki.engine.buckets import CATALOG_KEY
from factowiki.engine.messages import MOST_SLUGS, Wake
from factowiki.engine.reading.update import MOST_READ
from factowiki.engine.refresh import MANY
from factowiki.engine.state import SHARES
from factowiki.pages.lists.sitemap import MOST as MOST_ADDRESSES
from tests.costs.counting import BATCH, Costs
from tests.costs.sites import (
    CATEGORIES,
    RELATED,
    SettledSite,
    record,
    settled_site,
    slugs_in,
)
from tests.events.shapes import NIGHTLY
from tests.records.records import to_bytes

SIZES = (100, 1_000, 10_000)
# Bytes of the catalog: 192 a record, and beside rows what hardly grows: the site, categories and
# the etag of each list, of which the search has more the more names begin differently.
CATALOG = {100: 31_564, 1_000: 234_316, 10_000: 1_962_316}
LINK = re.compile(rb"/ingredients/[a-z]{2}\d{6}/")
FETCH = {"receive": 1, "remove": 1}  # what Lambda asks of SQS for up to ten messages

# The budgets: 9 for a publish, 6 for one that finds nothing to do.
PUBLISH = {
    "get content": 2,  # the record, and once more whether it moved
    "get state": 3,  # the catalog, likewise, and whether there is a problem report
    "list site": 1,
    "put site": 2,  # the page and its twin
    "send refresh": 1,
}
NO_PUBLISH = {"get content": 1, "get state": 2, "list site": 1}

# A listing of records takes a request for each 1,000, see `refresh_of`.
NO_REFRESH = {"get state": 1, "list state": 1, "list site": 8}  # one for each kind of page
REFRESH = {
    "get content": 1,
    "get state": 2,  # the catalog, and once more whether it moved
    "list state": 1,
    "put state": 2,  # the catalog with its outbox, then with the outbox emptied
    "list site": 9,  # one for each kind of page, and one for the assets
    "send publish": 1,
    "invalidate": 1,
}
LISTS_WITH_A_NAME = 3  # A to Z, the guide, one file of the search


def in_pages(keys: int) -> int:
    """The requests that list so many keys."""
    return max(1, -(-keys // 1_000))


def sends_of(slugs: int) -> int:
    """The requests that send so many pages to publish."""
    return -(-slugs // (MOST_SLUGS * BATCH))


def refresh_of(requests: dict[str, int], site: SettledSite, looks: int = 2) -> dict[str, int]:
    """The requests of a pass over ``site``: it lists the records in every look at them."""
    records = site.size + CATEGORIES + 1
    return {**requests, "list content": looks * in_pages(records)}


def added(*requests: dict[str, int]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in requests:
        total.update(each)
    return dict(total)


def by_functions(costs: Costs) -> dict[str, int]:
    """The requests of the functions themselves."""
    return {name: n for name, n in costs.requests.items() if name.split()[0] not in FETCH}


def by_lambda(costs: Costs) -> dict[str, int]:
    """What Lambda asked of the queue that woke the function."""
    return {name.split()[0]: n for name, n in costs.requests.items() if name.split()[0] in FETCH}


def catalog_of(site: SettledSite) -> int:
    return len(site.counted.state.objects[CATALOG_KEY].body)


def page_of(site: SettledSite, slug: str) -> int:
    """The bytes of a page and its twin."""
    objects = site.counted.site.objects
    return sum(len(objects[f"ingredients/{slug}/index.{end}"].body) for end in ("html", "json"))


@pytest.fixture(scope="module", params=SIZES, ids="{:,} records".format)
def built(request: pytest.FixtureRequest) -> SettledSite:
    return settled_site(request.param)


@pytest.fixture
def site(built: SettledSite) -> Iterator[SettledSite]:
    """One whose processes know the catalog as it is; what a test moves, it brings to rest."""
    built.counted.drop_messages()
    warm_up(built)
    yield built
    assert not built.counted.publish_queue.messages
    assert not built.counted.refresh_queue.messages


def warm_up(site: SettledSite) -> None:
    site.engine.refresher.refresh()  # which finds nothing to do
    site.engine.publisher.addresses()
    site.counted.costs.take()


def number_of(slug: str) -> int:
    return int(slug[2:])


def upload(site: SettledSite, slug: str, **fields: object) -> int:
    """Upload an edit, and tell its size."""
    edited = record(number_of(slug), site.size, **fields)
    site.counted.upload(f"ingredients/{slug}.json", edited)
    return len(to_bytes(edited))


def test_the_budgets_are_kept() -> None:
    assert sum(PUBLISH.values()) <= 9
    assert sum(NO_PUBLISH.values()) <= 6


def test_a_publish(site: SettledSite) -> None:
    slug = site.sample[0]
    record_bytes = upload(site, slug, dosage=["No dose has been agreed on."])
    costs = site.counted.publish(site.engine)
    assert by_functions(costs) == PUBLISH
    assert by_lambda(costs) == FETCH
    assert costs.read == {"content": record_bytes}
    assert costs.written == {"site": page_of(site, slug)}
    site.counted.refresh(site.engine)
    site.counted.publish(site.engine)


def test_a_publish_with_nothing_to_do(site: SettledSite) -> None:
    slug = site.sample[1]
    site.counted.publish_queue.messages.append({"slug": slug})
    costs = site.counted.publish(site.engine)
    assert by_functions(costs) == NO_PUBLISH
    assert by_lambda(costs) == FETCH
    assert costs.read == {"content": len(site.counted.content.objects[_key(slug)].body)}
    assert not costs.written


def test_only_a_process_that_does_not_know_the_catalog_reads_it_and_it_grows_by_a_row_a_record(
    site: SettledSite,
) -> None:
    site.counted.publish_queue.messages.append({"slug": site.sample[1]})
    costs = site.counted.publish(site.counted.new_engine())
    assert by_functions(costs) == NO_PUBLISH
    assert costs.read["state"] == catalog_of(site) == CATALOG[site.size]


def test_ten_messages_are_brought_and_deleted_at_a_time(site: SettledSite) -> None:
    site.counted.publish_queue.messages.extend({"slug": slug} for slug in site.sample[:30])
    costs = site.counted.publish(site.engine)
    assert by_functions(costs) == {name: 30 * n for name, n in NO_PUBLISH.items()}
    assert by_lambda(costs) == {"receive": 3, "remove": 3}


def test_a_refresh_after_an_edit_of_the_text(site: SettledSite) -> None:
    slug = site.sample[2]
    record_bytes = upload(site, slug, dosage=["No dose has been agreed on."])
    site.counted.publish(site.engine)
    costs = site.counted.refresh(site.engine)
    assert by_functions(costs) == refresh_of(REFRESH, site)
    assert by_lambda(costs) == FETCH
    assert costs.read == {"content": record_bytes}
    outbox = len(f'"{slug}"' * 2)  # the page to look at again, and its cache tag
    assert costs.written == {"state": 2 * catalog_of(site) + outbox}
    assert costs.invalidated == {"tags": 1, "paths": 1}
    assert by_functions(site.counted.publish(site.engine)) == NO_PUBLISH  # of that very page


def test_a_refresh_after_an_edit_of_the_name(site: SettledSite) -> None:
    slug = site.sample[3]
    upload(site, slug, name=slug.title()[:-1] + "x")
    assert by_functions(site.counted.publish(site.engine)) == PUBLISH
    costs = site.counted.refresh(site.engine)
    assert by_functions(costs) == refresh_of({**REFRESH, "put site": LISTS_WITH_A_NAME}, site)
    assert costs.invalidated["tags"] == 2  # the page and the lists
    # Then the page itself once more, and those that show its name, one message for all.
    costs = site.counted.publish(site.engine)
    pages = added(NO_PUBLISH, *[PUBLISH] * RELATED)
    assert by_functions(costs) == pages
    assert by_lambda(costs) == FETCH
    # And a last pass for their cache tags.
    costs = site.counted.refresh(site.engine)
    quiet = {"get content", "send publish"}
    assert by_functions(costs) == refresh_of(_without(REFRESH, quiet), site)
    assert costs.invalidated["tags"] == RELATED


def test_what_records_say_against_each_other_costs_one_write_when_it_changes(
    site: SettledSite,
) -> None:
    """An edit that changes nothing of it costs what it did before there was such a list."""
    slug, other = site.sample[5], site.sample[6]
    name = record(number_of(other), site.size)["name"]

    def passes(edit: dict[str, object]) -> dict[str, int]:
        upload(site, slug, **edit)
        site.counted.publish(site.engine)
        costs = by_functions(site.counted.refresh(site.engine))
        while site.counted.publish_queue.messages:
            site.counted.publish(site.engine)
            if site.counted.refresh_queue.messages:
                site.counted.refresh(site.engine)
        return {kind: n for kind, n in costs.items() if kind.endswith("state")}

    quiet = {kind: n for kind, n in REFRESH.items() if kind.endswith("state")}
    one_more = {**quiet, "put state": quiet["put state"] + 1}
    assert passes({"dosage": ["No dose has been agreed on."]}) == quiet
    assert passes({"aliases": ["Nobody else is called so"]}) == quiet
    assert passes({"aliases": [name]}) == one_more
    assert passes({"aliases": [name], "dosage": ["No dose has been agreed."]}) == quiet
    assert passes({"aliases": [name, "Nobody else"]}) == quiet
    assert passes({}) == one_more


def test_what_a_name_is_written_into_grows_by_lines(site: SettledSite) -> None:
    """The list from A to Z with all records, guides and search files with their share of them."""
    slug = site.sample[4]
    before = dict(site.counted.site.objects)
    upload(site, slug, name=slug.title()[:-1] + "x")
    site.counted.publish(site.engine)
    costs = site.counted.refresh(site.engine)
    after = site.counted.site.objects
    keys = {key for key in after if after[key] is not before.get(key) and slug not in key}
    guide = f"categories/area-{number_of(slug) % CATEGORIES:02}/index.html"
    search = f"search/{slug[:2]}.json"
    assert keys == {"ingredients/index.html", guide, search}
    assert costs.written["site"] == sum(len(after[key].body) for key in keys)
    lines = {key: len(LINK.findall(after[key].body)) for key in keys}
    share = -(-(site.size - number_of(slug) % 26**2) // 26**2)  # of each pair of letters
    assert lines == {
        "ingredients/index.html": site.size,
        guide: site.size // CATEGORIES,
        search: share,
    }
    site.counted.publish(site.engine)
    site.counted.refresh(site.engine)


def test_a_refresh_with_nothing_to_do(site: SettledSite) -> None:
    costs = site.counted.refresh(site.engine, {"slug": site.sample[0], "changed": False})
    assert by_functions(costs) == refresh_of(NO_REFRESH, site, looks=1)
    assert by_lambda(costs) == FETCH
    assert not costs.read
    assert not costs.written
    costs = site.counted.refresh(site.counted.new_engine(), Wake("up").body())
    assert by_functions(costs) == refresh_of(NO_REFRESH, site, looks=1)
    assert costs.read == {"state": catalog_of(site)}


def test_the_nightly_pass_lists_all_pages_and_sends_a_thirtieth_of_them_to_publish(
    site: SettledSite,
) -> None:
    costs = site.counted.refresh(site.engine, NIGHTLY)
    sent = slugs_in(site.counted.publish_queue.take())
    assert site.size / SHARES / 3 < len(sent) < site.size / SHARES * 3
    objects = len(site.counted.site.objects)
    assert by_functions(costs) == {
        **refresh_of(_without(REFRESH, {"get content", "invalidate"}), site),
        "list site": REFRESH["list site"] + in_pages(objects),
        "send publish": sends_of(len(sent)),
    }
    assert costs.written.keys() == {"state"}  # the share that was looked at, and the outbox


def test_a_rebuild_of_one_page(site: SettledSite) -> None:
    slug = site.sample[5]
    answer = rebuild.rebuild({"slugs": [slug]}, site.engine, lambda: 120)
    assert answer["outcomes"] == {slug: "unchanged"}
    costs = site.counted.costs.take()
    assert by_functions(costs) == added(NO_PUBLISH, {"get state": 1, "send refresh": 2})
    assert costs.read["state"] == catalog_of(site)  # the rebuild reads its own copy of it
    costs = site.counted.refresh(site.engine)
    quiet = {"get content", "send publish"}
    assert by_functions(costs) == refresh_of(_without(REFRESH, quiet), site)
    assert costs.invalidated["tags"] == 1
    site.counted.refresh_queue.end_delay()  # the reminder, which costs as much again
    again = site.counted.refresh(site.engine)
    assert by_functions(again) == by_functions(costs)


def test_a_rebuild_of_all(site: SettledSite) -> None:
    answer = rebuild.rebuild({"all": True}, site.engine, lambda: 120)
    assert answer["queued"] == site.size
    costs = site.counted.costs.take()
    assert by_functions(costs) == {
        "get state": 1,
        "send publish": sends_of(site.size),
        "send refresh": 1,
    }
    assert costs.read == {"state": catalog_of(site)}
    two = site.counted.publish_queue.take()[:2]
    assert {*slugs_in(two)} <= {*site.sample}
    site.counted.costs.take()
    site.counted.publish_queue.messages.extend(two)
    costs = site.counted.publish(site.engine)
    # An earlier try may have died, so each is told to refresh though nothing was to be done.
    each = {**NO_PUBLISH, "send refresh": 1}
    assert by_functions(costs) == {name: n * 2 * MOST_SLUGS for name, n in each.items()}
    assert by_lambda(costs) == FETCH
    costs = site.counted.refresh(site.engine)
    quiet = {"get content", "send publish"}
    assert by_functions(costs) == refresh_of(_without(REFRESH, quiet), site)
    assert costs.invalidated["tags"] == 1  # everything


def test_the_first_pass_reads_2000_records_a_look_and_lists_them_all_each_time(
    site: SettledSite,
) -> None:
    records = site.size + CATEGORIES + 1
    looks = -(-records // MOST_READ)
    costs = site.first.requests
    assert costs["get content"] == records
    assert costs["list content"] == (looks + 1) * in_pages(records)  # and whether they moved
    # And what records say against each other, and the outbox emptied; of many pages as soon as
    # they are sent.
    assert costs["put state"] == looks + 2 + (site.size >= MANY)
    assert costs["send publish"] == sends_of(site.size)
    assert costs["invalidate"] == 1
    assert site.first.invalidated["tags"] == 1  # everything


def test_the_sitemap_is_one_file_up_to_50_000_addresses(site: SettledSite) -> None:
    addresses = site.size + CATEGORIES + 2
    assert addresses < MOST_ADDRESSES
    assert site.counted.site.objects["sitemap.xml"].body.count(b"<url>") == addresses


def _key(slug: str) -> str:
    return f"ingredients/{slug}.json"


def _without(requests: dict[str, int], names: set[str]) -> dict[str, int]:
    return {name: n for name, n in requests.items() if name not in names}
