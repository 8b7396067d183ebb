"""``SourceDocument`` to ``Outline``: the parts of a plan."""
