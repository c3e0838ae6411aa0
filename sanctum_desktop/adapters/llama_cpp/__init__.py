"""A local language model: the app's side, and the child's over the interface of llama.cpp.

`engine`, `served` and what they import belong to the child process: they load the library.
`client` and what it imports are the app's and load nothing; `requests` and `presets` serve both.
"""
