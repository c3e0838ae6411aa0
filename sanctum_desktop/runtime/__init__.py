"""Qt-free plumbing shared by adapters and drivers."""
