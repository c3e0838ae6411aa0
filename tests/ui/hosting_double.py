"""Servers and a ledger in memory, for the window's tests and pictures."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

from keeping_double import MOMENT

from sanctum_desktop.core.domain.errors import BadInput, VaultReadOnly
from sanctum_desktop.core.domain.hosted import (
    Caps,
    Dialect,
    HostedServer,
    Nearness,
    Outgoing,
    ServerId,
    Use,
)
from sanctum_desktop.core.domain.net import (
    NetPurpose,
    NetRecord,
    NetRequest,
    NetStage,
    left_in,
)
from sanctum_desktop.core.prompts import load_prompt
from sanctum_desktop.core.use_cases.send_away import NOTE
from sanctum_desktop.ui.services import Hosting, Leaving

GROQ = HostedServer(
    id=ServerId("groq"),
    name="Groq",
    dialect=Dialect.OPENAI,
    url="https://api.groq.com/openai/v1",
    model="llama-3.3-70b-versatile",
    nearness=Nearness.AWAY,
    purposes=frozenset({NetPurpose.CONVERSE}),
    caps=Caps(requests_a_day=200, spending_a_day=0.5, price_in=0.59, price_out=0.79),
    has_key=True,
    used_at=MOMENT,
)
OLLAMA = HostedServer(
    id=ServerId("ollama"),
    name="Ollama",
    dialect=Dialect.OPENAI,
    url="http://127.0.0.1:11434/v1",
    model="qwen3:4b",
    nearness=Nearness.HERE,
    purposes=frozenset({NetPurpose.CONVERSE, NetPurpose.GEM_WORDING}),
    rank=1,
)
PRACTICE = HostedServer(
    id=ServerId("practice"),
    name="The practice's machine in the cellar",
    dialect=Dialect.OPENAI,
    url="http://192.168.1.20:8000/v1",
    model="Qwen/Qwen3-32B-Instruct-with-a-name-as-long-as-they-come",
    nearness=Nearness.NEARBY,
    purposes=frozenset({NetPurpose.CONVERSE, NetPurpose.RESUME_LINES}),
    unseen=frozenset({NetPurpose.RESUME_LINES}),
    rank=2,
)
WORDS = (
    "You are Abby. Speak of the page, briefly and plainly.\n\n"
    "Person_1: I drew up a four-week plan for Company_1, with Person_2 on nights. Every Sunday I "
    "put it on the wall. Write to Mail_1 if you want to see it.\n\n"
    "Answer in at most three sentences."
)
UNTOLD = {
    "Person_1": "Miriam Adeyemi",
    "Person_2": "Jonas",
    "Company_1": "St. Anne's Hospital, Cebu",
    "Mail_1": "miriam.adeyemi@example.org",
}


def request_of(purpose=NetPurpose.CONVERSE, host="api.groq.com", model=GROQ.model):
    return NetRequest(purpose=purpose, hosts=(host,), about=model, body="5d" * 32)


INSTRUCTIONS = f"{load_prompt('converse.v1').system}\n\n{NOTE}"


def outgoing(purpose=NetPurpose.CONVERSE, words=WORDS, untold=UNTOLD, instructions=""):
    return Outgoing(
        request=request_of(purpose),
        id=GROQ.id,
        server="Groq",
        text=f"{instructions}\n\n{words}" if instructions else words,
        untold=untold,
        instructions=len(instructions),
    )


@dataclass
class Outside:
    """Servers, keys and records; `fails` is raised by the next act, `holds` is waited for."""

    servers: list = field(default_factory=list)
    records: list = field(default_factory=list)
    keys: dict = field(default_factory=dict)
    uses: dict = field(default_factory=dict)
    tested: list = field(default_factory=list)
    read: list = field(default_factory=list)
    flying: bool = False
    read_only: bool = False
    fails: BaseException | None = None
    unreadable: BaseException | None = None
    holds: object = None
    ask: object = None
    told: list = field(default_factory=list)
    words: list = field(default_factory=list)

    def hosting(self):
        return Hosting(
            servers=self._servers,
            put=self._put,
            remove=self._remove,
            put_key=self._put_key,
            remove_key=self._remove_key,
            test=self._test,
            testing=self._testing,
            used=self._used,
            ask_with=self._ask_with,
            hidden=self._hidden,
            take_back=self._take_back,
        )

    def leaving(self):
        return Leaving(
            left=self._left,
            records=self._records,
            flying=lambda: self.flying,
            fly=self._fly,
            on_change=self.told.append,
        )

    def record(self, *records):
        """These have just been made, the last one last."""
        self.records = [*reversed(records), *self.records]
        for tell in self.told:
            tell()

    async def _act(self):
        if self.holds is not None:
            await self.holds.wait()
        if self.fails is not None:
            raise self.fails
        if self.read_only:
            raise VaultReadOnly("The vault is open to read only; nothing was written.")

    async def _servers(self):
        if self.unreadable is not None:
            raise self.unreadable
        return tuple(self.servers)

    async def _put(self, server):
        await self._act()
        if not server.url.startswith(("http://", "https://")):
            raise BadInput("That is no address.", advice="It begins with https://.")
        if not server.model.strip():
            raise BadInput("Which model is missing.", advice="Type its name.")
        host = server.url.partition("://")[2]
        name = server.name.strip() or host.partition("/")[0]
        server = replace(server, id=server.id or ServerId(f"new-{name}"), name=name)
        near = Nearness.HERE if host.startswith("127.") else Nearness.AWAY
        before = next((one for one in self.servers if one.id == server.id), server)
        if before.url != server.url:
            self.keys.pop(server.id, None)
            server = replace(server, has_key=False, unseen=frozenset())
        kept = replace(
            server,
            nearness=Nearness.NEARBY if host.startswith("192.168.") else near,
            has_key=server.id in self.keys or server.has_key,
        )
        others = [one for one in self.servers if one.id != server.id]
        self.servers = [*others, kept]
        return kept

    async def _remove(self, server):
        await self._act()
        self.servers = [one for one in self.servers if one.id != server]
        self.keys.pop(server, None)

    async def _put_key(self, server, key):
        await self._act()
        if not key:
            raise BadInput("That is no key.")
        self.keys[server] = key.reveal()
        self._mark(server, has_key=True)

    async def _remove_key(self, server):
        await self._act()
        self.keys.pop(server, None)
        self._mark(server, has_key=False)

    def _mark(self, server, **changed):
        self.servers = [
            replace(one, **changed) if one.id == server else one for one in self.servers
        ]

    async def _test(self, server, consent):
        await self._act()
        self.tested.append((server, consent))
        self._mark(server, used_at=MOMENT)
        return "It answers, and has the model."

    async def _testing(self, server):
        one = next(one for one in self.servers if one.id == server)
        host = one.url.partition("://")[2].partition("/")[0]
        return request_of(NetPurpose.TEST_KEY, host, one.model)

    async def _used(self, server):
        return self.uses.get(server, Use(on=MOMENT.date()))

    def _ask_with(self, ask):
        self.ask = lambda one: ask(one, partial(self._hide, one))

    async def _hide(self, one, word):
        """As `Sending` would, as far as a text without cases and forms goes."""
        await self._act()
        if not any(map(str.isalnum, word.words)):
            raise BadInput("There is no word in that.", advice="Type one.")
        self.words.append(word)
        words, untold = one.text, dict(one.untold)
        for number, each in enumerate(self.words, start=1):
            placeholder = f"{each.code or 'Name'}_{number}"
            if each.words in words:
                words, untold[placeholder] = words.replace(each.words, placeholder), each.words
        request = replace(one.request, body=f"{len(self.words):064x}")
        return replace(one, text=words, untold=untold, request=request)

    async def _hidden(self):
        return tuple(self.words)

    async def _take_back(self, words):
        await self._act()
        self.words = [one for one in self.words if one.words != words]

    async def _left(self):
        if self.unreadable is not None:
            raise self.unreadable
        return left_in(self.records)

    async def _records(self, count, skipped):
        self.read.append((count, skipped))
        if self.unreadable is not None:
            raise self.unreadable
        return tuple(self.records[skipped : skipped + count])

    async def _fly(self, on):
        await self._act()
        self.flying = on


def exchange(number, purpose=NetPurpose.CONVERSE, host="api.groq.com", out=4200, back=900, **more):
    """The beginning and the end of a request, `number` hours before now."""
    begun = NetRecord(
        at=MOMENT - timedelta(hours=number, minutes=1),
        trace=f"trace-{number}",
        stage=NetStage.BEGUN,
        purpose=purpose,
        host=host,
        **more,
    )
    ended = replace(
        begun,
        at=MOMENT - timedelta(hours=number),
        stage=NetStage.ENDED,
        sent_bytes=out,
        received_bytes=back,
    )
    return begun, ended


def many_records(count):
    """Two each, of several kinds; the newest first."""
    kinds = (
        (NetPurpose.CONVERSE, "api.groq.com", 4200, 900, False),
        (NetPurpose.GEM_WORDING, "127.0.0.1:11434", 2800, 400, True),
        (NetPurpose.DOWNLOAD_MODEL, "cas-bridge.xethub.hf.co", 1300, 2_497_281_120, False),
        (NetPurpose.RESUME_LINES, "192.168.1.20:8000", 1900, 700, False),
    )
    found = []
    for number in range(count):
        purpose, host, out, back, local = kinds[number % len(kinds)]
        begun, ended = exchange(number, purpose, host, out, back, local=local)
        found += [ended, begun]
    return found


async def asked(shell, outside, *texts):
    """Ask for these texts at once; gives the tasks, the first of them shown and pressable."""
    tasks = []
    for one in texts:
        tasks.append(asyncio.ensure_future(outside.ask(one)))
        await asyncio.sleep(0)
    await shown(shell)
    return tasks


async def shown(shell):
    """Come to the next question, and wait as long as it takes until a press counts."""
    for _ in range(20):
        await asyncio.sleep(0)
    sending = shell.settings.sending
    if sending.asking:
        sending.settling.stop()
        sending.settling.timeout.emit()
