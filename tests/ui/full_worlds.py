"""Talks as long as a year makes them, in words as long as German makes them, or all marked up."""

from dataclasses import replace
from datetime import timedelta
from itertools import cycle, islice

from told_talk import NOW, TALK, asked, fact, turns

from sanctum_desktop.core.domain.conversation import Conversation, ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.facts import FactId, Section, Status

LONG = "Rechtsschutzversicherungsgesellschaftsangestellte"
NAME = "Maximiliane Freifrau von Hohenstein-Berg"
ANSWERS = (
    "On ward {n} I drew up the plan for the nights, and we kept to it.",
    "Before that I was {long} at {name} & Daughters, and it was mostly files, files, files: I "
    "sorted them by year, then by street, and in the end I found {n} that nobody had missed.",
    "Yes.",
)
FACTS = (
    (Section.WORK, "name", "{name} & Daughters, {n}"),
    (Section.WORK, "position", "{long}"),
    (Section.WORK, "highlight", "Sorted {n} files by year, then by street, and found every one"),
    (Section.EDUCATION, "institution", "Berufsbildungszentrum {n}"),
    (Section.SKILLS, "keyword", "Donaudampfschifffahrt {n}"),
    (Section.CERTIFICATES, "name", "Gabelstaplerfahrausweis {n}"),
)


MESSAGE = """You asked for **three ways**, with `code` and *one* word.

# A heading
1. First, with a line long enough that it is broken where the window is narrow
   - deeper, see [the guide](https://example.org/guide)

> quoted
>
> > and again

```python
return "a line that is so long that it has to be broken to be read" * weeks
```

| Ward | Missed shifts | What was done about them |
|:-----|--------------:|:----:|
| Four | 12 | before |

***

What came of it?"""


def message(words=MESSAGE):
    """A talk that ends with those words of a language model's."""
    return (*turns(2), asked(2, words))


def many_turns(count):
    """A talk of some weeks; every other turn is the person's."""
    turns = []
    for at in range(count):
        when = NOW - timedelta(minutes=20 * (count - at))
        words = ANSWERS[at // 2 % 3].format(n=at, long=LONG, name=NAME)
        gem = asked(at, f"{words.split(',')[0].rstrip('.')}. And what came of it?", when)
        own = Turn(index=at, speaker=Speaker.PERSON, text=words, said_at=when)
        turns.append(own if at % 2 else gem)
    return tuple(turns)


def many_facts(count):
    """Facts of all kinds, some decided on, each with the words it came from."""
    facts = {}
    for at in range(count):
        section, name, words = FACTS[at % len(FACTS)]
        value = words.format(n=at, long=LONG, name=NAME)
        one = fact(at, section, name, value, f"I told you of {value}, and I meant it")
        status = (Status.PROPOSED, Status.ACCEPTED, Status.REJECTED)[at // 6 % 3]
        one = replace(one, id=FactId(f"f{at}"), entry=f"{section}:{at // 6}", status=status)
        facts[one.id] = one
    return facts


def older_talks(count=4):
    """Talks of some months, told and not told, one in very long words."""
    firsts = (
        "I drove the night van for Carrow Timber, from 2016 to 2019.",
        f"{LONG}, that was my title.",
        f"They call me {NAME}.",
        "Skip this one.",
    )
    talks = {}
    for at, words in enumerate(islice(cycle(firsts), count), start=1):
        when = NOW - timedelta(days=at * at * 3 - 2)
        turns = (
            asked(0, "Hello, I'm Gem. What do you do, and where?", when),
            Turn(index=1, speaker=Speaker.PERSON, text=words, said_at=when),
            asked(2, "And what came of it?", when),
        )
        which = ConversationId(f"older-{at}")
        talks[which] = Conversation(id=which, persona="gem", started_at=when, turns=turns)
    assert TALK not in talks
    return talks
