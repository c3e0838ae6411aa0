"""What can be done with a talk that is kept: label, search, go through its branches, export."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from contracts.repository_contracts import NOON, TRASHED, a_conversation, a_turn
from contracts.talk_contracts import ACTIONS, CITED, HANDED, an_attachment, branch_off
from sanctum_desktop.adapters.in_memory import (
    InMemoryAttachments,
    InMemoryConversations,
    InMemoryMessages,
    InMemoryTalkTrees,
)
from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Label, Speaker
from sanctum_desktop.core.domain.errors import BadInput, NotFound
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.use_cases.export_talk import ExportTalk
from sanctum_desktop.core.use_cases.label_talk import LONGEST_TITLE, LabelTalk
from sanctum_desktop.core.use_cases.read_tree import ReadTree
from sanctum_desktop.core.use_cases.search_messages import SearchMessages
from sanctum_desktop.core.use_cases.turn_to_branch import TurnToBranch


@pytest.fixture
def talks():
    return InMemoryConversations()


@pytest.fixture
async def trees(talks):
    trees = InMemoryTalkTrees(talks)
    await talks.start(a_conversation(turns=[a_turn(n) for n in range(4)]))
    await branch_off(talks, trees, "talk-1", 0, (a_turn(4, "I mend roofs."), a_turn(5)))
    return trees


@pytest.fixture
def export(talks, trees):
    return ExportTalk(conversations=talks, trees=trees, attachments=InMemoryAttachments(talks))


async def test_a_label_gives_the_one_before_which_undoes_it(talks, trees):
    label_talk = LabelTalk(trees=trees)
    before = await label_talk("talk-1", Label(title="  Roofs\nand  more ", pinned=True))
    assert before == Label()
    assert (await talks.get("talk-1")).label == Label(title="Roofs and more", pinned=True)
    thrown = await label_talk("talk-1", replace(before, place=TRASHED.place))
    assert thrown.title == "Roofs and more"
    await label_talk("talk-1", Label(title="x" * 200))
    assert len((await talks.get("talk-1")).label.title) == LONGEST_TITLE
    with pytest.raises(NotFound):
        await label_talk("nobody", Label())


async def test_words_are_searched_for(talks, trees):
    search = SearchMessages(messages=InMemoryMessages(talks))
    assert [one.turn for one in await search("roofs")] == [4]
    assert not await search("roofs", speaker=Speaker.PERSON)
    assert len(await search("worked", limit=2, skip=1)) == 2


async def test_a_turn_leads_to_its_branch_where_that_was_left(talks, trees):
    turn_to = TurnToBranch(trees=trees)
    read = ReadTree(trees=trees)
    tree = await turn_to("talk-1", 1)
    assert tree.tip == 3
    assert tree == await read("talk-1")
    assert [turn.index for turn in (await talks.get("talk-1")).turns] == [0, 1, 2, 3]
    assert (await turn_to("talk-1", 0)).tip == 3
    assert (await turn_to("talk-1", 4)).tip == 5
    for talk, turn in (("talk-1", 6), ("talk-1", -1), ("nobody", 0)):
        with pytest.raises(NotFound):
            await turn_to(talk, turn)


async def test_a_talk_as_text_is_the_branch_gone_on_with(talks, trees, export):
    written = (await export("talk-1", "md")).decode()
    begun = "Talk with Gem. Begun on 2026-03-04 at 12:00."
    assert written.startswith(f"# I worked nights\n\n{begun}\n\n**Gem**, 12:00")
    assert "I mend roofs" in written
    assert written.endswith("---\n\n3 more messages are on other branches of this talk.\n")
    await trees.label("talk-1", Label(title="# Roofs *and* more"))
    titled = (await export("talk-1", "md")).decode()
    assert titled.startswith(f"# \\# Roofs \\*and\\* more\n\n{begun}")


async def test_nobodys_words_are_read_as_markdown_but_a_models(talks, export):
    said = "# Not a heading\n- no *list*\n1. nor\n    code <b>\n> quote"
    later = NOON + timedelta(days=1)
    worded = a_turn(2, "A **list**:\n\n- one", author=Author("converse.v1", "small"), cut=True)
    bare = replace(CITED[0], page=None)
    gone = Citation(of="gone", start=0, end=1, quote="x")
    cites = (*CITED, gone, bare, replace(bare, of="list", start=5))
    turns = (a_turn(0), a_turn(1, said), worded, a_turn(3, said_at=later, cites=cites))
    await talks.start(a_conversation("talk-2", persona="kai", turns=turns))
    await talks.start(a_conversation("talk-3", turns=(a_turn(0),)))
    await branch_off(talks, export.trees, "talk-3", -1, (a_turn(1),))
    await export.attachments.put(an_attachment(conversation="talk-2"))
    lines = an_attachment(
        "list", name="list.txt", conversation="talk-2", untrusted_text="a\nb\n1\n"
    )
    await export.attachments.put(lines)
    written = (await export("talk-2", "md")).decode()
    assert (
        "\\# Not a heading  \n\\- no \\*list\\*  \n1\\. nor  \ncode \\<b\\>  \n\\> quote"
        in written
    )
    assert "A **list**:\n\n- one\n\n*Stopped here.*" in written
    assert "\n\n## 2026-03-05\n\n**You**, 12:00" in written
    assert "> From A post.pdf, page 2: “nights”" in written
    assert "> From what was said before: “half ?”" in written
    assert "> From a text no longer attached: “x”" in written
    assert "> From A post.pdf: “nights”" in written
    assert "> From list.txt, line 3: “nights”" in written
    await export.trees.turn_to("talk-3", 0)
    untold = (await export("talk-3", "md")).decode()
    assert untold.startswith("# Talk with Gem\n\nBegun on 2026-03-04")
    assert "One more message is on" in untold


async def test_a_talk_for_programs_has_all_of_it(talks, export):
    turns = (a_turn(0), a_turn(1), a_turn(2, cites=CITED[:1], actions=ACTIONS))
    label = Label(title="Nights")
    await talks.start(a_conversation("talk-2", turns=turns, label=label, handed=HANDED))
    await branch_off(talks, export.trees, "talk-2", 0, (a_turn(3),))
    await export.attachments.put(an_attachment(conversation="talk-2"))
    kept = json.loads(await export("talk-2", "json"))
    talk = kept["conversation"]
    assert (talk["title"], talk["tip"], talk["handed"]["by"]) == ("Nights", 3, "viktor")
    assert [turn["after"] for turn in talk["turns"]] == [None, 0, 1, 0]
    assert [turn["versions"] for turn in talk["turns"]] == [[0], [1, 3], [2], [1, 3]]
    assert talk["turns"][2]["cites"][0]["of"] == kept["attachments"][0]["id"]


async def test_no_other_form(export):
    with pytest.raises(BadInput, match="md"):
        await export("talk-1", "docx")
    with pytest.raises(NotFound):
        await export("nobody", "md")
