"""The routes of the pages, one thin module a page."""

from fastapi import APIRouter

from app.site.routes import (
    actors,
    calendar,
    cards,
    check,
    compare,
    coverage,
    embeds,
    files,
    go,
    graph,
    guide,
    home,
    maps,
    order,
    orders,
    presidents,
    reference,
    search,
    section,
    statistics,
)

ROUTERS: tuple[APIRouter, ...] = (
    files.router,
    home.router,
    go.router,
    orders.router,
    search.router,
    order.router,
    section.router,
    calendar.router,
    actors.router,
    presidents.router,
    check.router,
    coverage.router,
    compare.router,
    embeds.router,
    statistics.router,
    graph.router,
    cards.router,
    maps.router,
)
"""Every router of the pages; a page exists by being in one of them."""
DOCUMENTATION: tuple[APIRouter, ...] = (guide.router, reference.router)
"""Those of what is served under `/docs`, which an operator may leave out."""
