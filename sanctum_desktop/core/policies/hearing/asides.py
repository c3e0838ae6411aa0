"""Takes out of a sentence what is said beside the matter: doubts, jokes, feelings, reasons why.

What is left are whole clauses in the person's own words and order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words as lexicon
from sanctum_desktop.core.policies.hearing.measures import in_digits

_BREAK: Final = re.compile(
    r"(?:,|;|:|\s[–—-]|\.{2,})\s*(?:(?:and|but|or|so|then|which|because|though|although)\s+)?"
    r"|(?<!\bto)(?<!\bof)(?<!\bin)(?<!\bon)(?<!\bfor)\s+(?:but|because|though|although|which)\s+"
    r"|\s+(?:and|so)\s+(?=(?:i|we|they|he|she|it|you|that|my|our|if|when|the \w+ (?:is|was|were))\b)",
    re.IGNORECASE,
)
_FEELING: Final = (
    r"(?:think|guess|mean|know|suppose|reckon|hope|feel|felt|love|loved|hate|hated|like|liked|remember|dream|believe"
    r"|wonder|swear|admit|say|said|must say|should say|would say|could say|promise|wish|cried|laughed|enjoy(?:ed)?)"
)
_ASIDE: Final = re.compile(
    rf"""^(?:and\s+|but\s+|so\s+|or\s+|because\s+|though\s+)*(?:
      (?:i|we)(?:'d|'ve|'m|'ll)?\s+(?:just\s+|still\s+|really\s+|do\s+|would\s+|wouldn't\s+|should\s+|don't\s+|didn't\s+|can't\s+|couldn't\s+)*{_FEELING}\b.*
    | (?:i|we)\s+(?:don't|didn't|can't|couldn't|wouldn't|won't|do\s+not|did\s+not|can\s*not|could\s+not|would\s+not|never(?!\s+(?:had|missed|lost|been|dropped|failed|crashed|broke)\b))\b(?!.*\b(?:only|until)\b).*
    | (?:i'm|i\s+am|i\s+was|i\s+were|we\s+were|we're)\s+(?:not|so|very|really|quite|always|never|still|a\s+bit)?\s*(?:proud|nervous|tired|scared|afraid
        |young|lucky|happy|glad|sorry|sure|ashamed|embarrassed|bored|shy|terrified|knackered|exhausted|confused|alright|okay|ok)\b.*
    | (?:have|has)\s+(?:done|been)\b.*
    | (?:i|we)(?:'ve|\s+have|\s+had)\s+no\s+(?:numbers?|figures?|idea|proof)\b.*
    | (?:he|she)\s+\w+
    | (?:the|my)\s+\w+\s+(?:doesn't|don't|didn't|won't|can't)\b.*
    | to\s+put\s+it\s+(?:in\s+short|simply|like\s+that|mildly)
    | a\s+lot
    | my\s+(?:\w+\s+)?(?:wife|husband|brother|sister|mother|father|mum|mom|dad|cousin|nonna|gran|son|daughter|kids|nephew|niece)\b.*
    | my\s+\w+-in-law.*
    | (?:i|we)\s+(?:must|should|have\s+to|had\s+to|want\s+to|try\s+to)\s+(?:be\s+(?:fair|honest|exact|precise)|say|admit|confess|explain)\b.*
    | (?:i\s+)?(?:knock|touch)\s+(?:on\s+)?wood.*|(?:i\s+)?(?:speak|talk)\s+of\s+\w+|can\s+you\s+(?:imagine|believe).*|you\s+know.*|go\s+with\s+\w+|call\s+it\s+\w+
    | (?-i:[A-ZÀ-Þ])\w+\s+(?:is|was)\s+(?:the|much|far)\s+(?:best|better|quicker|faster|worst)
    | it\s+(?:was\s+not|wasn't|is\s+not|isn't)\s+(?:only\s+|just\s+)?\w+\s+alone
    | (?:i|we)\s+did\s+nothing\s+(?:clever|special|big|much).*|(?:which\s+is\s+.*)?i\s+tell\s+myself
    | god\b.*
    | don't\s+ask.*
    | me
    | i(?:'ve|\s+have)?\s+counted(?:\s+(?:them|it))?
    | all\s+that
    | i(?:'m|\s+am|\s+was)\s+(?:all\s+)?(?:on\s+my\s+own|by\s+myself|alone)(?:\s+(?:here|there))?
    | (?:i|we)\s+only\s+(?:know|understand|watch|watched|saw|see|talk|speak)\b.*
    | at\s+the\s+time(?:\s+i\s+\w+)?
    | (?:he|she|they)(?:'s|'re|\s+is|\s+are|\s+was|\s+were)\s+(?:\w+\s+)?(?:better|quicker|faster|nice|lovely|great|good|cleverer|happy)\b.*
    | that's\s+(?:about\s+|nearly\s+)?\d+\s+years?
    | i(?:'m|\s+am|\s+was)\s+(?:not|no|never)\s+(?!only\b|just\b|alone\b)[\w\s-]+
    | i(?:'ve|\s+have|'d)\s+(?:a\s+bit|some|a\s+lot)\s+of\s+experience.*
    | you(?:'d|'ll|'re|'ve|\s+(?:know|can't|see|name|get|wouldn't|won't|would|had\s+to))\b.*
    | (?:it's|it\s+is|it\s+was|that's|that\s+is|that\s+was|this\s+is|this\s+was|which\s+is|which\s+was|is|was)\s+(?!\d)(?!(?:about|around|now|at|down|up|from)\b)(?!.*\d).*
    | (?:which\s+)?(?:mostly|really|just)?\s*(?:means|meant)\b.*
    | which\s+(?:nobody|everybody|everyone|i|you|mostly|means|meant)\b.*
    | (?:everyone|everybody|nobody|people|they|he|she|my\s+\w+)\s+(?:yawns?|laughs?|laughed|loves?|loved|hates?|hated|likes?|liked|thinks?|thought|knows?|said|says|tells|jokes?)\b(?!.*\d).*
    | love|mate|sorry|thanks|honestly|seriously|frankly|in\s+truth|to\s+be\s+honest|to\s+be\s+fair|if\s+that\s+counts|if\s+anything|fair\s+enough|touch\s+wood
    | no|yes|yeah|right|well|okay|ok|oh|ha|hm+|um+|uh|and|but|so|like|really|anyway|please|god|bless
    | (?:and\s+)?that(?:'s|\s+was)\s+(?:it|all|mostly\s+it|about\s+it|that).*
    | (?:please\s+)?(?:do\s+not|don't)\s+(?:write|put|say|quote|mention|print|tell|include)\b.*
    | (?:it\s+is\s+|it's\s+)?not\s+(?:much|a\s+lot|bad|so\s+bad|so\s+many)
    | nobody\s+(?:asked|told|knows|knew)\b.*
    | (?:i|we)\s+just\s+did\s+(?:it|that)
    | nothing\s+(?:fancy|special|much|big|major).*
    | (?:one|two|three)?\s*of\s+course
    | what\s+i\s+(?:mean|said).*
    | (?:the\s+)?first\s+time\s+(?:in|ever|since|here|there)\b.*
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_CHATTER: Final = re.compile(
    r"""^(?:and\s+|but\s+|so\s+|or\s+|because\s+)*(?:
      (?:chale|mija|mijo|yaar|bhai|habibi|hon|honey|dear|darling|pal|bro|dude|guys|man|boss|sir|madam|ma'am|lah|na|po|opo|innit|eh|ay|oy|oi|ja|hè|ha+)
    | my\s+(?:\w+\s+)?(?:hands?|eyes?|ears?|back|feet|foot|legs?|knees?|head|arms?|voice|nose|heart|stomach)\s+(?:was|were|is|are|hurts?|ached?|went|still)\b.*
    | which\s+(?:ruined|killed|nearly|almost|hurt|annoyed|scared|drove\s+me|made\s+me|took\s+the\s+fun)\b.*
    | [\w'-]+\s+(?:is|are|was|were)\s+(?:pure\s+|a\s+|like\s+a\s+)*(?:madness|mad|chaos|hell|crazy|murder|nightmare|circus|zoo|joke|nothing|god|luck|a\s+nightmare)\b.*
    | (?:the\s+)?(?:others?|other\s+\d+|rest|some|they)\s+(?:will|would|won't)\s+(?:never|always|not)\b.*
    | (?:(?:and\s+)?(?:(?:\d+|one|some|most|all|none|half)\s+)?(?:of\s+)?(?:them|those|these|us)?\s*|nobody\s+|everybody\s+|they\s+|(?:the|a)\s+\w+\s+)(?:still\s+)?(?:calls?|called|sends?|sent|kissed|hugged|brings?|brought|paid|hates?|thanks?|tells?|told|laughed\s+at)\s+me\b.*
    | (?:he|she)(?:'s|'d|\s+[a-z]+)\b(?!.*\d).*
    | one\s+of\s+(?:them|those|these)\s+(?:\w+ed|was|is|quit|left|went|sat|slept|asleep)\b(?!.*\d).*
    | (?:one|1)\s+(?:went|left|quit|ran)\b.*
    | i(?:'m|\s+am|\s+was)\s+\d\d
    | (?:we|they|i)\s+call\s+(?:it|them|me|us)\b.*|.*\byou\s+would\s+say|that\s+(?:we|i|you)\s+can\b.*\blater
    | i\s+am\s+(?!on\b|in\b)[\w-]+|i\s+work\s+(?:in|at|for|with)\s+(?:the\s+)?(?-i:[A-ZÀ-Þ])[^,]*
    | (?:the|a)\s+\w+\s+is\s+(?-i:[A-ZÀ-Þ]).*|i\s+did\s+(?:look|check|count)\b.*
    | (?:everybody|everyone)\s+\w+(?:\s+\w+)?
    | (?:i|we)\s+\w+\s+(?:it|them)\s+now|the\s+first\s+few\b.*
    | me\s+and\s+(?-i:[A-ZÀ-Þ])\w+(?:\s+(?!(?:i|we)\b)\w+){0,2}
    | (?:all\s+)?(?:the\s+)?credit\s+to\s+.*
    | (?:the\s+)?(?:half|rest|most|part)\s+of\s+(?:this|that|it)\s+(?:is|was)\b.*
    | mostly\s+the\s+answer\b.*
    | (?:the\s+)?\w+\s+(?:has|have)\s+(?:seen|had)\s+(?:better|worse)\b.*
    | (?:with|for|from|after)\s+(?:love|tears|coffee)\b.*
    | (?:nobody|no\s+one)\s+(?:\w+ed|taught|told|gave)\s+(?:me|us)\b.*
    | (?:(?:from|in|until|since|for)\s+[^,]*\s)?(?:i|we)\s+(?:lived|slept|ate|grew\s+up)\b.*
    | (?:let\s+me|let's)\s+be\s+\w+
    | (?:there\s+)?(?:i|we)\s+had\s+no\s+(?:right|idea|choice|say|clue)\b.*
    | (?:so\s+)?(?:let\s+us\s+|let's\s+)?say\s+(?:about\s+)?[\d.,]+
    | (?:which|who|that)\s+is\s+senior\s+to\s+me.*|who\s+(?:is|was)\s+.*\bto\s+me\b.*
    | (?:although|though)\s+(?:everybody|everyone|nobody)\b.*|me\s+(?:also|too)|(?:me|i)\s+as\s+well
    | (?:i|we)\s+(?:paid|pay)\s+for\s+(?:it|this|that)\b.*
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Said to be heard and not to be printed: who laughed, how the back felt, where Ann is now."""
_SOMEBODY: Final = re.compile(
    r"(?!(?:I|It|We|They|That|This|There|Then)\b)[A-ZÀ-Þ][\w'-]+ (?:[a-z]+(?:s|ed)$"
    r"|(?:is|was|went|stopped|quit|left|moved|made|did|wrote|drew|coded|designed)\b)(?!.*\d).*"
)
"""What somebody with a name did, behind what they did themselves."""
_ASIDE_BEHIND: Final = re.compile(r"(?i)(?:if|when)\s+.*\byou(?:r|'re|'ve)?\b")
"""Beside the matter where it follows it: "and if a pump stops at night it's your phone"."""
_RAMBLING: Final = 26
"""Words from which a sentence is read clause by clause for its point."""
_NO_DEED: Final = lexicon("no_deeds")
_I_DO: Final = re.compile(
    r"(?:and |so |then |also |but |there )*(?:(?:when|whenever|after|before|during|on|in|at|for|every|each) [^,]*? )?"
    r"(?:i|we)(?:'ve|'d| have| had| also| then| just| still| used to)* (?P<verb>[a-z]+)\b"
)
_ABOUT_OTHERS: Final = re.compile(
    r"(?:and |so |but |then )*(?:he|she|you|they|his|her|their|who|my (?!team|shift|group|section)|nobody|one of (?:them|those))\b"
)
_VERB_FIRST: Final = re.compile(
    r"(?:and |so |but |then )*(?:[a-z]+ed|did|does|do|made|took|gave|got|went|came|put|had|has|was|were|is|are|ran|built"
    r"|bought|sold|paid|sent|said|told|found|kept|left|saw|grew|won|lost|cut|let|set|led)\b"
)
_OWN_SUBJECT: Final = re.compile(
    r"(?:and |so |but |then |because )*(?:i|we|he|she|they|you|it|that|this|there|who|which|what|my|his|her|their|our|the|an?"
    r"|people|somebody|someone|nobody|everyone|everybody|one|some|where|when|if|goodness|ah|oh)\b(?!'s mine)"
)
_FRONTED: Final = re.compile(r"(?i)(?:and |so |but )?(?:the|our|my) (?:[\w'’-]+ ?){1,4}")
"""What the sentence is about, in front of it: "The returns, we used to have fifty"."""
_NAMED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mama|Auntie|Aunt|Uncle|Madam|Sister|Father)\.? [A-Z]"
)
"""Somebody's name: theirs to give, and on no page."""
_AS_IT_WAS: Final = re.compile(
    r"(?i),? (?:at the time|back then|when i left)(?: i left)?,? (?:it|that)(?:['’]d| would| was|['’]s| is)(?: have)?(?: been| be)? "
)
"""Said in the middle of a phrase: "orders for, at the time I left it'd be, forty shops"."""
_SAYS: Final = re.compile(r"(?i)my \w+ (?:says|said|reckons|reckoned)$")
_SPOKEN_IN: Final = re.compile(
    r"(?i)(?:you know|i mean|love|mate|honestly|like|i think|i guess|let(?:'s| me) .*)$"
)
_REASON: Final = re.compile(r"(?i)^\s*(?:,\s*)?because\b")
_TAIL: Final = re.compile(
    r"(?i)[,;]?\s+(?:if you (?:like|want|know)|to put it (?:in short|simply)|i think|i guess|i suppose|i reckon|i'd say|you know|to be honest"
    r"|in short|so to speak|as they say|and all that|and that|and so on|like that|or whatever"
    r"|or something|if that counts|honestly|really|though|anyway|after|afterwards|basically|literally|normally|love|mate|of course"
    r"|like (?:his|her|my|your|their|our) (?:own )?[a-z]+|so credit to \w+|without (?:our|my) names?)$"
)


def without_asides(words: str) -> str:
    """The sentence's own matter, clause by clause; "" where it was all beside it."""
    parts = _clauses(_AS_IT_WAS.sub(" ", words.strip().rstrip(".!?")))
    if len(words.split()) > _RAMBLING:
        parts = _to_the_point(parts)
    kept: list[str] = []
    spoken_in = chatting = False
    for link, clause in parts:
        bare = clause.strip(" ,;:–—-").rstrip(".!")
        if not bare or _REASON.match(link):
            continue
        plain = _plain(bare)
        chatting = _is_chatter(link, plain) or (chatting and _goes_on(plain))
        beside = (
            chatting or _ASIDE.match(in_digits(plain)) or (kept and _ASIDE_BEHIND.match(plain))
        )
        if beside and not _still_needed(bare, kept):
            spoken_in = bool(_SPOKEN_IN.match(plain))
            continue
        # "to load, you know, the lorry": the commas go with what they held
        joint = " " if spoken_in and link.strip() == "," else link
        spoken_in = False
        kept.append((joint if kept else "") + _TAIL.sub("", bare))
    joined = re.sub(r"\s+", " ", "".join(kept)).strip(" ,;:")
    joined = re.sub(r"(?i)[,;]? (?:which|because|so|and|but|though)$", "", joined)
    return re.sub(r"\s+([,;])", r"\1", joined)


def _to_the_point(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of a rambling sentence what they did and how much it was; who else was there is left out."""
    kept: list[tuple[str, str]] = []
    follows = False
    for link, clause in parts:
        words = _plain(clause.strip()).lower()
        goes_on = follows and not _OWN_SUBJECT.match(words)
        # A verb whose subject stands in another clause would become theirs.
        borne = goes_on or not _VERB_FIRST.match(words)
        counts = (
            borne and bool(re.search(r"\d", in_digits(words))) and not _ABOUT_OTHERS.match(words)
        )
        follows = not _NAMED.search(clause) and (_is_deed(words) or counts or goes_on)
        if follows:
            kept.append((link, clause))
    fronted = len(parts) > 1 and parts[1] in kept[:1] and _FRONTED.fullmatch(parts[0][1].strip())
    return [parts[0], *kept] if fronted else kept


def chatty(words: str) -> bool:
    """True where some of it was said to be heard, and not to be printed."""
    return any(_is_chatter(link, _plain(clause.strip())) for link, clause in _clauses(words))


def _is_chatter(link: str, clause: str) -> bool:
    words = in_digits(clause)
    joined = f"{link.strip(' ,;:')} {words}".strip()
    named = link and not link.strip().endswith(":") and _SOMEBODY.match(words)
    return bool(_CHATTER.match(words) or _CHATTER.match(joined) or named)


def _goes_on(clause: str) -> bool:
    """True for what has no subject and no number of its own: ", mostly in lectures"."""
    return not (
        _OWN_SUBJECT.match(clause.lower())
        or _VERB_FIRST.match(clause.lower())
        or re.search(r"\d", in_digits(clause))
    )


def _is_deed(words: str) -> bool:
    match = _I_DO.match(words)
    return match is not None and match["verb"] not in _NO_DEED


def _still_needed(clause: str, kept: list[str]) -> bool:
    """True for who measured it ("my boss says"), and for what it was instead ("it was returns")."""
    if not kept:
        return False
    contrast = re.search(r"(?i)\b(?:wasn['’]t|isn['’]t|weren['’]t|not)\b", kept[-1])
    measured = re.search(r"\d", in_digits(kept[-1])) and _SAYS.match(clause)
    return bool(measured or (contrast and re.match(r"(?i)it (?:was|is)\b|it['’]s\b", clause)))


def _clauses(words: str) -> list[tuple[str, str]]:
    """Pairs of what joins a clause to the one before ("", ", and ") and the clause."""
    out = []
    begin, link = 0, ""
    for match in _BREAK.finditer(words):
        out.append((link, words[begin : match.start()]))
        link, begin = match.group(), match.end()
    out.append((link, words[begin:]))
    return out


def _plain(words: str) -> str:
    return words.replace("’", "'")
