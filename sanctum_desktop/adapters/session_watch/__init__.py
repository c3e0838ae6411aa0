"""What hears that the person leaves, where it needs no Qt."""
