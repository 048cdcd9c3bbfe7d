"""A site of very many records, every step of its life in a process of its own, measured."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

import rebuild
from factowiki.engine.buckets import CATALOG_KEY
from factowiki.engine.engine import Engine
from factowiki.engine.messages import Notice, read_refresh
from factowiki.engine.notices import Received
from factowiki.engine.ports import Body
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact, Headers
from tests.costs.changes import Changes, apply, changes_since, snapshot
from tests.costs.counting import Costs, CountedQueue
from tests.costs.generated import generated
from tests.costs.processes import in_a_process
from tests.costs.sites import NOTHING, CountedSite, slugs_in
from tests.records.records import ingredient_key

SAMPLE: Final = 200  # pages that are published; of the others nobody looks at more than the key

Work = Callable[[Engine], object]


@dataclass(frozen=True, slots=True)
class Step:
    """``times``: how often it was done; the figures are of all of them together."""

    what: str
    costs: Costs
    seconds: float
    peak: int
    times: int = 1


@dataclass
class Simulation:
    size: int
    counted: CountedSite = field(default_factory=CountedSite)

    def steps(self) -> Iterator[Step]:
        """All of them, in the order of a site's life."""
        self._upload_all()
        yield from self._passes("refresh: first")
        slugs = slugs_in(self._take("publish"))
        first, sample = slugs[0], slugs[1 : SAMPLE + 1]
        yield self._step("publish: new page, new process", lambda e: _publish(e, first))
        yield self._step("publish: new page", lambda e: _publish(e, *sample), _know, SAMPLE)
        self._fill(slugs[SAMPLE + 1 :])
        yield self._refresh("refresh: all new pages announced")
        yield self._step("publish: nothing to do", lambda e: _publish(e, *sample), _know, SAMPLE)
        yield self._step("refresh: nothing to do, new process", _refresh)
        yield self._step("refresh: nothing to do", _refresh, _refresh)
        yield self._step("refresh: nightly", lambda e: e.refresher.refresh(full=True))
        self._take("publish")  # a thirtieth of all pages, which are right
        yield self._step("rebuild: one page", _rebuild({"slugs": sample[:1]}), keep=False)
        yield self._step("rebuild: all, queued", _rebuild({"all": True}), keep=False)
        yield self._step(
            "rebuild: publish, nothing to do", lambda e: _publish_again(e, *sample), _know, SAMPLE
        )
        yield self._refresh("rebuild: refresh for those")
        older = self.counted.state.objects[CATALOG_KEY]
        yield from self._edit("text", sample[0], dosage=["No dose has been agreed on."])
        yield self._moved(sample[1], older)
        slug, name = self._typical
        yield from self._edit("name", slug, name=f"{name}x")
        yield self._step("refresh: two edits, one process", _two_passes(*sample[2:4]), times=2)
        yield from self._another_design(sample)

    def _passes(self, what: str) -> Iterator[Step]:
        """Reads all records: a pass stops after 30 looks at 2,000, and wakes the next."""
        number = 0
        while not self.counted.publish_queue.messages:
            number += 1
            yield self._step(f"{what}, pass {number}", _refresh)

    def _edit(self, what: str, slug: str, **fields: Any) -> Iterator[Step]:
        key = f"ingredients/{slug}.json"
        record = json.loads(self.counted.content.objects[key].body)
        self.counted.upload(key, {**record, **fields})
        self._take("publish")
        yield self._step(f"edit of {what}: publish", lambda e: _publish(e, slug))
        yield self._refresh(f"edit of {what}: refresh")
        stale = slugs_in(self._take("publish"))
        yield self._step(
            f"edit of {what}: publish what it made stale",
            lambda e: _publish(e, *stale),
            times=len(stale),
        )
        if self.counted.refresh_queue.messages:
            yield self._refresh(f"edit of {what}: refresh for those")

    def _another_design(self, sample: list[str]) -> Iterator[Step]:
        design = self.counted.design
        templates = {
            name: text.replace("</body>", "<!-- another --></body>")
            for name, text in design.templates.items()
        }
        self.counted.design = replace(design, templates=templates)
        yield self._step("new design: two passes at a time", self._overtaken, keep=False)
        yield self._step("new design: refresh", _refresh)
        self._take("publish")
        yield self._step("new design: publish", lambda e: _publish(e, *sample), _know, SAMPLE)
        yield self._refresh("new design: refresh for those")
        self.counted.design = replace(self.counted.design, parser="another", code="another")
        yield from self._passes("new parser: refresh")

    def _moved(self, slug: str, older: Artifact) -> Step:
        """A process that knows a catalog finds another: for a while it holds both."""
        objects = self.counted.state.objects

        def knows_the_older(engine: Engine) -> None:
            newer, objects[CATALOG_KEY] = objects[CATALOG_KEY], older
            _know(engine)
            objects[CATALOG_KEY] = newer

        what = "publish: nothing to do, the catalog has moved"
        return self._step(what, lambda e: _publish(e, slug), knows_the_older)

    def _overtaken(self, engine: Engine) -> None:
        """While a pass sends what is stale, another begins, because a page was announced."""
        queue = _InterruptedQueue(name="publish", costs=self.counted.costs)
        second = self.counted.new_engine()
        told = Received((Notice(ingredient_key("somebody-elses-page"), None, changed=True),))
        queue.meanwhile = [lambda: second.refresher.refresh(told)]
        replace(engine, publish_queue=queue).refresher.refresh()

    def _refresh(self, what: str) -> Step:
        """One pass for what was announced, a thousand messages at most, as Lambda brings them."""
        messages = self.counted.refresh_queue.take()[:1_000]
        receives = self.counted.costs.take()
        told = Received.of(map(read_refresh, messages))
        step = self._step(what, lambda e: e.refresher.refresh(told))
        step.costs.requests.update(receives.requests)
        return step

    def _take(self, queue: str) -> list[Body]:
        taken = getattr(self.counted, f"{queue}_queue").take()
        self.counted.costs.take()
        return [*taken]

    def _step(
        self,
        what: str,
        work: Work,
        prepare: Callable[[Engine], object] = lambda _: None,
        times: int = 1,
        *,
        keep: bool = True,
    ) -> Step:
        before = snapshot(self.counted)

        def prepared() -> Engine:
            engine = self.counted.new_engine()
            prepare(engine)
            self.counted.costs.take()
            return engine

        def done(engine: Engine) -> Changes:
            work(engine)
            return changes_since(before, self.counted)

        took = in_a_process(prepared, done)
        if keep:
            apply(took.result, self.counted)
        return Step(what, took.result.costs, took.seconds, took.peak, times)

    def _upload_all(self) -> None:
        """Made in another process: memory that is free here would hide what the steps need."""
        made = in_a_process(lambda: None, lambda _: generated(self.size)).result
        self._typical = made.typical
        for key, body in made.records:
            artifact = Artifact(body, Headers("application/json"))
            assert artifact.etag  # S3 has it at hand
            self.counted.content.put(key, artifact)
        self.counted.drop_messages()
        gc.collect()
        gc.freeze()  # the stores are no part of a function: its collections do not look at them

    def _fill(self, slugs: list[str]) -> None:
        for slug in slugs:
            self.counted.site.put(urls.ingredient_page(slug), NOTHING)
            self.counted.site.put(urls.twin_of(urls.ingredient_page(slug)), NOTHING)
        self.counted.costs.take()
        gc.freeze()


class _InterruptedQueue(CountedQueue):
    """Lets others do something while it takes messages."""

    meanwhile: list[Callable[[], object]]

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        super().send(messages, delay=delay)
        while self.meanwhile:
            self.meanwhile.pop()()


def _know(engine: Engine) -> None:
    """A process that has published a page already."""
    engine.publisher.addresses()


def _publish(engine: Engine, *slugs: str) -> None:
    for slug in slugs:
        engine.publisher.publish(ingredient_key(slug))


def _publish_again(engine: Engine, *slugs: str) -> None:
    for slug in slugs:
        engine.publisher.publish(ingredient_key(slug), redelivered=True)


def _rebuild(event: dict[str, object]) -> Work:
    return lambda engine: rebuild.rebuild(event, engine, lambda: 120.0)


def _refresh(engine: Engine) -> None:
    engine.refresher.refresh()


def _two_passes(*slugs: str) -> Work:
    """Each for a page that was announced; the second finds that the first has moved the catalog."""

    def work(engine: Engine) -> None:
        for slug in slugs:
            engine.refresher.refresh(Received((Notice(ingredient_key(slug), None, changed=True),)))

    return work
