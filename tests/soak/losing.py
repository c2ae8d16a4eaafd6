"""A disk that loses what was not flushed: from the trace of a run, the states in which a power cut may leave a folder.

What a run writes lies in memory until the file is flushed, and what it does with names until their folder is. At a cut
any of that may have reached the disk, and the rest has not.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

CALLS = (
    "openat,lseek,write,pwrite64,writev,pwritev,pwritev2,ftruncate,fallocate,fsync,fdatasync,/^rename,/^unlink,sendfile,"
    "copy_file_range"
)
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_FILE = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})+)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NUMBER = re.compile(r"(?<=, )(\d+)")
_FROM = re.compile(r", \[(\d+)\]")


@dataclass
class Inode:
    """A file: what of it is on the disk, and what was done to it since it was flushed.

    Attributes:
        durable: what is on the disk.
        pending: where what was written; where it was cut off, and None.
    """

    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def content(self, kept: Callable[[int], bool] = lambda _: True) -> bytes:
        """What is in it, if of what is pending only so much is kept."""
        made = bytearray(self.durable)
        for place, (offset, data) in enumerate(self.pending):
            if not kept(place):
                continue
            if data is None:
                del made[offset:]
            made.extend(bytes(max(0, offset + len(data or b"") - len(made))))
            if data:
                made[offset : offset + len(data)] = data
        return bytes(made)


class Disk:
    """A folder while a traced run changes it.

    Args:
        folder: as the run knows it.
        files: what is in it before, all on the disk.
    """

    def __init__(self, folder: Path, files: Mapping[str, bytes]) -> None:
        self._folder = str(folder)
        self.names = {name: Inode(data) for name, data in files.items()}
        self._durable = dict(self.names)
        self._steps: list[dict[str, Inode]] = []
        self._places: dict[str, int] = {}
        self.calls = 0

    def states(self, chance: random.Random) -> Iterator[tuple[str, dict[str, bytes]]]:
        """What may be there after a power cut now, and how it came."""
        for how, names in (("no names", self._durable), ("all names", self.names), ("some names", self._some(chance))):
            yield f"{how}, no data", {name: inode.durable for name, inode in names.items()}
            if any(inode.pending for inode in names.values()):
                any_ = {name: inode.content(lambda _: chance.random() < 0.5) for name, inode in names.items()}
                yield f"{how}, some data", any_
                yield f"{how}, all data", {name: inode.content() for name, inode in names.items()}

    def follow(self, line: str) -> bool:
        """Do what a line of the trace tells; whether it changed something here.

        Raises:
            ValueError: if it does something here that is not understood.
        """
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            return False
        call, given, result = match[1], match[2], int(match[3])
        done = self._at_names(call, given, result, line) or self._at_file(call, given, result)
        self.calls += done
        return done

    def _some(self, chance: random.Random) -> dict[str, Inode]:
        return chance.choice([self._durable, *self._steps])

    def _here(self, path: str) -> str | None:
        """The name of a file in the folder; "." is the folder itself."""
        told = bytes.fromhex(path.replace("\\x", "")).decode()
        if told == self._folder:
            return "."
        parent, _, name = told.rpartition("/")
        return name if parent == self._folder else None

    def _at_names(self, call: str, given: str, result: int, line: str) -> bool:
        strings = [self._here(each) for each in _STRING.findall(given)] if call[:4] in ("open", "rena", "unli") else []
        if not strings or strings[-1] is None:
            return False
        name = strings[-1]
        if call == "openat":
            opened = self._opened(name, given)
            self._places[str(result)] = (
                len(self.names[name].content()) if "O_APPEND" in given and name in self.names else 0
            )
            return opened
        if call.startswith("rename"):
            assert strings[0] is not None, line
            self.names[name] = self.names.pop(strings[0])
        else:
            del self.names[name]
        self._steps.append(dict(self.names))
        return True

    def _opened(self, name: str, given: str) -> bool:
        if "O_CREAT" in given and name not in self.names:
            self.names[name] = Inode()
            self._steps.append(dict(self.names))
            return True
        if "O_TRUNC" in given:
            self.names[name].pending.append((0, None))
            return True
        return False

    def _at_file(self, call: str, given: str, result: int) -> bool:
        file = _FILE.match(given)
        name = self._here(file[2]) if file else None
        if file is None or name is None:
            return False
        if name == ".":
            if call == "fsync":
                self._durable, self._steps = dict(self.names), []
            return call == "fsync"
        return self._changed(self.names[name], call, file[1], given, result)

    def _changed(self, inode: Inode, call: str, descriptor: str, given: str, result: int) -> bool:
        numbers = [int(each) for each in _NUMBER.findall(_STRING.sub("", given))]
        if call == "lseek":
            self._places[descriptor] = result
            return False
        if call in ("fsync", "fdatasync"):
            inode.durable, inode.pending = inode.content(), []
        elif call == "ftruncate":
            inode.pending.append((numbers[0], None))
        elif call == "pwrite64":
            inode.pending.append((numbers[-1], _bytes(given)[:result]))
        elif call == "write":
            inode.pending.append((self._places.get(descriptor, 0), _bytes(given)[:result]))
            self._places[descriptor] = self._places.get(descriptor, 0) + result
        elif call == "sendfile":
            self._copied(inode, descriptor, given, result)
        else:
            raise ValueError(f"{call} is not understood")
        return True

    def _copied(self, inode: Inode, descriptor: str, given: str, count: int) -> None:
        source, begin = self._here(_FILE.findall(given)[1][1]), _FROM.search(given)
        assert source is not None, "copied from elsewhere"
        assert begin is not None, "copied from where it is"
        data = self.names[source].content()[int(begin[1]) : int(begin[1]) + count]
        place = self._places.get(descriptor, 0)
        inode.pending.append((place, data))
        self._places[descriptor] = place + count


def _bytes(given: str) -> bytes:
    match = _STRING.search(given)
    return bytes.fromhex(match[1].replace("\\x", "")) if match else b""
