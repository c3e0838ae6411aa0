"""Versioned shapes of what is stored and of what models return."""
