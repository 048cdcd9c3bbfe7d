"""Conditions of a policy, as AWS documents them ("IAM JSON policy elements: Condition operators").

Where several operators or keys stand, all must hold; of several values of a key, one is enough
(of a negated operator: none may be equal). A key that the request does not have makes a condition
false, and a negated one true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

Request = Mapping[str, str]
_Operator = Callable[[str | None, list[str]], bool]

_OPERATORS: Final[dict[str, _Operator]] = {
    "StringEquals": lambda sent, values: sent in values,
    "StringNotEquals": lambda sent, values: sent not in values,
    "Null": lambda sent, values: str(sent is None).lower() in values,
    "Bool": lambda sent, values: sent in values,
}


def holds(condition: Mapping[str, Mapping[str, Any]], request: Request) -> bool:
    """Raises ``KeyError`` for an operator that is not in the list above."""
    return all(
        _OPERATORS[operator](request.get(key), values if isinstance(values, list) else [values])
        for operator, keys in condition.items()
        for key, values in keys.items()
    )
