"""The pages people look at: the same answers as the API's, as HTML, each one click from its JSON.

A page is an operation (`pages.PageRoute`) in `routes/`, its template in `templates/`; `static/` has the one stylesheet
and the one script, which nothing needs.
"""
