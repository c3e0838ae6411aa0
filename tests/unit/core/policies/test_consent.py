"""Nothing leaves without a consent to just that."""

from dataclasses import replace

import pytest

from sanctum_desktop.core.domain.errors import NetRefused
from sanctum_desktop.core.domain.net import Consent, ConsentAct, NetPurpose, NetRequest
from sanctum_desktop.core.policies.consent import refuse_unless_agreed

ASKED = NetRequest(
    purpose=NetPurpose.DOWNLOAD_MODEL, hosts=("hub.example", "files.example"), about="a/b"
)
AGREED = Consent(request=ASKED, act=ConsentAct.PROMPT)


@pytest.mark.parametrize("hosts", [ASKED.hosts, ("hub.example",), ("files.example",)])
def test_what_was_agreed_to_may_be_done(hosts):
    refuse_unless_agreed(AGREED, replace(ASKED, hosts=hosts), airplane=False)


@pytest.mark.parametrize(
    "change",
    [
        {"purpose": NetPurpose.LOOK_UP_MODEL},
        {"about": "a/c"},
        {"hosts": ("hub.example", "other.example")},
        {"hosts": ()},
        {"body": "another text"},
    ],
)
def test_nothing_else_may(change):
    with pytest.raises(NetRefused, match="Nobody agreed") as raised:
        refuse_unless_agreed(AGREED, replace(ASKED, **change), airplane=False)
    assert raised.value.advice


def test_without_a_consent_nothing_may_be_done_but_here():
    with pytest.raises(NetRefused, match="Nobody agreed"):
        refuse_unless_agreed(None, ASKED, airplane=False)
    refuse_unless_agreed(None, replace(ASKED, here=True), airplane=False)
    here = replace(AGREED, request=replace(ASKED, here=True))
    with pytest.raises(NetRefused, match="Nobody agreed"):
        refuse_unless_agreed(here, ASKED, airplane=False)


@pytest.mark.parametrize("here", [False, True])
def test_the_switch_wins(here):
    with pytest.raises(NetRefused, match="airplane"):
        refuse_unless_agreed(AGREED, replace(ASKED, here=here), airplane=True)


@pytest.mark.parametrize("purpose", NetPurpose)
def test_who_is_asked_and_what_they_learn_is_one_sentence(purpose):
    told = replace(ASKED, purpose=purpose).sentence
    assert "hub.example, files.example" in told
    assert ("a/b" in told) is (purpose is not NetPurpose.TEST_KEY), "no model is named for a key"
    assert "address" in told, "whoever is asked learns the computer's address"
