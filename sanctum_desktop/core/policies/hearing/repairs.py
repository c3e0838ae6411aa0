"""Self-corrections inside an answer: what was taken back is blanked, so that places still hold.

"2017... no wait, 2018": the wrong value and the words that take it back become spaces. Which value
is meant follows how people repair: the one said again after the repair, else the one behind the
same preposition, else the last of the same kind before the repair.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Final

from rapidfuzz.fuzz import partial_ratio

from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME, NUMBER_WORD

_REPAIR: Final = re.compile(
    r"(?:\.{2,}|…|,|\?|!|\.|-|–|\s)\s*(?:(?:hmm?|oh|uh|um|well|ah)[, .]*)*"
    r"\b(?:no,? wait|wait,? no|no,? sorry|sorry,? no|no,? hang on|hang on,? no|no,? hold on|no,? no"
    rf"|no,? (?:i )?tell a lie|no(?=[.…]+ +(?:{NUMBER_WORD}|{MONTH_NAME}|\d+)\b)"
    r"|(?:hang on|hold on|wait)(?=[,.…])|scratch that|i meant|or rather|correction|sorry|(?:n[aeo]h?|nope|nee|nei|nej|nein|nie|non|não)(?=,))\b"
    r"[,:.!… ]*(?:(?:pardon|excuse me|my mistake)[,:.!… ]+)?(?:put |so |it was |make that )?",
    re.IGNORECASE,
)
_REWORDED: Final = re.compile(
    r"[^.!?]{0,120}?\bno,? (?:say|put|write|make it|call it) (?=(?:I|that|it)\b)", re.IGNORECASE
)
"""A clause said anew: "I run the raffle, no, say I'm a fundraiser"."""
_MOST_REPAIRS: Final = 200
_A_RUN: Final = re.compile(r"\s{30,}|[\d.,…]{30,}")
"""Nobody says this; what counts digits or spaces would count for minutes."""
_SAID_ANEW: Final = re.compile(
    r"(?<![^.,;!?])(?P<wrong>[^.,;!?]{0,100}\b(?P<verb>[a-z]{3,}(?:ed|t|e|n|d|k|w)) [^.,;!?]{0,100})[,.]? (?:sorry|no,? wait|wait|no|i mean|rather),"
    r"? (?=[^.,;!?]{0,100}\b(?P=verb)\b)",
    re.IGNORECASE,
)
"""A clause with its verb said again: "I built it, sorry, my brother built it"."""
_OTHER_THING: Final = re.compile(
    r"\b(?P<lead>for|from|at|with|of|on|to|by) (?:the |an? )?[a-z]+(?: [a-z]+)?(?:,|\.{2,}|…) "
    r"(?:no|sorry)(?:[,:] | )(?:no,? |sorry,? |wait,? )?(?=(?P=lead) [a-z])"
)
"""A thing said with its preposition again: "for high voltage, no: for medium voltage"."""
_NAMED_AGAIN: Final = re.compile(
    r"(?:^|(?<=[.!?] ))(?P<name>(?!(?:i|we|it|they|he|she|then|in|at|the)\b)[a-z][\w'’-]{3,}(?: [\w'’-]+){0,2})(?P<wrong>,? [^.!?]{1,60}?)(?:,|\.{2,}|…) ?"
    r"(?:(?:or|and)\b[ .…,]*)?(?:no|sorry|wait),? (?:no,? |wait,? )?(?:the )?(?P=name)\b",
    re.IGNORECASE,
)
"""A thing named again to say something else of it: "Survival craft, in May, no, survival craft was June"."""
_NOT_THAT: Final = re.compile(
    r"[.,…]+\s*(?:[Ww]ait|[Nn]o|[Ss]orry|[Aa]ctually|[Hh]ang on),? not (?P<wrong>[A-ZÀ-Þ][\w'’-]+)(?=[.,;])[^.!?]*"
)
_OTHER_VERB: Final = re.compile(
    r"(?P<wrong>\b(?:I|[Ww]e) (?:\w+ )?\w+ (?:it|that|them|this))(?:\.{2,}|…|,) (?:(?:ah|oh|well),? )?(?:no|sorry|rather|or rather|I mean),? "
    r"(?=(?:I|we)(?:['’]\w+)? (?:\w+ )?\w+ (?:it|that|them|this)\b)"
)
"""A deed said with another verb: "I launched it... no, I prepared it"."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH_OF: Final = re.compile(rf"\b(?:{MONTH_NAME}),?(?: of)? (?:19|20)\d\d\b")
_A_MONTH: Final = re.compile(rf"\b(?:{MONTH_NAME})\b(?!,?(?: of)? (?:19|20)\d)")
_EXPLAINED: Final = re.compile(rf"(?P<month>{MONTH_NAME}) (?:is|was) (?:the|my|when|only)\b")
"""What the wrong month was: "March 2021, no wait, March is the interview"."""
_YEAR_EXPLAINED: Final = re.compile(
    rf"(?P<year>(?:19|20)\d\d) (?:was|is|i|we|my|the|they)\b[^.!?]{{0,100}}[.!?] +(?:(?:so|but|then|it was|it is|it['’]s|that was) )*"
    rf"(?P<right>(?:(?:{MONTH_NAME}) )?(?:19|20)\d\d(?:,? (?:{MONTH_NAME})\b)?)(?=[.,;!]|$)",
    re.IGNORECASE,
)
"""What the wrong year was, and the right one by itself: "no, 2017 was the wedding. It was 2018"."""
_SENTENCE: Final = re.compile(r"(?<![.…])[.!?](?=\s)")
_ADDRESS: Final = re.compile(r"(?i)[\w.+-]+(?:@| at )[\w-]+(?:(?:\.| dot )[\w-]+)+")
_A_NUMBER: Final = (
    rf"\b(?:(?:a (?=hundred|thousand))?{NUMBER_WORD}(?:(?:[ -]|(?<=hundred|housand) and ){NUMBER_WORD})*"
    rf"(?: point {NUMBER_WORD}(?: {NUMBER_WORD})*)?"
    r"|\d[\d,.]*\d|\d)\b"
)
_NUMBER: Final = re.compile(_A_NUMBER, re.IGNORECASE)
_WHAT_IS_COUNTED: Final = re.compile(
    r"(?: (?!a\b|an\b|the\b|to\b|of\b|and\b|in\b)[a-z]+){1,2}(?=[.,… ]*$)"
)
_OPENS: Final = re.compile(r"(?:^|[.!?] +)$")
_NOTHING_COUNTED: Final = re.compile(r"\s*(?:[.,;!?]|$)")
_KINDS: Final = (
    _MONTH_OF,
    _YEAR,
    _ADDRESS,
    *(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b(?:{MONTH_NAME})\b",
            r"\b(?:an? |one |two |three )?(?:third|quarter|half|fifth|tenth)s?\b",
            _A_NUMBER,
            r"\bdot [a-z]{2,4}\b",
        )
    ),
)
_COUNTED: Final = re.compile(
    rf"\b(?P<count>{NUMBER_WORD}(?:[ -]{NUMBER_WORD})*|\d[\d,.]*) (?P<noun>(?!point\b|{NUMBER_WORD}\b)[a-z]+)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?-i:[A-ZÀ-Þ][\w'’&.-]*(?: (?:of |de |the )?[A-ZÀ-Þ][\w'’&.-]*)*)")
_FIGURES: Final = re.compile(
    rf"\+?(?:\d|(?i:{NUMBER_WORD}|zero|plus)\b)(?:[ \d-]|(?i:{NUMBER_WORD}|zero)\b)*"
)
"""A number told in groups, in figures or in words: "912 555 073"."""
_NOT_NAMES: Final = words("not_names")
_LEAD: Final = re.compile(r"(?:at|by|for|from|in|of|through|to|with) (?:the )?")
_ALIKE: Final = 60
"""Likeness, 0 to 100, from which one surname is said for another: "Kim Olsen, no, Olsson"."""
_PREPOSITION: Final = re.compile(
    r"\b(from|to|until|till|since|at|in|by|with|for|of|through)\s+(?:the\s+)?$", re.IGNORECASE
)
_REJECTED: Final = re.compile(
    r"(?i)that'?s (?:the|my|an?) (?:\w+ )?(?:old|wrong|other|different|\w+'s)\b"
)
"""What follows a name that was said by mistake: "no hang on, that's the children's one"."""
_REACH: Final = 120
"""Characters after a repair in which the right value must come."""
_GOES_ON: Final = ","
"""What stands in a repair's place: it goes on with the sentence it mends."""


_TAKEN_BACK: Final = re.compile(
    r"(?P<wrong>(?:^|(?<=[.!?] ))[^.!?]+[.!]) +(?:(?:hm+|er+|uh|oh|wait|sorry|actually|well)\b[,. …]*)+no"
    r"(?:[,.]* (?:that|it)(?:['’]s| is| was|n['’]t| isn['’]t| wasn['’]t) (?:not )?(?:right|true|so|wrong|me|what happened))?[.!… ]*$",
    re.IGNORECASE,
)
"""A last sentence that takes back the one before it: "I cut it by a third. Hm, no."."""


_COUNTED_ON: Final = re.compile(
    rf"(?P<wrong>{_A_NUMBER})(?P<what>(?: [a-z-]+){{0,3}})[.,…]+ (?:(?:was|is) it (?P=wrong)\? )?(?P<right>{_A_NUMBER}), "
    r"(?=there was\b|there were\b|i forgot|i(?:['’]ve)? forgotten|i added|counting\b|if you count|one more\b|with the\b)",
    re.IGNORECASE,
)
"""A number counted on: "I went on five trips. Six, there was one in May"."""
_MORE_LIKE: Final = re.compile(
    rf"(?P<wrong>{_A_NUMBER})(?P<what>(?: [a-z-]+){{0,3}})[.,…]+ (?:no,? )?(?:more like|closer to|let me be exact,?) (?P<right>{_A_NUMBER})(?=[.,;!]|$)",
    re.IGNORECASE,
)
"""A number brought down at once: "She saved forty grand. More like thirty."."""


@lru_cache(maxsize=512)  # the same answer is heard, said back and read back
def repaired(said: str) -> str:
    """The answer with what was taken back blanked; as long as the answer."""
    said = _A_RUN.sub(lambda run: "~" * len(run.group()), said)
    for pattern in (_SAID_ANEW, _REWORDED, _OTHER_VERB, _OTHER_THING):
        said = pattern.sub(_spaces, said)
    said = _NAMED_AGAIN.sub(lambda again: again["name"].ljust(len(again.group())), said)
    said = _TAKEN_BACK.sub(_spaces, said)
    for match in _NOT_THAT.finditer(said):
        said = _denied(said, match)
    said = _COUNTED_ON.sub(partial(_counted_on, joint=","), said)
    said = _MORE_LIKE.sub(partial(_counted_on, joint=""), said)
    for match in list(_REPAIR.finditer(said))[:_MOST_REPAIRS]:
        mended = _year_put_right(said, match) or _number_put_right(said, match)
        said = mended or _repair(said, match)
    return said


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _counted_on(match: re.Match[str], *, joint: str) -> str:
    """The number that these words go on to, or bring down to, in place of the first."""
    right = match["right"].lower() if match["wrong"].islower() else match["right"]
    return f"{right}{match['what']}{joint}".ljust(len(match.group()))


def _in_place(said: str, begin: int, right: str, end: int) -> str:
    """The answer with the right words where the wrong ones began, or a comma, or nothing.

    It stays as long as it was: repairs are found before the first is made, and each sees what
    those before it left.
    """
    return said[:begin] + right.ljust(end - begin) + said[end:]


def _denied(said: str, match: re.Match[str]) -> str:
    """The answer without the one of several that is denied: "March and April. Wait, not April"."""
    wrong = re.escape(match["wrong"])
    listed = re.compile(rf"(?:,? (?:and|or)|,) {wrong}\b|\b{wrong},? (?:and|or) ")
    earlier = list(listed.finditer(said, 0, match.start()))
    if not earlier:
        return said
    begin, end = earlier[-1].span()
    said = _in_place(said, begin, "", end)
    return _in_place(said, match.start(), _GOES_ON, match.end())


def _repair(said: str, match: re.Match[str]) -> str:
    before, after = said[: match.start()], said[match.end() : match.end() + _REACH]
    whole = _whole_taken_back(before, after)
    if whole is not None:
        return _without(said, whole[0], match.end())
    if (month := _month_put_right(before, after)) is not None:
        told, instead = month
        end = match.end() + instead.end() if instead else match.end()
        date = f"{instead.group()} {told.group()[-4:]}" if instead else _GOES_ON
        return _in_place(said, told.start(), date, end)
    for kind in (*_KINDS, _NAME):
        right = _right_name(after) if kind is _NAME else kind.search(after)
        if right is None or (kind is not _NAME and _far(kind, right, after)):
            continue
        if kind is _NAME and right.group().split()[0] in _NOT_NAMES:
            continue  # "English, sorry. Did some French": a sentence begins, and no name
        wrong = _taken_back(kind, before, after, right)
        if wrong is None or (kind is not _YEAR and _YEAR.fullmatch(wrong.group())):
            continue  # "finished in 2005. University no, we were four": no year is put right by "four"
        span = _with_preposition(before, wrong, after[: right.start()])
        if kind is _NAME and (last := _surname_alike(wrong, right.group())):
            return _in_place(said, last, "", match.end())
        said = _in_place(said, span[0], "", span[1])
        goes_on = span == wrong.span()  # else its preposition leads back into the sentence
        return _in_place(said, match.start(), _GOES_ON if goes_on else "", match.end())
    return said


def _year_put_right(said: str, match: re.Match[str]) -> str | None:
    """The answer with the right year in place of one that is told to be of another matter."""
    explained = _YEAR_EXPLAINED.match(said, match.end())
    told = list(_YEAR.finditer(said, 0, match.start()))[-1:]
    if explained is None or not told or told[0].group() != explained["year"]:
        return None
    if said[told[0].end() : match.start()].strip(" .,…"):
        return None
    return _in_place(said, told[0].start(), explained["right"], explained.end())


def _number_put_right(said: str, match: re.Match[str]) -> str | None:
    """The answer with the right number before what is counted: "198 rooms... no, 196, two closed"."""
    told = list(_NUMBER.finditer(said, 0, match.start()))[-1:]
    right = _NUMBER.match(said, match.end())
    if right and told and _OPENS.search(said[: told[0].start()]):
        return _number_at_the_head(said, told[0], match, right)
    counted = told and _WHAT_IS_COUNTED.fullmatch(
        said[told[0].end() : match.start()].rstrip(" .,…")
    )
    if not counted or right is None:
        return None
    again = _NUMBER.match(said, right.end() + len(", "))  # "ninety-six, a hundred and ninety-six"
    if again and again.group().lower().endswith(right.group().lower()):
        right = again
    if not _NOTHING_COUNTED.match(said, right.end()) or _YEAR.fullmatch(told[0].group()):
        return None
    return _in_place(said, told[0].start(), right.group() + counted.group(), right.end())


def _number_at_the_head(
    said: str, wrong: re.Match[str], match: re.Match[str], right: re.Match[str]
) -> str | None:
    """The answer with the right number where the sentence began: "Four use it. No, five"."""
    rest = said[wrong.end() : match.start()].rstrip(" .,…")
    if re.search(r"[.!?]", rest):
        return None
    end = right.end()
    tails = (" ".join(rest.split()[-count:]) for count in (3, 2, 1))
    again = next((f" {tail}" for tail in tails if tail and said.startswith(f" {tail}", end)), "")
    if not again and not _NOTHING_COUNTED.match(said, end):
        return None
    return _in_place(said, wrong.start(), right.group().capitalize() + rest, end + len(again))


def _month_put_right(before: str, after: str) -> tuple[re.Match[str], re.Match[str] | None] | None:
    """A month with its year, and the month alone that is right: "March 2004, no, in April"."""
    told = [m for m in _MONTH_OF.finditer(before) if len(before.rstrip(" .,…")) - m.end() <= 1]
    if not told:
        return None
    named = told[-1].group().split()[0].strip(",")
    sentence = _SENTENCE.search(after)
    until = sentence.start() if sentence else len(after)
    other = [m for m in _A_MONTH.finditer(after, 0, until) if m.group() != named]
    explained = _EXPLAINED.match(after)
    if explained and explained["month"] == named:
        return told[-1], other[0] if other else None
    whole = _MONTH_OF.search(after, 0, until)
    return (told[-1], other[0]) if other and not whole else None


def _far(kind: re.Pattern[str], right: re.Match[str], after: str) -> bool:
    """True for a value behind the sentence that takes the other one back; an address may be."""
    apart = kind is not _ADDRESS and _SENTENCE.search(after, 0, right.start())
    return right.start() > _REACH // 2 or bool(apart)


def _right_name(after: str) -> re.Match[str] | None:
    """The name that is right, with the preposition said again before it or without."""
    lead = _LEAD.match(after)
    return _NAME.match(after, lead.end() if lead else 0)


def _without(said: str, begin: int, end: int) -> str:
    """The answer without a whole; where it is rejected, also without the words that do so."""
    if not _REJECTED.match(said, end):
        return _in_place(said, begin, _GOES_ON, end)
    end += len(re.split(r"[.,;!?]", said[end:])[0])
    if said[end : end + 1] == "," and _PREPOSITION.search(said[:begin]):
        # the right one stands in its place: "in Rex, no, that's the other, Lux"
        return _in_place(said, begin, "", end + 1)
    return _in_place(said, begin, _GOES_ON, end)


def _whole_taken_back(before: str, after: str) -> tuple[int, int] | None:
    """What goes as a whole: a name that is rejected, or a number with its noun said anew."""
    if _REJECTED.match(after):
        told = len(before.rstrip(" .,…"))
        for kind in (_NAME, _FIGURES):
            named = [
                m for m in kind.finditer(before) if told - len(m.group().rstrip()) - m.start() <= 1
            ]
            if named:
                return named[-1].start(), len(before)
        return None
    again = _COUNTED.match(after)
    counted = [m for m in _COUNTED.finditer(before) if len(before.rstrip(" .,…")) - m.end() <= 1]
    if again and counted and again["count"].lower() == counted[-1]["count"].lower():
        return counted[-1].span()
    return None


def _taken_back(
    kind: re.Pattern[str], before: str, after: str, right: re.Match[str]
) -> re.Match[str] | None:
    lead = _PREPOSITION.fullmatch(after[: right.start()])
    candidates = [
        m
        for m in kind.finditer(before)
        if len(before) - m.end() < _REACH * 2
        and (
            kind is _ADDRESS
            or not _SENTENCE.search(before, m.end())
            or (lead and _behind(before, m, lead.group(1)))
        )
    ]
    if kind is _NAME:
        candidates = [m for m in candidates if len(before.rstrip(" .,…")) - m.end() <= 1]
    if candidates and candidates[-1].group().lower() == right.group().lower():
        return candidates[-1]  # said again of something else: "2019... no, the theory was 2019"
    candidates = [m for m in candidates if m.group().lower() != right.group().lower()]
    if not candidates:
        return None
    again = [m for m in candidates if m.group() in after[right.end() :]]
    preposition = _PREPOSITION.search(after[: right.start()])
    same = [m for m in candidates if preposition and _behind(before, m, preposition.group(1))]
    last = (again or same or candidates)[-1]
    # "I came in March 2017, leader from 2022. No, it was February 2023": the nearer one
    nearer = _YEAR.search(before, last.end()) if kind is _MONTH_OF else None
    return nearer or last


def _with_preposition(before: str, wrong: re.Match[str], lead: str) -> tuple[int, int]:
    """The wrong value, with its preposition where that is said again: "by nine, no, by ten"."""
    again = _PREPOSITION.fullmatch(lead)
    earlier = _PREPOSITION.search(before[: wrong.start()])
    if again and earlier and again.group(1).lower() == earlier.group(1).lower():
        return earlier.start(), wrong.end()
    return wrong.span()


def _surname_alike(wrong: re.Match[str], right: str) -> int:
    """Where the last word of a name begins that alone is said again; 0 where all of it is."""
    first, _, last = wrong.group().rpartition(" ")
    alike = first and " " not in right and partial_ratio(last, right) >= _ALIKE
    return wrong.start() + len(first) + 1 if alike else 0


def _behind(before: str, match: re.Match[str], preposition: str) -> bool:
    found = _PREPOSITION.search(before[: match.start()])
    return found is not None and found.group(1).lower() == preposition.lower()
