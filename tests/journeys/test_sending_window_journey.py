"""A server out in the world, from Home to its answer and back: by keyboard, over the real net.

Each text is seen before, refused, agreed to, agreed to for good, and asked about again.
"""

import json
import sys
from urllib.parse import urlsplit

import pytest
from test_servers_window_journey import DOOR
from test_settings_journey import GUARDED
from test_talk_window_journey import TALKING
from test_window_journey import make_vault, start

from hosted_server import Server, serving
from own_certificate import certificate
from tunnel import tunnel_to

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(sys.platform != "linux", reason="the door to net is Linux's"),
]
NAMES = ("Rosen", "Maria", "Adeyemi")
SESSION = (
    TALKING
    + """
async def settled():
    # Not what waits for the person's yes.
    await shell.unlock.tasks.settled()
    await asyncio.sleep(0.05)

def tell(*told):
    print(json.dumps(told), flush=True)

def sending():
    return shell.settings.sending

def row():
    return shell.settings.servers.rows.rows[0]

def last():
    return shell.talk.turns.rows[-1]

async def asked():
    await until(lambda: sending().asking)
    assert window.activeFocusItem().objectName() == "sent"
    await until(lambda: sending().ready)

async def answered():
    await until(lambda: not shell.talk.busy, lambda: shell.talk.message)
    return [last().words, last().note]

async def to_the_answer():
    shell.go("talk")
    await settled()
    await at_the_keys(lambda: reach(window, "answer"))

async def name_it():
    await choose("Nothing has left this computer.")
    await choose("Servers")
    await choose("Add")
    await at_the_keys(lambda: (reach(window, "serverAddress"), typed("https://models.example/v1")))
    await at_the_keys(lambda: (reach(window, "serverModel"), typed("small")))
    await at_the_keys(lambda: (press(window, ENTER), press(window, ENTER)))
    await until(lambda: shell.settings.servers.rows.rowCount() == 1)
    await until(lambda: window.activeFocusItem().objectName() == "serverKey")
    await at_the_keys(lambda: (typed("sk-planted"), press(window, ENTER)))
    await until(lambda: row().hasKey)
    await choose("Test it")
    await until(lambda: shell.settings.servers.keys.asked)
    await choose("Ask it")
    await until(lambda: shell.settings.doing.message.startswith("It answers"))
    assert row().purposes == []
    await choose("Talks", SPACE)
    await until(lambda: row().purposes == ["converse"])

async def main():
    await opened()
    await name_it()
    shell.go("company")
    await until(lambda: shell.talk.company.opened)
    await keys(Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER)
    await until(lambda: shell.talk.company.name == "Kai" and not shell.talk.busy)
    await at_the_keys(lambda: reach(window, "answer"))

    await say("I bake at Rosen Bakery with Maria Adeyemi and want two free nights.")
    await asked()
    tell(sending().who, sending().learns, sending().reads, sending().words)
    await keys(ENTER, SPACE)
    await choose("Don't send")
    tell(*await answered())

    await to_the_answer()
    await say("Maria could take the nights with me.")
    await asked()
    await choose("Don't ask again for: Talks", SPACE)
    await choose("Send")
    tell(*await answered())
    await to_the_answer()
    await say("That would be from June on.")
    tell(*await answered())

    shell.go("servers")
    await settled()
    await choose("Change")
    await choose("Show me each text before it is sent", SPACE)
    await until(lambda: row().unseen == [])
    await at_the_keys(lambda: (reach(window, "200"), press(window, Qt.Key.Key_A, CTRL),
                               typed("4"), press(window, ENTER)))
    await until(lambda: row().requests == "4")

    await to_the_answer()
    await say("I have not asked her yet.")
    await asked()
    await choose("Send")
    await until(lambda: shell.talk.said.speech.heard_any)
    shell.settings.left.fly(True)
    tell(*await answered())
    shell.settings.left.fly(False)
    await until(lambda: not shell.settings.left.flies())
    await to_the_answer()
    await say("On Sunday I will.")
    tell(*await answered())
    tell(shell.settings.left.words(), shell.settings.left.sentence)
    await shell.close()
    os._exit(0)
"""
)


@pytest.fixture
def server(tmp_path, monkeypatch):
    made = certificate(tmp_path, "models.example")
    with serving(Server(), made) as server, tunnel_to(urlsplit(server.url).port) as tunnel:
        for name, value in (
            ("SANCTUM_HOME", tmp_path),
            ("HOME", tmp_path / "me"),
            ("HTTPS_PROXY", tunnel.url),
            ("SSL_CERT_FILE", made),
        ):
            monkeypatch.setenv(name, str(value))
        yield server
        server.release()


def test_each_text_is_agreed_to_until_it_is_said_that_none_need_be(tmp_path, server):
    make_vault(tmp_path / "main")
    server.words = ["Then ask ", "Per", "son_1", " this week?"]
    server.plan = ["", "", "", "stall_midway"]
    journey = start(SESSION + GUARDED, tmp_path, before=DOOR)
    out, errors = journey.communicate(timeout=90)
    told = [json.loads(line) for line in out.splitlines()]
    assert journey.returncode == 0, (told, errors)
    shown, refused, sent, again, cut, capped, left = told

    who, learns, reads, words = shown
    assert "models.example" in who
    assert "by your key" in learns
    assert "stay here" in reads
    assert not any(name in words for name in NAMES)
    assert refused[1] == "Nothing was sent."
    assert sent[0] == "Then ask Maria Adeyemi this week?"
    assert again == sent
    assert cut[0] == "Then ask"
    assert cut[1].startswith("The airplane switch was turned on, so Sanctum ended the request.")
    assert capped[1].startswith("This server has had its 4 requests for today")
    assert capped[1].endswith(
        "Tomorrow it goes on. The limit can be changed in the settings, under Servers."
    )
    received = server.bytes_received
    assert len(server.requests) == 4, "a test, and three answers"
    assert not any(name.encode() in received for name in NAMES)
    assert left == [f"{len(received) / 1000:.1f}\N{NO-BREAK SPACE}kB have left this computer."] * 2
