"""Reads a paper with another implementation and prints what is in it as JSON.

Usage: check_paper.py FILE

An object: title, language, pages (of a PDF), fonts that are inside (of a PDF), headings (of a DOCX), text.
"""

import json
import sys

import docx
import pypdf


def pdf(path: str) -> dict:
    reader = pypdf.PdfReader(path, strict=True)
    fonts = set()
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            fonts.add(str(font.get_object()["/BaseFont"]))
    root = reader.trailer["/Root"]
    return {
        "title": reader.metadata.title,
        "language": str(root.get("/Lang", "")),
        "pages": len(reader.pages),
        "fonts": sorted(fonts),
        "text": "\n".join(page.extract_text() for page in reader.pages),
    }


def word(path: str) -> dict:
    document = docx.Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [part for part in document.paragraphs]
    headings = [part.text for part in paragraphs if part.style.name.startswith("Heading")]
    return {
        "title": document.core_properties.title,
        "language": document.core_properties.language,
        "headings": headings,
        "text": "\n".join(cells + [part.text for part in paragraphs]),
    }


print(json.dumps((pdf if sys.argv[1].endswith(".pdf") else word)(sys.argv[1])))
