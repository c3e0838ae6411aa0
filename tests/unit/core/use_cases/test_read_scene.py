"""What a persona may know: nothing between us, nothing taken back; recall where its file says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from converse_rig import TALK, Clock, Rig
from sanctum_desktop.core.domain.conversation import Conversation, Speaker, Turn
from sanctum_desktop.core.domain.facts import Fact, FactId, Section, Source, Status, ViewerLevel
from sanctum_desktop.core.domain.persona import Tool
from sanctum_desktop.core.ports.crisis_lines import CrisisLine
from sanctum_desktop.core.use_cases.tell_who_answers import TellWhoAnswers

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def fact(value, name="highlight", of=TALK, **settings):
    source = Source(of, 0, 0, len(value), value)
    return Fact(
        id=FactId(value), section=Section.WORK, entry="job", name=name, value=value, source=source,
        heard_at=NOW, confidence=1.0, method="test", **settings,
    )  # fmt: skip


class Lines:
    def of(self, country):
        return (CrisisLine(f"Line of {country}", "116 123", "", ""),)


def talk(persona, *said):
    turns = tuple(
        Turn(index=index, speaker=Speaker.PERSON, text=words, said_at=NOW)
        for index, words in enumerate(said)
    )
    return Conversation(id=TALK, persona=persona, started_at=NOW, turns=turns)


async def test_only_what_may_be_spoken_of_is_told():
    rig = Rig()
    await rig.facts.put(
        [
            fact("swept"),
            fact("wants Tuesdays", viewer=ViewerLevel.COACH),
            fact("sacked", viewer=ViewerLevel.PRIVATE),
            fact("ill", viewer=ViewerLevel.NEVER_LEAVES),
            fact("drove", status=Status.REJECTED),
            fact("cooked", status=Status.RETRACTED),
            fact("sang", status=Status.ACCEPTED),
        ]
    )
    scene = await rig.converse.scenes(talk("kai", "Hm."), ["What then?"])
    assert [one.value for one in scene.facts] == ["swept", "wants Tuesdays", "sang"]
    assert (scene.discarded, scene.today) == (("What then?",), Clock().today())


@pytest.mark.parametrize(("told", "country"), [((), "GB"), (("AT",), "AT")])
async def test_the_numbers_are_those_of_their_country(told, country):
    rig = Rig()
    await rig.facts.put([fact(one, "countryCode") for one in told])
    scenes = replace(rig.converse.scenes, crisis=Lines(), country="GB")
    assert (await scenes(talk("kai", "Hm."))).lines == f"Line of {country}: 116 123"


async def test_who_may_not_recall_is_told_of_nothing_earlier():
    rig, asked = Rig(), []

    async def recall(of):
        asked.append(of.persona)
        return ()

    scenes = replace(rig.converse.scenes, recall=recall)
    for one in rig.personas.all():
        await scenes(talk(one.id, "Hm."))
        await scenes(talk(one.id))
    assert asked == [one.id for one in rig.personas.all() if Tool.RECALL in one.tools]
    assert "viktor" not in asked


async def test_who_answers_is_said_with_its_reason():
    async def why(_feature):
        return "No model is chosen."

    rig = Rig()
    who = TellWhoAnswers(personas=rig.personas, chains=rig.chains, why=why)
    assert await who("kai") == "Kai answers by the Guide here. No model is chosen."
    assert await who("gem") == "Gem answers by the Guide here. No model is chosen."
    rig = Rig(object(), passed_over=("One rests.",))
    assert await replace(who, chains=rig.chains)("kai") == ""
    rig = Rig(passed_over=("One rests.",))
    assert (
        await replace(who, chains=rig.chains)("kai") == "Kai answers by the Guide here. One rests."
    )
