"""Starts a program that outlives whoever asked: run as a script of its own, it prints the new process's id and ends.

Because of the step in between, the program is nobody's child: it has its own session, so that Ctrl-C in a terminal
never reaches it, and it leaves no dead entry behind in a long-lived parent.
"""

import os
import subprocess
import sys
from pathlib import Path


def launch(folder: Path, console: Path, command: list[str]) -> int:
    """Start `command` in `folder`, what it prints going to the file `console`, and return its process id.

    Raises OSError when it can't be run.
    """
    # Java reads and writes file names as the locale says; in an empty one, an umlaut in a folder's name stops it.
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    with console.open("wb") as output:
        if sys.platform == "win32":
            apart = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
            new_session = False
        else:
            apart = 0
            new_session = True
        process = subprocess.Popen(  # noqa: S603  the command is our own, never a user's
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            creationflags=apart,
            start_new_session=new_session,
        )
        return process.pid


if __name__ == "__main__":
    sys.stdout.write(str(launch(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])))
