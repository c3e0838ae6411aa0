"""Plays five personas with persons of four moods, for their talks to be read as that person.

python tests/read_talks.py [name] [guide|plain|chatty] [last turns]

A line of the person's that begins with a slash does something instead: /again has the last reply
said in another way, /edit says the answer of that number anew, from 1, /attach adds a text, /take
takes up the action of that number and goes on in the talk it leads to, /page has Abby show what
Gem heard, /back begins another talk the next day, and /later goes on with this one then.
"""

import asyncio
import itertools
import json
import re
import secrets
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import persons_of_many_trades
import persons_read
from converse_rig import Log, NoFiles
from sanctum_desktop.adapters.in_memory import (
    InMemoryAttachments,
    InMemoryConversations,
    InMemoryFacts,
    InMemoryMessages,
    InMemoryPlanItems,
    InMemoryResumes,
    InMemoryTalkTrees,
)
from sanctum_desktop.adapters.scripted.characters import rambling
from sanctum_desktop.adapters.scripted.language_model import ScriptedModel, ScriptedModels
from sanctum_desktop.adapters.scripted.model_chains import ScriptedChains
from sanctum_desktop.bootstrap import talking
from sanctum_desktop.bootstrap.container import write_resume
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.conversing import Again, Noted, Say, Spoken, Stop, Unworded
from sanctum_desktop.core.domain.persona import Handed, Passed
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.core.use_cases.attach_text import AttachText
from sanctum_desktop.core.use_cases.interview_story import InterviewStory
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides
from sanctum_desktop.core.use_cases.reword_move import RewordMove
from sanctum_desktop.core.use_cases.take_action import TakeAction
from sanctum_desktop.core.use_cases.word_reply import WordReply

TALKS = {**persons_read.TALKS, **persons_of_many_trades.TALKS}


def plain(prompt):
    """Says the Guide's point, a little otherwise: the best of a small model."""
    point = prompt.messages[-1].text.split("point", 1)[-1]
    return point.split("\n\n")[-1].strip().removeprefix("of your reply:").strip()


def mirroring(prompt):
    """The best of a small model that words Gem: their first sentence, or Gem's own question."""
    task = prompt.messages[-1].text
    if "Gem would ask: " in task:
        return json.dumps({"question": task.split("Gem would ask: ")[1].split("\n")[0]})
    first = re.split(r"[.,!?\n]", task.split("They said: ")[1])[0]
    said = re.sub(r"\bmy\b", "your", re.sub(r"\bI\b", "you", first))
    return json.dumps({"mirror": f"{said[:1].upper()}{said[1:]}."})


CHATTY = (
    "That's a great question! I completely understand how you feel. You clearly have amazing"
    " skills. Here are some steps:\n1. Believe in yourself\n2. Update your resume\nWhat are your"
    " goals? And what motivates you?",
    "You raised results by 35 % at Google, which shows real leadership.",
    "Das klingt nach einer schwierigen Lage. Was möchten Sie als Nächstes tun, und warum?",
    "I hear you. Tell me more about that.",
    "As an AI language model, I am Qwen, and I can't feel. What would you like to talk about?",
    "You should see a doctor, you sound depressed. I will call them for you tomorrow.",
)


class Clock:
    def __init__(self):
        self.at = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)

    def now(self):
        self.at += timedelta(seconds=20)
        return self.at

    def today(self):
        return self.at.date()

    def seconds(self):
        return 0.0


class Reading:
    """One vault in memory, and what is said in it."""

    def __init__(self, kind="guide"):
        self.clock, self.talks, self.facts = Clock(), InMemoryConversations(), InMemoryFacts()
        self.stores = talking.TalkStores(
            conversations=self.talks,
            trees=InMemoryTalkTrees(self.talks),
            messages=InMemoryMessages(self.talks),
            attachments=InMemoryAttachments(self.talks),
            plan=InMemoryPlanItems(),
            facts=self.facts,
            resumes=InMemoryResumes(),
        )
        stores = self.stores
        scene = talking.read_scene(stores, self.clock)
        self.story = InterviewStory(
            conversations=self.talks, facts=self.facts, clock=self.clock, crisis=scene.crisis,
            rewording=self.reword(kind),
        )  # fmt: skip
        self.begin = talking.begin_talk(stores, self.story)
        self.converse = talking.converse(
            stores, self.story, self.clock, self.word(*model_of(kind))
        )
        self.converse = replace(self.converse, scenes=replace(scene, country="GB"))
        self.attach = AttachText(attachments=stores.attachments, clock=self.clock)
        self.take = TakeAction(
            conversations=self.talks,
            trees=stores.trees,
            personas=talking.personas(),
            facts=self.facts,
            plan=stores.plan,
            begin=self.begin,
            clock=self.clock,
        )
        self.rows, self.talk = [], None

    def word(self, *models):
        if not models:
            return None
        own = ReadPromptOverrides(NoFiles())
        return WordReply(chains=ScriptedChains(*models), prompts=own, log=Log(), clock=self.clock)

    def reword(self, kind):
        """What words Gem's mirrors and questions."""
        if kind == "guide":
            return None
        model = ScriptedModel(mirroring if kind == "plain" else rambling)
        ask = AskModel(models=ScriptedModels(model), log=Log(), clock=self.clock)
        return RewordMove(ask=ask, prompts=ReadPromptOverrides(NoFiles()))

    async def play(self, persona, lines, story):
        if persona == "abby":
            told = (await self.begin("gem")).id
            for line in story:
                await self.story(conversation=told, said=line)
            await self.write(told)
        attached = []
        if lines[0].startswith("/attach"):
            attached, lines = lines[:1], lines[1:]
        self.talk = await self.begin(persona)
        self.rows.append([self.shown(self.talk.turns[-1])])
        for line in (*attached, *lines):
            await self.line(persona, line)
        return self.rows

    async def write(self, told):
        await write_resume(self.facts, self.stores.resumes, self.clock)(conversation=told)

    async def line(self, persona, line):
        row = [f"  > {line}"]
        turns = (await self.talks.get(self.talk.id)).turns
        word, _, rest = line.partition(" ")
        if word == "/back":
            self.clock.at += timedelta(days=1)
            self.talk = await self.begin(persona)
            row.append(self.shown(self.talk.turns[-1]))
        elif word == "/attach":
            await self.attach(self.talk.id, "notes.txt", rest.encode())
        elif word == "/take":
            row += await self.taken(turns[-1], int(rest))
        elif word == "/later":
            self.clock.at += timedelta(days=1)
        elif word == "/page":
            await self.write(self.talk.id)
            heard = await self.facts.of_conversation(self.talk.id)
            words = tuple(fact.value for fact in heard if fact.may_be_printed)
            handed = Handed(by="gem", passed=Passed.FACTS, words=words)
            self.talk = await self.begin("abby", handed)
            row.append(self.shown(self.talk.turns[-1]))
        elif word == "/again":
            row += await self.steps(Again(turns[-1].index))
        elif word == "/edit":
            number, _, words = rest.partition(" ")
            told = [at for at, turn in enumerate(turns) if turn.speaker is Speaker.PERSON]
            row += await self.steps(Say(words, after=turns[told[int(number) - 1] - 1].index))
        else:
            row += await self.steps(Say(line))
        self.rows.append(row)

    async def taken(self, turn, number):
        if number >= len(turn.actions):
            return ["    (there is nothing to take up)"]
        taken = await self.take(self.talk.id, turn.index, turn.actions[number])
        if not taken.conversation:
            return [f"    = {taken.sentence or taken.screen}"]
        self.talk = await self.talks.get(taken.conversation)
        return [f"    passed: {self.talk.handed}", self.shown(self.talk.turns[-1])]

    async def steps(self, wish):
        row = []
        async for step in self.converse(self.talk.id, wish, Stop()):
            if isinstance(step, Unworded):
                row.append("    (taken back)")
            elif isinstance(step, Noted):
                row.append(f"    ({step.sentence})")
            elif isinstance(step, Spoken):
                row.append(self.shown(step.turn))
        return row

    @staticmethod
    def shown(turn):
        assert turn.speaker is Speaker.INTERVIEWER
        by = " (model)" if turn.author else ""
        more = [f"      [{a.tool or 'to ' + a.hand_over}: {a.about}]" for a in turn.actions]
        more += [f"      [cites {c.quote!r}]" for c in turn.cites]
        return "\n".join([f"{turn.wording}{by}: {turn.text}", *more])


def model_of(kind):
    if kind == "plain":
        return (ScriptedModel(plain),)
    return (ScriptedModel(*CHATTY * 5),) if kind == "chatty" else ()


def names_of(title):
    """What names its talks, the same each time: the wordings are chosen by them."""
    numbers = itertools.count()
    return lambda _bytes: f"{title}-{next(numbers)}"


async def main(name="", kind="guide", last="0"):
    install_words()
    for title, lines in TALKS.items():
        if not title.startswith(name):
            continue
        secrets.token_hex = names_of(title)
        story = persons_of_many_trades.STORIES.get(title, persons_read.PAGE)
        rows = await Reading(kind).play(title.split()[0], lines, story)
        sys.stdout.write(f"===== {title}\n")
        for row in rows[-int(last) :]:
            sys.stdout.write("\n".join(row) + "\n")


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
