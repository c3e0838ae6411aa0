"""Scenes for the Guide of a persona, and a talk that is led turn by turn."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sanctum_desktop.adapters.assets_library.personas import PersonaFiles
from sanctum_desktop.adapters.assets_library.questions import read_questions
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.attachments import Attachment, AttachmentId
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.scene import Scene
from sanctum_desktop.core.policies.conversing.guide import guide_reply

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
PERSONAS = PersonaFiles(Path(asset_path("personas")))
QUESTIONS = read_questions(Path(asset_path("questions")))


def a_text(words, *, of="text", name="notes.txt", pages=(0,)):
    return Attachment(
        id=AttachmentId(of),
        conversation="talk",
        name=name,
        untrusted_text=words,
        added_at=NOON,
        pages=pages,
    )


def a_scene(persona, *, talk="talk", **more):
    spoken = Conversation(id=ConversationId(talk), persona=persona, started_at=NOON)
    more.setdefault("questions", QUESTIONS)
    return Scene(persona=PERSONAS.get(persona), conversation=spoken, today=MONDAY, **more)


class Talk:
    """A talk with one persona by the Guide: `say` gives the reply, all is kept in `scene`."""

    def __init__(self, persona, *, answers=guide_reply, **more):
        self.answers = answers
        self.scene = a_scene(persona, **more)
        self.replies = []
        self._keep(self.answers(self.scene))

    def say(self, words):
        self._turn(Speaker.PERSON, words, kind=TurnKind.ANSWER)
        return self._keep(self.answers(self.scene))

    def attach(self, attachment):
        self.scene = replace(self.scene, attachments=(*self.scene.attachments, attachment))

    def _keep(self, reply):
        self.replies.append(reply)
        self._turn(
            Speaker.INTERVIEWER,
            reply.text,
            kind=TurnKind.REPLY,
            wording=reply.wording,
            cites=reply.cites,
            actions=reply.actions,
        )
        return reply

    def _turn(self, speaker, words, **more):
        turns = self.scene.conversation.turns
        turn = Turn(index=len(turns), speaker=speaker, text=words, said_at=NOON, **more)
        spoken = replace(self.scene.conversation, turns=(*turns, turn))
        self.scene = replace(self.scene, conversation=spoken)

    def __str__(self):
        lines = []
        for turn in self.scene.conversation.turns:
            who = self.scene.persona.name if turn.speaker is Speaker.INTERVIEWER else "--"
            more = "".join(f"\n      [cites {c.start}-{c.end} p{c.page}]" for c in turn.cites)
            more += "".join(
                f"\n      ({a.tool or 'to ' + a.hand_over}: {a.about})" for a in turn.actions
            )
            lines.append(f"{who}: {turn.text}{more}")
        return "\n".join(lines)
