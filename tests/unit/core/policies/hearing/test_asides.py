"""What is said beside the matter stays off the page; the matter stays whole."""

import pytest

from sanctum_desktop.core.policies.hearing.asides import without_asides


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("I moved the shelves, which nobody liked", "I moved the shelves"),
        ("I fixed forty radios, you'd be amazed what's in them", "I fixed forty radios"),
        ("I load the van, you know, the big one", "I load the van the big one"),
        ("I sold two hundred a week, not much", "I sold two hundred a week"),
        ("I translated for the families, nobody asked me to", "I translated for the families"),
        ("I planned it, I was really nervous", "I planned it"),
        ("I wrote the manual, because nobody else would", "I wrote the manual"),
        ("I mentored a lad, he's better than me now", "I mentored a lad"),
        ("I ran the stall and it was lovely", "I ran the stall"),
        ("We had fewer calls, but I have no number for this", "We had fewer calls"),
        ("It holds six tonnes and if it stops it's your phone that rings", "It holds six tonnes"),
        (
            "orders for, at the time I left it'd be about forty shops",
            "orders for about forty shops",
        ),
        ("I trained six and four of them stayed", "I trained six and four of them stayed"),
        ("Sick days fell from eleven to six", "Sick days fell from eleven to six"),
        ("It went down to three, my boss says", "It went down to three, my boss says"),
        ("If you chill it first, it keeps five days", "If you chill it first, it keeps five days"),
        ("Ten crates in a night, my back was like glass", "Ten crates in a night"),
        ("I carried the files and he crossed out everything", "I carried the files"),
        ("He paid me, not much, mostly in stories", ""),
        ("I ran the till, my back office was busy", "I ran the till, my back office was busy"),
        ("I showed which truck goes to which dock", "I showed which truck goes to which dock"),
        ("Waste went to four percent", "Waste went to four percent"),
        ("Complaints stopped after the new list", "Complaints stopped after the new list"),
        ("I cut the waiting, which saved two hours", "I cut the waiting, which saved two hours"),
        ("I didn't lead it", ""),
        ("I think I was lucky", ""),
    ],
)
def test_asides_go_and_the_matter_stays(said, kept):
    assert without_asides(said) == kept
