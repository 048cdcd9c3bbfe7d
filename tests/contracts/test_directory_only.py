"""What a directory does beyond the store contract."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from factowiki.engine.errors import AccessDenied, StoreUnavailable
from factowiki.local.directory import DirectoryStore
from factowiki.pages.artifact import Artifact, Headers

TEXT = Headers("text/plain")


@pytest.mark.parametrize(
    "key",
    ["../x", "a/../../x", "/etc/passwd", "a//b", ".", "a/./b", ".hidden", "a/.b/c", "a\0b", ""],
)
def test_no_key_leads_out_of_the_directory_or_to_a_hidden_file(tmp_path: Path, key: str) -> None:
    store = DirectoryStore(tmp_path / "root")
    with pytest.raises(AccessDenied):
        store.put(key, Artifact(b"x", TEXT))
    with pytest.raises(AccessDenied):
        store.get(key)
    assert list(tmp_path.iterdir()) == []


def test_files_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    DirectoryStore(tmp_path).put("a.html", Artifact(b"x", TEXT))
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o644


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    store = DirectoryStore(tmp_path)
    store.put("a", Artifact(b"old", TEXT))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x").write_text("")
    with pytest.raises(StoreUnavailable):
        store.put("folder", Artifact(b"new", TEXT))  # a file cannot replace a folder
    with pytest.raises(StoreUnavailable):
        store.put("a/b", Artifact(b"new", TEXT))
    assert {file.name for file in tmp_path.iterdir()} == {"a", "folder"}
    assert (tmp_path / "a").read_bytes() == b"old"


def test_hidden_and_half_written_files_are_no_objects(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("")
    (tmp_path / ".partial-x").write_text("")
    (tmp_path / "a").write_text("")
    assert [entry.key for entry in DirectoryStore(tmp_path).list()] == ["a"]


def test_deleting_the_last_file_of_a_folder_removes_the_folder(tmp_path: Path) -> None:
    store = DirectoryStore(tmp_path)
    store.put("a/b/c", Artifact(b"x", TEXT))
    store.put("a/d", Artifact(b"x", TEXT))
    store.delete("a/b/c")
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["d"]


def test_links_to_files_are_followed_and_links_to_directories_are_not(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a").write_text("x")
    (root / "file").symlink_to(tmp_path / "elsewhere" / "a")
    (root / "linked").symlink_to(tmp_path / "elsewhere")
    (root / "folder" / "loop").symlink_to(root)
    (root / "folder" / "itself").symlink_to("itself")
    (root / "dangling").symlink_to("nowhere")
    store = DirectoryStore(root)
    assert [entry.key for entry in store.list()] == ["file"]
    assert store.get("folder/itself") is None
    assert store.get("dangling") is None
