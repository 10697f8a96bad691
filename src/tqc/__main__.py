"""`python -m tqc` is `tqc`."""

from tqc.cli import main

main()
