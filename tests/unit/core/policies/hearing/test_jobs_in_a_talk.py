"""Jobs over several answers: what belongs to which, and what belongs to none."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Topic, Turn
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing import hear

NOW = datetime(2026, 11, 20, tzinfo=UTC)
NAMES = ("name", "position", "startDate", "endDate")


def told(*answers):
    """Each job of a talk as "employer/title/start/end"."""
    turns = [
        Turn(index=place, speaker=Speaker.PERSON, text=said, said_at=NOW, topic=topic)
        for place, (topic, said) in enumerate(answers)
    ]
    entries = {}
    for fact in hear(turns, conversation=ConversationId("c"), today=NOW.date(), heard_at=NOW):
        if fact.section is Section.WORK and fact.name in NAMES:
            entries.setdefault(fact.entry, {})[fact.name] = fact.value
    return ["/".join(of.get(name, "") for name in NAMES) for of in entries.values()]


@pytest.mark.parametrize(
    ("answers", "jobs"),
    [
        (
            [(Topic.NOW, "Welder. Shipyard."), (Topic.NOW, "Baltmar Yard. Since 2011.")],
            ["Baltmar Yard/Welder/2011/"],
        ),
        (
            [
                (Topic.NOW, "I'm at Lee Coaches."),
                (Topic.NOW, "Bus driver, that's what it says on the badge."),
                (Topic.NOW, "I work in a depot in Cork, since 2015."),
            ],
            ["Lee Coaches/Bus Driver/2015/"],
        ),
        (
            [(Topic.NOW, "I'm a cook at Blue Kitchen."), (Topic.EARLIER, "2010 to 2014.")],
            ["Blue Kitchen/Cook//"],
        ),
        (
            [
                (Topic.EARLIER, "Night stocker. Hadley's Market."),
                (Topic.EARLIER, "2019 to 2023."),
            ],
            ["Hadley's Market/Night Stocker/2019/2023"],
        ),
        (
            [
                (Topic.NOW, "I'm a cook at Blue Kitchen since 2020."),
                (Topic.EARLIER, "Before I was a house help for a family, 2011 to 2017."),
            ],
            ["Blue Kitchen/Cook/2020/", "/House Help/2011/2017"],
        ),
        (
            [
                (Topic.NOW, "I'm a childminder."),
                (Topic.NOW, "Since I was twenty-nine."),
                (Topic.LEARNING, "I was born in 1985."),
            ],
            ["/Childminder/2014/"],
        ),
        (
            [(Topic.NOW, "I'm a childminder."), (Topic.NOW, "Since I was twenty-nine.")],
            ["/Childminder//"],
        ),
        (
            [
                (Topic.NOW, "I'm a store manager."),
                (Topic.EARLIER, "I was at Bargain Barn, supervisor, 2008 to 2018."),
            ],
            ["/Store Manager//", "Bargain Barn/Supervisor/2008/2018"],
        ),
        (
            [
                (Topic.NOW, "I was a guard at Kajplats Shopping until November."),
                (Topic.NOW, "It's four months now. I'd started there in 2019."),
            ],
            ["Kajplats Shopping/Guard/2019/2026-11"],
        ),
    ],
)
def test_jobs_of_a_talk(answers, jobs):
    assert told(*answers) == jobs


def test_steps_of_one_firm_are_all_kept():
    said = "I joined Bargain Barn in 2008, supervisor in 2013, then assistant manager from 2015."
    turn = Turn(index=0, speaker=Speaker.PERSON, text=said, said_at=NOW, topic=Topic.NOW)
    facts = hear([turn], conversation=ConversationId("c"), today=date(2026, 11, 20), heard_at=NOW)
    steps = [fact.value for fact in facts if fact.name == "step"]
    assert steps == ["2013|Supervisor", "2015|Assistant Manager"]
    assert [fact.value for fact in facts if fact.name == "startDate"] == ["2008"]


def deeds_of(talk):
    pairs = [words for pair in talk for words in pair]
    turns = [
        Turn(
            index=n,
            speaker=Speaker.PERSON if n % 2 else Speaker.INTERVIEWER,
            text=words,
            said_at=datetime(2026, 11, 20, tzinfo=UTC),
        )
        for n, words in enumerate(pairs)
    ]
    return hear(
        turns,
        conversation=ConversationId("talk"),
        today=date(2026, 11, 20),
        heard_at=datetime(2026, 11, 20, tzinfo=UTC),
    )


def test_what_they_do_today_is_not_of_a_job_that_has_ended():
    talk = (
        ("current job", "I'm a research fellow at Corran University since 2021."),
        ("earlier job", "Before that I was an analyst at Delamere Labs, 2016 to 2020."),
        (
            "teaching",
            "I demonstrate in the first-year lab. I gave a workshop for a summer school.",
        ),
    )
    deeds = {fact.value: fact.entry for fact in deeds_of(talk) if fact.name == "highlight"}
    assert set(deeds.values()) == {"job-corran-university"}


def test_what_they_did_in_the_past_stays_with_the_job_talked_about():
    talk = (
        ("current job", "I'm a research fellow at Corran University since 2021."),
        ("earlier job", "Before that I was an analyst at Delamere Labs, 2016 to 2020."),
        ("what you did there", "I tested creams and I wrote the reports."),
    )
    deeds = {fact.value: fact.entry for fact in deeds_of(talk) if fact.name == "highlight"}
    assert set(deeds.values()) == {"job-delamere-labs"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("At Marsh House: what changed for the guests?", "I moved the tables to the garden."),
        ("what changed there", "At Marsh House I moved the tables to the garden."),
    ],
)
def test_a_deed_goes_to_the_job_that_is_named_again(question, said):
    talk = (
        ("current job", "I'm a waiter at Marsh House since 2019."),
        ("earlier job", "Before that I was a porter at Green Dragon, 2015 to 2019."),
        (question, said),
    )
    deeds = [fact.entry for fact in deeds_of(talk) if fact.name == "highlight"]
    assert deeds == ["job-marsh-house"]
