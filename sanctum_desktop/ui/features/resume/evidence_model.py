"""The words the page rests on: each leads to its lines, as each line leads to its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.resume import LineId, Resume
from sanctum_desktop.ui.features.resume.line_model import LineModel
from sanctum_desktop.ui.features.resume.rows import EvidenceRow
from sanctum_desktop.ui.qt.rows import Rows

QML_IMPORT_NAME = "Sanctum.Window"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class EvidenceModel(QObject):
    """What was said, in the order it was said; `marked` are the lines that rest on the choice."""

    changed = Signal()

    def __init__(self, line: LineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._rows = Rows(EvidenceRow, self)
        self._lines: dict[str, list[LineId]] = {}
        self._words: dict[LineId, str] = {}
        self._chosen = ""
        line.turned.connect(self._turned)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # stub: no names
    def marked(self) -> list[str]:
        return [*self._marked()]

    def show(self, resume: Resume, facts: Sequence[Fact]) -> None:
        """The page as it now is, and all that was heard."""
        said = sorted(facts, key=lambda fact: (fact.source.turn, fact.source.start))
        lines = resume.lines()
        self._words = {line.id: line.text for line in lines.values()}
        found: dict[str, list[LineId]] = {}
        for fact in said:
            resting = [line.id for line in lines.values() if fact.id in line.facts]
            before = found.get(fact.source.quote, [])
            found[fact.source.quote] = list(dict.fromkeys((*before, *resting)))
        self._lines = {quote: resting for quote, resting in found.items() if quote and resting}
        self._turned()

    @Slot(str)
    def choose(self, words: str) -> None:
        """Mark the lines that rest on the words; chosen again, the next of them is opened."""
        lines = self._lines.get(words, [])
        if not lines:
            return
        self._chosen = words
        at = self._line.at
        following = lines.index(at) + 1 if at in lines else 0
        self._line.choose(lines[following % len(lines)])

    def _marked(self) -> list[LineId]:
        return self._lines.get(self._chosen, [])

    def _turned(self) -> None:
        """Another line was chosen, or none: its words are the chosen ones now."""
        if self._line.at not in self._marked():
            self._chosen = ""
        self._rows.show(
            [
                EvidenceRow(
                    words=quote,
                    line=self._words[lines[0]],
                    count=len(lines),
                    chosen=self._line.at in lines,
                )
                for quote, lines in self._lines.items()
            ]
        )
        self.changed.emit()
