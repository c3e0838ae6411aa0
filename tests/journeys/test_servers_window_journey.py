"""A server named, tested and let go from the window, by keyboard, over the real vault and net.

Beside it stands what left: the server's own account of its bytes, and the badge.
"""

import json
import sys

import pytest
from test_keyboard_journey import KEYS
from test_settings_journey import GUARDED
from test_window_journey import make_vault, start

from hosted_server import Server, serving

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(sys.platform != "linux", reason="the door to net is Linux's"),
]
DOOR = """
import os
from sanctum_desktop.bootstrap import net_door
door = net_door.open_door()
os.environ[net_door.DOOR] = str(door.descriptor)
"""
SESSION = (
    KEYS
    + """
import json
from sanctum_desktop.core.domain.hosted import Outgoing
from sanctum_desktop.core.domain.net import NetPurpose, NetRequest

async def settled():
    for _ in range(3):
        for part in (shell.unlock, shell.talk):
            if part is not None:
                await part.tasks.settled()
        await asyncio.sleep(0.02)

async def type_in(field, words):
    def act():
        item = reach(window, field)
        for character in words:
            QTest.keyClick(window, character)
    await at_the_keys(act)

def said():
    return shell.settings.doing.message

async def main():
    global engine, window
    url = sys.argv[2]
    engine = open_main(shell)
    window = main_window(engine)
    window.resize(1280, 800)
    await settled()
    def unlock():
        for character in "harbour velvet onion ladder quiet":
            QTest.keyClick(window, character)
        press(window, ENTER)
    await at_the_keys(unlock)
    await shown("home")
    await choose("Nothing has left this computer.")
    await until(lambda: shell.settings.part == "ledger" and shell.settings.ledger.none)
    await choose("Servers")
    await choose("Add")
    await type_in("serverAddress", url)
    await type_in("serverModel", "small")
    await type_in("serverName", "Mine")
    await choose("Add this server")
    await until(lambda: shell.settings.servers.rows.rowCount() == 1, said)
    row = shell.settings.servers.rows.rows[0]
    assert (row.called, row.nearness) == ("Mine", "here"), row
    await choose("Talks")
    await until(lambda: shell.settings.servers.rows.rows[0].purposes == ["converse"], said)
    await type_in("serverKey", "sk-planted-in-the-vault")
    await choose("Keep the key")
    await until(lambda: shell.settings.servers.rows.rows[0].hasKey, said)
    await choose("Test it")
    await until(lambda: said().startswith("It answers"), said)
    print(json.dumps([said(), shell.settings.servers.rows.rows[0].today]), flush=True)
    shell.go("ledger")
    await until(lambda: shell.settings.ledger.rows.rowCount() == 1)
    told = [shell.settings.ledger.rows.rows[0].told, shell.settings.left.words()]
    print(json.dumps(told), flush=True)

    await choose("Airplane switch", SPACE)
    await until(lambda: shell.settings.left.flies())
    shell.go("servers")
    await settled()
    shell.settings.servers.keys.test(row.key)
    await until(lambda: shell.settings.doing.bad, said)
    print(json.dumps(said()), flush=True)
    shell.settings.left.fly(False)
    await settled()

    async def asked():
        # As a talk will: what asks is what bootstrap handed the desk's screen to.
        request = NetRequest(purpose=NetPurpose.CONVERSE, hosts=("example.org",), about="m")
        one = Outgoing(request=request, id="x", server="x", text="y")
        return await shell.settings.sending.ask(one, None)
    waiting = asyncio.ensure_future(asked())
    await until(lambda: shell.settings.sending.asking)
    shell.lock()
    assert await waiting is None
    print(json.dumps("locked"), flush=True)
    await asyncio.sleep(60)
"""
)


def test_a_server_is_named_tested_and_recorded_and_the_switch_holds(tmp_path, monkeypatch):
    make_vault(tmp_path / "main")
    monkeypatch.setenv("SANCTUM_HOME", str(tmp_path))
    with serving(Server()) as server:
        journey = start(SESSION + GUARDED, tmp_path, server.url, before=DOOR)
        out, errors = journey.communicate(timeout=90)
        told = [json.loads(line) for line in out.splitlines()]
        assert len(told) == 4, errors
        assert told[0] == ["It answers, and has the model small.", "Requests today: 1."]
        host = server.url.removeprefix("http://").removesuffix("/v1")
        assert f"To {host}, for testing a server." in told[1][0]
        assert "What left: nothing." in told[1][0]
        assert told[1][1] == "Nothing has left this computer."
        assert told[2].startswith("The airplane switch is on")
        assert told[3] == "locked"
        assert journey.returncode == 75, errors
        assert len(server.requests) == 1, "nothing was asked with the switch on"
        assert server.requests[0].headers["authorization"] == "Bearer sk-planted-in-the-vault"
