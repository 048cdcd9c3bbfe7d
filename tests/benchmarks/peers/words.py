"""The words that the peers' templates look up for the fixed terms of a record."""

from __future__ import annotations

from typing import Any, Final

STRENGTHS: Final = (
    ("established", "Established", "Accepted for at least one use in this area."),
    ("mixed", "Mixed evidence", "Some studies found a benefit and others did not."),
    ("preliminary", "Early evidence", "Few or small studies, too early to rely on."),
    ("none", "No good evidence", "Studies looked for a benefit here and did not find one."),
    ("unrated", "Not rated yet", "Our editors have not yet rated the evidence for this area."),
)
CERTAINTIES: Final = {
    "high": {"label": "High certainty", "symbol": "sure-4"},
    "moderate": {"label": "Moderate certainty", "symbol": "sure-3"},
    "low": {"label": "Low certainty", "symbol": "sure-2"},
    "very low": {"label": "Very low certainty", "symbol": "sure-1"},
}
# From the most to the least care.
LEVELS: Final = {
    "avoid": {"label": "Do not take it", "symbol": "avoid"},
    "ask first": {"label": "Ask a doctor or pharmacist first", "symbol": "ask"},
    "take care": {"label": "Take care", "symbol": "ask"},
}
SEVERITIES: Final = {
    "major": {"label": "Major", "symbol": "avoid"},
    "moderate": {"label": "Moderate", "symbol": "ask"},
    "minor": {"label": "Minor", "symbol": "fine"},
    "unknown": {"label": "Not known", "symbol": "unclear"},
}
# Of each effect: its symbol, what it is called, and how a sentence about the outcome begins.
_SAID: Final = {
    "helps": ("helps", "improves", "improve"),
    "no difference": (
        "same",
        "makes little or no difference to",
        "make little or no difference to",
    ),
    "harms": ("harms", "worsens", "worsen"),
}


def effects() -> dict[str, dict[str, Any]]:
    """By effect and certainty: symbol, what happens at a glance, beginning of the sentence."""
    found: dict[str, dict[str, Any]] = {}
    for effect, (symbol, does, do) in _SAID.items():
        short = does.removesuffix(" to")
        found[effect] = {
            "high": _word(symbol, short.capitalize(), f"It {does}"),
            "moderate": _word(symbol, f"Probably {short}", f"It probably {does}"),
            "low": _word(symbol, f"May {do.removesuffix(' to')}", f"It may {do}"),
            "very low": _unsure(does),
        }
    unclear = _word("unclear", "Unclear", "It is unclear whether it improves")
    found["unclear"] = dict.fromkeys(("high", "moderate", "low"), unclear)
    found["unclear"]["very low"] = _unsure("improves")
    return found


def _unsure(does: str) -> dict[str, str]:
    return _word("unclear", "Very uncertain", f"We are very uncertain whether it {does}")


def _word(symbol: str, happens: str, begins: str) -> dict[str, str]:
    return {"symbol": symbol, "happens": happens, "begins": begins}
