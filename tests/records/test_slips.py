"""What people write that is no JSON: where it is, and what they are told to type."""

from __future__ import annotations

import time

import pytest

from factowiki.records.explaining.places import NotJson, SourceText
from factowiki.records.problems import InvalidRecord, Problem
from factowiki.records.scanning import LARGEST
from tests.records.records import ingredient, parse_ingredient, to_bytes

GOOD = to_bytes(ingredient()).decode()
ONE_LINE = " ".join(GOOD.split("\n"))


def problem_of(file: str | bytes) -> Problem:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", file if isinstance(file, bytes) else file.encode())
    (problem,) = refused.value.problems
    return problem


# The file, the column in line 1, a word of what is wrong, what to type.
SLIPS = {
    "curly quotes": ("{“slug”: “l-serine”}", 2, "curly quote, “", 'Type "'),
    "low quotes": ('{"slug": „l-serine“}', 10, "curly quote, „", 'Type "'),
    "single curly quotes": ('{"slug": ‘l-serine’}', 10, "curly quote, ‘", 'Type "'),
    "guillemets": ('{"slug": «l-serine»}', 10, "angled quote, «", 'Type "'),
    "single guillemets": ('{"slug": ‹l-serine›}', 10, "angled quote, ‹", 'Type "'),
    "primes": ('{"slug": ″l-serine″}', 10, "prime, ″", 'Type "'),
    "a prime": ('{"slug": ′l-serine′}', 10, "prime, ′", 'Type "'),
    "backticks": ('{"slug": `l-serine`}', 10, "prime, `", 'Type "'),
    "wide quotes": ('{"slug": ＂l-serine＂}', 10, "wide quote, ＂", 'Type "'),
    "single quotes": ("{'slug': 'l-serine'}", 2, "single quote, '", 'Type "'),
    "a single-quoted value": ("{\"slug\": 'l-serine'}", 10, "single quote, '", 'Type "'),
    "closed with a curly quote": ('{"slug": "l-serine”,\n"name": "x"}', 19, "curly", 'Type "'),
    "closed so on one line": ('{"slug": "l-serine”, "name": "x"}', 19, "curly", 'Type "'),
    "closed so at the end": ('{"slug": "l-serine”}', 19, "curly", 'Type "'),
    "a name closed so": ('{"slug”: "l-serine"}', 7, "curly", 'Type "'),
    "quotes inside a text": ('{"name": "the "best" one"}', 15, "quote ends", 'Write \\"'),
    "with a space": ('{"name": "the " best" one"}', 15, "quote ends", 'Write \\"'),
    "doubled quotes": ('{"name": "the ""best"" one"}', 15, "quote ends", 'Write \\"'),
    "inches": ('{"name": "a 5" pipe"}', 14, "quote ends", 'Write \\"'),
    "quotes at the end": ('{"name": "he says "yes""}', 19, "quote ends", 'Write \\"'),
    "quotes around a bracket": ('{"name": "a "(b)" c"}', 13, "quote ends", 'Write \\"'),
    "quotes in a list": ('{"aliases": ["the "best" one"]}', 19, "quote ends", 'Write \\"'),
    "a name without quotes": ('{slug: "l-serine"}', 2, "The name slug", 'Write "slug".'),
    "a text without quotes": ('{"slug": l-serine}', 10, "no quotes", 'double quotes: "l-serine"'),
    "words without quotes": ('{"name": L serine, "a": 1}', 10, "no quotes", '"L serine"'),
    "yes": ('{"links_back": yes}', 16, "yes is not", "Write true."),
    "no": ('{"links_back": No}', 16, "No is not", "Write false."),
    "nil": ('{"reviewed": nil}', 14, "nil is not", "Write null, or leave"),
    "a comment": ('{"slug": "l-serine" // ours\n}', 21, "comment", "Remove it"),
    "a comment after a number": ('{"a": 1 // ours\n}', 9, "comment", "Remove it"),
    "a comment of C": ('{"slug": /* ours */ 1}', 10, "comment", "Remove it"),
    "a comment of Python": ('{"a": 1, # ours\n"b": 1}', 10, "comment", "Remove it"),
    "a comment first": ("// ours\n{}", 1, "comment", "Remove it"),
    "a missing comma": ('{"a": 1 "b": 2}', 8, "comma is missing", "Write a comma"),
    "at the end of the line": ('{"a": "x"\n "b": 2}', 10, "comma is missing", "Write a comma"),
    "after an object": ('{"a": {"x": 1}\n"b": 2}', 15, "comma is missing", "Write a comma"),
    "in a list": ('["a" "b"]', 5, "comma is missing", "Write a comma"),
    "a trailing comma": ('{"slug": "l-serine",}', 20, "comma after the last", "Remove"),
    "one in a list": ('{"a": ["b",]}', 11, "comma after the last", "Remove"),
    "before a name without quotes": ('{"a": "x" b: 2}', 10, "comma is missing", "Write a comma"),
    "two commas": ('{"a": 1,, "b": 2}', 9, "comma too many", "Remove it"),
    "two in a list": ('["a",,"b"]', 6, "comma too many", "Remove it"),
    "a comma first": ('{,"a": 1}', 2, "comma too many", "Remove it"),
    "a semicolon": ('{"a": 1; "b": 2}', 8, "semicolon", "comma instead"),
    "an equals sign": ('{"a" = 1}', 6, "equals sign", "colon instead"),
    "no colon": ('{"a" 1}', 6, "colon was expected", "Write a colon"),
    "no value": ('{"a": , "b": 1}', 7, "value is missing", "Write it, or remove"),
    "no last value": ('{"a": }', 7, "value is missing", "Write it, or remove"),
    "no end": ('{"a": 1, ', 10, "ends before", "Close every {"),
    "a brace too many": (ONE_LINE + "}", len(ONE_LINE) + 1, "} too many", "Remove it"),
    "a comma after it": (ONE_LINE + ",", len(ONE_LINE) + 1, ", too many", "Remove it"),
    "two records in a line": (ONE_LINE * 2, len(ONE_LINE) + 1, "second record", "of its own"),
    "no braces": ('"slug": "l-serine", "name": "x"', 7, "no braces", "Write {"),
    "a decimal comma": ('{"amount": 2,5, "unit": "g"}', 12, "2,5 is not", "Write 2.5 "),
    "the last": ('{"amount": 0,5}', 12, "0,5 is not", "Write 0.5 "),
    "thousands": ('{"amount": 1,000}', 12, "1,000 is not", "Write 1.000 or 1000 "),
    "thousands with a space": ('{"amount": 1 000}', 12, "1 000 is not", "Write 1000 "),
    "with a hard space": ('{"amount": 1\u00a0000}', 12, "is not how", "Write 1000 "),
    "a unit": ('{"amount": 400 mg}', 12, "400 mg is not", 'its unit, mg, into "unit"'),
    "another unit": ('{"amount": 5 mcg}', 12, "5 mcg is not", 'its unit, µg, into "unit"'),
    "a range with a unit": ('{"amount": 5-10 g}', 12, "two numbers", 'its unit, g, into "unit"'),
    "a unit at once": ('{"amount": 400µg}', 12, "400µg is not", "Write 400 "),
    "per cent": ('{"amount": 5%}', 12, "5% is not", "Write 5 "),
    "a range": ('{"amount": 5-10}', 12, "two numbers", '"up_to"'),
    "a range with a dash": ('{"amount": 5–10}', 12, "two numbers", '"up_to"'),
    "no nought": ('{"amount": .5}', 12, ".5 is not", "Write 0.5 "),
    "a plus": ('{"amount": +5}', 12, "+5 is not", "Write 5 "),
    "another minus": ('{"value": −9}', 11, "is not how", "Write -9 "),
    "a dash for a minus": ('{"value": –9}', 11, "is not how", "Write -9 "),
    "a nought first": ('{"amount": 05}', 12, "05 is not", "Write 5 "),
    "a point last": ('{"amount": 5.}', 12, "5. is not", "Write 5 "),
    "a date": ('{"updated": 2026-11-02}', 13, "no number", '"2026-11-02"'),
    "a German date": ('{"updated": 30.11.2026}', 13, "no number", '"2026-11-30"'),
    "an American date": ('{"updated": 11/30/2026}', 13, "no number", '"2026-11-30"'),
    "a date in words": ('{"updated": 2 Nov 2026}', 13, "no number", '"2026-11-02"'),
    "a wide colon": ('{"slug"： "x"}', 8, "U+FF1A (fullwidth colon)", "ordinary : instead"),
    "a wide comma": ('{"a": "b"， "c": 1}', 10, "(fullwidth comma)", "ordinary , instead"),
    "a wide one in a list": ('["b"， "c"]', 5, "(fullwidth comma)", "ordinary , instead"),
    "one after a number": ('{"a": 1，"b": 2}', 8, "(fullwidth comma)", "ordinary , instead"),
    "a wide comma too many": ('{， "a": 1}', 2, "(fullwidth comma)", "Remove it"),
    "a comma of lists": ('["b"、 "c"]', 5, "(ideographic comma)", "ordinary , instead"),
    "an Arabic comma": ('["b"، "c"]', 5, "(arabic comma)", "ordinary , instead"),
    "a wide semicolon": ('["b"； "c"]', 5, "(fullwidth semicolon)", "ordinary , instead"),
    "a wide equals sign": ('{"a"＝1}', 5, "(fullwidth equals sign)", "ordinary : instead"),
    "a wide brace first": ('｛"a": 1}', 1, "(fullwidth left curly", "ordinary { instead"),
    "a wide brace last": ('{"a": 1｝', 8, "(fullwidth right curly", "ordinary } instead"),
    "a wide bracket": ('{"a": ［1]}', 7, "(fullwidth left square", "ordinary [ instead"),
    "a black bracket": ('{"a": [1】}', 9, "(right black", "ordinary ] instead"),
    "wide digits": ('{"a": １２, "b": 1}', 7, "１２ is not how", "Write 12 alone"),
    "wide digits and comma": ('{"a": １２，"b": 1}', 7, "is not how", "Write 12 alone"),
    "a brace for a bracket": ("[1, 2}", 6, "[ at line 1, column 1 is", "Write ] instead"),
    "a bracket for a brace": ('{"a": 1]', 8, "{ at line 1, column 1 is", "Write } instead"),
    "a bracket left open": ('{"a": ["x" }', 12, "[ at line 1, column 7 is", "or before it"),
    "nothing but brackets": ("[}", 2, "[ at line 1, column 1 is", "Write ] instead"),
    "nothing but braces": ("{]", 2, "{ at line 1, column 1 is", "Write } instead"),
    "a comma and a bracket": ("[1, }", 5, "[ at line 1, column 1 is", "Write ] instead"),
    "a hard space": ('{\u00a0"slug": 1}', 2, "U+00A0 (no-break space)", "ordinary space"),
    "one before a value": ('{"slug":\u00a01}', 9, "U+00A0", "ordinary space"),
    "one after a value": ('{"slug": 1\u202f, "a": 1}', 11, "U+202F", "ordinary space"),
    "nothing to be seen": ('{"slug": 1,\u200b "a": 1}', 12, "U+200B", "remove it"),
    "a mark in the middle": ('{}\ufeff{"slug": 1}', 3, "U+FEFF", "remove it"),
}
FILES: dict[str, tuple[str | bytes, str, str]] = {
    "HTML": ("<!DOCTYPE html>\n<html></html>", "a web page (HTML)", "begins with {"),
    "HTML after a line": ("\n<html lang='en'>", "a web page (HTML)", "begins with {"),
    "XML": ('<?xml version="1.0"?>', "XML", "begins with {"),
    "CSV": ("slug,name\nl-serine,L-Serine\n", "a table (CSV)", "begins with {"),
    "CSV of Europe": ("slug;name;x\nl-serine;L-Serine;y", "a table (CSV)", "begins with {"),
    "CSV in quotes": ('"slug","name"\n"l-serine","L-Serine"\n', "a table (CSV)", "begins with {"),
    "TSV": ("slug\tname\nl-serine\tL-Serine\n", "a table (CSV)", "begins with {"),
    "YAML": ("slug: l-serine\nname: L-Serine", "YAML", "begins with {"),
    "YAML with a line first": ("---\nslug: l-serine", "YAML", "begins with {"),
    "Markdown": ("# L-Serine\n\nAn amino acid.", "Markdown", "begins with {"),
    "JavaScript": ("export default {}", "a program", "begins with {"),
    "Python": ("record = {}", "a program", "begins with {"),
    "a chat's answer": ("Here is the record:\n{}", "other text before", "before the first {"),
    "a block of code": ('```json\n{"slug": 1}\n```', "```", "Keep only what is between"),
    "the end of one": ('{"slug": 1}\n```', "```", "Keep only what is between"),
    "plain text": ("L-Serine is an amino acid.", "plain text", "begins with {"),
    "no text": (b"\0\1\2", "no text", "begins with {"),
    "UTF-16": (GOOD.encode("utf-16"), "UTF-16", "UTF-8"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "UTF-16", "UTF-8"),
    "UTF-16 the other way": (GOOD.encode("utf-16-be"), "UTF-16", "UTF-8"),
    "UTF-32": (GOOD.encode("utf-32"), "UTF-32", "UTF-8"),
    "UTF-32 without a mark": (GOOD.encode("utf-32-be"), "UTF-32", "UTF-8"),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + GOOD.encode(), "byte order mark", "without a BOM"),
    "Windows-1252": ('{"name": "Séréne"}'.encode("cp1252"), "0xE9 here is not UTF-8", "UTF-8"),
    "Word": (b"PK\x03\x04..word/document.xml", "a Word document", "plain text"),
    "Excel": (b"PK\x03\x04..xl/workbook.xml", "an Excel document", "plain text"),
    "Word of old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word or Excel", "plain text"),
    "large Word": (b"PK\x03\x04..word/" + b"\0" * LARGEST, "a Word document", "plain text"),
    "zip": (b"PK\x03\x04..l-serine.json", "a zip archive", "Unpack it"),
    "gzip": (b"\x1f\x8b\x08", "gzip", "Unpack it"),
    "PDF": (b"%PDF-1.7", "a PDF", "plain text"),
    "RTF": (b"{\\rtf1\\ansi}", "rich text", "plain text"),
    "JSON lines": (f"{ONE_LINE}\n{ONE_LINE}\n", "second record", "a file of its own"),
    "an empty object": ("{}", "is empty", '"slug", "name", "updated"'),
    "a list around it": (f"[{GOOD}]", "stands in a list", "Remove the ["),
    "a list of two": (f"[{GOOD}, {GOOD}]", "a list of 2", "a file of its own"),
    "a field around it": (f'{{"l-serine": {GOOD}}}', 'a field, "l-serine"', "keep what is in it"),
}


@pytest.mark.parametrize(("file", "column", "what", "fix"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_is_and_what_to_type(
    file: str, column: int, what: str, fix: str
) -> None:
    problem = problem_of(file)
    assert (problem.line, problem.column) == (1, column)
    assert what in problem.what
    assert fix in problem.fix


@pytest.mark.parametrize(("file", "what", "fix"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_record_is_told_what_it_is(
    file: str | bytes, what: str, fix: str
) -> None:
    problem = problem_of(file)
    assert what in problem.what
    assert fix in problem.fix


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("True", "Write true."),
        ("FALSE", "Write false."),
        ("None", "Write null, or leave the field out."),
        ("undefined", "Write null, or leave the field out."),
    ],
)
def test_words_of_other_languages_hide_nothing(word: str, fix: str) -> None:
    body = f'{GOOD.rstrip()[:-1]}, "links_back": {word}, "nmae": 1, "related": ["l-serine"]}}'
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", body.encode())
    pointers = [problem.pointer for problem in refused.value.problems]
    assert pointers == ["/links_back", "/nmae", "/related/0"]
    assert refused.value.problems[0].fix == fix


def test_what_the_slip_hides_is_not_guessed_at() -> None:
    text = r"It is \"so\" called“, 2,5 or 1 000 mg // {“x”: 1}"
    assert SourceText(f'{{"a": "{text}"}}').problems == []
    assert SourceText('{"a": "1， 2： 3；[}"}').problems == []
    assert "curly" not in problem_of('{"a": "He said “yes”, and\nwent"}').what
    assert "curly" not in problem_of('{"a": "the athletes’, and\nothers"}').what


PARTS = [r"“", r"\"", r",", r"1,", r"-", r"a,", r"x:", r"#", r"`"]


@pytest.mark.parametrize("part", [*PARTS, ", ", "1 ", "\t", "\n", "\u00a0", "”\t"])
@pytest.mark.parametrize("start", ["", "{", '{"a": ', '{"a": "', '{"a": 1', '{"a": "b" ', "{} "])
def test_hostile_text_is_told_in_bounded_time(start: str, part: str) -> None:
    text = start + part * (200_000 // len(part.encode()))
    began = time.process_time()
    try:
        SourceText(text)
    except NotJson as not_json:
        told = not_json.problem.what + not_json.problem.fix
    else:
        told = ""
    assert len(told) < 400
    assert time.process_time() - began < 2
