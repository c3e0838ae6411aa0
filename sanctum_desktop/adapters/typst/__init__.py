"""Resume pages set with typst."""
