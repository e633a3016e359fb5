// The real server, spoken to by the library that the extension speaks with.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";

import {
  createProtocolConnection, DidOpenTextDocumentNotification, ExecuteCommandRequest, InitializedNotification,
  InitializeRequest, type ProtocolConnection, PublishDiagnosticsNotification, type PublishDiagnosticsParams,
  ShutdownRequest, ExitNotification, ApplyWorkspaceEditRequest, StreamMessageReader, StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const program = process.env.KONTSEVICH ?? "";
const skip = program ? false : "needs KONTSEVICH, the program with its extra [lsp]";
if (skip && process.env.CI) throw new Error(skip);

let server: ReturnType<typeof spawn>;
let connection: ProtocolConnection;
let published: Promise<PublishDiagnosticsParams>;
let applied = 0;

before(async () => {
  if (!program) return;
  server = spawn(program, ["lsp", "--lang", "en"], { stdio: ["pipe", "pipe", "inherit"] });
  connection = createProtocolConnection(
    new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  connection.listen();
  published = new Promise((done) => connection.onNotification(PublishDiagnosticsNotification.type, done));
  connection.onRequest(ApplyWorkspaceEditRequest.type, async () => {
    applied += 1;
    return { applied: true };
  });
  const answer = await connection.sendRequest(InitializeRequest.type, {
    processId: null, rootUri: null, capabilities: {}, initializationOptions: { profile: "dzh" },
  });
  // The extension's own commands have other names than the server's, which the client registers.
  const { commands } = answer.capabilities.executeCommandProvider ?? { commands: [] };
  assert.deepEqual([...commands].sort(), ["kontsevich.convert", "kontsevich.fixAll", "kontsevich.restore"]);
  await connection.sendNotification(InitializedNotification.type, {});
});
after(async () => {
  if (!program) return;
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  connection.dispose();
  server.kill();
});

const ask = (command: string, ...args: unknown[]) =>
  connection.sendRequest(ExecuteCommandRequest.type, { command: `kontsevich.${command}`, arguments: args });

test("findings arrive, by the settings that were sent", { skip }, async () => {
  const textDocument = { uri: "untitled:a.md", languageId: "markdown", version: 1, text: "Ким Чен Ын" };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  const { diagnostics } = await published;
  assert.equal(diagnostics.length, 1);
  assert.match(String(diagnostics[0]?.message), /Ким Джонын/);
});

test("the commands for a selection", { skip }, async () => {
  assert.equal(await ask("convert", "국물"), "кунмуль");
  assert.equal((await ask("restore", "Ким Чен Ын") as string[])[0], "김정은");
});

test("all that is sure is fixed by the editor", { skip }, async () => {
  assert.equal(await ask("fixAll", "untitled:a.md"), 1);
  assert.equal(applied, 1);
});
