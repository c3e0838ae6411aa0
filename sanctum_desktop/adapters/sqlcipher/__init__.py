"""The encrypted vault: SQLCipher under a key hierarchy of our own."""
