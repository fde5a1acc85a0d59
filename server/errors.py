"""What ends a command with one line and a non-zero status, and no traceback.

OperatorError                  the person at the terminal can put it right
├── BadSettings                settings.py: the environment does not make sense
├── PortTaken                  listening.py: somebody else listens there
├── ChildFailed                supervisor.py: a process of ours refuses to run
└── EmbeddedError              embedded/errors.py: an embedded server cannot be run
"""


class OperatorError(RuntimeError):
    """One line that says what is wrong and ends with what to do about it."""
