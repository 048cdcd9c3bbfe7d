"""The fields of a record that hold prose, in the groups that rules tell apart."""

from __future__ import annotations

from typing import Final

# A clause here without hedge, limit, comparison or a source as its subject is a claim.
CLAIMING: Final = frozenset({"summary", "verdict", "points", "uses", "faq_answer"})
EXPLAINING: Final = frozenset({"what_it_is", "how_it_works"})
# What stands at the top of the page and is read alone.
TOP: Final = frozenset({"summary", "verdict"})
SAFETY: Final = frozenset({"safety"})
TOGETHER: Final = frozenset({"interactions", "interaction_advice"})
GROUPS: Final = frozenset({"group_note"})
AMOUNTS: Final = frozenset({"dosage"})
# The sentence beside a finding: only what no context excuses.
NOTES: Final = frozenset({"note"})

# Their obligations are met where one statement of the list meets them.
LISTS: Final = SAFETY | frozenset({"interactions"})
# What says what a thing is: nothing is owed here, and little is claimed.
QUIET: Final = EXPLAINING | NOTES
