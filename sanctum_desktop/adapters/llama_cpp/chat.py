"""Chat formats by model family, and how a conversation becomes tokens in one.

A file's own template is a program of a stranger's and is never run; its text is searched for the
marks of a family, as a hint.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sanctum_desktop.adapters.llama_cpp.vocabulary import Vocabulary
from sanctum_desktop.core.domain.errors import SanctumBug
from sanctum_desktop.core.domain.language import Message, Role

_MOST_SPELLINGS: Final = 8


class Turn(NamedTuple):
    """What stands before and after a message of a role."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Family:
    """How a family of models was taught to tell turns apart.

    `sign` is what gives the family away in a template; `marks` are all that its turns are told
    apart by: a model that does not know them as tokens writes them out. Without `system`, the
    instruction opens the first message.
    """

    name: str
    sign: str
    person: Turn
    model: Turn
    system: Turn | None
    marks: tuple[str, ...]


CHATML: Final = Family(
    name="chatml",
    sign="<|im_start|>",
    person=Turn("<|im_start|>user\n", "<|im_end|>\n"),
    model=Turn("<|im_start|>assistant\n", "<|im_end|>\n"),
    system=Turn("<|im_start|>system\n", "<|im_end|>\n"),
    marks=("<|im_start|>", "<|im_end|>"),
)
LLAMA_3: Final = Family(
    name="llama-3",
    sign="<|start_header_id|>",
    person=Turn("<|start_header_id|>user<|end_header_id|>\n\n", "<|eot_id|>"),
    model=Turn("<|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|>"),
    system=Turn("<|start_header_id|>system<|end_header_id|>\n\n", "<|eot_id|>"),
    marks=("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
)
GEMMA: Final = Family(
    name="gemma",
    sign="<start_of_turn>",
    person=Turn("<start_of_turn>user\n", "<end_of_turn>\n"),
    model=Turn("<start_of_turn>model\n", "<end_of_turn>\n"),
    system=None,
    marks=("<start_of_turn>", "<end_of_turn>"),
)
PHI_3: Final = Family(
    name="phi-3",
    sign="<|assistant|>",
    person=Turn("<|user|>\n", "<|end|>\n"),
    model=Turn("<|assistant|>\n", "<|end|>\n"),
    system=Turn("<|system|>\n", "<|end|>\n"),
    marks=("<|system|>", "<|user|>", "<|assistant|>", "<|end|>"),
)
MISTRAL: Final = Family(
    name="mistral",
    sign="[INST]",
    person=Turn("[INST]", "[/INST]"),
    model=Turn("", "</s>"),
    system=None,
    marks=("[INST]", "[/INST]", "</s>"),
)
PLAIN: Final = Family(
    name="plain",
    sign="### Instruction",
    person=Turn("### Instruction:\n", "\n\n"),
    model=Turn("### Response:\n", "\n\n"),
    system=Turn("", "\n\n"),
    marks=("### Instruction:", "### Response:"),
)
FAMILIES: Final = (CHATML, LLAMA_3, GEMMA, PHI_3, MISTRAL, PLAIN)


def family_of(untrusted_template: str, vocabulary: Vocabulary) -> Family:
    """The family whose sign the template holds, else whose marks are tokens, else plain."""
    for family in FAMILIES:
        if family.sign in untrusted_template:
            return family
    for family in FAMILIES:
        tokens = vocabulary.marks(family.sign)
        if len(tokens) == 1 and vocabulary.is_mark(tokens[0]):
            return family
    return PLAIN


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
            return tokens
        turn = self.family.system or Turn(self.family.person.before, "\n\n")
        return tokens + self._turn(turn, said)

    def turn(self, message: Message, *, joins: bool = False) -> list[int]:
        """A message; one that `joins` follows an instruction, perhaps without marks between."""
        turn = self.family.person if message.role is Role.PERSON else self.family.model
        if joins and self.family.system is None:
            words = self._words(message.text, joined=True)
            return [*words, *self._vocabulary.marks(turn.after, joined=True)]
        return self._turn(turn, message.text)

    def model_turn(self, written: Sequence[int]) -> list[int]:
        """A reply by the very tokens it was written in."""
        turn = self.family.model
        return [*self._before(turn), *written, *self._vocabulary.marks(turn.after, joined=True)]

    def opening(self) -> list[int]:
        """What asks for a reply."""
        return self._before(self.family.model)

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

    def _turn(self, turn: Turn, said: str) -> list[int]:
        words = self._words(said, joined=turn.before.endswith("\n"))
        return [*self._before(turn), *words, *self._vocabulary.marks(turn.after, joined=True)]

    def _before(self, turn: Turn) -> list[int]:
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
