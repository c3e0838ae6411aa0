"""Records of earlier versions are still read."""

import json
from datetime import UTC, datetime

from sanctum_desktop.adapters.sqlcipher.records import as_json, resume_of
from sanctum_desktop.core.domain.resume import (
    Header,
    LineDecision,
    LineId,
    PageStyle,
    Resume,
    ResumeId,
    ResumeLine,
    Verdict,
)

SINCE = ("left_out", "style", "paper", "country", "document")


def test_a_page_kept_before_it_had_a_style_is_read():
    now = datetime(2026, 3, 2, tzinfo=UTC)
    page = Resume(id=ResumeId("r"), header=Header(name="Ada"), sections=(), written_at=now)
    kept = json.loads(as_json(page))
    for name in SINCE:
        del kept[name]
    assert resume_of(json.dumps(kept)) == page
    assert page.style == PageStyle()


def test_lines_and_decisions_kept_before_a_model_could_word_them_are_read():
    now = datetime(2026, 3, 2, tzinfo=UTC)
    line = ResumeLine(id=LineId("line-1"), text="Cut waste", facts=())
    decision = LineDecision(line=line.id, verdict=Verdict.ACCEPTED)
    page = Resume(
        id=ResumeId("r"),
        header=Header(),
        sections=(),
        written_at=now,
        left_out=(line,),
        decisions=(decision,),
    )
    kept = json.loads(as_json(page))
    del kept["left_out"][0]["author"], kept["decisions"][0]["author"]
    assert resume_of(json.dumps(kept)) == page
