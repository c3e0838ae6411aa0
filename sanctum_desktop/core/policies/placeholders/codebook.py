"""Which placeholder stands for what, as long as the vault is open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.core.domain.hosted import HiddenWord
from sanctum_desktop.core.policies.placeholders.finding import names_in
from sanctum_desktop.core.policies.placeholders.folding import Word, fold, words_of
from sanctum_desktop.core.policies.placeholders.index import NameIndex
from sanctum_desktop.core.policies.placeholders.introduced import introduced
from sanctum_desktop.core.policies.placeholders.kinds import (
    KINDS,
    MOST_FORMS,
    Kind,
    Span,
    begun,
    placeholder,
    written,
)
from sanctum_desktop.core.policies.placeholders.known import KnownName
from sanctum_desktop.core.policies.placeholders.reaching import reaching


@dataclass(slots=True)
class _Named:
    """One who is named: the forms told so far, the first being what a strange form becomes."""

    kind: str
    number: int
    forms: list[str] = field(default_factory=list, repr=False)


class Codebook:
    """Gives the same placeholder to the same name in every request.

    Its other forms ("Maria", "MARIA LOPEZ") get the same with a letter, so that each comes back as
    it was written. `restore(hide(text)) == text` for any text: what looks like a placeholder is
    hidden, too. `ours` are words that ship, left as they are where they begin a line, or anywhere
    where they begin with a mark: they name nobody whom others do not know.
    """

    def __init__(self, ours: Iterable[str] = ()) -> None:
        known = sorted(filter(str.strip, ours), key=len, reverse=True)
        any_of = "|".join(("^" if one[0].isalnum() else "") + re.escape(one) for one in known)
        self._ours = re.compile(rf"(?:{any_of})(?!\w)", re.MULTILINE) if known else None
        self._index = NameIndex()
        self._named: list[_Named] = []
        self._by_form: dict[tuple[str, str], str] = {}
        self._meant: dict[str, str] = {}
        self._kept: dict[str, NameIndex] = {}
        self._labels: dict[str, str] = dict(KINDS)

    @property
    def begun(self) -> re.Pattern[str]:
        """What may become a placeholder of this book when more is heard."""
        return begun(self._codes)

    def keep(self, words: Iterable[HiddenWord]) -> None:
        """Hide just these from now on, whatever they are; what went before still comes back."""
        self._kept = {}
        for word in words:
            code = self._labels.setdefault(word.code.lower(), word.code) if word.code else ""
            self._kept.setdefault(code, NameIndex()).add(word.words, Kind.NAME, sure=True)

    def learn(self, texts: Iterable[str], known: Sequence[KnownName] = ()) -> None:
        """Hear of names before a text is hidden: one told late is hidden in what came before."""
        for name in known:
            self._index.add(name.text, name.kind, sure=True)
        for said in texts:
            for span in self._theirs(said, [*introduced(said), *names_in(said, self._index)]):
                self._index.add(said[span.start : span.end], span.kind)

    def hide(self, said: str) -> str:
        """The text with a placeholder for everybody and everything that is not to be told."""
        self.learn((said,))
        hidden, at = "", 0
        for span in self._spans(said):
            hidden += said[at : span.start] + self._placeholder(said, span)
            at = span.end
        return hidden + said[at:]

    def restore(self, told: str, *, before: str = "") -> str:
        """The text with what its placeholders stand for; those nobody gave stay as they are.

        `before` is the character that stood before it.
        """
        whole, at, out = before + told, len(before), ""
        for match in placeholder(self._codes).finditer(whole, at):
            out += whole[at : match.start()] + self._meaning(match)
            at = match.end()
        return out + whole[at:]

    def untold(self, hidden: str) -> dict[str, str]:
        """The placeholders of that text, and what each stands for."""
        found = (match.group() for match in placeholder(self._codes).finditer(hidden))
        return {one: self._meant[one] for one in found if one in self._meant}

    @property
    def _codes(self) -> tuple[str, ...]:
        """The code names of this session, also of words that were taken back."""
        return tuple(label for label in self._labels.values() if label not in KINDS.values())

    def _spans(self, said: str) -> Iterator[Span]:
        """Each once, from left to right; where two overlap, they become one."""
        own = placeholder(self._codes).finditer(said)
        spans = [Span(*match.span(), Kind.WORD) for match in own]
        spans += [*reaching(said), *introduced(said), *self._index.spans(said)]
        spans += [*names_in(said, self._index), *self._kept_in(said)]
        words = list(words_of(said))
        joined: list[Span] = []
        whole = self._theirs(said, (_whole(span, words) for span in spans))
        for span in sorted(whole, key=lambda one: one.start):
            if joined and span.start < joined[-1].end:
                last = joined.pop()
                span = _both(last, span)  # noqa: PLW2901
            joined.append(span)
        yield from joined

    def _kept_in(self, said: str) -> Iterator[Span]:
        for code, index in self._kept.items():
            for span in index.spans(said):
                yield replace(span, code=code)

    def _theirs(self, said: str, spans: Iterable[Span]) -> Iterator[Span]:
        """The spans without what of them is ours."""
        kept = [match.span() for match in self._ours.finditer(said)] if self._ours else []
        for span in spans:
            at = span.start
            for start, end in kept:
                if at < start < span.end:
                    yield replace(span, start=at, end=start)
                if start < span.end and at < end:
                    at = end
            if at < span.end:
                yield replace(span, start=at)

    def _placeholder(self, said: str, span: Span) -> str:
        form = said[span.start : span.end]
        key = span.code, form
        if key not in self._by_form:
            named = self._one_named(span.code or self._kind(span.kind, form), form)
            told = written(named.kind, named.number, len(named.forms))
            named.forms.append(form)
            self._by_form[key], self._meant[told] = told, form
        return self._by_form[key]

    def _kind(self, kind: Kind, form: str) -> Kind:
        known = self._index.kind_of(form)
        return kind if known in (None, Kind.NAME) else known

    def _one_named(self, kind: str, form: str) -> _Named:
        """Whom the form names: somebody of the same words, or of whom it is a part."""
        words = frozenset(word.bare for word in words_of(form)) or {fold(form)}
        for named in self._named:
            if named.kind == kind and len(named.forms) < MOST_FORMS:
                first = frozenset(w.bare for w in words_of(named.forms[0])) or {
                    fold(named.forms[0])
                }
                if words <= first or first <= words:
                    return named
        numbers = (named.number for named in self._named if named.kind == kind)
        named = _Named(kind, max(numbers, default=0) + 1)
        self._named.append(named)
        return named

    def _meaning(self, match: re.Match[str]) -> str:
        kind = self._labels.get((match["kind"] or match["code"] or match["spaced"]).lower())
        number, variant = match["number"] or match["counted"], (match["variant"] or "").lower()
        main = f"{kind}_{number}"
        return self._meant.get(f"{main}{variant}") or self._meant.get(main) or match.group()


def _whole(span: Span, words: Sequence[Word]) -> Span:
    """The span up to the ends of words it cuts: a placeholder stands by itself."""
    start, end = span.start, span.end
    if (cut := _cut_at(start, words)) is not None:
        start = cut.start
    if (cut := _cut_at(end, words)) is not None:
        end = cut.end
    if start >= end:
        raise SanctumBug("a span of nothing")
    return replace(span, start=start, end=end)


def _cut_at(place: int, words: Sequence[Word]) -> Word | None:
    """The word that goes on over that place."""
    number = bisect_left(words, place, key=lambda word: word.start) - 1
    return words[number] if number >= 0 and place < words[number].end else None


_SUREST = (
    *(Kind.WORD, Kind.MAIL, Kind.LINK, Kind.BIRTHDAY, Kind.DIGITS, Kind.PHONE, Kind.ADDRESS),
    *(Kind.SCHOOL, Kind.COMPANY),
)


def _both(one: Span, other: Span) -> Span:
    """What two that overlap are together, `one` beginning first."""
    order = [*_SUREST, Kind.PERSON, Kind.NAME]
    kind = min(one.kind, other.kind, key=order.index)
    return Span(one.start, max(one.end, other.end), kind, one.code or other.code)
