"""What the frozen app runs."""

import sys
from multiprocessing import freeze_support

from sanctum_desktop.__main__ import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
