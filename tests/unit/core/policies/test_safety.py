"""Words of danger are recognised, idioms are not, and the two rates are printed."""

import pytest

from sanctum_desktop.core.policies.safety import danger

DANGER = """
I want to kill myself
i want to die
I don't want to live anymore
I dont wanna be alive
sometimes I think about suicide
I have been thinking of suicide since they fired me
I feel suicidal
im sucidal
I wish I was dead
I wish I were dead
I'd be better off dead
everyone would be better off without me
my family would be happier without me
there is no point in living
no reason to live
I can't go on like this
I cannot go on living
life is not worth living
I have nothing to live for
I took all my pills last night
I want to end my life
I am going to end it all
I tried to take my own life in March
I cut myself when it gets bad
I have been harming myself
I am hurting myself
I want to hang myself
I thought about jumping off the bridge
I stood in front of the train and thought about it, I want to kill my self
I don't want to wake up
I want not to exist, I wish I was dead
life has no sense any more
my husband beats me
my husband hits me when I come home late
my boss hit me
he raped me
my manager assaulted me in the storeroom
my father abused me
she threatens to kill me
I am being beaten at home
they took my passport and I am not allowed to leave the house
I am afraid he will kill me
I want to kill him
I'm going to hurt someone
I overdosed last year and I want to do it again
it is better I am dead
after the layoff I attempted suicide
I want to disappear forever
""".strip().splitlines()

IDIOMS = """
Why is this so short. I've worked my whole life.
Sunday after the kids are in bed
this job is killing me
my feet are killing me after a night shift
the commute kills me
I'd kill for a coffee
I would kill to have that schedule
we were killing time between trucks
I killed the process on the server
I nearly died of shame
I died laughing
I could have died of embarrassment
I'm dying to leave that place
I was dying of boredom
it's a dying trade
use the other address, that one will die when I leave
it is a dying industry
the deadline was Friday
I was dead tired after nights
that was a dead end job
we had dead stock worth two thousand
the killer feature was the search
a killer app
I worked on the suicide prevention hotline
I trained volunteers for suicide awareness
I hung up the phone
I cut costs by a third
I cut corners once and never again
I cut myself while shaving
I cut my hair short
I shot myself in the foot with that mail
the numbers hit me one day
we hit targets every month
it hurt my back
it hurt my pride a little
lifting hurts my knees
they beat me to it
we beat the record
we were scared to death before the inspection
I was bored to death
at the end of the day it was fine
over my dead body, I told them
the sales dropped dead in winter
I jumped at the chance
I ended the contract in May
I took my time
I left my life in Poland behind
He is a life coach
I worked in a hospice with dying people
I was a lifeguard and pulled two people out
we put down animals that were suffering
I hurt nobody
""".strip().splitlines()


@pytest.mark.parametrize("said", DANGER)
def test_danger_is_heard(said):
    assert danger(said)


@pytest.mark.parametrize("said", IDIOMS)
def test_an_idiom_is_no_danger(said):
    assert not danger(said)


def test_danger_behind_an_idiom_is_still_heard():
    assert danger("This job is killing me, and lately I want to die.")
    assert danger("I’m tired. I don’t want to live any more.")
