"""Rules by which a few words of an answer may be said back, from the surest to the least sure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.hearing.lexicon import words as heard_words
from sanctum_desktop.core.policies.interview.lexicon import words
from sanctum_desktop.core.policies.interview.things import (
    ARTICLES,
    NO_THING,
    ONES,
    SMALL,
    is_bare_thing,
    is_number,
    plural_at_start,
    things,
    turned,
)
from sanctum_desktop.core.policies.recognition import recognised

_DID: Final = re.compile(
    r"\b(?:I|we|[Ii]['’]ve|we['’]ve)(?: (?:also|then|just|only|even|always|mostly|usually|sometimes|have|now|still))*"
    r" (?P<verb>[a-z]{2,})(?: (?:up|out|down|over|after|in|on|off|back|away|with))?(?= $| [a-z0-9]|$)"
)
"""A deed of one's own; what it was done to comes next."""
_NO_DEED: Final = frozenset(
    "am was are were been be can could may might must shall should will would don't think thought guess mean meant know knew hope"
    " feel felt believe suppose say said told see saw hear heard wonder remember forgot forget love loved like liked want wanted need needed wish lost lose"
    " failed fail broke missed miss quit hate hated used went go came come try tried got get left leave look looked live lived sat sit stood stand slept sleep"
    " ate eat woke fell fall cried cry died die worry worried owe owed had have asked ask rang called phoned met not never really also just only even as all in on at".split()
)
"""What I did that is no deed, or none to be said back."""
_OF_SMALL_WORTH: Final = re.compile(
    r"(?i)(?<! a)(?<! per)(?<! each)(?<! every) (?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?|nights?|o'clock)$"
)
_TWO_NUMBERS: Final = re.compile(
    r"(?i)\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty),? (?:or )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b"
)
"""A number still being looked for: "six, seven brides"."""
KIN: Final = re.compile(
    r"(?i)\b(?:wife|husband|partner|(?:step)?(?:sisters?|brothers?)(?:-in-law)?|mother|mum|mom|momma|mama|papa|dadd?y?|father|(?:grand)?(?:daughters?|sons?|mother|father|ma|pa)|kids?|bab(?:y|ies)"
    r"|girls?|boys?|children|cousins?|aunt(?:y|ie)?|uncle|niece|nephew|neighbours?|neighbors?|god)\b"
)
"""Whose naming says nothing of the work."""
_WORDS: Final = re.compile(r"[A-Za-zÀ-ž'’-]+")
_SAID_IN_FULL: Final = 5
"""Words of the longest answer that is its own mirror."""
LONGEST: Final = 6
_SHORTEST_NAME: Final = 3
"""Letters of a name worth saying back: "HND"."""
_NO_MIRROR: Final = words("no_mirror")
_NOT_NAMES: Final = heard_words("not_names")
_PERSON: Final = re.compile(r"(?i)\b(?:I|I['’]\w+|me|my|mine|we|us|our|you|your)\b")
_CLAUSE: Final = re.compile(
    r"(?:(?<=^)|(?<=, )|(?<=morning )|(?<=day )|(?<=night )|(?<=week )|(?<=year )|(?<=[Tt]hen )|(?<=time )|(?<=and )|(?<=but )|(?<=so ))I(?:['’](?:ve|d))? (?:[^,.;:!?]|(?<=\d)[.,](?=\d))+?(?=[,;:!?]|[.](?!\d)|$"
    r"| (?:and (?=I\b|we\b|he\b|she\b|they\b|it\b|the\b|then\b|[a-z]+ed\b)|but|so|because|that|which|who|when|where|until|before|since) | (?<!look )(?<!looks )(?<!looked )after )"
)
_LONGEST_CLAUSE: Final = 9
_UNSAYABLE: Final = re.compile(
    r"(?i)['’]em\b|\b(?:I(?:['’]d)? (?:think|guess|suppose|mean|know|hope|feel|believe|say|am|was|does|has|is|could|should|may|might|must|wonder|remember|forgot|love|like you|said|told|see|hear|just|only|fail|failed|lost|lose|quit|hate|hated|did wonder|used|had|have been|try|tried|got|want|paid|kept at|do the lot)"
    r"|been (?:meaning|trying|going)|we|us|our|you|your|he|she|they|them|him|her|his|their|this|that|it|its|these|those|there|well|what|the the|and [a-z]+)\b"
)
_TURNED: Final = {
    "i": "you", "i've": "you've", "i'd": "you'd", "my": "your", "me": "you", "mine": "yours",
    "myself": "yourself",
}  # fmt: skip
_PERSONS: Final = re.compile(r"(?i)\b(?:I['’]ve|I['’]d|I|my|me|mine|myself)\b")
_A_ROW: Final = 3
_POINTS: Final = re.compile(
    r"(?i)^(?:before|after|then|also|and|but|so|in|on|at|from|when|during|until|till|because|since|if|oh|well|to|for|with|was|is|is it|did|do|as|like|now|sorry|there|every(?:one|body)|some(?:one|body)|they['’]\w+)\b|\b(?:would|could) have\b"
    r"|\b(?:he|she|they|it|this|that|him|her|them|these|those|there|there['’]s|honestly)\b"
)
_NAME: Final = re.compile(
    r"(?<=[a-z,] )(?:[A-Z][A-Za-zÀ-ž0-9'’&-]+)(?: (?:(?:of|the|and|de|la|du) )?[A-Z][A-Za-zÀ-ž0-9'’&-]+){0,3}(?![.]\s*[a-z])"
)
_ADJECTIVE: Final = re.compile(r"(?i)(?:ful|ous|ive|ble|ing|ed|ly|less|ish|ic|al)$")
_NAMED: Final = ("institution", "studyType", "language", "goal", "name")
_Rule = Callable[[str, Sequence[Fact]], Iterable[str]]
_FEW: Final = re.compile(r"(?i)(?:[1-5]|one|two|three|four|five)\b(?!-)")
_NO_END: Final = frozenset(
    "the a an of at to for from by and or than per was were is are as my your more less under over".split()
)
"""What no clause ends with: "First aid under"."""
_PARTICLES: Final = frozenset("up down out in off back away over together again".split())
_ARTICLES: Final = ARTICLES | {"your"}
_OTHERS: Final = re.compile(r"(?i)\b(?:you|he|she|they)\b")
_OWN: Final = re.compile(r"\b(?:I|[Ww]e)\b")
_BESIDE: Final = frozenset(
    "in on at to from by into onto over under after before like than".split()
)
"""After these a single word says where it was, not what: "on the wall"."""
_COUNT: Final = rf"(?:about |around )?(?:\d+(?:[.,]\d+)*|an?|{ONES})(?:[ -](?:{ONES}))*"
_SPAN: Final = re.compile(
    rf"(?i)(?:(?<!\w)(?:since )?(?:the )?(?:(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)(?: of)? )?"
    rf"(?:(?:19|20)\d\d|['’]\d\d)\b(?: (?:to|till|until) (?:19|20)\d\d)?|\b(?:{ONES}|\d+)(?:-(?:{ONES}))? (?:nights|days|weeks|months|years|hours|minutes)\b(?! (?:old|ago|later)))(?=[.,;!?]|$| that\b)"
)
_IS_MINE: Final = re.compile(
    r"(?:And )?(?P<thing>The [a-z'’-]+?(?: [a-z-]+){0,4}?)(?:['’]s| is| are| was| were| I)(?: all| only| alone| always)*"
    r" (?:mine|me|my (?:own|job|work|idea|doing)|do)\b"
)
_SET_GOING: Final = re.compile(
    r"\b(?:I|[Ww]e)\b[^.!?]*?\b(?:got|kept) (?P<thing>(?:the|a|an|my|our) [a-z'’-]+(?: [a-z'’-]+)??)"
    r" (?:going|working|running|back|moved|fixed|mended|open|moving|started|off)\b"
)
_PLURALS: Final = re.compile(
    r"(?:[,:] |\b[a-z]+ing )(?P<row>[a-z-]{2,}[a-rt-z]s, [a-z-]{2,}[a-rt-z]s)(?=,)"
)
_THIRD: Final = re.compile(r"(?i)\b(?:he|she|it|that|who|which)\b")
_SHORT: Final = 12
"""Words of a sentence that is all about when."""
_PAIR: Final = re.compile(
    rf"(?i)\bfrom {_COUNT}(?: [a-z]+){{0,3}} (?:down |up )?to {_COUNT}(?: (?:minutes?|hours?|days?|weeks?|percent|per cent))?(?=[.,;!]|$)"
)


def made(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """What a deed of one's own was done to."""
    for match in _DID.finditer(part):
        if match["verb"] in _NO_DEED:
            continue
        rest = part[match.end() :].lstrip()
        named = next(things(rest, of_a_deed=True), None)
        if named and named.after == "made":
            yield from _worth_saying(named.text)
        plural = plural_at_start(rest)
        if plural:
            yield from _worth_saying(plural)


def _worth_saying(thing: str) -> Iterator[str]:
    """Things but time, and kin; forty children are no kin."""
    kin = KIN.search(thing) and not (
        is_number(thing.split(maxsplit=1)[0]) and not _FEW.match(thing)
    )
    if not (_OF_SMALL_WORTH.search(thing) or kin):
        yield thing


def in_full(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """A short answer without a person in it: "Forty metres a shift"."""
    told = re.sub(
        r"^(?:(?:Name(?: is)?|It's|It is|It was|That's|There's|There was|There were|Just|Only|Maybe|Well|Oh|Ah|So|And),? |(?:Yes|Yeah|No|Okay|All right|Right), )+",
        "",
        part.rstrip(" .!,;"),
    )
    if re.search(r"@|\d{3}[ -]?\d{2}", told):
        told = re.split(r"[,.] ", told)[0]  # a name, without the numbers to reach it
    if (
        "@" in told
        or recognised("minimising", part)
        or _TWO_NUMBERS.search(told)
        or re.search(r"(?i)\bit (?:is|was)\b|^like\b|\byeah\b|(?:^| )['’][a-z]|\b(\w+) \1\b", told)
        or not 1 < len(told.split()) <= _SAID_IN_FULL
        or _PERSON.search(told)
        or _POINTS.search(told)
        or "?" in told
    ):
        return
    last = told.split()[-1].lower()
    cut = last in (SMALL | _NO_MIRROR) - _PARTICLES or (last.isalpha() and is_number(last))
    if not cut and not _is_filler(told):
        yield told


def _yours(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """A short clause said back: "I run the dock board" becomes "you run the dock board"."""
    for match in _CLAUSE.finditer(part):
        clause = match.group().strip()
        fits = _A_ROW <= len(clause.split()) <= _LONGEST_CLAUSE
        told = clause.lower().split()
        whole = told[-1] not in _NO_END and (len(told) > _A_ROW or not set(told[1:]) & SMALL)
        if fits and whole and not _UNSAYABLE.search(clause) and not KIN.search(clause):
            yield _PERSONS.sub(lambda m: _TURNED[m.group().lower().replace("’", "'")], clause)


def _is_filler(told: str) -> bool:
    return all(word.lower() in _NO_MIRROR for word in _WORDS.findall(told))


def _heard_in(part: str, facts: Sequence[Fact]) -> Iterator[str]:
    for fact in facts:
        quote = fact.source.quote.strip(" .,'’\"")
        whole = quote in part and _SHORTEST_NAME <= len(quote) <= len(part)
        if fact.name in _NAMED and whole and len(quote.split()) <= _SAID_IN_FULL:
            if not (
                _PERSON.search(quote)
                or quote.startswith("own ")
                or (quote.islower() and " " not in quote)
            ):
                yield quote
            return


def _listed(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """The first two of a row of things: "reading drawings, solar hookups"."""
    row = [thing.strip() for thing in part.rstrip(" .!").split(",")]
    if len(row) < _A_ROW or _PERSON.search(part) or not all(0 < len(t.split()) <= 4 for t in row[:2]):  # noqa: PLR2004 - a thing is short  # fmt: skip
        return
    if not any(_is_filler(thing) or _POINTS.search(thing) for thing in row[:2]):
        yield ", ".join(row[:2])


def _clause(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """A short clause without persons, word for word: "The sores went down"."""
    first = re.split(
        r",? (?:and|but|so|because|which|until|before|after) |[,;:]", part.rstrip(" .!")
    )[0]
    told = first.split()
    fit = _A_ROW <= len(told) <= LONGEST + 1 and not _PERSON.search(first) and "?" not in part
    last = told[-1].lower() if told else ""
    whole = last and last not in SMALL - _PARTICLES and not is_number(last)
    if fit and whole and not _POINTS.search(first) and not KIN.search(first):
        yield first


def _counted(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    for thing in things(part):
        if thing.words[0].lower() not in _ARTICLES:
            yield from _worth_saying(thing.text)


def noun(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """A thing that says more than one word, else any that is no subject."""
    found = [
        thing
        for thing in things(part)
        if thing.words[0].lower() in _ARTICLES and thing.after not in ("like", "than")
    ]
    long = [thing for thing in found if len(thing.words) > 2]  # noqa: PLR2004 - more than an article and a word
    short = [
        t
        for t in found
        if t not in long and t.after not in (*_BESIDE, "for") and t.words[-1] != "people"
    ]
    for thing in (*long, *(() if is_of_others(part) else short)):
        yield from _worth_saying(thing.text)


def is_of_others(part: str) -> bool:
    """True for what others do: "he came back with a cake"."""
    return bool(_OTHERS.search(part) or KIN.search(part)) and not _OWN.search(part)


def _named(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """A name inside a sentence: "Mama Wanjiru"."""
    for match in _NAME.finditer(part):
        name = match.group()
        plain = {word.lower() for word in name.split()} & NO_THING
        if not (plain or set(name.split()) & _NOT_NAMES) and len(name) >= _SHORTEST_NAME:
            yield name


def _single(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """One word that is a sentence and names a thing: "Milk"."""
    told = part.strip(" .!")
    low = told.lower()
    fits = re.fullmatch(r"[A-Za-z-]{4,}", told) and not _ADJECTIVE.search(told)
    if fits and low not in SMALL | _NO_MIRROR | NO_THING and not KIN.search(told):
        yield told


def _head(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """A sentence that begins with nothing but a thing: "Voicing hammers, I'm passable"."""
    match = re.match(r"(?P<thing>[A-Z][\w'’-]+(?: [\w'’-]+){1,2})[,.;:]", part)
    if match and is_bare_thing(match["thing"]) and not KIN.search(match["thing"]):
        yield match["thing"]


def _span(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """When, or how long, where hardly more was told: "seven months"."""
    match = _SPAN.search(part)
    if match and len(part.split()) <= _SHORT:
        yield match.group()


def _pair(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """What it was and what it became: "from eight calls to two"."""
    match = _PAIR.search(part)
    if match and not re.search(r"(?:19|20)\d\d", match.group()):
        yield match.group()


def _own(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """What is said to be one's own: "the lofting" of "The lofting's mine"."""
    match = _IS_MINE.match(part)
    if match and _ends_as_a_thing(match["thing"]):
        yield from _worth_saying(match["thing"])


def _set_going(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """What one got going: "the emergency lights" of "I got the emergency lights going again"."""
    match = _SET_GOING.search(part)
    if match and _ends_as_a_thing(match["thing"]):
        yield from _worth_saying(turned(match["thing"]))


def _ends_as_a_thing(words: str) -> bool:
    return words.rsplit(maxsplit=1)[-1].lower() not in SMALL | NO_THING


def _row_inside(part: str, _facts: Sequence[Fact]) -> Iterator[str]:
    """Two of a row of plurals inside a sentence: "brakes, tyres" of "checking brakes, tyres, ..."."""
    match = _PLURALS.search(part)
    if match and not _THIRD.search(part[: match.start()]):
        row = match["row"].split(", ")
        if all(is_bare_thing(thing) and not KIN.search(thing) for thing in row):
            yield match["row"]


RULES: Final[tuple[_Rule, ...]] = (
    _yours,
    _set_going,
    made,
    _own,
    _pair,
    _listed,
    _row_inside,
    _head,
    _heard_in,
    _counted,
    _clause,
    noun,
    _named,
    _single,
    _span,
)
"""From the surest to the least sure."""
OF_NUMBERS: Final = (_pair, _counted, _span)
