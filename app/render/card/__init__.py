"""Cards for links in messages and timelines, as PNG."""

from app.render.card.drawing import HEIGHT, WIDTH, order, provision

__all__ = ["HEIGHT", "WIDTH", "order", "provision"]
