"""A short mirror in the person's own words; none where the words do not lend themselves.

A wrong or crooked mirror is worse than none, so each rule takes only what is surely a thing: what
somebody made, what was heard as a fact, a whole short answer, a number with its noun, or a noun
between its article and the next small word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.hearing.confided import confided
from sanctum_desktop.core.policies.hearing.lists import NEGATED, WITHDRAWN
from sanctum_desktop.core.policies.hearing.repairs import repaired
from sanctum_desktop.core.policies.hearing.text import sentences, without_fillers
from sanctum_desktop.core.policies.interview.adrift import beside
from sanctum_desktop.core.policies.interview.lexicon import words
from sanctum_desktop.core.policies.phrases import phrases

_MADE: Final = re.compile(
    r"\b(?:I|we) (?:also |then |just |only |even )?(?:made|built|wrote|started|changed|moved|trained|taught|fixed|planned|found|showed|set up|organised"
    r"|organized|put|cleaned|designed|sold|drove|cooked|repaired|cut|kept|learned|learnt|look after|teach|drive|train|run|drew|painted|invented|got|do|did"
    r"|order|check|ordered|checked|sorted|served|serve|clean|cook|repair|sell|write|plan|answered|answer|sewed|sew|welded|weld|carried|opened|tested|raised|led)"
    r" (?P<thing>(?:the|a|an|our|new|two|three|four|five|six|all|every|their|his|her)? ?(?:[a-z'’-]+ ?){1,4}?)(?=[,.;:]|$| (?:and|that|which|because|so|for|to|in|on|at|with|from|by|where|when|who|until|after|before|over)\b)"
)
_TWO_NUMBERS: Final = re.compile(
    r"(?i)\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty),? (?:or )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b"
)
"""A number still being looked for: "six, seven brides"."""
_ONE_OF: Final = re.compile(r"\bone of (?:the )?(?:two|three|four|five|six|seven|eight|\w+ty|\d+)\b", re.IGNORECASE)  # fmt: skip
_NUMBER: Final = re.compile(
    r"\b(?P<thing>(?:about |around |roughly |maybe |nearly |almost )?(?:\d[\d.,]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand))*|(?:a|one) (?:hundred|thousand)) (?:[a-z'’-]+ ?){1,2}?)"
    r"(?=[,.;:!]|$| (?:a|per|and|in|on|to|of|at|for|with|from|each|every)\b)"
)
_NOUN: Final = re.compile(
    r"\b(?P<article>the|a|an|my|our|your) (?P<noun>(?:[a-z][a-z'’-]* ?){1,3}?)(?=[,.;:!?]|$| (?:of|and|or|for|with|in|on|at|to|from|that|which|who|so|because|by|but|when|where|until|after|before|over|under|into|every|each|I|we|it|they)\b)"
)
_NO_COUNT: Final = frozenset(
    "other others more less and or the them us of in on were was is are times up down out off after before"
    " later ago since until per under over with for at by to from hours minutes o'clock".split()
)
_KIN: Final = frozenset(
    "wife husband partner sister brother mother mum mom dad father daughter son child children kids"
    " cousin aunt aunty uncle niece nephew grandmother grandfather neighbour neighbor friend".split()
)
"""Whose naming says nothing of the work."""
_HANGS: Final = frozenset(
    "the a an of in on at to for with from by and or than per was were is are more less under over".split()
)
"""What no clause ends with: "First aid under"."""
_PART_OF_NUMBER: Final = re.compile(
    r"(?i)(?:\d|\b(?:hundred|thousand|million|and|point|or|to|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty))[, -]*$"
)
_DOES: Final = re.compile(r"\b(?:I|we)(?:'ve|'m)? (?:\w+ ){1,2}$")
"""What stands before the object of a deed; of other nouns only longer ones are worth naming."""
_WORDS: Final = re.compile(r"[A-Za-zÀ-ž'’-]+")
_SAID_IN_FULL: Final = 5
"""Words of the longest answer that is its own mirror."""
_LONGEST: Final = 6
_SHORTEST_NAME: Final = 3
"""Letters of a name worth saying back: "HND"."""
_POINTING: Final = frozenset("it them as me him her us".split())
_EMPTY: Final = _POINTING | frozenset("this that these those all a the".split())
_NO_THING: Final = words("no_mirror")
_PERSON: Final = re.compile(r"(?i)\b(?:I|I['’]\w+|me|my|mine|we|us|our|you|your)\b")
_CLAUSE: Final = re.compile(
    r"(?:(?<=^)|(?<=, )|(?<=and )|(?<=but )|(?<=so ))I(?:['’](?:ve|d))? [^,.;:!?]+?(?=[,.;:!?]|$| (?:and|but|so|because|that|which|who|when|where|until|before|after) )"
)
_LONGEST_CLAUSE: Final = 9
_UNSAYABLE: Final = re.compile(
    r"(?i)\b(?:I(?:['’]d)? (?:think|guess|suppose|mean|know|hope|feel|believe|say|am|was|can|could|may|might|must|wonder|remember|forgot|love|like you|said|told|see|hear|just|only|fail|failed|lost|lose|quit|hate|hated|did wonder|used|had|have been|try|tried)"
    r"|we|us|our|you|your|he|she|they|them|him|her|this|that|it|these|those|there|well|what|the the)\b"
)
_TURNED: Final = {
    "i": "you", "i've": "you've", "i'd": "you'd", "my": "your", "me": "you", "mine": "yours",
    "myself": "yourself",
}  # fmt: skip
_PERSONS: Final = re.compile(r"(?i)\b(?:I['’]ve|I['’]d|I|my|me|mine|myself)\b")
_A_ROW: Final = 3
_POINTS: Final = re.compile(
    r"(?i)^(?:before|after|then|also|and|but|so|in|on|at|from|when|during|because|since|if|oh|well|to|for|with|was|is|is it|did|do|as|like|now|sorry|there)\b"
    r"|\b(?:he|she|they|it|this|that|him|her|them|these|those|there)\b"
)
_TITLE: Final = ("position", "name")
_NAMED: Final = ("institution", "studyType", "language", "goal", "name")

_Rule = Callable[[str, Sequence[Fact]], str]


def mirror(said: str, facts: Sequence[Fact] = ()) -> str:
    """A few words of the answer, as they were said: "a turning and checking card".

    `facts` are those heard in this answer.
    """
    if confided(said) or phrases("tender").search(said):
        return ""
    shared = _ONE_OF.search(said)
    if shared:
        return shared.group()
    parts = [without_fillers(part) for part in _safe_sentences(said)]
    if _job(facts):
        return _job(facts)
    whole = _first(
        _in_full, [part.text for part in sentences(said)] if repaired(said) == said else [], facts
    )
    return whole or next(
        (thing for rule in _RULES if (thing := _first(rule, parts, facts))),
        "",
    )


def thing_of(said: str) -> str:
    """What was made, or counted, as a thing by itself: "a turning chart"."""
    parts = [without_fillers(part) for part in _safe_sentences(said)]
    return _first(_made, parts, ()) or _first(_counted, parts, ())


def _first(rule: _Rule, parts: Sequence[str], facts: Sequence[Fact]) -> str:
    return next((thing for part in parts if (thing := rule(part, facts))), "")


def _safe_sentences(said: str) -> Iterator[str]:
    for sentence in sentences(repaired(said)):
        text = re.sub(r"\s+", " ", sentence.text)
        if beside(text) or phrases("minimising").search(text) or WITHDRAWN.search(text):
            continue
        if not NEGATED.search(text):
            yield text


def _made(part: str, _facts: Sequence[Fact]) -> str:
    match = _MADE.search(part)
    if match is None:
        return ""
    thing = re.sub(
        r" (?:away|up|down|out|back|off|again|over|home|together|also|there|here|myself|everything)$",
        "",
        match["thing"].strip(),
    )
    told = thing.split()
    if not 1 < len(told) <= _LONGEST or told[0] in _POINTING or told[-1] in _EMPTY:
        return ""
    if any(word[0] in "'’" for word in told):
        return ""
    if any(word.lower() in _NO_THING for word in told[1:]) or told[0] in _NO_THING - _ARTICLES:
        return ""
    return _turned(thing)


def _in_full(part: str, _facts: Sequence[Fact]) -> str:
    """A short answer without a person in it: "Forty metres a shift"."""
    told = re.sub(
        r"^(?:(?:It's|It is|It was|That's|There's|There was|There were|Just|Maybe|Well|Oh|Ah|So|And),? |(?:Yes|Yeah|No|Okay|All right|Right), )+",
        "",
        part.rstrip(" .!,;"),
    )
    if re.search(r"@|\d{3} ?\d{2}", told):
        told = re.split(r"[,.] ", told)[0]  # a name, without the numbers to reach it
    if (
        "@" in told
        or phrases("minimising").search(part)
        or _TWO_NUMBERS.search(told)
        or re.search(r"(?i)\bit (?:is|was)\b", told)
        or not 1 < len(told.split()) <= _SAID_IN_FULL
        or _PERSON.search(told)
        or "?" in told
    ):
        return ""
    last = told.split()[-1].lower()
    return "" if last in _NO_THING | _NO_COUNT or _is_filler(told) else told


def _yours(part: str, _facts: Sequence[Fact]) -> str:
    """A short clause said back: "I run the dock board" becomes "you run the dock board"."""
    for match in _CLAUSE.finditer(part):
        clause = match.group().strip()
        if 2 < len(clause.split()) <= _LONGEST_CLAUSE and not _UNSAYABLE.search(clause):  # noqa: PLR2004 - "I know" tells nothing
            return _PERSONS.sub(lambda m: _TURNED[m.group().lower().replace("’", "'")], clause)
    return ""


def _is_filler(told: str) -> bool:
    return all(word.lower() in _NO_THING for word in _WORDS.findall(told))


def _job(facts: Sequence[Fact]) -> str:
    """Title and place of a job just told: "Staff nurse, St Oswin's Hospital"."""
    said = {
        f.name: f.source.quote
        for f in reversed(facts)
        if f.entry.startswith("job") and f.name in _TITLE
    }
    told = [said[name].strip(" .,") for name in _TITLE if name in said]
    return (
        ", ".join(told) if told and all(len(words.split()) <= _LONGEST for words in told) else ""
    )


def _heard_in(part: str, facts: Sequence[Fact]) -> str:
    for fact in facts:
        quote = fact.source.quote.strip(" .,")
        if (
            fact.name in _NAMED
            and quote in part
            and len(quote) >= _SHORTEST_NAME
            and len(quote.split()) <= _SAID_IN_FULL
        ):
            return "" if _PERSON.search(quote) or (quote.islower() and " " not in quote) else quote
    return ""


def _listed(part: str, _facts: Sequence[Fact]) -> str:
    """The first two of a row of things: "reading drawings, solar hookups"."""
    row = [thing.strip() for thing in part.rstrip(" .!").split(",")]
    if len(row) < _A_ROW or _PERSON.search(part) or not all(0 < len(t.split()) <= 4 for t in row):  # noqa: PLR2004 - a thing is short
        return ""
    return "" if any(_is_filler(thing) for thing in row[:2]) else ", ".join(row[:2])


def _clause(part: str, _facts: Sequence[Fact]) -> str:
    """A short clause without persons, word for word: "The sores went down"."""
    first = re.split(
        r",? (?:and|but|so|because|which|until|before|after) |[,;:]", part.rstrip(" .!")
    )[0]
    told = first.split()
    fit = _A_ROW <= len(told) <= _LONGEST + 1 and not _PERSON.search(first) and "?" not in part
    if not fit or _POINTS.search(first) or told[-1].lower() in _HANGS:
        return ""
    return first


def _counted(part: str, _facts: Sequence[Fact]) -> str:
    match = _NUMBER.search(part)
    if match is None or _PART_OF_NUMBER.search(part[: match.start()]):
        return ""
    thing = match["thing"].strip()
    return "" if thing.split()[-1].lower() in _NO_COUNT else thing


def _noun(part: str, _facts: Sequence[Fact]) -> str:
    for match in _NOUN.finditer(part):
        noun = match["noun"].strip().split()
        worth_it = len(noun) > 1 or _DOES.search(part[: match.start()])
        if noun and worth_it and not any(_unfit(word) for word in noun):
            return _turned(f"{match['article']} {' '.join(noun)}")
    return ""


def _unfit(word: str) -> bool:
    return word.lower() in _NO_THING | _KIN or word.endswith(
        ("ly", "ed", "n't", "n’t", "'m", "'s")
    )


_ARTICLES: Final = frozenset("the a an our my their his her all every two three four five six new".split())  # fmt: skip


def _turned(thing: str) -> str:
    """What was mine is yours when somebody else says it."""
    return re.sub(r"(?i)^(?:our|my)\b", "your", re.sub(r"^their\b", "the", thing))


_RULES: Final[tuple[_Rule, ...]] = (
    _made,
    _listed,
    _heard_in,
    _yours,
    _counted,
    _clause,
    _noun,
)
"""From the surest to the least sure."""
