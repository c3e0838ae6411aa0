"""What schools give, in the words of many countries, and what it is in."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words

_SCHOOL: Final = (
    r"(?:(?:trade|hotel|technical|high|secondary|upper secondary|middle|engineering|library|professional|vocational|grammar"
    r"|nursing|art|cooking|catering|evening|night|agricultural|maritime|medical|business|commercial|beauty|music|public"
    r"|comprehensive|boarding) school)"
)
DEGREE: Final = re.compile(
    r"(?<![\w'’.-])(?P<degree>"
    r"(?:Bachelor|Master|Associate|Doctor)(?:['’]?s)? of (?:[A-Z]\w+)(?: (?:and|&) [A-Z]\w+)?"
    r"|(?i:associate['’]?s?|bachelor['’]?s?|master['’]?s?|honours|foundation) degree"
    r"|B\.?\s?Sc\.?|M\.?\s?Sc\.?|B\.?A\.?|M\.?A\.?|B\.?S\.?|B\.?\s?Eng\.?|M\.?\s?Eng\.?|M\.?B\.?A\.?|LL\.?B\.?|LL\.?M\.?"
    r"|B\.?\s?Com\.?|M\.?\s?Com\.?|B\.?\s?Tech\.?|M\.?\s?Tech\.?|B\.?\s?Ed\.?|Ph\.?D\.?|PGCE|PGDip|City (?:and|&) Guilds|HND|HNC|BTEC|G?NVQ"
    r"|GED|GCSEs?|AS[- ]levels?|A[- ][Ll]evels?(?! \d)|O[- ][Ll]evels?|WAEC|WASSCE|KCSE|SSC|BTS|DUT|BEP|CAP"
    r"|(?i:Leaving Cert(?:ificate)?|Junior Cert(?:ificate)?|matric(?:ulation)?|Highers|Abitur|Realschulabschluss"
    r"|Hauptschulabschluss|Mittlere Reife|Fachabitur|Ausbildung|Gesellenbrief|Meisterbrief|Diplom|Staatsexamen|Matura"
    r"|maturita|baccalaur[eé]at|bachillerato|licenciatura|laurea|licencjat|magister|tecnico|técnico(?: superior)?"
    r"|(?:national |higher |postgraduate |graduate |high school |advanced |teaching )?diploma|postgraduate|doctorate"
    r"|bachelor(?:['’]?s)?|master['’]s|(?:level|grade) (?:\d{1,2}|two|three|four|five|ten|eleven|twelve)"
    r"|cert(?:ificate)? (?:I{1,3}|IV|[1-4])|certificate(?= in [a-z])|apprenticeship|traineeship)"
    rf"|(?i:{_SCHOOL})"
    r"|(?i:(?!(?:a|an|the|my|no|any|first|second|university|college|honours|good|full|have|another|half)\b)[a-z]+ degree|degree)"
    r"|(?!(?:the|my|of|their|on|some|no|in|job|staff|work)\b)[a-z]+ training(?= at [A-Z])"
    r")(?![\w'’-])"
)
SCHOOL_KIND: Final = re.compile(rf"(?i)^{_SCHOOL}$")
_HEADS: Final = (
    r"[a-z]*(?:ics|ology|ography|istry|omy|onomy|sophy|culture|ecture)|history|law|sciences?|design|arts?|studies|maths"
    r"|mathematics|management|administration|business|languages?|literature|accounting|accountancy|finance|marketing"
    r"|education|medicine|biomedicine|pharmacy|cook|cookery|carpentry|joinery|plumbing|bricklaying|welding|electrical"
    r"|engineering|nursing|midwifery|teaching|childcare|care|caregiving|hairdressing|beauty|catering|hospitality|tourism"
    r"|commerce|construction|computing|programming|journalism|philosophy|music|drama|theatre|dance|fashion|photography"
    r"|film|media|communications?|religion|theology|french|german|spanish|english|geography|health|sport|dairy|farming"
    r"|horticulture|forestry|fishery|retail|logistics|supply chain|trade|banking|insurance|architecture|surveying|mechanics"
    r"|painting|tailoring|textiles|baking|butchery|secretarial|typing|planning|policing|security"
)
_LONE: Final = r"(?!(?:in|of|at|the|a|an|and|or|my|did|do|studied|study|then|even|for|with|from|I|made|learned|learnt|read|took|on|doing|was|is|got|have|evening|also|to)\b)"
SUBJECT: Final = rf"(?:{_LONE}[A-Za-z][a-z-]* ){{0,2}}(?i:{_HEADS})"
_SUBJECTS: Final = rf"{SUBJECT}(?:(?:,| and|,? and,? (?:uh|um|er),?| with| &) {SUBJECT})*"
AREA_AFTER: Final = re.compile(
    r"\s*(?:degree|diploma|qualification|certificate)?(?:\s*\([^)]*\))?"
    rf"(?:(?:\s+(?:in|of|for|as)|,|:)\s+(?:the\s+|a\s+)?(?P<area>{_SUBJECTS})"
    rf"|\s+(?:in|of|for|as)\s+(?:the\s+|a\s+)?"
    rf"(?P<other>{_LONE}[a-z]+(?: [a-z]+)?(?=\s*(?:[,.;]|$)|\s(?:at|from|in|with)\b)))"
    r"(?![\w'’])"
)
AREA: Final = re.compile(
    r"(?:^|[,:;.]\s*|\b(?:studied|study|did|made|read|in|of|and|then|learned|learnt)\s+)"
    rf"(?P<area>{_SUBJECTS})(?P<other>(?=\s*[,.;]|\s+(?:at|from|in|with|degree|program(?:me)?)\b|$))"
)
_NO_SUBJECT: Final = words("places") | {
    "training",
    "learning",
    "working",
    "evenings",
    "nights",
    "school",
    "college",
    "university",
    "general",
    "care",
}


def is_subject(said: str) -> bool:
    """False for a town and for words that name no field of study."""
    return said not in _NO_SUBJECT and said.lower() not in _NO_SUBJECT
