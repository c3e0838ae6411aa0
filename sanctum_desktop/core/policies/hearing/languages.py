"""Languages, each with its level in the person's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences

LANGUAGES: Final = words("languages")
ONLY_LANGUAGES: Final = re.compile(
    r"\b(" + "|".join(sorted(LANGUAGES, key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_RARE: Final = words("languages_rare")
"""Names of the living languages of ISO 639-3 and CLDR: many are ordinary words or names as well."""
_RARE_NAMED: Final = re.compile(
    r"(?:^|[,.;:(]\s*|\b(?:and|or|plus|also|then|speak|speaks|know|understand|hear|learned|learnt|some|little)\s+)"
    r"(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})"
)
"""Where such a name is surely a language: at the head of a thing listed, or behind a verb of speech."""
_OWN_NAMES: Final = {
    "português": "Portuguese", "español": "Spanish", "castellano": "Spanish", "galego": "Galician",
    "català": "Catalan", "euskera": "Basque", "français": "French", "deutsch": "German",
    "italiano": "Italian", "nederlands": "Dutch", "svenska": "Swedish", "norsk": "Norwegian",
    "dansk": "Danish", "suomi": "Finnish", "íslenska": "Icelandic", "polski": "Polish",
    "čeština": "Czech", "česky": "Czech", "slovenčina": "Slovak", "magyar": "Hungarian",
    "română": "Romanian", "hrvatski": "Croatian", "srpski": "Serbian", "bosanski": "Bosnian",
    "slovenščina": "Slovenian", "shqip": "Albanian", "türkçe": "Turkish", "kurdî": "Kurdish",
    "gaeilge": "Irish", "cymraeg": "Welsh", "te reo": "Māori",
    "tiếng việt": "Vietnamese", "русский": "Russian", "українська": "Ukrainian",
}  # fmt: skip
"""Languages called as their own people call them; a page in English has the English name."""
_OWN_NAMED: Final = re.compile(rf"(?i)(?<![\w'’-])(?:{'|'.join(_OWN_NAMES)})(?! māori)(?![\w'’-])")
_THING_BEHIND: Final = re.compile(
    r"(?i)\s+(?:shops?|tourists?|people|customers?|clients?|guests?|food|cuisine|cooking|dishes|restaurants?|bakery|compan(?:y|ies)|firms?"
    r"|bread|wines?|teachers?|teaching|class(?:es)?|lessons?|famil(?:y|ies)|husband|wife|boss|colleagues?|girls?|boys?|m[ae]n|wom[ae]n|lads?|lad(?:y|ies)"
    r"|neighbours?|neighbors?|friends?|grand\w+|mother(?![ -](?:tongue|language))|father(?! tongue)|market|army|navy|degree|literature|team|border|drivers?|nurses?|children|kids|pupils"
    r"|students?|residents?|patients?|breakfast|television|tv|films?|songs?|books?|church|cert\w*)\b"
)
_PEOPLE: Final = re.compile(
    r"(?i)\b(?:i'm|i am|we're|(?:wife|husband|boss|mother|father|partner|family) (?:is|are|was)|he's|she's|they're)(?: (?:a|half|part))? $"
)
"""What makes the next word a nation and no language: "I'm Portuguese"."""
_NOT_A_LANGUAGE: Final = frozenset(["polish", "scots", "creole", "lao", "twi"])
"""Words that, typed small, are rather something else."""
_TAKEN_BACK: Final = re.compile(
    r"(?i)\b(?:leave (?:it|that|this|them|\w+(?= out| off))(?: one)?(?: out| off)?|leave the \w+|i'?d leave|you can leave|(?<!to )(?<!not )(?<!n't )leave(?=\W*$)|(?:don'?t|do not) (?:put|write|say|count|include|mention|list)"
    r"|skip (?:it|that)|skip(?=\W*$)|(?:that|this|it)(?:['’]s| is)(?: not|n['’]t) a language|only (?:for )?(?:(?:bad|swear) words|numbers|insults)|greetings|not in there|forget (?:it|that)|evaporated|not worth|(?:would|'d) rather not|not really|nothing|none|not any ?more|forgot (?:it|all|most|everything)|forgotten|(?:it'?s|it is|has|all|mostly|long) (?:all )?gone|lost it|barely|hardly"
    r"|(?:so|means?|is|equals) (?:zero|nil|nothing|none)|zero(?=\W*$)|(?:it['’]s|it is|that['’]s|they['’]re) (?:only |just |mostly |all )*(?:[\w'’-]+ (?:and|or) )?(?:swear(?:ing|words)?|curs(?:ing|es)|insults|greetings?|hellos?|jokes)"
    r"|(?:no|not)\b(?= (?:\w+ )?$)|no(?=\W*$)|(?:two|three|four|five|six|ten|twenty|a couple of|a handful of) (?:words|phrases)|no need|only (?:to (?!work\b|customers\b)\w+|the (?:numbers|words|\w+s for\b)|(?:a )?(?:few words)|hello|swear\w*|curse\w*|for bargaining)|to swear|was (?:just |only )?(?:in|at) school|to order (?:a )?beers?)\b"
)
_NOT_SPOKEN: Final = re.compile(
    r"(?i)\b(?:wish(?:ed)?|pretend\w*|if|want(?:ed)? to learn|going to learn|like to learn)\b[^.;]*$|\bnot (?:very |so |at all )?fluent in $"
)
"""Before a language that is wished for: "I wish I spoke Korean"."""
_SOMEBODY: Final = re.compile(
    r"(?i)\b(?:he|she|they|(?:my|our|the) (?!father tongue|mother tongue|mother language)[\w-]+)(?: (?:also|only|all))?"
    r" (?:speaks?|spoke|knows?|knew|talks?|learns?|understands?|has)(?: (?:also|only|good|better|some))? $"
)
"""Who else speaks it: "my wife speaks Greek"."""
_TO_ME: Final = re.compile(r"(?i) (?:to|with) (?:me|us)\b.*\b(?P<verb>understand)")
"""Spoken by another, understood by the person: "my mum talks Yoruba to me, understanding only"."""
_UNDERSTOOD: Final = re.compile(r"(?i)\bi (?:only |can )?understand.*$")
_MODEST: Final = re.compile(r"(?i)\b(?:doesn'?t|does not|don'?t|not) (?:really )?count\b")
_FLUENCY: Final = re.compile(
    r"(?P<native>mother[ -](?:tongue|language)|native(?: (?:speaker|language|tongue))?|bilingual)"
    r"|(?P<first>first language)|(?P<own>\b(?:is|are|both|they're|they are|it's) (?:mine|my (?:own )?languages?)\b)"
    r"|(?P<level>\b[ABC][12]\b\+?)|(?P<test>(?:IELTS|TOEFL|TOEIC|DELF|DELE|JLPT|HSK|telc|Goethe|DALF|TCF|CELI)(?: (?:band |level )?(?-i:[A-Z]?\d[\d.]*))?)"
    r"|(?P<fluent>fluent(?:ly)?|perfect(?:ly)?)|(?P<understands>(?:i )?(?:can )?(?:understand|follow)\b|i hear\b)"
    r"|(?P<speaks>\bi (?:can )?speak(?=.*\bnot\b))|(?P<reads>(?<!n't )(?<!not )(?:i )?(?:can )?(?:only )?\bread\b)|(?P<by>\bget(?:ting)? by)|(?P<grew>grew up (?:with|speaking))|(?P<home>\bat home|with my (?:family|parents|mother|children))"
    r"|(?P<daily>every ?day|daily|at work)"
    r"|(?P<basic>a few words|a little(?: bit)?|a bit|basics?|beginner\w*|elementary|little|small(?= because|$|[,. ])|some\b|rust\w*|so[ -]so"
    r"|grade \w+|(?<!since )(?<!from )(?<!at )school(?=[ -]level|\s*$)|kitchen|conversational|intermediate|upper[ -]intermediate|advanced|sufficient|decent|not bad|enough|very good|good|okay|ok\b|well\b|normal|A[ -]level|GCSE)",
    re.IGNORECASE,
)
_SAID_OF_FLUENCY: Final = {
    "native": "native", "first": "first language", "own": "mother tongue", "fluent": "fluent",
    "reads": "reads", "speaks": "speaks", "daily": "used daily", "by": "can get by", "grew": "grew up with it",
    "home": "spoken at home",
}  # fmt: skip
_MEASURED: Final = re.compile(
    r"(?P<level>\b[ABC][12]\b\+?)|(?P<test>(?:IELTS|TOEFL|TOEIC|DELF|DELE|JLPT|HSK|telc|Goethe|DALF|TCF|CELI) (?:band |level )?[A-Z]?\d[\d.]*)"
)
"""A level of the European frame, or of an examination, says more than any other word."""
_OURS: Final = re.compile(
    r"(?i)\b(?:they're|they are|both|are) (?:both )?my (?:own |mother |first |native )?(?:languages|tongues)\b|\b(?:all|both)(?: of them)? (?:fluent|native|mother tongues?)\b"
)
_DIALECT_BEHIND: Final = re.compile(
    r"(?i)(?<=arabic)(?:,| of| from|,? the)? \(?(darija|levantine|egyptian|maghrebi|moroccan|gulf)\b\)?"
)
"""A dialect said right behind its language stands beside it: "Arabic (Darija)"."""
_RESTRICTED: Final = re.compile(
    r"(?i)\b(?:but|can|do) ?(?:not|n'?t|no) (?:to )?(?P<what>write|speak|read)\b|\bnot (?:to )?(?P<bare>write|speak|writing|speaking|reading)\b"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A language where it was named, with what was said right before it and about it."""

    match: re.Match[str]
    before: str
    about: str
    after: str

    @property
    def name(self) -> str:
        said = self.match.group()
        if own := _OWN_NAMES.get(said.lower()):
            return own
        if said.lower().startswith("te reo "):
            return "Te reo Māori"
        named = (
            said
            if said.isupper()
            else " ".join(
                part if re.search("[a-z][A-Z]", part) else part.capitalize()
                for part in said.split()
            )
        )
        dialect = _DIALECT_BEHIND.match(self.match.string, self.match.end())
        return f"{named} ({dialect[1].capitalize()})" if dialect else named

    @property
    def taken_back(self) -> bool:
        if _MODEST.search(self.about):
            return not re.search(r"(?i)first language|native|mother|fluent", self.about)
        asked = re.match(
            r"\W*(?:leave|i'?d leave|skip|don'?t put|that doesn)", self.after, re.IGNORECASE
        )
        if re.search(r"(?i)n't (?:\w+ )?in $", self.before):  # somebody else would not speak it
            return True
        denied = re.search(
            r"(?i)\b(?:no|not|zero|forget(?: about)? the|never(?: really)?(?: \w+)?|(?:don'?t|do not|can'?t|cannot|couldn'?t|didn'?t) (?:really )?\w+)"
            r"(?: (?:any|much|a word of|a bit of|of|real|proper))*\s+$",
            self.before,
        )
        others = _SOMEBODY.search(self.before) and not _TO_ME.match(
            self.match.string, self.match.end()
        )
        return bool(_TAKEN_BACK.search(self.about) or asked or denied or others)


def languages(said: str) -> Iterator[Finding]:
    """Language names with their level, but not those taken back."""
    heard = [(n, sentence) for sentence in sentences(said) for n in _named(sentence, said)]
    gone = {named.name for named, _ in heard if named.taken_back}
    for named, sentence in heard:
        yield from _language(named, sentence, withdrawn=named.name in gone)


def _named(sentence: Sentence, said: str) -> Iterator[_Named]:
    words = sentence.text.replace("’", "'")
    common = [*ONLY_LANGUAGES.finditer(words), *_OWN_NAMED.finditer(words)]
    found = [m for m in (*common, *_rare(words, common)) if _is_language(m, words)]
    found.sort(key=lambda m: m.start())
    found = [m for at, m in enumerate(found) if not _dialect_of(found, at)]
    for place, match in enumerate(found):
        last = place + 1 == len(found)
        heard = _TO_ME.match(words, match.end())
        about = words[match.end() : None if last else found[place + 1].start()]
        if not last:
            about = _own_part(about)
        about = f" {heard['verb']}" if heard else about
        if any(_TO_ME.match(words, other.end()) for other in found[:place]):
            about = _UNDERSTOOD.sub("", about)
        if ours := _OURS.search(words, match.end()):
            about = about if _FLUENCY.search(about) else f" {ours.group()}"
        # "I understand Russian": the level may stand right before the name.
        before = re.split(r"[,.;]|\b(?:and|but)\b", words[: match.start()])[-1]
        # What takes a language back may come in the next sentence, about "it".
        after = said[sentence.end : sentence.end + 50] if last else ""
        yield _Named(match, before, about, after)


def _rare(words: str, common: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Languages few people know of, where nothing else can be meant."""
    for named in _RARE_NAMED.finditer(words):
        begin, parts = named.start("name"), named["name"].split()
        for count in range(len(parts), 0, -1):
            name = " ".join(parts[:count])
            if name in _RARE and not any(
                m.start() < begin + len(name) and begin < m.end() for m in common
            ):
                yield from re.compile(re.escape(name)).finditer(words, begin, begin + len(name))
                break


def only_language(words: str) -> bool:
    """True where the words are nothing but the name of a language."""
    return bool(ONLY_LANGUAGES.fullmatch(words)) or words in _RARE


def _dialect_of(found: list[re.Match[str]], at: int) -> bool:
    """True for a dialect that stands with the language before it."""
    behind = _DIALECT_BEHIND.match(found[at].string, found[at - 1].end()) if at else None
    return behind is not None and behind.end() >= found[at].end()


def _own_part(about: str) -> str:
    """What is said of a language before the next one: not the words that lead to that."""
    parts = re.split(r"(,|;|\band\b|\bbut\b)", about)
    return "".join(parts[:-1]) if len(parts) > 1 else ""


def _is_language(match: re.Match[str], words: str) -> bool:
    """True but for "the Polish shop", and for small words that mean something else."""
    name = match.group()
    if name.islower() and name in _NOT_A_LANGUAGE:
        return False
    people = _PEOPLE.search(words[: match.start()])
    if people and not re.search(r"(?i)tongue|language", words[: match.start()]):
        return False
    if _NOT_SPOKEN.search(words[: match.start()]):
        return False
    return not _THING_BEHIND.match(words[match.end() :])


def _language(named: _Named, sentence: Sentence, *, withdrawn: bool) -> Iterator[Finding]:
    begin = sentence.start + named.match.start()
    entry = f"language {named.name}"
    yield Finding(
        section=Section.LANGUAGES, name="language", value=named.name, start=begin,
        end=begin + len(named.match.group()), method="lists.language", entry=entry,
        withdrawn=withdrawn,
    )  # fmt: skip
    level = (
        _MEASURED.search(named.about)
        or _FLUENCY.search(named.about)
        or _FLUENCY.search(named.before)
    )
    if level is None or withdrawn:
        return
    at = (
        sentence.start + named.match.end() + level.start()
        if level.string is named.about
        else begin - len(named.before) + level.start()
    )
    yield Finding(
        section=Section.LANGUAGES, name="fluency", value=_fluency(level, named), start=at,
        end=at + len(level.group()), method="lists.fluency", entry=entry,
    )  # fmt: skip


def _fluency(level: re.Match[str], named: _Named) -> str:
    """The level as said, and what it leaves out: "understands, does not write"."""
    kind = level.lastgroup or ""
    value = _SAID_OF_FLUENCY.get(kind, level.group().strip().lower())
    if kind == "understands":
        value = "understands"
    elif kind in ("level", "test"):
        value = level.group()
    restricted = _RESTRICTED.search(named.about)
    if restricted and kind in ("understands", "reads", "speaks", "basic", "by", "home"):
        verb = (restricted["what"] or restricted["bare"]).lower().removesuffix("ing")
        value += f", does not {'write' if verb == 'writ' else verb}"
    return value
