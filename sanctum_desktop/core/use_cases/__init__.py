"""One file per verb of the product."""
