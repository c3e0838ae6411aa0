"""The models of this computer: what they are for, which are here, which could be."""
