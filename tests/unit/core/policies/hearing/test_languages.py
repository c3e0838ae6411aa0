"""Languages and their levels, as people of many countries tell them."""

import pytest

from sanctum_desktop.core.policies.hearing.lists import languages


def spoken(said):
    """Languages that would be printed, with their level where one was said."""
    kept = {}
    for finding in languages(said):
        if finding.withdrawn:
            kept.pop(finding.entry, None)
        else:
            kept.setdefault(finding.entry, {})[finding.name] = finding.value
    return [(of["language"], of.get("fluency", "")) for of in kept.values()]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("French is my mother tongue.", [("French", "native")]),
        (
            "Turkish is mother language, German is good.",
            [("Turkish", "native"), ("German", "good")],
        ),
        ("Yoruba is mine, and English.", [("Yoruba", "mother tongue"), ("English", "")]),
        (
            "I speak Welsh, first language, and English.",
            [("Welsh", "first language"), ("English", "")],
        ),
        (
            "Kikuyu at home, Swahili, and this English you are hearing.",
            [("Kikuyu", "spoken at home"), ("Swahili", ""), ("English", "")],
        ),
        ("Dutch B2, Italian C1", [("Dutch", "B2"), ("Italian", "C1")]),
        ("English, I have IELTS 7.5 from 2023.", [("English", "IELTS 7.5")]),
        ("English, and decent Irish.", [("English", ""), ("Irish", "decent")]),
        ("Polish. Little German.", [("Polish", ""), ("German", "little")]),
        (
            "Icelandic. English okay. Some Danish.",
            [("Icelandic", ""), ("English", "okay"), ("Danish", "some")],
        ),
        ("I understand Russian, but not to write.", [("Russian", "understands, does not write")]),
        ("Portuguese I can read.", [("Portuguese", "reads")]),
        (
            "Romanian, Italian good, English from the site, sorry.",
            [("Romanian", ""), ("Italian", "good"), ("English", "")],
        ),
        ("spanish and a bit of french", [("Spanish", ""), ("French", "a bit")]),
        ("Spanish, grew up with it.", [("Spanish", "grew up with it")]),
        ("I grew up with Spanish.", [("Spanish", "grew up with it")]),
        ("I'd get by in Irish all right.", [("Irish", "can get by")]),
        (
            "British Sign Language, level two, and Scottish Gaelic.",
            [("British Sign Language", ""), ("Scottish Gaelic", "")],
        ),
        ("Swiss German and High German fluent.", [("Swiss German", ""), ("German", "fluent")]),
        (
            "Welsh with the children, it's my first language, so that doesn't count.",
            [("Welsh", "first language")],
        ),
        (
            "French and Arabic, darija, they're my languages. Dutch, so-so, B1 I'd say.",
            [("French", "mother tongue"), ("Arabic (Darija)", "mother tongue"), ("Dutch", "B1")],
        ),
        (
            "Punjabi, Urdu, Hindi, all fluent.",
            [("Punjabi", "fluent"), ("Urdu", "fluent"), ("Hindi", "fluent")],
        ),
        ("I'm Portuguese, English C1.", [("English", "C1")]),
        ("My wife is Italian so I understand Italian.", [("Italian", "understands")]),
        (
            "Arabic I speak but not write. English since school.",
            [("Arabic", "speaks, does not write"), ("English", "")],
        ),
        ("School German forgotten. French, German so-so, don't put German.", [("French", "")]),
        ("Spanish, my grandmother wouldn't answer in English.", [("Spanish", "")]),
        # The long tail of names
        (
            "Bukusu at home, Kiswahili, Low Saxon from my father.",
            [("Bukusu", "spoken at home"), ("Kiswahili", ""), ("Low Saxon", "")],
        ),
        ("German B1, I learned it to leave and I did not leave.", [("German", "B1")]),
        ("Cantonese, I can't read it.", [("Cantonese", "")]),
        ("Even my mother. Male voices too. Home at five.", []),
        (
            "My aunt talks Ewe to us and I answer in English, I understand it.",
            [("Ewe", "understands"), ("English", "")],
        ),
        # Taken back, denied, or no language of theirs
        ("Greek. Italian is ten words from the boxes, no, leave.", [("Greek", "")]),
        ("Greek. Italian only to sing, no.", [("Greek", "")]),
        ("Arabic. French was in school and it's gone.", [("Arabic", "")]),
        ("English. I never learnt Hausa.", [("English", "")]),
        ("I don't speak a word of Dutch. My husband speaks Italian.", []),
        ("Polish. Russian at school, forgot most of it.", [("Polish", "")]),
        ("French, A-level, twenty years of rust on it, I'd leave it.", []),
        ("Arabic is only a few words, leave it out.", []),
        (
            "Zulu and English, and Afrikaans, well not really Afrikaans, leave that one.",
            [("Zulu", ""), ("English", "")],
        ),
        ("School French. Leave it.", []),
        ("English. French nothing.", [("English", "")]),
        ("Marathi, Hindi. My Gujarati is only for bargaining.", [("Marathi", ""), ("Hindi", "")]),
        ("I don't speak German. Czech.", [("Czech", "")]),
        ("There's a new Polish shop by us, lovely bread.", []),
        (
            "The French tourists step on everything, but I speak French, sufficient.",
            [("French", "sufficient")],
        ),
        ("My Greek wife and her Greek friends laugh at me.", []),
        ("I polish the floors.", []),
        (
            "Português, claro. Galego and castellano.",
            [("Portuguese", ""), ("Galician", ""), ("Spanish", "")],
        ),
        ("German mother tongue.", [("German", "native")]),
        ("Greek. German only numbers, skip.", [("Greek", "")]),
        ("Greek. Dutch I know 'mooi', that's not a language.", [("Greek", "")]),
        ("Twi. Arabic is only the words for cleaning. French, no need.", [("Twi", "")]),
    ],
)
def test_languages(said, named):
    assert spoken(said) == named


@pytest.mark.parametrize(
    "said",
    [
        "I wish I spoke Korean. English.",
        "I pretended to speak Russian. English.",
        "English, and I'd like to learn Dutch.",
        "I'm not fluent in Italian. English.",
        "If I learn Greek I'll travel. English.",
    ],
)
def test_a_language_that_is_only_wished_for(said):
    assert [name for name, _ in spoken(said)] == ["English"]
