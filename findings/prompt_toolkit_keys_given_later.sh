#!/usr/bin/env bash
# prompt_toolkit 3.0.53 (2026-11-30, CPython 3.11.7).
# Application.key_bindings is an ordinary attribute that may be assigned later, and it counts if no key was looked up
# before. Once one was, the registry made for the focused window is kept, without the new bindings: the keys stay deaf,
# and nothing says so. DynamicKeyBindings is asked again at each key.
# Seen: assigned before the first key: True; after it: False; after it, through DynamicKeyBindings: True
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check prompt_toolkit==3.0.53
cat >"$work/program.py" <<'PYTHON'
from prompt_toolkit.application import Application
from prompt_toolkit.application.current import set_app
from prompt_toolkit.input import DummyInput
from prompt_toolkit.key_binding import DynamicKeyBindings, KeyBindings
from prompt_toolkit.layout import BufferControl, Layout, Window
from prompt_toolkit.output import DummyOutput

own = KeyBindings()


@own.add("f5")
def mine(event):
    pass


def application(bindings=None):
    return Application(Layout(Window(BufferControl())), key_bindings=bindings, input=DummyInput(), output=DummyOutput())


def heard(app):
    with set_app(app):
        return any(found.handler is mine for found in app.key_processor._bindings.get_bindings_for_keys(("f5",)))


def assigned(after_a_key):
    app = application()
    if after_a_key:
        heard(app)
    app.key_bindings = own
    return heard(app)


def asked_anew():
    given = None
    app = application(DynamicKeyBindings(lambda: given))
    heard(app)
    given = own
    return heard(app)


print(assigned(after_a_key=False), assigned(after_a_key=True), asked_anew())
PYTHON
seen=$("$work/venv/bin/python" "$work/program.py")
echo "assigned before the first key, after it, and asked anew: $seen"
[ "$seen" = "True False True" ]
echo "The behaviour stands."
