from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from factowiki.engine.errors import StoreUnavailable
from factowiki.local.cloud.run import WatchFailed, watching
from factowiki.local.cloud.watch import Mirror, key_of
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact


def bodies(store: MemoryStore) -> dict[str, bytes]:
    return {key: artifact.body for key, artifact in store.objects.items()}


@dataclass
class Counting(MemoryStore):
    puts: list[str] = field(default_factory=list)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        self.puts.append(key)
        super().put(key, artifact, **conditions)


@dataclass
class Desk:
    """A data directory, its mirror, and what the mirror complained of."""

    data: Path
    store: Counting = field(default_factory=Counting)
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mirror = Mirror(self.data, self.store, self.troubles.append)

    def write(self, key: str, body: bytes) -> Path:
        path = self.data / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("site.json", "site.json"),
        ("ingredients/l-serine.json", "ingredients/l-serine.json"),
        (
            "ingredients/With Space.json",
            "ingredients/With Space.json",
        ),  # publish says what is wrong
        ("ingredients/l-serine.JSON", "ingredients/l-serine.JSON"),
        ("ingredients/l-serine.json.txt", "ingredients/l-serine.json.txt"),
        ("ingredients/l-serine", "ingredients/l-serine"),
        ("ingredients/vitamin b12.yaml", "ingredients/vitamin b12.yaml"),
        ("package.json", None),
        ("ingredients/photo.avif", None),
        ("ingredients/l-serine.json~", None),
        ("ingredients/.l-serine.json.swp", None),
        ("ingredients/.#l-serine.json", None),
        ("ingredients/#l-serine.json#", None),
        ("ingredients/.l-serine.json", None),
        ("ingredients/4913", None),
        ("ingredients/l-serine.json.tmp", None),
        (".git/x.json", None),
        ("schema/ingredient.json", None),
        ("notes.txt", None),
    ],
)
def test_records_are_content_and_what_editors_leave_beside_them_is_not(
    path: str, key: str | None
) -> None:
    assert key_of(Path("/data"), Path("/data") / path) == key


def test_sync_uploads_what_is_there_and_removes_what_is_gone(desk: Desk) -> None:
    desk.write("site.json", b"1")
    gone = desk.write("ingredients/a.json", b"2")
    assert desk.mirror.sync() == 2
    gone.unlink()
    desk.write("ingredients/b.json", b"3")
    assert desk.mirror.sync() == 2
    assert bodies(desk.store) == {"site.json": b"1", "ingredients/b.json": b"3"}


def test_what_has_a_wrong_name_is_uploaded_so_that_it_can_be_told(desk: Desk) -> None:
    names = {"l-serine.JSON", "l-serine.json.txt", "l-serine", "vitamin b12.yaml"}
    for name in (*names, "photo.avif", "amino/notes.txt"):
        desk.write(f"ingredients/{name}", b"1")
    uploaded = {f"ingredients/{name}" for name in (*names, "amino/notes.txt")}
    assert desk.mirror.sync() == len(uploaded)
    assert desk.store.objects.keys() == uploaded
    paths = [desk.data / key for key in uploaded]
    for path in paths:
        path.unlink()
    assert desk.mirror.sync_paths(paths) == len(uploaded)
    assert desk.store.objects == {}


def test_a_file_saved_without_a_change_is_not_uploaded(desk: Desk) -> None:
    path = desk.write("site.json", b"1")
    desk.mirror.sync()
    os.utime(path, (0, 0))
    assert desk.mirror.sync_paths([path]) == 0
    assert desk.store.puts == ["site.json"]


def test_a_change_with_the_same_size_and_time_is_uploaded(desk: Desk) -> None:
    path = desk.write("site.json", b"1")
    before = path.stat()
    desk.mirror.sync()
    path.write_bytes(b"2")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert desk.mirror.sync() == 1


def test_a_directory_that_vanished_takes_its_records_along(desk: Desk) -> None:
    path = desk.write("ingredients/a.json", b"1")
    desk.mirror.sync()
    path.unlink()
    path.parent.rmdir()
    desk.mirror.sync_paths([path.parent])
    assert bodies(desk.store) == {}


def test_a_directory_that_was_moved_in_brings_its_records(desk: Desk) -> None:
    desk.mirror.sync()
    path = desk.write("ingredients/a.json", b"1")
    desk.mirror.sync_paths([path.parent])
    assert bodies(desk.store) == {"ingredients/a.json": b"1"}


@dataclass
class Full(Counting):
    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        if key == "a.json":
            raise StoreUnavailable("no room")
        super().put(key, artifact, **conditions)


def test_one_file_that_fails_holds_up_no_other_and_is_tried_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Full())
    desk.write("a.json", b"1")
    desk.write("b.json", b"2")
    assert desk.mirror.sync() == 1
    assert desk.mirror.sync() == 0
    assert bodies(desk.store) == {"b.json": b"2"}
    assert desk.troubles == ["a.json was not uploaded: no room"] * 2


def eventually(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while not true() and time.monotonic() < deadline:
        time.sleep(0.01)
    return true()


def test_a_save_is_uploaded_however_the_editor_saves(desk: Desk) -> None:
    path = desk.write("ingredients/a.json", b"before")
    with watching(desk.mirror):
        assert eventually(lambda: bodies(desk.store) == {"ingredients/a.json": b"before"})
        aside = desk.write("ingredients/.a.json.partial", b"after")
        aside.replace(path)
        assert eventually(lambda: bodies(desk.store) == {"ingredients/a.json": b"after"})
        path.unlink()
        assert eventually(lambda: bodies(desk.store) == {})
    assert desk.store.puts == ["ingredients/a.json"] * 2


def test_a_name_that_is_not_utf8_is_told_once_and_ends_no_watching(desk: Desk) -> None:
    with watching(desk.mirror):
        misnamed = desk.write(os.fsdecode(b"ingredients/caf\xe9.json"), b"1")
        desk.write(os.fsdecode(b"ingredients/caf\xe9.png"), b"1")
        assert eventually(lambda: len(desk.troubles) > 0)
        misnamed.write_bytes(b"2")
        misnamed.unlink()
        desk.write("ingredients/a.json", b"1")
        assert eventually(lambda: bodies(desk.store) == {"ingredients/a.json": b"1"})
        desk.write("ingredients/a.json", b"2")
        assert eventually(lambda: bodies(desk.store) == {"ingredients/a.json": b"2"})
    [told] = desk.troubles
    assert told.startswith(r"ingredients/caf\xe9.json is ignored")


def test_a_name_gives_no_orders_to_the_terminal(desk: Desk) -> None:
    name = "ingredients/A\n\x1b[31mB.json"
    os.mkfifo(desk.write(name, b"").with_name("A\n\x1b[31mC.json"))
    desk.mirror.sync()
    [told] = desk.troubles
    assert told.startswith(r"ingredients/A\n\x1b[31mC.json was not uploaded: ")


@dataclass
class Faulty(Counting):
    """A store with a fault that nobody foresaw."""

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        raise ZeroDivisionError(key)


def test_a_fault_while_watching_ends_the_run_and_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Faulty())
    desk.write("a.json", b"1")
    with pytest.raises(WatchFailed, match=r"ZeroDivisionError: a\.json"), watching(desk.mirror):
        assert desk.mirror.stop.wait(60)


def test_a_directory_that_vanishes_ends_the_run_and_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    path = desk.write("a.json", b"1")
    with pytest.raises(WatchFailed, match="data is gone"), watching(desk.mirror):
        remove_once_uploaded(desk, path)


def remove_once_uploaded(desk: Desk, path: Path) -> None:
    assert eventually(lambda: bodies(desk.store) == {"a.json": b"1"})
    path.unlink()
    path.parent.rmdir()
    assert desk.mirror.stop.wait(60)


def test_links_to_directories_are_not_followed_and_loops_do_no_harm(desk: Desk) -> None:
    desk.write("ingredients/a.json", b"1")
    (desk.data / "ingredients" / "loop").symlink_to("..")
    (desk.data / "ingredients" / "itself.json").symlink_to("itself.json")
    (desk.data / "linked.json").symlink_to("ingredients/a.json")
    with watching(desk.mirror):
        assert eventually(lambda: len(desk.store.objects) == 2)
        desk.write("ingredients/a.json", b"2")  # the watch may know it by its way through the loop
        assert eventually(lambda: bodies(desk.store)["ingredients/a.json"] == b"2")
    desk.mirror.stop.clear()
    desk.mirror.sync_paths([desk.data / "ingredients" / "loop" / "ingredients" / "a.json"])
    assert bodies(desk.store) == {"ingredients/a.json": b"2", "linked.json": b"2"}
    assert desk.troubles == []
