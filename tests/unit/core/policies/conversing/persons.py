"""What persons of four moods say to Kai and to Abby: their words only, never the Guide's."""

KAI = {
    "ashamed": (
        "I don't know",
        "nothing really",
        "just less nights I suppose",
        "maybe one less",
        "my boss. I never dare to ask",
        "I could write it down first",
        "tomorrow after work",
        "I would sleep",
        "no",
    ),
    "angry": (
        "This is stupid. Forty applications and not one answer.",
        "I said. No answers. They don't even read it.",
        "are you a robot",
        "that somebody calls me back, once",
        "because I'm 54 and they think I'm finished",
        "what would you do then",
        "ring the one at the depot, Karen",
        "Monday",
        "I'm too tired for this",
        "go on",
        "she picks up",
        "stop",
    ),
    "proud": (
        "Well, between you and me I more or less ran the whole department, everybody came to me, the"
        " director himself said he couldn't do it without me, and now they want to give the job to a"
        " boy of 28. I want to be head of logistics, that is the least they owe me.",
        "Enough? Enough is when I get the title. And the car. I built that warehouse from nothing,"
        " nobody else understood the system, I told them a hundred times.",
        "The management. They are blind, they are afraid of strong people. My wife says I should let"
        " it go but she doesn't know the business.",
        "I could talk to the director, he knows me since 2009, we played tennis, but he is never"
        " there, always in meetings, so I would have to catch him in the morning before the round.",
        "Thursday, he comes early on Thursdays",
        "He would finally admit it.",
        "yes there is something else, I also want to learn proper Excel, the boy does everything in"
        " Excel",
        "The boy laughs at me when I print things.",
    ),
    "second language": (
        "hello sorry my english not good",
        "I want job in kitchen, no more cleaning",
        "enough? I no understand",
        "only helper is ok, in kitchen, morning",
        "I have diploma from Ukraine but here not recognized, and my english",
        "no sé cómo decir... I ask the lady in office? Señora Marta",
        "el martes, tuesday",
        "she say yes come",
        "gracias",
    ),
}  # fmt: skip
