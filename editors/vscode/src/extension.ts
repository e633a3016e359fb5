// The extension: starts the server, shows its state, and has the commands for a selection.
import { join } from "node:path";

import * as vscode from "vscode";
import { ExecuteCommandRequest, LanguageClient, State } from "vscode-languageclient/node";

import { findPython, findServer, installServer } from "./server.js";

const NAME = "kontsevich";
const LANGUAGES = [
  "markdown", "plaintext", "latex", "tex", "html", "restructuredtext", "typst", "bibtex", "po",
];
/** The keys of the check that a workspace may set; nothing is sent where it does not. */
const KEYS = ["profile", "yo", "keep", "ignore"] as const;

const { t } = vscode.l10n;
let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;
let status: vscode.StatusBarItem;
let folder = "";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  folder = join(context.globalStorageUri.fsPath, "environment");
  log = vscode.window.createOutputChannel("Kontsevich", { log: true });
  status = vscode.window.createStatusBarItem(NAME, vscode.StatusBarAlignment.Right);
  status.command = `${NAME}.showLog`;
  const commands: Record<string, () => unknown> = {
    convertSelection, restoreSelection, fixDocument, restartServer: start,
    installServer: install, showLog: () => log.show(),
  };
  for (const [command, act] of Object.entries(commands))
    context.subscriptions.push(vscode.commands.registerCommand(`${NAME}.${command}`, act));
  context.subscriptions.push(log, status, vscode.workspace.onDidChangeConfiguration(async (event) => {
    if (event.affectsConfiguration(`${NAME}.server`)) await start();
    else if (event.affectsConfiguration(NAME))
      await client?.sendNotification("workspace/didChangeConfiguration", { settings: { [NAME]: settings() } });
  }));
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** What the workspace says of the check. */
function settings(): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration(NAME);
  const chosen = KEYS.map((key) => [key, configuration.get<unknown>(key)] as const);
  return Object.fromEntries(
    chosen.filter(([, value]) => value !== null && value !== undefined && String(value).length));
}

async function start(): Promise<void> {
  await client?.stop();
  client = undefined;
  show(false);
  const named = vscode.workspace.getConfiguration(NAME).get<string>("server.path") ?? "";
  const program = await findServer(named, folder);
  if (!program) {
    const question = t("The program kontsevich was not found. Install it for this editor?");
    // Nobody waits for the answer.
    void vscode.window.showWarningMessage(question, t("Install")).then((answer) => (answer ? install() : undefined));
    return;
  }
  log.info(`${program} lsp`);
  const args = ["--lang", vscode.env.language.startsWith("ru") ? "ru" : "en"];
  client = new LanguageClient(NAME, "Kontsevich", { command: program, args: ["lsp", ...args] }, {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    initializationOptions: settings(),
    outputChannel: log,
  });
  client.onDidChangeState(({ newState }) => show(newState === State.Running));
  await client.start();
}

function show(running: boolean): void {
  status.text = running ? "$(check) 한→рус" : "$(circle-slash) 한→рус";
  status.tooltip = running ? t("kontsevich is checking") : t("kontsevich does not run");
  status.show();
}

async function install(): Promise<void> {
  const python = await findPython();
  if (!python) {
    void vscode.window.showErrorMessage(t("kontsevich needs Python 3.11 or later, and none was found."));
    return;
  }
  const place = { location: vscode.ProgressLocation.Notification, title: t("Installing kontsevich…") };
  try {
    await vscode.window.withProgress(place, () => installServer(python, folder));
  } catch (error) {
    log.error(String(error));
    void vscode.window.showErrorMessage(t("kontsevich could not be installed; the log says why."));
    return;
  }
  await start();
}

// -- commands

async function ask<Answer>(command: string, ...args: unknown[]): Promise<Answer | undefined> {
  return client?.sendRequest(ExecuteCommandRequest.type, { command: `${NAME}.${command}`, arguments: args });
}

/** The editor whose selection is meant, if there is one. */
function selecting(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && !editor.selection.isEmpty) return editor;
  void vscode.window.showInformationMessage(t("Select some text first."));
  return undefined;
}

async function convertSelection(): Promise<void> {
  const editor = selecting();
  if (!editor) return;
  const { document, selections } = editor;
  const written = await Promise.all(
    selections.map(async (one) => ask<string>("convert", document.getText(one))));
  await editor.edit((edit) => selections.forEach((one, index) => {
    const text = written[index];
    if (text !== undefined) edit.replace(one, text);
  }));
}

async function restoreSelection(): Promise<void> {
  const editor = selecting();
  if (!editor) return;
  const { document, selection } = editor;
  const readings = await ask<string[]>("restore", document.getText(selection)) ?? [];
  if (!readings.length) {
    void vscode.window.showInformationMessage(t("This can't be read as a Korean name or word."));
    return;
  }
  const chosen = await vscode.window.showQuickPick(readings, { title: t("What Hangul this may be") });
  if (chosen) await editor.edit((edit) => edit.insert(selection.end, ` (${chosen})`));
}

async function fixDocument(): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (!uri || !client) return;
  const count = await ask<number>("fixAll", client.code2ProtocolConverter.asUri(uri));
  vscode.window.setStatusBarMessage(t("Edits made: {0}", count ?? 0), 5000);
}
