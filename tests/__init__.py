"""The tests: real databases, real HTTP; tests/corpus runs over the real documents beside the project.

Bytecode is kept, whatever the environment says: without it each process that a test starts compiles the program anew.
"""

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
