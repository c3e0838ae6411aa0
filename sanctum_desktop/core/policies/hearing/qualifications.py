"""What schools give, in the words of many countries, and what it is in."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words

_SCHOOL: Final = (
    r"(?:(?:trade|hotel|technical|high|secondary|upper secondary|middle|primary|elementary|engineering|library|professional"
    r"|vocational|grammar|nursing|art|cooking|cookery|catering|evening|night|agricultural|maritime|medical|business|commercial"
    r"|beauty|music|drama|public|comprehensive|boarding|hospitality|textile|fashion|forestry|fishing) school"
    r"|sixth form|lyceum|lyc[ée]e|gymnasium|realschule|hauptschule|gesamtschule|berufsschule)"
)
COLLEGE: Final = (
    r"(?:(?:police|fire|fire service|military|naval|army|merchant navy|maritime|teachers?['’]?|teacher training|nursing|technical"
    r"|community|junior|art|agricultural|cookery|catering|sixth[- ]form|further education|vocational|film|dance|theatre|drama|football)"
    r" (?:academy|college|institute|conservatory))"
)
"""A school told by its kind alone: "police academy"."""
_CERTIFICATE: Final = r"[Cc]ert(?:ificate)? (?P<grade>(?i:I{1,3}|IV|[1-4]|one|two|three|four))"
_LEVEL: Final = r"(?:\d{1,2}|two|three|four|five|ten|eleven|twelve)"


def _listed() -> str:
    """The words of the list: with capitals as they stand, small ones in any case."""
    names = sorted(words("degrees"), key=len, reverse=True)
    written = [re.escape(name).replace("'", "['’]") for name in names if not name.islower()]
    small = [re.escape(name).replace("'", "['’]") for name in names if name.islower()]
    return rf"{'|'.join(written)}|(?i:{'|'.join(small)})"


_FACULTY: Final = (
    r"(?:Arts|Sciences?|Laws?|Engineering|Commerce|Business(?: Administration)?|Education|Technology|Fine Arts|Philosophy|Medicine|Pharmacy"
    r"|Nursing|Architecture|Music|Divinity|Theology|Social Work|Social Science|Public Administration|Applied Science|Design|Surgery|Health Sciences?)\b"
)
"""What a degree is of; what else follows "Bachelor of" is its field."""
DEGREE: Final = re.compile(
    r"(?<![\w'’.-])(?P<degree>"
    rf"(?:Bachelor|Master|Associate|Doctor)(?:['’]?s)?(?: of {_FACULTY}(?: (?:and|&) [A-Z]\w+)?| (?=of [A-Z]))"
    r"|NCEA [Ll]evel (?:\d|one|two|three)|(?:[A-Z][a-z]+ ){0,2}(?:Certificate|Diploma)(?= in [A-Z])"
    r"|(?i:associate['’]?s?|bachelor['’]?s?|master['’]?s?|honours|foundation) degree"
    r"|B\.\s?Sc\.?|M\.\s?Sc\.?|B\.A\.?|M\.A\.?|B\.S\.?|B\.\s?Eng\.?|M\.\s?Eng\.?|M\.B\.A\.?|LL\.B\.?|LL\.M\.?"
    r"|B\.\s?Com\.?|M\.\s?Com\.?|B\.\s?Tech\.?|M\.\s?Tech\.?|B\.\s?Ed\.?|Ph\.D\.?"
    r"|(?:Certificate|Diploma) of Higher Education|(?<=\b[Tt]he )associate(?= degree)?(?! (?:of|professor))"
    r"|[BM](?:[A-Z][a-z]{2,6}){1,2}(?:\([A-Z]\w+\))?"
    r"|GCSEs?|AS[- ]levels?|A[- ][Ll]evels?(?! \d)|O[- ][Ll]evels?"
    r"|(?:[A-Z][a-z]+ )?(?:Certificate|Diploma) [Ll]evel (?:\d|one|two|three|four|five|six)|[Hh]onours(?= in [a-z])"
    rf"|{_CERTIFICATE}|{_listed()}|(?i:masters(?= (?:in|of)))"
    rf"|(?i:(?:level|grade|year|class) {_LEVEL}|(?:ninth|tenth|eleventh|twelfth) (?:grade|class|standard)|\d{{1,2}}th (?:class|standard|grade)|standard grades|certificate(?= in [a-z])|licence(?= (?:in|of|de|en) (?!driv)))"
    rf"|(?i:{_SCHOOL})"
    r"|(?i:(?!(?:a|an|the|my|no|any|first|second|university|college|honours|good|full|have|another|half|of|this|that|same|for|with|in|and|or|to|do|did|get|got|his|her|one|started|finished)\b)[a-z]+ degree|(?<!of )degree)"
    r"|(?!(?:the|my|of|their|on|some|no|in|job|staff|work)\b)[a-z]+ training(?= at [A-Z])"
    r")(?![\w'’-])"
)
OF_A_SCHOOL: Final = re.compile(
    r"(?i)diploma|degree|certificate|leaving cert|abitur|matura|a[- ]levels?|baccalaur|bachillerato"
)
HIGHER: Final = re.compile(
    r"(?i)(?:business|maritime|medical|art|music|drama|engineering|commercial|library|hospitality|fashion|technical|trade|vocational|agricultural|hotel|lyceum|lyc[ée]e|gymnasium|realschule)\b"
)
"""Kinds that stand in the name of a school of any height; "High School" says which it was."""
HOUSE: Final = re.compile(r"(?i)sixth form|gymnasium|(?:night|evening) school")
"""A kind of school that gives a paper with a name of its own."""
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


_ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV", "one": "I", "two": "II", "three": "III", "four": "IV"}  # fmt: skip
_FIGURES: Final = dict(zip("two three four five six ten eleven twelve".split(), "2 3 4 5 6 10 11 12".split(), strict=True))  # fmt: skip


def as_written(said: str) -> str:
    """A degree as its papers have it: "cert three" is "Certificate III", "grade twelve" "Grade 12"."""
    if match := re.fullmatch(_CERTIFICATE, said):
        grade = match["grade"]
        return f"Certificate {_ROMAN.get(grade.lower(), grade.upper())}"
    said = re.sub(r"(?<=[a-z] )[Cc]ert$", "Certificate", said)
    if national := re.fullmatch(r"NCEA [Ll]evel (?P<count>\w+)", said):
        return (
            f"NCEA Level {_FIGURES.get(national['count'], national['count'].replace('one', '1'))}"
        )
    if level := re.fullmatch(r"(?P<paper>[A-Z].* [Ll]evel) (?P<count>[a-z]+)", said):
        return (
            f"{level['paper']} {_FIGURES.get(level['count'], level['count'].replace('one', '1'))}"
        )
    if level := re.fullmatch(r"(?i)(?P<kind>grade|level|year|class) (?P<count>[a-z]+)", said):
        said = f"{level['kind']} {_FIGURES.get(level['count'].lower(), level['count'])}"
    return said[0].upper() + said[1:]


def is_subject(said: str) -> bool:
    """False for a town and for words that name no field of study."""
    return (
        not said.startswith("same ")
        and said not in _NO_SUBJECT
        and said.lower() not in _NO_SUBJECT
    )
