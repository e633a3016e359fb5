"""Mutation testing: does anything notice when the code is changed a little?

    python tests/mutants.py                      # a sample of every module in mutants.toml
    python tests/mutants.py analysis/places.py --sample 0    # all mutants of one module

The tests of a module (`mutants.toml`) are collected once. One run of them tells which tests enter
which function, and how long each takes; then every mutant is a forked process that puts the changed
code under the same functions and runs those tests until one fails: the ones that noticed a change
of the module before, then the quickest. Tables and memos are read before that, once for all; each
process forgets those of the modules that use the changed one. What runs in a subprocess of a test
does not see the change. A mutant that nobody can tell from the original
stands in `known/mutants.tsv` with the reason; one that is noticed after all, or is gone from the
code, is an error there. The end is 1 where a module has more survivors than the bar allows, where
the list is wrong, or where a change could not be put in place: that proves nothing.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import contextlib
import functools
import gc
import io
import os
import pickle
import random
import signal
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, settings

import mutation

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "kontsevich"
EQUAL = Path(__file__).with_name("known") / "mutants.tsv"
HIT = "_mutants_hit"  # a name among the builtins while the functions entered are being noted
ANY = "any module"  # imported by name at run time
OUT = 1
ENOUGH = 25  # tests that enter a function; where fewer do, a memo may hide it from the others
SURVIVED, KILLED, TIMEOUT, NOT_APPLIED = 0, 1, 2, 3
PATIENCE = 8  # seconds of the processor for a test that may have to read the tables first
BAR = 5  # survivors in a hundred mutants of a module, at most


class Runner:
    """A plugin of pytest that runs the chosen tests against mutants instead of once."""

    def __init__(self, chosen: dict[Path, list[mutation.Mutant]], seconds: float) -> None:
        self.chosen, self.seconds = chosen, seconds
        self.sources = {path: path.read_text(encoding="utf-8") for path in chosen}
        self.failed = self.short = False
        self.times: list[float] = []  # of each test, in seconds of the processor, once measured

    def pytest_configure(self) -> None:
        """Few examples of hypothesis, the same each time, and none made smaller."""
        quick = [Phase.explicit, Phase.generate]
        settings.register_profile(
            "mutants", deadline=None, derandomize=True, max_examples=30, phases=quick, database=None
        )
        settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that a test has failed."""
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once, noting; then for each mutant, in a process of its own."""
        items = session.items
        self.warm(items)
        hits, times = in_child(lambda: self.measure(items), 3600)
        assert times is not None, "the functions that tests enter could not be noted"
        self.times = times
        sound = [index for index in range(len(items)) if times[index] >= 0]
        for index in sorted(set(range(len(items))) - set(sound)):
            say(f"fails without any change: {items[index].nodeid}")
        say(f"{len(sound)} tests, {sum(times[index] for index in sound):.0f} s")
        for path, mutants in self.chosen.items():
            start = time.perf_counter()
            outcomes: dict[str, int] = {}
            noticed: list[int] = []  # the tests that saw a change of this module, the last first
            for mutant in mutants:
                entry = f"{path}:{mutant.function}"
                tests = [index for index in sound if entry in hits[index]]
                tests.sort(key=times.__getitem__)
                if len(tests) < ENOUGH:  # behind them, what a memo hides from the others
                    tests += sorted(set(sound) - set(tests), key=times.__getitem__)
                quick = within(tests, times, self.seconds)
                tests = list(dict.fromkeys([*filter(set(tests).__contains__, noticed[:5]), *quick]))
                limit = 10 + 8 * sum(times[index] for index in tests)
                act = functools.partial(self.attack, path, mutant, items, tests)
                outcome, index = in_child(act, limit)
                outcomes[mutant.key] = outcome
                if index is not None:
                    noticed = [index, *(other for other in noticed if other != index)]
            self.short |= tell(path, mutants, outcomes, time.perf_counter() - start)
        return True

    def warm(self, items: list[pytest.Item]) -> None:
        """Run every test once: no process has to read the tables and fill the memos anew."""
        for place, item in enumerate(items):
            names = dict(item.dtest.globs) if isinstance(item, pytest.DoctestItem) else {}
            following = items[place + 1] if place + 1 < len(items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if isinstance(item, pytest.DoctestItem):
                item.dtest.globs.update(names)  # doctest empties them
        gc.collect()
        self.loaded = Loaded.read()
        gc.freeze()  # what is collected no more is copied into no process

    def measure(self, items: list[pytest.Item]) -> tuple[list[set[str]], list[float]]:
        """Of each test the functions it enters and its seconds; -1 for one that fails as it is."""
        entered: set[str] = set()
        setattr(builtins, HIT, entered.add)
        for path in self.chosen:
            put(path, note_entries(path, self.sources[path]), self.loaded)
        self.loaded.forget(users(list(self.chosen)))
        hits, times = [], []
        for index in range(len(items)):
            entered.clear()
            start = sum(os.times()[:4])
            passed = self.run(items, [index]) is None
            times.append(sum(os.times()[:4]) - start if passed else -1.0)
            hits.append(set(entered))
        return hits, times

    def attack(
        self, path: Path, mutant: mutation.Mutant, items: list[pytest.Item], tests: list[int]
    ) -> tuple[int, int | None]:
        """Whether the chosen tests notice the mutant, and which of them did."""
        try:
            put(path, mutation.apply(self.sources[path], mutant), self.loaded, evaluate=True)
        except (SyntaxError, ValueError):
            return NOT_APPLIED, None
        except Exception:  # the module itself cannot be loaded any more
            return KILLED, None
        self.loaded.forget(users([path]))
        index = self.run(items, tests)
        return (SURVIVED if index is None else KILLED), index

    def run(self, items: list[pytest.Item], chosen: list[int]) -> int | None:
        """Run tests until one fails: that one, None if all passed. One that takes the processor for
        much longer than it did before ends the process."""
        self.failed = False
        for place, index in enumerate(chosen):
            if self.times:
                signal.setitimer(signal.ITIMER_PROF, PATIENCE + 5 * self.times[index])
            following = items[chosen[place + 1]] if place + 1 < len(chosen) else None
            items[index].config.hook.pytest_runtest_protocol(item=items[index], nextitem=following)
            if self.failed:
                return index
        return None


def within(chosen: list[int], times: list[float], seconds: float) -> list[int]:
    """The first of the chosen tests that take so many seconds together."""
    total = 0.0
    found: list[int] = []
    for index in chosen:
        total += times[index]
        if found and total > seconds:
            break
        found.append(index)
    return found


def in_child(act: Callable[[], Any], limit: float) -> Any:
    """What the act returns, done in a forked process; TIMEOUT, None if that takes too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.setpgid(0, 0)
        try:
            answer = act()
        except BaseException:  # a change may break a test in any way: that is noticed
            answer = KILLED, None
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(answer))
        os._exit(0)
    os.close(writing)

    def stop(*_: object) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    with os.fdopen(reading, "rb") as answered:
        told = answered.read()
    signal.setitimer(signal.ITIMER_REAL, 0)
    stop()
    os.waitpid(child, 0)
    return pickle.loads(told) if told else (TIMEOUT, None)


def note_entries(path: Path, source: str) -> ast.Module:
    """The module with a note of its name at the beginning of every function and method."""
    tree = ast.parse(source)

    def visit(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                visit(child, f"{prefix}{child.name}.")
            elif isinstance(child, ast.FunctionDef):
                visit(child, f"{prefix}{child.name}.")
                note = ast.parse(f"{HIT}({f'{path}:{prefix}{child.name}'!r})").body
                child.body = [*note, *child.body]
            else:
                visit(child, prefix)

    visit(tree, "")
    return ast.fix_missing_locations(tree)


class Loaded(NamedTuple):
    """What is loaded before any change: the functions by file, the caches, memos and converters."""

    functions: dict[str, list[FunctionType]]
    caches: list[Any]
    memos: list[Any]
    converters: list[Any]

    @classmethod
    def read(cls) -> Loaded:
        """All that is loaded now."""
        loaded = cls(defaultdict(list), [], [], [])
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                loaded.functions[one.__code__.co_filename].append(one)
            elif isinstance(one, functools._lru_cache_wrapper):
                loaded.caches.append(one)
            elif type(one).__name__ == "Memo":
                loaded.memos.append(one)
            elif type(one).__qualname__ == "Converter" and type(one).__module__.endswith(
                ".converter"
            ):
                loaded.converters.append(one)
        return loaded

    def forget(self, modules: set[str]) -> None:
        """Empty what these modules of ours, and all tests, have found without the change."""
        for one in self.caches:
            name = getattr(one, "__module__", None) or ""
            if name in modules or not name.startswith("kontsevich"):
                one.cache_clear()
        if "kontsevich.transcription.converter" in modules:
            for memo in self.memos:
                memo.clear()
            for one in self.converters:
                make, *_ = one.__reduce__()
                vars(one).update(vars(make()))


@functools.cache
def imports() -> dict[str, set[str]]:
    """The modules of the package, each with the names that it imports, functions' imports too."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        named = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                # A name from a package is a module of it, or stands in the package itself.
                parts = path.relative_to(PACKAGE.parent).parts[: -node.level or None]
                base = ".".join((*parts, *filter(None, [node.module])))
                named |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
                if any(alias.name == "import_module" for alias in node.names):
                    named.add(ANY)
        found[module_of(path)] = named
    return found


def users(changed: list[Path]) -> set[str]:
    """The modules that a change of these can reach: they themselves and all that import them."""
    reached = {module_of(path) for path in changed}
    while True:
        more = {name for name, named in imports().items() if named & reached or ANY in named}
        if more <= reached:
            return reached
        reached |= more


def module_of(path: Path) -> str:
    """A module as Python calls it: `kontsevich.law.tables`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def put(path: Path, tree: ast.Module, loaded: Loaded, evaluate: bool = False) -> None:
    """Put the code of a changed module under the functions of the module that is loaded."""
    code = compile(tree, str(path), "exec", dont_inherit=True)
    codes: dict[tuple[str, int], CodeType] = {}  # two lambdas of a function have one name

    def collect(code: CodeType) -> None:
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                codes.setdefault((constant.co_qualname, constant.co_firstlineno), constant)
                collect(constant)

    collect(code)
    functions = loaded.functions[str(path)]
    for function in functions:
        new = codes.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
        if new is None:
            continue
        if new.co_freevars == function.__code__.co_freevars:
            function.__code__ = new
        elif "<locals>" not in new.co_qualname:  # one inside a function is made anew by it
            raise ValueError(f"{new.co_qualname} closes over something else")
    if evaluate:
        _put_values(path, code, functions)


def _put_values(path: Path, code: CodeType, functions: list[FunctionType]) -> None:
    """The numbers of a changed module, and the defaults of its functions and methods, in all that
    use them."""
    modules = [one for name, one in sys.modules.items() if name.startswith("kontsevich")]
    loaded = next(one for one in modules if getattr(one, "__file__", "") == str(path))
    fresh = {"__name__": loaded.__name__, "__package__": loaded.__package__, "__file__": str(path)}
    exec(code, fresh)
    for name, value in fresh.items():
        old = loaded.__dict__.get(name)
        if isinstance(old, (int, float, str, tuple, frozenset)) and old != value:
            for module in modules:
                if module.__dict__.get(name) == old:
                    module.__dict__[name] = value
        members = vars(value).values() if isinstance(value, type) else (value,)
        for member in members:
            if isinstance(member, FunctionType):
                for function in functions:
                    if function.__qualname__ == member.__qualname__:
                        function.__defaults__ = member.__defaults__
                        function.__kwdefaults__ = member.__kwdefaults__


def table() -> dict[str, Any]:
    """Which tests are chosen for which modules."""
    return tomllib.loads(Path(__file__).with_name("mutants.toml").read_text("utf-8"))


def groups(patterns: list[str]) -> Iterator[tuple[list[Path], list[str]]]:
    """The modules asked for (all that the table names, if none), by the tests chosen for them."""
    left = sorted(PACKAGE.rglob("*.py"))
    for pattern, tests in table()["tests"].items():
        mine = [one for one in left if fnmatch(name_of(one), pattern)]
        left = [one for one in left if one not in mine]
        wanted = [one for one in mine if any(fnmatch(name_of(one), p) for p in patterns or "*")]
        if wanted:
            yield wanted, tests


def name_of(path: Path) -> str:
    """A module as the table of tests calls it: `analysis/places.py`."""
    return str(path.relative_to(PACKAGE))


def known_equal(path: Path) -> set[str]:
    """The mutants of a module that nothing can tell from the original."""
    rows = [line.split("\t") for line in EQUAL.read_text("utf-8").splitlines()[1:]]
    return {row[1] for row in rows if row[0] == name_of(path)}


def choose(path: Path, sample: int, seed: int, only: str) -> list[mutation.Mutant]:
    """The mutants to try: those that are said to be equal, and a sample of the others."""
    every = mutation.find_mutants(path.read_text(encoding="utf-8"))
    if only:
        return [one for one in every if one.function in only.split(",")]
    equal = known_equal(path)
    others = [one for one in every if one.key not in equal]
    if sample and len(others) > sample:
        others = random.Random(f"{seed} {name_of(path)}").sample(others, sample)
    kept = {one.key for one in others} | equal
    return [one for one in every if one.key in kept]


def say(line: str) -> None:
    """A line for the reader, past pytest, which keeps what is printed."""
    os.write(OUT, f"{line}\n".encode())


def tell(
    path: Path, mutants: list[mutation.Mutant], outcomes: dict[str, int], seconds: float
) -> bool:
    """Say what became of the mutants of a module; whether that is less than is asked."""
    equal = known_equal(path)
    tried = [one for one in mutants if one.key not in equal]
    left = [one for one in tried if outcomes[one.key] == SURVIVED]
    wrong = [f"LISTED AS EQUAL, BUT GONE: {key}" for key in equal - outcomes.keys()]
    for one in mutants:
        if outcomes[one.key] == NOT_APPLIED:
            wrong.append(f"COULD NOT BE PUT IN PLACE: {one.key}")
        elif one.key in equal and outcomes[one.key] != SURVIVED:
            wrong.append(f"LISTED AS EQUAL, BUT NOTICED: {one.key}")
    say(f"{name_of(path)}: {len(tried)} mutants, {len(left)} survive, {seconds:.0f} s")
    for one in left:
        say(f"    {one.line}: {one.key}")
    for line in sorted(wrong):
        say(f"    {line}")
    return bool(wrong) or 100 * len(left) > BAR * len(tried)


def attack_modules(paths: list[Path], tests: list[str], options: argparse.Namespace) -> bool:
    """Attack modules that are chosen the same tests; whether one of them falls short."""
    chosen = {path: choose(path, options.sample, options.seed, options.only) for path in paths}
    runner = Runner({path: some for path, some in chosen.items() if some}, options.seconds)
    left_out = " and ".join(f"not {word}" for word in table()["leave-out"])
    arguments = ["-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no", "-k", left_out, *tests]
    with contextlib.redirect_stdout(io.StringIO()):
        ended = pytest.main(arguments, plugins=[runner])
    return runner.short or ended != pytest.ExitCode.OK


def main() -> int:
    """Attack the modules asked for; 1 if a module falls short of the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="patterns: analysis/*, russian/declension.py")
    parser.add_argument("--sample", type=int, default=12, help="mutants a module; 0: all")
    parser.add_argument("--only", default="", help="all mutants of these functions: a,B.c")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10, help="of tests a mutant, at most")
    options = parser.parse_args()
    os.chdir(ROOT)
    os.environ["KONTSEVICH_CORE"] = "off"
    sys.dont_write_bytecode = True
    short = [
        in_child(functools.partial(attack_modules, paths, tests, options), 36000) is not False
        for paths, tests in groups(options.modules)
    ]
    return int(any(short))


if __name__ == "__main__":
    OUT = os.dup(1)
    sys.exit(main())
