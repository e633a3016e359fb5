"""The language server, by pytest-lsp's client and in Neovim."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="needs pip install 'kontsevich[lsp]'")
pytest.importorskip("pytest_lsp", reason="needs pip install pytest-lsp")

import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient

COMMAND = [sys.executable, "-m", "kontsevich", "lsp", "--lang", "en"]
TEXT = "# 𐍈 Корея\n\nПриехал Ким Чен Ын. Газета: «Ким Чен Ын тут».\n"
KIM = lsp.Range(lsp.Position(2, 8), lsp.Position(2, 18))


@pytest_lsp.fixture(config=pytest_lsp.ClientServerConfig(server_command=COMMAND))  # type: ignore[untyped-decorator]
async def client(lsp_client: LanguageClient) -> AsyncGenerator[None, None]:
    """A client whose workspace asks for nothing."""
    await lsp_client.initialize_session(
        lsp.InitializeParams(capabilities=pytest_lsp.client_capabilities("visual_studio_code"))
    )
    yield
    await lsp_client.shutdown_session()


async def open_in(client: Any, path: Path, text: str) -> str:
    """Open a document and wait for its diagnostics; its address."""
    uri = path.as_uri()
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "markdown", 1, text))
    )
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return uri


@pytest.mark.asyncio
async def test_findings_are_pushed_and_pulled(client: Any, tmp_path: Path) -> None:
    uri = await open_in(client, tmp_path / "a.md", TEXT)
    own, other = client.diagnostics[uri]
    assert (own.range, own.code, own.severity) == (KIM, "KTV101", lsp.DiagnosticSeverity.Error)
    assert other.severity == lsp.DiagnosticSeverity.Hint
    pulled = await client.text_document_diagnostic_async(
        lsp.DocumentDiagnosticParams(lsp.TextDocumentIdentifier(uri))
    )
    assert [one.range for one in pulled.items] == [own.range, other.range]


@pytest.mark.asyncio
async def test_edits_arrive_piece_by_piece(client: Any, tmp_path: Path) -> None:
    """A form feed is no line end, a letter beyond the first plane is two units."""
    uri = await open_in(client, tmp_path / "b.txt", "\f𐍈 Корея\r\nЕдет Ким.")
    for version, (line, column, text) in enumerate(
        ((1, 8, " Чен"), (1, 12, " Ын"), (0, 3, "«")), 2
    ):
        place = lsp.Position(line, column)
        change = lsp.TextDocumentContentChangePartial(lsp.Range(place, place), text)
        client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(uri=uri, version=version), [change]
            )
        )
        await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    [found] = client.diagnostics[uri]
    assert found.range == lsp.Range(lsp.Position(1, 5), lsp.Position(1, 15))


@pytest.mark.asyncio
async def test_what_is_offered(client: Any, tmp_path: Path) -> None:
    uri = await open_in(client, tmp_path / "c.md", TEXT)
    document = lsp.TextDocumentIdentifier(uri)
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(document, KIM, lsp.CodeActionContext([]))
    )
    assert "Ким Чен Ын → Ким Чжонын" in [action.title for action in actions]
    only = [lsp.CodeActionKind.SourceFixAll]
    [all_fixes] = await client.text_document_code_action_async(
        lsp.CodeActionParams(document, KIM, lsp.CodeActionContext([], only))
    )
    assert all_fixes.edit.changes[uri]
    hover = await client.text_document_hover_async(lsp.HoverParams(document, KIM.start))
    assert "김정은: leader of the DPRK" in hover.contents.value
    assert "KTV101" in hover.contents.value
    nothing = await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(0, 1)))
    assert nothing is None


@pytest.mark.asyncio
async def test_commands(client: Any) -> None:
    async def ask(command: str, *arguments: str) -> object:
        return await client.workspace_execute_command_async(
            lsp.ExecuteCommandParams(f"kontsevich.{command}", list(arguments))
        )

    assert await ask("convert", "김정은") == "Ким Чжонын"
    found = await ask("restore", "Ким Чен Ын")
    assert isinstance(found, list) and found[0] == "김정은"


@pytest.mark.asyncio
async def test_settings_of_the_file_and_of_the_workspace(client: Any, tmp_path: Path) -> None:
    (tmp_path / "kontsevich.toml").write_text('profile = "dzh"\n')
    uri = await open_in(client, tmp_path / "d.md", "Приехал Ким Чен Ын.")
    assert "Ким Джонын" in client.diagnostics[uri][0].message
    client.workspace_did_change_configuration(
        lsp.DidChangeConfigurationParams({"kontsevich": {"keep": ["Ким Чен Ын"]}})
    )
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.diagnostics[uri]


NEOVIM = """
local command = vim.fn.json_decode(vim.env.COMMAND)
vim.cmd("edit " .. vim.env.FILE)
local id = vim.lsp.start_client({ name = "kontsevich", cmd = command })
vim.lsp.buf_attach_client(0, id)
local function diagnostics() return vim.diagnostic.get(0) end
vim.wait(30000, function() return #diagnostics() == 2 end, 50)
local before = diagnostics()
vim.fn.cursor(before[1].lnum + 1, before[1].col + 1)
local params = vim.lsp.util.make_range_params()
params.context = { only = { "source.fixAll" }, diagnostics = {} }
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 10000)
vim.lsp.util.apply_workspace_edit(answers[id].result[1].edit, "utf-16")
vim.wait(30000, function() return #diagnostics() == 1 end, 50)
local text = vim.api.nvim_buf_get_lines(0, 0, -1, true)
local told = { found = #before, left = #diagnostics(), text = text }
vim.fn.writefile({ vim.fn.json_encode(told) }, vim.env.OUT)
vim.cmd("qall!")
"""


def test_neovim(tmp_path: Path) -> None:
    """Neovim shows the findings and carries all safe fixes out."""
    nvim = shutil.which("nvim")
    if not nvim:
        pytest.skip("needs Neovim 0.7 or later")
    script, out = tmp_path / "drive.lua", tmp_path / "out.json"
    script.write_text(NEOVIM, "utf-8")
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "COMMAND": json.dumps(COMMAND),
        "FILE": str(tmp_path / "a.md"),
        "OUT": str(out),
    }
    subprocess.run(
        [nvim, "--headless", "--clean", "-c", f"luafile {script}"],
        env=environment,
        timeout=120,
        check=True,
        capture_output=True,
    )
    told = json.loads(out.read_text("utf-8"))
    assert (told["found"], told["left"]) == (2, 1)
    assert told["text"][2] == "Приехал Ким Чжонын. Газета: «Ким Чен Ын тут»."
