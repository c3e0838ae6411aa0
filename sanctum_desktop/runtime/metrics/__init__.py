"""What is counted of the app's own work: bounded, in memory, numbers and names only."""
