"""Asks a real engine as its process would."""

from sanctum_desktop.adapters.llama_cpp.engine import LlamaEngine
from sanctum_desktop.adapters.llama_cpp.presets import LIKELIEST
from sanctum_desktop.adapters.llama_cpp.requests import (
    Keep,
    Load,
    Reply,
    Text,
    Thought,
    state_requests,
)
from sanctum_desktop.core.domain.language import Message, Prompt, Role


class After:
    """Becomes true at the nth time it is asked."""

    def __init__(self, count):
        self.left = count

    def __call__(self):
        self.left -= 1
        return self.left < 0


class Talk:
    """One engine with one model, and the figures of its last reply."""

    def __init__(self, path, **load):
        self.engine = LlamaEngine()
        self.load = Load(str(path), **({"model_id": "made", "context": 1024} | load))
        self.progress = []
        (self.loaded,) = self.ask(self.load)

    def ask(self, request, cancelled=lambda: False):
        answers = self.engine.answer(
            request, cancelled=cancelled, progress=lambda *step: self.progress.append(step)
        )
        return list(answers)

    def reply(self, *messages, sampling=LIKELIEST, cancelled=lambda: False, **prompt):
        """The words of a reply; `finished` and `thoughts` are left here."""
        prompt = Prompt(tuple(messages), **({"most_tokens": 24} | prompt))
        *items, self.finished = self.ask(Reply(prompt, sampling), cancelled)
        self.thoughts = "".join(item.text for item in items if isinstance(item, Thought))
        return "".join(item.text for item in items if isinstance(item, Text))

    def keep(self):
        return b"".join(item.part for item in self.ask(Keep()))

    def resume(self, packed):
        """The last answer to all the parts."""
        return [self.ask(request)[0] for request in state_requests(packed)][-1]

    @property
    def memory(self):
        return self.engine.memory


def system(text):
    return Message(Role.SYSTEM, text)


def person(text):
    return Message(Role.PERSON, text)


def model(text):
    return Message(Role.MODEL, text)
