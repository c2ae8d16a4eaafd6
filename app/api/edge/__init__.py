"""The layers around the routes, from the socket inward, and the processes they run in.

What serves: `serving` one process or several, which `supervisor` keeps running on what `listening` holds (`forking`,
`memory`); `processes` compute beside a process that serves.

A request: `server` takes the bytes and answers from the `hot_path` what was answered before, or what a publish
rendered (`rendered_answers`); else `entrance` names it, remembers what was ready and logs it (`access_log`); `guard`
refuses what no route should see; `cache` answers from the `kept_answers` of the `revisions` served, by their `etags`.
`replies` is what is sent of an answer that is ready, `limits` says how much runs at once, `headers` is every header
they add.
"""
