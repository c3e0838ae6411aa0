"""Makes questions of a text whose answers stand in it: a gap, a next step, true or false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from sanctum_desktop.core.domain.attachments import Attachment
from sanctum_desktop.core.policies.conversing.finding import likened, roots
from sanctum_desktop.core.policies.conversing.reading import Passage, passages, quoted
from sanctum_desktop.core.policies.conversing.saying_back import denies, numbers

GAP: Final = "_____"
_FEWEST, _MOST = 5, 36
"""Words of a sentence that a question is made of."""
_PLAIN: Final = 18
_DEFINED: Final = re.compile(
    r"(?P<term>(?:(?:The|A|An) )?(?P<name>[^\W\d_][\w-]*(?: [\w'’-]+){0,3}?))(?: \([^)]{1,40}\))? "
    r"(?=(?:is|are) (?:an?|the|any|what|where|when|called|defined)\b|means\b|refers to\b|stands for\b|describes\b)"
)
_NAMES_NOTHING: Final = frozenset(
    "it this that these those they he she we you i there here what who which one some many all each both most such everything nothing"
    " another other its his her their our if when where as in on at for with by from after before during among".split()
)
_FIGURE: Final = re.compile(r"(?<![\w.,/:-])(?P<n>\d+(?:[.,]\d+)*)(?![\w/:-]|[.,]\d)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_STEP: Final = re.compile(r"\d{1,2}[.)][ \t]*$")
_TURNS: Final = re.compile(r"\b(?P<verb>is|are|was|were|can|must|should|may|will)\b")
_NOT_PLAIN: Final = re.compile(
    r"(?i)[,;:?\"“(]|\b(?:if|unless|only|but|or|except|when|while|because|although|always|every|all|some|most|often|usually|may|also|than|that|which|who)\b"
)
_TRUE: Final = re.compile(
    r"(?i)\b(?:true|right|correct|yes|yeah|it is|it does|they are|stimmt|richtig|sí|si|verdadero|vrai)\b"
)
_FALSE: Final = re.compile(
    r"(?i)\b(?:false|wrong|not (?:true|right|correct)|no|nope|untrue|incorrect|isn'?t|falsch|falso|faux)\b"
)
_LIKE: Final = 82
_HALF: Final = 0.5


class Form(StrEnum):
    """How a question is asked."""

    TERM = "term"
    FIGURE = "figure"
    STEP = "step"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """`shown` stands in the question, `answer` is what is asked for, `start` to `end` its place."""

    form: Form
    shown: str = field(repr=False)
    answer: str = field(repr=False)
    start: int
    end: int

    def answered(self, said: str) -> bool:
        """True where what was said is the answer, or near enough to be meant so."""
        if self.form is Form.FIGURE:
            return set(numbers(self.answer)) <= set(numbers(said))
        if self.form is Form.TRUTH:
            says_false = _FALSE.search(said) is not None
            says_true = _TRUE.search(said) is not None and not says_false
            return says_false if self.answer == "false" else says_true
        wanted, told = set(roots(self.answer)), frozenset(roots(said))
        held = sum(bool(likened(root, told)) for root in wanted)
        alike = fuzz.partial_ratio(self.answer.lower(), said.lower()) >= _LIKE
        least = len(wanted) * _HALF if self.form is Form.STEP else len(wanted)
        return bool(said.strip()) and ((alike and len(said) >= len(self.answer) - 1)
                                       or (bool(wanted) and held >= least))  # fmt: skip


@lru_cache(maxsize=16)
def questions_of(text: Attachment) -> tuple[QuizQuestion, ...]:
    """Every question that can be made soundly, in the order of the text, one a passage.

    True-or-false comes only where there is hardly anything else to ask.
    """
    read = passages(text.untrusted_text)
    made: list[QuizQuestion] = []
    for n in range(len(read)):
        one = _made(text, read, n)
        told = one is not None and one.form is Form.STEP and made and made[-1].end > one.start
        if one is not None and not told:  # its answer would be the question of the one before
            made.append(one)
    if len(made) > _FEW:
        return tuple(made)
    taken = {one.start for one in made}
    turned = (t for one in read if one.start not in taken for t in _truths(one))
    return tuple(sorted([*made, *turned], key=lambda one: one.start))


_FEW: Final = 3


def _made(text: Attachment, read: tuple[Passage, ...], n: int) -> QuizQuestion | None:
    here = read[n]
    words = quoted(here.text)
    fits = _FEWEST <= len(words.split()) <= _MOST and not here.heading
    asks = words.endswith(("?", ":"))
    gap = _gap(words, here) if fits and not asks else None
    return gap or _step(text, read, n)


def _gap(words: str, here: Passage) -> QuizQuestion | None:
    place = (here.start, here.end)
    defined = _DEFINED.match(words)
    if defined and defined["name"].split()[0].lower() not in _NAMES_NOTHING:
        rest = words[defined.end("term") :]
        if fuzz.partial_ratio(defined["name"].lower(), rest.lower()) < _LIKE:
            return QuizQuestion(Form.TERM, GAP + rest, defined["name"], *place)
    figures = [f for f in _FIGURE.finditer(words) if not _YEAR.fullmatch(f["n"]) and f.start()]
    if len(figures) == 1:
        start, end = figures[0].span("n")
        return QuizQuestion(
            Form.FIGURE, words[:start] + GAP + words[end:], figures[0]["n"], *place
        )
    return None


def _step(text: Attachment, read: tuple[Passage, ...], n: int) -> QuizQuestion | None:
    """What comes after a numbered line, where a numbered line comes after it."""
    if n + 1 >= len(read) or not all(_is_step(text, one) for one in read[n : n + 2]):
        return None
    shown, answer = quoted(read[n].text), quoted(read[n + 1].text)
    return QuizQuestion(Form.STEP, shown, answer, read[n].start, read[n + 1].end)


def _is_step(text: Attachment, one: Passage) -> bool:
    line = text.untrusted_text[max(0, one.start - _STEP_MARK) : one.start].rpartition("\n")[2]
    return one.listed and _STEP.search(line) is not None


_STEP_MARK: Final = 8


def _truths(here: Passage) -> Iterator[QuizQuestion]:
    """A plain statement turned by "not", sound because nothing else stands in it."""
    words = quoted(here.text)
    verbs = list(_TURNS.finditer(words))
    plain = _FEWEST <= len(words.split()) <= _PLAIN and words.endswith(".") and not here.heading
    first = words.split(" ", 1)[0].lower()
    sound = len(verbs) == 1 and not (_NOT_PLAIN.search(words) or denies(words))
    if plain and sound and first not in _NAMES_NOTHING:
        at = verbs[0].end()
        turned = here.start % 2 == 0
        shown = f"{words[:at]} not{words[at:]}" if turned else words
        yield QuizQuestion(Form.TRUTH, shown, "false" if turned else "true", here.start, here.end)
