"""``python -m docsec`` is the command ``docsec``."""

import sys

from docsec.cli import main

sys.exit(main())
