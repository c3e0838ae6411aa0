import sys
from sanctum_desktop.bootstrap.words import install_words
install_words()
sys.path.insert(0, "tests/unit/core/policies/conversing")
import persons
from talked import Talk, scene
which = sys.argv[1:]
for mood, said in persons.KAI.items():
    if which and which[0] not in (mood,"kai"): continue
    print("=====", "kai", mood)
    print(Talk(scene("kai", id_=f"k{mood}{len(which)}")).told(*said).printed())
