"""Small closed classes of words that several rules share: months, and numbers in words."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
MONTH_NAME: Final = "|".join(month.capitalize() for month in MONTHS)
"""A pattern of the months as names, without a group around it."""
NUMBER_WORD: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)"
)
"""A pattern of one word of a number: "forty", "three", "hundred"."""
