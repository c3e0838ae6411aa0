"""Test doubles, shipped so that tests and users share them."""
