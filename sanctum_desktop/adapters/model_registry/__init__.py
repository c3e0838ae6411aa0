"""The list of models known here, in a file beside the settings."""
