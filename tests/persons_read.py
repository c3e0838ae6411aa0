"""Persons who talk with each persona in four moods, as they answered what they were asked."""

PAGE = (
    "I'm a cook at a school canteen, Fernhill Primary, since 2019.",
    "I cook for 240 children every day, with two helpers.",
    "I changed the menu because so much came back on the plates. We threw away three bins a day, now it is one.",
    "Before that I was a kitchen porter at the Anchor, a pub in Whitby.",
    "Washing up, and I cleaned the fryers. I stayed until they closed.",
    "Between us, they let me go once for being late. Don't put that.",
    "I have the food hygiene certificate, level 2.",
    "English, and I understand some Portuguese.",
)

TALKS = {
    "gem ashamed": ("cleaner", 'they leave the keys with me', '4 schools', 'no. just clean'),
    "gem angry": ("I've been at this since six and the job centre sent me here. Fine. Warehouse.", 'Go on then.', "Loading lorries, nights, eleven years. Crawford's.", "I don't know, thousands. You want me to count boxes?"),
    "gem proud": ("Oh where do I start! I've run the biggest flower stall in Leeds market for 22 years, me, on my own, and everybody knows me, ask anyone, I had the mayor buy from me.", 'In Kirkgate market, row C, since 2004. My mother had it before me and she sold three bunches a day and I sell three hundred.', 'Oh I did the flowers for the cathedral twice, forty arrangements, with my niece, and nobody dropped one.', 'Mostly I know who wants what. Mrs Hall gets her freesias put back before she asks.'),
    "gem second": ("I am working in the bakery 4 years, noche, I make the masa and the oven.", 'Is in Cardiff, panadería of my cousin. Name is La Espiga.', 'I make 200 bread in the noche, before only 90, because I change the hour of the dough.', "no entiendo 'relied'"),
    "abby ashamed": ("is it bad", 'i suppose. whats the gap for the dates', 'no. it was only a kitchen'),
    "abby angry": ("Why is this so short. I've worked my whole life.", 'Never mind. Where is the Anchor? I told Gem about it.', "I don't want to do any more questions tonight."),
    "abby proud": ("I think it should say Head Chef, because that's what I am really, everybody says the kitchen runs because of me.", 'Then say I led the kitchen. I did lead it.', 'Where did you get the bins from?'),
    "abby second": ("What say the page? I not understand 'gaps'.", "'Gap'? what is it gap", 'please show me all the lines'),
    "kai ashamed": ("dont know. nothing really", 'mornings', 'i get up too late. then its all gone', 'dont want to talk about why'),
    "kai angry": ("I'm sick of it. Forty applications since August and not one answer, because I'm 54 and they think I'm finished.", "It's just how it is. I want one person to read the thing properly.", 'An answer. Even a no.', "I send them on Sunday nights when I'm knackered."),
    "kai proud": ("Well, I've always been the one who gets things done. I built the whole stock system for my brother's garage, and now I want to be paid for such a thing, not as a favour, properly.", 'When somebody pays me a proper day rate for it, two days a week say, on top of the garage.', "My brother, to be honest. He thinks it's natural that I do it for nothing.", "I'll tell him on Saturday that I want paying for the new one."),
    "kai second": ("I want work in office, now I clean the office. Un poco gracioso, no?", 'Small thing. Only that they let me try, one day, en la recepción.', "My boss. I don't dare ask. He is nice but I am only cleaner for him.", 'I ask him Friday after work'),
    "noor ashamed": ("i dont understand percentages. never did", 'it is percentages. like 20 percent off', 'i dont know', 'is there something easier'),
    "noor angry": ("I have to know this hygiene stuff by Thursday and I've had four hours sleep.", 'Fridge temperatures, cross contamination, cleaning, allergens', 'Thursday. I said.', "Half an hour, that's it."),
    "noor proud": ("I know most of it already, I've run a kitchen for ten years, I just want to check myself on allergens.", 'Celery, gluten, nuts, milk, eggs. I could go on, there are fourteen.', "Fish, crustaceans, molluscs, mustard, sesame, soya, lupin, sulphites. I've taught this to my juniors.", 'Is that right?'),
    "noor second": ("/attach Hand washing\nWash your hands before you touch food. Use warm water and soap for at least twenty seconds. Germs spread from raw meat to other food by hands, knives and boards.\n\nCross contamination\nKeep raw meat on the lowest shelf of the fridge, so that nothing drips on other food. Use a red board for raw meat and a green board for salad.\n\nTemperature\nCold food is kept at 5 degrees or below. Hot food is kept at 63 degrees or above. Between these, germs grow fast.", "Hello teacher. I have test. I want learn this text please.", 'Number 2, the cross', 'Raw meat below, salad up, because the sangre drips on food', "Ok more. What is 'board'?"),
    "viktor ashamed": ("care assistant i think", 'nothing much. i look after my nan', 'i wash her, do her pills, shopping', 'four years'),
    "viktor angry": ("Bus driver. Let's get it over with, three questions.", "I'd say hello I'm Ray, I drive the 14. What else is there.", "I had a drunk lad once who wouldn't get off. I pulled in, opened the doors, talked to him about football till the police came. Took ten minutes.", 'Nobody got hurt and the passengers clapped.'),
    "viktor proud": ("Head gardener at a country house, and be tough with me, I've interviewed plenty of people myself.", 'I started as a lad at Harewood in 1989, then fourteen years at Nostell, and now I have five under me and eleven acres. We won the county prize twice.', 'We took out the box hedges because of the blight and put in yew, and I persuaded the owner who loved that box. I decided it.', 'It cost nine thousand and the hedge is through its third winter.'),
    "viktor second": ("I apply for the work of receptionist in hotel. My english is so so, sorry.", 'I was two years in Hotel Sol in Alicante. I talk with guests, mucho, and they come back.', 'A guest shout at me because room is not ready. I listen, he say sorry after.', 'I give him coffee and a place to sit, and I call the house keeper.'),
}
