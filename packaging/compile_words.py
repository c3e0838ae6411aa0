"""Compiles assets/i18n/*/LC_MESSAGES/*.po of a language into the sanctum.mo beside them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

I18N = Path(__file__).resolve().parent.parent / "assets" / "i18n"


def merged(folder: Path) -> Catalog:
    """All .po files of a folder as one catalogue; an id said twice is an error."""
    # A fixed date: the same words give the same file.
    made = datetime(2026, 1, 1, tzinfo=UTC)
    catalog = Catalog(project="Sanctum", charset="utf-8", creation_date=made, revision_date=made)
    for source in sorted(folder.glob("*.po")):
        with source.open("rb") as stream:
            for message in read_po(stream, abort_invalid=True):
                if message.id and message.id in catalog:
                    raise SystemExit(f"{source}: {message.id} stands in two files")
                if message.id:
                    catalog.add(message.id, message.string)
    return catalog


def main() -> None:
    for folder in I18N.glob("*/LC_MESSAGES"):
        with (folder / "sanctum.mo").open("wb") as stream:
            write_mo(stream, merged(folder))


if __name__ == "__main__":
    main()
