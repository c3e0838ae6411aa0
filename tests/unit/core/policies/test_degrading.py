"""Each error the app lives on with says what still works."""

import inspect

import pytest

from sanctum_desktop.core.domain import errors
from sanctum_desktop.core.domain.errors import (
    BadInput,
    DatabaseError,
    EngineDied,
    EngineRefused,
    EngineUnavailable,
    LLMError,
    NotFound,
    ResearchError,
    SpeechRecognitionError,
    ValidationError,
    VaultFull,
    VaultTooNew,
    language_error,
)
from sanctum_desktop.core.policies.degrading import STILL_WORKS, still_works
from sanctum_desktop.core.use_cases.tell_error import tell_error


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (LLMError, "without a model"),
        (SpeechRecognitionError, "type instead"),
        (ResearchError, "still here"),
        (DatabaseError, "Backups stay"),
        (ValidationError, "put it right"),
    ],
)
def test_what_still_works_is_said(kind, told):
    assert told in still_works(kind("It did not work."))
    assert told in tell_error(kind("It did not work."))


def test_every_row_is_held_by_an_error_and_every_child_inherits_it():
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    assert set(STILL_WORKS) <= set(kinds)
    assert "Backups stay" in still_works(VaultFull("The disk is full."))
    assert still_works(VaultTooNew("Too new.")) == still_works(NotFound("Gone.")) == ""


def test_an_advice_stands_last_and_in_place_of_another():
    assert (
        tell_error(BadInput("No such look.", advice="Choose one.")) == "No such look. Choose one."
    )
    assert tell_error(BadInput("No such look.")).startswith("No such look. Nothing was done")
    told = tell_error(language_error(EngineDied("It ended.", advice="Ask again.")))
    assert told == "It ended. Everything goes on without a model. Ask again."


@pytest.mark.parametrize("kind", [EngineUnavailable, EngineRefused, EngineDied])
def test_an_engines_error_is_a_models_error_too(kind):
    error = language_error(kind("Why.", advice="What."))
    assert isinstance(error, kind)
    assert isinstance(error, LLMError)
    assert (str(error), error.advice) == ("Why.", "What.")
    assert language_error(error) is error
