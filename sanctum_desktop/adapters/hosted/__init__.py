"""Language models on servers: `client` is the app's side, `service` runs in the net process."""
