"""Things that a clause names, read with the small words of English and no list of nouns.

A thing opens with an article, a possessive or a number, goes on with up to three words that are
neither small words nor common verbs, and ends where a small word or a stop ends it. Whatever ends
otherwise may go on ("the school run takes"), and is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.policies.interview.lexicon import words

SMALL: Final = words("small_words")
NO_THING: Final = words("no_things")
"""What is no thing worth saying back: a way, a bit, a boss, a brother."""
_NO_PART: Final = words("no_part")
"""Common verbs, which no thing holds."""
_VERBS_TOO: Final = words("verbs_too")
"""Nouns that are verbs as well: "the tablet calls", but "the boss calls"."""
_TOKEN: Final = re.compile(r"\d[\d.,]*\d%?|[^\W_][\w'’&/-]*%?|[^\w\s]")
ARTICLES: Final = frozenset("the a an my our their every each both".split())
_BEFORE_NUMBER: Final = frozenset(
    "about around roughly nearly almost over a all the our my".split()
)
_NO_COUNT_AFTER: Final = frozenset(
    "£ $ € point half few several from than before until till at since".split()
)
"""What stands before a number that was left behind, or that tells the time."""
ONES: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|dozen"
    "|hundred|thousand|million"
)
_NUMBER: Final = re.compile(rf"(?i)\d[\d.,]*%?|(?:{ONES})(?:-(?:{ONES}))?")
_JOINS: Final = frozenset("of with on above".split())
"""What ties a second thing to the first."""
_PREPOSITIONS: Final = frozenset(
    "of in on at to for with from by into onto over under before after".split()
)
_JOINS_CLAUSES: Final = frozenset(
    "and or but so because that which who when where while until till before after as if since"
    " though although unless then now".split()
)
_EACH: Final = frozenset("a an per each every".split())
_UNITS: Final = frozenset("hour shift night day week month quarter season term year".split())
_OBJECTS: Final = frozenset("it them me us him her you".split())
_AFTER_SUBJECT: Final = frozenset(
    "is was are were am has had will would can could may might must do does did".split()
)
_LONGEST: Final = 7
"""Words of a thing with what hangs on it: "a turning chart with little clocks"."""
_MOST_WORDS: Final = 3
_SHORTEST: Final = 3
"""Letters of the last word of a thing."""
_ED_NOUN: Final = 5
"""Letters up to which a word in "ed" is a noun: "the shed"."""
_NO_NOUN: Final = re.compile(
    r"(?i)(?:(?<!fami)(?<!supp)(?<!assemb)(?<!rep)(?<!week)(?<!month)ly|(?:back|for|after|up|down)wards$|ible|ful|ous|less|n['’]t|['’](?:s|m|ve|d|ll|re))$"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A few words that name a thing, and the word before them."""

    text: str
    after: str

    @property
    def words(self) -> list[str]:
        return self.text.split()


def things(clause: str, *, of_a_deed: bool = False) -> Iterator[Thing]:
    """The things of a clause, in its order; each with what hangs on it where that is surely its.

    `of_a_deed`: the clause is what follows a verb, so that its first word opens no subject.
    """
    told = list(_TOKEN.finditer(clause))
    tokens = [match.group() for match in told]
    at = 0
    while at < len(tokens):
        before = tokens[at - 1].lower() if at else "made" * of_a_deed
        end = _thing(tokens, at, before)
        far = _with_what_hangs_on_it(tokens, at, end, before) if end else 0
        if far:
            yield Thing(turned(clause[told[at].start() : told[far - 1].end()]), before)
        at = max(far, end, at + 1)


def plural_at_start(words: str) -> str:
    """A plural without an article at the start: "picture cards" of "picture cards and a box"."""
    told = list(_TOKEN.finditer(words))
    end = _bare([match.group() for match in told], 0, "made")
    return words[: told[end - 1].end()] if end else ""


def is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word) is not None


def is_bare_thing(words: str) -> bool:
    """True where all the words may make a thing, and none of them joins a sentence."""
    tokens = _TOKEN.findall(words)
    return all(map(_is_content, tokens)) and _ends_well(tokens, len(tokens), "of")


def is_small(word: str) -> bool:
    return word.lower() in SMALL


def turned(words: str) -> str:
    """What was mine is yours when somebody else says it."""
    return re.sub(r"(?i)\b(?:our|my)\b", "your", re.sub(r"(?i)^their\b", "the", words))


def _thing(tokens: Sequence[str], at: int, before: str) -> int:
    """Where the thing that opens at this word ends; 0 where none does."""
    begin = _opened(tokens, at)
    if not begin:
        return 0
    share = _past_percent(tokens, begin)
    end = _past_content(tokens, share, before)
    if end == share and (share > begin or (begin > at and _is_rate(tokens, end))):
        return share
    counts = begin > at and tokens[at].lower() not in ARTICLES
    fits = 0 < end - share <= _MOST_WORDS and _ends_well(tokens, end, before, counts=counts)
    if counts and end - share > 1 and end < len(tokens) and _opens_subject(before):
        fits = fits and tokens[end].lower() not in _PREPOSITIONS  # "four thousand corks pass in"
    doing = any(word.endswith("ing") for word in tokens[share + 1 : end - 1])
    return end if fits and not (doing or _is_clause(tokens[share:end], before)) else 0


def _past_percent(tokens: Sequence[str], at: int) -> int:
    """Past "per cent fewer" and the like."""
    told = [token.lower() for token in tokens[at : at + 3]]
    past = 2 if told[:2] == ["per", "cent"] else int(told[:1] == ["percent"])
    return at + past + (past > 0 and told[past : past + 1] in (["fewer"], ["less"], ["more"]))


def _is_clause(content: Sequence[str], before: str) -> bool:
    """True for "guys dig": what follows a plural that opens a clause is its verb."""
    return _opens_subject(before) and any(word.endswith("s") for word in content[:-1])


def _bare(tokens: Sequence[str], at: int, before: str) -> int:
    """Where a thing without an article ends: a plural, or whatever an "of" leads to."""
    end = _past_content(tokens, at, before)
    fits = 0 < end - at <= _MOST_WORDS and _ends_well(tokens, end, before)
    return end if fits and (before == "of" or re.search(r"[^s]s$", tokens[end - 1])) else 0


def _opened(tokens: Sequence[str], at: int) -> int:
    """Where the noun may begin after an article or a number; 0 where none opens here."""
    if at >= len(tokens) or (at and _continues(tokens, at)):
        return 0
    counted = at
    while counted < len(tokens) and _is_number(tokens, counted, at):
        counted += 1
    if counted > at:
        one_who = tokens[at:counted] == ["one"] and tokens[counted : counted + 1] != []
        return 0 if one_who and tokens[counted].endswith("ing") else counted
    return at + 1 if tokens[at].lower() in ARTICLES else 0


def _continues(tokens: Sequence[str], at: int) -> bool:
    """True where the number goes on one before it, or numbers a name: "six, seven", "Stage 3"."""
    if not _NUMBER.fullmatch(tokens[at]):
        return False
    before = tokens[at - 1].lower()
    earlier = tokens[at - 2] if at > 1 else ""
    listed = before in (",", "or", "to", "and", "-", "–") and _NUMBER.fullmatch(earlier)
    named = before.isalpha() and before not in SMALL | _NO_PART | NO_THING
    return bool(_NUMBER.fullmatch(before) or listed or named) or before in _NO_COUNT_AFTER


def _is_number(tokens: Sequence[str], at: int, begin: int) -> bool:
    word = tokens[at].lower()
    if _NUMBER.fullmatch(word):
        return True
    if at + 1 == len(tokens) or not _NUMBER.fullmatch(tokens[at + 1]):
        return False
    if at > begin:
        return word == "and" and tokens[at - 1].lower() in ("hundred", "thousand")
    return word in _BEFORE_NUMBER


def _past_content(tokens: Sequence[str], at: int, before: str) -> int:
    """Past the words that may make a thing; what is a verb too only where no verb can be."""
    end = at
    while end < len(tokens) and _is_content(tokens[end]):
        verb = tokens[end].lower() in _VERBS_TOO
        if verb and (_opens_subject(before) or (end > at and tokens[end - 1].endswith("s"))):
            break
        end += 1
    return end


def _is_content(word: str) -> bool:
    low = word.lower().replace("’", "'")
    said_aloud = word.isupper() or re.search(r"[aeiouyà-ž]", low)
    return bool(word[0].isalpha() and said_aloud) and not (
        low in SMALL or low in _NO_PART or _NUMBER.fullmatch(low) or _NO_NOUN.search(low)
    )


def _opens_subject(before: str) -> bool:
    return not before or not before[0].isalnum() or before in _JOINS_CLAUSES


def _ends_well(tokens: Sequence[str], end: int, before: str, *, counts: bool = False) -> bool:
    """True where the last word can be a noun, and a small word or a stop comes next."""
    head = tokens[end - 1].lower()
    past = head.endswith("ed") and len(head) > _ED_NOUN
    if head in NO_THING or past or len(head) < _SHORTEST:
        return False
    after = tokens[end].lower().replace("’", "'") if end < len(tokens) else "."
    if after in ("and", "or") and _shares_its_head(tokens, end):
        return False
    if after in _OBJECTS or (after in ARTICLES and not counts and re.search(r"ing$|[^s]s$", head)):
        return False  # "the office marks them", "an hour finding a fault"
    if after in SMALL:
        opens = _opens_subject(before) and not (counts and after in _PREPOSITIONS | ARTICLES)
        return not opens or after in _AFTER_SUBJECT
    return not after[0].isalnum() and after not in "'’\"&/"


def _is_rate(tokens: Sequence[str], at: int) -> bool:
    told = [token.lower() for token in tokens[at : at + 2]]
    return len(told) > 1 and told[0] in _EACH and told[1] in _UNITS


def _shares_its_head(tokens: Sequence[str], joint: int) -> bool:
    """True where more words come after "and" before a stop: "a turning and checking card"."""
    rest = 0
    while joint + 1 + rest < len(tokens) and _is_content(tokens[joint + 1 + rest]):
        rest += 1
    return rest > 1 or (rest > 0 and tokens[joint - 1].endswith("ing"))


def _with_what_hangs_on_it(tokens: Sequence[str], at: int, end: int, before: str) -> int:
    """Where it ends with "of the ward", "with pictures"; 0 where an "of" has no end."""
    joint = tokens[end].lower() if end < len(tokens) else ""
    if _is_rate(tokens, end):
        return end + 2
    if joint not in _JOINS:
        return end
    far = _thing(tokens, end + 1, joint) or _bare(tokens, end + 1, joint)
    fits = far and far - at <= _LONGEST
    if joint == "of":
        return far if fits else 0
    return far if fits and before not in _PREPOSITIONS else end
