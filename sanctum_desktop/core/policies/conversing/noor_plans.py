"""Noor lays what has to be learned over the days and minutes that are left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.days_left import (
    Session,
    TimeLeft,
    busy_days,
    laid,
    time_left,
)
from sanctum_desktop.core.policies.conversing.learning import (
    Asked,
    Learning,
    waits_for_saying_back,
)
from sanctum_desktop.core.policies.conversing.reading import quoted
from sanctum_desktop.core.policies.conversing.spoken import Spoken
from sanctum_desktop.core.policies.conversing.text_topics import topics_of
from sanctum_desktop.core.policies.hearing.text import items

_ASKED: Final = "noor.plan.ask"
_LAID: Final = ("noor.plan.laid", "noor.plan.parts", "noor.plan.tight")
"""What is said of time right after a plan changes it."""
_DAILY: Final = re.compile(r"(?i)\b(?:a|each|every|per) (?:day|evening|night|morning)\b|\bdaily\b")
_OF_TIME: Final = re.compile(
    r"(?i)\b(?:exam|deadline|(?:hours?|minutes|min) (?:a|per|each|every) (?:day|evening)|i have (?:only |just )?\w+ (?:days|weeks))\b"
)
"""Speaks of the time there is, whatever was asked."""
_BRIEF: Final = 30
_A_WEEK: Final = 7
_TIGHT: Final = 10
"""Minutes for one piece below which not all of them will fit."""
_WORDS_OF_A_THING: Final = 5
_THINGS: Final = "noor.plan.ask_things"
_TELLS: Final = re.compile(
    r"(?i)\b(?:i|i'm|we|you|it|he|she|they|then|first|because|was|were|is|are)\b"
)
"""Words of a sentence that tells something, and names no things in a row."""
_FEWEST_THINGS: Final = 2
_MOST_ASKED: Final = 2


def waits(state: Learning, wanted: Asked, scene: Scene) -> bool:
    """True where the last answer tells of time, or answers what was asked for a plan."""
    if wanted not in (Asked.TELL, Asked.EXPLAIN, Asked.UNKNOWN, Asked.NEXT):
        return False
    if state.last.startswith(_ASKED):
        return True
    told = time_left([state.said], scene.today)
    after = state.last.startswith(_LAID)
    if after and busy_days([state.said]):
        return True
    if told != TimeLeft() and (_OF_TIME.search(state.said) or after):
        return True
    busy = waits_for_saying_back(state) or state.last.startswith("noor.quiz.")
    if busy or wanted is not Asked.TELL or len(state.said.split()) > _BRIEF:
        return False
    return told.until is not None or (told.minutes is not None and bool(_DAILY.search(state.said)))


def reply(scene: Scene, state: Learning, say: Spoken) -> Reply:
    """What is still to be known for a plan, or the plan, each of its days to be taken up."""
    left = time_left(state.answers, scene.today)
    asked = [word for word in state.wordings if word.startswith(_ASKED)]
    if left.until is None and not _was(asked, "day"):
        return say.reply(f"{_ASKED}_day")
    things = _things(scene) if not scene.attachments else ()
    pieces = _topics(scene) or things
    if not pieces and not scene.attachments:
        again = sum(word.startswith(_THINGS) for word in asked) >= _MOST_ASKED
        return say.reply("noor.alone.which" if again else _THINGS)
    if left.minutes is None and not _was(asked, "minutes") and not _was(asked, "day"):
        return say.reply(f"{_ASKED}_minutes")
    until = left.until or scene.today + timedelta(days=_A_WEEK)
    if until <= scene.today:
        return say.reply(f"{_ASKED}_late")
    return _plan(scene, say, TimeLeft(until, left.minutes), pieces, own=bool(things))


def _plan(scene: Scene, say: Spoken, left: TimeLeft, pieces: Sequence[str], *, own: bool) -> Reply:
    until = left.until or scene.today
    count = len(pieces) or max(1, min((until - scene.today).days - 1, _A_WEEK - 1))
    said_so = [t.text for t in scene.conversation.turns if t.speaker is Speaker.PERSON]
    sessions = laid(count, scene.today, until, busy_days(said_so))
    lines = "\n".join(_line(one, pieces, count) for one in sessions)
    prefix = "noor.plan.laid" if pieces else "noor.plan.parts"
    minutes = left.minutes or 0
    tight = minutes and minutes * max(1, len(sessions) - 1) < _TIGHT * count
    actions = tuple(
        Action(tool=Tool.ADD_PLAN_ITEM, about=_item(one, pieces if own else (), count, minutes))
        for one in sessions
    )
    prefix = "noor.plan.tight" if tight else prefix
    return say.reply(prefix, *actions, lines=lines, minutes=str(minutes))


def _line(session: Session, pieces: Sequence[str], count: int) -> str:
    return text("noor.plan.line", day=_named(session.day), what=_what(session, pieces, count))


def _item(session: Session, own: Sequence[str], count: int, minutes: int) -> str:
    """A step in the person's own words or the catalogue's: never in a text's."""
    what = _what(session, own, count)
    if minutes:
        return text("noor.plan.item_minutes", day=_named(session.day), what=what, minutes=minutes)
    return text("noor.plan.item", day=_named(session.day), what=what)


def _what(session: Session, pieces: Sequence[str], count: int) -> str:
    if not session.pieces:
        return text("noor.plan.all_again")
    if pieces:
        return ", ".join(pieces[number - 1] for number in session.pieces)
    first, last = session.pieces[0], session.pieces[-1]
    one = "noor.plan.part" if first == last else "noor.plan.some_parts"
    return text(one, first=first, last=last, count=count)


def _named(day: date) -> str:
    return text(
        "noor.plan.day",
        weekday=text(f"noor.weekday.{day.isoweekday()}"),
        day=day.day,
        month=text(f"talk.month.{day.month}"),
    )


def _topics(scene: Scene) -> tuple[str, ...]:
    found = next((topics_of(one) for one in reversed(scene.attachments) if topics_of(one)), ())
    return tuple(quoted(one.quote) for one in found)


def _things(scene: Scene) -> tuple[str, ...]:
    """What the person named in a row, the latest row, in their own words; times are no things."""
    asked_for = ""
    rows: list[tuple[str, ...]] = []
    for turn in scene.conversation.turns:
        if turn.speaker is Speaker.INTERVIEWER:
            asked_for = turn.wording
            continue
        named = [thing.strip(" .") for thing, _ in items(turn.text)]
        told = [one for one in named if one and not _is_time(one)]
        fits = all(len(one.split()) <= _WORDS_OF_A_THING for one in told)
        things = len(told) >= _FEWEST_THINGS and not any(_TELLS.search(one) for one in told)
        if fits and things and ("," in turn.text or asked_for.startswith(_THINGS)):
            rows.append(tuple(told))
    return rows[-1] if rows else ()


def _is_time(words: str) -> bool:
    return time_left([words], date(2000, 1, 1)) != TimeLeft()


def _was(asked: Sequence[str], what: str) -> bool:
    return any(word.startswith(f"{_ASKED}_{what}") for word in asked)
