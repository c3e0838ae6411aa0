"""One package per screen; screens are strangers to one another."""
