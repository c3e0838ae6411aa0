"""A heavy engine in a process of its own: `parent` is the client, `child` serves.

Parent and child speak typed frames (`frames`) over the child's standard input and output. The
parent holds window, key and vault; the child what it was asked, and nothing else.
"""
