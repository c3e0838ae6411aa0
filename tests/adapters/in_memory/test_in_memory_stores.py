import pytest

from contracts.repository_contracts import (
    ConversationsContract,
    DraftsContract,
    FactsContract,
    ResumesContract,
)
from sanctum_desktop.adapters.in_memory import (
    InMemoryConversations,
    InMemoryDrafts,
    InMemoryFacts,
    InMemoryResumes,
)


class TestConversations(ConversationsContract):
    @pytest.fixture
    def conversations(self):
        return InMemoryConversations()


class TestFacts(FactsContract):
    @pytest.fixture
    def facts(self):
        return InMemoryFacts()


class TestResumes(ResumesContract):
    @pytest.fixture
    def resumes(self):
        return InMemoryResumes()


class TestDrafts(DraftsContract):
    @pytest.fixture
    def drafts(self):
        return InMemoryDrafts()
