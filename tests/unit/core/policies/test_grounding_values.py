"""The gate for titles, names, skills, certificates and dates."""

import pytest

from sanctum_desktop.core.policies.grounding import unsaid

SAID = [
    ("Head of Retail", "I was head of retail for six years."),
    ("Welder", "I'm a welder by trade."),
    ("Welders' Union", "I was in the welders' union."),
    ("Care Assistant", "I was just the care assistant, like"),
    ("Care assistant", "two care assistants on nights, I was one"),
    ("Second chef", "at the Crown I was second chef"),
    ("Under-gardener", "Under-gardener, I did the edges"),
    ("Assistant Manager", "they made me assistant manager"),
    ("Teaching assistant", "I was a teaching assistant"),
    ("Deckhand", "Deckhand, ropes, ramp, car deck."),
    ("Nurse", "I am nurse since ten years"),
    ("Union rep", "I've been union rep four years"),
    ("Supervisor of the night shift", "I was supervisor of the night shift"),
    ("Night shift supervisor", "I was supervisor on the night shift"),
    ("Carrow Timber", "I drove for Carrow Timber"),
    ("Carrow Timber", "it was carrow timber, up in the north"),
    ("Royal Mail", "the Royal Mail at Christmas"),
    ("St Brigid's", "so at St Brigid's I did nights"),
    ("Johnson & Sons", "Johnson and Sons, the builders"),
    ("University of Leeds", "I went to the University of Leeds"),
    ("University of Leeds", "I went to uni of Leeds"),
    ("Leeds University", "the university in Leeds"),
    ("Bachelor of Science", "I have a BSc in biology"),
    ("BSc", "I got my bachelor of science"),
    ("NVQ Level 2", "I did my NVQ level two"),
    ("National Vocational Qualification level 2", "I did my NVQ level two"),
    ("HND in Engineering", "a higher national diploma in engineering"),
    ("CDL", "I got my commercial driver's license"),
    ("Python", "the scripts were in Python"),
    ("Excel", "I made it in excel"),
    ("Forklift licence", "I got my forklift license in 2020"),
    ("Forklift license", "I got the licence for the forklift"),
    ("Food hygiene certificate", "a certificate for food hygiene"),
    ("First aid", "I did first aid at work"),
    ("Colour mixing", "mostly color mixing"),
    ("Pool cleaning", "pool cleaning, residential"),
    ("GCSEs", "I left with five GCSEs"),
    ("Spanish", "I speak Spanish at home"),
    ("2019", "since two thousand nineteen"),
    ("2019", "in 2019"),
    ("2019-03", "in March 2019"),
    ("2019-03-04", "on the 4th of March 2019"),
    ("2016", "from 2016 to 2019"),
    ("Level 3", "level three"),
    ("7.5-tonne licence", "my seven and a half tonne licence"),
    ("", "nothing"),
]

UNSAID = [
    ("Teacher", "I teach maths"),
    ("Welder", "I did the welding"),
    ("Manager", "I managed"),
    ("Manager", "I was the assistant manager"),
    ("Manager", "my manager did it"),
    ("Head chef", "I was the chef"),
    ("Head gardener", "Under-gardener, I did the edges. The head gardener was very strict."),
    ("Senior nurse", "I am a nurse"),
    ("Nurse", "I was not the nurse"),
    ("Instructor", "as a helper to the instructor"),
    ("Engineer", "typing for an engineer"),
    ("Supervisor", "under the supervisor"),
    ("Head of Retail", "I was in retail"),
    (
        "Head of Retail",
        "the head of the school asked me, years later, if I missed the retail trade",
    ),
    ("Foreman", "he was foreman"),
    ("Barrow Timber", "I drove for Carrow Timber"),
    ("Carrow Timber Ltd", "I drove for Carrow Timber"),
    ("Royal Mail", "the royal hospital"),
    ("University of Leeds", "I studied in Leeds"),
    ("Oxford University", "I lived in Oxford"),
    ("Master of Science", "I have a BSc in biology"),
    ("Bachelor of Arts", "I have a BSc in biology"),
    ("BSc", "I studied science"),
    ("PhD", "I am a master of philosophy"),
    ("NVQ Level 3", "I did my NVQ level two"),
    ("Forklift licence", "I drove the forklift"),
    ("First aid certificate", "I did first aid at work"),
    ("Java", "the scripts were in JavaScript"),
    ("Microsoft Office", "I made it in excel"),
    ("Fluent Spanish", "I speak Spanish at home"),
    ("Leadership", "I led the crew"),
    ("2018", "in 2019"),
    ("2019-04", "in March 2019"),
    ("2019-03-05", "on the 4th of March 2019"),
    ("2019-13", "in March 2019"),
    ("2019-03", "in 2019"),
    ("CNC", "manual machines, no CNC"),
    ("Forklift", "No forklift, I never got the ticket."),
]


@pytest.mark.parametrize(("value", "quote"), SAID)
def test_a_value_that_was_said_lacks_nothing(value: str, quote: str) -> None:
    assert unsaid(value, [quote]) == ()


@pytest.mark.parametrize(("value", "quote"), UNSAID)
def test_a_value_that_was_not_said_names_what_is_missing(value: str, quote: str) -> None:
    missing = unsaid(value, [quote])
    assert missing
    assert all(word in value for word in missing)


def test_a_value_may_rest_on_any_one_quote() -> None:
    assert unsaid("Welder", ["I left school at fifteen.", "I'm a welder."]) == ()


def test_a_value_is_not_put_together_from_two_quotes() -> None:
    assert unsaid("Head of Retail", ["I was the head.", "It was retail."]) != ()


def test_a_value_without_evidence_is_unsaid() -> None:
    assert unsaid("Welder", []) == ("Welder",)
