"""Settings: read once from the environment, checked, and silent about secrets."""

import pytest
from pydantic import ValidationError

from app.settings import Settings


def test_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Knobs are spelled EO_… and the database's URL DATABASE_URL; hosts are separated by commas."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://reader@db/eo")
    monkeypatch.setenv("EO_PORT", "8080")
    monkeypatch.setenv("EO_ALLOWED_HOSTS", "eo.example.org, WWW.example.org")
    settings = Settings()
    assert (settings.database_url, settings.port) == ("postgresql://reader@db/eo", 8080)
    assert settings.allowed_hosts == ("eo.example.org", "www.example.org")


def test_password_is_not_shown() -> None:
    """A settings object in a log or traceback does not show the database's password."""
    assert "canary" not in repr(Settings(database_url="postgresql://eo:canary@db/eo"))


@pytest.mark.parametrize(
    "value", ["eo.example.org", "ftp://eo.example.org", "https://eo.example.org/?x=1", "//eo", "https://"]
)
def test_base_url_must_be_one(value: str) -> None:
    """A public base URL that could not stand before a path is refused at the start."""
    with pytest.raises(ValidationError):
        Settings(public_base_url=value)


def test_settings_do_not_change() -> None:
    """Nothing changes a setting once it is read."""
    with pytest.raises(ValidationError):
        Settings().port = 1
