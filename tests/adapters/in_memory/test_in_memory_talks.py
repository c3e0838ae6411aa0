import pytest

from contracts.repository_contracts import ConversationsContract
from contracts.server_contracts import (
    HiddenWordsContract,
    HostedServersContract,
    NetLedgerContract,
)
from contracts.talk_contracts import (
    AttachmentsContract,
    MessageSearchContract,
    PlanItemsContract,
    TalkTreesContract,
)
from sanctum_desktop.adapters.in_memory import (
    InMemoryAttachments,
    InMemoryConversations,
    InMemoryHiddenWords,
    InMemoryHostedServers,
    InMemoryMessages,
    InMemoryNetLedger,
    InMemoryPlanItems,
    InMemoryServerKeys,
    InMemoryTalkTrees,
)


@pytest.fixture
def conversations():
    return InMemoryConversations()


@pytest.fixture
def trees(conversations):
    return InMemoryTalkTrees(conversations)


@pytest.fixture
def messages(conversations):
    return InMemoryMessages(conversations)


@pytest.fixture
def attachments(conversations):
    return InMemoryAttachments(conversations)


@pytest.fixture
def plan():
    return InMemoryPlanItems()


@pytest.fixture
def servers():
    return InMemoryHostedServers()


@pytest.fixture
def hidden_words():
    return InMemoryHiddenWords()


@pytest.fixture
def keys(servers):
    return InMemoryServerKeys(servers)


@pytest.fixture
def ledger():
    return InMemoryNetLedger()


class TestConversations(ConversationsContract):
    pass


class TestTalkTrees(TalkTreesContract):
    pass


class TestMessages(MessageSearchContract):
    pass


class TestAttachments(AttachmentsContract):
    pass


class TestPlanItems(PlanItemsContract):
    pass


class TestHiddenWords(HiddenWordsContract):
    pass


class TestServers(HostedServersContract):
    pass


class TestLedger(NetLedgerContract):
    pass
