"""What hears that the person leaves, where no bus tells it."""
