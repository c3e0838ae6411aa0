"""What left this computer, in a file beside the settings."""
