"""The graph around an order as an SVG picture."""

from app.render.svg.drawing import draw
from app.render.svg.inks import POLICY, STYLE

__all__ = ["POLICY", "STYLE", "draw"]
