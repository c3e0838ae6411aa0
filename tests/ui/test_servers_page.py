"""Models on servers: naming one, what it may be used for, its key, its caps, and its end."""

import asyncio
from dataclasses import replace

import pytest
from hosting_double import GROQ, OLLAMA, PRACTICE
from item_tree import items
from keeping_double import MOMENT, PASSPHRASE
from keyboard import in_sight, name_of, press, reach, stops
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sanctum_desktop.core.domain.errors import EngineUnavailable, VaultUnreadable
from sanctum_desktop.core.domain.hosted import Caps, Dialect, HiddenWord, Nearness, Use
from sanctum_desktop.core.domain.net import ConsentAct, NetPurpose
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.shell.view_model import ShellModel
from sanctum_desktop.ui.shell.window import close_main, main_window, open_main

KEY = "gsk_this-is-no-real-key"


@pytest.fixture
def outside(world):
    world.outside.servers = [GROQ, OLLAMA, PRACTICE]
    return world.outside


@pytest.fixture
async def shell(outside, open_shell):
    shell = open_shell
    shell.go("settings")
    shell.settings.open("servers")
    await shell.settings.settled()
    QGuiApplication.processEvents()
    return shell


@pytest.fixture
def servers(shell):
    return shell.settings.servers


def rows(servers):
    return {row.key: row for row in servers.rows.rows}


def kept(outside, key):
    return next(one for one in outside.servers if one.id == key)


def said(shell, act):
    assert shell.settings.doing.act == act
    return shell.settings.doing.message


async def test_a_hidden_word_is_listed_and_taken_back_and_the_keyboard_stays(
    shell, outside, servers
):
    assert not shell.window.findChild(QObject, "hiddenWords").isVisible()
    outside.words = [HiddenWord("summer"), HiddenWord("hunter", "Boss"), HiddenWord("moon")]
    servers.show()
    await shell.settings.settled()
    QGuiApplication.processEvents()
    assert [(row.words, row.sent) for row in servers.hidden.rows.rows] == [
        ("summer", text("ui.servers.words.usual")),
        ("hunter", "Sent as Boss_ and a number"),
        ("moon", text("ui.servers.words.usual")),
    ]
    back = text("ui.servers.words.take_back")
    reach(shell.window, back)
    left = ["summer", "hunter", "moon"]
    while left:
        press(shell.window, Qt.Key.Key_Space)
        await shell.settings.settled()
        QGuiApplication.processEvents()
        left.pop(0)
        assert [one.words for one in outside.words] == left
        name = name_of(shell.window.activeFocusItem())
        assert name == (back if left else text("ui.servers.new.open"))
    assert "“moon” is not hidden any more" in said(shell, "hidden")


async def test_a_word_that_cannot_be_taken_back_stays(shell, outside, servers):
    outside.words = [HiddenWord("summer")]
    servers.show()
    await shell.settings.settled()
    outside.fails = VaultUnreadable("The disk is gone.", advice="Plug it in again.")
    servers.hidden.takeBack("summer")
    await shell.settings.settled()
    assert said(shell, "hidden") == "The disk is gone. Plug it in again."
    assert servers.hidden.rows.rowCount() == 1


async def pressed(shell, words, key=Qt.Key.Key_Tab):
    reach(shell.window, words, key)
    press(shell.window, Qt.Key.Key_Space)
    await shell.settings.settled()
    QGuiApplication.processEvents()


def type_in(shell, words):
    for character in words:
        QTest.keyClick(shell.window, character)


async def test_each_says_where_it_is_and_what_that_means(servers):
    told = rows(servers)
    assert list(told) == ["groq", "ollama", "practice"], "as they are asked"
    assert told["groq"].stands == "Out in the world. Used for: Talks."
    assert "does not leave this computer" in told["ollama"].where
    assert told["practice"].where.endswith("others in your network could read along.")
    assert "without encryption" not in told["groq"].where
    assert told["groq"].used == "21 Nov 2026, 14:47"
    assert told["ollama"].used == "Never"


async def test_one_is_named_by_keyboard_alone_and_nothing_is_sent(shell, servers, outside):
    await pressed(shell, text("ui.servers.new.open"))
    await pressed(shell, "OpenAI")
    field = reach(shell.window, "https://api.openai.com/v1")
    assert field.objectName() == "serverAddress"
    reach(shell.window, "serverModel")
    type_in(shell, "gpt-4.1-mini")
    await pressed(shell, text("ui.servers.new.do"))
    new = outside.servers[-1]
    assert (new.name, new.model) == ("api.openai.com", "gpt-4.1-mini")
    assert (new.dialect, new.nearness) == (Dialect.OPENAI, Nearness.AWAY)
    assert (new.purposes, new.unseen, new.has_key) == (frozenset(), frozenset(), False)
    assert new.rank == 3, "asked last"
    assert outside.tested == []
    field = shell.window.activeFocusItem()
    assert name_of(field) == "serverKey", "the keyboard is on the new one"
    assert shell.window.findChild(QObject, "serverAddress").property("text") == ""
    press(shell.window, Qt.Key.Key_Return)
    await shell.settings.settled()
    assert outside.servers[-1] == new, "pressed once more, it agrees to nothing"
    await pressed(shell, "Talks")
    assert outside.servers[-1].purposes == {NetPurpose.CONVERSE}


@pytest.mark.parametrize(
    ("preset", "address", "kind"),
    [
        ("groq", "https://api.groq.com/openai/v1", "openai"),
        ("anthropic", "https://api.anthropic.com/v1", "anthropic"),
        ("llama_server", "http://127.0.0.1:8080/v1", "openai"),
        ("ollama", "http://127.0.0.1:11434/v1", "openai"),
        ("lm_studio", "http://127.0.0.1:1234/v1", "openai"),
        ("vllm", "http://127.0.0.1:8000/v1", "openai"),
    ],
)
def test_what_is_well_known_fills_the_address(servers, preset, address, kind):
    assert (servers.addressOf(preset), servers.kindOf(preset)) == (address, kind)


async def test_what_is_no_address_is_said_in_its_place(shell, servers, outside):
    servers.add("", "groq", "openai", "llama")
    await shell.settings.settled()
    assert said(shell, "server.new") == "That is no address. It begins with https://."
    assert shell.settings.doing.bad
    servers.add("", "https://[::1]/v1", "openai", "")
    await shell.settings.settled()
    assert said(shell, "server.new") == "Which model is missing. Type its name."
    assert len(outside.servers) == 3


async def test_a_purpose_is_opted_in_to_and_each_text_is_shown_at_first(shell, outside):
    outside.servers = [replace(GROQ, purposes=frozenset())]
    shell.settings.servers.show()
    await shell.settings.settled()
    await pressed(shell, text("ui.servers.open"))
    await pressed(shell, text("ui.servers.purpose.gem_wording"))
    assert kept(outside, "groq").purposes == {NetPurpose.GEM_WORDING}
    assert kept(outside, "groq").unseen == frozenset()
    assert name_of(shell.window.activeFocusItem()) == "Gem's wording", "the keyboard stays"
    await pressed(shell, text("ui.servers.show_each"))
    assert kept(outside, "groq").unseen == {NetPurpose.GEM_WORDING}
    await pressed(shell, text("ui.servers.show_each"))
    assert kept(outside, "groq").unseen == frozenset()


async def test_who_opts_in_again_is_shown_each_text_again(shell, servers, outside):
    for on in (False, True):
        servers.using.use("practice", "resume_lines", on)
        await shell.settings.settled()
        assert kept(outside, "practice").unseen == frozenset()
    assert NetPurpose.RESUME_LINES in kept(outside, "practice").purposes


async def test_one_on_this_computer_asks_about_no_text(shell):
    await pressed(shell, text("ui.servers.open"))
    press(shell.window, Qt.Key.Key_Tab)
    part = shell.window.findChild(QObject, "serversPart")
    for key, asks in (("ollama", False), ("practice", True)):
        part.setProperty("opened", key)
        QGuiApplication.processEvents()
        words = [name_of(one) for one in stops(shell.window)]
        assert (text("ui.servers.show_each") in words) is asks


async def test_one_on_this_computer_is_not_capped(shell, servers, outside):
    outside.uses["ollama"] = Use(on=MOMENT.date(), requests=12)
    servers.show()
    await shell.settings.settled()
    assert rows(servers)["ollama"].today == "Requests today: 12."
    part = shell.window.findChild(QObject, "serversPart")
    for key, capped in (("ollama", False), ("practice", True)):
        part.setProperty("opened", key)
        QGuiApplication.processEvents()
        assert ("capRequests" in [one.objectName() for one in stops(shell.window)]) is capped


async def test_a_key_goes_in_and_is_never_shown_again(shell, servers, outside):
    part = shell.window.findChild(QObject, "serversPart")
    part.setProperty("opened", "practice")
    field = reach(shell.window, "serverKey")
    type_in(shell, KEY)
    assert KEY not in field.property("displayText")
    press(shell.window, Qt.Key.Key_Return)
    await shell.settings.settled()
    assert outside.keys == {"practice": KEY}
    assert said(shell, "practice.key") == text("ui.servers.key.kept")
    assert field.property("text") == ""
    assert rows(servers)["practice"].hasKey
    assert KEY not in repr(vars(servers)) + repr(rows(servers)) + repr(outside.servers)
    await pressed(shell, text("ui.servers.key.replace"))
    assert shell.window.activeFocusItem() is field
    type_in(shell, "other")
    press(shell.window, Qt.Key.Key_Return)
    await shell.settings.settled()
    assert outside.keys == {"practice": "other"}
    await pressed(shell, text("ui.servers.key.remove"))
    assert outside.keys == {}
    assert "stays valid until" in said(shell, "practice.key")


async def test_no_key_is_no_key(shell, servers, outside):
    servers.keys.put("practice", "  ")
    await shell.settings.settled()
    assert said(shell, "practice.key") == "That is no key."
    assert outside.keys == {}


async def test_a_test_is_asked_about_first(shell, servers, outside):
    part = shell.window.findChild(QObject, "serversPart")
    part.setProperty("opened", "groq")
    await pressed(shell, text("ui.servers.test"))
    assert "api.groq.com for the names of its models" in servers.keys.question
    assert outside.tested == []
    assert name_of(shell.window.activeFocusItem()) == text("ui.servers.test.not")
    press(shell.window, Qt.Key.Key_Return)
    assert servers.keys.asked == "", "pressed once more, it is a no"
    await pressed(shell, text("ui.servers.test"), Qt.Key.Key_Backtab)
    await pressed(shell, text("ui.servers.test.do"))
    ((server, consent),) = outside.tested
    assert (server, consent.act) == ("groq", ConsentAct.BUTTON)
    assert consent.request.purpose is NetPurpose.TEST_KEY
    assert said(shell, "groq.test") == "It answers, and has the model."


async def test_one_on_this_computer_is_tested_at_once(shell, servers, outside):
    servers.keys.test("ollama")
    await shell.settings.settled()
    assert [server for server, _ in outside.tested] == ["ollama"]
    assert rows(servers)["ollama"].used == "21 Nov 2026, 14:47"


async def test_a_question_is_about_what_stands_open(shell, servers, outside):
    part = shell.window.findChild(QObject, "serversPart")
    part.setProperty("opened", "groq")
    servers.keys.test("groq")
    await shell.settings.settled()
    part.setProperty("opened", "practice")
    assert servers.keys.question == ""
    servers.keys.agree()
    await shell.settings.settled()
    assert outside.tested == []


async def test_a_test_that_fails_says_so_there_and_one_that_hangs_can_be_left(
    shell, servers, outside
):
    outside.fails = EngineUnavailable("It does not answer.", advice="Is it running?")
    servers.keys.test("ollama")
    await shell.settings.settled()
    assert said(shell, "ollama.test") == "It does not answer. Is it running?"
    outside.fails, outside.holds = None, asyncio.Event()
    servers.keys.test("ollama")
    await asyncio.sleep(0)
    assert shell.settings.doing.leavable
    shell.settings.doing.leave()
    await shell.settings.settled()
    assert outside.tested == []


async def test_caps_and_prices_are_what_was_typed(shell, servers, outside):
    outside.uses["groq"] = Use(on=MOMENT.date(), requests=12, tokens_in=41_200, tokens_out=900)
    servers.using.cap("groq", "50", "0.5", "0.59", "")
    await shell.settings.settled()
    assert kept(outside, "groq").caps == Caps(
        requests_a_day=50, spending_a_day=0.5, price_in=0.59, price_out=None
    )
    row = rows(servers)["groq"]
    assert (row.requests, row.spending, row.priceIn, row.priceOut) == ("50", "0.5", "0.59", "")
    assert row.today.startswith("Requests today: 12 of 50. It read 41,200 tokens")
    servers.using.cap("groq", "", "", "", "")
    await shell.settings.settled()
    assert kept(outside, "groq").caps == Caps(requests_a_day=None)
    assert rows(servers)["groq"].today.startswith("Requests today: 12.")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("much", "", "", ""), "“much” is no number"),
        (("1.5", "", "", ""), "“1.5” is no number"),
        (("-1", "", "", ""), "“-1” is no number"),
        (("", "inf", "1", ""), "“inf” is no number"),
        (("", "2", "", ""), "Without a price"),
    ],
)
async def test_what_cannot_be_counted_is_not_kept(shell, servers, outside, typed, words):
    servers.using.cap("groq", *typed)
    await shell.settings.settled()
    assert said(shell, "groq.caps").startswith(words)
    assert kept(outside, "groq") == GROQ


async def test_what_is_wrong_comes_into_sight_beside_what_was_typed(shell, servers, qtbot):
    part = shell.window.findChild(QObject, "serversPart")
    part.setProperty("opened", "groq")
    reach(shell.window, "0.5")
    type_in(shell, "much")
    press(shell.window, Qt.Key.Key_Return)
    await shell.settings.settled()
    fault = next(
        item
        for item in items(shell.window)
        if str(item.property("text")).startswith("“0.5much” is no number")
    )
    qtbot.waitUntil(lambda: in_sight(shell.window, fault))


async def test_another_name_another_model_and_another_order(shell, servers, outside):
    servers.put("groq", " ", GROQ.url, "anthropic", "llama-4")
    await shell.settings.settled()
    assert (kept(outside, "groq").name, kept(outside, "groq").model) == ("api.groq.com", "llama-4")
    assert said(shell, "groq.name") == text("ui.servers.saved")
    assert kept(outside, "groq").dialect is Dialect.ANTHROPIC
    servers.put("groq", "Mine", GROQ.url, "openai", " ")
    await shell.settings.settled()
    assert shell.settings.doing.bad
    servers.askFirst("practice")
    await shell.settings.settled()
    assert list(rows(servers)) == ["practice", "groq", "ollama"]


async def test_one_that_moves_leaves_its_key_behind_and_says_so(shell, outside):
    outside.keys = {"groq": KEY}
    part = shell.window.findChild(QObject, "serversPart")
    part.setProperty("opened", "groq")
    reach(shell.window, GROQ.url)
    press(shell.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(shell, "http://192.168.1.9:8000/v1")
    press(shell.window, Qt.Key.Key_Return)
    await shell.settings.settled()
    moved = kept(outside, "groq")
    assert (moved.url, moved.nearness) == ("http://192.168.1.9:8000/v1", Nearness.NEARBY)
    assert (moved.has_key, moved.model) == (False, GROQ.model)
    assert said(shell, "groq.name") == text("ui.servers.saved.elsewhere")


async def test_removing_asks_once_and_says_what_becomes_of_the_key(shell, servers, outside):
    part = shell.window.findChild(QObject, "serversPart")
    part.setProperty("opened", "groq")
    await pressed(shell, text("ui.servers.remove"))
    assert name_of(shell.window.activeFocusItem()) == text("ui.servers.remove.not")
    await pressed(shell, text("ui.servers.remove.do"))
    assert [one.id for one in outside.servers] == ["ollama", "practice"]
    assert said(shell, "servers").startswith("Groq is removed. Its key is deleted here.")
    assert name_of(shell.window.activeFocusItem()) == text("ui.servers.new.open")


async def test_one_that_is_gone_is_told(shell, servers, outside):
    servers.remove("groq")
    await shell.settings.settled()
    servers.keys.test("groq")
    await shell.settings.settled()
    assert said(shell, "groq.test") == text("ui.servers.gone")


async def test_a_list_that_cannot_be_read_says_why_and_is_tried_again(shell, servers, outside):
    outside.unreadable = VaultUnreadable("The disk is gone.", advice="Plug it in.")
    servers.show()
    await shell.settings.settled()
    assert servers.message == "The disk is gone. Plug it in."
    outside.unreadable = None
    await pressed(shell, text("ui.servers.again"))
    assert servers.message == ""


async def test_the_models_screen_leads_there(shell):
    shell.go("models")
    await shell.models.settled()
    QGuiApplication.processEvents()
    await pressed(shell, text("ui.models.servers"))
    assert (shell.screen, shell.settings.part) == ("settings", "servers")


async def test_a_vault_to_read_only_shows_them_and_changes_nothing(world, outside):
    world.doubt_at_unlock = "This vault is older than when it was last closed."
    shell = ShellModel(world.gate())
    shell.unlock.unlock(PASSPHRASE)
    await shell.unlock.tasks.settled()
    await shell.unlock.doubts.tasks.settled()
    shell.unlock.doubts.read()
    await shell.tasks.settled()
    shell.go("settings")
    shell.settings.open("servers")
    await shell.settings.settled()
    engine = open_main(shell)
    window = main_window(engine)
    assert shell.settings.servers.readOnly
    window.findChild(QObject, "serversPart").setProperty("opened", "groq")
    QGuiApplication.processEvents()
    for one in stops(window):
        assert name_of(one) not in (text("ui.servers.new.open"), text("ui.servers.test"))
    await shell.close()
    world.kept(shell.talk)
    close_main(engine)
