"""The playground as a widget: pip install anywidget, then

    from playground import Playground
    view = Playground(config={"data": {"name": "moons", "classes": 2}}, goal="test_accuracy>=0.95")
    view            # as the last line of a cell
    view.status     # {"step": 120, "train": {"loss": ...}, ...}, every half second while it trains
    view.config = {"data": {"name": "spiral"}}
"""

from pathlib import Path

import anywidget
import traitlets


class Playground(anywidget.AnyWidget):
    _esm = Path(__file__).with_name("playground.js")

    # Where dist/ is published. The host must send access-control-allow-origin, as GitHub Pages does.
    site = traitlets.Unicode("https://example.org/activation-playground/").tag(sync=True)

    config = traitlets.Dict(default_value=None, allow_none=True).tag(sync=True)
    lesson = traitlets.Unicode(default_value=None, allow_none=True).tag(sync=True)
    panels = traitlets.Unicode("network output transport").tag(sync=True)
    controls = traitlets.Unicode(default_value=None, allow_none=True).tag(sync=True)
    locked = traitlets.Unicode(default_value=None, allow_none=True).tag(sync=True)
    goal = traitlets.Unicode(default_value=None, allow_none=True).tag(sync=True)
    limits = traitlets.Unicode(default_value=None, allow_none=True).tag(sync=True)
    task = traitlets.Unicode(default_value=None, allow_none=True).tag(sync=True)

    # What the page tells.
    status = traitlets.Dict(default_value=None, allow_none=True).tag(sync=True)
    reached = traitlets.Dict(default_value=None, allow_none=True).tag(sync=True)
