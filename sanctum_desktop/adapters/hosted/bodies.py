"""What a prompt is sent as, in each dialect: the bytes that go are those that were shown.

A plain body leaves out all a server may not know: how freely to choose words, stop strings, the
shape of an answer, counting tokens, how much to think.

After https://platform.openai.com/docs/api-reference/chat and
https://docs.anthropic.com/en/api/messages; what vLLM and llama-server know besides stands at
https://docs.vllm.ai/en/stable/features/reasoning_outputs/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from sanctum_desktop.core.domain.hosted import Dialect, HostedServer, Nearness
from sanctum_desktop.core.domain.language import Manner, Prompt, Role
from sanctum_desktop.runtime.net_hosts import host_of

_TEMPERATURE: Final = {Manner.PRECISE: 0.2, Manner.BALANCED: 0.7, Manner.WARM: 0.9}
_TOP_P: Final = {Manner.PRECISE: 0.9, Manner.BALANCED: 0.95, Manner.WARM: 0.95}
_MOST_STOPS: Final = 4
_ROLES: Final = {Role.SYSTEM: "system", Role.PERSON: "user", Role.MODEL: "assistant"}
_OPENAI: Final = "api.openai.com"
_REASONS: Final = re.compile(r"(?:o\d|gpt-(?:[5-9]|\d\d))")
"""OpenAI's models that reason take neither a temperature nor stop strings."""
_NO_THOUGHTS: Final = {"enable_thinking": False}
"""For the templates of models that would spend a short answer's room on thinking."""
_NOTHING_SAID: Final = "…"


def body_of(server: HostedServer, prompt: Prompt, *, plain: bool) -> str:
    """JSON with every letter as it is, so that who looks for a word in it finds it."""
    body = json.dumps(_told(server, prompt, plain), ensure_ascii=False)
    return body.encode("utf-8", "replace").decode("utf-8")  # half a character is no text


def _told(server: HostedServer, prompt: Prompt, plain: bool) -> Mapping[str, Any]:
    match server.dialect:
        case Dialect.OPENAI:
            return _openai(server, prompt, plain)
        case Dialect.ANTHROPIC:
            return _anthropic(server, prompt, plain)


def _openai(server: HostedServer, prompt: Prompt, plain: bool) -> Mapping[str, Any]:
    system = _system(prompt)
    body: dict[str, Any] = {
        "model": server.model,
        "messages": [
            *([{"role": "system", "content": system}] if system else []),
            *_turns(prompt),
        ],
        "stream": True,
    }
    at_openai = host_of(server.url) == _OPENAI
    body["max_completion_tokens" if at_openai else "max_tokens"] = prompt.most_tokens
    if plain:
        return body
    body["stream_options"] = {"include_usage": True}
    if at_openai and _REASONS.match(server.model):
        body["reasoning_effort"] = "low"
    else:
        body["temperature"] = _TEMPERATURE[prompt.manner]
        body["top_p"] = _TOP_P[prompt.manner]
        if prompt.stops:
            body["stop"] = list(prompt.stops[:_MOST_STOPS])
    if server.nearness is not Nearness.AWAY:
        body["chat_template_kwargs"] = _NO_THOUGHTS
    if prompt.schema is not None:
        body["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "answer", "schema": json.loads(prompt.schema)},
        }
    return body


def _anthropic(server: HostedServer, prompt: Prompt, plain: bool) -> Mapping[str, Any]:
    """Without a temperature, which the newest models refuse."""
    body: dict[str, Any] = {"model": server.model, "max_tokens": prompt.most_tokens}
    if system := _system(prompt):
        body["system"] = system
    body |= {"messages": list(_turns(prompt)), "stream": True}
    if prompt.stops and not plain:
        body["stop_sequences"] = list(prompt.stops[:_MOST_STOPS])
    return body


def _system(prompt: Prompt) -> str:
    return "\n\n".join(one.text for one in prompt.messages if one.role is Role.SYSTEM)


def _turns(prompt: Prompt) -> Iterator[Mapping[str, str]]:
    """The person first and then by turns: many templates refuse anything else."""
    said = [one for one in prompt.messages if one.role is not Role.SYSTEM]
    if not said or said[0].role is Role.MODEL:
        yield {"role": "user", "content": _NOTHING_SAID}
    for role, messages in groupby(said, key=lambda one: one.role):
        yield {"role": _ROLES[role], "content": "\n\n".join(one.text for one in messages)}
