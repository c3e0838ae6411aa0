"""What a piece of speech names as a skill: the thing without its frame, its level and its tail."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.languages import only_language
from sanctum_desktop.core.policies.hearing.lexicon import words as words_of
from sanctum_desktop.core.policies.hearing.lexicon.names import names
from sanctum_desktop.core.policies.hearing.taken_back import NOT_DENIED
from sanctum_desktop.core.policies.hearing.vocabulary import NUMBER_WORD

LIST: Final = "skills"
_MAX_WORDS: Final = 5
_NO_THING: Final = words_of("no_things")
_CLAUSE: Final = words_of("clause_words")
_FILLED: Final = re.compile(
    r"(?i)^(?:(?:well|oh|um+|uh+|er+m?|ah|so|yes|yeah|no problem with|okay|ok|honestly|obviously|also|too|and|then|mostly|mainly"
    r"|maybe|probably|quite|really|just|even|still|say|like i said|of course|you know|i mean|i think|i'd say|i suppose|i guess|did|both"
    r"|first(?! aid)|for sure|a lot of|lots of|plenty of|all kinds of|different|various|not bad (?:at|with|in)"
    r"|not only|not just|and stuff|lol|yaar|love|mate|listen|(?:my |good |dear |oh )*(?:god|lord|jesus|heavens))\b[\s,:]*)+"
)
_OWNING: Final = (
    r"(?:i|we)(?:'m|'ve|'d| am| have| had| was| were)?"
    r"(?: (?:also|still|just|mostly|mainly|now|always|really|quite|very|pretty|only|often|sometimes|well))*"
)
_LEAD: Final = re.compile(
    rf"^{_OWNING}\s*(?:(?:good|great|best|strong|okay|ok|alright|handy|quick|fast|comfortable|confident|trained|skilled|experienced"
    r"|familiar|fluent|used) (?:at|with|in|on|to)|(?:know (?:my|the) way a?round|use|used|using|know|knew|knows|do|did|done|have|got|had|like|love|enjoy|learn(?:ed|t)?"
    r"|work(?:ed)? (?:a lot )?(?:with|in|on)|speciali[sz]ed? in|operate|operated|put)\b(?! to\b))"
    rf"(?: (?:some |a lot of |much |\w+ years(?: of)? )?experience\b)?"
    r"(?: how to use| about| with| in)?\s+|^(?:i|we)'ve (?=an?\b|the\b)",
    re.IGNORECASE,
)
ANY_TOOL: Final = re.compile(
    r"(?i)(?:(?:the|our|my) (?:[a-z]+ ){0,2})?(?:app|program(?:me)?|system|software|tool|platform|package)"
)
"""What tells nothing of the tool it stands beside: "Opera, the hotel system"."""
ABLE: Final = re.compile(
    rf"^(?:{_OWNING}\s*(?:can|could|able to|know to|know how to|learn(?:ed|t) (?:how )?to|(?:good|trained|used) to)|to(?= [a-z]{{3,}} ))\s+"
    r"(?:also |still |even )?(?P<verb>[a-z]{2,})\s+(?P<rest>.+)$|"
    rf"^{_OWNING}\s*(?:can|could|able to|know to|know how to)\s+(?P<alone>[a-z]{{3,}})$|"
    r"^(?:and )?i (?:also |still )?(?P<does>drive|fix|repair|milk|weld|sew|bake|build|paint|play|lay|grow|service|shear|prune|iron|knit)s?\s+(?P<what>(?!well\b|fast\b|a lot\b|for\b|every)\S.*)$",
    re.IGNORECASE,
)
"""An ability told with a verb: "I can drive a forklift" is "driving a forklift"."""
_DEED: Final = re.compile(
    r"(?i)^(?P<own>(?:i|we) (?:also |still |always |mostly )?)?(?P<verb>[a-z]{3,})(?: (?P<rest>\S.*))?$"
)
"""A deed told by its bare verb: "explain the law", "I decorate cakes"."""
_PLAIN: Final = words_of("plain_verbs")
_DEEDS: Final = (
    (_PLAIN | words_of("deed_verbs") | {"talk", "sketch", "type"})
    - words_of("no_deeds")
    - frozenset(
        "bought bound brought built care carry dealt drew dress drove dug fed feed feel fell found gave ground held hold hung keep kept"
        " laid led load look made paid phone plan ran said sewed shot show showed shown sold study swept take taught took visit wait watch wove wrote".split()
    )
)
"""Verbs that may as well be nouns: heard as verbs behind "I", or after another deed."""
_OBJECT: Final = re.compile(
    r"(?i)^(?!(?:it|that|this|them|him|her|you|me|us|myself|up|off|out|on|in|at|by|as|so|too|and|or|well|fast|every|for|more|less|like|only|all|everything|anything|one|mine|together|my own)\b)\S"
)
_DETERMINED: Final = re.compile(
    r"(?i)^(?:an?|the|my|our|their|people|with|to|from|angry|difficult)\b"
)
_WELL: Final = re.compile(
    r"(?i)^(?:i|we) (?P<verb>[a-z]{3,}) (?:very |really |quite |pretty )?well(?: (?P<rest>(?:in|with|on) [\w -]+))?$"
)
_INSTRUMENT: Final = re.compile(
    r"(?i)^(?:i |we )?(?:also |always )?(?:measure|check|test|verify|calculate|draw|cut|work) with (?:the |a |an |my |our )?(?P<thing>[\w -]+)$"
)
"""A tool told by what is done with it: "I measure with the oscilloscope"."""
_STUFF: Final = re.compile(r"^(?i:using |use |with |the )*(?P<thing>[A-Z\d][\w.+-]*) stuff\b.*$")
_NO_ABILITY: Final = frozenset("look tell see say imagine understand hear".split())
_A_LITTLE_OF_IT: Final = re.compile(r"(?i)(?:a (?:little|bit|little bit)|some|well|fast)")
_USING: Final = frozenset("use do operate handle run manage work".split())
FRONTED: Final = re.compile(
    r"^(?P<thing>\S.*?)(?<!that)(?<!which)(?<!what)(?<!where)(?<!when)(?<!than)(?<!because)\s+(?:i|we)(?:'m|'ve| am| have)?\s+[a-z]+\b",
    re.IGNORECASE,
)
"""The thing first, then what one does with it: "Vegetarian cooking I do well"."""
_BEING: Final = re.compile(
    r"^(?P<thing>.+?)\s+(?:is|are|was) (?:my|the|what|where|mine|main|basic|good|easy|fine|ok|okay|no problem)\b",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"(?:\b(?:my|our|the) (?:\w+ ){0,3}(?:tool|program(?:me)?|software|skill|system|language|thing|machine)s? (?:is|was|are|were) (?:called |named )?"
    r"|\b(?:called|named|it'?s name is)\s+|^(?:the|our|my) (?:\w+ ){1,2}(?:uses|used|has|had|runs on|ran on) )(?P<thing>.+)$",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"(?i)^(?:that(?:'s| is| was)|it(?:'s| is| was)|this is|which|because|if|when|since|until|but then|like you|you|there(?:'s| is| are|'re)"
    r"|what|who|though|(?:put|write)(?= (?:it|that|this|down|them|only|just)\b|$)|being|only|just|in truth|as |so that|so i|so we|at the moment)\b(?!.*\b(?:called|named)\b)|.* if you (?:want|like|will|must|ask)\b"
)
_FRAME: Final = re.compile(
    r"(?i)^(?:for|in|at|on) (?:the|my|our|a) [\w-]+(?: [\w-]+)? (?=(?:i|we)\b)"
)
LEVEL: Final = re.compile(
    r"(?i)[\s,(]*\b(?:only |just )?(?:(?:at|on|to) )?(?:an? |the )??(?:very )?(?P<level>basics?|beginner|intermediate|advanced|expert|a little(?: bit)?|little|some|a bit|rough(?:ly)?|simple|rusty)(?:[ -]level)?$"
)
_A_LITTLE: Final = re.compile(
    r"(?i)^(?P<level>(?:a )?bit(?= of)|a little(?: bit)?|some|a bit)(?: of)?\s+(?=\S)"
)
_WEAK_LEVEL: Final = re.compile(
    r"(?i)[\s,]+(?:(?:very |so |quite |only |pretty )*(?:normal|simple|okay|ok|good|well|great|fine|slow(?:ly)?|alright|all right|yes|too|also|as well"
    r"|so[ -]so|less so|lol|yaar|innit|obviously|now|today|right now|though|mostly|mainly|every ?day|daily|both|too much|enough|only|usually|included|like (?:everybody|everyone|most people)|with help|for sure|always|at a push|no problem|perfect(?:ly)?|in my sleep)"
    r"|and (?:stuff|things|that|so on)|(?:for|since) (?:about )?(?:\w+ )?years?)$"
)
_TAIL: Final = re.compile(
    r"(?i)\s+(?:is|are|was|were|i|we|he|she|they|you|that|that's|thats|which|who|because|so|but|then|when|where|while|if|since|until"
    r"|it|what|how|why|the whole|every|all the|by myself|with (?:me|my) \w+ (?:shut|closed)|myself|alone|here|there|from|up to|without|(?<!\bthe )(?<!\ba )(?<!\bour )till|helps?|like (?=\w+(?: \w+)?$)|for|at home|at work|at school|on the (?:computer|job|site)|of course)\b.*$"
)
_DONE_FOR: Final = re.compile(
    r"(?i)^(?P<what>[a-z]+ing for (?!the\b|my\b|our\b|a\b|\w+ing\b|years|me\b|now\b|sure\b|work\b|fun\b|them\b)[a-z]{4,}(?: [a-z]{3,})?)$"
)
"""A deed and for whom: "cooking for children" says more than "cooking"."""
_PLACE_TAIL: Final = re.compile(
    r"(?i)\s+(?:at|in|on|to|with|by(?! hand\b| ear\b| eye\b| heart\b)|under|over|into|as)\b(?!(?<=by) (?:the )?(?-i:[A-Z])\w+ (?:model|method|approach|technique|standard)\b).*$"
)
_DETERMINER: Final = re.compile(
    r"(?i)^(?:(?:a(?! bit| little)|an|the|my|our|any|all|most|this|these|those|big old|decent|proper|good|nice|own|simple)\s+)+(?=\S)"
)
_EVALUATIVE: Final = re.compile(r"(?i)\b(?:decent|good|nice|proper|really|bit of|very|small)\s+")
_QUANTITY: Final = re.compile(
    rf"(?i)^(?:{NUMBER_WORD}[ -])+(?:words?|people|years?|hours?|days?|times?|covers?|percent|million)\b|\b(?:{NUMBER_WORD}|million)$"
    rf"|^(?:(?:{NUMBER_WORD})-?)+ [a-z]+$|^\d+ [a-z]+$"
)
"""How many, and no thing: "team of nine", "four tills"."""
_DONE: Final = re.compile(
    r"(?i)^(?:[a-z]{2,}[^e\W]ed$|[a-z]{2,}[^e\W]ed (?:my|the|an?|it|our|his|her|their|own)\b)|\b(?:on|at|of|to|from|for|by)$|^(?:in|on|at|of|for|from|with|by) "
)
"""What happened, or half a phrase: "tested", "checked my book", "the lights on"."""
_IN_TWO: Final = re.compile(r"[\w-]+ [\w-]+ with [a-z]+(?:s|ren|ple)")
"""Dealings and with whom: "difficult talks with parents"."""
_PRONOUN: Final = re.compile(r"(?i)^(?:this|that|it|them|these|those)\b")
_NO_NAME: Final = re.compile(
    r"(?i)\b(?:stuff|things?|such|etc|whatever|kind|sort|after|before|since|because|when)$|\bones?\b|^(?!assembly|supply|family|anomaly)[a-z]+ly$"
)
GERUND: Final = re.compile(r"(?i)^[a-z-]{2,}ing$")
_BARELY: Final = re.compile(
    r"(?i)\b(?:i|we)(?: have|'ve)? (?:only|just) (?:tried|watched|saw|seen|assisted|helped|opened|run|ran|looked|read)\b"
    r"|\b(?:tried|used|saw|watched|opened)(?: it)?(?: \w+){0,2} (?:once|twice|only)\b"
)
"""Too little to be said to be known: "Selenium I tried one weekend only"."""
LAST_TWO: Final = re.compile(
    r"(?i)\b(?:these|those|the last) two\b.*\b(?:no|not|out|leave|skip)\b"
)
LEAVE: Final = re.compile(
    r"(?i)^(?:so |and |please |kindly |but )*(?:leave|skip|drop|forget) (?:the )?(?P<what>(?!it\b|that\b|this\b)[\w-]+)(?: out| off)?$"
)
STILL: Final = re.compile(r"(?i)(?<=\w) (?:still(?: today)?|even today|nowadays|to this day)$")
MODEST: Final = re.compile(r"(?i)\bif you (?:push|press|force|insist)\b")
KIND_WORD: Final = re.compile(r"(?i)[a-z]{3,}(?:ive|al|ic|ed|ous|ary|en)")
"""What says which kind, and has its noun behind the "and": "consecutive and whispered interpreting"."""
KIND_OF_TOOL: Final = re.compile(
    r"(?i)(?:[a-z]+ ){0,2}(?:app|program(?:me)?|system|software|tool|till|database|platform|package)(?: (?:of|for|in) (?:the )?\w+)?"
)
DOES_TO_IT: Final = re.compile(
    r"(?i)(?:i|we) can (?:set|adjust|change|edit|read|write|program|configure|enter|check|fill) the [a-z]+"
)
"""What one can do with the tool just named: "VFD, I can set the parameters"."""
WHAT_IT_IS: Final = re.compile(
    r"(?i)(?:that's|that is|it's|it is) (?:the|our) (?P<what>(?!best|main|one|thing|same|first|easy|hard|only|way|job|big|fancy|most|rest|worst|whole|new|old)[a-z]+)"
)
"""What a name is: "Avaya, that's the dialler"."""
PART: Final = re.compile(
    r"(?i)the (?P<side>[\w-]+(?: [\w-]+)?) (?:part|module)|(?:only|just|mostly|mainly) (?:the (?P<half>[\w-]+(?: [\w-]+)?) (?:part|side|module)|the (?:part|side|module)s? (?:of|for|with) (?:the )?(?P<of>[\w-]+)|(?P<what>(?!\w+ly$|at$|in$|once$|twice$|now$|here$|home$|there$|me$|us$|it$|that$|this$|basics?$|the$)(?-i:[a-z])[\w-]+))"
)
"""How much of it they know: "Excel, only vlookup"."""
OTHERS_DO_IT: Final = re.compile(
    r"(?i)\b(?:(?:he|she|they) (?:only |always |mostly )?[a-z]+"
    r"|(?:my|our|the) [\w-]+ (?:only |always |mostly )?(?!is|was|as|yes)(?:[a-z]+s|did|made|had)|(?-i:[A-Z][\w'-]+) (?!is|was|as|yes)[a-z]+s|^(?:[a-z]+ )?(?!i\b)[a-z]+ (?:is|are) (?:doing|making|handling|writing)) (?:it|that|them|those|this)\b"
)
"""Who does the thing instead: "Xero, the missus does that"."""
MODIFIER: Final = re.compile(r"(?i)^(?:for|from|in|on|at|to|with|by|of|about|like)\b")
WITH: Final = re.compile(
    r"(?<=\w) with (?:the |its )(?P<what>(?!help|ease|difficult|problem|confidence|my|our|a |time|practice|kids|children|people|colleagues|two|one)[a-z][\w-]+(?: [\w-]+){0,2})$"
)
OF_A_SHEET: Final = (
    frozenset(
        "pivot pivots lookups lookup vlookup xlookup formulas formulae macros charts functions".split()
    )
    | {"pivot tables", "pivot table", "conditional formatting"}
    | frozenset("graphs summing filtering sorting sum filter sort".split())
)
SHEET: Final = re.compile(r"(?i)\b(?:excel|sheets|spreadsheets?|calc)$")
"""What is known of a spreadsheet stands beside its name."""
_DOUBLED: Final = frozenset(
    "cut run fit set sum plan get put dig sit tap rig trim map mop sew win knit chop wrap ship scan scrub strip stop swim stir".split()
) - {"sew"}


def thing_of(words: str, *, after_deed: bool = False) -> tuple[str, str]:
    """The thing itself and its level: "Kafka at basic level" is ("Kafka", "basic")."""
    words = (
        NOT_DENIED.sub("", words.replace("’", "'")).strip() if NOT_DENIED.match(words) else words
    )
    words = _FRAME.sub("", _FILLED.sub("", words.strip(" !?\"'“”()").rstrip(".")))
    words = re.sub(
        r"(?i)(?:\s+(?:and|or|but))+$|^(?=\w+ like$)(?P<kept>\w+) like$", r"\g<kept>", words
    )
    if tool := _INSTRUMENT.match(words) or _STUFF.match(words):
        return tool["thing"], ""
    if called := _CALLED.search(words):
        words = called["thing"]
    elif _ASIDE.match(words):
        return "", ""
    elif able := ABLE.match(words):
        return _ability(able), ""
    elif deed := told_as_deed(words, after_deed=after_deed):
        return deed, ""
    elif framed := FRONTED.match(words) or _BEING.match(words):
        words = framed["thing"]
    led = _LEAD.match(words)
    words = words[led.end() :] if led else words
    if led and _PRONOUN.match(words):
        return "", ""
    words = _DETERMINER.sub("", _FILLED.sub("", words))
    few = _A_LITTLE.match(words)
    words = _DETERMINER.sub("", words[few.end() :]) if few else words
    words, level = _without_level(words)
    return _without_tail(words), level or (few["level"].lower() if few else "")


def told_as_deed(words: str, *, after_deed: bool = False) -> str:
    """A bare verb and what it is done to, as a page has it: "explaining the law"; "" where it is none."""
    if well := _WELL.match(words):
        return f"{_gerund(well['verb'])} {well['rest']}" if well["rest"] else _gerund(well["verb"])
    deed = _DEED.match(words)
    if deed is None or names(LIST).same_as(words):
        return ""
    verb, rest = deed["verb"].lower(), deed["rest"] or ""
    plain = verb in _PLAIN and (deed["own"] or not rest or _DETERMINED.match(rest) or after_deed)
    told = (deed["own"] or after_deed or _DETERMINED.match(rest)) and verb in _DEEDS
    if not (plain or told) or verb in _USING or (not rest and deed["own"]):
        return ""
    rest = _EVALUATIVE.sub("", _TAIL.sub("", rest))
    while weak := _WEAK_LEVEL.search(f" {rest}"):
        rest = rest[: max(0, weak.start() - 1)]
    if deed["rest"] and not _OBJECT.match(rest):
        return ""
    return f"{_gerund(verb)} {rest}".strip()


def _without_level(words: str) -> tuple[str, str]:
    while weak := _WEAK_LEVEL.search(f" {words}"):
        words = words[: max(0, weak.start() - 1)]
    match = LEVEL.search(words)
    if match is None or not match.start() or names(LIST).same_as(words):
        return words, ""
    return words[: match.start()], match["level"].lower()


def _without_tail(words: str) -> str:
    """Without what the thing is for or where it was; a known name and a deed stay whole."""
    if names(LIST).same_as(words) or _IN_TWO.fullmatch(words):
        return words
    if kept_for := _DONE_FOR.match(words):
        return kept_for["what"]
    words = _TAIL.sub("", words)
    first = next(names(LIST).find(words), None)
    if first and first.start == 0 and " " in words[: first.end]:
        head = words[: first.end]
        return head + _PLACE_TAIL.sub("", words[first.end :])
    deed = bool(GERUND.match(words.split(" ")[0] if words else ""))
    if deed and len(words.split()) > _MAX_WORDS and " into " in words:
        return ""  # "turning a mess into eight hundred words": half of it says nothing
    if deed and len(words.split()) <= _MAX_WORDS:
        return re.sub(r"\s(?:in|at|for|with) (?=[A-Z]).*$", "", words)
    return re.sub(_WEAK_LEVEL, "", _PLACE_TAIL.sub("", words)).strip(" ,:;!?-'\"").rstrip(".")


def _ability(able: re.Match[str]) -> str:
    """The deed as it stands on a page: "drive a forklift" is "driving a forklift"."""
    if able["alone"]:
        return _gerund(able["alone"])
    verb = (able["verb"] or able["does"]).lower()
    if verb in _NO_ABILITY:
        return ""
    if able["rest"] and _A_LITTLE_OF_IT.fullmatch(able["rest"]):
        return _gerund(verb)
    rest = re.sub(r"(?i)^(?:with|on|in) ", "", able["rest"] or able["what"])
    if re.match(r"(?i)(?:one|it|that|this|them|him|her|you|everything|anything|all)\b", rest):
        return ""
    rest = _TAIL.sub("", rest)
    while weak := _WEAK_LEVEL.search(rest):
        rest = rest[: weak.start()]
    rest = _EVALUATIVE.sub("", rest)
    if verb in _USING:
        return _DETERMINER.sub("", rest)
    return f"{_gerund(verb)} {rest}"


def _gerund(verb: str) -> str:
    verb = verb.lower()
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return (
        f"{verb[:-1]}ing"
        if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe"))
        else f"{verb}ing"
    )


def is_nameable(words: str) -> bool:
    """True for a few words that can stand alone as the name of a thing one can do."""
    parts = words.lower().split()
    most = _MAX_WORDS + 2 * bool(GERUND.match(parts[0] if parts else ""))
    if not 0 < len(parts) <= most or words.lower() in _NO_THING:
        return False
    if names(LIST).same_as(words):
        return True
    if (
        only_language(words)
        or (len(parts) <= 2 and only_language(parts[-1].capitalize()))  # "thoda Gujarati"
        or (only_language(parts[0]) and parts[1:2] in (["only"], ["from"], ["good"]))
        or _DONE.search(words)
        or any(part.strip("'’.,") in _CLAUSE for part in parts)
    ):
        return False
    if len(words) < 2 or not re.match(r"[a-zA-ZÀ-ÿ]|\d[A-Z]", words) or _NO_NAME.search(words):
        return False
    return not (_QUANTITY.search(words) or _struck(parts, words))


def _struck(parts: list[str], words: str) -> bool:
    """True for keys struck at random: one syllable again and again, or no vowel in it."""
    again = len(parts) > 1 and len(set(parts)) == 1
    voiceless = words.islower() and not any(re.search(r"[aeiouyà-ÿ]", part) for part in parts)
    return again or voiceless


def given_up(words: str) -> bool:
    """True for what was barely tried, or is asked to be left away: "so these two no"."""
    return any((LAST_TWO.search(words), LEAVE.match(words), _BARELY.search(words)))
