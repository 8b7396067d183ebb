"""``python -m pipeline.recognition``: what has to be installed before scans can be read; exit code 0: nothing."""

import sys

from pipeline.recognition import missing

if __name__ == "__main__":
    lacking = missing()
    sys.stdout.write(f"{lacking}\n" if lacking else "")
    sys.exit(lacking is not None)
