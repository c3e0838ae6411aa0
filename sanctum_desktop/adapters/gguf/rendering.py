"""Renders a stranger's chat template, in a sandbox, in the process for strangers' files only.

The sandbox keeps a template from Python; that it ends, and takes no more memory than there is, is
for the limits of the process. It is given words made here, never a person's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final, NoReturn

from jinja2 import nodes
from jinja2.exceptions import TemplateError
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sanctum_desktop.adapters.gguf.deriving import Talk, Unfit
from sanctum_desktop.core.domain.chat_marks import BEGIN, END

_LONGEST_OUTPUT: Final = 1 << 18
_LATE_IMPORTS: Final = "{{ 'a\\n'|wordwrap(9)|indent|tojson }}{{ raise_exception('') }}"


class _Generation(Extension):
    """Some templates frame replies for training, by a tag that means nothing here."""

    tags = {"generation"}  # noqa: RUF012 - as the library has it

    def parse(self, parser: Parser) -> list[nodes.Node]:
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


class ChatTemplate:
    """A template as its writers expect it to be run; raises Unfit where it cannot be."""

    def __init__(self, untrusted: str) -> None:
        environment = ImmutableSandboxedEnvironment(
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=("jinja2.ext.loopcontrols", _Generation),
        )
        environment.globals |= {"raise_exception": _raise, "strftime_now": _no_date}
        with _strangers_code():
            self._template = environment.from_string(untrusted)

    def __call__(self, talk: Talk, asking: bool) -> str:
        """The text of a talk, with the call for a reply where it is `asking`."""
        messages = [{"role": role, "content": words} for role, words in talk]
        parts: list[str] = []
        length = 0
        with _strangers_code():
            for part in self._template.generate(
                messages=messages,
                add_generation_prompt=asking,
                bos_token=BEGIN,
                eos_token=END,
                tools=None,
                documents=None,
            ):
                parts.append(part)
                length += len(part)
                if length > _LONGEST_OUTPUT:
                    raise Unfit
        return "".join(parts)


def warm_up() -> None:
    """Have the library import what it does late; in its process nothing can be opened then."""
    with suppress(Unfit):
        ChatTemplate(_LATE_IMPORTS)((), True)


@contextmanager
def _strangers_code() -> Iterator[None]:
    """Whatever a stranger's program brings about is no error of ours; want of memory is told."""
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        raise Unfit from error


def _raise(message: object) -> NoReturn:
    raise TemplateError(str(message))


def _no_date(_form: object) -> str:
    """A date would be read again and again long after; the template's own words stay."""
    return ""
