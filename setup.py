"""What the build does beyond pyproject.toml: it keeps the content, read and checked, in the form that loads fastest."""

import importlib.util
import sys
import warnings
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


def show_data() -> None:
    """Let the package find its data where the checkout has it, as it does once installed."""
    init = HERE / "data" / "__init__.py"
    spec = importlib.util.spec_from_file_location(
        "ecomdiag.data", init, submodule_search_locations=[str(init.parent)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ecomdiag.data"] = module
    spec.loader.exec_module(module)


class BuildContent(build_py):
    """Copies the packages, then writes the records of the shipped content beside its sources."""

    def run(self) -> None:
        """Build; an editable installation reads the YAML itself, so that an edit shows at once."""
        super().run()
        if self.editable_mode:
            return
        show_data()
        from ecomdiag.loader import countries, questionnaire
        from ecomdiag.loader.advice import loading as advice
        from ecomdiag.loader.building import built_form
        from ecomdiag.names.countries import country_names

        def content(name: str) -> bytes:
            return (HERE / "data" / name).read_bytes()

        asked = questionnaire.parse_questionnaire(content(questionnaire.SHIPPED))
        told = advice.parse_advice(asked, {name: content(f"{name}.yaml") for name in advice.FILES})
        named = country_names(countries.country_choices())
        target = Path(self.build_lib, "ecomdiag", "data")
        for name, record in ((questionnaire.BUILT, asked), (advice.BUILT, told), (countries.BUILT, named)):
            (target / f"{name}.json").write_bytes(built_form(record))


# It warns of nothing: every editable installation is told that folders of the same name come first.
warnings.filterwarnings("ignore", message="Editable installation")
setup(cmdclass={"build_py": BuildContent})
