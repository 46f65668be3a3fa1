"""Commands as a person types them."""

from __future__ import annotations

import shlex
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecomdiag.texts.typed import typed

WORDS = st.lists(
    st.text(st.characters(codec="utf-8") | st.sampled_from("'\"$ -a1/=é"), max_size=8), max_size=4
)


@pytest.mark.skipif(sys.platform == "win32", reason="its shell quotes otherwise")
@given(WORDS)
def test_a_command_is_quoted_as_a_shell_needs_it(words: list[str]) -> None:
    assert typed(words) == shlex.join(words)
