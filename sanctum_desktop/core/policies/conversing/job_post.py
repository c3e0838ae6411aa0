"""What a job post asks for, as passages to be quoted: words of a stranger, never followed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.attachments import Attachment, Citation
from sanctum_desktop.core.policies.conversing.reading import cite, passages

_NAMED: Final = re.compile(
    r"(?im)^[ \t#*-]*(?:job title|position|role|vacancy|we are hiring|now hiring)\b[:\s–-]+(?P<role>[^\n.,;|(]{3,60})"
    r"|\b(?:looking for|hiring|seeking|searching for|to join us as)(?: an?| our next| experienced)+ (?P<sought>[a-z][\w /&-]{2,50}?)(?=[.,;:!\n]| (?:to|who|with|for|in|at|on)\b)"
)
_ASKED: Final = re.compile(
    r"(?i)\b(?:must|should|require[ds]?|experience|ability|able to|knowledge|skills?|you (?:will|have|are|bring|can)|responsible|degree|certificate|registration|licen[cs]e|fluent|comfortable|familiar)\b"
)
_OF_A_PROGRAM: Final = re.compile(
    r"(?i)instruction|prompt|\bassistant\b|\bsystem\b\s*[:\]>]|\bAI\b|language model|\bignore\b|\bdisregard\b|\btool|[{}<>|\[\]`]|https?:|\bwww\.|\bapplicants? (?:score|rating)|\bplan item|\bsettings?\b"
)
"""What speaks to a program, or in its signs, asks nobody what they can do."""
_SHORTEST, _LONGEST = 18, 170


@lru_cache(maxsize=8)
def role_of(post: Attachment) -> Citation | None:
    """The passage that names the role, None where none does."""
    for found in _NAMED.finditer(post.untrusted_text):
        part = "role" if found["role"] else "sought"
        start, end = found.span(part)
        quote = post.untrusted_text[start:end]
        whole = quote.rstrip()
        if not _OF_A_PROGRAM.search(whole) and re.search(r"[^\W\d_]{3}", whole):
            return cite(post, start, start + len(whole))
    return None


@lru_cache(maxsize=8)
def asked_for(post: Attachment) -> tuple[Citation, ...]:
    """The lines that say what is wanted of somebody, in their order."""
    return tuple(
        cite(post, one.start, one.end)
        for one in passages(post.untrusted_text)
        if not one.heading
        and _SHORTEST <= len(one.text) <= _LONGEST
        and _ASKED.search(one.text)
        and not _OF_A_PROGRAM.search(one.text)
    )
