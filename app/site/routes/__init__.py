"""The routes of the pages, one thin module a page."""

from fastapi import APIRouter

from app.site.routes import (
    actors,
    calendar,
    check,
    compare,
    coverage,
    embeds,
    files,
    go,
    home,
    maps,
    order,
    orders,
    presidents,
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
    maps.router,
)
"""Every router of the pages; a page exists by being in one of them."""
