"""For which country the page is: the person's word first, then what their facts tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sanctum_desktop.core.domain.conventions import UNKNOWN, Conventions
from sanctum_desktop.core.domain.facts import Fact


def conventions_for(
    facts: Sequence[Fact], known: Sequence[Conventions], *, chosen: str, system: str
) -> Conventions:
    """The conventions of the chosen country, else of the person's own, else of the system's.

    A country told but not known is no reason to take the system's: then nothing is assumed.
    """
    by_country = {one.country: one for one in known}
    for country in (chosen.upper(), *_told(facts, known), system.upper()):
        if country:
            return by_country.get(country, UNKNOWN)
    return UNKNOWN


def _told(facts: Sequence[Fact], known: Sequence[Conventions]) -> Iterator[str]:
    """Where the person lives, and where their telephone is."""
    for fact in facts:
        if fact.name == "countryCode":
            yield fact.value.upper()
    for fact in facts:
        number = re.sub(r"[^\d+]", "", fact.value)
        if fact.name == "phone" and number.startswith("+"):
            yield from _of_number(number[1:], known)


def _of_number(digits: str, known: Sequence[Conventions]) -> Iterator[str]:
    """The one country of a calling code; a code that several share tells none."""
    found = [one for one in known if one.calling_code and digits.startswith(one.calling_code)]
    if len(found) == 1:
        yield found[0].country
