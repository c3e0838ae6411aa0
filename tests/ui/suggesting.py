"""A model beside the window that words a line in another way, or lies, or says nothing."""

import json
import re
from dataclasses import replace

from sanctum_desktop.adapters.assets_library.conventions import ConventionFiles
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.core.use_cases.reword_lines import RewordLines

LINE = re.compile(r"The line now: (.+)$")


def said(words):
    return json.dumps({"line": words})


def line_of(prompt):
    """The line a prompt asks about."""
    return LINE.search(prompt.messages[-1].text)[1]


def shorter(prompt):
    """What somebody honest says: the line's parts the other way of joining them."""
    line = line_of(prompt)
    return said(line.replace("; ", ", ").replace(" and kept", ", kept"))


class Unread:
    """Neither counts nor measures."""

    def note(self, record):
        """Nothing is counted."""

    def seconds(self):
        return 0.0


class Told:
    """The one talk of a world."""

    def __init__(self, world):
        self._world = world

    async def get(self, conversation):
        turns = self._world.said
        return Conversation(
            id=conversation, persona="gem", started_at=turns[0].said_at, turns=turns
        )


def grounded(world):
    """The world with a line its words bear, as every line is that Abby wrote herself."""
    told = "I drew up a four-week plan, and missed shifts went from five a month to one."
    fact = world.facts["fact-4"]
    world.facts["fact-4"] = replace(fact, source=replace(fact.source, quote=told))
    return world


def rewording(world, *answers, chains=None):
    """The use case over a world, whose model gives these answers; a world's own where none."""
    model = ScriptedModel(*(answers or (shorter,)))
    ask = AskModel(chains=chains or ScriptedChains(model), log=Unread(), clock=Unread())
    return RewordLines(
        conversations=Told(world),
        facts=world,
        resumes=world.resumes,
        conventions=ConventionFiles(asset_path("conventions")),
        ask=ask,
    )
