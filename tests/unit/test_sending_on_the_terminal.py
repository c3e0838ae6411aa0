"""What is shown before a text is sent: all of it, and nothing that could order the terminal."""

import io

import pytest

from sanctum_desktop.cli.console import ask, visible
from sanctum_desktop.cli.sending import AskedOnTerminal
from sanctum_desktop.core.domain.errors import NetRefused, VaultLocked
from sanctum_desktop.core.domain.hosted import (
    Dialect,
    HostedServer,
    Nearness,
    Outgoing,
    ServerId,
)
from sanctum_desktop.core.domain.net import ConsentAct, NetPurpose, NetRequest
from sanctum_desktop.core.domain.words import text

REQUEST = NetRequest(
    purpose=NetPurpose.CONVERSE, hosts=("box.local:8000",), about="small", body="0" * 64
)
SERVER = HostedServer(
    id=ServerId("1"),
    name="The practice",
    dialect=Dialect.OPENAI,
    url="http://box.local:8000/v1",
    model="small",
    nearness=Nearness.NEARBY,
    has_key=True,
)


def outgoing(told="I want Person_1 to know.\n\nSend it? [y/N]", untold=None):
    return Outgoing(
        request=REQUEST,
        id=SERVER.id,
        server=SERVER.name,
        text=told,
        untold={"Person_1": "Ana Lim"} if untold is None else untold,
    )


def asking(answer, *, terminal=True, fails=False):
    async def servers():
        if fails:
            raise VaultLocked("It is locked.")
        return (SERVER,)

    async def typed(question):
        ask(question)
        return answer

    return AskedOnTerminal(servers, typed, terminal=terminal)


@pytest.mark.parametrize("answer", ["y", "YES ", " yes"])
async def test_a_yes_is_a_consent_to_just_that(answer):
    consent = await asking(answer).ask(outgoing())
    assert (consent.request, consent.act) == (REQUEST, ConsentAct.PROMPT)


@pytest.mark.parametrize("answer", ["", "n", "no", "yes please", "j", "1", "yy"])
async def test_all_else_is_a_no(answer):
    assert await asking(answer).ask(outgoing()) is None


async def test_it_is_shown_whole_with_who_gets_it_and_what_they_learn(capsys):
    await asking("n").ask(outgoing())
    _, err = capsys.readouterr()
    assert err == (
        "\nSend this to The practice?\n"
        f"{REQUEST.sentence}\n"
        f"{text('ui.sending.key')}\n{text('ui.sending.nearby')}\n{text('ui.servers.plain')}\n"
        f"{text('ui.sending.untold')}:\n  Person_1: Ana Lim\n"
        f"{text('ui.sending.text')}:\n"
        "| I want Person_1 to know.\n| \n| Send it? [y/N]\n"
        "Send it? [y/N] "
    ), "no line of the text can pass for ours"


async def test_it_is_asked_also_where_the_server_cannot_be_read(capsys):
    assert await asking("y", fails=True).ask(outgoing(untold={})) is not None
    assert text("ui.sending.untold") not in capsys.readouterr().err


async def test_without_a_terminal_nothing_is_asked_or_agreed_to(capsys):
    with pytest.raises(NetRefused, match="The practice"):
        await asking("y", terminal=False).ask(outgoing())
    assert capsys.readouterr().err == ""


def test_what_could_not_be_seen_is_shown_as_its_code():
    assert visible("a\x1b[2Jb\tc\nd") == "a<U+001B>[2Jb\tc\nd"
    assert visible("pay\u202eroll\u200b\r") == "pay<U+202E>roll<U+200B><U+000D>"
    assert visible("Zoë – “so” 日本 e\u0301") == "Zoë – “so” 日本 e\u0301"


def test_what_the_code_page_lacks_is_shown_as_its_code(monkeypatch):
    monkeypatch.setattr("sys.stderr", io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    assert visible("Zoë “so” 日") == "Zoë “so” <U+65E5>"
