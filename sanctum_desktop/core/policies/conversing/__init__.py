"""What personas other than Gem say where no language model says it: one module each."""
