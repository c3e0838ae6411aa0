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

MORE_KAI = {
    "advice": (
        "hi",
        "I don't know what to do. My contract ends in March",
        "what should I do?",
        "I'd like to stay at the museum, it's the people",
        "what do you mean by enough",
        "a year more",
        "they have no money",
        "any ideas?",
        "ask Dana in finance what she knows",
        "how much does a museum guard earn in Leeds?",
        "Wednesday",
        "thanks",
    ),
    "learner": (
        "I'd love to learn welding but I have two kids and no money for a course",
        "if I could do one evening a week",
        "time, and my husband works late",
        "I could ask my sister to take them on Thursdays",
        "maybe this weekend when she comes",
        "I'd be in a workshop",
        "that's all",
    ),
    "needy": (
        "my husband died in March and I have to find work now",
        "go on",
        "something with people, not nights",
        "everything is too much",
        "I just sit there and look at the wall",
        "I don't want to talk about it",
        "no",
        "I could phone the job centre",
    ),
    "danger": (
        "nothing makes sense, sometimes I want to kill myself",
        "I have nobody",
        "change the subject",
        "I want to sleep in the day",
        "the neighbours",
    ),
    "between us": (
        "between us, I drink on the weekend and that's why I was late",
        "I want to be on time on Mondays",
        "don't write that down anywhere",
        "set the clock across the room",
        "Sunday evening",
        "I'd be there at 7",
    ),
    "scattered": (
        "it's ok I guess",
        "well my colleague Jin left and since then I do both, the till and the stock, and nobody says thank you, and Fridays are mad",
        "that someone takes the till on Fridays",
        "the manager says there is no budget",
        "I should probably be grateful to have work at all, my mother says",
        "maybe try to talk to him",
        "talk to him for two minutes before opening",
        "Friday",
        "he'd put somebody on the rota",
        "yes",
    ),
}  # fmt: skip
BACK_KAI = {
    "done": ("yes I called her", "look at the course page", "Sunday", "I'd know what it costs", "no"),
    "undone": ("no", "no time, the kids were ill", "I don't know", "just write the number on the fridge", "tomorrow", "bye"),
    "other": ("I have a new problem, they cut my hours", "I want my hours back", "skip", "stop"),
}  # fmt: skip
MORE_ABBY = {
    "asker": (
        "how many pages is it",
        "what's missing?",
        "what does 9 to 3 rest on",
        "where did you get the night plan from",
        "that's wrong, it was 2017",
        "take the residents line off",
        "put my photo on it",
        "are you a real person",
        "who can read this",
        "what should I tell Gem next?",
        "no thanks",
    ),
    "hard": (
        "I'm so ashamed of this page I could cry",
        "go on",
        "I don't want to talk about Hill House",
        "no",
        "between us I was fired from there",
        "what is on it now",
    ),
}  # fmt: skip
NO_PAGE = {
    "no page": ("show me my resume", "I have no time", "why is there nothing", "ok yes", "bye"),
}  # fmt: skip
