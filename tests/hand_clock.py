"""A clock moved by hand, for what runs on the event loop."""

import heapq
import itertools


class HandClock:
    """Time passes by `advance` only."""

    def __init__(self):
        self._now, self._acts, self._order = 0.0, [], itertools.count()

    def now(self):
        return self._now

    def later(self, delay_s, act):
        entry = [self._now + delay_s, next(self._order), act]
        heapq.heappush(self._acts, entry)
        return Cancelling(entry)

    def advance(self, seconds):
        end = self._now + seconds
        while self._acts and self._acts[0][0] <= end:
            due, _, act = heapq.heappop(self._acts)
            self._now = max(self._now, due)
            if act is not None:
                act()
        self._now = end

    def sleep(self, seconds):
        """As a computer does: nothing acts, and what is due then acts late."""
        self._now += seconds


class Cancelling:
    def __init__(self, entry):
        self._entry = entry

    def cancel(self):
        self._entry[2] = None
