"""Nothing of two hundred planted names leaves, and each comes back as it was written."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planted_names import KNOWN, LEAST, PLANTED, TALK, leaked, talk_in
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.facts import Fact, FactId, Revision, Section, Source, Status
from sanctum_desktop.core.domain.hosted import HiddenWord
from sanctum_desktop.core.policies.placeholders import (
    Codebook,
    Kind,
    KnownName,
    Restorer,
    known_names,
)
from sanctum_desktop.core.policies.placeholders.folding import words_of
from sanctum_desktop.core.policies.placeholders.kinds import MOST_FORMS, PLACEHOLDER, written

MARIA = KnownName("Maria Lopez", Kind.PERSON)


def book(*known):
    made = Codebook()
    made.learn((), known)
    return made


def streamed(made, told, cuts):
    restorer, out, at = Restorer(made), "", 0
    for cut in sorted(cuts):
        out += restorer.feed(told[at:cut])
        at = max(at, cut)
    return out + restorer.feed(told[at:]) + restorer.end()


def test_there_are_two_hundred_in_many_languages():
    assert len(PLANTED) >= LEAST
    assert len({line.language for line in TALK}) >= 8


@pytest.mark.parametrize("line", TALK, ids=lambda line: f"{line.language}: {line.said[:40]}")
def test_none_of_the_planted_leaves_even_when_said_alone(line):
    made = book(*KNOWN)
    hidden = made.hide(line.said)
    assert leaked(line, hidden) == []
    assert made.restore(hidden) == line.said


def test_none_of_the_planted_leaves_in_one_long_talk():
    made = book(*KNOWN)
    made.learn([line.said for line in TALK])
    for line in TALK:
        assert leaked(line, made.hide(line.said)) == []


@pytest.mark.parametrize(("file", "most"), [("people.txt", 12), ("strangers.txt", 10)])
def test_of_what_strangers_wrote_no_more_leaves_than_was_measured(file, most):
    """Nothing of them is known beforehand; what leaves are plain words ("anchor", "grace")."""
    lines = talk_in(file)
    made = book()
    made.learn([line.said for line in lines])
    left = [words for line in lines if (words := leaked(line, made.hide(line.said)))]
    assert len([name for line in lines for name in line.planted]) >= 80
    assert len(left) <= most, left


def test_where_nobody_is_named_little_is_hidden():
    lines = talk_in("nobody.txt")
    made = book()
    hidden = [found for line in lines for found in PLACEHOLDER.findall(made.hide(line.said))]
    assert len(list(words_of(" ".join(line.said for line in lines)))) > 600
    assert len(hidden) <= 14


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("I was born on 3 May 1991 in Leeds.", "I was born on Birthday_1 in Leeds."),
        ("geboren am 9. November 1985", "geboren am Birthday_1"),
        ("my passport is AB 123456 C, valid", "my passport is Digits_1, valid"),
        ("iban DE89 3704 0044 0532 0130 00", "iban Digits_1"),
        ("the card PL1900034567000 came", "the card Digits_1 came"),
        ("we had ISO9001 and EN12345 audits", "we had ISO9001 and EN12345 audits"),
        ("we began on 12.05.2019", "we began on 12.05.2019"),
        ("اسمي نجاة العلوي وأعمل هنا", "اسمي Person_1 وأعمل هنا"),
        ("私の名前は山田です", "Person_1"),
    ],
)
def test_days_of_birth_papers_and_names_without_capitals(said, hidden):
    assert book().hide(said) == hidden


def test_a_name_is_known_in_its_other_cases():
    made = book(KnownName("Nowicki", Kind.PERSON), KnownName("Ирина", Kind.PERSON))
    for said in ("z nowickim", "о нашей ирине", "nowickiego nie było"):
        assert "Person_" in made.hide(said)
    assert made.hide("no wickets, a window") == "no wickets, a window"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        *(("call me temi, they all do", "temi"), ("the agian was for borat too", "borat")),
        *(("my uncle mason was there", "mason"), ("i left camborne college", "camborne")),
        *(("i was at fox & daughters", "fox"), ("avant chez marjane à la caisse", "marjane")),
        *(("me and grace did the doors", "grace"), ("I was at Two Rivers then", "Two")),
    ],
)
def test_names_in_lower_case_and_of_plain_words(said, name):
    hidden = book().hide(said)
    assert name not in hidden
    assert "agian" in hidden or "agian" not in said, "a slip is no name"


@pytest.mark.parametrize("piece", ["a", "A1", "0", "born a ", "a & ", "x @ ", "山"])
def test_a_long_text_takes_as_much_longer_as_it_is(piece):
    """Twenty thousand characters without a space took ten seconds once."""

    def took_s(said):
        began = time.process_time()
        book().hide(said)
        return time.process_time() - began

    took_s(piece)
    said = piece * (5000 // len(piece))
    assert took_s(said * 6) < max(20 * took_s(said), 0.5)


def test_one_name_has_one_placeholder_in_each_request_with_its_parts_and_other_cases():
    made = book(MARIA)
    assert made.hide("Maria Lopez came.") == "Person_1 came."
    assert made.hide("MARIA said: ask Lopez.") == "Person_1b said: ask Person_1c."
    assert made.hide("maria lopez's van, ms lopez's van") == "Person_1d's van, ms Person_1f's van"
    assert made.hide("Maria Lopez came.") == "Person_1 came."
    assert made.hide("Juan came.") == "Person_2 came."


def test_a_word_somebody_hides_is_hidden_in_any_case_until_it_is_taken_back():
    made = book(MARIA)
    said = "the summer was long, and SUMMER's end, for summers; hunter was no hunters; summery"
    made.keep([HiddenWord("summer"), HiddenWord("Hunter")])
    hidden = made.hide(said)
    assert hidden == (
        "the Name_1 was long, and Name_1b's end, for Name_2; Name_3 was no Name_4; summery"
    )
    assert made.untold(hidden)["Name_1b"] == "SUMMER"
    made.keep([HiddenWord("Hunter")])
    assert made.hide(said).startswith("the summer was long,")
    assert made.restore(hidden) == said, "what went before still comes back"


def test_it_stands_under_the_name_somebody_chose():
    made = book(KnownName("Nordbank AG", Kind.COMPANY))
    before = made.hide("I left Nordbank AG for summer house.")
    made.keep([HiddenWord("nordbank", "Bank"), HiddenWord("Summer House", "bank")])
    said = "I left Nordbank AG for summer house. Maria came to nordbank. BANK_1, In 1 day."
    hidden = made.hide(said)
    assert hidden == "I left Bank_1 for Bank_2. Person_1 came to Bank_1b. Word_1, In 1 day."
    told = "BANK_1 or Bank\\_2's, Bank-1b, Bank_9, bank 1, bank1; Company_1"
    meant = "Nordbank AG or summer house's, nordbank, Bank_9, bank 1, bank1; Nordbank AG"
    assert made.restore(told) == meant
    assert made.restore(before) == "I left Nordbank AG for summer house."
    assert streamed(made, hidden, range(len(hidden))) == said


def test_a_code_name_that_is_a_kind_of_placeholder_counts_on_with_it():
    made = book(MARIA)
    made.keep([HiddenWord("hunter", "Person")])
    assert made.hide("Maria Lopez, hunter") == "Person_1, Person_2"
    assert made.restore("Person_2, person_1") == "hunter, Maria Lopez"


def test_what_ships_is_left_for_who_knows_it_would_read_the_word_off_it():
    made = Codebook(["You are Kai, and plain."])
    made.keep([HiddenWord("plain")])
    assert made.hide("You are Kai, and plain.\nplain") == "You are Kai, and plain.\nName_1"


def test_our_own_words_are_left_and_what_was_filled_in_is_hidden():
    made = Codebook(['Task "question". Gem would ask:', ". Tense:", "You are Kai."])
    made.learn(["You are Kai.\nMaria Lopez called."])
    told = 'You are Kai.\nTask "question". Gem would ask: Where was Maria?\nMaria. Tense: past'
    hidden = made.hide(told)
    assert "You are Kai.\n" in hidden
    assert 'Task "question". Gem would ask: Where was ' in hidden
    assert ". Tense: past" in hidden
    assert "Maria" not in hidden
    assert "Kai" not in made.hide("Then Kai Petersen came."), "ours only where it is ours"
    assert made.restore(hidden) == told


def test_a_name_told_late_is_hidden_in_what_came_before():
    made = book()
    made.learn(["okonkwo was kind", "I thanked Okonkwo"])
    assert "okonkwo" not in made.hide("okonkwo was kind")


@pytest.mark.parametrize(
    "told",
    ["PERSON_1", "person_1", "Person\\_1", "Person-1", "Person 1", "**Person_1**", "Person_1z"],
)
def test_a_model_that_changes_a_placeholder_is_understood(told):
    made = book(MARIA)
    made.hide("Maria Lopez came.")
    assert made.restore(told) == told.replace(told.strip("*"), "Maria Lopez")


def test_an_ending_is_kept():
    made = book(MARIA)
    made.hide("Maria Lopez came.")
    assert made.restore("Person_1's van, Person_1s Auto") == "Maria Lopez's van, Maria Lopezs Auto"
    told = "z Person_1em, Person_1nak, Person_1:n, Person_1'nın, person_1-a, Person_1owi"
    assert made.restore(told) == told.replace("Person_1", "Maria Lopez").replace(
        "person_1", "Maria Lopez"
    )


def test_placeholders_nobody_gave_stay():
    told = "Person_7 and xPerson_1 and Person_1abcde and Person 1st and person 1 and Company_01"
    made = book(MARIA)
    made.hide("Maria Lopez came.")
    assert made.restore(told) == told


def test_what_looks_like_a_placeholder_is_hidden_itself():
    made = book(MARIA)
    hidden = made.hide("Maria Lopez is no Person_1, and no PERSON 1 or company-2.")
    assert made.restore(hidden) == "Maria Lopez is no Person_1, and no PERSON 1 or company-2."
    assert hidden.count("Person_1") == 1


def test_plain_talk_is_left_alone():
    for said in (
        "I was a nurse in London from May 2015 to June 2018, on nights mostly.",
        "Before that I did the accounts in Excel. Later we moved to Manchester.",
        "We cut waste from 12% to 4.5% on 12.05.2019, and saved 1,200,000 euros in 2015 - 2018.",
        "Don't write that. Yesterday I passed the IELTS exam in English, level B2.",
        "Ich habe in Berlin als Pflegerin gearbeitet. Die Schichten waren lang.",
        "Trabajé de noche muchos años. Después hice un curso de inglés en Barcelona.",
        "J'ai travaillé la nuit. Ensuite j'ai appris le métier.",
    ):
        assert book().hide(said) == said


def test_what_was_not_told_is_listed_with_what_it_stands_for():
    made = book(MARIA)
    hidden = made.hide("Maria Lopez, mail me at jo@example.org")
    assert made.untold(hidden) == {"Person_1": "Maria Lopez", "Mail_1": "jo@example.org"}


WORDS = st.sampled_from(
    "Maria Lopez maria Ms O'Brien Person_1 Mail_12 i was at Müller GmbH jo@example.org".split()
    + "Person _ 1 s 's 王伟 İ ſ Perſon_1 ... Word_1 Will AT".split()
    + ["person 1", "07700 900417", "\n", "14 Larkspur Lane", "\u0301"]
)
TALKED = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=14).flatmap(
    lambda words: st.sampled_from(["", " ", ", ", "_"]).map(lambda gap: gap.join(words))
)
NAMES = st.lists(
    st.builds(KnownName, st.text(min_size=1, max_size=12) | WORDS, st.sampled_from(Kind)),
    max_size=4,
)


KEPT = st.lists(
    st.builds(
        HiddenWord,
        WORDS | st.text(min_size=1, max_size=9),
        st.sampled_from(
            ["", "Bank", "bank", "Person", "Perſon", "Word", "Ba", "王伟", "İx", "Maria"]
        ),
    ),
    max_size=3,
)


@example(["Person_1"], [], [])
@given(st.lists(TALKED, max_size=4), NAMES, KEPT)
def test_what_was_hidden_comes_back_to_the_letter(texts, known, kept):
    made = book(*known)
    made.keep(kept)
    hidden = [made.hide(said) for said in texts]
    assert [made.restore(one) for one in hidden] == texts


@given(TALKED, TALKED, st.lists(st.integers(0, 120), max_size=12), KEPT)
def test_however_an_answer_is_cut_it_comes_back_whole(said, more, cuts, kept):
    made = book(MARIA)
    made.keep(kept)
    told = made.hide(f"Maria Lopez {said}") + more
    assert streamed(made, told, cuts) == made.restore(told)


@given(st.sampled_from(Kind), st.integers(1, 999_999), st.integers(0, MOST_FORMS - 1))
def test_every_placeholder_is_read_as_one(kind, number, form):
    assert PLACEHOLDER.fullmatch(written(kind, number, form))


def test_a_stream_is_not_held_back_for_long():
    made = book(MARIA)
    made.hide("Maria Lopez came.")
    restorer = Restorer(made)
    assert restorer.feed("Ask Per") == "Ask "
    assert restorer.feed("haps") == "Perhaps"
    assert restorer.feed(" Person_") == " "
    assert restorer.feed("1") == ""
    assert restorer.feed(", then") == "Maria Lopez, then"
    assert restorer.end() == ""


def fact(section, name, value, **more):
    source = Source(ConversationId("c"), 0, 0, len(value), value)
    return Fact(
        id=FactId(value),
        section=section,
        entry="one",
        name=name,
        value=value,
        source=source,
        heard_at=datetime(2026, 5, 4, tzinfo=UTC),
        confidence=0.9,
        method="m",
        **more,
    )


def test_facts_tell_of_names_the_rejected_and_the_former_too():
    was = Revision("Ward & Sons", Status.ACCEPTED, datetime(2026, 5, 5, tzinfo=UTC))
    told = known_names(
        [
            fact(Section.BASICS, "name", "Jo Ward"),
            fact(Section.BASICS, "email", "jo@example.org"),
            fact(Section.WORK, "name", "Ward and Daughters", history=(was,)),
            fact(Section.EDUCATION, "institution", "Hill School", status=Status.REJECTED),
            fact(Section.WORK, "position", "baker"),
        ]
    )
    assert {(name.text, name.kind) for name in told} == {
        ("Jo Ward", Kind.PERSON),
        ("jo@example.org", Kind.MAIL),
        ("Ward and Daughters", Kind.COMPANY),
        ("Ward & Sons", Kind.COMPANY),
        ("Hill School", Kind.SCHOOL),
    }


def test_what_is_known_is_hidden_in_lower_case_without_accents_and_as_one_word():
    made = book(KnownName("Jörg Müller-Łuczak", Kind.PERSON), KnownName("Next", Kind.COMPANY))
    for said in (
        "mueller",
        "MULLER",
        "luczak",
        "jorg",
        "jörgmüllerłuczak",
        "i left next",
        "müllers",
    ):
        assert made.restore(made.hide(said)) == said
        assert not made.hide(said).endswith(said)


def test_nothing_of_it_prints():
    assert "Lopez" not in repr(replace(MARIA)) + repr(book(MARIA))
