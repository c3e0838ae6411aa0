"""How `sanctum models` tells of models: lines for people, records for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from sanctum_desktop.core.domain.downloads import DownloadOffer
from sanctum_desktop.core.domain.models import (
    CatalogueEntry,
    CheckedFile,
    FileState,
    FoundModel,
    InspectedModel,
    KnownModel,
    ListedModel,
    ModelFacts,
    ModelFile,
    ModelKind,
)

_KINDS = {
    ModelKind.LANGUAGE: "language model",
    ModelKind.SPEECH_TO_TEXT: "speech to text",
    ModelKind.TEXT_TO_SPEECH: "text to speech",
    ModelKind.EMBEDDING: "memory by meaning",
    None: "a part for another model; nothing here uses it by itself",
}
_STATES = {
    FileState.PRESENT: "",
    FileState.MISSING: "; its file is not there now",
    FileState.OTHER_SIZE: "; its file has another size than it had",
}


def shown(untrusted: str) -> str:
    """A name from a disk without what could steer a terminal."""
    return "".join(sign for sign in untrusted if sign.isprintable())


def described_listed(listed: ListedModel) -> Iterator[str]:
    model = listed.model
    mark = "*" if listed.is_default else " "
    yield (
        f"{mark} {model.id}: {_KINDS[model.kind]}, {_size(_bytes(model.files))}"
        f"{_STATES[listed.state]}"
    )
    waits = next_step(model) if listed.state is FileState.PRESENT else ()
    for sentence in (*listed.sentences, *waits):
        yield f"    {sentence}"


def next_step(model: KnownModel) -> Iterator[str]:
    """What a model waits for that can do nothing yet."""
    if model.kind is ModelKind.LANGUAGE and model.ceiling is None:
        yield (
            f"Until it was tested, the Guide does all of it: 'sanctum models test {model.id}'"
            " takes about a minute."
        )


def described_found(found: FoundModel) -> str:
    where = f" ({found.found_in})" if found.found_in else ""
    path = shown(found.files[0].path)
    return f"{shown(found.name)}{where}, {_size(_bytes(found.files))}: {path}"


def described_entry(entry: CatalogueEntry) -> str:
    known = sum(file.bytes for file in entry.files)
    told = _size(known) if known else "size not looked up yet"
    return f"{entry.id}: {_KINDS[entry.kind]}, {entry.name}, {told}; {entry.repository}"


def offer_lines(offer: DownloadOffer) -> Iterator[str]:
    """What is to be downloaded, from where, how much, and under which licence."""
    entry = offer.entry
    yield f"{entry.name}: {_size(offer.total_bytes)} from {', '.join(offer.request.hosts)}"
    yield f"  {entry.repository}, revision {entry.revision}"
    for file in entry.files:
        yield f"  {file.path}: {file.bytes:,} bytes, sha256 {file.sha256}"
    yield f"licence: {offer.licence or 'not said'}"
    yield from offer.sentences
    if offer.here_bytes:
        yield f"{_size(offer.here_bytes)} of it came earlier and are kept."


def inspected_lines(seen: InspectedModel) -> Iterator[str]:
    """What the header says, then whether it fits; what it does not say is left out."""
    facts = seen.facts
    yield f"{facts.name or shown(seen.found.name)}: {_KINDS[facts.kind]}, {facts.architecture}"
    mixture = ", ".join(
        f"{packing} {100 * count / facts.weight_bytes:.0f} %"
        for packing, count in facts.quantisation
    )
    yield f"{_parameters(facts.parameters)} parameters in {_size(facts.file_bytes)}: {mixture}"
    figures = [
        (facts.context_length, "tokens of context"),
        (facts.layers, "layers"),
        (facts.heads, "heads"),
        (facts.cache_heads, "key and value heads"),
        (facts.vocabulary, "tokens in its vocabulary"),
        (facts.experts, "experts"),
    ]
    yield ", ".join(f"{figure:,} {what}" for figure, what in figures if figure)
    yield f"licence: {facts.licence or 'not said'}; tokenizer: {facts.tokenizer or 'not said'}"
    if facts.untrusted_chat_template:
        count = len(facts.untrusted_chat_template)
        yield f"It brings a chat template of {count:,} characters, which never sees your words."
    yield from seen.sentences


def inspected_record(seen: InspectedModel) -> dict[str, object]:
    fit = asdict(seen.fit) | {"needed_bytes": seen.fit.needed_bytes}
    return found_record(seen.found) | {
        "facts": _facts_record(seen.facts)
        | {"chat_template_characters": len(seen.facts.untrusted_chat_template)},
        "fit": fit | {"sentences": list(seen.sentences)},
    }


def found_record(found: FoundModel) -> dict[str, object]:
    return {
        "name": shown(found.name),
        "files": [asdict(file) for file in found.files],
        "found_in": found.found_in,
        "repository": found.repository,
        "revision": found.revision,
    }


def known_record(model: KnownModel) -> dict[str, object]:
    return {
        "id": model.id,
        "name": model.name,
        "kind": model.kind,
        "origin": model.origin,
        "files": [asdict(file) for file in model.files],
        "found_in": model.found_in,
        "repository": model.repository,
        "revision": model.revision,
        "facts": _facts_record(model.facts),
        "ceiling": ceiling_record(model),
    }


def ceiling_record(model: KnownModel) -> dict[str, object] | None:
    """What its ceiling test found; None where there was none."""
    if model.ceiling is None:
        return None
    return asdict(model.ceiling) | {"tested_at": model.ceiling.tested_at.isoformat()}


def listed_record(listed: ListedModel) -> dict[str, object]:
    return known_record(listed.model) | {"state": listed.state, "default": listed.is_default}


def catalogue_record(entry: CatalogueEntry) -> dict[str, object]:
    return asdict(entry)


def checked_record(checked: CheckedFile) -> dict[str, object]:
    return {
        "path": checked.file.path,
        "sha256": checked.sha256,
        "pinned": checked.file.sha256,
        "check": checked.check,
    }


def _facts_record(facts: ModelFacts) -> dict[str, object]:
    """All of it but the stranger's template."""
    record = asdict(facts)
    del record["untrusted_chat_template"]
    return record


def _parameters(count: int) -> str:
    return f"{count / 10**9:,.1f} billion" if count >= 10**9 else f"{count / 10**6:,.1f} million"


def _bytes(files: tuple[ModelFile, ...]) -> int:
    return sum(file.bytes for file in files)


def _size(count: int) -> str:
    return f"{count / 10**9:,.1f} GB" if count >= 10**9 else f"{count / 10**6:,.1f} MB"
