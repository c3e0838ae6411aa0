"""Shows the parts of the window in all their states, or draws them: --draw FOLDER."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain.settings import Settings
from sanctum_desktop.ui.qt import surroundings, words  # noqa: F401 - its type is registered
from sanctum_desktop.ui.qt.icons import PROVIDER, Icons, use_icons
from sanctum_desktop.ui.shell.window import use_fonts

GALLERY = Path(__file__).resolve().parent.parent / "sanctum_desktop/ui/design/Gallery.qml"
WIDTH, HEIGHT = 1100, 800


def gallery() -> QQuickView:
    """The gallery in a window of its own."""
    icons = asset_path("icons")
    use_icons(icons)
    view = QQuickView()
    view.setTitle("Sanctum: the parts of the window")
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.engine().addImageProvider(PROVIDER, Icons())
    view.setInitialProperties({"iconNames": sorted(file.stem for file in icons.glob("*.svg"))})
    view.setSource(QUrl.fromLocalFile(str(GALLERY)))
    view.resize(WIDTH, HEIGHT)
    return view


def draw(folder: Path) -> list[Path]:
    """A PNG of the whole gallery, and one of what floats, in each colour and text size."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for colours in ("light", "dark"):
        for scale in ("1", "2"):
            os.environ |= {"SANCTUM_COLOURS": colours, "SANCTUM_TEXT_SCALE": scale}
            view = gallery()
            view.show()
            _settle(0.3)
            view.resize(WIDTH, int(view.rootObject().property("whole")))
            drawn.append(_grab(view, folder / f"gallery-{colours}-{scale}00.png"))
            view.resize(WIDTH, HEIGHT)
            view.rootObject().setProperty("done", "Rejected: Sourdough")
            view.rootObject().setProperty("sheetOpen", True)
            drawn.append(_grab(view, folder / f"sheet-{colours}-{scale}00.png"))
            view.rootObject().setProperty("sheetOpen", False)
            drawn.append(_grab(view, folder / f"snack-{colours}-{scale}00.png"))
            view.deleteLater()
    return drawn


def _grab(view: QQuickView, file: Path) -> Path:
    _settle(0.2)
    view.grabWindow().save(str(file))
    return file


def _settle(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QGuiApplication.processEvents()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", type=Path, metavar="FOLDER", help="draw PNGs there instead")
    chosen = parser.parse_args()
    if chosen.draw:
        os.environ |= {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "SANCTUM_REDUCED_MOTION": "1",
        }
    app = QGuiApplication(sys.argv[:1])
    install_words()
    use_fonts(sorted(asset_path("fonts", "inter").glob("*.otf")))
    if chosen.draw:
        for file in draw(chosen.draw):
            print(file)
        return
    view = gallery()
    look = view.rootObject().look  # type: ignore[attr-defined] - a signal of its QML
    look.connect(lambda tone, size: surroundings.follow(Settings(colours=tone, text_percent=size)))
    view.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
