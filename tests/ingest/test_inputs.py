"""What an ingest reads: files, folders and archives; what could hang or escape is refused by name."""

import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.ingest.archives import MAX_FILE_BYTES, Refused
from app.ingest.inputs import Input, Listing


def read(*paths: Path) -> tuple[dict[str, bytes], dict[str, str]]:
    """The contents by name, and the refusals by path."""
    listing = Listing(paths)
    results = list(listing.read())
    contents = {found.name: found.data for found in results if isinstance(found, Input)}
    refused = [*listing.refused, *(found for found in results if isinstance(found, Refused))]
    return contents, {found.name: found.reason for found in refused}


def tar(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    """A .tar.gz with these members."""
    with tarfile.open(path, "w:gz") as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def packed_zip(path: Path, **members: bytes) -> Path:
    """A .zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return path


def test_a_folder_is_read_to_its_depth(tmp_path: Path) -> None:
    """Files in folders of folders are read, named by their path inside the folder given."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "one.xml").write_bytes(b"1")
    (tmp_path / "two.xml").write_bytes(b"2")
    assert read(tmp_path) == ({"a/b/one.xml": b"1", "two.xml": b"2"}, {})


def test_archives_are_read_without_unpacking(tmp_path: Path) -> None:
    """The members of a .zip and of a .tar.gz are read, named by their path after the archive's."""
    packed_zip(tmp_path / "z.zip", a__one=b"1")
    tar(tmp_path / "t.tar.gz", (tarfile.TarInfo("b/two"), b"2"))
    assert read(tmp_path) == ({"z.zip/a/one": b"1", "t.tar.gz/b/two": b"2"}, {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.tar.gz", "z.zip"]


def make_fifo(path: Path) -> None:
    """A pipe nobody writes to."""
    os.mkfifo(path)


def make_dangling_link(path: Path) -> None:
    """A link to nothing."""
    path.symlink_to("nowhere")


def make_escaping_link(path: Path) -> None:
    """A link to a file outside the folder."""
    path.symlink_to("/etc/hostname")


def make_device_link(path: Path) -> None:
    """A link to a device that never ends."""
    path.symlink_to("/dev/zero")


def make_huge(path: Path) -> None:
    """A file larger than any source, without its bytes on the disk."""
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (make_fifo, "not a regular file"),
        (make_dangling_link, "link to nothing"),
        (make_escaping_link, "out of the folder"),
        (make_device_link, "out of the folder"),
        (make_huge, "larger than"),
    ],
)
def test_what_could_hang_or_escape_is_refused(tmp_path: Path, make: Callable[[Path], None], reason: str) -> None:
    """Pipes, devices, links that lead astray and huge files are refused by name, and their neighbours are read."""
    make(tmp_path / "bad")
    (tmp_path / "good").write_bytes(b"1")
    contents, refused = read(tmp_path)
    assert contents == {"good": b"1"}
    assert reason in refused[str(tmp_path / "bad")]


@pytest.mark.parametrize("path", ["/dev/zero", "/nowhere/at/all"])
def test_a_named_path_that_is_no_file(path: str) -> None:
    """A device or a missing file that is named itself is refused."""
    contents, refused = read(Path(path))
    assert not contents
    assert list(refused) == [path]


def test_a_link_inside_the_folder_counts_once(tmp_path: Path) -> None:
    """A link to a file of the same folder adds nothing and is no error."""
    (tmp_path / "one").write_bytes(b"1")
    (tmp_path / "link").symlink_to("one")
    assert read(tmp_path) == ({"one": b"1"}, {})


def test_a_circle_of_folders_ends(tmp_path: Path) -> None:
    """A link to the folder itself is not followed."""
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "one").write_bytes(b"1")
    assert read(tmp_path) == ({"one": b"1"}, {})


@pytest.mark.parametrize("name", ["../up", "/etc/passwd", "a/../../up"])
def test_names_that_leave_the_archive(tmp_path: Path, name: str) -> None:
    """A member whose name leads out of the archive is refused."""
    contents, refused = read(tar(tmp_path / "t.tgz", (tarfile.TarInfo(name), b"1"), (tarfile.TarInfo("ok"), b"2")))
    assert contents == {"t.tgz/ok": b"2"}
    assert [reason for reason in refused.values() if "leaves the archive" in reason]


def test_links_and_devices_in_an_archive(tmp_path: Path) -> None:
    """A member that is no regular file is refused."""
    link = tarfile.TarInfo("link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    assert read(tar(tmp_path / "t.tgz", (link, b"")))[1] == {f"{tmp_path}/t.tgz/link": "is not a regular file"}


def test_a_member_that_unpacks_too_large(tmp_path: Path) -> None:
    """An archive with a huge member is refused before the member is held in memory."""
    bomb = os.urandom(MAX_FILE_BYTES // 16) * 16 + b"1"
    packed_zip(tmp_path / "z.zip", bomb=bomb)
    tar(tmp_path / "t.tgz", (tarfile.TarInfo("bomb"), bomb))
    contents, refused = read(tmp_path)
    assert not contents
    assert all("larger than" in reason for reason in refused.values())
    assert len(refused) == 2


@pytest.mark.parametrize("share", range(1, 10, 2))
@pytest.mark.parametrize("name", ["z.zip", "t.tar.gz"])
def test_an_archive_cut_short(tmp_path: Path, name: str, share: int) -> None:
    """An archive that was cut short is refused, and what could be read of it is never the whole."""
    packed_zip(tmp_path / "z.zip", one=os.urandom(9000), two=os.urandom(9000))
    tar(tmp_path / "t.tar.gz", *((tarfile.TarInfo(given), os.urandom(9000)) for given in ("one", "two")))
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) * share // 10])
    contents, refused = read(tmp_path / name)
    assert len(contents) < 2
    assert refused


def test_a_gzip_that_is_no_tar(tmp_path: Path) -> None:
    """Compressed bytes that are no archive are refused."""
    (tmp_path / "x.gz").write_bytes(b"\x1f\x8b" + bytes(50))
    assert "no readable .tar.gz" in read(tmp_path)[1][f"{tmp_path}/x.gz"]


def test_names_are_made_printable(tmp_path: Path) -> None:
    """A file name with control characters or bytes that are no text is kept in an escaped form."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\x1b[31m")).write_bytes(b"1")
    (name,) = read(tmp_path)[0]
    assert name == "a\\udcff\\x1b[31m"
