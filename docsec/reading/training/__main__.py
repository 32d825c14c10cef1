"""`python -m docsec.reading.training`: train, export, evaluate."""

from docsec.reading.training.command import main

raise SystemExit(main())
