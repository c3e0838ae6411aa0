"""Gem's interview: a state folded from the turns, and the choice of what to say next."""
