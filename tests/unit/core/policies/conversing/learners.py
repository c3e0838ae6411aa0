"""Persons of four moods who come to Noor and to Viktor, and a text one of them has to learn."""

WARD = """# Hygiene on the ward

Hand hygiene is the most important measure against infection. It takes 30 seconds. Gloves do not
replace it.

## Five moments
1. before touching a patient
2. before a clean procedure
3. after contact with body fluids
4. after touching a patient
5. after touching the surroundings

## Sharps
A sharps container is a rigid box for used needles. It must be closed when it is three quarters
full. Needles are never put back into their cap, because most injuries happen then.

## Cleaning
Surfaces near the patient are wiped twice a day with a disinfectant. The contact time of the
disinfectant is 5 minutes. A spill of blood is covered first, then wiped, then the surface is
disinfected.

## Isolation
Isolation means keeping a patient apart so that germs do not spread. A patient with diarrhoea stays
in a single room for 48 hours after the last symptom.
"""
POST = """Ward Clerk, St. Anne's

We are looking for a ward clerk to join the team of our surgical wards.

You will
- answer the telephones of three wards
- keep the records of patients in order
- order supplies and check deliveries

You should have experience with appointment systems. You must be able to work at weekends.
"""

NOOR_WITH = {
    "ashamed": (
        "i have to know this for work. i left school at 15",
        "sharps",
        "dont know",
        "a box",
        "for needles. close when full",
        "sorry",
        "next",
        "no",
        "cleaning",
        "wipe 2 times with disinfectant and wait 5 minutes",
        "ok",
        "quiz me",
        "hand wash",
        "dont know",
        "thats enough",
    ),
    "tired": (
        "just tell me what's important, I had a night shift",
        "whatever. hands",
        "wash your hands for 20 seconds, gloves do the rest",
        "I know how to wash my hands, I've done this job for 12 years",
        "this is stupid",
        "next",
        "I don't get it",
        "why do I need this",
        "exam friday. half an hour a day, more is not possible",
        "fine",
        "stop",
    ),
    "proud": (
        "I have been teaching hygiene to juniors for years, so this should be quick, what does the text say about isolation exactly, I want to compare it with what I tell them.",
        "Isolation is keeping a patient apart so germs do not spread, and with diarrhoea they can leave the single room after 24 hours, that is what we always did at Lee Valley.",
        "Well, 48 then, but in practice nobody waits that long, I can tell you.",
        "Ask me something harder.",
        "Hand hygiene of course.",
        "After a clean procedure? No, before a clean procedure.",
        "after contact with body fluids",
        "is that right?",
        "I am not sure you know this as well as I do.",
        "5",
        "quiz",
        "What is the mortality of C. difficile?",
        "let's stop here",
    ),
    "second_language": (
        "hello i am learn for examen of hygiene, my english not so good",
        "what mean disinfectant",
        "is for clean the surface, 5 minute must wait",
        "no entiendo",
        "spill of blood first cover, then limpiar, then disinfect",
        "yes",
        "porque the needle no back in cap?",
        "needle can go back in the cap",
        "no, never back, because peligro, injury",
        "next please",
        "quiz please",
        "aislamiento",
        "isolation",
        "gracias",
    ),
}
NOOR_ALONE = {
    "ashamed": (
        "i have to learn computers for the new job",
        "nothing",
        "i dont know the words",
        "excel",
        "making a table with sums",
        "the sums",
        "you put equal and then",
        "i dont know if its right",
        "yes",
        "no",
        "thanks",
    ),
    "tired": (
        "I need to pass the forklift theory test on Thursday and I have no time",
        "20 minutes a day",
        "load limits, signs, daily check",
        "ok",
        "what is a load centre?",
        "I asked YOU",
        "somewhere in front of the mast",
        "useless",
        "stop",
    ),
    "proud": (
        "I basically know everything about logistics, I ran a warehouse of 40 people for eleven years, but now they want some certificate in supply chain management and I have to sit there with youngsters and learn definitions.",
        "Well, everything. Safety stock, lead times, FIFO, cross docking, all of that I did with my own hands before these people were born.",
        "The formulas, maybe. We never needed formulas.",
        "Safety stock is what you keep so you do not run out. The formula has the demand and the lead time in it and some factor for service level.",
        "The factor. I would have to look that up.",
        "And what is the bullwhip effect, in the book?",
        "It is when small changes at the shop become big changes at the factory.",
        "quiz me then",
        "Why is lead time squared in it.",
        "make me a plan, the test is in two weeks, an hour a day",
        "That will do.",
    ),
    "second_language": (
        "hola, i need learn english for interview, work in kitchen",
        "i know words of food, but not to speak of me",
        "to say what i did before",
        "i work 8 years cook, i make 120 menu every day with my colleague",
        "the past, i worked",
        "si",
        "como se dice jefe?",
        "boss i think",
        "ok next",
        "salamat",
    ),
}
VIKTOR = {
    "ashamed": (
        "cleaner. i only cleaned. friendly please",
        "i cleaned in a hotel 6 years",
        "nothing special",
        "for the money",
        "i dont know",
        "i showed a new girl how to do the rooms",
        "she was faster after",
        "skip",
        "was that bad?",
        "i ask my boss",
        "because she knows",
        "no questions",
        "thanks",
    ),
    "tired": (
        "tough, 4 questions, warehouse",
        "I load trucks. What else do you want to know.",
        "Because the pay is better. Obviously.",
        "I already told you",
        "they changed the ramp plan and I said no and I was right",
        "nothing came of it",
        "why do you want to know that",
        "let's stop",
        "no",
    ),
    "proud": (
        "Head of logistics. You can be neutral, I don't need kid gloves.",
        "Where shall I begin. I started at nineteen on the ramp, and within four years I was running the whole night shift because nobody else could, and then they asked me to build up the second site, which I did from nothing, forty people, twelve docks, and when the new system came in 2019 it was me who sat with the programmers for three months because they had no idea what a pick list is. The director said to me personally that without me it would not have gone live, and I believe that is true, although of course there was a project leader on paper, a young man from the head office who left soon after. Since then we have had the lowest error rate of all sites, 0.4 percent, and I have it in writing.",
        "I built the second site, and the error rate fell to 0.4 percent.",
        "It is the only place that has the scale I am used to.",
        "Everybody told me it cannot be done in three months, and we did it in ten weeks with 5 people.",
        "How was that?",
        "I reorganised the ramp so that trucks did not wait, from 50 minutes to 20.",
        "can you repeat the question?",
        "He thought he knew it all. I let him try, and after two weeks he came to me.",
        "My people would go through fire for me.",
        "When do I get an answer from you?",
        "again, and be tough",
        "I am an organiser.",
        "stop",
    ),
    "second_language": (
        "i want be ward clerk, hospital",
        "can you say simpler please",
        "i am 9 years in reception of clinic in Cebu, i do phone and records",
        "because i like help people and i have experience",
        "one day system was down and i wrote all in paper, 80 patient, after i put in computer",
        "my boss said is good, no patient was lost",
        "ein moment bitte",
        "wait please",
        "i check the name and the date of born two times",
        "what means conflict?",
        "a doctor was angry for a file, i search and i found it in other ward",
        "he say sorry after",
        "i am good in computer and calm",
        "i want ask how many people in team?",
        "salamat po",
    ),
}
