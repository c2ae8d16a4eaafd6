"""The orders in force of a president, the first of them first: `python example.py http://127.0.0.1:8000`."""

import sys

from executive_orders import Client
from executive_orders.api.orders import list_orders
from executive_orders.models import KnownOrderStatus, OrderListSort
from pager import items

client = Client(base_url=sys.argv[1], follow_redirects=True)
orders = items(
    lambda cursor: list_orders.sync_detailed(
        client=client,
        president=["donald-trump"],
        status=[KnownOrderStatus.IN_FORCE],
        sort=OrderListSort.SIGNED_ON,
        limit=2,
        cursor=cursor,
    )
)
for order in orders:
    print(order.number, order.signed_on, order.status.value)
