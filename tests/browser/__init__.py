"""The pages in a real browser: Debian's Chromium, driven by Playwright, over a real server; run by `make test-browser`.

pages      the table of pages: each is looked at by all that stands below; one row adds one
made       documents made for the looks of pages, and the databases that hold them
installed  what must be there: Chromium, axe-core, the Nu Html Checker
chromium   the browser, and pages of it that note what none of ours may do
looks      overflow, accessibility, layout shifts
markup     HTML, CSS and SVG by the Nu Html Checker
shots      python -m tests.browser.shots: a picture of every page
figures    python -m tests.browser.figures: how fast a page shows and how much it weighs
"""
