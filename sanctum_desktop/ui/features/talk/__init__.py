"""Talk with Gem, and what was learned beside it."""
