"""The models' screen: what it tells, what it does, and that nothing is sent unasked."""

import asyncio
from dataclasses import replace

import pytest
from models_double import CEILING, FOUND, HERE, MISTRAL, NOMIC, QWEN
from models_states import BROKEN, REFUSED, TESTED, UNREADABLE, many

from sanctum_desktop.core.domain.errors import CannotWrite
from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.domain.models import FileState, ModelKind
from sanctum_desktop.ui.features.models.models_model import ModelsModel

QWEN_KEY, MISTRAL_KEY = f"known:{QWEN.id}", f"known:{MISTRAL.id}"


@pytest.fixture
def kept(world):
    return world.models


@pytest.fixture
async def models(kept):
    screen = ModelsModel(kept.open)
    yield screen
    screen.close()


@pytest.fixture
def undoable(models):
    done = []
    for part in (models, models.card):
        part.undoable.connect(done.append)
    return done


async def shown(models, key=""):
    models.show()
    await models.settled()
    if key:
        models.turn(key)
    return {row.key: row for row in models.rows.rows}


async def begun(models):
    for _ in range(20):
        await asyncio.sleep(0)
    assert models.work.busy


async def test_nothing_is_opened_before_the_screen_is(kept, models):
    assert kept.opened == 0
    await shown(models)
    await shown(models)
    assert kept.opened == 1


async def test_without_a_model_the_catalogue_alone_is_told(models):
    rows = await shown(models)
    assert models.none
    assert {row.kind for row in rows.values()} == {"offered"}
    suggested = [row.name for row in rows.values() if row.tag]
    assert suggested == ["Qwen2.5 1.5B Instruct, Q4_K_M"]
    assert not any("whisper" in row.name.lower() for row in rows.values())
    assert (models.uses.count, models.uses.summary) == (0, "The Guide words everything now.")


async def test_what_is_here_is_told_with_its_size_its_fit_and_its_state(kept, models):
    kept.have(TESTED, MISTRAL, NOMIC)
    kept.states[MISTRAL.files[0].path] = FileState.MISSING
    rows = await shown(models)
    about = rows[QWEN_KEY].about.replace("\N{NO-BREAK SPACE}", " ")
    assert about == "Language model · Q4_K · 2.5 GB · Fits"
    assert rows[QWEN_KEY].place == QWEN.files[0].path
    assert (rows[QWEN_KEY].tag, rows[QWEN_KEY].warns) == ("In use", False)
    assert (rows[MISTRAL_KEY].tag, rows[MISTRAL_KEY].warns) == ("File missing", True)
    assert "Fits" not in rows[MISTRAL_KEY].about
    assert rows[f"known:{NOMIC.id}"].tag == ""  # nothing uses it, default or not
    assert "offered:qwen3-4b" not in rows, "what is here is not offered"
    assert not any(row.tag.startswith("Suggested") for row in rows.values())


async def test_all_that_is_known_of_a_file_can_be_read(kept, models):
    kept.have(TESTED)
    await shown(models, QWEN_KEY)
    facts = {row.label: row.value for row in models.card.facts.rows}
    assert "File" not in facts, "its only file is told above"
    assert facts["Quantisation"].replace("\N{NO-BREAK SPACE}", " ") == "Q4_K 84 %, Q6_K 16 %"
    assert facts["Parameters"] == "4.0 billion"
    assert facts["Threads, writing / reading"] == "2 / 2"
    assert facts["SHA-256"] == "Not known until the file is checked."
    fit, speed = models.card.sentences
    assert fit.startswith("It fits: it needs 4.1\N{NO-BREAK SPACE}GB")
    assert speed.startswith("About 7.2 words a second")


async def test_a_speed_of_another_machine_is_not_told(kept, models):
    kept.have(replace(QWEN, calibration=replace(QWEN.calibration, machine=f"not {HERE}")))
    await shown(models, QWEN_KEY)
    assert models.card.sentences[1] == "How fast it is on this computer has not been measured yet."


async def test_names_from_a_disk_cannot_turn_a_line_round(kept, models):
    kept.others = (replace(FOUND[0], name="evil\u202egguf.\nexe"),)
    await shown(models)
    models.look()
    await models.settled()
    assert models.rows.rows[0].name == "evilgguf.exe"


async def test_looking_finds_and_adding_copies_nothing_and_can_be_undone(kept, models, undoable):
    kept.others = FOUND
    await shown(models)
    models.look()
    await models.settled()
    assert [row.name for row in models.rows.rows[:2]] == [one.name for one in FOUND]
    key = models.rows.rows[0].key
    models.turn(key)
    models.add(key)
    await models.settled()
    (model,) = kept.known.values()
    assert model.files == FOUND[0].files
    assert models.opened == f"known:{model.id}"
    assert [row.kind for row in models.rows.rows[:2]] == ["known", "found"]
    assert [one.words for one in undoable] == [f"Added: {model.name}. It stays where it is."]
    await undoable.pop().undo()
    assert kept.known == {}


async def test_nothing_found_says_where_it_was_looked(models):
    await shown(models)
    models.look()
    await models.settled()
    assert models.work.message.startswith("Nothing new was found where LM Studio")


async def test_a_file_that_was_chosen_is_added(kept, models):
    await shown(models)
    models.addFile("/media/stick/mine.gguf")
    await models.settled()
    assert [one.files[0].path for one in kept.known.values()] == ["/media/stick/mine.gguf"]


async def test_a_file_that_is_known_is_said_to_be_and_not_forgotten_by_undo(
    kept, models, undoable
):
    kept.have(QWEN)
    await shown(models)
    models.addFile(QWEN.files[0].path)
    await models.settled()
    assert models.work.message.startswith("It is known here already")
    assert undoable == []


async def test_a_file_that_is_refused_says_so_where_it_was_added(kept, models):
    kept.others = FOUND
    await shown(models)
    models.look()
    await models.settled()
    key = models.rows.rows[1].key
    models.turn(key)
    kept.fails = REFUSED
    models.add(key)
    await models.settled()
    assert (models.work.of, models.work.bad) == (key, True)
    assert models.work.message == f"{REFUSED} {REFUSED.advice}"
    assert models.opened == key


async def test_another_model_is_used_and_the_one_before_comes_back(kept, models, undoable):
    kept.have(QWEN, MISTRAL)
    await shown(models, MISTRAL_KEY)
    assert models.card.choosable
    models.card.choose()
    await models.settled()
    assert kept.defaults[ModelKind.LANGUAGE] == MISTRAL.id
    assert not models.card.choosable
    await undoable.pop().undo()
    assert kept.defaults[ModelKind.LANGUAGE] == QWEN.id


async def test_all_can_be_left_to_the_guide_and_given_back(kept, models, undoable):
    models.uses.undoable.connect(undoable.append)
    kept.have(TESTED, MISTRAL)
    await shown(models)
    models.uses.leave()
    await models.settled()
    assert models.uses.summary == "The Guide words everything now."
    assert (models.uses.count, models.uses.told) == (0, True)
    assert {row.tag for row in models.rows.rows} == {""}, "nothing is urged on who wants none"
    await shown(models, MISTRAL_KEY)
    assert models.card.choosable
    one = undoable.pop()
    assert one.words.startswith("The Guide does all of it now.")
    await one.undo()
    assert kept.defaults[ModelKind.LANGUAGE] == QWEN.id
    assert models.uses.count == len(Feature)


async def test_what_cannot_be_left_to_the_guide_says_why(kept, models):
    kept.have(TESTED)
    await shown(models)
    kept.fails = CannotWrite("The list cannot be kept.", advice="Make room.")
    models.uses.leave()
    await models.settled()
    assert models.uses.message == "The list cannot be kept. Make room."
    assert models.uses.summary.startswith("Qwen3 4B is in use.")


async def test_an_untested_model_is_not_said_to_do_anything(kept, models):
    kept.have(QWEN)
    await shown(models)
    assert models.uses.summary == (
        "Qwen3 4B is chosen. Until it was tested, the Guide words everything."
    )
    assert {row.doer for row in models.uses.rows.rows} == {"The Guide"}
    assert models.rows.rows[0].tag == "Chosen"


async def test_without_what_runs_models_none_is_said_to_do_anything(kept, models):
    kept.have(TESTED)
    kept.lacking = "What runs language models is not installed here."
    await shown(models)
    assert models.uses.summary == f"The Guide words everything now. {kept.lacking}"
    assert {row.doer for row in models.uses.rows.rows} == {"The Guide"}


@pytest.mark.parametrize(
    ("state", "choosable", "checkable"),
    [(FileState.MISSING, False, False), (FileState.OTHER_SIZE, False, True)],
)
async def test_what_is_not_there_is_neither_used_nor_tested(
    state, choosable, checkable, kept, models
):
    kept.have(QWEN, MISTRAL)
    kept.states[MISTRAL.files[0].path] = state
    await shown(models, MISTRAL_KEY)
    assert models.card.choosable is choosable
    assert not models.card.testable
    assert models.card.checkable is checkable
    assert len(models.card.sentences) == 1


async def test_forgetting_touches_no_file_and_is_taken_back_whole(kept, models, undoable):
    kept.have(TESTED, MISTRAL)
    await shown(models, QWEN_KEY)
    assert not models.card.ours
    models.card.remove()
    await models.settled()
    assert (list(kept.known), models.opened) == ([MISTRAL.id], "")
    assert kept.defaults[ModelKind.LANGUAGE] == MISTRAL.id
    await undoable.pop().undo()
    assert kept.known[QWEN.id] == TESTED, "with what was measured of it"
    assert kept.defaults[ModelKind.LANGUAGE] == QWEN.id


async def test_deleting_a_download_says_what_it_freed_and_offers_no_way_back(
    kept, models, undoable
):
    kept.have(MISTRAL)
    await shown(models, MISTRAL_KEY)
    assert models.card.ours
    assert "4.4\N{NO-BREAK SPACE}GB" in models.card.loss
    models.card.remove()
    await models.settled()
    assert (
        models.work.message
        == "Mistral 7B Instruct v0.3 is deleted; 4.4\N{NO-BREAK SPACE}GB are free again."
    )
    assert undoable == []


async def test_what_cannot_be_removed_says_so_on_its_card(kept, models):
    kept.have(QWEN)
    await shown(models, QWEN_KEY)
    kept.fails = CannotWrite("The list cannot be kept.", advice="Make room.")
    models.card.remove()
    await models.settled()
    assert (models.work.of, models.work.message) == (
        QWEN_KEY,
        "The list cannot be kept. Make room.",
    )
    assert list(kept.known) == [QWEN.id]


@pytest.mark.parametrize(
    ("before", "now", "words", "bad"),
    [
        ("", "ab" * 32, "The file was read for the first time", False),
        ("ab" * 32, "ab" * 32, "The file is what it was.", False),
        ("ab" * 32, "cd" * 32, "The file is not what it was.", True),
    ],
)
async def test_checking_says_what_became_of_the_file(before, now, words, bad, kept, models):
    file = replace(QWEN.files[0], sha256=before)
    kept.have(replace(QWEN, files=(file,)))
    kept.hashes[file.path] = now
    await shown(models, QWEN_KEY)
    models.card.check()
    await models.settled()
    assert models.work.message.startswith(words)
    assert models.work.bad is bad


async def test_a_check_tells_how_far_it_is_and_can_be_stopped(kept, models):
    kept.have(QWEN)
    await shown(models, QWEN_KEY)
    kept.holds = asyncio.Event()
    models.card.check()
    await begun(models)
    assert (models.work.words, round(models.work.share, 2)) == (
        "Read 1.2\N{NO-BREAK SPACE}GB of 2.5\N{NO-BREAK SPACE}GB.",
        0.48,
    )
    models.look()  # one at a time
    assert models.work.act == "check"
    models.work.leave()
    assert models.work.message == "Stopped. Nothing was changed."
    assert kept.known[QWEN.id].files[0].sha256 == ""


async def test_what_a_stopped_job_still_tells_is_not_heard(models):
    await shown(models)
    heard = []

    async def run(tell):
        heard.append(tell)
        await asyncio.Event().wait()

    job = models_job(run)
    models.work.start(job)
    await begun(models)
    models.work.leave()
    heard[0](0.9, "late")
    assert models.work.message == job.left
    assert models.work.share < 0


def models_job(run):
    from sanctum_desktop.ui.features.models.work_model import Job

    return Job("look", "", "Looking", "Stopped looking.", run)


def row_of(models, feature):
    return next(row for row in models.uses.rows.rows if row.feature == feature)


async def test_a_ceiling_test_says_what_stays_with_the_guide_and_can_be_overruled(kept, models):
    kept.have(QWEN)
    await shown(models, QWEN_KEY)
    assert "Until it was tested" in models.uses.summary
    assert {row.note for row in models.uses.rows.rows} == {""}
    models.card.test()
    await models.settled()
    assert models.card.tested
    by = {row.feature: (row.doer, row.offered) for row in models.uses.rows.rows}
    assert by == {
        Feature.MIRROR: ("Qwen3 4B", False),
        Feature.FOLLOW_UP: ("Qwen3 4B", False),
        Feature.RESUME_LINE: ("The Guide", True),
        Feature.CONVERSE: ("Qwen3 4B", False),
    }
    models.uses.trust("resume_line", True)
    await models.settled()
    lines = row_of(models, Feature.RESUME_LINE)
    assert (lines.doer, lines.trusted) == ("Qwen3 4B", True)
    assert lines.note == "You chose this. Passed 3 of 10 tries."
    assert "You chose this." in models.card.marks.rows[2].value
    models.uses.trust("resume_line", False)
    await models.settled()
    assert row_of(models, Feature.RESUME_LINE).doer == "The Guide"


async def test_a_switch_that_could_not_be_kept_says_so_and_stays(kept, models):
    kept.have(TESTED)
    await shown(models)
    kept.fails = CannotWrite("The list cannot be kept.")
    models.uses.trust("resume_line", True)
    await models.settled()
    assert models.uses.message == "The list cannot be kept."
    assert not row_of(models, Feature.RESUME_LINE).trusted


@pytest.mark.parametrize(
    ("state", "note"),
    [
        (FileState.MISSING, "Until the file is back."),
        (FileState.OTHER_SIZE, "Until its changed file is added again."),
    ],
)
async def test_a_model_whose_file_is_gone_leaves_all_to_the_guide(state, note, kept, models):
    kept.have(TESTED)
    kept.states[QWEN.files[0].path] = state
    await shown(models)
    assert {(row.doer, row.note) for row in models.uses.rows.rows} == {("The Guide", note)}
    assert models.uses.summary.startswith("The Guide words everything now: the file of Qwen3 4B")


async def test_nothing_is_sent_before_it_was_agreed_to(kept, models):
    await shown(models, "offered:qwen3-4b")
    assert (models.fetching.stage, models.fetching.host) == ("", "huggingface.co")
    models.fetching.ask()
    await models.settled()
    assert (models.fetching.stage, kept.sent) == ("consent", [])
    models.fetching.notNow()
    assert (models.fetching.stage, kept.sent) == ("", [])
    models.fetching.ask()
    models.fetching.lookUp()
    await models.settled()
    assert (models.fetching.stage, kept.sent) == ("offer", ["qwen3-4b"])
    offered = {row.label: row.value for row in models.fetching.rows.rows}
    assert offered == {
        "From": "huggingface.co, cdn-lfs.hf.co",
        "File": "Qwen3-4B-Q4_K_M.gguf",
        "Size": "2.5\N{NO-BREAK SPACE}GB",
        "Free on the disk": "80.0\N{NO-BREAK SPACE}GB",
        "Licence": "apache-2.0",
    }
    assert kept.known == {}


async def offered(models, entry="qwen3-4b"):
    await shown(models, f"offered:{entry}")
    models.fetching.ask()
    models.fetching.lookUp()
    await models.settled()


async def test_a_download_tells_its_bytes_stops_and_goes_on(kept, models):
    await offered(models)
    kept.holds = asyncio.Event()
    models.fetching.fetch()
    await begun(models)
    assert models.work.words == "1.2\N{NO-BREAK SPACE}GB of 2.5\N{NO-BREAK SPACE}GB are here."
    models.work.leave()
    assert models.work.message.startswith("Stopped. What came is kept")
    assert (models.fetching.stage, models.fetching.begun) == ("offer", True)
    kept.holds = None
    models.fetching.fetch()
    await models.settled()
    assert list(kept.known) == ["qwen3-4b"]
    assert models.opened == "known:qwen3-4b"
    assert "offered:qwen3-4b" not in {row.key for row in models.rows.rows}


async def test_a_download_that_breaks_off_keeps_its_offer(kept, models):
    await offered(models)
    kept.fails = BROKEN
    models.fetching.fetch()
    await models.settled()
    assert models.work.message == f"{BROKEN} {BROKEN.advice}"
    assert models.fetching.stage == "offer"


async def test_a_disk_without_room_is_not_filled(kept, models):
    kept.disk_bytes = 900_000_000
    await offered(models)
    assert models.fetching.against.startswith(
        "There is too little room on the disk: 1.6\N{NO-BREAK SPACE}GB"
    )
    models.fetching.fetch()
    await models.settled()
    assert kept.known == {}


async def test_what_came_before_needs_no_more_room(kept, models):
    kept.disk_bytes, kept.here_bytes = 900_000_000, 1_700_000_000
    await offered(models)
    assert (models.fetching.against, models.fetching.begun) == ("", True)
    assert "Here already" in {row.label for row in models.fetching.rows.rows}


async def test_a_card_that_is_left_takes_its_question_along(models):
    await shown(models, "offered:qwen3-4b")
    models.fetching.ask()
    models.turn("offered:qwen3-8b")
    assert models.fetching.stage == ""
    assert not models.fetching.fitting


async def test_where_nothing_downloads_or_tests_neither_is_offered(kept, models):
    kept.downloads = kept.ceilings = False
    kept.have(TESTED)
    await shown(models, QWEN_KEY)
    assert not models.card.testable
    assert not any(row.offered for row in models.uses.rows.rows)
    models.turn("offered:qwen3-8b")
    assert not models.fetching.possible
    models.fetching.lookUp()
    await models.settled()
    assert kept.sent == []


async def test_a_list_that_cannot_be_read_says_so_and_is_read_again(kept, models):
    kept.fails = UNREADABLE
    await shown(models)
    assert models.message == f"{UNREADABLE} {UNREADABLE.advice}"
    await shown(models)
    assert models.message == ""


async def test_the_palette_finds_looking_and_the_models_by_name(kept, models):
    kept.have(QWEN, MISTRAL)
    await shown(models)
    commands = {one.words: one for one in models.commands()}
    assert list(commands) == ["Look on this computer", "Qwen3 4B", "Mistral 7B Instruct v0.3"]
    commands["Qwen3 4B"].run()
    assert models.opened == QWEN_KEY


async def test_a_test_of_another_model_says_nothing_of_the_one_in_use(kept, models):
    kept.have(QWEN, replace(MISTRAL, ceiling=CEILING))
    await shown(models)
    assert "Until it was tested" in models.uses.summary
    assert {row.note for row in models.uses.rows.rows} == {""}


async def test_one_change_among_many_changes_one_row(kept, models):
    kept.have(*many(300))
    await shown(models)
    changed, reset = [], []
    models.rows.dataChanged.connect(lambda at, _to: changed.append(at.row()))
    models.rows.modelReset.connect(lambda: reset.append(True))
    kept.states["/media/stick/Model 7.gguf"] = FileState.MISSING
    await shown(models)
    assert (changed, reset) == ([7], [])


async def test_models_that_call_themselves_the_same_are_told_apart(kept, models):
    kept.have(QWEN, replace(QWEN, id="qwen3-4b-q8_0"), MISTRAL)
    rows = await shown(models)
    assert rows[QWEN_KEY].about.endswith("\N{NO-BREAK SPACE}· qwen3-4b-q4_k_m")
    assert not rows[MISTRAL_KEY].about.endswith(MISTRAL.id)
