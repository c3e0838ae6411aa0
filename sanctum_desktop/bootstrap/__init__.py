"""The composition root: the only place that knows the core and its adapters."""
