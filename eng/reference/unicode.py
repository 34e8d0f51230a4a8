#!/usr/bin/env python3
"""Writes the canonical mappings that the tokenizer's normal form C needs, and the strings that test it.

usage: eng/reference/unicode.py        (from the root; needs only Python's own unicodedata)
"""
import json
import random
import unicodedata

VERSION = unicodedata.unidata_version
TABLE = "src/Podium.Neural/Tokenization/canonical.txt"
FIXTURE = "tests/Podium.Neural.Tests/Fixtures/normal-form-c.json"
CODE_POINTS = [code for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]


def canonical(code):
    mapping = unicodedata.decomposition(chr(code))
    return [int(part, 16) for part in mapping.split()] if mapping and not mapping.startswith("<") else None


def write_table():
    lines = [
        f"# Canonical mappings of the Unicode Character Database {VERSION}, written by eng/reference/unicode.py.",
        "# Copyright (c) 1991-2021 Unicode, Inc. Unicode License V3, https://www.unicode.org/license.txt",
        "# P code first second: decomposes and composes   X code parts: only decomposes   C first last class",
    ]
    for code in CODE_POINTS:
        parts = canonical(code)
        if parts:
            kind = "P" if unicodedata.normalize("NFC", chr(code)) == chr(code) else "X"
            lines.append(" ".join([kind, f"{code:X}", *(f"{part:X}" for part in parts)]))
    start = None
    for code in range(0x110001):
        value = unicodedata.combining(chr(code)) if code < 0x110000 else 0
        if start is not None and value != start[1]:
            lines.append(f"C {start[0]:X} {code - 1:X} {start[1]}")
            start = None
        if start is None and value:
            start = (code, value)
    with open(TABLE, "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")


def write_fixture():
    generator = random.Random(1)
    marks = [code for code in CODE_POINTS if unicodedata.combining(chr(code))]
    mapped = [code for code in CODE_POINTS if canonical(code)]
    jamo = [*range(0x1100, 0x1113), *range(0x1161, 0x1176), *range(0x11A7, 0x11C3), *range(0xAC00, 0xAC40)]
    letters = [ord(letter) for letter in "aAeoOuszdKÅ가가각"]
    cases = []
    for _ in range(1500):
        kinds = [generator.choice([marks, marks, mapped, jamo, letters]) for _ in range(generator.randint(1, 9))]
        text = "".join(chr(generator.choice(kind)) for kind in kinds)
        cases.append([text, unicodedata.normalize("NFC", text)])
    with open(FIXTURE, "w", encoding="ascii") as file:
        json.dump({"unicode": VERSION, "cases": cases}, file, indent=0)
        file.write("\n")


write_table()
write_fixture()
