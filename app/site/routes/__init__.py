"""The routes of the pages, one thin module a page."""

from fastapi import APIRouter

from app.site.routes import calendar, files, go, home, order, orders, search, section

ROUTERS: tuple[APIRouter, ...] = (
    files.router,
    home.router,
    go.router,
    orders.router,
    search.router,
    order.router,
    section.router,
    calendar.router,
)
"""Every router of the pages; a page exists by being in one of them."""
