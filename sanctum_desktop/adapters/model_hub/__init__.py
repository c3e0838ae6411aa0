"""Models from the Hugging Face hub: `hub` is the app's side, `service` runs in the net process."""
