"""What a person asks is told from what they tell, and Gem answers it and asks on."""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.interview.next_move import next_move

AT = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("um hi. is this private", AskedBack.PRIVATE),
        ("Look, what's this for? Who reads it?", AskedBack.PRIVATE),
        ("is it private? my boss not see?", AskedBack.PRIVATE),
        ("How much does this cost me.", AskedBack.COST),
        ("how much does the course cost?", AskedBack.FACT),
        ("What are you writing all this down for?", AskedBack.WHY),
        ("You just asked me that.", AskedBack.REPEATED),
        ("I already told you about my brother", AskedBack.NOTHING),
        ("How long more is this? I've a bus.", AskedBack.LONG),
        ("just write it for me", AskedBack.WRITE),
        ("whats the right answer to that", AskedBack.WRITE),
        ("what is mean 'rely'?", AskedBack.MEANING),
        ("em không hiểu", AskedBack.MEANING),
        ("What's the team like?", AskedBack.FACT),
        ("such as?", AskedBack.ADVICE),
        ("Are you a real person or what?", AskedBack.WHO),
        ("Fuck this.", AskedBack.ANNOYED),
        ("Lovely. Thank you, dear.", AskedBack.THANKS),
        ("I saw who reads the meters and how much it cost them.", AskedBack.NOTHING),
        ("My boss reads the gauge and I write it down for her.", AskedBack.NOTHING),
    ],
)
def test_a_question_is_told_from_an_answer(said, kind):
    assert asked_back(said) is kind


class Gem:
    def __init__(self):
        self.turns = []
        self.speak()

    def facts(self):
        return hear(
            self.turns, conversation=ConversationId("gem"), today=date(2026, 11, 20), heard_at=AT
        )

    def speak(self):
        move = next_move(self.turns, self.facts(), seed="gem")
        self.turns.append(
            Turn(
                index=len(self.turns), speaker=Speaker.INTERVIEWER, text=move.text, said_at=AT,
                kind=move.kind, topic=move.topic, wording=move.wording,
            )
        )  # fmt: skip
        return move

    def hears(self, *answers):
        for said in answers:
            topic = self.turns[-1].topic
            self.turns.append(
                Turn(
                    index=len(self.turns), speaker=Speaker.PERSON, text=said, said_at=AT,
                    topic=topic,
                )
            )  # fmt: skip
            move = self.speak()
        return move


WORK = "I'm a night porter at the Grand in Leeds since 2019."


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("is this private", "vault"),
        ("how much does this cost", "pay"),
        ("are you a real person", "rogram"),
        ("what's this for?", "page"),
        ("just write it for me", "Abby"),
        ("sorry my english", "fine|enough"),
    ],
)
def test_gem_answers_and_asks_the_same_matter_once_more(said, held):
    gem = Gem()
    before = gem.hears(WORK)
    after = gem.hears(said)
    assert any(word in after.text for word in held.split("|"))
    assert after.topic is before.topic
    assert after.text.endswith("?")
    assert after.wording != before.wording


def test_what_was_asked_before_is_not_asked_again():
    gem = Gem()
    before = gem.hears(WORK)
    assert gem.hears("You already asked that.").topic is not before.topic


def test_thanks_after_the_end_ends_it_and_a_greeting_goes_on():
    for said, closes in (("thank you", True), ("hello again", False)):
        gem = Gem()
        gem.hears(WORK, "I carry the bags.", "stop")
        assert gem.hears(said).closes is closes


def test_a_refusal_after_one_word_is_a_refusal():
    gem = Gem()
    gem.hears(WORK)
    assert "gem.follow" not in gem.hears("War. I don't want to speak about it").wording


def test_a_paper_told_in_the_middle_of_a_story_is_not_asked_what_came_of_it():
    gem = Gem()
    gem.hears(WORK)
    assert not gem.hears("I have the first aid certificate.").wording.startswith("gem.follow")


def test_a_robbery_is_asked_no_number():
    gem = Gem()
    gem.hears(WORK)
    last = gem.hears("a man tried to rob us in march and i gave him the money")
    assert not last.wording.startswith("gem.follow.number")
