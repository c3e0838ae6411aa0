"""The shipped catalogue of models, read from `models/manifest.toml`."""
