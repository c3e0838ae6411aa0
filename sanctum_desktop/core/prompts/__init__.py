"""Prompt templates, one Markdown file each, and their typed loader.

A file is named for its task and its version ("mirror.v1.md"): whatever changes in it is a new
version, since what a model wrote keeps the name of the prompt it was asked with. It begins with
settings in TOML between two lines of "+++"; "# System", "# Task" and "# Answer" follow, the last
a JSON Schema of the subset in `schemas/answer_shape`. `{{said}}` is a place to be filled.
"""

from sanctum_desktop.core.prompts.template import PromptTemplate, load_prompt

__all__ = ["PromptTemplate", "load_prompt"]
