"""One package per engine or store, strangers to one another."""
