import sys
from sanctum_desktop.bootstrap.words import install_words

install_words()
sys.path.insert(0, "tests/unit/core/policies/conversing")
import persons
from talked import Talk, scene, paged

who, mood_, salt = (sys.argv[1:] + ["", "", ""])[:3]
for name, talks in (("kai", persons.KAI), ("abby", persons.ABBY)):
    if who and who != name:
        continue
    known = paged() if name == "abby" else {}
    if name == "abby":
        r = known["resume"]
        for s in r.sections:
            print(
                "#",
                s.heading,
                [(e.title, e.organization, e.dates, [l.text for l in e.lines]) for e in s.entries],
            )
        print("# gaps", r.gaps, "refused", r.refused, "left", r.left_out)
    for mood, said in talks.items():
        if mood_ and mood != mood_:
            continue
        print("=====", name, mood)
        print(Talk(scene(name, id_=f"{name}{mood}{salt}", **known)).told(*said).printed())
