"""What AWS asks for, in us-east-1, and the time a function on Lambda takes. See docs/costs.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.costs.client import KEY
from tests.costs.counting import Costs

# Dollars for one request, by kind; DELETE is free.
REQUEST: Final = {
    "put": 0.005 / 1_000,
    "list": 0.005 / 1_000,
    "versions": 0.005 / 1_000,
    "get": 0.0004 / 1_000,
    "delete": 0.0,
    "send": 0.40 / 1_000_000,
    "receive": 0.40 / 1_000_000,
    "remove": 0.40 / 1_000_000,
    "invalidate": 0.0,  # the items in it are billed
}
INVALIDATED: Final = 0.005  # for each path or tag; the first 1,000 of a month are free
INVOCATION: Final = 0.20 / 1_000_000
GB_SECOND: Final = 0.0000133334  # arm64

# Not measured but assumed, for want of a real AWS: seconds until S3 or SQS has answered.
WAIT: Final = {"list": 0.10, "invalidate": 0.20}
WAIT_ELSE: Final = 0.03
BYTES_A_SECOND: Final = 50e6  # that come or go beside that
SENDERS: Final = 8  # requests to SQS under way at a time
READERS: Final = 16  # requests for records under way at a time, where refresh reads many
MANY: Final = 100
WHOLE_VCPU: Final = 1_769  # MB of memory for which Lambda gives one


@dataclass(frozen=True, slots=True)
class Function:
    """As in infra/template.yaml. ``base``: MiB that a process has with its engine and clients."""

    memory: int
    timeout: int
    base: int = 70

    def seconds(self, costs: Costs, cpu: float, client: Mapping[str, float]) -> float:
        """How long it runs: the cpu time at its share of a vCPU, and waiting."""
        requests = sum(n * client.get(kind, 0.0) for kind, n in _kinds(costs).items())
        own = cpu + requests + costs.listed.total() * client[KEY]
        bodies = costs.read.total() + costs.written.total()
        waiting = sum(_waits(costs).values()) + bodies / BYTES_A_SECOND
        return own / min(1.0, self.memory / WHOLE_VCPU) + waiting

    def dollars(self, costs: Costs, seconds: float, invocations: int = 1) -> float:
        requests = sum(n * REQUEST[kind] for kind, n in _kinds(costs).items())
        gb_seconds = seconds * self.memory / 1_024
        return (
            requests
            + gb_seconds * GB_SECOND
            + invocations * INVOCATION
            + costs.invalidated["tags"] * INVALIDATED
        )


PUBLISH: Final = Function(memory=1_024, timeout=30)
REFRESH: Final = Function(memory=1_769, timeout=120)


def _kinds(costs: Costs) -> Counter[str]:
    kinds: Counter[str] = Counter()
    for name, n in costs.requests.items():
        kind = name.split()[0]
        kinds[kind] += n
    return kinds


def _waits(costs: Costs) -> dict[str, float]:
    """By kind of request, how long they are waited for, those under way at once aside."""
    waits = {}
    for name, n in costs.requests.items():
        kind = name.split()[0]
        if kind in {"receive", "remove"}:
            continue  # Lambda does that, before and after
        at_once = SENDERS if kind == "send" else READERS if _many(name, n) else 1
        waits[name] = n * WAIT.get(kind, WAIT_ELSE) / min(n, at_once)
    return waits


def _many(name: str, requests: int) -> bool:
    return name == "get content" and requests > MANY
