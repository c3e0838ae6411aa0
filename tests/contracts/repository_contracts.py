"""What every store must do, whichever it is; each store's tests inherit these."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from sanctum_desktop.core.domain.conversation import (
    Conversation,
    Label,
    Speaker,
    TalkPlace,
    Topic,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.errors import NotFound, SanctumBug
from sanctum_desktop.core.domain.facts import (
    Fact,
    Measure,
    OwnPart,
    Revision,
    Section,
    Source,
    Status,
    ViewerLevel,
)
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.resume import (
    Accent,
    Header,
    PageSize,
    PageStyle,
    Resume,
    ResumeEntry,
    ResumeLine,
    Verdict,
)
from sanctum_desktop.core.domain.resume import ResumeSection as Part

NOON = datetime(2026, 3, 4, 12, 0, 30, 123456, tzinfo=timezone(timedelta(hours=2)))
TRASHED = Label(place=TalkPlace.TRASHED)


def a_turn(index, text="I worked nights.", **changes):
    speaker = Speaker.PERSON if index % 2 else Speaker.INTERVIEWER
    return replace(Turn(index=index, speaker=speaker, text=text, said_at=NOON), **changes)


def a_conversation(name="talk-1", **changes):
    return replace(Conversation(id=name, persona="gem", started_at=NOON), **changes)


def a_fact(name="fact-1", conversation="talk-1", **changes):
    fact = Fact(
        id=name,
        section=Section.WORK,
        entry="work:lee-valley",
        name="highlight",
        value="Cut waiting from 9 to 3 days — “properly” 😀",
        source=Source(conversation, 3, 10, 42, "we cut waiting from 9 to 3 days"),
        heard_at=NOON,
        confidence=0.85,
        method="achievement",
        status=Status.ACCEPTED,
        viewer=ViewerLevel.COACH,
        own_part=OwnPart.SHARED,
        measures=(Measure("9 to 3", "days", "waiting list", hedged=True),),
        exclusions=("the ward's name",),
        history=(Revision("Cut waiting", Status.PROPOSED, NOON),),
    )
    return replace(fact, **changes)


def a_resume(name="resume-1", **changes):
    line = ResumeLine(id="line-1", text="Cut waiting.", facts=("fact-1",), verdict=Verdict.EDITED)
    author = Author("resume_line.v1", "small-model")
    worded = replace(line, id="line-2", verdict=Verdict.REWORDED, author=author)
    lines = (line, worded)
    entry = ResumeEntry(title="Nurse", organization="Lee Valley", facts=("f",), lines=lines)
    resume = Resume(
        id=name,
        header=Header(name="Ada Ó Briain", contact=("ada@example.org",), facts=("fact-2",)),
        sections=(Part(section=Section.WORK, heading="Work", entries=(entry,)),),
        written_at=NOON,
        gaps=("2019",),
        left_out=(ResumeLine(id="line-8", text="Swept the hall", facts=("fact-1",)),),
        style=PageStyle(
            template="modern",
            paper=PageSize.LETTER,
            country="US",
            years_only=True,
            accent=Accent.PLUM,
        ),
        paper=PageSize.LETTER,
        country="US",
        document="CV",
    )
    return replace(resume, **changes)


class ConversationsContract:
    async def test_a_conversation_comes_back_as_told(self, conversations):
        turns = (
            a_turn(0, kind=TurnKind.QUESTION, topic=Topic.NOW, wording="gem.now.1"),
            a_turn(1),
            a_turn(2, wording="gem.follow.part.1", author=Author("follow_up.v1", "qwen 3 “4b”")),
        )
        await conversations.start(a_conversation())
        await conversations.append("talk-1", turns[:1])
        await conversations.append("talk-1", turns[1:])
        assert await conversations.get("talk-1") == a_conversation(turns=turns)

    async def test_it_may_start_with_turns(self, conversations):
        await conversations.start(a_conversation(turns=(a_turn(0),)))
        await conversations.append("talk-1", (a_turn(1),))
        assert len((await conversations.get("talk-1")).turns) == 2

    async def test_all_turns_or_none(self, conversations):
        await conversations.start(a_conversation())
        with pytest.raises(SanctumBug):
            await conversations.append("talk-1", (a_turn(0), a_turn(2)))
        assert (await conversations.get("talk-1")).turns == ()

    async def test_what_is_not_there(self, conversations):
        with pytest.raises(NotFound):
            await conversations.get("nobody")
        with pytest.raises(NotFound):
            await conversations.append("nobody", (a_turn(0),))
        with pytest.raises(NotFound):
            await conversations.page(before="nobody")

    async def test_none_is_started_twice(self, conversations):
        await conversations.start(a_conversation())
        with pytest.raises(SanctumBug):
            await conversations.start(a_conversation())

    async def test_pages_run_from_newest_to_oldest_without_turns(self, conversations):
        for number in range(5):
            await conversations.start(a_conversation(f"talk-{number}", turns=(a_turn(0),)))
        first = await conversations.page(limit=2)
        rest = await conversations.page(before=first[-1].id)
        assert [c.id for c in (*first, *rest)] == [f"talk-{n}" for n in (4, 3, 2, 1, 0)]
        assert all(c.turns == () for c in (*first, *rest))

    async def test_a_glimpse_has_the_first_answers_and_the_last_time(self, conversations):
        later = NOON + timedelta(hours=1)
        turns = (*(a_turn(n) for n in range(6)), a_turn(6, said_at=later))
        await conversations.start(a_conversation(turns=turns))
        await conversations.start(a_conversation("talk-2"))
        told, empty = await conversations.glimpses(answers=2)
        assert (empty.id, empty.last_said_at, empty.answers) == ("talk-2", NOON, ())
        assert (told.persona, told.started_at, told.last_said_at) == ("gem", NOON, later)
        assert told.answers == (turns[1], turns[3])
        assert [one.answers for one in await conversations.glimpses(answers=0)] == [(), ()]

    async def test_the_one_spoken_in_last_comes_first_wherever_it_was(self, conversations):
        east = timezone(timedelta(hours=9))
        for name, said_at in (
            ("first", NOON + timedelta(minutes=1)),
            ("second", NOON),
            ("in the east", (NOON + timedelta(seconds=30)).astimezone(east)),
            ("fourth", NOON),
        ):
            await conversations.start(a_conversation(name, turns=(a_turn(0, said_at=said_at),)))
        names = ["first", "in the east", "fourth", "second"]
        assert [one.id for one in await conversations.glimpses()] == names
        assert [one.id for one in await conversations.glimpses(limit=2, skip=1)] == names[1:3]
        assert await conversations.latest("gem") == "first"

    async def test_each_place_and_persona_has_a_list_the_pinned_first(self, conversations):
        labels = (Label(pinned=True), Label(), Label(place=TalkPlace.ARCHIVED), Label(), TRASHED)
        for number, label in enumerate(labels):
            persona = "kai" if number > 2 else "gem"
            talk = a_conversation(f"talk-{number}", persona=persona, label=label)
            await conversations.start(talk)

        async def listed(*where):
            return [one.id for one in await conversations.glimpses(*where)]

        assert await listed() == ["talk-0", "talk-3", "talk-1"]
        assert await listed("gem") == ["talk-0", "talk-1"]
        assert await listed("", TalkPlace.ARCHIVED) == ["talk-2"]
        assert await listed("gem", TalkPlace.TRASHED) == []
        found = [await conversations.latest(persona) for persona in ("gem", "kai", "noor")]
        assert found == ["talk-2", "talk-3", None]


class FactsContract:
    async def test_a_fact_comes_back_whole(self, facts):
        await facts.put((a_fact(),))
        assert await facts.get("fact-1") == a_fact()

    async def test_putting_again_replaces_in_place(self, facts):
        await facts.put((a_fact("a"), a_fact("b")))
        changed = a_fact("a", value="Something else", status=Status.RETRACTED)
        await facts.put((changed,))
        assert tuple(await facts.page()) == (changed, a_fact("b"))

    async def test_of_one_conversation(self, facts):
        await facts.put((a_fact("a"), a_fact("b", conversation="talk-2"), a_fact("c")))
        assert [f.id for f in await facts.of_conversation("talk-1")] == ["a", "c"]
        assert not await facts.of_conversation("talk-9")

    async def test_pages_in_the_order_first_put(self, facts):
        await facts.put([a_fact(str(n)) for n in range(5)])
        first = await facts.page(limit=3)
        rest = await facts.page(after=first[-1].id)
        assert [f.id for f in (*first, *rest)] == list("01234")

    async def test_what_is_not_there(self, facts):
        await facts.put(())
        assert not await facts.page()
        with pytest.raises(NotFound):
            await facts.get("nothing")
        with pytest.raises(NotFound):
            await facts.page(after="nothing")


class ResumesContract:
    async def test_a_resume_comes_back_whole(self, resumes):
        await resumes.put(a_resume())
        assert await resumes.get("resume-1") == a_resume()

    async def test_putting_again_replaces(self, resumes):
        await resumes.put(a_resume())
        await resumes.put(a_resume(language="en-US"))
        assert [r.language for r in await resumes.page()] == ["en-US"]

    async def test_pages_are_newest_first(self, resumes):
        for number in range(4):
            written = datetime(2026, 1, 1 + number, tzinfo=UTC)
            await resumes.put(a_resume(f"r{number}", written_at=written))
        first = await resumes.page(limit=3)
        rest = await resumes.page(before=first[-1].id)
        assert [r.id for r in (*first, *rest)] == ["r3", "r2", "r1", "r0"]

    async def test_what_is_not_there(self, resumes):
        with pytest.raises(NotFound):
            await resumes.get("nothing")


class DraftsContract:
    async def test_a_draft_is_kept_replaced_and_removed(self, drafts):
        assert await drafts.get("talk") == ""
        await drafts.put("talk", "I was say")
        await drafts.put("talk", "I was saying\n\x00 that “this”")
        await drafts.put("resume-line:3", "other")
        assert await drafts.get("talk") == "I was saying\n\x00 that “this”"
        await drafts.put("talk", "")
        assert await drafts.get("talk") == ""
        assert await drafts.get("resume-line:3") == "other"
        assert list(await drafts.places()) == ["resume-line:3"]
