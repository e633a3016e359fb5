"""The small changes of a module that its tests are to notice: mutants, made from its syntax tree.

A comparison turned, a branch dropped or forced, an operand of `and` dropped, a number moved, a
string changed, a call left out, a result emptied. Numbers and truth values at the level of the
module count too; the fields of classes, annotations, decorators, docstrings and the words of errors
do not.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import NamedTuple

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
REPLACED = {"any": "all", "all": "any", "min": "max", "max": "min"}
# What no test can see, or what is not the module's own matter.
UNSEEN_FIELDS = ("annotation", "returns", "decorator_list", "exc", "type_params")
SAME_TEXTS = ("utf-8",)  # Python finds an encoding by a name with a sign behind it too
UNSEEN_WORDS = ("strict", "encoding", "errors", "maxsize", "default_factory", "slots", "frozen")
KEYS = (
    "recall",
    "recall_each",
    "recall_columns",
    "recall_asked",
    "recall_whole",
    "recall_rows",
)  # a stage goes by any other name
SAME_AS_NOTHING = ("return None", "return False")  # what asks for truth cannot tell these apart
Path = tuple[tuple[str, int | None], ...]


class Mutant(NamedTuple):
    """A change: in which function, told in one line, where in the tree, what comes instead."""

    function: str
    change: str
    path: Path
    new: ast.AST
    line: int

    @property
    def key(self) -> str:
        """The name of the mutant in the list of those that nothing can tell apart."""
        return f"{self.function}: {self.change}"


def find_mutants(source: str) -> list[Mutant]:
    """The mutants of a module's text, in its order; two alike in one function are numbered.

    >>> [mutant.change for mutant in find_mutants("def f(a):\\n    return a < 1")]
    ['return a < 1 -> return', 'a < 1 -> a <= 1', 'a < 1: 1 -> 2']
    """
    seen: dict[str, int] = {}
    mutants = []
    for mutant in _walk(ast.parse(source), (), "", None):
        count = seen[mutant.key] = seen.get(mutant.key, 0) + 1
        change = mutant.change if count == 1 else f"{mutant.change} ({count})"
        mutants.append(mutant._replace(change=change))
    return mutants


def apply(source: str, mutant: Mutant) -> ast.Module:
    """The tree of the module with the change in it."""
    tree = ast.parse(source)
    node: ast.AST = tree
    for field, index in mutant.path[:-1]:
        node = _child(node, field, index)
    field, index = mutant.path[-1]
    if index is None:
        setattr(node, field, mutant.new)
    else:
        getattr(node, field)[index] = mutant.new
    return ast.fix_missing_locations(tree)


def _child(node: ast.AST, field: str, index: int | None) -> ast.AST:
    value = getattr(node, field)
    child: ast.AST = value if index is None else value[index]
    return child


def _walk(node: ast.AST, path: Path, function: str, parent: ast.AST | None) -> Iterator[Mutant]:
    if isinstance(node, (ast.Assert, ast.JoinedStr, ast.Import, ast.ImportFrom)):
        return
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    if isinstance(node, ast.keyword) and node.arg in UNSEEN_WORDS:
        return
    if _is_call(node) and ast.unparse(node).startswith("super()"):
        return  # without it the function closes over nothing, and cannot take the other's place
    if path:
        for change, new in _changes(node, function, parent):
            yield Mutant(function, change, path, new, getattr(node, "lineno", 0))
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        function = f"{function}.{node.name}".lstrip(".")
    in_class = isinstance(node, ast.ClassDef)  # its fields and their defaults are made once
    for field, value in ast.iter_fields(node):
        if field in UNSEEN_FIELDS or (in_class and field != "body"):
            continue
        if isinstance(value, ast.AST):
            yield from _walk(value, (*path, (field, None)), function, node)
        elif isinstance(value, list):
            for index, child in enumerate(value):
                if field == "args" and index == 0 and _is_named(node, KEYS):
                    continue
                if in_class and not isinstance(child, ast.FunctionDef):
                    continue
                if isinstance(child, ast.AST) and not _is_docstring(node, field, index, child):
                    yield from _walk(child, (*path, (field, index)), function, node)


def _is_docstring(node: ast.AST, field: str, index: int, child: ast.AST) -> bool:
    return field == "body" and isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)


def _changes(node: ast.AST, function: str, parent: ast.AST | None) -> Iterator[tuple[str, ast.AST]]:
    """What may stand instead of a node: what is said of it, the new node."""
    told = _shorten(ast.unparse(node)) if isinstance(node, (ast.expr, ast.stmt)) else ""
    if isinstance(node, ast.Constant):
        around = f"{_shorten(ast.unparse(parent))}: " if isinstance(parent, ast.expr) else ""
        if isinstance(node.value, bool):
            yield f"{around}{told} -> {not node.value}", ast.Constant(not node.value)
        elif isinstance(node.value, int):
            yield f"{around}{told} -> {node.value + 1}", ast.Constant(node.value + 1)
        elif isinstance(node.value, str) and function and node.value not in SAME_TEXTS:
            yield f"{around}{told} -> other text", ast.Constant(node.value + "#")
    elif not function:
        return
    elif isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            new = copy.deepcopy(node)
            new.ops[index] = TURNED[type(operator)]()
            yield f"{told} -> {_shorten(ast.unparse(new))}", new
    elif isinstance(node, ast.BoolOp):
        swapped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        new_op = ast.BoolOp(swapped, node.values)
        yield f"{told} -> {_shorten(ast.unparse(new_op))}", new_op
        for index, value in enumerate(node.values):
            rest = [*node.values[:index], *node.values[index + 1 :]]
            less = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
            yield f"{told}: without {_shorten(ast.unparse(value))}", less
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"{told} -> {_shorten(ast.unparse(node.operand))}", node.operand
    elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        turned = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        if not _is_text(node):
            new_sum = ast.BinOp(node.left, turned, node.right)
            yield f"{told} -> {_shorten(ast.unparse(new_sum))}", new_sum
    elif isinstance(node, ast.IfExp):
        yield f"{told}: always", node.body
        yield f"{told}: never", node.orelse
    elif isinstance(node, (ast.If, ast.While)):
        test = _shorten(ast.unparse(node.test))
        word = "if" if isinstance(node, ast.If) else "while"
        never = copy.copy(node)
        never.test = ast.Constant(False)
        yield f"{word} {test}: never", never
        if isinstance(node, ast.If):
            always = copy.copy(node)
            always.test = ast.Constant(True)
            yield f"{word} {test}: always", always
    elif isinstance(node, ast.comprehension):
        for index, test_node in enumerate(node.ifs):
            less_for = copy.copy(node)
            less_for.ifs = [*node.ifs[:index], *node.ifs[index + 1 :]]
            yield f"comprehension: without if {_shorten(ast.unparse(test_node))}", less_for
    elif isinstance(node, ast.Name) and node.id in REPLACED and isinstance(parent, ast.Call):
        new_name = ast.Name(REPLACED[node.id], ast.Load())
        yield f"{_shorten(ast.unparse(parent))}: {node.id} -> {new_name.id}", new_name
    elif isinstance(node, ast.Return) and node.value and told not in SAME_AS_NOTHING:
        yield f"{told} -> return", ast.Return(None)
    elif isinstance(node, (ast.Raise, ast.AugAssign, ast.Break)) or _is_call(node):
        yield f"{told} -> left out", ast.Pass()
    elif isinstance(node, ast.Continue):
        yield "continue -> break", ast.Break()


def _is_named(node: ast.AST, names: tuple[str, ...]) -> bool:
    """Whether a function of one of these names is called."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in names


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _is_text(node: ast.BinOp) -> bool:
    """Whether a sum is plainly one of strings, which no tests are needed to refuse."""
    return any(
        isinstance(side, ast.JoinedStr)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 70 else text[:67] + "..."
