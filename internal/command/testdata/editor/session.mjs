// Speaks with a language server as an editor does, through the protocol library of
// VS Code, and prints what the editor would show, as JSON.
// Usage: node session.mjs MODULES FILE PROGRAM ARGUMENT…
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, file, program, ...rest] = process.argv.slice(2);
const require = createRequire(pathToFileURL(modules + "/"));
const lsp = require("vscode-languageserver-protocol/node");
const server = spawn(program, rest, { stdio: ["pipe", "pipe", "inherit"] });
const connection = lsp.createProtocolConnection(new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin));
const uri = pathToFileURL(file).href;
const shown = [];
let told;
connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => {
  shown.push(params.diagnostics);
  told?.();
});
const next = () => new Promise((done) => { told = done; });
connection.listen();

const { capabilities } = await connection.sendRequest(lsp.InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
await connection.sendNotification(lsp.InitializedNotification.type, {});
const text = readFileSync(file, "utf8");
let published = next();
await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "yaml", version: 1, text } });
await published;
const first = shown.at(-1);
const wrong = first.find((diagnostic) => diagnostic.message.includes("alpa"));
const actions = await connection.sendRequest(lsp.CodeActionRequest.type, { textDocument: { uri }, range: wrong.range, context: { diagnostics: [wrong] } });
const hover = await connection.sendRequest(lsp.HoverRequest.type, { textDocument: { uri }, position: wrong.range.start });

// The editor makes the edit and sends the text that comes of it.
const [edit] = actions.find((action) => action.kind === "quickfix").edit.changes[uri];
const lines = text.split("\n");
const line = lines[edit.range.start.line];
lines[edit.range.start.line] = line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character);
published = next();
await connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 2 }, contentChanges: [{ text: lines.join("\n") }] });
await published;
await connection.sendRequest(lsp.ShutdownRequest.type);
await connection.sendNotification(lsp.ExitNotification.type);
const status = await new Promise((done) => server.on("exit", done));
console.log(JSON.stringify({
  encoding: capabilities.positionEncoding, message: wrong.message, code: wrong.code, titles: actions.map((action) => action.title),
  hover: hover.contents.value, left: shown.at(-1).filter((diagnostic) => diagnostic.message.includes("alpa")).length, status,
}));
process.exit(0);
