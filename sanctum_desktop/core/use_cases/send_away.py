"""A language model on a server: what it reads is hidden, shown, agreed to, counted, recorded."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sanctum_desktop.core.domain.errors import NetRefused, NotFound, VaultError
from sanctum_desktop.core.domain.facts import FactId
from sanctum_desktop.core.domain.hosted import (
    HiddenWord,
    HostedServer,
    Nearness,
    Outgoing,
    ServerId,
    Use,
)
from sanctum_desktop.core.domain.language import (
    Message,
    PartKind,
    Prompt,
    ReplyEnd,
    ReplyPart,
    Role,
)
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose
from sanctum_desktop.core.domain.persons_time import person_asked
from sanctum_desktop.core.domain.secrets import ServerKey
from sanctum_desktop.core.domain.trail import TrailEvent
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.hosting import (
    cost,
    guessed_tokens,
    refuse_how_to_reach,
    refuse_over_caps,
    room_to_think,
)
from sanctum_desktop.core.policies.placeholders import (
    Codebook,
    KnownName,
    Restorer,
    known_names,
)
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.hidden_words import HiddenWords
from sanctum_desktop.core.ports.hosted_chat import HostedChat
from sanctum_desktop.core.ports.hosted_servers import HostedServers
from sanctum_desktop.core.ports.sending_consent import SendingConsent
from sanctum_desktop.core.ports.server_keys import ServerKeys
from sanctum_desktop.core.ports.trail import Trail
from sanctum_desktop.core.use_cases.keep_hidden import KeepHidden

NOTE: Final = (
    "A word such as Person_ or Company_ with a number behind it stands for a name that stays on "
    "the person's computer. Write each exactly as it stands, and make up none."
)
"""Ends the instructions in what is sent, and is shown with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What every request to a server goes through while a vault is open.

    `book` has the placeholders of this session; `flying` says that the airplane switch is on,
    which is looked at once more where a process would be started. Who changes a server holds
    `one_by_one`: what is no longer agreed to must not be written back.
    """

    chat: HostedChat
    servers: HostedServers
    keys: ServerKeys
    facts: FactRepository
    hidden_words: HiddenWords
    asking: SendingConsent
    trail: Trail
    clock: Clock
    flying: Callable[[], bool]
    book: Codebook = field(default_factory=Codebook, repr=False)
    one_by_one: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def server(self, server: ServerId) -> HostedServer:
        """As it is kept now; NotFound where it was removed."""
        for one in await self.servers.all():
            if one.id == server:
                return one
        raise NotFound(text("sending.not_chosen"), advice=text("sending.not_chosen.advice"))

    async def key(self, server: HostedServer) -> ServerKey | None:
        try:
            return await self.keys.get(server.id)
        except NotFound:
            return None

    async def known(self) -> tuple[KnownName, ...]:
        """The names that any fact of the vault tells of."""
        names: list[KnownName] = []
        last: FactId | None = None
        while page := await self.facts.page(after=last):
            names += known_names(page)
            last = page[-1].id
        return tuple(names)

    async def count_in(self, server: HostedServer, most_cost: float) -> Use:
        """Take a request out of today's, with the most it may cost; NetRefused where none is left.

        Counted before it is sent, so that neither a failure nor a kill makes it free, nor two at
        once spend the same rest. Gives what was taken.
        """
        async with self.one_by_one:
            taken = Use(on=self.clock.today(), requests=1, spent=most_cost)
            refuse_over_caps(server, await self.servers.use(server.id, taken.on), most_cost)
            await self.servers.add_use(server.id, taken)
            return taken

    async def note_use(
        self, server: HostedServer, taken: Use, tokens_in: int, tokens_out: int
    ) -> None:
        """Afterwards: what it took in place of what was `taken`, and when it was used last."""
        use = Use(
            on=taken.on,
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            spent=cost(server.caps, tokens_in, tokens_out) - taken.spent,
        )
        # Locked or removed meanwhile: the request itself was counted and recorded before.
        with suppress(VaultError, NotFound):
            await self.servers.add_use(server.id, use)
            async with self.one_by_one:
                now = await self.server(server.id)
                await self.servers.put(replace(now, used_at=self.clock.now()))


@dataclass(slots=True)
class _Letter:
    """What goes to a server: `most_cost` is the most it may take of the person's money.

    `kept` are the words that the person had hidden when it was made.
    """

    server: HostedServer
    body: str = field(repr=False)
    outgoing: Outgoing = field(repr=False)
    most_cost: float
    kept: Sequence[HiddenWord] = field(repr=False)
    said: str = field(default="", repr=False)
    end: ReplyEnd | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAway:
    """The LanguageModel port over one server, for one purpose the person opted in to.

    What is sent to another computer holds placeholders, is shown word for word unless the person
    said for that purpose that it need not be, and waits for their yes. What goes to a server on
    this very computer needs neither: nothing leaves, and what its program reads the person's own
    programs can read anyway. Nothing is ever sent ahead of a reply.

    Besides what HostedChat raises, NetRefused for what nobody opted in to, a no, and what is over
    the caps; nothing was sent then.
    """

    server: ServerId
    purpose: NetPurpose
    sending: Sending

    async def reply(self, prompt: Prompt) -> AsyncGenerator[ReplyPart | ReplyEnd, None]:
        letter, consent = await self._agreed(prompt)
        key = await self.sending.key(letter.server)
        await self._refuse_moved(letter)  # after the key, which may be another's by now
        taken = await self.sending.count_in(letter.server, letter.most_cost)
        try:
            async with aclosing(self._answer(letter, key, consent)) as parts:
                async for part in _put_back(parts, self._book(letter), whole=bool(prompt.schema)):
                    yield part
        finally:
            await self.sending.note_use(letter.server, taken, *_tokens(letter))

    async def prepare(self, messages: Sequence[Message]) -> None:
        """Nothing: a server reads only what it is asked to answer."""

    async def count(self, messages: Sequence[Message]) -> int:
        """A guess, rather too high: only the server could tell."""
        return sum(guessed_tokens(message.text) for message in messages)

    async def keep(self, messages: Sequence[Message]) -> bytes:
        return b""

    async def resume(self, state: bytes) -> bool:
        return False

    def _book(self, letter: _Letter) -> Codebook | None:
        return None if letter.server.nearness is Nearness.HERE else self.sending.book

    async def _letter(self, prompt: Prompt) -> _Letter:
        server = await self._chosen()
        if self.sending.flying():
            raise NetRefused(text("net.airplane"), advice=text("net.airplane.advice"))
        chat, is_here = self.sending.chat, server.nearness is Nearness.HERE
        known: tuple[KnownName, ...] = ()
        kept = await self.sending.hidden_words.all()
        most_tokens = prompt.most_tokens + room_to_think(server.model)
        prompt = replace(prompt, most_tokens=most_tokens)
        if not is_here:
            known = await self.sending.known()
            self.sending.book.keep(kept)
            prompt = await asyncio.to_thread(hidden, prompt, self.sending.book, known)
        body = chat.body(server, prompt)
        refuse_how_to_reach(body, known)
        shown = "\n\n".join(message.text for message in prompt.messages)
        return _Letter(
            server=server,
            body=body,
            outgoing=Outgoing(
                request=chat.request(server, self.purpose, body),
                id=server.id,
                server=server.name,
                text=shown,
                instructions=prompt.instructions,
                untold={} if is_here else self.sending.book.untold(shown),
            ),
            most_cost=cost(server.caps, guessed_tokens(body), most_tokens),
            kept=kept,
        )

    async def _chosen(self) -> HostedServer:
        try:
            server = await self.sending.server(self.server)
        except NotFound as gone:
            raise NetRefused(str(gone), advice=gone.advice) from None
        if self.purpose not in server.purposes:
            raise NetRefused(text("sending.not_chosen"), advice=text("sending.not_chosen.advice"))
        return server

    async def _refuse_moved(self, letter: _Letter) -> None:
        """NetRefused where the server is another by now, or no longer chosen for that.

        While a person reads what is to be sent, its address can change, and with it whose key
        is kept.
        """
        now, then = await self._chosen(), letter.server
        if (now.url, now.model, now.dialect) != (then.url, then.model, then.dialect):
            raise NetRefused(text("net.not_agreed"), advice=text("net.not_agreed.advice"))

    async def _agreed(self, prompt: Prompt) -> tuple[_Letter, Consent | None]:
        """What goes, and the yes to just that.

        It is made and asked about anew where a word was hidden since: while another text waited.
        """
        while True:
            letter = await self._letter(prompt)
            used = await self.sending.servers.use(self.server, self.sending.clock.today())
            refuse_over_caps(letter.server, used, letter.most_cost)
            letter, consent = await self._consent(letter, prompt)
            if await self.sending.hidden_words.all() == letter.kept:
                break
        if consent is not None and consent.act is not ConsentAct.STANDING:
            request = letter.outgoing.request
            told = f"{', '.join(request.hosts)}: {text(f'ledger.purpose.{request.purpose}')}"
            await self.sending.trail.record(TrailEvent.CONSENT_GIVEN, told)
        return letter, consent

    async def _consent(self, letter: _Letter, prompt: Prompt) -> tuple[_Letter, Consent | None]:
        """The text they saw last, with their yes to it, or that of before where they gave it."""
        if letter.server.nearness is Nearness.HERE:
            return letter, None
        if self.purpose in letter.server.unseen:
            return letter, Consent(request=letter.outgoing.request, act=ConsentAct.STANDING)

        async def hide(word: HiddenWord) -> Outgoing:
            nonlocal letter
            sending = self.sending
            await KeepHidden(words=sending.hidden_words, trail=sending.trail).hide(word)
            letter = await self._letter(prompt)
            return letter.outgoing

        with person_asked():
            consent = await self.sending.asking.ask(letter.outgoing, hide)
        if consent is None:
            raise NetRefused(text("sending.no"))
        return letter, consent

    async def _answer(
        self, letter: _Letter, key: ServerKey | None, consent: Consent | None
    ) -> AsyncGenerator[ReplyPart | ReplyEnd, None]:
        """As it comes, with what it takes noted in the letter."""
        sent = self.sending.chat.send(
            letter.server, key, letter.outgoing.request, letter.body, consent
        )
        async with aclosing(sent) as parts:
            async for part in parts:
                if isinstance(part, ReplyEnd):
                    letter.end = part
                else:
                    letter.said += part.text
                yield part


def hidden(prompt: Prompt, book: Codebook, known: Sequence[KnownName]) -> Prompt:
    """The prompt with placeholders in all it says, and a word on them to the model.

    All messages are read for names before one is hidden: who is named late was meant before, too.
    """
    book.learn((message.text for message in prompt.messages), known)
    messages, head, rest = list(prompt.messages), NOTE, ""
    if messages and messages[0].role is Role.SYSTEM:
        system = messages.pop(0).text
        head = f"{book.hide(system[: prompt.instructions])}\n\n{NOTE}".lstrip()
        rest = book.hide(system[prompt.instructions :].strip())
    said = [replace(one, text=book.hide(one.text)) for one in messages]
    return replace(
        prompt,
        messages=(Message(Role.SYSTEM, f"{head}\n\n{rest}".rstrip()), *said),
        stops=tuple(book.hide(stop) for stop in prompt.stops),
        instructions=len(head),
    )


async def _put_back(
    parts: AsyncGenerator[ReplyPart | ReplyEnd, None], book: Codebook | None, *, whole: bool
) -> AsyncGenerator[ReplyPart | ReplyEnd, None]:
    """The reply with what its placeholders stand for; JSON, which comes whole, stays JSON."""
    restorers = {kind: Restorer(book) for kind in PartKind} if book else {}
    async for part in parts:
        if book is None:
            yield part
        elif isinstance(part, ReplyEnd):
            for kind, restorer in restorers.items():
                if rest := restorer.end():
                    yield ReplyPart(kind, rest)
            yield part
        elif whole and part.kind is PartKind.ANSWER:
            yield ReplyPart(part.kind, _restored_json(part.text, book))
        elif told := restorers[part.kind].feed(part.text):
            yield ReplyPart(part.kind, told)


def _restored_json(told: str, book: Codebook) -> str:
    try:
        answer = json.loads(told)
    except ValueError:
        return book.restore(told)  # whoever asked looks at its shape
    return json.dumps(_restored(answer, book), ensure_ascii=False)


def _restored(value: Any, book: Codebook) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        return book.restore(value)
    if isinstance(value, list):
        return [_restored(one, book) for one in value]
    if isinstance(value, dict):
        return {key: _restored(one, book) for key, one in value.items()}
    return value


def _tokens(letter: _Letter) -> tuple[int, int]:
    """In and out: the server's word, or a guess, with all that may have been thought unseen."""
    if letter.end is not None and letter.end.prompt_tokens:
        return letter.end.prompt_tokens, letter.end.new_tokens
    thought = room_to_think(letter.server.model)
    return guessed_tokens(letter.body), guessed_tokens(letter.said) + thought
