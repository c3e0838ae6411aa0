"""Persons of four moods with Noor and Viktor: the rules of how they speak, in every reply."""

import re

import pytest
from learners import NOOR_ALONE, NOOR_WITH, POST, VIKTOR, WARD
from scenes import QUESTIONS, Talk, a_text

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.persona import Tool
from sanctum_desktop.core.domain.words import known

HYGIENE = a_text(WARD, name="hygiene.md")
OFFER = a_text(POST, name="post.txt")
TALKS = [
    *(("noor", mood, said, (HYGIENE,)) for mood, said in NOOR_WITH.items()),
    *(("noor", mood, said, ()) for mood, said in NOOR_ALONE.items()),
    *(("viktor", mood, said, ()) for mood, said in VIKTOR.items()),
    *(("viktor", mood, said, (OFFER,)) for mood, said in VIKTOR.items()),
]
FORBIDDEN = re.compile(
    r"(?i)!|\bjourney|passionate|leverage|unlock|as an ai\b|great question|how you feel"
    r"|\b(?:score of|points out of|candidate|user|lead)\b|[\U0001F300-\U0001FAFF]"
)
PRAISE = re.compile(
    r"(?i)\b(?:well done|very good|great|excellent|amazing|perfect|impressive|bravo|nicely"
    r"|wonderful|good (?:answer|job|work))\b"
)
VERDICT = re.compile(
    r"(?i)\b(?:good answer|bad answer|strong|weak|correct|wrong|hired|rejected|passed|failed)\b"
)
MEMORY = 10


@pytest.fixture(scope="module", params=TALKS, ids=lambda one: f"{one[0]}-{one[1]}-{len(one[3])}")
def talk(request):
    persona, mood, said, texts = request.param
    talk = Talk(persona, talk=f"{persona}{mood}", attachments=texts)
    for words in said:
        talk.say(words)
    return talk


def own_words(text):
    """What the persona says itself: not what it quotes."""
    return re.sub(r"“[^”]*”", "", text)


def spoken(talk):
    return [t for t in talk.scene.conversation.turns if t.speaker is Speaker.INTERVIEWER]


def of_theirs(turn):
    """False for what the hard moments say: that is looked at elsewhere."""
    return not turn.wording.startswith("hard.")


def test_one_question_at_most_and_it_comes_last(talk):
    for turn in filter(of_theirs, spoken(talk)):
        said = own_words(turn.text).strip()
        assert said.count("?") <= 1, turn.text
        if "?" in said and "noor.quiz" not in turn.wording:
            assert said.endswith("?"), turn.text


def test_no_wording_comes_again_within_ten_turns(talk):
    wordings = [t.wording for t in spoken(talk) if of_theirs(t)]
    for n, wording in enumerate(wordings):
        assert wording not in wordings[max(0, n - MEMORY) : n], wording
        assert known(wording) or any(wording.endswith(one.id) for one in QUESTIONS)


def test_no_word_that_is_not_said_and_no_praise(talk):
    for turn in filter(of_theirs, spoken(talk)):
        assert not FORBIDDEN.search(own_words(turn.text)), turn.text
        assert not PRAISE.search(own_words(turn.text)), turn.text


def test_no_verdict_in_the_room(talk):
    if talk.scene.persona.id == "viktor":
        for turn in spoken(talk):
            asked = own_words(turn.text)
            for question in QUESTIONS:
                asked = asked.replace(question.text, "").replace(question.simpler, "")
            assert not VERDICT.search(asked), turn.text


def test_no_number_and_no_name_that_nobody_said(talk):
    heard = " ".join(one.untrusted_text + one.name for one in talk.scene.attachments)
    for turn in talk.scene.conversation.turns:
        if turn.speaker is Speaker.PERSON:
            heard += f" {turn.text}"
        elif turn.wording.startswith("noor."):
            told = "" if turn.actions or "topics" in turn.wording else turn.text
            for number in re.findall(r"\d+", told):
                twice = {"2": "twice", "1": "one", "3": "three"}
                assert number in heard or twice.get(number, "-") in heard, turn.text


def test_what_is_suggested_is_theirs_or_ours(talk):
    said = " ".join(
        t.text for t in talk.scene.conversation.turns if t.speaker is Speaker.PERSON
    ).lower()
    texts = " ".join(one.untrusted_text for one in talk.scene.attachments)
    for turn in spoken(talk):
        for action in turn.actions:
            assert talk.scene.persona.may(action)
            if action.tool is Tool.ADD_PLAN_ITEM:
                about = action.about.split(": ")[-1]
                assert about.lower() in said or about not in texts, action


def test_each_quotation_is_where_it_is_said_to_be(talk):
    texts = {one.id: one.untrusted_text for one in talk.scene.attachments}
    for turn in spoken(talk):
        for cite in turn.cites:
            assert texts[cite.of][cite.start : cite.end] == cite.quote
