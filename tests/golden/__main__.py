"""Write the answers anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.api.openapi import examples
from tests.api.shelf import client
from tests.golden import ANSWERS, FOLDER, answer, publish_sample

with TemporaryDirectory() as folder:
    url = f"sqlite:///{Path(folder) / 'eo.sqlite'}"
    publish_sample(url)
    with client(url) as api:
        for name in ANSWERS:
            (FOLDER / name).write_text(answer(api, name), encoding="utf-8", newline="")
    with TestClient(create_app(Settings(database_url=url)), base_url=examples.BASE_URL) as api:
        examples.write(api)
