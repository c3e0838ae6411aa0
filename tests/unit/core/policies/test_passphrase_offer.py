import pytest

from sanctum_desktop.core.domain.errors import WeakPassphrase
from sanctum_desktop.core.domain.secrets import GuessTime, Passphrase
from sanctum_desktop.core.policies.passphrase_offer import (
    offer_passphrase,
    refuse_weak,
    strength,
    words,
)


def test_the_list_is_long_plain_and_distinct():
    assert len(words()) >= 2048
    assert len(set(words())) == len(words())
    assert all(w.isascii() and w.isalpha() and w.islower() and 3 <= len(w) <= 9 for w in words())


def test_an_offer_is_five_words_and_never_the_same():
    offers = {offer_passphrase() for _ in range(50)}
    assert len(offers) == 50
    for offer in offers:
        assert set(offer.split()) <= set(words())
        assert len(offer.split()) == 5
        refuse_weak(Passphrase(offer))
        assert strength(offer).acceptable


@pytest.mark.parametrize("text", ["", "short", "123456789", "a b c d", "x" * 1025, "é" * 600])
def test_too_short_and_too_long_are_refused(text):
    with pytest.raises(WeakPassphrase):
        refuse_weak(Passphrase(text))


@pytest.mark.parametrize("text", ["1234567890", "a b c d e", "x" * 1024])
def test_ten_characters_or_five_words_are_enough(text):
    refuse_weak(Passphrase(text))


def test_strength_is_an_estimate_and_takes_any_length():
    assert strength("lavender copper " * 500).acceptable


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ("", GuessTime.MOMENTS),
        ("password12", GuessTime.MOMENTS),
        ("Rosenholz!", GuessTime.HOURS),
        ("my dog is brown", GuessTime.YEARS),
        ("harbour velvet onion ladder quiet", GuessTime.CENTURIES),
        ("abc" * 400, GuessTime.MOMENTS),
    ],
)
def test_how_long_guessing_takes_is_said_in_the_units_of_a_life(text, takes):
    assert strength(text).takes is takes
