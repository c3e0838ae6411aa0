"""What a question was about, from Gem's own topic or from a foreign interviewer's words."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.conversation import Topic


class About(StrEnum):
    """What the answer to a question may hold."""

    JOB = "job"
    EARLIER_JOB = "earlier job"
    DEEDS = "deeds"
    EDUCATION = "education"
    CERTIFICATES = "certificates"
    SKILLS = "skills"
    LANGUAGES = "languages"
    CONTACT = "contact"
    VOLUNTEERING = "volunteering"
    PROJECTS = "projects"
    PUBLICATIONS = "publications"
    GOALS = "goals"
    OTHER = "other"


# First those whose words are unmistakable, then the wider ones.
_WORDS: Final = (
    (About.CONTACT, r"\bcontact|reach you|\baddress|e-?mail|phone|\byour name\b|full name"),
    (About.LANGUAGES, r"\blanguages?\b|\btongues?\b"),
    (About.CERTIFICATES, (r"certificat|certified|\btrainings\b|further training|seminars?|registration|registered|\btickets?\b|licen[cs]e|\bcourses?\b|qualification|keeping up to date"
                          r"|(?<!and )(?<!research )(?<!scientific )\bpapers\b(?! (?:you|published|written|and (?:talks|publications|articles)))|\bpermits?\b|\bcards\b|\bexams?\b|examinations|professional standing")),
    (About.SKILLS, r"\bskills?\b|\btools?\b|programs|software|good (?:at|with)|handy (?:at|with)|abilit(?:y|ies)|equipment|what your hands|you (?:can do|know (?:how|well))"),
    (About.VOLUNTEERING, r"volunt|giving back|charit|\bservice to\b|outside (?:of )?work|communit|\bchurch|neighbou?rs|helping others|unpaid|(?:free|spare) time|hobb"),
    (About.PUBLICATIONS, r"publication|\bwriting\b|\bbooks?\b(?! ?keep)|\bprinted\b|(?:scientific|research|academic) papers?\b|\bpapers? (?:you|published|written|and (?:talks|publications|articles))|published|\bawards?\b|\bprizes?\b"),
    (About.PROJECTS, r"side project|open source|\bprojects?\b|thesis|portfolio"),
    (About.EDUCATION, r"educat|\bstud(?:y|ied|ies)\b|school|college|degree|learn|universit|training(?! (?:of |and safety|(?:the |your )?(?:others|new|people|staff|apprentices|colleagues|juniors|team)\b))|apprenticeship|as (?:an )?apprentice"),
    (About.GOALS, r"next\b(?! job)|goal|looking for|want to do|future|hope|dream|ideal|\bplans?\b|wish"),
    (About.EARLIER_JOB, (r"earlier|before (?:that|this)|previous|first job|came before|job before"
                        r"|\bbetween\b|internship|placement|assignment|deployment|years since"
                        r"|\b(?:second|side|part-time|other|summer|student) jobs?\b|freelanc|self-employ|military|\bservice\b(?! to)"
                        r"|the gap|years (?:at home|off|away|with|at|in|on the)|moving|coming (?:here|to)|\bfirst (?:years|post|work)|\bbeginnings?\b"
                        r"|how you (?:started|began|got (?:in|start)|entered|came)|start(?:ed|ing)? out|the job (?:with|at|in)|apprenticeship|as (?:an )?apprentice"
                        r"|\bbefore\b|your (?:old|former) (?:job|work|trade|profession)|back (?:home|then)")),
    (About.JOB, r"current|last job|(?:your|the) (?:job|work) now|present job|do you do|where (?:do |are )?you (?:work|teach)|\b(?:job|work|doing|do|role)\b.{0,12}\b(?:now|today|these days|nowadays|currently)\b|present|at the moment|right now|\byou do now\b"),
    (About.DEEDS, (r"proud|achiev|day to day|typical day|what (?:did )?you (?:did|do) there|else"
                  r"|teamwork|safety|sales|came of it|result|how many|how much|your own part|change"
                  r"|difference|happen|notice|work beyond|teaching|duties|all day|responsib|manag|\bteam\b|customers"
                  r"|clients|patients|numbers|targets|problem|solved|project you|research|leading|training (?:of |and safety|(?:the |your )?(?:others|new|people|staff|apprentices|colleagues|juniors))"
                  r"|\bguests\b|\baudits?\b|inspections?\b|quality|complaints")),
)  # fmt: skip
_COMPILED: Final = tuple((about, re.compile(words, re.IGNORECASE)) for about, words in _WORDS)

_OF_ITS_OWN: Final = {
    About.CONTACT, About.LANGUAGES, About.CERTIFICATES, About.SKILLS, About.VOLUNTEERING,
    About.PROJECTS, About.PUBLICATIONS, About.EDUCATION, About.GOALS,
}  # fmt: skip
"""Matters whose answers tell no deeds of a job."""
_LIFE: Final = re.compile(
    r"(?i)\b(?:hard(?:est)?|difficult|bad|worst|sad) (?:time|year|part|day)|disappoint|regret|worr(?:y|ies)|did not work|didn't work"
    r"|family|health|break\b|\bgap\b|on the way|arriv|how you (?:feel|are)|anything (?:to add|you want)"
)
"""Questions whose answers tell of a life; of work only what is plainly a deed."""
UNKNOWN: Final = (About.OTHER, About.DEEDS)
"""What an answer may hold where nothing says what was asked."""
_GEM: Final = {
    Topic.NOW: (About.JOB,),
    Topic.DUTIES: (About.DEEDS,),
    Topic.PROUD: (About.DEEDS,),
    Topic.EARLIER: (About.EARLIER_JOB,),
    Topic.LEARNING: (About.EDUCATION, About.CERTIFICATES),
    Topic.SKILLS: (About.SKILLS,),
    Topic.LANGUAGES: (About.LANGUAGES,),
    Topic.OUTSIDE: (About.VOLUNTEERING,),
    Topic.NEXT: (About.GOALS,),
    Topic.CONTACT: (About.CONTACT,),
    Topic.ANYTHING_ELSE: (About.OTHER,),
}


@lru_cache(maxsize=2048)  # the whole talk is heard again at each turn
def topics_of(question: str, topic: Topic | None) -> tuple[About, ...]:
    """What the answer is about, most likely first; anything, and deeds, where nothing says so."""
    if topic is not None:
        return _GEM[topic]
    if re.search(
        r"what (?:did )?you (?:did|do) there|anything else (?:from|there)", question, re.IGNORECASE
    ):
        return (About.DEEDS,)
    found = tuple(about for about, words in _COMPILED if words.search(question))
    if not found and _LIFE.search(question):
        return (About.OTHER,)
    if _OF_ITS_OWN & set(found):
        found = tuple(a for a in found if a is not About.DEEDS)
    if About.EARLIER_JOB in found:
        found = tuple(a for a in found if a not in (About.JOB, About.DEEDS))
    return found or UNKNOWN
