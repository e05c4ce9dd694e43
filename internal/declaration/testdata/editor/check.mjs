// Opens YAML files in yaml-language-server as an editor does, and prints its
// diagnostics, and completions and hovers at marked places, as JSON.
// Usage: node check.mjs SCHEMA FILE… ; a place is FILE:LINE:COLUMN, counted from 1.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";

const [schema, ...asked] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const server = spawn(process.execPath, [require.resolve("yaml-language-server/bin/yaml-language-server"), "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
let buffer = Buffer.alloc(0), next = 1;
const waiting = new Map(), diagnosed = new Map();
const send = (message) => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
};
const request = (method, params) => new Promise((done) => { waiting.set(next, done); send({ id: next++, method, params }); });
const settings = { yaml: { schemas: {}, validate: true, completion: true, hover: true, schemaStore: { enable: false } } };
const answer = (message) => {
  if (message.method === "workspace/configuration") send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? null) });
  else if (message.method === "textDocument/publishDiagnostics") diagnosed.set(message.params.uri, message.params.diagnostics);
  else if (message.id !== undefined && message.method) send({ id: message.id, result: null });
  else if (waiting.has(message.id)) { waiting.get(message.id)(message.result); waiting.delete(message.id); }
};
server.stdout.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    answer(JSON.parse(buffer.subarray(end + 4, end + 4 + length)));
    buffer = buffer.subarray(end + 4 + length);
  }
});
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
await request("initialize", { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: false } }, hover: { contentFormat: ["plaintext"] } } } });
send({ method: "initialized", params: {} });
const address = pathToFileURL(resolve(schema)).href;
const out = [];
for (const one of asked) {
  const [, file, line, column] = /^(.*?)(?::(\d+):(\d+))?$/.exec(one);
  const uri = pathToFileURL(resolve(file)).href + (line ? `?${line}.yaml` : "");
  const text = `# yaml-language-server: $schema=${address}\n` + readFileSync(file, "utf8");
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  for (let i = 0; i < 100 && !diagnosed.has(uri); i++) await pause(100);
  const found = { file: one, diagnostics: (diagnosed.get(uri) ?? [{ message: "no answer" }]).map((d) => `${(d.range?.start.line ?? 0)}: ${d.message}`) };
  if (line) {
    const position = { line: Number(line), character: Number(column) - 1 };
    const completion = await request("textDocument/completion", { textDocument: { uri }, position });
    found.completions = (completion?.items ?? completion ?? []).map((item) => item.label);
    found.hover = (await request("textDocument/hover", { textDocument: { uri }, position }))?.contents?.value ?? "";
  }
  out.push(found);
}
console.log(JSON.stringify(out));
server.kill();
