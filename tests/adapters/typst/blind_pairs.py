"""Pictures for a blind comparison: told stories on our page and on a plain one, labels shuffled.

    python tests/adapters/typst/blind_pairs.py STORIES.jsonl FOLDER SEED

A story is a line of JSON with `id`, `today` and `turns` of `ask` and `say`. Each pair is two sets
of pictures, `01-a-1.png` and `01-b-1.png`; which one is ours stands in `key.json`, to be opened
after.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import typst

from sanctum_desktop.adapters.typst.renderer import TypstRenderer
from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.container import conventions
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain.conversation import ConversationId, Speaker, Turn
from sanctum_desktop.core.domain.resume import Resume, ResumeId
from sanctum_desktop.core.policies.hearing import hear
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.policies.resume_writing import PageRules, compose, conventions_for

PLAIN = Path(__file__).with_name("plain.typ")
PPI = 80


def main(stories: Path, folder: Path, seed: int) -> None:
    install_words()
    folder.mkdir(parents=True, exist_ok=True)
    renderer = TypstRenderer(asset_path("templates"), asset_path("fonts"))
    shuffled = random.Random(seed)
    cases = [
        (name, resume, template)
        for name, resume in told(stories)
        for template in renderer.templates()
    ]
    shuffled.shuffle(cases)
    key = {}
    for number, (name, resume, template) in enumerate(cases, start=1):
        ours = renderer.preview(resume, template=template, page=resume.paper, ppi=PPI)
        label, other = shuffled.sample("ab", 2)
        for letter, pages in ((label, ours), (other, plain(renderer, resume))):
            for page, picture in enumerate(pages, start=1):
                (folder / f"{number:02}-{letter}-{page}.png").write_bytes(picture)
        key[number] = {"ours": label, "story": name, "template": template}
    (folder / "key.json").write_text(json.dumps(key, indent=1), encoding="utf-8")


def told(stories: Path) -> Iterator[tuple[str, Resume]]:
    known = conventions().countries()
    for line in stories.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        at = datetime.combine(date.fromisoformat(story["today"]), datetime.min.time(), UTC)
        said = [
            (speaker, turn[words])
            for turn in story["turns"]
            for speaker, words in ((Speaker.INTERVIEWER, "ask"), (Speaker.PERSON, "say"))
        ]
        turns = [
            Turn(index=index, speaker=speaker, text=words, said_at=at)
            for index, (speaker, words) in enumerate(said)
        ]
        facts = hear(turns, conversation=ConversationId("blind"), today=at.date(), heard_at=at)
        printed = [fact for fact in facts if fact.may_be_printed]
        customs = conventions_for(printed, known, chosen="", system="GB")
        yield (
            story["id"],
            compose(
                profile_of(facts, printable_only=True),
                resume_id=ResumeId("blind"),
                written_at=at,
                rules=PageRules(conventions=customs),
            ),
        )


def plain(renderer: TypstRenderer, resume: Resume) -> list[bytes]:
    source, _ = renderer.source(resume, resume.paper)
    pages = typst.compile(
        str(PLAIN),
        font_paths=[str(asset_path("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"resume": source},
        format="png",
        ppi=float(PPI),
    )
    return [pages] if isinstance(pages, bytes) else list(pages)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
