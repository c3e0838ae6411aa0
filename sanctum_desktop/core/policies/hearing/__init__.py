"""Hears facts in free speech: a pipeline of small rules from turns to facts.

text -> repairs -> topics -> (contact | jobs | education | lists | highlights | goals) -> facts
"""

from sanctum_desktop.core.policies.hearing.hear import hear

__all__ = ["hear"]
