"""The picture of the packages and their imports, as SVG, made from the source itself.

Text goes down the stairs: a package stands below all that it imports. `tables docs` writes the
picture, `tables docs --check` tells when the imports have changed.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

_PACKAGE = Path(__file__).parent.parent
_WIDTH, _STEP, _INDENT, _BOX = 1640, 52, 26, 420
_STYLE = (
    "text{font:15px system-ui,sans-serif;fill:#1a1a1a}.says{font-size:12.5px;fill:#555}"
    ".count{font-size:12.5px;fill:#777}rect{fill:#eef3fa;stroke:#8aa4c8}"
    "@media(prefers-color-scheme:dark){text{fill:#eee}.says,.count{fill:#aaa}"
    "rect{fill:#22303f;stroke:#5b7796}}"
)


def read_imports() -> dict[str, dict[str, int]]:
    """Which packages each package imports from, and how often: the arrows of the picture.

    >>> sorted(read_imports()["hangul"])
    ['law']
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for path in sorted(_PACKAGE.rglob("*.py")):
        parts = path.relative_to(_PACKAGE).with_suffix("").parts
        here = parts[0]
        if here.startswith("__"):
            continue
        found.setdefault(here, {})
        for package in _imported(path, parts):
            if package != here:
                found[here][package] = found[here].get(package, 0) + 1
    return dict(found)


def _imported(path: Path, parts: tuple[str, ...]) -> Iterator[str]:
    inside = parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = inside[: len(inside) - node.level + 1]
        module = (*base, *(node.module or "").split("."))
        if module[0]:
            yield module[0]
        else:
            yield from (alias.name for alias in node.names if _is_ours(alias.name))


def _is_ours(name: str) -> bool:
    return (_PACKAGE / name).is_dir() or (_PACKAGE / f"{name}.py").is_file()


def order_packages() -> list[str]:
    """The packages from the first to the last, as the linter of imports holds them to it.

    >>> order_packages()[:3]
    ['errors', 'law', 'messages']
    """
    import tomllib

    project = tomllib.loads((_PACKAGE.parent.parent / "pyproject.toml").read_text("utf-8"))
    layers: list[str] = project["tool"]["importlinter"]["contracts"][0]["layers"]
    return layers[::-1]


def build_staircase() -> str:
    """The picture as SVG: a step for each package, what it is, and what it imports."""
    imports = read_imports()
    order = order_packages()
    lines = []
    for number, name in enumerate(order):
        x, y = number * _INDENT + 10, number * _STEP + 10
        count, says = _describe(name)
        used = " · ".join(sorted(imports[name], key=order.index)) or "—"
        lines += [
            f'<rect x="{x}" y="{y}" width="{_BOX}" height="{_STEP - 8}" rx="4"/>',
            f'<text x="{x + 10}" y="{y + 19}"><tspan font-weight="600">{name}</tspan>'
            f'<tspan class="count" dx="8">{count}</tspan></text>',
            f'<text class="says" x="{x + 10}" y="{y + 36}">{escape(_shorten(says))}</text>',
            f'<text class="says" x="{x + _BOX + 12}" y="{y + 26}">← {escape(used)}</text>',
        ]
    height = len(order) * _STEP + 16
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img" aria-label="The packages and what each imports">'
    )
    return "\n".join([head, f"<style>{_STYLE}</style>", *lines, "</svg>"]) + "\n"


def _describe(name: str) -> tuple[str, str]:
    """How many modules a package has, and the first sentence that it says of itself."""
    folder = _PACKAGE / name
    file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    says = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    modules = sum(path.name != "__init__.py" for path in folder.rglob("*.py"))
    return str(modules or ""), says.split("\n\n")[0].replace("\n", " ")


def _shorten(says: str) -> str:
    first = says.partition(": ")[2] or says
    return first if len(first) <= 62 else first[:60].rsplit(" ", 1)[0] + " …"
