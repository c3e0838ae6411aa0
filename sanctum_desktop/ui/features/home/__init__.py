"""The first screen of the open vault: where the person stands, and what is next."""
