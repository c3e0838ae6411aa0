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

ABBY = {
    "ashamed": (
        "is that all? it's so little",
        "no",
        "what does it say",
        "I don't deserve the bit with the card really, everybody did that",
        "where is the month I was ill",
        "please don't show anybody",
        "ok",
        "bye",
    ),
    "angry": (
        "why are there only so few lines, I talked for an hour",
        "where are the masks then?!",
        "this is rubbish",
        "the line about residents. I never said 30",
        "make it sound better, they only take people who show off",
        "write that I led the night plan",
        "so you call me a liar",
        "forget it",
    ),
    "proud": (
        "Nice. Now put in that I was practically the head of the ward, everybody knows it, and that"
        " sores went down by 90 percent thanks to me alone",
        "And why is Ward 4 not there? That is the hardest ward in the whole hospital",
        "How many lines do I have? My colleague has two pages",
        "Will they hire me with this?",
        "What does the line with the card rest on?",
        "Then write a cover letter",
        "Add that I speak Tagalog",
        "yes",
        "I also did the training for the whole region, four hospitals, last year",
    ),
    "second language": (
        "hello, what is in paper?",
        "I not understand",
        "why no my care home",
        "date? I don't know exactly date, maybe 2015",
        "yes ask",
        "porque no está mi certificado de primeros auxilios",
        "certificate first aid is there?",
        "can print?",
        "thank you",
    ),
}  # fmt: skip
