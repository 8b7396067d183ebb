"""How a run on a cluster ends before its time; apart, so that other runs load nothing of it."""


class ClusterRefused(Exception):
    """The run cannot be done there, and nothing was read. ``str()`` says why, and what to do."""


class ClusterLost(Exception):
    """The cluster does not answer, or no longer. ``str()`` says what to do."""
