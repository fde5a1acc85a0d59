"""Reads the QR codes that are shown, as an app would that sees them."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import zxingcpp
from PIL import Image, ImageDraw

SVG = "{http://www.w3.org/2000/svg}"
PREFIX = "data:image/svg+xml;charset=utf-8,"
DOTS = 4
"""The pixels of one module, each way."""


def svg_of(data_uri: str) -> ET.Element:
    """The picture of a data URI."""
    assert data_uri.startswith(PREFIX)
    return ET.fromstring(unquote(data_uri.removeprefix(PREFIX)))


def text_of(data_uri: str) -> str:
    """What the QR code of a data URI says."""
    svg = svg_of(data_uri)
    side = int(svg.attrib["viewBox"].split()[2])
    picture = Image.new("L", (side * DOTS, side * DOTS), 255)
    (lines,) = [path for path in svg.iter(f"{SVG}path") if "stroke" in path.attrib]
    assert lines.attrib["stroke"] == "#000"
    _draw(ImageDraw.Draw(picture), lines.attrib["d"])
    found = zxingcpp.read_barcode(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    assert found is not None, "no QR code is seen"
    return str(found.text)


def _draw(canvas: ImageDraw.ImageDraw, path: str) -> None:
    """Each ``h`` is a row of dark modules, half a module above and below its line."""
    x, y = 0.0, 0.0
    for move, given in re.findall(r"([Mmh])([-\d. ]+)", path):
        numbers = [float(number) for number in given.split()]
        if move == "h":
            box = (x * DOTS, (y - 0.5) * DOTS, (x + numbers[0]) * DOTS - 1, (y + 0.5) * DOTS - 1)
            canvas.rectangle(box, fill=0)
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if move == "M" else (x + numbers[0], y + numbers[1])
