"""Where a server is, by its address alone; and addresses no server of ours may have."""

import pytest

from sanctum_desktop.core.domain.addresses import nearness_of_address
from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.hosted import Nearness
from sanctum_desktop.core.policies.nearness import nearness_of

HERE, NEARBY, AWAY = Nearness.HERE, Nearness.NEARBY, Nearness.AWAY


@pytest.mark.parametrize(
    ("url", "nearness"),
    [
        ("http://127.0.0.1:8080/v1", HERE),
        ("http://127.4.5.6/v1", HERE),
        ("http://localhost:11434/v1", HERE),
        ("http://LOCALHOST:1234", HERE),
        ("http://[::1]:8000/v1", HERE),
        ("https://[::ffff:127.0.0.1]/v1", HERE),
        ("http://192.168.1.20:8000/v1", NEARBY),
        ("http://10.0.0.7/v1", NEARBY),
        ("http://172.31.255.1/v1", NEARBY),
        ("http://169.254.3.4/v1", NEARBY),
        ("http://[fd00::2]:8000/v1", NEARBY),
        ("http://[fe80::1]/v1", NEARBY),
        ("http://nas.local/v1", NEARBY),
        ("http://gpu-box:8000/v1", NEARBY),
        ("https://practice/v1", NEARBY),
        ("https://api.openai.com/v1", AWAY),
        ("https://api.anthropic.com/v1", AWAY),
        ("https://172.32.0.1/v1", AWAY),
        ("https://100.64.0.1/v1", AWAY),
        ("https://[2001:db8::1]/v1", AWAY),
        ("https://localhost.example.org/v1", AWAY),
        ("https://xn--mller-kva.example/v1", AWAY),
        ("https://mylocal/v1", NEARBY),
        ("https://notreally.local.example/v1", AWAY),
    ],
)
def test_how_near_a_server_is(url, nearness):
    assert nearness_of(url) is nearness


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            "localhost",
            "127.0.0.1:8080",
            "//host/v1",
            "http://",
            "http:///v1",
            "https://:443/v1",
        ),
        *("ftp://host/v1", "file:///etc/passwd", "ws://host/v1", "javascript:alert(1)"),
        *("http://me@localhost/v1", "http://me:secret@host/v1", "https://api.openai.com@evil/v1"),
        *("http://2130706433/v1", "http://0x7f000001/v1", "http://0177.0.0.1/v1", "http://127.1/"),
        *(
            "http://0x7f.1/v1",
            "http://127.0.0.0x1/v1",
            "http://127.0.0.01/v1",
            "http://1.2.3.256/",
        ),
        *("http://0.0.0.0/v1", "http://[::]/v1", "http://224.0.0.1/v1", "http://[ff02::1]/v1"),
        *(
            "http://lоcalhost/v1",
            "http://ⓛocalhost/v1",
            "http://１２７.0.0.1/v1",
            "http://a。b/v1",
        ),
        *("https://host/v1?x=1", "https://host/v1#x", "https://ho st/v1", "https://host/v1\n"),
        *(
            "https://host\\@evil/v1",
            "https://ho%73t/v1",
            "https://host:99999/v1",
            "https://host:0/",
        ),
        *("https://host:/v1:2", "https://-host/v1", "https://host-/v1", "https://a..b/v1"),
        *("https://host./v1", "https://_x/v1", "https://[::1/v1", "https://[fe80::1%eth0]/v1"),
        *(
            "https://" + "a" * 64 + ".org/v1",
            "https://" + "a." * 130 + "org",
            "https://h/" + "a" * 2000,
        ),
    ],
)
def test_what_is_no_address_of_a_server(url):
    with pytest.raises(BadInput) as raised:
        nearness_of(url)
    assert raised.value.advice


@pytest.mark.parametrize("url", ["http://api.openai.com/v1", "http://8.8.8.8/v1"])
def test_out_in_the_world_nothing_goes_unencrypted(url):
    with pytest.raises(BadInput, match="only https"):
        nearness_of(url)


@pytest.mark.parametrize(
    ("address", "nearness"),
    [
        *(("127.0.0.1", HERE), ("::1", HERE), ("::ffff:127.0.0.1", HERE)),
        *(("192.168.0.1", NEARBY), ("fe80::1%eth0", NEARBY), ("::ffff:10.1.1.1", NEARBY)),
        *(("8.8.8.8", AWAY), ("2001:db8::1", AWAY), ("0.0.0.0", AWAY), ("192.0.2.1", AWAY)),
    ],
)
def test_how_near_an_address_is(address, nearness):
    assert nearness_of_address(address) is nearness
