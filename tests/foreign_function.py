"""A function of a library that is not there, for adapters that call it through ctypes."""


class ForeignFunction:
    """Passes on what is left of each number in its declared type; refuses undeclared calls."""

    argtypes = restype = "not declared"

    def __init__(self, does):
        self._does = does

    def __call__(self, *given):
        assert self.restype != "not declared"
        taken = [_as(kind, value) for kind, value in zip(self.argtypes, given, strict=True)]
        answer = self._does(*taken)
        return None if self.restype is None else self.restype(answer).value


def _as(kind, value):
    kind.from_param(value)
    return kind(value).value if isinstance(value, int) else value
