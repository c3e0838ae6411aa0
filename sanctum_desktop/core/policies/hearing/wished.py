"""Schools, papers, tongues and skills that are spoken of and are not so, or not yet."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.findings import Finding

_OF: Final = frozenset(
    {Section.EDUCATION, Section.CERTIFICATES, Section.LANGUAGES, Section.SKILLS}
)
_I: Final = r"\bi(?:['’](?:m|d|ve|ll)| am| had| have| will| would)?(?: (?:also|just|only|always|really|still|never))*"
_WISHED: Final = re.compile(
    rf"(?i){_I} (?:wish(?:ed)?|hop(?:e|ed|ing)|want(?:ed)?|plan(?:ned|ning)?|dream(?:ed|t|ing)?|like|love|meant|going|trying|tried) "
    r"(?:(?:to|of|i|that i|for)\b[^.]{0,30}?)?\b(?:learn|stud(?:y|ied|ying)|d(?:o|one|oing)|go(?:ne|ing)?|take|sit|get|have|had|finish(?:ed)?|spoken?|pass)\b"
    rf"|{_I} (?:nearly|almost) (?:did|went|took|got|became|finished|studied|passed)\b"
    rf"|{_I} (?:applied|was accepted|got (?:in|a place)|have to (?:sit|do|pass|take|get)|need to (?:sit|do|pass|take|get)|start(?:ing)?|begin(?:ning)?) "
    r"(?!.*\b(?:and|then) (?:i )?(?:went|did|finished|passed|studied)\b)[^.]*\b(?:next|to (?:sit|do|pass|take|get)|twice|never went|my [^.]*(?:course|class|training)\b)"
    rf"|{_I} have to (?:sit|do|pass|take|get)(?: it)?\b\W*$"
    r"|\b(?:if|when|once|unless) i (?:(?:can|could|ever|finally) )?(?:pass|get|manage|finish|can|could|had)\b"
    r"|\bi(?:['’]m| am) (?:learning|studying|doing|taking)\b[^.]*\bnext (?:year|month|week|term|spring|summer|autumn|winter)\b"
)
_CLAUSE_END: Final = re.compile(
    r"[.!?;\n]|,? but\b|,? so i\b|, (?:so|and|then)\b"
    r"|,? (?:and|then) (?:then )?(?:i )?(?:did|got|took|went|passed|finished|studied|have|now)\b"
)


def only_wished(finding: Finding, said: str) -> bool:
    """True for a school, paper, tongue or skill in a clause that says it is not so, or not yet."""
    if finding.section not in _OF:
        return False
    begin, end = 0, len(said)
    for stop in _CLAUSE_END.finditer(said):
        if stop.end() <= finding.start:
            begin = stop.end()
        elif stop.start() >= finding.end:
            end = stop.start()
            break
    return _WISHED.search(said[begin:end]) is not None
