"""Prompt templates, one Markdown file each, and their typed loader.

A file is named for its task and its version ("mirror.v1.md"): whatever changes in it is a new
version, since what a model wrote keeps the name of the prompt it was asked with. It begins with
settings in TOML between two lines of "+++"; "# System", "# Task" and "# Answer" follow, the last
a JSON Schema of the subset in `schemas/answer_shape`. `{{said}}` is a place to be filled.
"""

from collections.abc import Mapping
from typing import Final

from sanctum_desktop.core.domain.model_tasks import Feature
from sanctum_desktop.core.prompts.template import PromptTemplate, load_prompt

__all__ = ["PROMPT_OF", "PromptTemplate", "load_prompt"]

PROMPT_OF: Final[Mapping[Feature, str]] = {
    Feature.MIRROR: "mirror.v1",
    Feature.FOLLOW_UP: "follow_up.v1",
    Feature.RESUME_LINE: "resume_line.v1",
    Feature.CONVERSE: "converse.v1",
}
"""What each feature is asked with. Gem's two have one system part, so that it is read once."""
