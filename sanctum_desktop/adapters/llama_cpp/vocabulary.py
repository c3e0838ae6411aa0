"""A model's tokens: text to numbers and numbers to bytes."""

from __future__ import annotations

import ctypes
import re
from typing import Final

from sanctum_desktop.adapters.llama_cpp.native import lib
from sanctum_desktop.core.domain.errors import BadInput, SanctumBug

_MOST_TEXT_BYTES: Final = 2**24
_PIECE_BYTES: Final = 64
_MARK: Final = re.compile(r"<.+>|\[.+\]", re.DOTALL)
_TAGS: Final = ("<think>", "</think>", "<thinking>", "</thinking>")


class Vocabulary:
    """The tokens of one loaded model; valid as long as the model is."""

    def __init__(self, model: lib.llama_model_p) -> None:
        vocabulary = lib.llama_model_get_vocab(model)
        if vocabulary is None:
            raise SanctumBug("a model was loaded without its vocabulary")
        self.handle: Final = vocabulary
        self.size: Final = lib.llama_vocab_n_tokens(vocabulary)
        self._begin = lib.llama_vocab_bos(vocabulary)
        self._end = lib.llama_vocab_eos(vocabulary)
        self._spm = lib.llama_vocab_type(vocabulary) == lib.LLAMA_VOCAB_TYPE_SPM
        self._pieces: dict[int, bytes] = {}
        self._marks: dict[int, bool] = {}
        self._newline = self._tokens("\n", marks=False) if self._spm else []
        # Some files call them control tokens; printed they must be, to be told apart.
        found = [self._tokens(tag, marks=True) for tag in _TAGS]
        self._tags = {tokens[-1] for tokens in found if len(tokens) == 1}

    @property
    def begin(self) -> list[int]:
        """What every prompt begins with, where the model was trained so."""
        return [self._begin] if lib.llama_vocab_get_add_bos(self.handle) else []

    @property
    def begin_text(self) -> str:
        """How the vocabulary writes the token that begins a text, "" where it has none."""
        return self.text(self._begin) if self._begin >= 0 else ""

    @property
    def end_text(self) -> str:
        """The same of the token that ends one."""
        return self.text(self._end) if self._end >= 0 else ""

    def marks(self, text: str, *, joined: bool = False) -> list[int]:
        """Tokens of our own template: control marks in it are control tokens.

        An SPM tokeniser begins a text with a space; one that is `joined` to what was before has
        none.
        """
        return self._joined(text, marks=True) if joined else self._tokens(text, marks=True)

    def words(self, text: str, *, joined: bool = False) -> list[int]:
        """Tokens of somebody's words: a control mark in them is spelt out like any other text."""
        return self._joined(text, marks=False) if joined else self._tokens(text, marks=False)

    def is_mark(self, token: int) -> bool:
        """True for control tokens, and for what a file calls ordinary but looks like one.

        Those are found in plain text as well, so whoever tokenises words has to look.
        """
        known = self._marks.get(token)
        if known is None:
            known = self._marks[token] = self._is_mark(token)
        return known

    def text(self, token: int) -> str:
        """How the vocabulary writes a token."""
        raw: bytes = lib.llama_vocab_get_text(self.handle, token)
        return raw.decode("utf-8", "replace")

    def is_end(self, token: int) -> bool:
        """True for each token that ends an answer."""
        return bool(lib.llama_vocab_is_eog(self.handle, token))

    def piece(self, token: int) -> bytes:
        """The bytes of a token, none for a control token; they need not be whole characters."""
        known = self._pieces.get(token)
        if known is None:
            known = self._pieces[token] = self._piece(token)
        return known

    def _is_mark(self, token: int) -> bool:
        attributes = lib.llama_vocab_get_attr(self.handle, token)
        if attributes & lib.LLAMA_TOKEN_ATTR_CONTROL:
            return True
        return bool(
            attributes & lib.LLAMA_TOKEN_ATTR_USER_DEFINED and _MARK.fullmatch(self.text(token))
        )

    def _piece(self, token: int) -> bytes:
        special = token in self._tags
        for size in (_PIECE_BYTES, _MOST_TEXT_BYTES):
            buffer = ctypes.create_string_buffer(size)
            length = lib.llama_token_to_piece(self.handle, token, buffer, size, 0, special)
            if length >= 0:
                return buffer.raw[:length]
        return b""

    def _joined(self, text: str, *, marks: bool) -> list[int]:
        lead = len(self._newline)
        tokens = self._tokens("\n" + text if lead else text, marks=marks)
        apart = tokens[:lead] != self._newline  # the newline became part of a longer token
        return self._tokens(text, marks=marks) if apart else tokens[lead:]

    def _tokens(self, text: str, *, marks: bool) -> list[int]:
        if not text:
            return []
        raw = text.encode("utf-8", "replace")
        if len(raw) > _MOST_TEXT_BYTES:
            raise BadInput("That text is too long for a language model.")
        room = len(raw) + 8
        buffer = (lib.llama_token * room)()
        count = lib.llama_tokenize(self.handle, raw, len(raw), buffer, room, False, marks)
        if count < 0:
            raise SanctumBug("a text has more tokens than bytes")
        return list(buffer[:count])
