from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.repository_contracts import (
    DraftsContract,
    FactsContract,
    ResumesContract,
    a_conversation,
    a_fact,
    a_resume,
    a_turn,
)
from sanctum_desktop.adapters.sqlcipher import records
from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.core.domain.errors import VaultLocked
from sanctum_desktop.core.domain.facts import Fact, Revision
from sanctum_desktop.core.domain.resume import Resume


class TestFacts(FactsContract):
    @pytest.fixture
    def facts(self, vault):
        return vault.facts


class TestResumes(ResumesContract):
    @pytest.fixture
    def resumes(self, vault):
        return vault.resumes


class TestDrafts(DraftsContract):
    @pytest.fixture
    def drafts(self, vault):
        return vault.drafts


async def test_everything_is_there_after_lock_and_unlock(vault, passphrase):
    talk = a_conversation(turns=(a_turn(0), a_turn(1)))
    await vault.conversations.start(talk)
    await vault.facts.put((a_fact(),))
    await vault.resumes.put(a_resume())
    await vault.drafts.put("talk", "half a sen")
    await vault.lock()
    for repository, key in ((vault.conversations, "talk-1"), (vault.drafts, "talk")):
        with pytest.raises(VaultLocked):
            await repository.get(key)
    await vault.unlock(passphrase)
    assert await vault.conversations.get("talk-1") == talk
    assert await vault.facts.get("fact-1") == a_fact()
    assert await vault.resumes.get("resume-1") == a_resume()
    assert await vault.drafts.get("talk") == "half a sen"


async def test_half_a_surrogate_pair_is_stored_as_a_question_mark(vault):
    await vault.conversations.start(a_conversation(turns=(a_turn(0, text="hi \ud83d there"),)))
    await vault.resumes.put(a_resume(gaps=("\ud83d",)))
    assert (await vault.conversations.get("talk-1")).turns[0].text == "hi ? there"


# As the clock gives them: with an offset from UTC, whole minutes.
OFFSETS = st.sampled_from(
    [UTC, timezone(timedelta(hours=5, minutes=30)), timezone(-timedelta(hours=9))]
)
MOMENTS = st.datetimes(timezones=OFFSETS)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(st.builds(Turn, said_at=MOMENTS))
def test_any_turn_survives_its_row(turn):
    assert records.turn_of(records.turn_row(turn)) == turn


@few
@given(
    st.builds(
        Fact,
        heard_at=MOMENTS,
        confidence=st.floats(0, 1),
        history=st.lists(st.builds(Revision, until=MOMENTS), max_size=2).map(tuple),
    )
)
def test_any_fact_survives_its_row(fact):
    assert records.fact_of(records.fact_row(fact)) == fact


@few
@given(st.builds(Resume, written_at=MOMENTS, sections=st.just(a_resume().sections)))
def test_any_resume_survives_its_json(resume):
    assert records.resume_of(records.as_json(resume)) == resume
