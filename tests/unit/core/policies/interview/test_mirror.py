"""What may be said back: things read by their small words, never what was denied or taken back."""

import pytest

from sanctum_desktop.core.policies.interview.mirror import mid_sentence, mirror, things_told
from sanctum_desktop.core.policies.interview.things import things


@pytest.mark.parametrize(
    ("clause", "named"),
    [
        (
            "I drew a turning chart with little clocks on it",
            ["a turning chart with little clocks"],
        ),
        ("I train the new starters on our ward, mostly", ["the new starters on your ward"]),
        ("I'd carry about three hundred people a day", ["about three hundred people a day"]),
        ("we get around ninety tickets a day and more", ["around ninety tickets a day"]),
        ("thirty per cent fewer sores in half a year", ["thirty per cent fewer sores"]),
        ("I set up the tablet calls so they could talk", ["the tablet calls"]),
        ("the bank matching is mine", ["the bank matching"]),
        ("I kept the door of the oven", ["the door of the oven"]),
    ],
)
def test_things_end_where_a_small_word_begins(clause, named):
    assert [thing.text for thing in things(clause)] == named


@pytest.mark.parametrize(
    ("clause", "wrong"),
    [
        ("the guys dig", "the guys dig"),
        ("the office marks them in red", "the office marks"),
        ("an hour finding a fault", "an hour finding"),
        ("every month six, seven brides", "seven brides"),
        ("Key Stage 3 curriculum", "3 curriculum"),
        ("a turning and checking card", "a turning"),
        ("from 3,200 litres to 2,700", "3,200 litres"),
        ("my boss says so", "your boss"),
        ("the one keeping the book", "the one keeping"),
        ("a torch checking brakes", "a torch checking brakes"),
        ("we had a lot of it", "a lot"),
    ],
)
def test_what_may_go_on_as_a_sentence_is_no_thing(clause, wrong):
    assert wrong not in [thing.text for thing in things(clause)]


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("I wrote a little script that resets the lab computers.", "you wrote a little script"),
        ("Well, I walked in, and I made soup for the drivers.", "you made soup for the drivers"),
        ("It was nothing, I only made picture cards.", "picture cards"),
        ("Complaints went from twelve a month to two.", "from twelve a month to two"),
        ("Since '08.", "Since '08"),
        ("It took seven months.", "seven months"),
        ("Voicing hammers, I'm passable. Restringing.", "Voicing hammers"),
        ("I look after the archive, the tapes especially.", "you look after the archive"),
        ("A hundred and sixty a year, about.", "A hundred and sixty a year"),
        ("Milk. Fences. Calves.", "Milk"),
        ("They were walking, so we opened the waiting hall.", "the waiting hall"),
        ("The rigging's mine, nobody touches it.", "The rigging"),
        ("The stock book I only do.", "The stock book"),
        ("After the flood we dried out and got the old pumps running.", "the old pumps"),
        ("You come in at six, sinks, floors, windows, then home.", "sinks, floors"),
        ("Oh, since the spring of 2011, my sister had just married.", "since the spring of 2011"),
        ("Greek, Arabic good, English from television, sorry.", "Greek, Arabic good"),
    ],
)  # fmt: skip
def test_what_is_said_back(said, back):
    assert mirror(said) == back


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("I wasn't any good at the backing up.", "good"),
        ("I wasn't top.", "top"),
        ("I hired on in 2012. Hold on, that's when I got married. 2013.", "2012"),
        ("I found the nest in the bell. I mean in the beam.", "bell"),
        ("It smells like a rugby bag.", "rugby"),
        ("That they see six years and stop reading.", "six years"),
        ("He came back with his wife, with a cake.", "cake"),
        ("You walk, you help people find the toilet.", "toilet"),
        ("I understand my grandmother.", "grandmother"),
        ("Calves stopped dying.", "dying"),
        ("the the gfj the oiuh", "gfj"),
        ("No degree.", "degree"),
        ("I balance to the cent, until I didn't.", "balance"),
        ("They ring it Sundays.", "Sundays"),
        ("Two and a half thousand litres a day, that is.", "thousand litres"),
        ("Some would have slept on the rails.", "slept"),
        ("Nobody else has the password.", "password"),
        ("It went through in the end, one of the two.", "one of the two"),
        ("It's only jam.", "only"),
        ("She washes, irons, folds, and goes.", "irons"),
        ("We marked it so we find the thread quick.", "quick"),
        ("We keep the boiler running.", "boiler running"),
        ("His mother sends a card from Porto each Easter.", "card"),
        ("They raised the fares, sixty cents, imagine.", "sixty"),
    ],
)
def test_what_is_never_said_back(said, never):
    assert never not in mirror(said)


def test_the_same_thing_is_not_said_back_twice():
    said = "I run the dock board."
    assert mirror(said) == "you run the dock board"
    assert mirror(said, before=["You run the dock board, I see."]) == ""


@pytest.mark.parametrize(
    ("thing", "said", "inside"),
    [
        ("Bus driver", "Bus driver, that's what it says.", "bus driver"),
        ("August 2018", "August 2018.", "August 2018"),
        ("English, and swearing", "English, and swearing.", "English, and swearing"),
        ("Zonnehof hospice", "I read at the Zonnehof hospice.", "Zonnehof hospice"),
        ("TIG welding", "TIG welding.", "TIG welding"),
        ("the Forklift card", "Forklift card.", "the forklift card"),
        ("the Schneider exam", "I made the Schneider exam.", "the Schneider exam"),
    ],
)
def test_a_capital_is_kept_only_where_it_belongs(thing, said, inside):
    assert mid_sentence(thing, said) == inside


def test_what_is_taken_up_later_is_more_than_a_word():
    assert list(things_told("I touched a head.")) == []
    assert next(things_told("I ran the elevator scale.")) == "the elevator scale"
    assert list(things_told("The town had a plan.", 1)) == [], "too little, and not theirs"
    assert list(things_told("They had a beer mat holder.")) == [], "what others had"
