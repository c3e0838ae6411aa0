"""Model files on this machine: found where they lie, read for their hash, ours deleted."""
