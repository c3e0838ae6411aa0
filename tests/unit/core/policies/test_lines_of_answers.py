"""What is told in one answer, and the lines that are made of it.

The answers are spoken as people speak; each line is what a careful reader would let stand of them.
"""

from datetime import UTC, date, datetime

import pytest

from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.resume_writing.episodes import lines_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)

TOLD = [
    (
        (
            "The breakages. When I took over the glass line, breakage was four point two "
            "percent. I put rubber on the corners and slowed the belt by a tenth. Now it's "
            "one point six."
        ),
        ["Put rubber on the corners and slowed the belt by a tenth", "Breakages from 4.2% to 1.6"],
    ),
    (
        "It's a twelve-chair salon, mostly colour, some bridal. I'm in charge on Saturdays.",
        ["12-chair salon, mostly colour, some bridal", "In charge on Saturdays"],
    ),
    (
        (
            "I was in the group that rewrote the intake form. It was taking fifty minutes, "
            "now about twenty. I was only one of four, please don't write that I ran it."
        ),
        ["In the group that rewrote the intake form (one of 4); from 50 minutes to about 20"],
    ),
    (
        (
            "The month-end close took nine days and sometimes ten, and then the bank got "
            "nervous. I split it so it runs in two parts and I moved the accruals forward, "
            "and it was then five days."
        ),
        [
            (
                "The month-end close took 9 days and sometimes 10: split it so it runs in 2 "
                "parts and moved the accruals forward; it was then 5 days"
            )
        ],
    ),
    (
        (
            "I started to write handover notes because nobody did. There were maybe thirty of"
            " them, and after that we had fewer calls at night, but I have no number for "
            "this."
        ),
        [
            (
                "Started to write handover notes; there were maybe 30 of them, and after that"
                " we had fewer calls at night"
            )
        ],
    ),
    (
        (
            "So weekly orders for, at the time I left it'd be about forty shops across two "
            "counties."
        ),
        ["Weekly orders for about 40 shops across 2 counties"],
    ),
    (
        (
            "When they merged three depots in 2019 each had its own way of counting pallets. "
            "I put them all on one sheet in six weeks, without losing a pallet. Well, one. "
            "But that was found again."
        ),
        [
            (
                "When they merged 3 depots in 2019 each had its own way of counting pallets: "
                "put them all on one sheet in six weeks"
            )
        ],
    ),
    (
        (
            "And the returns, we used to have fifty or so a week, and I got that to about "
            "twelve by making the drivers photograph the load."
        ),
        ["Returns from 50 or so a week to about 12 by making the drivers photograph the load"],
    ),
    (
        (
            "We raised just over four thousand euros in my first year and I did the books for"
            " it, and I got us to stop paying in cash."
        ),
        [
            (
                "With the team, raised just over 4,000 euros in the first year; did the books"
                " for it, and got us to stop paying in cash"
            )
        ],
    ),
    (
        (
            "On paper it was about two point five million pounds of stock and if a crane "
            "stops at night it's your phone that rings."
        ),
        ["On paper about 2.5 million pounds of stock"],
    ),
    (
        (
            "We moved the whole workshop to a new hall in 2022. Eleven hundred tools... yeah,"
            " eleven hundred. Three days, nothing broken."
        ),
        [
            (
                "With the team, moved the whole workshop to a new hall in 2022; 1,100 tools; "
                "3 days, nothing broken"
            )
        ],
    ),
    (
        "I worked nights in Rotterdam, six months, that's 2016 into 2017.",
        ["Worked nights in Rotterdam, 6 months, 2016 into 2017"],
    ),
    (
        "I cleaned five years of till data. In R. There were nine spellings of one street.",
        ["Cleaned 5 years of till data; there were 9 spellings of one street"],
    ),
    (
        (
            "I also found that a valve was like sticking open for weeks, which nobody loved "
            "hearing."
        ),
        ["Found that a valve was sticking open for weeks"],
    ),
    (
        (
            "I trained three porters, and I mentored an apprentice in 2023, Karim, he stayed "
            "and he's quicker than me now."
        ),
        ["Trained 3 porters, and mentored an apprentice in 2023"],
    ),
    (
        (
            "The people stay. Before, we lost a driver every month. In the last two years "
            "only one left, and that's to go home to Spain. I made the shifts fixed, two "
            "weekends off together, this is all."
        ),
        [
            "Before, we lost a driver every month; in the last 2 years only one left",
            "Made the shifts fixed, 2 weekends off together",
        ],
    ),
    (
        (
            "Last winter we had zero falls on the ward, first time since I'm there. I don't "
            "say it's only me."
        ),
        ["Last winter we had zero falls on the ward"],
    ),
    (
        (
            "I changed the dip method, so we had fewer rejects, from one in eight to about "
            "one in thirty."
        ),
        ["Changed the dip method, so we had fewer rejects, from 1 in 8 to about 1 in 30"],
    ),
    (
        "I ran the tool store for the yard. Nine people. Requisitions, issue, stock counts.",
        ["Ran the tool store for the yard; 9 people", "Requisitions, issue, stock counts"],
    ),
    (
        (
            "We lost about four in ten every year, and last year it was under a fifth, "
            "nineteen percent I think they said."
        ),
        ["We lost about 4 in 10 every year, and last year it was under a fifth, about 19%"],
    ),
    (
        (
            "The forms went from a third correct to eighty-something, eighty-two I think it "
            "was. Yes, eighty-two percent."
        ),
        ["The forms went from a third correct to about 82"],
    ),
    (
        (
            "I planted two hedges and I look after the greenhouse, and when I'm alone I open "
            "the shop."
        ),
        ["Planted 2 hedges and look after the greenhouse, and when alone, open the shop"],
    ),
    (
        "I demonstrate in the first-year lab, groups of twelve.",
        ["Demonstrate in the first-year lab, groups of 12"],
    ),
    (
        (
            "I fixed boilers for nine years, mostly Worcester ones, you'd be amazed what "
            "people put behind a boiler."
        ),
        ["Fixed boilers for 9 years, mostly Worcester ones"],
    ),
    (
        "I was responsible for the night audit and the float. I also covered reception.",
        ["Responsible for the night audit and the float", "Covered reception"],
    ),
    (
        "We painted the school, me and two others. I did the stairs.",
        ["With the team, painted the school, me and 2 others", "Did the stairs"],
    ),
    (
        "I do the rota, the ordering, the till and the keys.",
        ["Rota, ordering, till and keys"],
    ),
    (
        "I look after eight residents on a night shift with one other carer.",
        ["Look after 8 residents on a night shift with one other carer"],
    ),
    (
        "I don't know, I just cleaned. Forty rooms between two of us, by eleven.",
        ["Cleaned; 40 rooms between 2 of us, by 11"],
    ),
    (
        "I taught the apprentices to solder. Eleven so far. Two of them run their own vans now.",
        ["Taught the apprentices to solder; 11 so far; 2 of them run their own vans now"],
    ),
    (
        "We were three in the kitchen and I did the pastry.",
        ["One of 3 in the kitchen", "Did the pastry"],
    ),
    (
        "I wrote the checklist for the night shift, it's on the wall in both plants.",
        ["Wrote the checklist for the night shift"],
    ),
    (
        (
            "The queue at the counter was forty minutes on Mondays. I put the returns on "
            "their own till and it went down to fifteen."
        ),
        ["Put the returns on their own till; queue at the counter from 40 minutes to 15"],
    ),
    (
        "I don't like to boast, but I was employee of the month twice.",
        ["Employee of the month twice"],
    ),
    (
        (
            "Anyone could do it. I just walked the lines each morning and talked to people, "
            "and the sick days went from eleven to six a month."
        ),
        [
            (
                "Walked the lines each morning and talked to people, and the sick days went "
                "from 11 to 6 a month"
            )
        ],
    ),
    (
        "I did not manage anybody. I only made the plan for the machines.",
        ["Made the plan for the machines"],
    ),
    (
        "I helped my boss with the tender. We won it, one point two million.",
        ["Helped my boss with the tender; with the team, won it, 1.2 million"],
    ),
    (
        "I was one of the people who set up the new branch in Leeds.",
        ["One of the people who set up the new branch in Leeds"],
    ),
    (
        "I cared for my mother for three years.",
        [],
    ),
    (
        "In the first year I delivered to sixty houses, then to a hundred and ten.",
        ["Delivered to 60 houses in the first year, then to 110"],
    ),
    (
        "Our ward had the fewest falls in the hospital, in 2024, but I can't say that was me.",
        [],
    ),
    (
        "I translated for the Turkish families, nobody asked me to, I just did it.",
        ["Translated for the Turkish families"],
    ),
    (
        (
            "They used to throw the offcuts away. I sold them to a school, four hundred "
            "pounds a year, not much."
        ),
        ["Sold them to a school, 400 pounds a year"],
    ),
    (
        "I planned the routes for twelve vans. Before, two people did it with a map.",
        ["Planned the routes for 12 vans"],
    ),
    (
        "I make sure the machines run. If one stops, I fix it, mostly in ten minutes.",
        ["Make sure the machines run", "If one stops, fix it, mostly in 10 minutes"],
    ),
    (
        "So I coded the new booking page, in Django, with a colleague.",
        ["Coded the new booking page, in Django, with a colleague"],
    ),
    (
        (
            "Honestly the best thing was the garden. We grew beans with the residents and "
            "eight of them came every day."
        ),
        ["With the team, grew beans with the residents and 8 of them came every day"],
    ),
    (
        "I cut the scrap rate. It was seven percent, it's three now.",
        ["Cut the scrap rate; from 7% to 3"],
    ),
    (
        (
            "I checked invoices, some three hundred a week, and I found double payments for "
            "nineteen thousand euros in one year."
        ),
        [
            (
                "Checked invoices, some 300 a week, and found double payments for 19,000 "
                "euros in one year"
            )
        ],
    ),
    (
        "I fly drones for roof surveys. Last summer I did ninety roofs, mostly churches.",
        ["Fly drones for roof surveys", "Did 90 roofs last summer, mostly churches"],
    ),
    (
        "When the boiler failed I got forty people moved to the other wing by midnight.",
        ["When the boiler failed I got 40 people moved to the other wing by midnight"],
    ),
    (
        (
            "I was the only one who knew the old machine so I wrote it down, forty pages with"
            " photos."
        ),
        ["The only one who knew the old machine so wrote it down, 40 pages with photos"],
    ),
    (
        (
            "The tips went up. I learned everyone's name and what they drink, maybe three "
            "hundred people."
        ),
        ["The tips went up", "Learned everyone’s name and what they drink, maybe 300 people"],
    ),
    (
        "My bakery sold out by ten most days. I changed the opening to six.",
        ["My bakery sold out by 10 most days", "Changed the opening to 6"],
    ),
    (
        "I had eleven riders and I did their shifts, their pay, their tears.",
        ["11 riders and did their shifts, their pay, their tears"],
    ),
    (
        (
            "In 2021 the flood came. I got the stock up to the first floor with the lads, we "
            "saved about eighty thousand euros of cloth."
        ),
        [
            (
                "Got the stock up to the first floor with the lads, we saved about 80,000 "
                "euros of cloth"
            )
        ],
    ),
    (
        (
            "I wrote the software which counts the cars. It was a team of four, I did the "
            "camera part."
        ),
        ["Wrote the software which counts the cars; it was a team of 4, did the camera part"],
    ),
    (
        "I'm good with old people.",
        [],
    ),
    (
        "I repaired around five hundred phones a month, my returns were under two percent.",
        ["Repaired around 500 phones a month, my returns were under 2%"],
    ),
    (
        "I had to fire two people, I'd rather not talk about that.",
        [],
    ),
    (
        (
            "We used to throw out two trays a day. I asked the kitchen to bake the second "
            "batch at eleven and now it's half a tray."
        ),
        [
            "We used to throw out 2 trays a day: asked the kitchen to bake the second batch at 11;"
            " it’s half a tray"
        ],
    ),
    (
        (
            "I organised the move, two hundred desks in a weekend, and on Monday everybody "
            "could work."
        ),
        ["Organised the move, 200 desks in a weekend, and on Monday everybody could work"],
    ),
    (
        "I designed the poster, the flyer, and the little map.",
        ["Designed the poster, the flyer, and the little map"],
    ),
    (
        (
            "I taught my colleagues Excel in the lunch break. It started with three, at the "
            "end it was fourteen."
        ),
        [
            (
                "Taught my colleagues Excel in the lunch break; it started with 3, at the end"
                " it was 14"
            )
        ],
    ),
    (
        "The doctor says that without my call the man would be dead.",
        [],
    ),
    (
        (
            "We had a lot of falls on the ward, and I made a board with pictures and hung it "
            "by every bed."
        ),
        [
            (
                "We had a lot of falls on the ward: made a board with pictures and hung it by"
                " every bed"
            )
        ],
    ),
    (
        "Weld hull plates. Taught the young ones. Six boys. Five stayed.",
        ["Weld hull plates", "Taught the young ones; 6 boys; 5 stayed"],
    ),
    (
        "I've never had an accident. Not a scratch.",
        ["Never had an accident"],
    ),
    (
        "Got the flood stock out. Two hundred heifers, one night.",
        ["Got the flood stock out; 200 heifers, one night"],
    ),
    (
        (
            "There was a gap by the school where the kids had to cross, and I kept at the "
            "council until they closed it."
        ),
        [
            (
                "There was a gap by the school where the kids had to cross: kept at the "
                "council until they closed it"
            )
        ],
    ),
    (
        "Staff sergeant, logistics.",
        [],
    ),
    (
        "If I'd not kept the books, they'd have shut us down.",
        [],
    ),
    (
        "The bin was nine bags each night, now are four.",
        ["Bin from 9 bags each night to 4"],
    ),
    (
        "I made 300 sandwiches a day. Hang on, four hundred.",
        [],
    ),
    (
        "Call-backs dropped from twelve a month to two. Hang on, three, it's three.",
        ["Call-backs dropped from 12 a month to 3"],
    ),
    (
        "After nine weeks forty of them got their money back.",
        ["After 9 weeks 40 of them got their money back"],
    ),
    (
        "The owner made a step back, and I became the one who orders.",
        ["The owner made a step back", "Became the one who orders"],
    ),
    (
        "It took twelve days, wait, it was ten days, now four.",
        ["From 10 days to 4"],
    ),
    (
        "I manage the orders for the whole ward. Well, half the ward.",
        [],
    ),
    (
        "I built the shelves, sorry, my brother built the shelves, I painted them.",
        [],
    ),
    (
        "We used to lose twenty a week, no, thirty, and now it's five.",
        ["From 30 to 5"],
    ),
    (
        (
            "Late departures went down from eleven percent to six, I think, about six. That "
            "was the four of us, not me."
        ),
        ["Late departures went down from 11% to about 6"],
    ),
    (
        (
            "I kept a list of every stop where it happened and I took it to the workshop. I "
            "didn't do the sensor, I made the list."
        ),
        ["Kept a list of every stop where it happened and took it to the workshop"],
    ),
    (
        "They gave us nine days of shutdown and we finished in six.",
        ["They gave us 9 days of shutdown and we finished in 6"],
    ),
    (
        "I stack the kilns, my arms were like wood. Two hundred tiles in one shift.",
        ["Stack the kilns; 200 tiles in one shift"],
    ),
    (
        "I wrote the guide for the new ones, which nearly killed me, and my aunt laughed.",
        ["Wrote the guide for the new ones"],
    ),
    (
        "My cook Ivo made the sauces. I planned the menu for sixty guests, mija.",
        ["Planned the menu for 60 guests"],
    ),
    ("Sixty tables, sixty moods. I lead the terrace in summer.", ["Lead the terrace in summer"]),
    (
        "Me and three other porters, Lou and Ned, moved the archive in two nights.",
        ["With 3 other porters, moved the archive in 2 nights"],
    ),
    (
        "The score of the visitors. In 2022 it was 6.8 and last year 8.1.",
        ["Score of the visitors: in 2022 it was 6.8 and last year 8.1"],
    ),
    (
        "The parents wrote complaints, twelve in one term. So I made a book for every class."
        " After two months we were at three complaints.",
        [
            "The parents wrote complaints, 12 in one term: made a book for every class; after 2"
            " months we were at 3 complaints"
        ],
    ),
    (
        "We served ninety meals. There were three of us cooks doing that.",
        ["With the team, served 90 meals (one of 3 cooks doing that)"],
    ),
    ("I weigh the parcels, Tom checks.", ["Weigh the parcels"]),
    ("I built a small app for the shop, it's only a test, so I can't claim it.", []),
    (
        "I rebuilt the greenhouse, December was chaos, and she called me chief.",
        ["Rebuilt the greenhouse"],
    ),
    ("I prefer to say the visits: from 40 to 95.", ["Visits from 40 to 95"]),
    ("Me I've repaired the nets.", ["Repaired the nets"]),
    (
        "Standing nine hours in the cold, so snow is nothing. I sorted the fish.",
        ["Sorted the fish"],
    ),
    (
        "Frame to roof used to take twenty days. Got it to twelve.",
        ["Frame to roof from 20 days to 12"],
    ),
    (
        "Forty doors, all warped. Planed thirty, replaced ten.",
        ["40 doors, all warped: planed 30, replaced 10"],
    ),
    (
        "They waited ninety minutes. I drew lanes on the yard. It became forty minutes.",
        ["They waited 90 minutes: drew lanes on the yard; it became 40 minutes"],
    ),
    ("I don't decide the prices, I only note them in a book.", []),
    ("I drive.", []),
    (
        "Lost crates. In 2020 we had about fifty in a year. I put a tag on each crate.",
        ["Lost crates: in 2020 we had about 50 in a year; put a tag on each crate"],
    ),
    (
        "I had seven men. I planned the turns with the office.",
        ["Planned the turns with the office; 7 men"],
    ),
    (
        "We took it to court, Amari and I. After a year thirty of them were paid.",
        ["With the team, took it to court; after a year 30 of them were paid"],
    ),
]


def lines(said):
    ask = "Tell me about something there you are proud of."
    turns = [
        Turn(index=0, speaker=Speaker.INTERVIEWER, text=ask, said_at=NOW),
        Turn(index=1, speaker=Speaker.PERSON, text=said, said_at=NOW),
    ]
    facts = hear(
        turns, conversation=ConversationId("talk"), today=date(2026, 11, 20), heard_at=NOW
    )
    work = [fact for fact in facts if fact.section is Section.WORK and fact.may_be_printed]
    return [line.text for line in lines_of(work, [])]


@pytest.mark.parametrize(("said", "page"), TOLD)
def test_the_lines_of_an_answer(said, page):
    assert lines(said) == page


def test_every_line_has_an_id_of_its_own():
    said = "We raised four thousand euros and I did the books, and I trained two treasurers."
    turn = Turn(index=0, speaker=Speaker.PERSON, text=said, said_at=NOW)
    facts = hear(
        (turn,), conversation=ConversationId("talk"), today=date(2026, 11, 20), heard_at=NOW
    )
    made = lines_of([fact for fact in facts if fact.section is Section.WORK], [])
    assert len({line.id for line in made}) == len(made) > 1
