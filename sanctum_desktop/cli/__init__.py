"""The command line: a second driver of the same use cases."""
