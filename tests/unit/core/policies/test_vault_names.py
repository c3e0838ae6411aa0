"""A vault's name is a folder's name on every system."""

import pytest

from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.policies.vault_names import is_vault_name, refuse_bad_name


@pytest.mark.parametrize("name", ["main", "work-2026", "A", "7", "console", "com", "a" * 60])
def test_names_that_are_safe(name):
    assert is_vault_name(name)
    refuse_bad_name(name)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "a b", "a/b", "a\\b", "a.b", "-a", "a-", "größe", "a\n", "CON", "nul", "Com1",
     "lpt9", "a" * 61, "a:b", "~", "$x", "\u202eab"],
)  # fmt: skip
def test_names_that_are_not(name):
    with pytest.raises(BadInput, match="cannot be called"):
        refuse_bad_name(name)
