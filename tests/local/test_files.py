"""What people leave in a folder, besides files."""

from __future__ import annotations

import os
import pickle
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest

from factowiki.design_folder import read_design, templates_folder
from factowiki.engine.errors import StoreUnavailable, Unreadable
from factowiki.engine.ports import StoredObject, one_by_one
from factowiki.local.build.snapshot import Snapshot
from factowiki.local.cloud.watch import Mirror
from factowiki.local.directory import DirectoryStore
from factowiki.local.files import NotAFile, described, obstacle, read_file
from factowiki.local.memory import MemoryStore

HUGE = 10 * 1024**3  # bytes; nothing of it is on the disk
LIMIT = 256 * 1024  # bytes of a record


def huge(path: Path) -> None:
    path.touch()
    os.truncate(path, HUGE)


def listening(path: Path) -> None:
    with chdir(path.parent), socket.socket(socket.AF_UNIX) as made:  # its name may not be long
        made.bind(path.name)


NO_FILES: dict[str, Callable[[Path], None]] = {
    "a named pipe": os.mkfifo,
    "a socket": listening,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
}
NOTHING: dict[str, Callable[[Path], None]] = {
    "a folder": Path.mkdir,
    "a link to a folder": lambda path: path.symlink_to("."),
    "a link that leads nowhere": lambda path: path.symlink_to("nowhere"),
}


def in_circles(path: Path) -> None:
    path.symlink_to(path.name)


@contextmanager
def anybody() -> Iterator[None]:
    """For root nothing is unreadable."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_not_opened(kind: str, tmp_path: Path) -> None:
    NO_FILES[kind](tmp_path / "x")
    with pytest.raises(NotAFile, match="not a file"):
        read_file(tmp_path / "x")
    assert obstacle(str(tmp_path / "x")) == kind


@pytest.mark.parametrize("kind", NOTHING)
def test_where_there_is_no_file_there_is_nothing_to_read(kind: str, tmp_path: Path) -> None:
    NOTHING[kind](tmp_path / "x")
    assert read_file(tmp_path / "x") is None
    assert obstacle(str(tmp_path / "x")) == kind


def test_a_file_and_what_is_not_there_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to("file")
    assert [obstacle(str(tmp_path / name)) for name in ("file", "link", "none", "file/x")] == [
        ""
    ] * 4
    in_circles(tmp_path / "circle")
    assert obstacle(str(tmp_path / "circle")) == "a link that leads nowhere"


def test_of_a_long_file_only_as_much_is_read_as_shows_it(tmp_path: Path) -> None:
    huge(tmp_path / "x")
    assert read_file(tmp_path / "x", 1000) == bytes(1001)
    (tmp_path / "y").write_bytes(bytes(1000))
    assert read_file(tmp_path / "y", 1000) == bytes(1000)
    with pytest.raises(OSError, match="File too large"):
        read_file(tmp_path / "x")


def test_what_is_wrong_with_a_file_is_told_with_a_way_out() -> None:
    wrong = described("x.json", PermissionError(13, "Permission denied"))
    assert isinstance(wrong, Unreadable)
    assert (wrong.what, wrong.fix) == (
        "You may not read this file.",
        "Allow it: chmod u+r 'x.json'.",
    )
    sent = pickle.loads(pickle.dumps(wrong))  # noqa: S301  # as between the processes of a build
    assert (str(sent), sent.what, sent.fix) == (str(wrong), wrong.what, wrong.fix)
    wrong = described("x.json", OSError(5, "Input/output error"))
    assert isinstance(wrong, Unreadable)
    assert wrong.what == "The file cannot be read: Input/output error."
    assert isinstance(described("x.json", OSError(24, "Too many open files")), StoreUnavailable)


def snapshot(folder: Path) -> Snapshot:
    return Snapshot(DirectoryStore(folder), one_by_one)


@pytest.mark.parametrize("kind", [*NO_FILES, *NOTHING])
def test_what_stands_where_a_record_should_is_listed_and_cannot_be_read(
    kind: str, tmp_path: Path
) -> None:
    """Somebody meant a record by it: were it not listed, its page would be removed."""
    (tmp_path / "ingredients").mkdir()
    (NO_FILES | NOTHING)[kind](tmp_path / "ingredients/x.json")
    (NO_FILES | NOTHING)[kind](tmp_path / "notes")
    content = snapshot(tmp_path)
    assert [entry.key for entry in content.list()] == ["ingredients/x.json"]
    with pytest.raises(Unreadable) as raised:
        content.get("ingredients/x.json")
    assert raised.value.what == f"This is {kind}, not a file."


def test_a_record_that_nobody_may_read_is_listed(tmp_path: Path) -> None:
    (tmp_path / "ingredients").mkdir()
    (tmp_path / "ingredients/x.json").touch(mode=0)
    (tmp_path / "ingredients/y.json").write_text("{}")
    tmp_path.chmod(0o755)
    with chdir(tmp_path), anybody():
        content = snapshot(Path())
        etags = {entry.key: entry.etag for entry in content.list()}
        with pytest.raises(Unreadable, match="You may not read"):
            content.get("ingredients/x.json")
    assert etags.keys() == {"ingredients/x.json", "ingredients/y.json"}
    (tmp_path / "ingredients/x.json").chmod(0o644)
    again = {entry.key: entry.etag for entry in snapshot(tmp_path).list()}
    assert again["ingredients/x.json"] != etags["ingredients/x.json"]


def test_of_a_record_beyond_all_measure_only_the_beginning_is_read(tmp_path: Path) -> None:
    huge(tmp_path / "site.json")
    content = snapshot(tmp_path)
    assert [entry.key for entry in content.list()] == ["site.json"]
    found = content.get("site.json")
    assert isinstance(found, StoredObject)
    assert len(found.body) == LIMIT + 1


def test_only_what_could_be_meant_as_a_record_is_listed(tmp_path: Path) -> None:
    wrong = {"Wrong Name.json", "Y.JSON", "ingredients/x", "ingredients/x.json.txt"}
    wrong |= {"ingredients/vitamin b12.yaml", "ingredients/amino/x.json"}
    names = ("film.mp4", "x.json~", ".x.json", "schema/x.json", "package.json", "notes.txt")
    for folder in ("schema", "ingredients/amino"):
        (tmp_path / folder).mkdir(parents=True)
    for name in (*names, *wrong, *map(os.fsdecode, (b"caf\xe9\n.json", b"caf\xe9.png"))):
        (tmp_path / name).write_text("{}")
    content = snapshot(tmp_path)
    assert {entry.key for entry in content.list()} == wrong
    assert content.ignored == [r"caf\xe9\n.json"]


@pytest.mark.parametrize("kind", [kind for kind in NO_FILES if not kind.startswith("a link")])
def test_what_is_no_file_and_has_a_wrong_name_is_listed_to_be_told(
    kind: str, tmp_path: Path
) -> None:
    NO_FILES[kind](tmp_path / "Pipe X.json")
    assert [entry.key for entry in snapshot(tmp_path).list()] == ["Pipe X.json"]


@pytest.mark.parametrize("kind", [*NO_FILES, "huge"])
def test_what_is_no_object_can_be_written_over_and_removed(kind: str, tmp_path: Path) -> None:
    """Its etag is that of no bytes, so it differs from whatever should be there."""
    (NO_FILES | {"huge": huge})[kind](tmp_path / "x")
    store = DirectoryStore(tmp_path)
    links = kind.startswith("a link")  # which are no objects where they lead to none
    assert [(entry.key, entry.etag) for entry in store.list()] == ([] if links else [("x", "")])
    store.delete("x")
    assert not os.path.lexists(tmp_path / "x")


@pytest.mark.parametrize("kind", NO_FILES)
def test_the_watcher_tells_what_is_no_file_and_goes_on(kind: str, tmp_path: Path) -> None:
    NO_FILES[kind](tmp_path / "a.json")
    huge(tmp_path / "b.json")
    (tmp_path / "c.json").write_text("{}")
    store, troubles = MemoryStore(), list[str]()
    Mirror(tmp_path, store, troubles.append).sync()
    [trouble] = troubles
    assert trouble.startswith("a.json was not uploaded: it is a ")
    assert trouble.endswith(", not a file")
    # Of the huge one as much as the functions need to refuse it.
    assert {key: len(found.body) for key, found in store.objects.items()} == {
        "b.json": LIMIT + 1,
        "c.json": 2,
    }


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(templates_folder(), tmp_path / "templates"))


@pytest.mark.parametrize("kind", [*NO_FILES, *NOTHING])
def test_what_is_no_file_is_no_part_of_a_design(kind: str, templates: Path) -> None:
    """Such as the links by which Emacs locks a file that somebody edits."""
    whole = read_design(templates)
    (NO_FILES | NOTHING)[kind](templates / "pages/.#home.jinja")
    (NO_FILES | NOTHING)[kind](templates / "styles/x.css")
    assert read_design(templates) == whole


def test_a_template_that_cannot_be_one_is_told_by_its_name(templates: Path) -> None:
    huge(templates / "pages/x.jinja")
    with pytest.raises(OSError, match=r"x\.jinja has more than 16,777,216 bytes"):
        read_design(templates)
    (templates / "pages/x.jinja").write_bytes(b"caf\xe9")
    with pytest.raises(OSError, match=r"x\.jinja is not UTF-8 from its byte 3 on"):
        read_design(templates)
