"""Looks into the header of GGUF files: standard library only, nothing of them is run or kept."""
