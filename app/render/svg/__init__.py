"""The graph around an order as an SVG picture."""

from app.render.svg.drawing import draw

__all__ = ["draw"]
