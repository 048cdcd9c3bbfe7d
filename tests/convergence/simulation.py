"""One schedule: editors, readers, functions and faults, in an order that the choices decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from factowiki.engine import state as state_file
from factowiki.engine.buckets import CATALOG_KEY
from factowiki.engine.messages import Wake
from factowiki.pages.artifact import Artifact
from publish import publish_all
from tests.convergence.budget import FAULTS, Budget, Faults
from tests.convergence.checking import Complaints, Diverged, Inspection, check_after_a_day
from tests.convergence.choices import Choices
from tests.convergence.cloud import MOST_RECEIVES
from tests.convergence.designs import DESIGNS, RULES, all_ruled
from tests.convergence.editors import Wiki
from tests.convergence.mischief import JSON, Mischief
from tests.convergence.scene import Scene
from tests.convergence.standing import is_refused, says_draft
from tests.convergence.telling import brief
from tests.convergence.working import (
    AS_IT_IS,
    Functions,
    Wiring,
    all_versions,
    rebuild_all,
    refresh_all,
)
from tests.events.shapes import s3_notification
from tests.world import World

LONGEST: Final = 20_000  # turns; a schedule that takes more does not end
PATIENCE: Final = 4  # times that a message may ask for more time before the functions rest
MONTH: Final = 30  # nights, in which every slug has been sent to publish once


@dataclass
class Simulation:
    """A wiki and all that happens to it. ``log`` tells the schedule to a person."""

    choices: Choices
    wiring: Wiring = AS_IT_IS
    faults: Faults = FAULTS
    log: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scene = Scene(self.choices, self.faults, self.log)
        self.wiki = Wiki.drawn(self.choices)
        self.functions = Functions(self.scene, self.wiring)
        self.mischief = Mischief(self.scene)
        self._patience = PATIENCE
        self._edited = ""
        budget = self.scene.budget
        self._loses_rows = bool(budget.wipes or budget.deploys or budget.headers)
        self._versions: dict[str, list[bytes | None]] = {}
        self._events: Mapping[str, Callable[[], None]] = {
            "edits": self._edit,
            "reads": self.scene.cdn.read_all,
            "fetches": self.scene.fetch,
            "nightly": self._ask_for_nightly,
            "rebuilds": self._rebuild,
            "days": self._new_day,
            "deploys": self._deploy,
            "headers": self._deploy,
            "redrives": self._put_back,
            "crashes": self.functions.crash,
            "duplicates": self._duplicate,
            **self.mischief.events(),
        }

    def run(self) -> None:
        """Raises `Diverged` with what is wrong at the end."""
        self._begin()
        self._work()
        self._heal()
        complaints = self._complaints()
        if complaints and complaints.keys() <= self.scene.landed:
            for _ in range(MONTH - 1):
                self._night()
            complaints = self._complaints()
        if complaints:
            raise Diverged("\n".join(complaints.values()))
        check_after_a_day(self.scene)

    def _complaints(self) -> Complaints:
        inspection = Inspection(self.scene, self.functions.version)
        return inspection.complaints() or ({} if self._loses_rows else inspection.losses())

    def _begin(self) -> None:
        """A wiki at rest, and readers all over the world who have seen all of it."""
        quiet, scene = _at_rest(self.wiki, self.scene.today), self.scene
        self._versions = {key: [body] for key, body in self.wiki.records().items()}
        scene.content.objects = dict(quiet.content.objects)
        scene.content.versions = {key: [*kept] for key, kept in quiet.content.versions.items()}
        scene.site.objects = all_ruled(quiet.site.objects, RULES[0])
        scene.state.objects = dict(quiet.state.objects)
        scene.cdn.read_all()

    # What happens, turn by turn

    def _work(self) -> None:
        self._patience = PATIENCE
        for _ in range(LONGEST):
            options = self._options()
            if not options:
                return
            self.choices.one_of(options)()
        raise Diverged("the functions did not come to rest")

    def _options(self) -> list[Callable[[], None]]:
        """What may happen next; what is more likely is named more often."""
        scene, functions = self.scene, self.functions
        options: list[Callable[[], None]] = [functions.step] * 30 * bool(functions.awake)
        if scene.publish_queue.messages and functions.on(scene.publish_queue) < 3:
            options += [self._start_publish] * 2
        if scene.refresh_queue.messages and functions.on(scene.refresh_queue) < 2:
            options += [self._start_refresh] * 2
        if not options and functions.running:
            options.append(functions.wake)
        options += scene.arrivals()
        if scene.publish_queue.delayed and self._patience:
            options.append(self._end_delay)
        if not options and not scene.budget.edits:
            return scene.last_arrivals()
        for name in self._events:
            if getattr(scene.budget, name) and self._may(name):
                options.append(self._event(name))
        return options

    def _may(self, name: str) -> bool:
        queues = self.scene.queues
        match name:
            case "redrives":
                return any(queue.dead for queue in queues)
            case "crashes":
                return bool(self.functions.running)
            case "duplicates":
                return any(queue.messages for queue in queues)
            case _:
                return True

    def _event(self, name: str) -> Callable[[], None]:
        def happens() -> None:
            self.scene.budget.spend(name)
            self._events[name]()

        return happens

    def _edit(self) -> None:
        scene = self.scene
        late = [write.owner for _, write in scene.late if write.owner]
        if late and self.choices.chance(60):  # what is late may land over something newer
            key, body = self.wiki.edit_of(self.choices.one_of(late), self.choices)
        else:
            key, body = self.wiki.edit(self.choices)
        if scene.budget.reversals and self._edited and self.choices.chance(60):
            scene.budget.spend("reversals")
            key = self._edited
            body = (None, *self._versions[key])[-2]
        elif (earlier := self._versions.get(key)) and self.choices.chance(35):
            body = self.choices.one_of(earlier)  # an editor takes an edit back
        lost = bool(scene.budget.losses) and self.choices.chance(40)
        if lost:
            scene.budget.spend("losses")
        self._upload(key, body, lost=lost)
        self._edited = key

    def _upload(self, key: str, body: bytes | None, *, lost: bool) -> None:
        scene = self.scene
        scene.tell(f"edit {key}: {brief(body)}{' (event lost)' * lost}")
        earlier = self._versions.setdefault(key, [])
        if body is None:
            scene.content.delete(key)
        else:
            # The very bytes of a bad record, uploaded again after a removal nobody has noticed,
            # cannot be told from the ones before it: see ARCHITECTURE.md.
            unique = b" " * len(earlier) if is_refused(key, body) else b""
            scene.content.put(key, Artifact(body + unique, JSON))
        earlier.append(body)
        if body is None or says_draft(body):
            scene.stays.discard(key)
            own = key.removesuffix(".json") + "/"
            scene.stood = {each for each in scene.stood if not each.startswith(own)}
        scene.needs_nightly |= lost
        if not lost:
            scene.publish_queue.add(s3_notification(key, time=scene.time()))

    def _rebuild(self) -> None:
        request: dict[str, Any] = self.choices.one_of(
            ({"all": True}, {"slugs": [*self.wiki.slugs[:3], "page:a"]}, {"category": "x"})
        )
        self.log.append(f"rebuild {request}")
        self.functions.invoke(rebuild_all, request, None, [])

    def _new_day(self) -> None:
        self.log.append("a new day")
        self.scene.today = "2026-11-24"
        self.scene.needs_nightly = True

    def _deploy(self) -> None:
        self.functions.deploy(all_versions(headers="headers" in self.faults.names))
        self.scene.needs_nightly = True

    def _put_back(self) -> None:
        """An operator puts back what is in the dead-letter queues, an hour later."""
        self.log.append("redrive")
        self.scene.now += 3_600
        for queue in self.scene.queues:
            queue.redrive()

    def _duplicate(self) -> None:
        queue = self.choices.one_of([queue for queue in self.scene.queues if queue.messages])
        message = self.choices.one_of(queue.messages)
        queue.messages.append(replace(message, id=f"{message.id}'"))

    def _end_delay(self) -> None:
        self._patience -= 1
        self.scene.publish_queue.end_delay()

    def _start_publish(self) -> None:
        self.functions.start(publish_all, self.scene.publish_queue)

    def _start_refresh(self) -> None:
        self.functions.start(refresh_all, self.scene.refresh_queue)

    def _ask_for_nightly(self) -> None:
        self.log.append("nightly")
        self.scene.refresh_queue.add({"nightly": True, "time": self.scene.time()})

    def _night(self) -> None:
        self._ask_for_nightly()
        self._work()

    def _heal(self) -> None:
        """Deploys end, the nightly pass sees to what was lost, and dead letters are put back."""
        scene = self.scene
        scene.budget = Budget()
        self.functions.replace(self.functions.behind())
        self.mischief.end()
        self._work()  # what waits for a deploy to end waits no longer
        if scene.content.stuck:
            self._endure()
        if self._has_given_up():
            scene.refresh_queue.add(Wake("the next edit of anybody").body())
            self._work()
        if scene.needs_nightly:
            self._night()
        for _ in range(MOST_RECEIVES):  # faults are used up, so once should do
            if any(queue.dead for queue in scene.queues):
                self._put_back()
                self._work()
        if any(queue.dead for queue in scene.queues):
            raise Diverged("messages end in the dead-letter queue again and again")
        if scene.publish_queue.delayed or scene.refresh_queue.delayed:
            raise Diverged("messages wait for ever")

    def _has_given_up(self) -> bool:
        """Whether a record failed to be read so often that only the next pass tries again."""
        catalog = self.scene.state.objects.get(CATALOG_KEY)
        return catalog is not None and any(
            refusal["given_up"] for refusal in state_file.from_body(catalog.body).refused.values()
        )

    def _endure(self) -> None:
        """One record that cannot be read, night after night, harms no other."""
        self._night()
        self._put_back()
        self._work()
        harm = {} if self._loses_rows else Inspection(self.scene, self.functions.version).harm()
        if harm:
            raise Diverged("\n".join(["one record cannot be read", *harm.values()]))
        self.scene.content.stuck.clear()


@cache
def _at_rest(wiki: Wiki, today: str) -> World:
    """The wiki before the first edit, as the functions make it."""
    world = World(design=DESIGNS[0], today=today)
    for key, body in wiki.records().items():
        world.upload(key, body)
    world.settle()
    return world
