"""Settings: read once from the environment, checked, and silent about secrets."""

import pytest
from pydantic import ValidationError

from app.settings import Settings, faults


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


@pytest.mark.parametrize(("threads", "searches"), [(3, 3), (2, 2), (1, 2), (3, 8)])
def test_searches_that_leave_no_thread_are_refused(threads: int, searches: int) -> None:
    """As many searches as threads contradict each other; both are kept as they are set or the start is refused."""
    with pytest.raises(ValidationError) as caught:
        Settings(threads=threads, searches=searches)
    assert faults(caught.value).startswith("EO_SEARCHES: must be less than EO_THREADS")


def test_the_default_is_held_against_the_threads() -> None:
    """Two threads are fewer than the two searches of the default need; one of one is enough."""
    with pytest.raises(ValidationError):
        Settings(threads=2)
    assert Settings(threads=1, searches=1).searches == 1


def test_faults_are_named_as_they_were_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong is told by flag or variable, all in one line, without the values."""
    monkeypatch.setenv("EO_PORT", "canary")
    with pytest.raises(ValidationError) as caught:
        Settings(workers=0, database_url=7)  # type: ignore[arg-type]
    said = faults(caught.value, ["workers"])
    assert [fault.partition(":")[0] for fault in said.split("; ")] == ["DATABASE_URL", "EO_PORT", "--workers"]
    assert "canary" not in said


def test_settings_do_not_change() -> None:
    """Nothing changes a setting once it is read."""
    with pytest.raises(ValidationError):
        Settings().port = 1
