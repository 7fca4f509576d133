"""Joining modules into one script."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.exports.web_modules import joined, sentences

WEB = Path(__file__).parents[3] / "resources" / "web"


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        path = folder / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "main.js"


def test_a_module_comes_after_those_it_imports_from(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        main='import { b } from "./b.js";\nimport {\n    a,\n} from "./deep/a.js";\nb(a);\n',
        b='import { a } from "./deep/a.js";\nexport function b() { return a; }\n',
        deep__a="export const a = 1;\nexport class C {}\nconst hidden = 2;\n",
    )
    script = joined(entry)
    heads = [line for line in script.splitlines() if line.startswith("const $")]
    assert [head.split(" = ")[0].rsplit("_", 1)[1] for head in heads] == ["a", "b", "main"]
    assert "return { a, C };" in script
    assert script.count("export const") == 0
    assert "const { a } = $deep_a;" in script


def test_a_circle_is_refused(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        main='import { a } from "./a.js";\n',
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b='import { a } from "./a.js";\nexport const b = a;\n',
    )
    with pytest.raises(ValueError, match=r"a\.js imports itself, through main\.js and a\.js and b\.js"):
        joined(entry)


@pytest.mark.parametrize(
    "text",
    [
        'import * as a from "./a.js";',
        'import { a as b } from "./a.js";',
        "export default 1;",
        'import "./a.js";',
    ],
)
def test_another_form_is_refused(tmp_path: Path, text: str) -> None:
    entry = write(tmp_path, main=f"{text}\n", a="export const a = 1;\n")
    with pytest.raises(ValueError, match=r"main\.js: .* is no form of import or export that can be joined"):
        joined(entry)


def test_the_sentences_of_a_script() -> None:
    script = (
        'tr("one"); tr(\n    "two {count}",\n    { count });  tr("one"); other("three"); tr("a \\"word\\"")'
    )
    assert sentences(script) == ("one", "two {count}", 'a "word"')


def test_every_module_of_the_page_is_joined() -> None:
    script = joined(WEB / "main.js")
    modules = [path for path in WEB.rglob("*.js") if "node_modules" not in path.parts]
    assert script.count("= (() => {\n") == len(modules)
    assert "</script" not in script
