"""The layers around the routes, from the socket inward.

`server` takes the bytes; `access_log` names and logs each request; `guard` refuses what no route should see; `cache`
answers from the `kept_answers` of the `revisions` served, by their `etags`; `negotiation` refuses what a path cannot
give; `limits` says how much runs at once. `headers` is every header they add.
"""
