"""What may leave this computer: requests, a person's consent to them, the record kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sanctum_desktop.core.domain.words import text


class NetPurpose(StrEnum):
    """What a request is for; the values end the ids of words."""

    LOOK_UP_MODEL = "look_up_model"
    DOWNLOAD_MODEL = "download_model"
    TEST_KEY = "test_key"
    CONVERSE = "converse"
    GEM_WORDING = "gem_wording"
    RESUME_LINES = "resume_lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetRequest:
    """One thing to be done over the network, as a person is asked about it.

    `hosts` are all that may be spoken to, the first being asked first; with a port where it is not
    the usual one. `about` is all that is said there besides what any program says: a model's name.
    Where words of a person go along, `body` is the SHA-256 of exactly what would be sent, in hex:
    a consent to one text is none to another. What goes to this very computer is `here`: nothing
    leaves, so nobody has to be asked.
    """

    purpose: NetPurpose
    hosts: tuple[str, ...]
    about: str
    body: str = ""
    here: bool = False

    @property
    def sentence(self) -> str:
        """Who is asked, and what they learn."""
        return text(f"net.ask.{self.purpose}", hosts=", ".join(self.hosts), about=self.about)


def digest_of(body: str) -> str:
    """SHA-256 in hex of what would be sent; "" where nothing is."""
    return hashlib.sha256(body.encode()).hexdigest() if body else ""


class ConsentAct(StrEnum):
    """What the person did: pressed a button, answered a prompt, typed an option.

    `STANDING`: said before that texts for this purpose need not be shown one by one.
    """

    BUTTON = "button"
    PROMPT = "prompt"
    OPTION = "option"
    STANDING = "standing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A person's yes to one request as it was shown to them, made by nothing but their own act."""

    request: NetRequest
    act: ConsentAct


class NetStage(StrEnum):
    """A request is recorded before anything is sent, and each exchange of it once it is over.

    Where there was none, its end is recorded with 0 bytes.
    """

    BEGUN = "begun"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetRecord:
    """One line of what left: no word of anybody, no address but the host.

    `trace` joins a request and its exchanges. The bytes are those of requests and answers with
    their headers, without what encryption and the network add; 0 where it has just begun. Of what
    was received, interim answers (1xx), the marks between chunks and, where it was broken off, the
    last quarter of a megabyte may not be counted; of what was sent, all is. `local` is True
    where it went to this very computer: nothing left it.
    """

    at: datetime
    trace: str
    stage: NetStage
    purpose: NetPurpose
    host: str
    sent_bytes: int = 0
    received_bytes: int = 0
    local: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What left this computer, in all: bytes sent to others, and in how many requests.

    A request counts once it is recorded, also where it came to nothing. Of those that are `open`,
    under way or ended by a kill, nobody knows the bytes: the sum is then the least that left.
    """

    sent_bytes: int = 0
    requests: int = 0
    local_bytes: int = 0
    open: int = 0


def left_in(records: Sequence[NetRecord]) -> Left:
    """The sum of records."""
    ended = {one.trace for one in records if one.stage is NetStage.ENDED}
    left = Left(
        open=sum(
            one.stage is NetStage.BEGUN and not one.local and one.trace not in ended
            for one in records
        )
    )
    for one in records:
        if one.local:
            left = replace(left, local_bytes=left.local_bytes + one.sent_bytes)
        else:
            begun = one.stage is NetStage.BEGUN
            left = replace(
                left, sent_bytes=left.sent_bytes + one.sent_bytes, requests=left.requests + begun
            )
    return left
