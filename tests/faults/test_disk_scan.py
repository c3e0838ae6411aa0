"""The scanner finds a canary in each form; the controls of every scan that finds nothing."""

import base64
import gzip
import io
import json
import os
import subprocess
import urllib.parse
import zipfile
import zlib

import pytest
from disk_scan import Scanner, needles, new_canary

CANARY = new_canary()
TEXT = f"before {CANARY} after".encode()


def zipped(data):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("some/name.txt", data)
    return buffer.getvalue()


def zstd(data):
    return subprocess.run(["zstd", "-cq"], input=data, capture_output=True, check=True).stdout


FORMS = {
    "utf-8": TEXT,
    "utf-16": TEXT.decode().encode("utf-16-le"),
    "utf-16, other order": TEXT.decode().encode("utf-16-be"),
    "hex": TEXT.hex().encode(),
    "HEX": TEXT.hex().upper().encode(),
    "base64 at 0": base64.b64encode(TEXT),
    "base64 at 1": base64.b64encode(b"x" + TEXT),
    "base64 at 2": base64.b64encode(b"xy" + TEXT),
    "base64 of utf-16": base64.b64encode(TEXT.decode().encode("utf-16-le")),
    "percent": "".join(f"%{byte:02x}" for byte in TEXT).encode(),
    "quoted": urllib.parse.quote(TEXT).encode(),
    "json": json.dumps({"text": TEXT.decode()}).encode(),
    "json escapes": "".join(f"\\u{byte:04x}" for byte in TEXT).encode(),
    "zlib": zlib.compress(TEXT * 3),
    "gzip": gzip.compress(TEXT),
    "zip": zipped(TEXT),
    "zstd": zstd,
    "base64 in zip in gzip": gzip.compress(zipped(base64.b64encode(TEXT))),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_found(form):
    made = FORMS[form](TEXT * 3) if callable(FORMS[form]) else FORMS[form]
    assert Scanner({"it": CANARY}).data(b"\0noise\xff" * 999 + made + os.urandom(999), "here")


def test_a_key_is_found_in_bytes_hex_and_url_safe_base64():
    key = bytes([251, 255, 190] * 10 + [1, 2])  # its base64 has both characters that differ
    for made in (key, key.hex().encode(), base64.urlsafe_b64encode(b"k" + key)):
        assert Scanner({"key": key}).data(b"noise" + made, "here")


def test_what_was_never_there_is_not_found():
    """The negative control: noise, and a stream of another word."""
    noise = os.urandom(3_000_000) + zlib.compress(TEXT) + zipped(TEXT)
    scanner = Scanner({"other": new_canary()})
    assert scanner.data(noise, "here") == []
    assert scanner.inflated >= 2


def test_no_needle_is_short_enough_to_be_met_by_chance():
    assert min(map(len, needles(CANARY).values())) >= 24


def test_names_and_pages_after_a_hole_are_seen(tmp_path):
    (tmp_path / f"{CANARY}.txt").touch()
    assert [hit.form for hit in Scanner({"it": CANARY}).tree(tmp_path)] == ["utf-8"]
    image = tmp_path / "image"
    with image.open("wb") as stream:
        stream.seek(40_000_000)
        stream.write(TEXT)
    assert Scanner({"it": CANARY}).raw(image)
