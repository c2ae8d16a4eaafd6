"""The objects of a store: bytes under their sha256, written beside and renamed, so that a crash leaves none in half."""

import os
from hashlib import sha256
from pathlib import Path

from app.upstream.failures import StoreError


def path_of(folder: Path, digest: str) -> Path:
    """Where the object of a digest is, if it is held."""
    return folder / digest[:2] / digest[2:]


def write(folder: Path, data: bytes) -> str:
    """Hold `data`; returns its sha256 in hexadecimal.

    Raises:
        OSError: the disk.
    """
    digest = sha256(data).hexdigest()
    path = path_of(folder, digest)
    if path.exists():
        return digest
    if not path.parent.exists():
        path.parent.mkdir(parents=True)
        _sync_folder(folder)
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return digest


def sweep(folder: Path) -> None:
    """Remove what a writer that was killed left beside the objects."""
    for left in folder.glob("*/*.tmp"):
        left.unlink()


def read(folder: Path, digest: str) -> bytes:
    """The bytes of a digest.

    Raises:
        StoreError: they are not there, or no longer what they were.
    """
    path = path_of(folder, digest)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    if sha256(data).hexdigest() != digest:
        raise StoreError(f"{path} has other bytes than were fetched")
    return data


def _sync_folder(folder: Path) -> None:
    """Make the rename last: the name is in the folder, which has to reach the disk as well."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
