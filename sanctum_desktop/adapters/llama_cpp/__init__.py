"""A local language model: the child's side, over the low-level interface of llama.cpp.

`engine` and what it imports belong to the child process: they load the library. `requests` and
`presets` load nothing and serve both sides.
"""
