"""The settings: the vault and all that keeps it."""
