"""A language model suggests other words for the lines of a page; the person takes them or not."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sanctum_desktop.core.domain.conversation import ConversationId, Turn
from sanctum_desktop.core.domain.facts import Fact, FactId
from sanctum_desktop.core.domain.model_tasks import Asked, Feature, Made
from sanctum_desktop.core.domain.resume import Resume, ResumeId
from sanctum_desktop.core.domain.wordings import Reviewed, Suggestion
from sanctum_desktop.core.policies.hearing.confided import confided, silenced
from sanctum_desktop.core.policies.hearing.reach import tells_how_to_reach
from sanctum_desktop.core.policies.resume_writing.rewording import Worded, reworded, undecided
from sanctum_desktop.core.ports.conventions_library import ConventionsLibrary
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.resume_repository import ResumeRepository
from sanctum_desktop.core.prompts import PROMPT_OF, PromptTemplate, load_prompt
from sanctum_desktop.core.use_cases.ask_model import AskModel

GIVEN_UP_AFTER: Final = 2
"""Lines without an answer, one after another, after which no further one is asked about."""


async def shipped(prompt: str) -> PromptTemplate:
    """The prompt of that name and version as it ships."""
    return load_prompt(prompt)


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordLines:
    """Asks a model about each line the person has not decided on, one at a time.

    It is shown the words the line rests on and nothing else: never what was told in confidence,
    or what the person keeps to themselves. What it says becomes no line by itself. `prompt` gives
    what to ask with, by name and version.
    """

    conversations: ConversationRepository
    facts: FactRepository
    resumes: ResumeRepository
    conventions: ConventionsLibrary
    ask: AskModel
    prompt: Callable[[str], Awaitable[PromptTemplate]] = shipped

    async def offered(self) -> bool:
        """True where there is a model that does this."""
        return await self.ask.does(Feature.RESUME_LINE)

    async def __call__(self, conversation: ConversationId) -> AsyncGenerator[Reviewed, None]:
        """At once how many lines there are, then one after each line; closing it stops the model.

        Raises NotFound where there is no page. A model that goes on giving no answer is left.
        """
        page = await self.resumes.get(ResumeId(conversation))
        turns = (await self.conversations.get(conversation)).turns
        facts = _open_facts(await self.facts.of_conversation(conversation), turns)
        respell, spelling = self._spelling(page)
        words = {line.id: line.text for line in page.lines().values()}
        lines = tuple(undecided(page, facts, respell))
        answered = silent = 0
        yield Reviewed(done=0, count=len(lines), answered=0)
        for done, line in enumerate(lines, start=1):
            others = [text for one, text in words.items() if one != line.line.id]
            made, heard = await self._asked(replace(line, others=others), spelling)
            suggestion = None
            if made is not None and made.value != line.line.text:
                suggestion = _suggestion(line, made)
                words[line.line.id] = made.value
            answered, silent = (answered + 1, 0) if heard else (answered, silent + 1)
            yield Reviewed(done=done, count=len(lines), answered=answered, suggestion=suggestion)
            if silent >= GIVEN_UP_AFTER:
                return

    async def _asked(self, of: Worded, spelling: str) -> tuple[Made[str] | None, bool]:
        """What the model made of the line, and whether it answered at all."""
        heard = []

        def accept(answer: Mapping[str, Any]) -> str | None:
            heard.append(True)
            return reworded(answer["line"], of) or None

        values = {
            "spelling": spelling,
            "tense": "past" if of.past else "as it stands",
            "said": " ".join(of.quotes),
            "line": of.line.text,
        }
        template = await self.prompt(PROMPT_OF[Feature.RESUME_LINE])
        made = await self.ask(Feature.RESUME_LINE, template, Asked(values), accept=accept)
        return made, bool(heard)

    def _spelling(self, page: Resume) -> tuple[Mapping[str, str], str]:
        """The pairs of the reader's spelling, and what it is called."""
        known = self.conventions.countries()
        spelling = next((one.spelling for one in known if one.country == page.country), None)
        if spelling is None:
            return {}, "as they said it"
        return self.conventions.spelling().into[spelling], spelling.value


def _suggestion(of: Worded, made: Made[str]) -> Suggestion:
    return Suggestion(line=of.line.id, before=of.line.text, after=made.value, author=made.author)


def _open_facts(facts: Sequence[Fact], turns: Sequence[Turn]) -> dict[FactId, Fact]:
    """The facts a page may show, but those told in one breath with what it may not.

    Nor those whose words say how somebody is reached.
    """
    said = {turn.index: turn.text for turn in turns}
    quiet = silenced(turns)
    kept = [fact for fact in facts if not fact.may_be_printed]

    def is_open(fact: Fact) -> bool:
        source = fact.source
        hidden = confided(said.get(source.turn, ""))
        hidden += tuple(
            (o.source.start, o.source.end) for o in kept if o.source.turn == source.turn
        )
        beside = any(start < source.end and source.start < end for start, end in hidden)
        return not (source.turn in quiet or beside or tells_how_to_reach(source.quote))

    return {fact.id: fact for fact in facts if fact.may_be_printed and is_open(fact)}
