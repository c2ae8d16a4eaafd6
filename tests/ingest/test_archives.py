"""Hostile archives: refused by what they say of themselves, in little memory, before anything is unpacked."""

import gzip
import io
import json
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from app.ingest.archives import MAX_FILE_BYTES, Member, Refused, reader, tar
from app.ingest.archives.limits import MAX_MEMBERS, MAX_RATIO, MAX_TOTAL_BYTES
from app.ingest.inputs import Listing
from tests.commands import eo
from tests.conftest import CORPUS

MEGABYTE = 1 << 20
MOST_MEGABYTES = 256
"""Of memory, for a whole ingest of anything."""


class Watched(io.FileIO):
    """A file that counts how much of it was read."""

    read_bytes = 0

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]
        """Read, and count."""
        size = super().readinto(buffer)
        self.read_bytes += size or 0
        return size


def members(path: Path) -> tuple[list[Member], list[str], int]:
    """What an archive holds, why it was refused, and how many of its bytes were read."""
    with Watched(path) as file:
        buffered: Any = io.BufferedReader(file, 1024)
        read = reader(buffered.peek(4)[:4])
        assert read is not None
        found = list(read(buffered))
        return (
            [one for one in found if isinstance(one, Member)],
            [one.reason for one in found if isinstance(one, Refused)],
            file.read_bytes,
        )


def entry(name: bytes, data: bytes, at: int, **wrong: int) -> tuple[bytes, bytes]:
    """A member of a zip with its header, and its entry in the directory, which may say something else."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    told = (zlib.crc32(data), wrong.get("packed", len(packed)), wrong.get("size", len(data)), len(name), 0)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, *told) + name + packed
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, *told, 0, 0, 0, 0, at) + name
    return local, entry


def zip_of(path: Path, local: bytes, directory: Iterable[bytes], *, told: int | None = None) -> Path:
    """A zip of these bytes and this directory, which may tell another number of entries."""
    entries = list(directory)
    count = len(entries) if told is None else told
    whole = b"".join(entries)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(whole), len(local), 0)
    path.write_bytes(local + whole + end)
    return path


def one_for_many(path: Path) -> Path:
    """Three hundred entries that name one member of half a megabyte, as if each were a file of its own."""
    local, entry_ = entry(b"a.json", os.urandom(MEGABYTE // 2), 0)
    return zip_of(path, local, [entry_] * 300)


def member_in_member(path: Path) -> Path:
    """A member whose bytes have another member in them."""
    inner, of_inner = entry(b"inner", os.urandom(9000), 0)
    at = 30 + len(b"outer") + 5  # behind the header of the outer one, and of its stored block
    local, of_outer = entry(b"outer", b"", 0)
    shifted = of_inner[:42] + struct.pack("<L", at) + of_inner[46:]
    stored = b"\x01" + struct.pack("<HH", len(inner), len(inner) ^ 0xFFFF) + inner
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, zlib.crc32(inner), len(stored), len(inner), 5, 0)
    told = struct.pack("<3L", zlib.crc32(inner), len(stored), len(inner))
    return zip_of(path, local + b"outer" + stored, [of_outer[:16] + told + of_outer[28:], shifted])


def into_the_directory(path: Path) -> Path:
    """A member that goes on into the directory."""
    local, entry_ = entry(b"a", os.urandom(9000), 0, packed=9100)
    return zip_of(path, local, [entry_])


def too_many(path: Path) -> Path:
    """One entry more than may be."""
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(MAX_MEMBERS + 1):
            archive.writestr(str(number), b"")
    return path


def too_many_for_its_kind(path: Path) -> Path:
    """As many entries as only the kind for large archives can tell."""
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(65_536):
            archive.writestr(str(number), b"")
    return path


def eight_large_ones(path: Path) -> Path:
    """Eight members of sixty megabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"{number}.json", bytes(60 * MEGABYTE))
    return path


def beyond_reason(path: Path) -> Path:
    """A member that unpacks to a thousand times its bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", bytes(8 * MEGABYTE))
    return path


def large_directory(path: Path) -> Path:
    """A directory of more bytes than the archive has."""
    local, entry_ = entry(b"a", os.urandom(9000), 0)
    zip_of(path, local, [entry_])
    whole = path.read_bytes()
    path.write_bytes(whole[:-10] + struct.pack("<L", 0xFFFFFF) + whole[-6:])
    return path


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (one_for_many, "overlap"),
        (member_in_member, "overlap"),
        (into_the_directory, "overlap"),
        (too_many, "members"),
        (too_many_for_its_kind, "zip64"),
        (eight_large_ones, "unpacks to more"),
        (beyond_reason, f"{MAX_RATIO} times"),
        (large_directory, "directory"),
    ],
)
def test_a_zip_is_judged_by_its_directory(make: Callable[[Path], Path], reason: str, tmp_path: Path) -> None:
    """A directory that is too large, or whose members are, or share bytes, is refused, and no member is read."""
    path = make(tmp_path / "z.zip")
    size_of_directory = sum(46 + len(info.orig_filename) for info in infos(path))
    found, refused, read = members(path)
    assert not found
    assert len(refused) == 1
    assert reason in refused[0]
    assert read <= size_of_directory + 2 * 66_000  # and where its end is looked for, twice


def infos(path: Path) -> list[zipfile.ZipInfo]:
    """The directory of a zip as it is read by others."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.infolist()
    except zipfile.BadZipFile:
        return []


def test_a_zip_tells_the_right_sizes(tmp_path: Path) -> None:
    """A member with more bytes than its entry says, or fewer, is refused, and its neighbours are read."""
    parts, directory, at = [], [], 0
    for name, wrong in ((b"more", 8000), (b"fewer", 10_000), (b"right", 9000)):
        local, entry_ = entry(name, os.urandom(9000), at, size=wrong)
        parts.append(local)
        directory.append(entry_)
        at += len(local)
    found, refused, _ = members(zip_of(tmp_path / "z.zip", b"".join(parts), directory))
    assert [member.name for member in found] == ["right"]
    assert len(refused) == 2


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_refused(method: int, tmp_path: Path) -> None:
    """A member that is packed so that unpacking takes what memory it likes is refused."""
    with zipfile.ZipFile(tmp_path / "z.zip", "w", method) as archive:
        archive.writestr("a", b"1" * 1000)
    assert members(tmp_path / "z.zip")[:2] == ([], ["is packed otherwise than by deflate"])


def test_a_comment_hides_no_directory(tmp_path: Path) -> None:
    """The directory that is judged is the one that is read, also where a comment looks like the end of one."""
    path = one_for_many(tmp_path / "z.zip")
    harmless = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, 0, 0, 0)
    whole = path.read_bytes()
    path.write_bytes(whole[:-2] + struct.pack("<H", len(harmless) + 1) + harmless + b"x")
    found, refused, _ = members(path)
    assert not found
    assert len(refused) <= 1


def gz(path: Path, *blocks: bytes, level: int = 9) -> Path:
    """These bytes, compressed; at level 0, which is for what is noise anyhow, only framed."""
    with gzip.open(path, "wb", compresslevel=level) as packed:
        for block in blocks:
            packed.write(block)
    return path


def header(kind: bytes, size: int, name: str = "a") -> bytes:
    """The header of a member."""
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


def padded(data: bytes) -> bytes:
    """Filled up to whole blocks."""
    return data + bytes(-len(data) % 512)


def record(key: str, value: str) -> bytes:
    """A record of pax."""
    rest = f" {key}={value}\n".encode()
    size = len(rest) + len(str(len(rest) + 3))
    return str(size).encode() + rest


NOISE = os.urandom(MEGABYTE)
"""Bytes that are not packed to a hundredth."""
END = bytes(1024)


@pytest.mark.parametrize("kind", [b"x", b"g", b"X", b"L", b"K"])
def test_a_large_header_is_refused_unread(kind: bytes, tmp_path: Path) -> None:
    """Long names and pax records of more than 64 KB are refused by the size that their header tells."""
    path = gz(tmp_path / "t.tgz", header(kind, 50 * MEGABYTE), *[NOISE] * 50, level=0)
    found, refused, read = members(path)
    assert not found
    assert "has a header of more than" in refused[0]
    assert read < MEGABYTE


@pytest.mark.parametrize("kind", [b"x", b"L"])
def test_a_chain_of_headers_ends(kind: bytes, tmp_path: Path) -> None:
    """Ten thousand headers that extend each other are refused, and nothing calls itself so often."""
    data = record("path", "b") if kind == b"x" else b"b\x00"
    found, refused, _ = members(gz(tmp_path / "t.tgz", (header(kind, len(data)) + padded(data)) * 10_000, END))
    assert not found
    assert "too many for one member" in refused[0]


@pytest.mark.parametrize(
    "before",
    [
        header(b"S", 512),
        header(b"x", len(record("GNU.sparse.major", "1")))
        + padded(record("GNU.sparse.major", "1"))
        + header(b"0", 512),
        header(b"x", len(record("size", "-9"))) + padded(record("size", "-9")) + header(b"0", 512),
        header(b"g", len(record("path", "b"))) + padded(record("path", "b")) + header(b"0", 512),
        header(b"x", 4) + padded(b"9 x=") + header(b"0", 512),
        header(b"x", 4) + padded(b"0 =\n") + header(b"0", 512),
        header(b"x", 70) + padded(b"9" * 70) + header(b"0", 512),
    ],
)
def test_strange_headers_are_refused(before: bytes, tmp_path: Path) -> None:
    """Sparse files, sizes below nothing, one name for all members and broken records are refused."""
    found, refused, _ = members(gz(tmp_path / "t.tgz", before, bytes(512), END))
    assert not found
    assert len(refused) == 1


@pytest.mark.parametrize("kind", [tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_what_is_no_file_has_no_data(kind: bytes, tmp_path: Path) -> None:
    """A hard link, or another thing that is no file, is refused whatever size it tells; the next member is read."""
    path = gz(tmp_path / "t.tgz", header(kind, 512, "link"), header(b"0", 2, "next"), padded(b"ok"), END)
    found, refused, _ = members(path)
    assert (found, refused) == ([Member("next", b"ok")], ["is not a regular file"])


@pytest.mark.parametrize("shape", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_every_kind_of_tar_is_read(shape: int, tmp_path: Path) -> None:
    """Long names and others than ASCII come as they are, whichever program packed them."""
    names = (
        [f"{'d' * 90}/{'f' * 90}", "é.xml"] if shape != tarfile.USTAR_FORMAT else [f"{'d' * 90}/{'f' * 90}", "e.xml"]
    )
    with tarfile.open(tmp_path / "t.tgz", "w:gz", format=shape) as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 700
            archive.addfile(info, io.BytesIO(b"1" * 700))
    assert members(tmp_path / "t.tgz")[:2] == ([Member(name, b"1" * 700) for name in names], [])


def test_a_file_of_several_parts_is_read_whole(tmp_path: Path) -> None:
    """Compressed parts one behind the other are one file, as gzip has it; zeros behind the last are padding."""
    whole = header(b"0", 2, "a") + padded(b"1\n") + header(b"0", 2, "b") + padded(b"2\n") + END
    path = tmp_path / "t.tgz"
    path.write_bytes(b"".join(gzip.compress(whole[at : at + 700]) for at in range(0, len(whole), 700)) + bytes(100))
    assert [member.name for member in members(path)[0]] == ["a", "b"]


def test_the_sum_at_the_end_is_checked(tmp_path: Path) -> None:
    """An archive whose last bytes are not those of what it holds is refused, whatever was read of it."""
    path = gz(tmp_path / "t.tgz", header(b"0", 2, "a"), padded(b"1\n"), END)
    whole = bytearray(path.read_bytes())
    whole[-6] ^= 1
    path.write_bytes(whole)
    assert "no readable .tar.gz" in members(path)[1][0]


def bomb(path: Path) -> Path:
    """Zeros, packed to a thousandth."""
    return gz(path, *[bytes(MEGABYTE)] * 300)


def bomb_in_a_member(path: Path) -> Path:
    """A member of zeros."""
    return gz(path, header(b"0", 15 * MEGABYTE), *[bytes(MEGABYTE)] * 15, END)


def nested(path: Path) -> Path:
    """A bomb, compressed once more."""
    return gz(path, gzip.compress(bytes(300 * MEGABYTE)))


def much(path: Path) -> Path:
    """More than may be unpacked, in members that each may be."""
    return gz(path, *[header(b"0", 15 * MEGABYTE), *[NOISE] * 15] * (MAX_TOTAL_BYTES // MEGABYTE // 15 + 1), level=0)


def long_name_of_the_file(path: Path) -> Path:
    """A compressed file whose own name is fifty megabytes."""
    path.write_bytes(b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * 50 * MEGABYTE)
    return path


@pytest.mark.parametrize("make", [bomb, bomb_in_a_member, nested, much, long_name_of_the_file])
def test_what_unpacks_to_too_much_is_refused_on_the_way(make: Callable[[Path], Path], tmp_path: Path) -> None:
    """Unpacking ends where it has come to too much; a compressed file in a compressed file is no archive."""
    found, refused, _ = members(make(tmp_path / "t.tgz"))
    assert sum(len(member.data) for member in found) <= MAX_TOTAL_BYTES
    assert len(refused) == 1


def test_unpacking_takes_a_piece_at_a_time(tmp_path: Path) -> None:
    """However well it is packed, no more is unpacked than is asked for."""
    with bomb(tmp_path / "t.gz").open("rb") as stream:
        unpacked = tar.Unpacked(stream)
        assert unpacked.read(512) == bytes(512)
        assert unpacked.bytes == 512


def large_file(path: Path) -> Path:
    """Sixty megabytes of XML that is no order."""
    path.write_bytes(b"<RULE>" + b"<P>a</P>" * 7_500_000 + b"</RULE>")
    return path


def large_json(path: Path) -> Path:
    """Sixty megabytes of JSON that is no record."""
    path.write_bytes(b'{"results": [' + b'{"a":1},' * 7_500_000 + b"{}]}")
    return path


def many_lists(path: Path) -> Path:
    """As many empty lists as the largest file takes."""
    path.write_bytes(b'[{"subtype":[' + b"[]," * (MAX_FILE_BYTES // 3 - 10) + b"0]}]")
    return path


def many_elements(path: Path) -> Path:
    """An order of hundreds of thousands of paragraphs."""
    path.write_bytes(b"<PRESDOCU><EXECORD>" + b"<P>a</P>" * 450_000 + b"</EXECORD></PRESDOCU>")
    return path


def many_lines(path: Path) -> Path:
    """A page of hundreds of thousands of lines."""
    path.write_bytes(b"# Executive Order 10214\n\n---\n\n" + b"a\n\n" * 600_000)
    return path


def many_rows(path: Path) -> Path:
    """A list of millions of orders."""
    path.write_bytes(b"title,executive_order_number,signing_date\n" + b"a,1,\n" * 3_000_000)
    return path


@pytest.mark.parametrize(
    "make",
    [one_for_many, eight_large_ones, too_many_for_its_kind, bomb, nested, much, large_file, large_json, many_lists,
     many_elements, many_lines, many_rows],
)  # fmt: skip
def test_an_ingest_of_it_takes_little_memory(make: Callable[[Path], Path], tmp_path: Path) -> None:
    """A whole ingest refuses it in less than 256 MB."""
    path = make(tmp_path / "hostile")
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path / 'eo.sqlite'}"}
    eo("migrate", environment=environment)
    done = eo("ingest", path, "--no-register", "--dry-run", environment=environment)
    assert done.returncode == 3, done
    assert json.loads(done.stdout)["peak_memory_mb"] < MOST_MEGABYTES


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["all.zip", "all.tar.gz"])
def test_all_real_documents_fit_into_an_archive(name: str, tmp_path: Path) -> None:
    """An archive of every document there is, in every format, is read whole."""
    files = [path for path in sorted(CORPUS.rglob("*")) if path.is_file()]
    if name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in files:
                archive.write(path, path.relative_to(CORPUS))
    else:
        with tarfile.open(tmp_path / name, "w:gz", compresslevel=1) as packed:
            packed.add(CORPUS, ".")
    found = list(Listing([tmp_path / name]).read())
    assert not [one for one in found if isinstance(one, Refused)]
    assert len(found) == len(files) > 7000
