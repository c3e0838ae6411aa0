"""Turns a spoken sentence into a printed line by leaving words out, own verb first."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.asides import without_asides
from sanctum_desktop.core.policies.hearing.measures import in_digits

_SHORT: Final = 75
MAX_CHARACTERS: Final = 190
"""About two printed lines."""

_ROUGHLY: Final = r"(?:about |around |maybe |some |over |nearly )*"
_SOME: Final = r"(?:\d|\w+ty\b|\w+teen\b|a hundred\b|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
"""How a number above one begins, in words or digits."""
_OPENING: Final = re.compile(
    r"^(?:(?:and|but|so|also|then|well|or|like|no|yes|yeah|now|still|anyway|plus|oh|right|okay|basically)\b[,.]?\s+)+",
    re.IGNORECASE,
)
_ADVERB: Final = (
    r"(?:(?:also|just|mostly|mainly|then|even|still|really|actually|kind of|sort of)\s+)*"
)
_VERB: Final = (
    r"(?!(?:am|was|were|be|is|are|did not|didn['’]t|don['’]t|do not|a|an|the|no|many|some|our|my)\b)"
    r"(?P<verb>[a-z]+)"
)
_I_DID: Final = re.compile(
    rf"^i(?:['’]ve|['’]d| have| had| used to| would)?\s+{_ADVERB}{_VERB}(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WE_DO_LIST: Final = re.compile(
    r"^we (?:do|did) (?:the |all the )?(?P<rest>[^,]{2,40}(?:, | and )[^,]{2,40}.*)$",
    re.IGNORECASE | re.DOTALL,
)
_STATIVE: Final = r"(?!(?:had|have|lost|lose|were|are|used|needed|need|got|get|spent|sent|send|changed a|raised an|paid|owed|missed|want|wanted|burn|burned|use|waste|wasted|throw|threw)\b)"
_WE_DID: Final = re.compile(
    rf"^we(?:['’]ve|['’]d| have| had)?\s+{_ADVERB}{_STATIVE}{_VERB}(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD: Final = re.compile(
    r"^(?P<lead>(?:on|in|at|during|as|from|for|after|before|until|since|every|each|last|this|over|by|throughout|along)\b"
    r"(?:(?!\b(?:i|we)\b)[^,;])*?),?\s+i(?:['’]ve|['’]d| have| had)?\s+"
    + _ADVERB
    + _VERB
    + r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_I_WAS_ON: Final = re.compile(
    r"^(?:i['’]m|i am|i was|i['’]ve been) (?:only |just |also )?(?P<rest>(?:on|in charge|in the (?:group|team|crew)|part|responsible|one|the only"
    r"|named|made|elected|chosen|voted|picked|promoted|awarded|(?:\w+ )?[a-z]+ of the (?:month|year))\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_I_HAVE: Final = re.compile(
    r"^(?:(?:usually|normally|mostly|often|sometimes),? )?"
    r"(?:i|we)(?: do| did| have had| have got| have| had|['’]ve had|['’]ve got| got) "
    rf"(?P<rest>{_ROUGHLY}(?:{_SOME}|an? (?!lot\b|few\b|bit\b|little\b)|one\b).*)$",
    re.IGNORECASE | re.DOTALL,
)
_DO_LIST: Final = re.compile(
    r"^(?:do|did) (?:the |a |an |all the )?(?P<rest>[^,;]{2,40}(?:, | and )[^,;]{2,40}(?:, | and ).*)$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD_HAD: Final = re.compile(
    r"(?i)^(?P<lead>(?:on|in|at|during)\b[^,;]{3,40}?),? (?:we|i) (?:had|have|were|are) "
    rf"(?P<rest>{_ROUGHLY}{_SOME}.*)$"
)
_THING: Final = re.compile(r"(?i)^(?:an?|my|this|the) (?:[a-z]+ )?thing, (?:i )?(?=[a-z]{3,} )")
_ALSO_I_AM: Final = re.compile(
    r"(?i), i(?:['’]m| am| was) (?=(?:the |a |an |their |our )?[a-z]+ (?:for|of|to|in|at)\b)"
)
_SAID_TWICE: Final = re.compile(
    r"(?i)^(?:the|my|our) (?P<what>[a-z]+), (?=(?:i )?[a-z]+ (?:the|that) (?P=what)\b)"
)
_ONE_OF_US: Final = re.compile(
    r"^(?:there(?: were| are| was|['’]s)|it was) (?P<count>(?:about |only )?[\w-]+) of us(?P<rest>\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WE_ARE: Final = re.compile(
    r"^we(?: are|['’]re| were) (?P<count>(?:about )?[\w-]+) (?P<rest>(?:in|at|on)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ME_AND: Final = re.compile(
    rf"^me and (?P<who>(?:(?:my|the|another|a) |{_SOME} )[^,]{{3,40}}?)(?:, (?-i:[A-ZÀ-Þ])[^,]*)?,? (?:we )?{_VERB}(?P<rest> .*)$",
    re.IGNORECASE | re.DOTALL,
)
_WE_COUNT: Final = re.compile(
    rf"^we(?: are|['’]re| were) (?P<count>{_ROUGHLY}{_SOME}[\w-]*) (?P<rest>(?!in\b|at\b|on\b|of\b)[a-z]+s?\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_I_AM_FOR: Final = re.compile(
    r"^i(?:['’]m| am) (?P<rest>(?!(?:not|so|very|still|also|just|only)\b)[a-z]+ (?:for|of) [a-z].*?)(?:,? already)?$",
    re.IGNORECASE | re.DOTALL,
)
_THEY_SAY: Final = re.compile(rf"(?i)^they say (?={_SOME})")
_THERE_IS: Final = re.compile(r"(?i)^there(?:['’]s| is| was) (?=(?:the|this|our) )")
_ME_I: Final = re.compile(r"(?i)\bme,? (?=i(?:['’]|\s))")
"""As some say it: "me I did"."""
_INNER_I: Final = re.compile(
    r"(?i)(,|\band|\bthen|\bso|;)\s+i(?:['’]ve| have| had)?\s+(?:also\s+|then\s+|just\s+)?"
    r"(?=(?!(?:am|was|were|had|have|will|would|can|could|may|might|should|must|do not|did not|don['’]t|didn['’]t"
    r"|never|not|only|the|an?|no|my|our)\b)[a-z]{2,}\b)"
)
_ANOTHER_DID: Final = re.compile(
    r"\b(?:he|she|they|who|you|(?:[Tt]he|my|our|his|her|their) (?:[a-z]+ )?[a-z]+|(?!It |There |That |This |We )(?:[A-Z][a-z]+ ){1,3})\b ?"
    r"(?:was|were|is|are|has|had|made|took|said|got|came|went|gave|told|put|let|left|wrote|did|does|became|[a-z]{2,}ed)\b"
)
_IT_IS: Final = re.compile(
    r"(?i)^(?P<lead>on paper |in all |altogether )?(?:it|that|this)(?:['’]s| is| was) (?:a |an |the |our )?"
    rf"(?={_ROUGHLY}[$£€]?(?:{_SOME}|[a-z]+-[a-z]+ [a-z]))"
)
"""What a place is or holds: "it's a sixteen-bed unit"."""
_WHEN_I_AM: Final = re.compile(
    r"(?i)\b(when|while|where) (?:i['’]m|i am|i was) (?=in charge|on [a-z]+|alone\b)"
)
_WHEN_I: Final = re.compile(
    r"(?i)\b((?:when|while) (?:in charge|alone|on [a-z]+)),? i (?=[a-z]{3,})"
)
_BEHIND_BY: Final = re.compile(
    r"(?i)\bby (half|(?:a|an|two|three) [a-z]+|\d[\d.,]*%?), (about|roughly)\b"
)
_THAT_IS: Final = re.compile(
    r"(?i),? (?:that['’]s|that is|that was|which is|which was) (?=(?:about |around |maybe |over )*\d)"
)
_MY_YEAR: Final = re.compile(
    r"(?i)\bmy (?=(?:first|second|third|last|final) (?:year|month|week|season|term|shift)s?\b)"
)
_OTHERS: Final = re.compile(
    r"(?i)(?:he|she|they|my (?:brother|sister|wife|husband|friend|boss|colleague|son|daughter|father|mother|team|guys|lads)"
    r"|the (?:boss|manager|others?|lads|guys|team|owner|company)|nobody|everyone|somebody)\b"
)
_OTHERS_FIRST: Final = re.compile(
    rf"^{_OTHERS.pattern[4:]}[^,]*, (?:and |but )?(?=i\b(?! \w+ (?:it|them)\b))", re.IGNORECASE
)
_PUT_RIGHT: Final = re.compile(r"\b(to|from|about|of|is|was|(?<=is )now|(?<=are )now|at), (?=\d)")
"""The comma a correction leaves: "to two. Hang on, three" is "to, three"."""
_SAID_AGAIN: Final = re.compile(r"\b(\d[\d.]*%?), it['’]s \1(?=\W|$)")
_ALL_I_DID: Final = re.compile(r"(?i)^all (?:i|we) (?:did|do) (?:was|is) (?:to )?")
_THERE_I: Final = re.compile(r"^there (?=(?:i|we)\b)", re.IGNORECASE)
_AGAIN: Final = re.compile(r"(, [^,;]+)\1(?=[,;]|$)")
_LIKE: Final = re.compile(rf"(?i), like, (?={_SOME})")
_BOTH: Final = re.compile(
    r",? (?:[A-ZÀ-Þ]\w+ and I|I and [A-ZÀ-Þ]\w+|(?:the )?(?:two|both) of us)$"
)
"""Who "we" were, behind what we did."""
_HELD: Final = "\ue000"
_SMALL: Final = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_SPOKEN: Final = re.compile(
    rf"(?i)\b(?:half|quarter) past {_SMALL}\b|\bone [a-z]+ in {_SMALL}\b"
    rf"|\b(?:{_SMALL} )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b"
    r"|\band a half\b(?: (?:hundred|thousand)\b)?"
    r"|(?<!-)(?<!point )\bone (?!point\b|hundred\b|thousand\b|million\b|in \w+\b|or two\b|to \w+\b|(?:a|per|each|every) [a-z]+)(?=[a-z])"
)
"""Numbers that stay words: half past six, the second shift, a third, one of them."""
_PAUSED: Final = re.compile(r"(?i)(?:did|had|was|have|made|took|is), ")


def line_from(words: str) -> str:
    """The line of a sentence: no "I" in front, no aside, numbers as they are printed."""
    line = _OPENING.sub("", without_asides(words))
    line = re.sub(
        r"(?i)(?<!\bnot),? (?:and )?(?:the lot|everything|all sorts|and so on)$", "", line
    )
    line = _BOTH.sub("", _AGAIN.sub(r"\1", _LIKE.sub(" about ", line)))
    line = _SAID_TWICE.sub("", _ALL_I_DID.sub("", _THERE_I.sub("", line)))
    line = _OTHERS_FIRST.sub("", _THERE_IS.sub("", _ME_I.sub("", _THEY_SAY.sub("", line))))
    line = _IT_IS.sub(lambda m: m["lead"] or "", line)
    line = _own_verb_first(_WHEN_I.sub(r"\1, ", _WHEN_I_AM.sub(r"\1 ", line)))
    line = _BEHIND_BY.sub(r"by \2 \1", line)
    line = _MY_YEAR.sub("the ", _THAT_IS.sub(", ", figures(line)))
    return _finished(line)


def without_modesty(line: str) -> str:
    """The line without a leading "only" or "just": what was done, not how little it felt."""
    return re.sub(
        r"^(?:Only|Just|Simply) ([a-z])(?=[a-z]+ )", lambda match: match[1].upper(), line
    )


def printed(words: str) -> str:
    """The sentence as it was said, with numbers and quotes as they are printed."""
    return _finished(figures(words))


def _finished(line: str) -> str:
    line = _PUT_RIGHT.sub(r"\1 ", _SAID_AGAIN.sub(r"\1", line))
    line = re.sub(r"\s+", " ", _shortened(_quotes(line).strip(" .,;:–-")))
    return line[:1].upper() + line[1:]


def _own_verb_first(line: str) -> str:
    """Leads with what the person did; shared deeds say so in front."""
    for pattern, form in _FORMS:
        match = pattern.match(line)
        if match:
            line = form.format(**match.groupdict(default=""))
            break
    line = _THING.sub("", line)
    line = _ALSO_I_AM.sub(", ", line)
    had = _LEAD_HAD.match(line)
    if had:
        return _lead_behind(had["lead"], had["rest"])
    lead = _LEAD.match(line)
    if lead:
        line = _lead_behind(lead["lead"], lead["verb"] + lead["rest"])
    line = (
        re.sub(
            r"(?i)^((?:with the team, )?[a-z]+), (?=(?:about |around |maybe )?[\w-]+ (?:of|[a-z]+)\b)",
            r"\1 ",
            line,
            count=1,
        )
        if _PAUSED.match(line)
        else line
    )
    if not _OTHERS.match(line):  # "my brother built it, I painted it"
        line = _INNER_I.sub(_without_its_i, line)
    duties = _DO_LIST.match(line)
    return _listed(duties["rest"]) if duties else line


def _without_its_i(match: re.Match[str]) -> str:
    """The joint alone; with its "I" where somebody else did the thing before it."""
    others = _ANOTHER_DID.search(match.string, match.string.rfind(",", 0, match.start()) + 1)
    return match.group() if others and others.start() < match.start() else f"{match[1]} "


def _listed(duties: str) -> str:
    """Duties as a list: "do the rota, the ordering and the till" -> "rota, ordering and till"."""
    return re.sub(r"(?i)(, |\band )the ", r"\1", re.sub(r"(?i)^lot: ", "", duties))


_FORMS: Final = (
    (_ME_AND, "with {who}, {verb}{rest}"),
    (_I_HAVE, "{rest}"),
    (_I_WAS_ON, "{rest}"),
    (_ONE_OF_US, "one of {count}{rest}"),
    (_WE_ARE, "one of {count} {rest}"),
    (_WE_COUNT, "{count} {rest}"),
    (_I_AM_FOR, "{rest}"),
    (_I_DID, "{verb}{rest}"),
    (_WE_DO_LIST, "{rest}"),
    (_WE_DID, "with the team, {verb}{rest}"),
)


def _lead_behind(lead: str, deed: str) -> str:
    """The deed first, then when or where: "Teach CPR at the centre on Sundays"."""
    clause = re.match(r"[^,;]*", deed)
    first = clause.group() if clause else deed
    if lead.lower().startswith("as ") or len(first) > _SHORT:
        return f"{lead}, {deed}"
    return f"{first.rstrip()} {lead[0].lower()}{lead[1:]}{deed[len(first) :]}"


def figures(line: str) -> str:
    """Numbers in digits, as a page has them."""
    kept = [match.group() for match in _SPOKEN.finditer(line)]
    digits = in_digits(_SPOKEN.sub(_HELD, line))
    for spoken in kept:
        digits = digits.replace(_HELD, spoken, 1)
    digits = re.sub(r"(?<=\d)(?=%? (?:to|or) \d)", "", digits)
    digits = re.sub(r"(?<![\d.,])([1-9]\d{0,2})(\d{3})(\d{3})(?![\d,])", r"\1,\2,\3", digits)
    digits = re.sub(r"(?<![\d.,])([1-9]\d{0,2})(\d{3})(?![\d,])", _thousands, digits)
    return re.sub(r"\ba (?=\d{3})", "", digits)  # "a hundred and forty" is 140


def _thousands(match: re.Match[str]) -> str:
    whole = match.group()
    return whole if re.fullmatch(r"(?:19|20)\d\d", whole) else f"{match[1]},{match[2]}"


def _quotes(line: str) -> str:
    """Typed quotes as printers set them."""
    line = re.sub(r"(?<=\w)'(?=\w)|'(?=(?:em|til|cause|bout|round|\d\ds)\b)", "’", line)
    line = re.sub(r"(?<!\w)'([^']+)'(?!\w)", r"‘\1’", line)
    return re.sub(r'"([^"]+)"', r"“\1”", line)


def _shortened(line: str) -> str:
    """Whole clauses only: what does not fit two printed lines is left out from the end."""
    while len(line) > MAX_CHARACTERS:
        cut = max(line.rfind(mark, 0, len(line) - 1) for mark in (", ", "; ", " and ", " – "))
        if cut <= 0:
            return line
        line = line[:cut]
    return line
