"""Words, personas and crisis lines, read from the files that ship with the app."""
