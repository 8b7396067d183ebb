"""PDFium draws for one thread at a time."""

import threading

DRAWING = threading.Lock()
