"""What PyInstaller asks for when it makes an executable of the program: where its hook is."""

from __future__ import annotations

from pathlib import Path


def hook_folders() -> list[str]:
    """Return the folders with hooks for PyInstaller (entry point ``pyinstaller40``)."""
    return [str(Path(__file__).parent)]
