import sys
from datetime import datetime, UTC
from sanctum_desktop.bootstrap.words import install_words
install_words()
sys.path.insert(0, "tests/unit/core/policies/conversing")
import persons
from talked import Talk, scene, paged
from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId
who, mood_, salt = (sys.argv[1:] + ["", "", ""])[:3]
step = PlanItem(id=PlanItemId("s"), text="call Maria about Tuesdays", conversation="old", turn=3, added_at=datetime(2026,11,12,tzinfo=UTC))
sets = {"kai": ("kai", persons.KAI, {}), "kai2": ("kai", persons.MORE_KAI, {}), "kai3": ("kai", persons.BACK_KAI, {"plan": (step,)}),
 "abby": ("abby", persons.ABBY, paged()), "abby2": ("abby", {k:v for k,v in persons.MORE_ABBY.items() if k!="no page"}, paged()), "abby3": ("abby", {"no page": persons.MORE_ABBY["no page"]}, {})}
for key, (name, talks, known) in sets.items():
    if who and who not in (key,): continue
    for mood, said in talks.items():
        if mood_ and mood != mood_: continue
        print("=====", key, mood)
        print(Talk(scene(name, id_=f"{name}{mood}{salt}", **known)).told(*said).printed())
