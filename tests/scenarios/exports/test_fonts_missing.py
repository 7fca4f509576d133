"""Where a font of the exports is gone, it is named by the file, in one way for all that would read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.exports import fonts


@pytest.mark.parametrize("bold", [False, True])
def test_a_font_that_is_gone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bold: bool) -> None:
    assert fonts.font_file(bold=bold).is_file()
    monkeypatch.setattr(fonts, "FONTS", tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        fonts.font_file(bold=bold)
    assert Path(caught.value.filename).parent == tmp_path
