"""Chat formats by model family, and how a conversation becomes tokens in one.

A file's own template is a program of a stranger's and is never run here; its text is searched for
the sign of a family, as a hint. What a template was found to put around words when the model was
added (`ChatMarks`) serves where no family of ours does the same.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.adapters.llama_cpp.vocabulary import Vocabulary
from sanctum_desktop.core.domain.chat_marks import BEGIN, END, Around, ChatMarks, signs_of
from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.core.domain.language import Message, Role

_MOST_SPELLINGS: Final = 8


@dataclass(frozen=True, slots=True)
class Family:
    """How a family of models was taught to tell turns apart.

    `sign` is what gives the family away in a template; `marks` are all that its turns are told
    apart by: a model that does not know them as tokens writes them out. Where the instruction
    `joins`, the first message follows it without marks of its own before it. `lead` opens a talk
    without an instruction; `opening` asks for a reply, None being what stands before one.
    """

    name: str
    sign: str
    person: Around
    model: Around
    system: Around
    marks: tuple[str, ...]
    joins: bool = False
    lead: str = ""
    opening: str | None = None


CHATML: Final = Family(
    name="chatml",
    sign="<|im_start|>",
    person=Around("<|im_start|>user\n", "<|im_end|>\n"),
    model=Around("<|im_start|>assistant\n", "<|im_end|>\n"),
    system=Around("<|im_start|>system\n", "<|im_end|>\n"),
    marks=("<|im_start|>", "<|im_end|>"),
)
LLAMA_3: Final = Family(
    name="llama-3",
    sign="<|start_header_id|>",
    person=Around("<|start_header_id|>user<|end_header_id|>\n\n", "<|eot_id|>"),
    model=Around("<|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|>"),
    system=Around("<|start_header_id|>system<|end_header_id|>\n\n", "<|eot_id|>"),
    marks=("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
)
GEMMA: Final = Family(
    name="gemma",
    sign="<start_of_turn>",
    person=Around("<start_of_turn>user\n", "<end_of_turn>\n"),
    model=Around("<start_of_turn>model\n", "<end_of_turn>\n"),
    system=Around("<start_of_turn>user\n", "\n\n"),
    marks=("<start_of_turn>", "<end_of_turn>"),
    joins=True,
)
PHI_3: Final = Family(
    name="phi-3",
    sign="<|assistant|>",
    person=Around("<|user|>\n", "<|end|>\n"),
    model=Around("<|assistant|>\n", "<|end|>\n"),
    system=Around("<|system|>\n", "<|end|>\n"),
    marks=("<|system|>", "<|user|>", "<|assistant|>", "<|end|>"),
)
MISTRAL: Final = Family(
    name="mistral",
    sign="[INST]",
    person=Around("[INST]", "[/INST]"),
    model=Around("", "</s>"),
    system=Around("[INST]", "\n\n"),
    marks=("[INST]", "[/INST]", "</s>"),
    joins=True,
)
PLAIN: Final = Family(
    name="plain",
    sign="### Instruction",
    person=Around("### Instruction:\n", "\n\n"),
    model=Around("### Response:\n", "\n\n"),
    system=Around("", "\n\n"),
    marks=("### Instruction:", "### Response:"),
)
FAMILIES: Final = (CHATML, LLAMA_3, GEMMA, PHI_3, MISTRAL, PLAIN)


def family_of(
    untrusted_template: str, vocabulary: Vocabulary, chat: ChatMarks | None = None
) -> Family:
    """The family whose sign the template holds, else whose marks are tokens, else plain.

    Several have a sign in common: where `chat`, what the template was found to do, is another
    thing than the family does, it is the template's own.
    """
    signed = next((one for one in FAMILIES if one.sign in untrusted_template), None)
    own = _own_family(chat, vocabulary) if chat is not None else None
    if own is not None and (signed is None or not _alike(own, signed)):
        return own
    if signed is not None:
        return signed
    for family in FAMILIES:
        tokens = vocabulary.marks(family.sign)
        if len(tokens) == 1 and vocabulary.is_mark(tokens[0]):
            return family
    return PLAIN


def _own_family(chat: ChatMarks, vocabulary: Vocabulary) -> Family:
    def written(mark: str) -> str:
        return mark.replace(BEGIN, vocabulary.begin_text).replace(END, vocabulary.end_text)

    person, model, system = (
        Around(written(around.before), written(around.after))
        for around in (chat.person, chat.model, chat.system)
    )
    opening, lead = written(chat.opening), written(chat.lead)
    return Family(
        name="own",
        sign="",
        person=person,
        model=model,
        system=system,
        marks=tuple(sorted(signs_of(*person, *model, opening, *system, lead))),
        joins=chat.joins,
        lead=lead,
        opening=opening,
    )


def _alike(one: Family, other: Family) -> bool:
    """True where messages of both sides stand between the same marks, but for white space."""
    marks = [[mark.strip() for mark in (*f.person, *f.model)] for f in (one, other)]
    return marks[0] == marks[1]


class ChatFormat:
    """One family over one vocabulary."""

    def __init__(self, family: Family, vocabulary: Vocabulary) -> None:
        self.family: Final = family
        self._vocabulary = vocabulary
        self._to_spell = [
            mark for mark in family.marks if not vocabulary.is_mark(vocabulary.marks(mark)[0])
        ]

    def head(self, messages: Sequence[Message]) -> list[int]:
        """What every prompt of this conversation begins with: its instruction."""
        said = "\n\n".join(m.text for m in messages if m.role is Role.SYSTEM)
        tokens = list(self._vocabulary.begin)
        if not said:
            return tokens + self._vocabulary.marks(self.family.lead)
        return tokens + self._turn(self.family.system, said)

    def turn(self, message: Message, *, joins: bool = False) -> list[int]:
        """A message; one that `joins` follows an instruction, perhaps without marks between."""
        turn = self.family.person if message.role is Role.PERSON else self.family.model
        if joins and self.family.joins:
            words = self._words(message.text, joined=True)
            return [*words, *self._vocabulary.marks(turn.after, joined=True)]
        return self._turn(turn, message.text)

    def model_turn(self, written: Sequence[int]) -> list[int]:
        """A reply by the very tokens it was written in."""
        turn = self.family.model
        return [*self._before(turn), *written, *self._vocabulary.marks(turn.after, joined=True)]

    def opening(self) -> list[int]:
        """What asks for a reply."""
        lines = self.family.person.after.endswith("\n")
        opening = self.family.opening
        asks = self.family.model.before if opening is None else opening
        return self._vocabulary.marks(asks, joined=lines)

    def written_as(self, held: Sequence[int], start: int, text: str) -> list[int] | None:
        """The tokens from `start` on that say `text`, if they do.

        A model may write words in other tokens than they are read in; what it wrote is held.
        """
        characters = codecs.getincrementaldecoder("utf-8")("replace")
        said, wanted = "", text.strip()
        for at in range(start, len(held)):
            said = (said + characters.decode(self._vocabulary.piece(held[at]))).lstrip()
            if not wanted.startswith(said[: len(wanted)]):
                return None
            if said.rstrip() == wanted:
                return list(held[start : at + 1])
        return None

    def _turn(self, turn: Around, said: str) -> list[int]:
        words = self._words(said, joined=turn.before.endswith("\n"))
        return [*self._before(turn), *words, *self._vocabulary.marks(turn.after, joined=True)]

    def _before(self, turn: Around) -> list[int]:
        lines = self.family.person.after.endswith("\n")
        return self._vocabulary.marks(turn.before, joined=lines)

    def _words(self, said: str, *, joined: bool) -> list[int]:
        """Tokens of somebody's words, none of them a mark; see `_spelt_out`."""
        for mark in self._to_spell:
            said = _spelt_out(said, mark)
        for _ in range(_MOST_SPELLINGS):
            tokens = self._vocabulary.words(said, joined=joined)
            marks = {token for token in tokens if self._vocabulary.is_mark(token)}
            if not marks:
                return tokens
            for token in marks:
                said = _spelt_out(said, self._vocabulary.text(token))
        raise SanctumBug("words became a control token")


def _spelt_out(said: str, mark: str) -> str:
    """The words with a space in each such mark, which so is text and nothing else."""
    return said.replace(mark, f"{mark[:1]} {mark[1:]}") if mark else said
