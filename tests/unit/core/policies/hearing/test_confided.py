"""What is told between us, and what only sounds as if it were."""

import pytest

from sanctum_desktop.core.policies.hearing.confided import confided


@pytest.mark.parametrize(
    "said",
    [
        "Relay controls, the old ones, almost nobody can read them.",
        "When people are stuck in the lift I take them out.",
        "You must do courses to keep it, and I renewed it in 2023.",
        "You take the fallboard off, and then the action.",
        "The kelp was her notion, I only cut it.",
        "She'd be cross if I left her out.",
        "I plan the day for the two colleagues.",
        "My mother fell in a tram once, so for me it's personal.",
        "The girl's in the last year of school, we stay here.",
        "What I don't want is an office in Nairobi.",
        "For the old controllers the parts don't exist.",
        "Autoclave, tracing of the instruments.",
    ],
)
def test_work_is_no_secret(said):
    assert not confided(said)


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("I was ill. It was burnout. Can we keep that between us.", "ill"),
        ("I cut a man's hand once, leave it out.", "hand"),
        ("I'd like you to keep it to yourself, the fine.", "fine"),
        ("One night I sent a ship to the wrong berth. Nobody hurt. Don't write that.", "berth"),
        ("Licence in 2021, after failing once. Don't put the failing.", "failing once"),
        ("The client was angry. Please don't write the mistake.", "write"),
        ("The drink, that part you leave out.", "drink"),
        ("I was sacked. Money ran out, so please keep all of this off the page.", "sacked"),
    ],
)
def test_what_they_ask_to_keep_is_kept(said, hidden):
    place = said.index(hidden)
    assert any(begin <= place < end for begin, end in confided(said))


def test_only_the_part_that_is_named_is_hidden():
    said = "Truck licence, class two, I got it in 2021, after failing once. Don't put the failing."
    assert not any(begin == 0 for begin, _ in confided(said))
