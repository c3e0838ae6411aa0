"""A vault of talks that lives through any order of acts, and what must hold after each.

A kill is a copy of the folder taken while it is open, as the disk would be found: the copy is gone
on with, the process it was taken from is dropped.
"""

import asyncio
import shutil
import tempfile
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine

from adapters.sqlcipher.conftest import QUICK, FakeClock
from sanctum_desktop.adapters.sqlcipher.vault import SqlcipherVault
from sanctum_desktop.core.domain.conversation import Label, TalkPlace
from sanctum_desktop.core.domain.secrets import Passphrase

MARK = "lantern"
"""A word in everything the machine has a person say."""


class TalkLife(RuleBasedStateMachine):
    """`said` has the text and parent of each turn of each talk, `tips` what was gone on with."""

    def __init__(self):
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="talk-machine-"))
        self.loop = asyncio.new_event_loop()
        self.clock, self.passphrase = FakeClock(), Passphrase("walnut harbor quiet seven")
        self.made = 0
        self.said, self.tips, self.labels = {}, {}, {}
        self.use(self.home / "vault")
        self.run(self.vault.create(self.passphrase))
        self.run(self.vault.unlock(self.passphrase))

    def use(self, folder):
        self.vault = SqlcipherVault(folder, self.clock, kdf=QUICK)

    def run(self, awaitable):
        return self.loop.run_until_complete(awaitable)

    def fresh(self, words=""):
        """Words nobody said before."""
        self.made += 1
        return f"The {MARK} number{self.made} {words}".strip()

    def talk(self, at):
        return list(self.said)[at % len(self.said)]

    def turn(self, talk, at):
        return sorted(self.said[talk])[at % len(self.said[talk])]

    def copied(self):
        """The folder as a kill at this moment leaves it."""
        self.made += 1
        return Path(shutil.copytree(self.vault.folder, self.home / f"killed-{self.made}"))

    def live_on(self, folder):
        """Drop this process and open what it left."""
        self.run(self.vault.lock())
        self.vault.close()
        self.use(folder)
        self.run(self.vault.unlock(self.passphrase))
        assert self.vault.notices == ()

    def label(self, talk, label):
        assert self.run(self.vault.trees.label(talk, label)) == self.labels[talk]
        before, self.labels[talk] = self.labels[talk], label
        return before

    def holds(self):
        """No turn lost, every branch reachable, each turn found by its words."""
        for talk, said in self.said.items():
            tree = self.run(self.vault.trees.tree(talk))
            kept = {
                turn.index: (turn.text, parent)
                for turn, parent in zip(tree.turns, tree.parents, strict=True)
            }
            assert kept == said
            assert tree.tip == self.tips[talk]
            stored = self.run(self.vault.conversations.get(talk))
            assert (stored.turns, stored.next_index) == (tree.branch(), len(said))
            assert stored.label == self.labels[talk]
            for turn in tree.turns:
                assert turn in tree.branch(tree.tip_through(turn.index))
                assert turn.index in tree.versions(turn.index)
        found = self.run(self.vault.messages.search(MARK, limit=10_000))
        assert {(one.conversation, one.turn) for one in found} == {
            (talk, turn)
            for talk, said in self.said.items()
            for turn, (text, _) in said.items()
            if MARK in text and self.labels[talk].place is not TalkPlace.TRASHED
        }

    def teardown(self):
        self.holds()
        for talk, said in self.said.items():
            self.label(talk, Label())
            for turn, (text, _) in said.items():
                found = self.run(self.vault.messages.search(text, limit=10_000))
                assert (talk, turn) in {(one.conversation, one.turn) for one in found}
        self.run(self.vault.call(self.vault.integrity))
        self.run(self.vault.lock())
        self.vault.close()
        self.loop.close()
        shutil.rmtree(self.home)
