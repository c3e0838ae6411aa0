"""How much memory is free, as the operating system tells."""
