"""Words that no rule asks for, listed so that the most frequent ones are found at once."""

from __future__ import annotations

COMMON = """
a about acid acids after again all also an and another any area around as at away back because
been before being between blood body both brain but by called came cell cells come comes contains
could day did different do does down during each effect effects either end energy enough even
every first food foods for form forms found from full further given goes had half has have he her
here him his how if in into is it its itself just kind known large last later least less level
like made main make makes many means medicine medicines might more most much must name names near
need needs new next number of often on once one only or other others our out over own part people
place protein proteins put rather same second see seen several she should show since some still
such table than that the their them then there these they thing things this those three through to
together too towards two under until up upon used uses using usually very was way we well were
what when where which while who whose why will with within word would year
"""
