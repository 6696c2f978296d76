"""Tables of prose in the PDF: every row keeps its columns, two or three of them."""

from __future__ import annotations

import io

import pypdf

from sosei.publishing.pdf import vision_pdf
from sosei.publishing.sections import vision
from sosei.studies.result import VisionResult


def test_a_row_of_the_files_that_were_read_stands_on_one_line(sample_result: VisionResult) -> None:
    basis = tuple(section for section in vision(sample_result) if section.name == "basis")
    pdf = pypdf.PdfReader(io.BytesIO(vision_pdf(sample_result, basis, {})))
    text = "\n".join(page.extract_text() for page in pdf.pages)
    used = sample_result.manifest["used"]
    assert len(used) >= 8
    lines = ["".join(line.split()) for line in text.splitlines()]
    for each in used:
        words = f"{each['file']}{each['file_hash'][:12]}"
        assert any(words in line for line in lines), words
