"""What is read back is in the person's words, and nothing they would be ashamed to hear."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Topic, Turn, TurnKind
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.read_back import lines

AT = datetime(2026, 3, 10, tzinfo=UTC)


def read(said):
    turn = Turn(
        index=0, speaker=Speaker.PERSON, text=said, said_at=AT, kind=TurnKind.ANSWER,
        topic=Topic.PROUD,
    )  # fmt: skip
    facts = hear([turn], conversation=ConversationId("t"), today=date(2026, 3, 10), heard_at=AT)
    return " | ".join(lines([turn], facts))


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("I kept the till. I took notes that weren't mine.", "weren't mine"),
        ("I ran the stall. I served the years in prison.", "prison"),
        ("I mended the press. I showed him.", "I showed him"),
        ("I fixed the gate. I cut it to, three, it's three days.", "cut it to,"),
    ],
)
def test_what_shames_or_hangs_in_the_air_is_not_read_back(said, never):
    told = read(said)
    assert told
    assert never not in told
