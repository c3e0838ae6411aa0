"""Phrase lists on sentences of our own, of many trades and kinds of English."""

import pytest

from sanctum_desktop.core.policies.phrases import phrases

DANGER = """
I've thought about ending my life
honestly I'd be better off dead
I want to disappear and never come back, I want to be dead
he hits me and the children
I'm scared he will find me and hurt me
my dad used to beat me and still does
some days I think about hanging myself
I have been self harming
I don't want to be alive any longer
I took an overdose in May
there's nothing left to live for
I can't see a way to keep living
I will kill him one day
I am thinking about stepping in front of a train
if they reject me again I'll kill myself
I don't feel safe at home, my partner is violent
they won't let me leave and keep my documents
I wanted to jump from the bridge
life is meaningless, I want it to end
I'm planning to end my life this weekend
""".strip().splitlines()
DANGER_NOT = """
I killed the lights after the show
I ended my contract
The job nearly killed me, so I left
I hit my targets
I cut bread
They beat us on price
I want to leave the house less
I managed suicide watch on C wing
My dad died in 2010
The company died
I would die of boredom in an office
I take tablets for blood pressure
I worked on the railway, trains and tracks
I fell off a roof in 2015 and broke a leg
I learned to use a knife as a butcher
I can't go on Mondays
I never want to wake up at four again
I ran a shelter for beaten women
I drove into town each day
I was shot by a photographer for the brochure
I hunt deer and shoot clay
I slaughtered pigs
I trained people to spot self-harm in pupils
I poisoned rats for the council
I drowned the plants once
""".strip().splitlines()
DISTRESS = """
I keep bursting into tears, sorry
my mum passed away two weeks ago and I can't focus
we're going to lose the house
I haven't slept properly for months
they called me a stupid foreigner in front of the guests
I'm scared of every letter in the mailbox
nobody ever calls back, I am worthless
it's all too much
I can't talk about it without crying
I had to bury my brother last spring
I'm at rock bottom
I feel so ashamed being on benefits
my hands won't stop shaking
I don't sleep any more because of the debts
I'm heartbroken, I gave that place twenty years
he used to scream at us, I still have nightmares
every no makes me feel smaller
I'm too ashamed to say
my marriage fell apart when I lost the job
I am so tired of everything
I cannot anymore, sorry
my husband is very sick and I am alone with the kids
I lost my wife in the accident
I am very nervous and I feel bad
it was a terrible time, I don't want to remember it
I feel like a failure next to my sister
They threw me out like garbage after 22 years
I'm worried sick about my son
I got depressed after that
I can't afford food this month
I have no energy left
sorry, this is hard for me
I'm not coping very well
I just feel lost
My father had a stroke and I quit to look after him, it broke my heart
everything feels pointless
my anxiety is through the roof
They made fun of how I speak
I was sexually harassed by the owner
I'm afraid I'll never work again
""".strip().splitlines()
DISTRESS_NOT = """
Afternoons I'm down the store turning truckles
I calmed patients before surgery
I lost the tender but won the next one
The machine broke down twice a week before I fixed it
I was nervous before my first service, then fine
I worked with depressed teenagers
We were exhausted but happy after the fair
I ran a debt advice desk
I can't do nights, I have kids
I hate paperwork
It was hard work but I liked it
I get up at four
The hardest part was the cold
I was responsible for the sad cases at the shelter
I looked after dying patients and their families
I sold funeral plans
I wasn't happy with the pay so I left
I miss the team a bit
I was tired of nights, so I moved
My son helped me with the computer
We lost power for two days and I kept the freezer cold
I broke up fights at the door
I failed the first exam and passed the second
I was too young for the licence then
I was the worst driver in the class, now I teach it
My manager was upset because the delivery was late
The customers were crying out for it
I am alone on nights with forty residents
I can't use Excel well
I have no degree
I was stuck on the motorway a lot
I struggle with spelling sometimes
My feet hurt but the job was good
I couldn't find a better way so I drew one
I'm worried the number is not exact
I didn't have the budget, so I built it from scrap
""".strip().splitlines()
MINIMISING = """
it was really not a lot
I was only helping out
anyone with eyes would have seen it
Oh, that's nothing special
I did what everyone does
not much to tell, I just cleaned
It wasn't a big thing
I only followed the recipe
that's normal for us
My colleagues did most of it
I don't like to talk myself up
I'm nothing special
I was lucky with the team
it's just cleaning
everybody can cook
it wasn't difficult
Honestly my mate did the hard part
you just do it, don't you
I don't deserve credit for that
well it's only a small shop
no achievement really, just routine
it's not a real skill
we were all in it, not me
it is what it is, I did my job
I'm no hero
I didn't do much
It's what anybody in my position would do
I got 9 out of 10 but the test was easy
I suppose it went ok
pff, that was easy
only my work
I had help
It came naturally, nothing to it
oh it's silly
I'm just a cleaner
""".strip().splitlines()
MINIMISING_NOT = """
I just moved to Leeds
Everyone in the team had a headset and I set them up
I was only there two years
I only work mornings
I did my job interview in Spanish
The easy jobs went to the new ones, I took the hard ones
I have a special diploma for cranes
They had nobody for the night shift so I took it
It was not easy, I worked until midnight
I did it alone
We all got a bonus because of my idea
Nobody got hurt in nine years
I helped the teacher with the small group
It was a small firm, six people
I made a simple form for the orders
The work is hard but I like it
I did the same job for ten years
I trained anyone who was new
I worked for a lucky charm company
My team of four fixed 300 bikes
I sold basic phones and contracts
I kept nothing back from the auditor
I just got my licence
Somebody stole the van and I found it
""".strip().splitlines()
CONFIDED = """
please leave that bit out
this is not for the CV
keep this private
don't put that on there
I'd rather you didn't mention the drinking
You can't write this but I was fired
that is only for you
can you please not include this
I don't want that to be seen
no one should know this
I wouldn't want them to read that I was ill
let that stay a secret
don't repeat this to anyone
This can't go on the resume
please remove what I said about my ex
I trust you not to write this
not for the boss's eyes
I say it only to you
please forget what I told about my leg
just keep it to yourself ok
that doesn't need to be on there
I'd like that to stay private
erase that please
it must not be printed
I don't want this to come out
""".strip().splitlines()
CONFIDED_NOT = """
I made a box that ants can't get in
I kept the books private clients trusted
I don't put up with late payments
I wrote reports nobody read until I changed them
I left the firm out of boredom
I kept customers' secrets
I worked on private yachts
Please write that I managed five people
We agreed between us who took which shift
I took the rubbish out
I never mention the price first
I worked in a secret recipe bakery
I had to keep quiet in the library
I printed t-shirts, not paper
Keep in mind I worked part time
I don't know
You should write that I have a forklift licence
I kept it running
I dropped off parcels
I leave the house at five
I stayed here for six years
I don't use Excel
I don't have a degree
I cut out patterns for dresses
I cleaned personal rooms
I remember you asked about dates
""".strip().splitlines()

MEANT = {"danger": DANGER, "distress": DISTRESS, "minimising": MINIMISING, "confided": CONFIDED}
ALIKE = {
    "danger": DANGER_NOT,
    "distress": DISTRESS_NOT,
    "minimising": MINIMISING_NOT,
    "confided": CONFIDED_NOT,
}


@pytest.mark.parametrize(("name", "said"), [(n, s) for n, rows in MEANT.items() for s in rows])
def test_a_phrase_is_heard(name, said):
    assert phrases(name).search(said)


@pytest.mark.parametrize(("name", "said"), [(n, s) for n, rows in ALIKE.items() for s in rows])
def test_what_only_sounds_like_it_is_not(name, said):
    assert phrases(name).search(said) is None


def test_places_are_those_of_the_answer():
    said = "I drank. Don’t write that, İlse knows."
    match = phrases("confided").search(said)
    assert match is not None
    assert said[match.start() :].startswith("Don’t write that")
