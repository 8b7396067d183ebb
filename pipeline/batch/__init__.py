"""Many files: finding them, reading each, entering what came of it."""
