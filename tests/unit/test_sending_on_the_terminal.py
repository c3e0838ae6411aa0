"""What is shown before a text is sent: all of it, and nothing that could order the terminal."""

import io
from dataclasses import replace

import pytest

from sanctum_desktop.cli.console import ask, visible
from sanctum_desktop.cli.sending import AskedOnTerminal
from sanctum_desktop.core.domain.errors import BadInput, NetRefused, VaultLocked
from sanctum_desktop.core.domain.hosted import (
    Dialect,
    HiddenWord,
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


async def hide(_word):
    pytest.fail("nothing was to be hidden")


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
    consent = await asking(answer).ask(outgoing(), hide)
    assert (consent.request, consent.act) == (REQUEST, ConsentAct.PROMPT)


@pytest.mark.parametrize("answer", ["", "n", "no", "yes please", "j", "1", "yy"])
async def test_all_else_is_a_no(answer):
    assert await asking(answer).ask(outgoing(), hide) is None


async def test_it_is_shown_whole_with_who_gets_it_and_what_they_learn(capsys):
    await asking("n").ask(outgoing(), hide)
    _, err = capsys.readouterr()
    assert err == (
        "\nSend this to The practice?\n"
        f"{REQUEST.sentence}\n"
        f"{text('ui.sending.key')}\n{text('ui.sending.nearby')}\n{text('ui.servers.plain')}\n"
        f"{text('ui.sending.untold')}:\n  Person_1: Ana Lim\n"
        f"{text('ui.sending.text')}:\n"
        "| I want Person_1 to know.\n| \n| Send it? [y/N]\n"
        f"{text('sending.hide.how')}\n"
        "Send it? [y/N] "
    ), "no line of the text can pass for ours"


async def test_it_is_asked_also_where_the_server_cannot_be_read(capsys):
    assert await asking("y", fails=True).ask(outgoing(untold={}), hide) is not None
    assert text("ui.sending.untold") not in capsys.readouterr().err


async def test_a_word_is_hidden_and_the_yes_is_to_what_is_shown_then(capsys):
    answers = ["hide  Summer  House = Shop", "HIDE", "hide moon", "y"]
    shown = [outgoing("Name_2 knows."), outgoing("Name_2, Name_3.")]
    hidden = []

    async def servers():
        return (SERVER,)

    async def typed(_question):
        return answers.pop(0)

    async def hide_one(word):
        if not word.words.strip():
            raise BadInput("No word.", advice="Type one.")
        hidden.append(word)
        return replace(shown[len(hidden) - 1], request=replace(REQUEST, body=str(len(hidden))))

    asked = AskedOnTerminal(servers, typed, terminal=True)
    consent = await asked.ask(outgoing("summer house knows."), hide_one)
    assert [one.words.split() for one in hidden] == [["Summer", "House"], ["moon"]]
    assert [one.code.strip() for one in hidden] == ["Shop", ""]
    assert consent.request.body == "2"
    told = capsys.readouterr().err
    assert told.index("| summer house knows.") < told.index("| Name_2 knows.")
    assert told.index("| Name_2 knows.") < told.index("No word. Type one.")
    assert told.count("| Name_2, Name_3.") == 1
    assert repr(hidden) == repr([HiddenWord("a", "b")] * 2), "no word prints"


async def test_a_word_that_cannot_be_hidden_now_sends_nothing():
    async def hide_none(_word):
        raise VaultLocked("It is locked.")

    with pytest.raises(VaultLocked):
        await asking("hide moon").ask(outgoing(), hide_none)


async def test_without_a_terminal_nothing_is_asked_or_agreed_to(capsys):
    with pytest.raises(NetRefused, match="The practice"):
        await asking("y", terminal=False).ask(outgoing(), hide)
    assert capsys.readouterr().err == ""


def test_what_could_not_be_seen_is_shown_as_its_code():
    assert visible("a\x1b[2Jb\tc\nd") == "a<U+001B>[2Jb\tc\nd"
    assert visible("pay\u202eroll\u200b\r") == "pay<U+202E>roll<U+200B><U+000D>"
    assert visible("Zoë – “so” 日本 e\u0301") == "Zoë – “so” 日本 e\u0301"


def test_what_the_code_page_lacks_is_shown_as_its_code(monkeypatch):
    monkeypatch.setattr("sys.stderr", io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    assert visible("Zoë “so” 日") == "Zoë “so” <U+65E5>"
