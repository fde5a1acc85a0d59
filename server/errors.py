"""Errors that end a command with one line and a non-zero status, without a traceback.

OperatorError                  the person at the terminal can fix it
├── BadSettings                settings.py: a setting is invalid
├── PortTaken                  processes/listen_socket.py: another program listens there
├── ChildFailed                processes/supervisor.py: a process of ours refuses to run
└── EmbeddedError              embedded/errors.py: an embedded server cannot be run
"""


class OperatorError(RuntimeError):
    """One line that says what is wrong and ends with what to do about it."""
