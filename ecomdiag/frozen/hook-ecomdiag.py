"""Tells PyInstaller what no import statement shows: the content, and the modules that are read when they are needed."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("ecomdiag")
hiddenimports = collect_submodules("ecomdiag", filter=lambda name: not name.startswith("ecomdiag.frozen"))
