"""The command, as a person uses it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from factowiki.cli.main import main
from tests.records.previous.rich import rich as previous_form
from tests.records.records import ingredient, to_bytes

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_build_makes_the_site_and_a_second_build_writes_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["build", str(data), "--out", str(out)]) == 0
    assert (out / "ingredients/l-serine/index.html").is_file()
    assert "0 removed" in capsys.readouterr().out
    assert main(["build", str(data), "--out", str(out)]) == 0
    assert f"6 ingredients in {out}: nothing to do (" in capsys.readouterr().out


def test_migrate_tells_what_it_would_write_and_writes_only_when_told(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "ingredients/examplium.json"
    file.write_bytes(to_bytes(previous_form()))
    before = file.read_bytes()
    assert main(["migrate", str(data)]) == 0
    told = capsys.readouterr().out
    assert "ingredients/examplium.json:" in told
    assert "1 record to be written anew with --write; " in told
    assert file.read_bytes() == before
    assert main(["migrate", str(data), "--write"]) == 0
    assert "1 record written anew; " in capsys.readouterr().out
    assert "populations" not in json.loads(file.read_text())
    assert main(["migrate", str(data)]) == 0
    assert capsys.readouterr().out.startswith("0 records to be written")
    assert main(["migrate", str(data / "nowhere")]) == 1


def test_build_removes_what_has_no_record_any_more(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["build", str(data), "--out", str(out)])
    (data / "ingredients/l-serine.json").unlink()
    (data / "categories/nerve-health.json").unlink()
    main(["build", str(data), "--out", str(out)])
    assert not (out / "ingredients/l-serine").exists()
    assert not (out / "categories/nerve-health").exists()
    assert "L-serine" not in (out / "ingredients/index.html").read_text()


def test_build_leaves_files_alone_that_are_not_its_own(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["build", str(data), "--out", str(out)])
    (out / "CNAME").write_text("factowiki.example")
    (out / "notes").mkdir()
    (out / "notes/index.html").write_text("mine")
    assert main(["build", str(data), "--out", str(out)]) == 0
    assert (out / "CNAME").exists()
    assert (out / "notes/index.html").exists()


def test_build_touches_no_folder_that_holds_files_of_others(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "out/ingredients/mine/index.html"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    assert main(["build", str(data), "--out", str(tmp_path / "out")]) == 2
    assert "holds files that no build made" in capsys.readouterr().err
    assert [file for file in (tmp_path / "out").rglob("*") if file.is_file()] == [mine]
    (tmp_path / "out/.factowiki").mkdir()  # as the message says
    assert main(["build", str(data), "--out", str(tmp_path / "out")]) == 0
    assert not mine.exists()


def test_build_takes_an_empty_folder_and_one_of_hidden_files(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".git").write_text("gitdir: elsewhere")
    assert main(["build", str(data), "--out", str(out)]) == 0
    assert (out / ".git").exists()


def test_build_tells_of_wrong_names_and_lets_none_order_the_terminal_about(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = data / "ingredients"
    for name in (
        "A\n\x1b[31mB.json",
        "l-serine",
        "L-Serine.JSON",
        os.fsdecode(b"caf\xe9\x07.json"),
    ):
        (folder / name).write_text("{}")
    os.mkfifo(folder / "Pipe X.json")
    assert main(["build", str(data), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    lines = told.splitlines()
    assert [line.removeprefix(f"{folder}/").split(":")[0] for line in lines] == [
        r"A\n\x1b[31mB.json",
        "L-Serine.JSON",
        "Pipe X.json",
        "l-serine",
        r"caf\xe9\x07.json",
    ]
    assert told.replace("\n", "").isprintable()
    assert "Name it ingredients/pipe-x.json." in lines[2]
    assert "There is a record ingredients/l-serine.json already" in lines[3]


@pytest.mark.parametrize("arguments", [["build", "data", "--out", ""], ["build", "", "--out", "x"]])
def test_an_empty_name_is_not_the_current_folder(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "it is empty; name a folder" in capsys.readouterr().err


def test_a_bad_record_is_told_with_its_place_and_the_rest_is_built(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["build", str(data), "--out", str(out)])
    before = (out / "ingredients/magnesium/index.html").read_bytes()
    (data / "ingredients/magnesium.json").write_text('{\n  "slug": "magnesium",\n  "nmae": 5\n}')
    (data / "ingredients/new.json").write_bytes(to_bytes(ingredient("new")))
    assert main(["build", str(data), "--out", str(out)]) == 1
    told = capsys.readouterr().err
    place = f"{data}/ingredients/magnesium.json:3:11: "
    assert place + 'There is no field "nmae". Did you mean "name"?' in told
    assert (out / "ingredients/magnesium/index.html").read_bytes() == before
    assert (out / "ingredients/new/index.html").exists()
    assert main(["build", str(data), "--out", str(out)]) == 1  # and it comes to an end each time


def test_json_tells_the_same_to_a_program(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "ingredients/Bad Name.json").write_text("{}")
    (data / "ingredients/broken.json").write_text("{}")
    assert main(["build", str(data), "--out", str(tmp_path / "out"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert "ingredients/l-serine/index.html" in told["written"]
    assert told["deleted"] == []
    assert told["ingredients"] == 6
    assert told["ignored"] == []
    assert told["problems"].keys() == {"ingredients/Bad Name.json", "ingredients/broken.json"}
    problems = told["problems"]["ingredients/broken.json"]
    assert problems[0].keys() == {"line", "column", "pointer", "what", "fix", "code"}


def test_a_warning_is_told_with_its_place_and_fails_a_build_only_where_it_is_strict(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = data / "ingredients/magnesium.json"
    lines = record.read_text().replace('"name": "Magnesium"', '"name": "Magnesium &amp; co"')
    record.write_text(lines)
    number = next(n for n, line in enumerate(lines.splitlines(), 1) if "&amp;" in line)
    build = ["build", str(data), "--out", str(tmp_path / "out")]
    for more, status in (([], 0), (["--strict"], 1), ([], 0)):
        assert main([*build, *more]) == status
        said = capsys.readouterr()
        assert f"{record}:{number}:11: warning: " in said.err
        assert said.err.count("warning: ") == 1
        assert said.out.endswith("\n1 record built with warnings, see above\n")
    page = tmp_path / "out/ingredients/magnesium/index.html"
    assert "Magnesium &amp;amp; co" in page.read_text()
    assert main([*build, "--json", "--strict"]) == 1
    told = json.loads(capsys.readouterr().out)
    [warning] = told["warnings"]["ingredients/magnesium.json"]
    assert (warning["line"], warning["column"], warning["code"]) == (number, 11, "typed-entity")
    assert told["problems"] == {}
    record.write_text(lines.replace("&amp;", "&"))
    assert main([*build, "--strict"]) == 0
    assert capsys.readouterr().err == ""


def test_what_records_say_against_each_other_is_told_until_either_is_mended(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = data / "ingredients/new.json"
    new.write_bytes(to_bytes(ingredient("new", aliases=["Magnesium"], related=["magnesum"])))
    build = ["build", str(data), "--out", str(tmp_path / "out")]
    for more, status in (([], 0), (["--strict"], 1), ([], 0), (["--force"], 0)):
        assert main([*build, *more]) == status
        said = capsys.readouterr()
        told = re.findall(rf"^{new}:[0-9]+:[0-9]+: warning: .*\[(.*)\]$", said.err, re.MULTILINE)
        assert sorted(told) == ["alias-is-name-of-another", "related-near-miss"]
        assert said.out.endswith("\n2 warnings of what records say against each other, see above\n")
    assert main([*build, "--json", "--strict"]) == 1
    found = json.loads(capsys.readouterr().out)
    warnings = found["mismatches"]["ingredients/new.json"]
    assert {warning["pointer"] for warning in warnings} == {"/aliases/0", "/related/0"}
    assert all(warning["line"] > 1 for warning in warnings)
    assert found["left_out"] == []
    new.unlink()
    assert main([*build, "--strict"]) == 0
    assert capsys.readouterr().err == ""


def test_a_build_warns_where_the_page_that_the_footer_leads_to_is_missing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "pages/about.json").unlink()
    assert main(["build", str(data), "--out", str(tmp_path / "out")]) == 0
    assert f"{data}/site.json:1:1: warning: Every page leads to /about/" in capsys.readouterr().err


def test_a_name_that_is_not_utf8_is_told_and_ignored(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / os.fsdecode(b"ingredients/caf\xe9.json")).write_text("{}")
    assert main(["build", str(data), "--out", str(tmp_path / "out"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ignored"] == [r"ingredients/caf\xe9.json"]


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (tmp_path / "file").write_text("")
    assert main(["build", str(data), "--out", str(tmp_path / "file" / "out")]) == 1
    assert "Not a directory" in capsys.readouterr().err
    out.mkdir()
    (out / ".factowiki").mkdir()
    (out / "index.html").mkdir()
    (out / "index.html/x").write_text("")
    assert main(["build", str(data), "--out", str(out)]) == 1
    assert "index.html" in capsys.readouterr().err


def test_wrong_usage_is_explained_and_changes_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "holds no site.json" in capsys.readouterr().err
    assert main(["build", str(data), "--out", str(data / "out")]) == 2
    assert "build into a folder outside it" in capsys.readouterr().err
    assert main(["build", str(data), "--out", str(DATA)]) == 2
    assert "holds files that no build made" in capsys.readouterr().err
    file = tmp_path / "file"
    file.write_text("")
    assert main(["build", str(data), "--out", str(file)]) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say one of SLUG"),
        (["l-serine", "--all"], "say one of SLUG"),
        (["--all", "--category", "bones"], "say one of SLUG"),
        (["--all", "--follow"], "say one of SLUG"),
        (["--follow", "--dry-run"], "--follow does nothing but wait"),
        (["--follow", "--no-wait"], "--follow does nothing but wait"),
        (["L-serine"], "“L-serine” is not a slug"),
        (["--category", ""], "is not a slug"),
    ],
)
def test_rebuild_explains_wrong_usage_and_reaches_for_nothing(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rebuild", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_rebuild_without_credentials_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    assert main(["rebuild", "--all"]) == 1
    assert "no AWS credentials were found" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build"], ["build", "data"]])
def test_a_wrong_command_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


@pytest.mark.parametrize("port", ["99999", "-1", "x", "", "80.5", "²"])
def test_what_is_no_port_is_wrong_usage(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["run", str(DATA), f"--port={port}"])
    assert stopped.value.code == 2
    assert f"{port!r} is no port" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["build", "--help"],
        ["run", "--help"],
        ["rebuild", "--help"],
        ["artifact", "--help"],
        ["schema", "--help"],
        ["migrate", "--help"],
    ],
)
def test_help_is_there(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    assert "usage: factowiki" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["build", str(DATA), "--out", "out"],
        ["build", str(DATA), "--out", "out", "--json"],
    ],
)
def test_it_ends_quietly_where_nobody_reads_its_output(
    arguments: list[str], tmp_path: Path
) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "factowiki", *arguments],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=os.environ | {"PYTHONUNBUFFERED": ""},
            check=False,
        )
    assert (done.stderr, done.returncode) == ("", 141)


COMMAND = Path(sys.executable).with_name("factowiki")


def shell(line: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """What a person types, with output buffered as usual."""
    return subprocess.run(
        ["bash", "-c", line],  # noqa: S607 - the bash of whoever runs this
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "", "F": str(COMMAND), "DATA": str(DATA)} | variables,
        check=False,
    )


def test_it_has_a_version(tmp_path: Path) -> None:
    """The command stands where the README says."""
    done = shell('"$F" --version', tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == (
        f"factowiki {version('factowiki')}\n",
        "",
        0,
    )
    assert COMMAND.parent.name == "bin"
    assert "`.venv/bin/factowiki rebuild " in (DATA.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "command", ["--help", "--version", 'build "$DATA" --out out', 'build "$DATA" --out out --json']
)
def test_a_full_disk_is_told_and_a_closed_output_is_none(command: str, tmp_path: Path) -> None:
    full = shell(f'"$F" {command} > /dev/full', tmp_path)
    assert full.stderr == "factowiki: the output cannot be written: No space left on device\n"
    assert full.returncode == 1
    for closed in (">&-", "2>&-"):
        done = shell(f'"$F" {command} {closed}', tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), closed


@pytest.mark.parametrize(
    ("arguments", "imported"),
    [
        ("--help", "argparse"),
        ('build "$DATA" --out out', "jinja2"),
        ("schema schemas", "pydantic"),
        ("rebuild --all", "boto3"),
        ('run "$DATA" --port 0', "botocore"),
    ],
)
@pytest.mark.parametrize("swallows", [True, False])
def test_ctrl_c_during_imports_ends_it_without_a_word(
    arguments: str, imported: str, tmp_path: Path, *, swallows: bool
) -> None:
    """Also where a library takes it for something else that went wrong."""
    module = tmp_path / "first" / (imported.replace(".", "/") + ".py")
    module.parent.mkdir(parents=True)
    ctrl_c = "import os, signal; os.kill(os.getpid(), signal.SIGINT); signal.pause()"
    swallowed = f"try:\n    {ctrl_c}\nexcept BaseException:\n    pass\n"
    module.write_text(swallowed if swallows else ctrl_c)
    heard = (  # however the tests were started
        "import os, signal, sys; signal.signal(2, signal.default_int_handler); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    done = shell(
        f'exec "{sys.executable}" -c "{heard}" "$F" {arguments}',
        tmp_path,
        PYTHONPATH=str(tmp_path / "first"),
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", -signal.SIGINT)


def test_a_build_says_what_there_is_and_what_it_did(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    def said(*more: str) -> str:
        main(["build", str(data), "--out", str(out), *more])
        told = capsys.readouterr().out.removeprefix(f"6 ingredients in {out}: ")
        return re.sub(r" \([\d.]+ s\)", "", told)

    assert re.fullmatch(r"7 pages rendered, \d+ files written, 0 removed\n", said())
    assert said() == "nothing to do\n"
    assert said("--force") == "7 pages rendered, all files are right already\n"
    record = data / "ingredients/magnesium.json"
    record.write_text(record.read_text().replace('"name": "Magnesium"', '"name": "Magnesia"'))
    assert re.fullmatch(r"\d+ pages? rendered, \d+ files written, 0 removed\n", said())
    record.write_text("{}")
    refused = "1 record refused, see above; what such a record showed before stays as it was\n"
    assert said() == f"nothing to do\n{refused}"
    assert said() == f"nothing to do\n{refused}"
    record.unlink()
    main(["build", str(data), "--out", str(out)])
    assert capsys.readouterr().out.startswith("5 ingredients")


def test_records_behind_a_link_to_a_folder_are_not_taken_for_gone(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["build", str(data), "--out", str(out)])
    (data / "ingredients").rename(tmp_path / "elsewhere")
    (data / "ingredients").symlink_to(tmp_path / "elsewhere")
    assert main(["build", str(data), "--out", str(out)]) == 2
    assert "is a link, and links to folders are not followed" in capsys.readouterr().err
    assert (out / "ingredients/l-serine/index.html").exists()


def test_a_tilde_is_the_home_folder_as_in_a_shell(data: Path, tmp_path: Path) -> None:
    """Few shells see it within `--out=~/site`, and a folder named so is removed with care only."""
    done = shell(f'"$F" build "{data}" "--out=~/site"', tmp_path, HOME=str(tmp_path / "home"))
    assert done.returncode == 0
    assert (tmp_path / "home/site/index.html").exists()
