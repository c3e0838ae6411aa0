"""What an answer may hold follows from what was asked."""

import pytest

from sanctum_desktop.core.domain.conversation import Topic
from sanctum_desktop.core.policies.hearing.topics import About, topics_of


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Where do you work at the moment?", About.JOB),
        ("And what was your job before that?", About.EARLIER_JOB),
        ("Tell me about an achievement you are proud of.", About.DEEDS),
        ("What did you do there?", About.DEEDS),
        ("Where did you study?", About.EDUCATION),
        ("Any certificates or licences?", About.CERTIFICATES),
        ("Which tools and programs do you use?", About.SKILLS),
        ("Which languages do you speak?", About.LANGUAGES),
        ("How can people reach you?", About.CONTACT),
        ("Do you volunteer anywhere?", About.VOLUNTEERING),
        ("What would you like to do next?", About.GOALS),
        ("Have you published anything?", About.PUBLICATIONS),
        ("How did you start out?", About.EARLIER_JOB),
        ("The job today.", About.JOB),
        ("What are you doing these days?", About.JOB),
        ("The summer jobs.", About.EARLIER_JOB),
        ("The bill for heating.", About.DEEDS),
        ("Papers and permits.", About.CERTIFICATES),
        ("Papers you published.", About.PUBLICATIONS),
        ("What you are handy at.", About.SKILLS),
        ("Work with apprentices.", About.DEEDS),
        ("Hm?", About.OTHER),
    ],
)
def test_a_foreign_question_is_understood(question, about):
    assert about in topics_of(question, None)


@pytest.mark.parametrize(
    "question", ["What was the hardest year?", "Teaching, community", "What do you regret?"]
)
def test_a_life_and_a_club_are_no_deeds_of_a_job(question):
    assert About.DEEDS not in topics_of(question, None)


@pytest.mark.parametrize("topic", list(Topic))
def test_each_topic_of_gem_is_about_something(topic):
    assert topics_of("", topic)
