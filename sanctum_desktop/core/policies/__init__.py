"""Pure decisions: what to ask, what was heard, what may be written."""
