"""The pure heart: domain, policies and use cases, without Qt, engines or a clock."""
