"""Noor with attached texts: quotes what answers, hears it said back, asks what stands in them."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.domain.attachments import Attachment, Citation
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.finding import found, under_heading
from sanctum_desktop.core.policies.conversing.learning import (
    Learning,
    about,
    waits_for_saying_back,
)
from sanctum_desktop.core.policies.conversing.noor_quiz import Quiz
from sanctum_desktop.core.policies.conversing.reading import (
    Passage,
    cite,
    passages,
    quoted,
    run_from,
)
from sanctum_desktop.core.policies.conversing.saying_back import Kind, held_against, numbers
from sanctum_desktop.core.policies.conversing.spoken import Spoken
from sanctum_desktop.core.policies.conversing.text_topics import topics_of

_MOST_TRIES: Final = 3
_FEWEST_WORDS: Final = 6
_WORDS_OF_A_NAME: Final = 3
_ASKS: Final = re.compile(r"(?i)\b(?:what|which|how|when|where|who)\b")
_GREETED: Final = ("noor.hello", "greet.")
QUIZZING: Final = "noor.quiz."


class WithTexts:
    """The moves of one scene that has texts."""

    def __init__(self, scene: Scene, state: Learning, say: Spoken) -> None:
        self._scene = scene
        self._state = state
        self._say = say
        self._texts: dict[str, Attachment] = {one.id: one for one in scene.attachments}
        self._quiz = Quiz(scene, say)

    def explain(self) -> Reply:
        """The passage that answers best, and the person's turn to say it back."""
        answer = found(self._state.said, self._scene.attachments)
        thing = about(self._state.said)
        if answer is None:
            names = self._scene.attachments[-1].name
            if thing == text("noor.it"):
                return self._say.reply("noor.else", name=names)
            return self._say.reply("noor.not_found", thing=thing, name=names)
        if answer.citation == self._state.passage and self._state.last.startswith("noor.which"):
            return self._say.reply("noor.no_other", thing=thing)
        return self._quote(answer.citation, "noor.explain")

    def told(self) -> Reply:
        """An answer to what was asked last; else the name of something to be explained."""
        if self._state.last.startswith(QUIZZING):
            return self._quiz.answered(self._state.said)
        if waits_for_saying_back(self._state):
            named = self._named() or self._asked_inside()
            return self._quote(named, "noor.explain") if named else self._hear_back()
        if self._state.last.startswith("noor.topics") and numbers(self._state.said):
            picked = self._picked()
            return self._quote(picked, "noor.explain") if picked else self.topics()
        greeted = self._state.last.startswith(_GREETED)
        if greeted and not found(self._state.said, self._scene.attachments):
            return self.topics()
        return self.explain()

    def quiz(self) -> Reply:
        return self._quiz.ask()

    def missed(self) -> Reply:
        """Where an answer differed from the text; of what is said back, its first sentence."""
        return self._quiz.missed() if self._state.last.startswith(QUIZZING) else self.unknown()

    def topics(self) -> Reply:
        """The headings, numbered; one of them is to be chosen."""
        text_ = self._with_topics()
        if text_ is None:
            return self._say.reply("noor.no_topics", name=self._scene.attachments[-1].name)
        lines = "\n".join(f"{n}. {quoted(one.quote)}" for n, one in enumerate(topics_of(text_), 1))
        cites = topics_of(text_)[:1]
        return self._say.reply("noor.topics", cites=cites, name=text_.name, lines=lines)

    def shorter(self) -> Reply:
        """A smaller piece of the same; the words stay the text's."""
        if self._state.last.startswith(QUIZZING):
            return self._quiz.told()
        points = self._points()
        if self._state.passage is None or not points:
            return self.topics()
        if len(points) == 1:
            return self._say.reply("noor.which_word", quote=quoted(points[0].text))
        text_ = self._texts[self._state.passage.of]
        return self._quote(cite(text_, points[0].start, points[0].end), "noor.shorter")

    def onward(self) -> Reply:
        """What comes next in the text, or the next question where questions were asked."""
        if self._state.last.startswith(QUIZZING):
            return self._quiz.ask()
        passage = self._state.passage
        text_ = self._texts.get(passage.of) if passage else self._scene.attachments[-1]
        if text_ is None:
            return self._say.reply("noor.gone")
        end = passage.end if passage else 0
        read = passages(text_.untrusted_text)
        at = next((n for n, one in enumerate(read) if one.start >= end and _tells(one)), None)
        if at is None:
            return self._say.reply("noor.end_of_text", name=text_.name)
        return self._quote(cite(text_, *run_from(read, at)), "noor.onward")

    def unknown(self) -> Reply:
        """Nothing comes: the answer, where one was asked for; a smaller piece; or the topics."""
        if self._state.last.startswith(QUIZZING):
            return self._quiz.told()
        if not waits_for_saying_back(self._state):
            return self.topics()
        points = self._points()
        if not points or self._state.tries >= _MOST_TRIES:
            return self._say.reply("noor.leave")
        return self._back("noor.back.unknown", quote=quoted(points[0].text))

    def foreign(self) -> Reply:
        return self._say.reply("noor.foreign")

    def _named(self) -> Citation | None:
        """What stands under the heading that is all that was said, where it is another place."""
        if len(self._state.said.split()) > _WORDS_OF_A_NAME:
            return None
        for one in self._scene.attachments:
            under = under_heading(self._state.said, one, whole=True)
            if under and under.citation != self._state.passage:
                return under.citation
        return None

    def _asked_inside(self) -> Citation | None:
        """What answers a question that was put in the middle of a sentence; of another passage."""
        answer = found(self._state.said, self._scene.attachments) if self._asks() else None
        other = answer and answer.citation != self._state.passage
        return answer.citation if answer and other else None

    def _asks(self) -> bool:
        return _ASKS.search(self._state.said) is not None

    def _hear_back(self) -> Reply:
        """What is wrong or missing in what was said back, with its reason; never a score."""
        points = self._points()
        if not points:
            return self._say.reply("noor.gone")
        told = [quoted(one.text) for one in points]
        heard = held_against(self._state.said, told, self._state.before)
        if heard.kind is Kind.WHOLE:
            return self._say.reply("noor.whole")
        if self._state.tries >= _MOST_TRIES:
            return self._say.reply("noor.leave_with", quote=heard.point)
        values = {"quote": heard.point, "said": heard.said, "right": heard.right, "had": heard.had}
        return self._back(f"noor.back.{heard.kind}", **values)

    def _back(self, prefix: str, **values: str) -> Reply:
        """To be said once more, of the same passage."""
        cites = (self._state.passage,) if self._state.passage else ()
        return self._say.reply(prefix, cites=cites, **values)

    def _points(self) -> list[Passage]:
        """The sentences of the passage that waits to be said back; none where it is gone."""
        passage = self._state.passage
        text_ = self._texts.get(passage.of) if passage else None
        if passage is None or text_ is None:
            return []
        read = passages(text_.untrusted_text)
        return [one for one in read if passage.start <= one.start and one.end <= passage.end]

    def _picked(self) -> Citation | None:
        """What stands under the topic whose number was said."""
        text_ = self._with_topics()
        chosen = next(iter(numbers(self._state.said)), "")
        if text_ is None or not chosen.isdigit():
            return None
        topic = next(iter(topics_of(text_)[int(chosen) - 1 : int(chosen)]), None)
        if topic is None:
            return None
        read = passages(text_.untrusted_text)
        at = next(
            (n for n, one in enumerate(read) if one.start >= topic.start and not one.heading), 0
        )
        return cite(text_, *run_from(read, at))

    def _with_topics(self) -> Attachment | None:
        return next((one for one in reversed(self._scene.attachments) if topics_of(one)), None)

    def _quote(self, passage: Citation, prefix: str) -> Reply:
        quote = quoted(passage.quote)
        return self._say.reply(prefix, cites=(passage,), where=self._where(passage), quote=quote)

    def _where(self, passage: Citation) -> str:
        name = self._texts[passage.of].name
        if passage.page is None:
            return name
        return text("noor.on_page", name=name, page=passage.page)


def _tells(one: Passage) -> bool:
    return not one.heading and len(one.text.split()) >= _FEWEST_WORDS
