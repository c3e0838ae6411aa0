"""The export's files: all of it, marked, and readable without Sanctum."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from contracts.repository_contracts import a_conversation, a_fact, a_turn
from contracts.talk_contracts import ACTIONS, CITED, HANDED, a_plan_item, an_attachment
from sanctum_desktop.core.domain.conversation import Label, TalkPlace
from sanctum_desktop.core.domain.facts import FactId, Section, ViewerLevel
from sanctum_desktop.core.domain.model_tasks import Author
from sanctum_desktop.core.domain.resume import (
    Header,
    LineDecision,
    Resume,
    ResumeEntry,
    ResumeLine,
    ResumeSection,
    Verdict,
)
from sanctum_desktop.core.domain.talk_tree import TalkTree
from sanctum_desktop.core.policies.exporting import files_of
from sanctum_desktop.core.ports.vault_contents import Contents

DAY = date(2026, 3, 4)
LINE = ResumeLine(id="line-1", text="Cut falls from 9 to 3.", facts=(FactId("f-deed"),))
RESUME = Resume(
    id="talk-1",
    header=Header(name="Ana Cruz", label="Nurse", contact=("ana@example.org",), facts=("f-mail",)),
    sections=(
        ResumeSection(
            section=Section.WORK,
            heading="Work",
            entries=(
                ResumeEntry(
                    title="Nurse", organization="Lee Valley", dates="2018 – 2020",
                    facts=("f-start", "f-gone"), lines=(LINE,),
                ),
            ),
        ),
        ResumeSection(
            section=Section.LANGUAGES,
            heading="Languages",
            entries=(ResumeEntry(lines=(replace(LINE, id="line-2", text="Tagalog"),)),),
        ),
    ),
    written_at=datetime(2026, 3, 4, 12, tzinfo=UTC),
    decisions=(LineDecision(line="line-1", verdict=Verdict.EDITED, text="Cut falls."),),
)  # fmt: skip

WORDED = a_turn(2, wording="gem.follow.part.1", author=Author("follow_up.v1", "qwen"))
TALK = a_conversation(
    turns=(a_turn(0), a_turn(3, cut=True), a_turn(4, cites=CITED[:1], actions=ACTIONS)),
    kept=5,
    label=Label(title="Nights", pinned=True, place=TalkPlace.ARCHIVED),
    handed=HANDED,
)
TREE = TalkTree(
    conversation="talk-1",
    turns=(TALK.turns[0], a_turn(1), WORDED, *TALK.turns[1:]),
    parents=(-1, 0, 1, 0, 3),
    tip=4,
)


def fact(identity, name, value, **more):
    return replace(a_fact(identity), name=name, value=value, **more)


@pytest.fixture
def files():
    contents = Contents(
        conversations=(TALK,),
        trees={"talk-1": TREE},
        attachments=(an_attachment(),),
        plan=(a_plan_item(),),
        facts=(
            fact("f-mail", "email", "ana@example.org", section=Section.BASICS),
            fact("f-start", "startDate", "2018-06"),
            fact("f-secret", "highlight", "between us", viewer=ViewerLevel.PRIVATE),
            fact("f-never", "highlight", "never", viewer=ViewerLevel.NEVER_LEAVES),
        ),
        resumes=(RESUME,),
        drafts={"talk": "half a sen\ud800tence"},
        others={"trail": ({"at": "2026-03-04", "event": "unlock"},)},
    )
    return files_of(contents, DAY)


def test_every_kind_has_its_file_and_the_readme_names_each(files):
    readme = files["README.txt"].decode()
    for path in files.keys() - {"README.txt"}:
        folder = path.partition("/")[0]
        assert folder in readme, path
    assert "NOT ENCRYPTED" in readme
    assert "{" not in readme
    listed = json.loads(files["export.json"])
    assert listed["format"] == 1
    assert listed["counts"] == {
        "conversations": 1, "attachments": 1, "plan": 1, "facts": 4, "resumes": 1, "drafts": 1,
        "trail": 1,
    }  # fmt: skip
    assert json.loads(files["trail.json"]) == [{"at": "2026-03-04", "event": "unlock"}]


def test_facts_carry_their_source_and_private_ones_are_marked(files):
    facts = {one["id"]: one for one in json.loads(files["facts.json"])}
    assert {name for name, one in facts.items() if one["private"]} == {"f-secret", "f-never"}
    talk = json.loads(files["conversations.json"])[0]
    source = facts["f-start"]["source"]
    assert source["conversation"] == talk["id"]
    assert set(source) == {"conversation", "turn", "start", "end", "quote"}


def test_a_turn_that_a_model_worded_says_so(files):
    talk = json.loads(files["conversations.json"])[0]
    worded = {"prompt": "follow_up.v1", "model": "qwen"}
    assert [turn["worded_by"] for turn in talk["turns"]] == [None, None, worded, None, None]


def test_a_talk_has_every_branch_with_its_label(files):
    talk = json.loads(files["conversations.json"])[0]
    assert (talk["title"], talk["pinned"], talk["place"]) == ("Nights", True, "archived")
    assert talk["handed"]["by"] == "viktor"
    assert talk["tip"] == 4
    assert [turn["after"] for turn in talk["turns"]] == [None, 0, 1, 0, 3]
    assert [turn["versions"] for turn in talk["turns"]] == [[0], [1, 3], [2], [1, 3], [4]]
    assert [turn["cut"] for turn in talk["turns"]] == [False, False, False, True, False]
    assert talk["turns"][4]["cites"] == [
        {"of": "text-1", "turn": None, "page": 2, "start": 3, "end": 9, "quote": "nights"}
    ]
    assert talk["turns"][4]["suggests"] == [
        {"tool": "add_plan_item", "hand_over": None, "about": "ask for “Tuesdays”"},
        {"tool": None, "hand_over": "noor", "about": ""},
    ]


def test_attached_texts_and_steps_are_there_word_for_word(files):
    (attached,) = json.loads(files["attachments.json"])
    assert attached["text"] == an_attachment().untrusted_text
    assert attached["pages"] == [0, 15]
    (step,) = json.loads(files["plan.json"])
    assert (step["text"], step["turn"], step["done_at"]) == ("Ring the ward", 1, None)


def test_a_resume_is_json_resume_as_it_was_printed(files):
    page = json.loads(files["resumes/001-2026-03-04.json"])
    assert page["basics"] == {"name": "Ana Cruz", "label": "Nurse", "email": "ana@example.org"}
    assert page["work"] == [
        {
            "position": "Nurse",
            "name": "Lee Valley",
            "startDate": "2018-06",
            "highlights": ["Cut falls from 9 to 3."],
        }
    ]
    assert page["languages"] == [{"language": "Tagalog"}]
    assert json.loads(files["resumes.json"])[0]["decisions"][0]["verdict"] == "edited"
    text = files["resumes/001-2026-03-04.txt"].decode()
    assert "Nurse, Lee Valley, 2018 – 2020\n- Cut falls from 9 to 3." in text
    assert "\nLANGUAGES\nTagalog" in text


def test_conversations_read_as_text(files):
    (path,) = (path for path in files if path.startswith("conversations/"))
    assert files[path].decode().count("\n\n") == 6
    assert "(1) You: I worked nights." in files[path].decode()


def test_half_a_surrogate_pair_does_not_stop_it(files):
    assert "half a sen" in json.loads(files["drafts.json"])["talk"]


@pytest.mark.parametrize("name", ["../../evil", "CON", "a/b\\c", "🦊", "x" * 300])
def test_names_from_the_vault_leave_no_folder(name):
    contents = Contents(
        conversations=(replace(a_conversation(), persona=name),),
        trees={"talk-1": TalkTree(conversation="talk-1")},
        others={name: ()},
    )
    for path in files_of(contents, DAY):
        assert ".." not in path
        assert "\\" not in path
        assert len(path) < 100
        assert path.count("/") <= 1


def test_a_table_cannot_take_the_name_of_a_file_of_ours():
    files = files_of(Contents(others={"facts": ({"x": 1},)}), DAY)
    assert json.loads(files["facts.json"]) == []
