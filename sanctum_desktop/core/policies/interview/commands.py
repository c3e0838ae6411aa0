"""Short answers that steer the talk rather than tell something."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.policies.recognition.classifier import best


class Command(StrEnum):
    """What a steering answer asks for; TELL is an answer like any other."""

    TELL = "tell"
    SKIP = "skip"
    DONT_KNOW = "dont_know"
    REFUSE = "refuse"
    BACK = "back"
    STOP = "stop"
    SHOW = "show"
    GO_ON = "go_on"
    YES = "yes"
    EMPTY = "empty"
    NOISE = "noise"
    FOREIGN = "foreign"


_ASK: Final = r"(?:(?:can|could|may|shall|should|let'?s|let us|let me|i'?d like to|i want to|i wanna|i want|i would like to|i'?d prefer to|i'?d rather|please|we can|we could|can we please|time to|i think|maybe|then|just) (?:we |you |i |us |me |just |please |now |to )*)"
"""How a wish to steer begins: "could we", "let's", "I'd like to"."""
_PAGE: Final = r"(?:it|that|this|them|(?:the |my |a )?(?:page|paper|resume|résumé|cv|result|draft|document|sheet)|abby|what (?:we|you) have(?: got)?(?: so far)?|what (?:it|that) looks like)"
_THIS: Final = r"(?:it|that|this|that one|this one|one|the question|this question|that question|over (?:it|this|that)|on (?:it|this|that|that one))"
_COMMANDS: Final = (
    (Command.STOP, (r"<ask>stop,? +i (?:have to |must |need to )?go(?: \w+){0,3}|stop(?: (?:it|here|now|there|please|for (?:today|now)))*|quit|exit|end|bye(?: bye)?|good ?(?:bye|night)|see you(?: \w+)?|finish(?: here| now| it)?|<ask>(?:stop|finish|end|quit|pause|leave it|call it a (?:day|night)|have a break|take a break|be done|wrap up|go now|go)(?: it)?(?: here| there| now| for (?:today|now|tonight)| then)*"
     r"|<ask>?(?:do|continue|carry on|go on|finish|come back|talk|keep)(?: \w+){0,4} (?:another (?:day|time)|tomorrow|later|next time|some other (?:day|time))|(?:that'?s|that is|it'?s|i'?ve had|this is)? ?enough(?: (?:now|for (?:today|now|me|tonight|one day)|already|questions))*|(?:i'?m|i am|we'?re|all)? ?(?:done|finished|through|tired now|out of time)(?: (?:for (?:today|now)|now|here|with (?:this|it)))*|no more(?: (?:questions|today|now))*|not (?:today|now)(?: any ?more)?|(?:i'?m|i am) (?:\w+ )?tired|(?:i'?m|i am) (?:\w+ )?tired,? .{0,40}(?:later|another time|another day|tomorrow|stop|enough)|(?:i )?(?:have to|need to|must|gotta|got to) (?:go|stop|leave)(?: now)?")),
    (Command.SHOW, r"<ask>*(?:show|see|look at|view|print|have a look at|preview|read|check|make|open)(?: me)?(?: <page>)?(?: so far| now| then| already| yet| abby)*(?: please)?|<ask>abby(?: .{0,20})?|abby(?: please)?|let abby(?: .{0,20})?|(?:the|my) (?:page|resume|cv)|what does (?:it|the page) look like(?: .{0,15})?|is (?:it|the page) ready.{0,20}|show .{0,20}(?:page|paper|resume|cv|result)|how does (?:it|the page) look(?: .{0,15})?|where is (?:it|the page|my (?:page|resume|cv))"),
    (Command.GO_ON, r"(?:i'?m (?:back|ready|fine|ok(?:ay)?),? )?<ask>*(?:go on|continue|carry on|keep going|keep at it|proceed|go ahead|move on|start again|resume|carry on with it|fire away|ask away|ask (?:me )?(?:more|on)|shoot|more(?: questions)?|a bit more|next bit|go further|keep asking|do some more|do more)(?: (?:please|then|now|with it|a bit|with (?:me|the questions)))*|(?:i'?m |i am )?(?:ready|all ears|go)|i can (?:go on|continue)"),
    (Command.YES, r"yes|yeah|yep|yup|ya|aye|sure|of course|okay?|ok|right|correct|fine|perfect|exactly|precisely|absolutely|indeed|true|agreed|spot on|got it|all (?:good|right|correct|fine|true)|(?:yes|yeah|si|sí|ja|oui|sim|tak),? ?(?:i do|i did|it is|it was|please|exactly|correct|right|is (?:correct|right|true|good))?|<yes>?(?:that'?s|that is|it'?s|it is|is|all|all of it(?: is)?|everything(?: is|'s)?|looks|sounds|you(?:'ve| have)? got it|you got that|i think (?:it'?s|that'?s)|this is) ?(?:all |quite |very |about |exactly )?(?:right|good|correct|fine|true|ok(?:ay)?|how it was|so|it|accurate|perfect|in order)(?: so| yes| now| like that| for me)*|nothing(?: was| is|'s)? (?:wrong|to (?:change|correct|fix|add))|no (?:mistakes?|errors?|changes?|corrections?)"),
    (Command.BACK, r"<ask>*(?:go )?back(?: (?:one|a step|one step|to (?:it|that|before|the (?:last|previous|one|question).{0,20})|please))*|<ask>*(?:go|return|move|get|step|jump) (?:back |to )+(?:the )?(?:before|last|previous|earlier|question|one)?.{0,25}|(?:the )?(?:previous|last|one before|question before|earlier|one earlier)(?: (?:question|one|again|please|step))*,? ?(?:again|once more|please)*|(?:one|a) (?:step )?(?:back|earlier)|undo|<ask>(?:answer|do|change|redo|correct) (?:that|the|my) (?:last|previous|one before).{0,25}|(?:ask|say) (?:that|it) again|repeat(?: (?:that|the question))?"),
    (Command.SKIP, r"do i have to(?: (?:answer|say|tell|do|talk about))?(?: (?:that|this|it))?|(?:no,? )?(?:<ask>)*(?:skip|pass|leave|drop|jump|omit|miss out|forget|change)(?: <this>| the (?:subject|topic))*(?: out| alone| please| for now)*|<ask>*(?:do|try|have|take|talk about|ask|start|begin)(?: (?:me|with|at|from))? (?:something|somewhere|anything|some|another|a different) ?(?:else|other|different|topic|question|subject|one|thing)*|(?:something|anything) (?:else|different|other)|(?:another|different|other|next|new)(?: (?:question|one|topic|subject|thing))?|i(?:'ll| will)? ?(?:\w+ )?(?:pass|skip)(?: <this>)*|no answer|n/?a|none|nothing|nil|not really|no|nope|nah|no thanks|nope,? nothing|(?:no,? )?(?:nothing|none|not much|not anything)(?: (?:more|else|really|there|here|special|to (?:say|tell|add|report)|comes to mind|for (?:me|that|this)))*|(?:that|it|this) (?:does(?:n'?t| not)|don'?t) (?:apply|fit|concern|matter)(?: (?:to me|for me|me|here))*|not (?:applicable|for me|relevant)|i (?:don'?t |do not )?(?:have|got) (?:none|nothing|any|no such|no)(?: (?:thing|of that|of those|to say))?|never (?:had|did)(?: (?:any|one|that))?|nothing (?:about|on) (?:that|this)|(?:no,? )?(?:that'?s|that is|that was|it'?s|i think that'?s) (?:all|it|everything|me|the lot)(?: (?:there|really|from me|i have|for (?:that|this)|i think))*|no more(?: of (?:it|that|those))|dunno,? skip.{0,8}"),
    (Command.DONT_KNOW, r"n[aã]o sei|no s[eé]|je (?:ne )?sais pas|wei(?:ß|ss) (?:ich )?nicht|keine ahnung|nie wiem|nu știu|non (?:lo )?so|hindi ko alam|em không biết|không biết|не знаю|(?:it'?s gone,? |sorry,? |hm+,? |no,? )?(?:<i_dont> (?:know|remember|recall|have (?:a|any) (?:clue|idea)|think of (?:any|anything|one)|tell you|say)(?: (?:it|that|any ?more|exactly|now|really|right now|how|sorry|for sure|off ?hand|you that|anything))*|i(?:'ve)? (?:really |honestly )?(?:forgot(?:ten)?|forget)(?: (?:it|that|now))*|no (?:idea|clue)|not (?:a clue|the (?:faintest|foggiest)(?: idea)?|sure)(?: .{0,12})?|(?:haven'?t|have not|not|without) (?:got )?(?:a|the|any) (?:clue|idea|faintest|foggiest)|idk|dunno|i dunno|don'?t know|dont know|not know|i not (?:know|remember)|(?:i'?m |i am )?(?:not|un)(?: really| so| too| quite)? ?(?:sure|certain)(?: .{0,12})?|i (?:can'?t|cannot|can not|couldn'?t|could not) (?:really )?(?:say|remember|recall|tell(?: you)?|think of (?:anything|any|one|it)|answer that)(?: (?:now|it|that|exactly|any ?more|any|sorry))*|can'?t (?:say|think(?: of (?:anything|any|one|it))?|remember|recall)(?: now| that)?|hard to (?:say|tell|remember)|difficult to say|beats me|search me|ask me (?:another|something easier)|don'?t ask me|who knows|god knows|good question|(?:my )?(?:mind|head|memory)(?:'s| is| has)? (?:gone )?(?:blank|empty|gone)|(?:it'?s )?(?:gone|escaped me|slipped my mind|too long ago)|nothing comes(?: to (?:mind|me))?|no memory of (?:it|that)|i have no (?:idea|clue)|i wouldn'?t know|i never counted)"),
    (Command.REFUSE, r"(?:no,? )?i (?:really )?(?:don'?t|do not|dont|won'?t|will not|would not|wouldn'?t|can'?t|am not going to|'m not going to|refuse to|not)(?: (?:want|like|wish|feel|care|feel like|feel ready|going))?(?: to)? ?(?:talk|talking|answer|answering|say|saying|this|that|speak|speaking|discuss|discussing|your|the|tell|telling|share|sharing|go|going|it)(?!.*\b(?:work|nights?|days?|job|but)\b).{0,30}|i(?:'d| would)(?: (?:much|really))? (?:rather|prefer)(?: (?:you|we))? (?:not|didn'?t|you don'?t|skip|leave|keep)(?! .*\bwork\b).{0,30}|i prefer not(?: to)?.{0,20}|rather not.{0,20}|(?:that'?s |it'?s |this is )?(?:none of (?:your|anyone'?s) (?:business|concern)|no comment|private|personal|too (?:personal|private)|my (?:own )?business|a private (?:matter|thing)|off limits)(?: (?:for me|to me|matter))?|not going (?:there|to (?:say|answer|talk|tell|go).{0,20})|(?:please )?(?:don'?t|do not|stop) (?:ask|asking)(?: me)?(?: (?:that|this|about (?:it|that|this)|such things|again))*|(?:i'?m|i am) not (?:comfortable|happy|ready|okay|ok|willing)(?! .*\b(?:job|pay|work)\b).{0,30}|you (?:don'?t|do not) need to know.{0,10}|(?:that|it)(?:'s| is| goes) too (?:personal|private|far|close|deep).{0,12}|mind your (?:own )?business|(?:that|it) stays with me|leave me (?:alone|be).{0,12}|not that(?: (?:one|please|again))?|no way|let'?s not|not (?:giving|telling|saying|sharing|answering)(?: you)? (?:that|this|it)"),
)  # fmt: skip
_PARTS: Final = {
    "ask": _ASK, "page": _PAGE, "this": _THIS, "yes": r"(?:yes,? |yeah,? |yep,? |si,? |sí,? )",
    "i_dont": r"i (?:really |honestly |just )?(?:don'?t|do not|dont|didn'?t|can'?t|couldn'?t|cannot)",
}  # fmt: skip


def _filled(words: str) -> str:
    return re.sub(r"<(\w+)>", lambda m: _PARTS[m[1]], words)


_COMPILED: Final = tuple(
    (command, re.compile(rf"(?:(?:well|um+|uh|er+m?|hm+|oh|no|ok|okay|please|sorry|right|yeah|yes|and|so|but|then|ah+)[,.]* +)*(?:{_filled(words)})(?:,? (?:please|pls|thanks|thank you|sorry|now|then|no|mate|love|hon|man|ok))*", re.IGNORECASE))
    for command, words in _COMMANDS
)  # fmt: skip
_LONGEST: Final = 70
"""Characters of the longest steering answer; more is a story."""

# A few words that stand in almost every sentence of a language and in none of English.
_FOREIGN: Final = {
    "es": "que los las una por para con como pero muy soy trabajo estoy desde",
    "fr": "je suis dans les des une pour avec mais mon travaille depuis c'est",
    "de": "ich bin und das nicht mit für aber eine arbeite seit auf mein",
    "pl": "jestem się nie pracuję jako przez oraz ale moja dla",
    "pt": "eu sou uma para com não mas trabalho desde muito meu",
    "it": "sono che per con una lavoro anche molto nel della",
}
_FOREIGN_WORDS: Final = {
    language: frozenset(words.split()) for language, words in _FOREIGN.items()
}


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def command(said: str) -> Command:
    """What the answer asks for."""
    clean = re.sub(
        r"[\s?!.]+(?=\s|$)", " ", said.replace("’", "'").strip().strip(".!?,;: ")
    ).strip()
    if not clean:
        return Command.EMPTY
    known = _known(clean)
    if known:
        return known
    parts = [part.strip() for part in re.split(r"[.!?;]+", said) if part.strip()]
    if len(parts) > 1 and len(clean) <= _LONGEST:
        steers = [command(part) is not Command.TELL for part in parts]
        brief = all(len(part.split()) <= _BRIEF for part in parts[:-1])
        named = " " not in parts[0] and len(parts) == _A_NAME_AND_A_NO
        refused = named and _known(parts[-1]) is Command.REFUSE
        if all(steers) or refused or (brief and _known(parts[-1]) is Command.SKIP):
            return command(parts[-1])  # "It's boring. Skip."
    if _noise(clean):
        return Command.NOISE
    if _foreign(clean):
        return Command.FOREIGN
    short = len(parts) == 1 and len(clean.split()) <= _WORDS
    heard = best(_LEARNED, clean) if short else None
    learned = Command(heard.removeprefix("command_")) if heard else Command.TELL
    ends = learned in (Command.STOP, Command.SHOW) and len(clean.split()) > _WORDS_TO_END
    return Command.TELL if ends else learned


def _known(clean: str) -> Command | None:
    """The command the answer is in so many words."""
    if len(clean) > _LONGEST:
        return None
    return next((found for found, words in _COMPILED if words.fullmatch(clean)), None)


_A_NAME_AND_A_NO: Final = 2
"""Sentences of "War. I don't want to speak about it"."""
_BRIEF: Final = 3
"""Words that tell next to nothing, before "Next"."""
_LEARNED: Final = tuple(
    f"command_{kind}"
    for kind in (
        Command.SKIP, Command.DONT_KNOW, Command.REFUSE, Command.BACK,
        Command.STOP, Command.SHOW, Command.GO_ON, Command.YES,
    )
)  # fmt: skip
_WORDS: Final = 25
"""Words of the longest sentence in which a wish to steer may be all that is said."""


_WORDS_TO_END: Final = 12
"""Words of the longest that ends the talk: what is misheard there cannot be asked again."""


def _noise(said: str) -> bool:
    """Keys struck at random: along the rows of a keyboard, hardly a vowel, or one letter."""
    letters = [c for c in said if c.isalpha()]
    if len(letters) < 3 or not "".join(letters).isascii():  # noqa: PLR2004 - "TV" is a word
        return not any(c.isalnum() for c in said)
    if len(letters) > 3 and len({c.lower() for c in letters}) <= 2:  # noqa: PLR2004 - "hahaha"
        return True
    odd = [w for w in re.findall(r"[A-Za-z]+", said) if _odd(w)]
    return len("".join(odd)) * 2 > len(letters)


def _odd(word: str) -> bool:
    if not word.islower() or word in _VOWELLESS:
        return False
    along = sum(len(run.group()) for run in _KEY_RUN.finditer(word))
    if along == len(word):
        return not re.search(r"[aeiouy]", word) or len(word) > 3  # noqa: PLR2004 - "dfg", "wertyu"
    if len(word) < 4:  # noqa: PLR2004 - short words may lack a vowel
        return len(set(word)) == 1
    clusters = re.search(r"[bcdfghjklmnpqrstvwxz]{5,}|(.)\1\1|^(..?)\2\2+", word)
    return along * 5 > len(word) * 3 or bool(clusters) or not re.search(r"[aeiouy]", word)


def _runs() -> re.Pattern[str]:
    """Three or more neighbouring keys, either way."""
    rows = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm")
    both = [*rows, *(row[::-1] for row in rows)]
    found = {row[i:j] for row in both for i in range(len(row)) for j in range(i + 3, len(row) + 1)}
    return re.compile("|".join(sorted(found, key=len, reverse=True)))


_KEY_RUN: Final = _runs()
_VOWELLESS: Final = frozenset("html css php sql xml mysql hgv nvq nhs tig pls thx btw mrs".split())


def _foreign(said: str) -> bool:
    letters = [c for c in said if c.isalpha()]
    if sum(ord(c) > 0x250 for c in letters) * 2 > len(letters):  # noqa: PLR2004 - beyond Latin
        return True
    words = re.findall(r"[^\W\d_']+(?:'[^\W\d_]+)?", said.lower())
    most = max((sum(w in known for w in words) for known in _FOREIGN_WORDS.values()), default=0)
    return most >= 3 and most * 6 >= len(words)  # noqa: PLR2004 - three words are no accident
