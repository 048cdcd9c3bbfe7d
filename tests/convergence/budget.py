"""How much may go wrong in one schedule, and what."""

from __future__ import annotations

from dataclasses import dataclass, fields

from tests.convergence.choices import Choices


@dataclass
class Budget:
    """How much may happen in one schedule, so that it ends.

    What the nightly pass heals is rare: where it happens, that pass comes last and would hide
    what went wrong without it.
    """

    edits: int = 0
    reads: int = 0
    reversals: int = 0  # edits that are taken back by the next one
    crashes: int = 0  # of a function, at any operation
    errors: int = 0  # of a request, before or after its effect
    duplicates: int = 0  # of messages
    redrives: int = 0
    rebuilds: int = 0
    losses: int = 0  # of events
    nightly: int = 0
    days: int = 0
    deploys: int = 0
    wipes: int = 0  # of the catalog
    late: int = 0  # writes that land when nobody waits for their answer any more
    archives: int = 0  # versions of records that cannot be read, for a while or for good
    outages: int = 0  # no record can be read, until the end
    failures: int = 0  # a record that cannot be read some times in a row
    expiries: int = 0  # of earlier versions of records
    slow: int = 0  # invocations whose time is nearly over
    fetches: int = 0  # by the CDN, on their way for a while
    assets: int = 0  # deleted by hand
    headers: int = 0  # deploys that change the rules for headers
    misnamed: int = 0  # uploads under a name that no record has

    def spend(self, name: str) -> None:
        setattr(self, name, getattr(self, name) - 1)

    @classmethod
    def drawn(cls, choices: Choices, faults: Faults) -> Budget:
        """As the choices say, of ``faults`` only; what is to go wrong above all is drawn last."""
        budget = cls(
            edits=2 + choices.below(6),
            reads=10,
            crashes=choices.below(4),
            errors=choices.below(4),
            duplicates=choices.below(3),
            redrives=2,
            rebuilds=int(choices.chance(15)),
        )
        for name, percent in RARE.items():
            setattr(budget, name, 2 * choices.chance(percent))
        if emphasis := choices.one_of(("", *EMPHASES)):
            setattr(budget, emphasis, 4)
        budget.edits += budget.late  # over what is newer, if it is to matter
        for name in ALL - ALWAYS:
            if name not in faults.names:
                setattr(budget, name, 0)
            elif faults.eager:
                setattr(budget, name, 4)
        return budget


@dataclass(frozen=True)
class Faults:
    """What may go wrong in a schedule; where they are ``eager``, each of these does."""

    names: frozenset[str]
    eager: bool = False


# How often, in per cent of the schedules, each of these happens.
RARE = {
    "reversals": 12,
    "losses": 10,
    "nightly": 10,
    "days": 10,
    "deploys": 12,
    "wipes": 8,
    "late": 14,
    "archives": 8,
    "outages": 2,
    "failures": 8,
    "expiries": 8,
    "slow": 10,
    "fetches": 12,
    "assets": 5,
    "headers": 5,
    "misnamed": 5,
}
EMPHASES = (
    "edits",
    "crashes",
    "duplicates",
    "losses",
    "wipes",
    "late",
    "archives",
    "expiries",
    "slow",
)
ALL = frozenset(field.name for field in fields(Budget))
ALWAYS = frozenset({"edits", "reads", "redrives"})
FAULTS = Faults(ALL)


def only(*names: str) -> Faults:
    """Nothing but these goes wrong, and they do."""
    return Faults(frozenset(names), eager=True)
