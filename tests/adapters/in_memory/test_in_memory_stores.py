import pytest

from contracts.repository_contracts import (
    DraftsContract,
    FactsContract,
    ResumesContract,
)
from sanctum_desktop.adapters.in_memory import (
    InMemoryDrafts,
    InMemoryFacts,
    InMemoryResumes,
)


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
