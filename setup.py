"""What the build does beyond pyproject.toml: each YAML file of the content is kept as JSON too, which loads faster."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


class BuildContent(build_py):
    """Copies the packages, then writes the fast form of the content beside its source."""

    def run(self) -> None:
        """Build; an editable installation reads the YAML itself, so that an edit shows at once."""
        super().run()
        if self.editable_mode:
            return
        from ecomdiag.loader.shipped import built_form

        for source in sorted((HERE / "data").glob("*.yaml")):
            target = Path(self.build_lib, "ecomdiag", "data", f"{source.name}.json")
            target.write_text(built_form(source.read_bytes()), encoding="utf-8")


setup(cmdclass={"build_py": BuildContent})
