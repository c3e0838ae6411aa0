"""Frames: typed, bounded, and no length in them is believed."""

import pytest

from sanctum_desktop.runtime.engine_process.frames import (
    MOST_BYTES,
    End,
    FrameError,
    FrameReader,
    FromChild,
    Item,
    Pong,
    encode,
    encode_body,
)

TOO_MANY = b"\x7f\xff\xff\xff"


def framed(content):
    return len(content).to_bytes(4, "big") + content


def test_frames_come_whole_however_the_bytes_come():
    sent = [Pong(), Item(1, encode_body(["a", "b" * 100])), End(1)]
    wire = b"".join(map(encode, sent))
    reader = FrameReader(FromChild)
    come = [frame for at in range(len(wire)) for frame in reader.feed(wire[at : at + 1])]
    reader.finish()
    assert [encode(frame) for frame in come] == [encode(frame) for frame in sent]
    assert list(FrameReader(FromChild).feed(wire))[2] == End(1)


@pytest.mark.parametrize("length", [0, MOST_BYTES + 1, 2**31, 2**32 - 1])
def test_a_lying_length_is_refused_before_anything_is_read(length):
    with pytest.raises(FrameError):
        list(FrameReader(FromChild).feed(length.to_bytes(4, "big")))


def test_what_is_promised_is_not_set_aside():
    reader = FrameReader(FromChild)
    assert list(reader.feed(MOST_BYTES.to_bytes(4, "big") + b"begun")) == []
    assert len(reader._held) == 9
    with pytest.raises(FrameError, match="cut short"):
        reader.finish()


@pytest.mark.parametrize(
    "content",
    [
        b"\xc1" * 50,
        b"\x91\xa5Other",
        b"\x91\xa3Ask",
        b"\x91\xa4Item",
        b"\x92\xa4Pong\x01",
        b"\x91\xa4Pong\x01",
        b"\x92\xa3End\xff",
        b"\x92\xa3End\xa11",
        b"\x93\xa8Progress\x01\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00",
        b"\x95\xa6Failed\x01\xa4fine\xa0\xa0",
        b"\x95\xa6Failed\x01\xa3bug\xdb" + TOO_MANY,
        b"\x95\xa6Failed\x01\xa3bug\xa2\xff\xfe\xa0",
        b"\xdd" + TOO_MANY + b"\xa4Item\x01",
        *(
            b"\x93\xa4Item\x01" + kind + TOO_MANY + b"\x01"
            for kind in b"\xc6 \xdb \xdd \xdf".split()
        ),
        b"\x93\xa4Item\x01" + b"\x91" * 2**20,
    ],
    ids=lambda content: repr(content[:20]),
)
def test_what_is_no_frame_is_refused(content):
    with pytest.raises(FrameError) as caught:
        list(FrameReader(FromChild).feed(framed(content)))
    assert caught.value.__cause__ is None
    assert "1" not in str(caught.value), "an error quotes nothing"


def test_a_frame_too_long_is_not_sent():
    with pytest.raises(FrameError):
        encode(Item(1, encode_body("a" * MOST_BYTES)))
