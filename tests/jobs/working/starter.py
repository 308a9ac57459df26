"""Run as a program: start a worker that ends with this process, print which it is, and wait for it."""

from __future__ import annotations

import os
import sys

from mingbai.cli.main import main

own = os.getpid()
worker = os.fork()
if not worker:
    sys.exit(main(["worker", "--parent", str(own)]))
print(worker, flush=True)
os.waitpid(worker, 0)
