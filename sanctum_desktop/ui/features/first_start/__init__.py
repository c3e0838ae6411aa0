"""First start: a passphrase, and the recovery code shown once."""
