"""Hears danger in an answer, before anything else does, without any model.

Danger is said about oneself (ending one's life, self-harm) or about being hurt by somebody. Idioms
("this job is killing me") are taken out first. Missing a real one is worse than asking once too
often, so what is left counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_IDIOMS: Final = re.compile(
    r"(?i)\b(?:(?<!to )(?<!will )(?<!would )(?<!could )kill(?:s|ed|ing)? (?:me|us|my (?:back|feet|knees|legs))(?: (?:slowly|softly|with laughter|every|on))?"
    r"|killing (?:it|time|two birds|off)|kill(?:ed)? (?:it|time|the (?:engine|lights|process|job|server|mood))"
    r"|kill (?:for|to (?:have|get))\b|dying (?:to|for|of (?:laughter|boredom|heat|cold|hunger|shame|embarrassment)|industry|trade|town)"
    r"|die(?:d|s)? (?:of|from) (?:shame|embarrassment|laughter|boredom|laughing)|to die for|dead(?:line|lines| tired| end| weight| slow|ly)"
    r"|suicide (?:prevention|hotline|awareness|squad|burger|line|watch)|bored to death|scared to death|worked to death|sick to death"
    r"|(?:shot|shoot) (?:myself in the foot|me an email|the breeze)|over my dead body|drop(?:ped)? dead|hang(?:ing)? (?:up|out|on|in there|around|pictures|curtains|doors?)"
    r"|cut(?:ting)? (?:myself (?:some slack|shaving|a slice|short|while|on|with a)|corners|costs|hair|down)"
    r"|beat(?:s|en|ing)? (?:me to it|the (?:clock|record|odds|traffic)|around the bush)|end (?:of the (?:day|month|year|shift))"
    r"|killer (?:app|feature|heels|deal)|hit(?:s|ting)? (?:me (?:that|one day)|targets?|the road)|(?:it|that) hit me when|hurt(?:s|ing)? (?:my (?:back|knee|knees|feet|hand|wrist|shoulder|pride|feelings|sales)|the business)"
    r"|jump(?:ed|ing)? (?:off|at) (?:the (?:ship|bandwagon|chance)|a call))\b"
)
_DANGER: Final = re.compile(
    r"(?i)\b(?:"
    r"(?:kill|killing|kil|harm|harming|hurt|hurting|cut|cutting|hang|hanging|shoot|shooting|poison|drown) (?:my ?self|meself|mysel)"
    r"|(?:commit(?:ting)?|committed|think(?:ing)? (?:about|of)|thought (?:about|of)|attempt(?:ed)?) (?:a )?su?icid\w*|suicidal|sucidal|\bsuicide\b"
    r"|(?:end|ending|take|taking|finish|ended|took) (?:my|it|my own) (?:life|all)\b"
    r"|(?:want|wanted|wish|wished|wishing|like|rather|better|going|ready|prefer|hoping|hope) (?:to )?(?:i (?:was|were|am) |be |am |being )?(?:die|dead|not alive|not exist|never wake up|disappear forever)\b"
    r"|(?:don'?t|do not|dont|didn'?t|not) (?:want|wanna|wish) (?:to )?(?:live|be alive|be here any ?more|exist|wake up)\b"
    r"|no (?:reason|point|sense) (?:to|in|for) (?:live|living|go on living|life|going on)\b|(?:can'?t|cannot) go on (?:living|like this|any ?more)"
    r"|(?:better off|easier|happier) without me\b|better off dead|not worth living|nothing to live for|life (?:is|has) no (?:meaning|sense|point)(?: any ?more)?"
    r"|overdos\w+|took (?:all )?(?:the |my )?pills|swallow(?:ed)? (?:all )?(?:the |my )?pills|jump(?:ed|ing)? (?:off|from) (?:the|a) (?:bridge|roof|building|window)|in front of (?:a|the) train"
    r"|(?:my )?(?:husband|wife|partner|boyfriend|girlfriend|father|mother|boss|manager|uncle|brother|ex|he|she|they) (?:\w+ )?(?:beats?|hits?|hit|beat|punch(?:es|ed)?|chok(?:es|ed)|rap(?:es|ed)|strangl(?:es|ed)|abus(?:es|ed)|slap(?:s|ped)?|threatens? to kill|kicks?|molest\w*|assault\w*) me\b"
    r"|(?:is|was|are|being|been|got|get) (?:raped|beaten|abused|molested|trafficked)(?: by)?\b|afraid (?:he|she|they|for my life)(?: will| would| might)? ?(?:kill|hurt)?"
    r"|(?:they|he|she) (?:took|keeps?|has|have) my passport|not (?:allowed|let) to leave the house|held against my will"
    r"|(?:going to|gonna|want to|will|could|planning to) (?:kill|murder|shoot|stab|hurt) (?:him|her|them|someone|somebody|people|everyone|my \w+)\b"
    r")"
)


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def danger(said: str) -> bool:
    """True where the person, or somebody with them, may be in danger."""
    return bool(_DANGER.search(_IDIOMS.sub(" ", said.replace("’", "'"))))
