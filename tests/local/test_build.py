"""Builds into a folder: the same bytes in however many processes, no more work than needed."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from factowiki.engine.errors import StoreUnavailable
from factowiki.local.build.build import Built, Options, build
from factowiki.local.build.forking import ForkingMapper
from factowiki.local.build.output import Output
from tests.local.test_files import NO_FILES, NOTHING, huge
from tests.records.records import category, ingredient, site, to_bytes
from tests.world import DESIGN

OBSTACLES = NO_FILES | NOTHING
RECORDS = 150  # enough to be worth two processes


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Records that name each other, one of them bad."""
    folder = tmp_path / "data"
    for name in ("ingredients", "categories"):
        (folder / name).mkdir(parents=True)
    (folder / "site.json").write_bytes(to_bytes(site()))
    (folder / "categories/nerve-health.json").write_bytes(to_bytes(category()))
    for number in range(RECORDS):
        write(folder, number)
    (folder / "ingredients/broken.json").write_text("{", encoding="utf-8")
    return folder


def write(folder: Path, number: int, name: str = "") -> None:
    record = ingredient(
        f"i{number}",
        name=name or f"Ingredient {number}",
        categories=["nerve-health"] if number % 3 else [],
        related=[f"i{(number * 7 + 1) % RECORDS}", "not-there-yet"],
        formerly=[f"old-{number}"] if number % 10 == 0 else [],
    )
    (folder / f"ingredients/i{number}.json").write_bytes(to_bytes(record))


def made(data: Path, out: Path, options: Options = Options()) -> Built:  # noqa: B008  # frozen
    output = Output(out)
    assert output.claim()
    return build(data, output, DESIGN, "2026-11-24", options)


def pages(out: Path) -> dict[str, bytes]:
    """What a reader may see of it."""
    files = (file for file in out.rglob("*") if file.is_file())
    found = {str(file.relative_to(out)): file.read_bytes() for file in files}
    return {key: body for key, body in found.items() if not key.startswith(".")}


def clean(data: Path, tmp_path: Path) -> dict[str, bytes]:
    made(data, tmp_path / "clean")
    return pages(tmp_path / "clean")


def stop_after(most: int) -> Callable[[int, int], None]:
    def progress(done: int, known: int) -> None:
        assert done <= known
        if done == most:
            raise KeyboardInterrupt

    return progress


def page(out: Path, number: int) -> Path:
    return out / f"ingredients/i{number}/index.html"


@pytest.mark.parametrize("kind", [*OBSTACLES, "huge"])
def test_what_stands_where_a_record_was_is_told_and_its_page_stays(
    data: Path, tmp_path: Path, kind: str
) -> None:
    """Nobody opens it blindly, everybody else's edits go on, and mended it is as ever."""
    out, record = tmp_path / "out", data / "ingredients/i5.json"
    made(data, out, Options(2))
    before = page(out, 5).read_bytes()
    record.unlink()
    (OBSTACLES | {"huge": huge})[kind](record)
    write(data, 6, name="Renamed")
    built = made(data, out, Options(2))
    assert built.refused == ["ingredients/broken.json", "ingredients/i5.json"]
    [problem] = built.reports["ingredients/i5.json"].problems
    assert kind in problem.what or problem.what == "The file has more than 262,144 bytes."
    assert page(out, 5).read_bytes() == before
    assert b"Renamed" in page(out, 6).read_bytes()
    record.rmdir() if kind == "a folder" else record.unlink()
    write(data, 5, name="Mended")
    assert made(data, out, Options(2)).refused == ["ingredients/broken.json"]
    assert pages(out) == clean(data, tmp_path)


@pytest.mark.parametrize("kind", [*(kind for kind in OBSTACLES if kind != "a folder"), "huge"])
def test_what_stands_in_the_way_of_a_page_is_replaced(
    data: Path, tmp_path: Path, kind: str
) -> None:
    """The folder belongs to builds."""
    out = tmp_path / "out"
    made(data, out)
    for key in ("index.html", "ingredients/i5/index.html", ".factowiki/catalog.json"):
        (out / key).unlink()
        (OBSTACLES | {"huge": huge})[kind](out / key)
    (OBSTACLES | {"huge": huge})[kind](out / "ingredients/i5/extra")
    made(data, out, Options(force=True))
    assert pages(out) == clean(data, tmp_path)


def test_a_folder_in_the_way_of_a_page_is_left_and_told(data: Path, tmp_path: Path) -> None:
    """It may hold what somebody wants."""
    out = tmp_path / "out"
    made(data, out)
    page(out, 5).unlink()
    page(out, 5).mkdir()
    with pytest.raises(StoreUnavailable, match=r"i5/index\.html is a folder"):
        made(data, out, Options(force=True))
    page(out, 5).rmdir()
    made(data, out)
    assert pages(out) == clean(data, tmp_path)


@pytest.mark.parametrize("kind", [*NO_FILES, "huge"])
def test_what_stands_where_the_lock_should_be_keeps_no_build_waiting(
    data: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "out"
    made(data, out)
    (out / ".factowiki/lock").unlink()
    (OBSTACLES | {"huge": huge})[kind](out / ".factowiki/lock")
    with contextlib.suppress(OSError):  # of which some can be locked, and some cannot
        made(data, out)


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_makes_the_same_bytes(
    data: Path, tmp_path: Path, jobs: int
) -> None:
    alone, together = tmp_path / "alone", tmp_path / "together"
    one, many = made(data, alone), made(data, together, Options(jobs))
    assert pages(alone) == pages(together)
    assert one == many
    assert one.refused == ["ingredients/broken.json"]
    assert one.pages == RECORDS + RECORDS // 10  # the redirects


def test_a_second_build_writes_nothing_and_renders_nothing(data: Path, tmp_path: Path) -> None:
    made(data, tmp_path / "out", Options(2))
    again = made(data, tmp_path / "out", Options(2))
    assert (again.pages, again.written, again.deleted) == (0, set(), set())


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_edit_writes_exactly_what_differs(data: Path, tmp_path: Path, jobs: int) -> None:
    out, clean = tmp_path / "out", tmp_path / "clean"
    made(data, out, Options(jobs))
    before = pages(out)
    write(data, 5, name="Renamed")
    (data / "ingredients/i10.json").unlink()
    built = made(data, out, Options(jobs))
    made(data, clean)
    after = pages(clean)
    assert pages(out) == after
    assert built.written == {key for key, body in after.items() if before.get(key) != body}
    assert built.deleted == before.keys() - after.keys()
    assert built.pages < 10


def test_what_somebody_changed_by_hand_is_put_right_by_force(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(data, out)
    before = pages(out)
    (out / "ingredients/i3/index.html").write_text("mine", encoding="utf-8")
    assert made(data, out).written == set()
    assert made(data, out, Options(force=True)).written == {"ingredients/i3/index.html"}
    assert pages(out) == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_was_interrupted_is_finished_by_the_next(
    data: Path, tmp_path: Path, jobs: int
) -> None:
    out, clean = tmp_path / "out", tmp_path / "clean"
    with pytest.raises(KeyboardInterrupt):
        made(data, out, Options(jobs, progress=stop_after(20)))
    made(data, clean)
    if jobs == 1:  # others end what they are at
        assert pages(out) != pages(clean)
    made(data, out, Options(jobs))
    assert pages(out) == pages(clean)


def test_a_record_that_is_saved_meanwhile_and_taken_back_leaves_nothing_wrong(
    data: Path, tmp_path: Path
) -> None:
    out, clean = tmp_path / "out", tmp_path / "clean"
    file = data / "ingredients/i99.json"
    before = file.read_bytes()

    def save(done: int, known: int) -> None:
        if done == 1:
            assert known > 1
            write(data, 99, name="Saved meanwhile")
            (data / "ingredients/i98.json").write_text("{", encoding="utf-8")

    made(data, out, Options(progress=save))
    file.write_bytes(before)
    write(data, 98)
    made(data, out)
    made(data, clean)
    assert pages(out) == pages(clean)


def test_two_builds_do_not_write_to_one_folder_at_a_time(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def build_again(done: int, _: int) -> None:
        if done == 1:
            with pytest.raises(OSError, match="another build is at work"):
                made(data, out)

    made(data, out, Options(progress=build_again))
    assert made(data, out).written == set()


def test_what_is_left_of_a_write_that_was_cut_off_is_removed(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        made(data, out, Options(progress=stop_after(20)))
    left = out / "ingredients/i1/.partial-1-1"
    left.write_bytes(b"half")
    made(data, out)
    assert not left.exists()


def _die(item: int) -> int:
    if item == 100:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def test_a_process_that_is_killed_ends_the_build() -> None:
    """Out of memory, say. It must not wait for ever for what will never come."""
    with pytest.raises(ChildProcessError, match="killed"):
        list(ForkingMapper(2)(_die, range(300)))


def test_an_update_that_was_interrupted_is_finished_by_the_next(data: Path, tmp_path: Path) -> None:
    """Its catalog is the one from before the update: what was not written then is written now."""
    out, clean = tmp_path / "out", tmp_path / "clean"
    made(data, out)
    for number in range(0, RECORDS, 2):
        write(data, number, name=f"Renamed {number}")
    with pytest.raises(KeyboardInterrupt):
        made(data, out, Options(progress=stop_after(10)))
    made(data, out)
    made(data, clean)
    assert pages(out) == pages(clean)
