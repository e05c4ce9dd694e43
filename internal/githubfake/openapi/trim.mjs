// Writes github.json: what GitHub says of the operations that are used here, out
// of its own OpenAPI description, as JSON Schema. `make openapi` runs it.
import { readFileSync, writeFileSync } from "node:fs";

const source = new URL("node_modules/@octokit/openapi/", import.meta.url);
const github = read("generated/api.github.com.json");
const release = read("package.json").version;

// The operations that are served. One more here is one more handler in Go.
const used = [
  "checks/create", "checks/get", "checks/list-annotations", "checks/list-for-ref", "checks/update",
  "git/get-blob", "git/get-tree",
  "issues/create", "issues/create-comment", "issues/create-label", "issues/delete-comment", "issues/get",
  "issues/get-comment", "issues/get-label", "issues/list-comments", "issues/list-for-repo", "issues/update",
  "issues/update-comment", "meta/root", "pulls/create-review-comment", "pulls/delete-review-comment",
  "pulls/get", "pulls/list", "pulls/list-review-comments", "pulls/list-reviews", "repos/get", "repos/get-branch",
  "repos/get-commit", "repos/list-commits", "repos/list-deployment-statuses", "repos/list-deployments",
  "repos/list-pull-requests-associated-with-commit", "repos/list-releases", "repos/list-tags",
  "teams/list-members-in-org", "users/get-authenticated",
];

// Of answers only what is required is kept, and these: what GitHub sends without
// promising it, and is of use here.
const kept = {
  issue: ["body", "pull_request", "state_reason", "closed_by", "performed_via_github_app"],
  "issue-comment": ["body", "performed_via_github_app"],
  "nullable-integration": ["slug"],
  "git-tree": ["truncated"],
  "pull-request-review": ["submitted_at"],
};

// These are kept whole.
const whole = ["basic-error", "validation-error"];

// What GitHub does and its description does not say: where a pull request comes
// from is null once that is deleted
// (https://github.com/github/rest-api-description/issues/1811).
for (const name of ["pull-request", "pull-request-simple"]) {
  github.components.schemas[name].properties.head.properties.repo.nullable = true;
}

// Words that say nothing of what is valid.
const silent = ["description", "example", "examples", "summary", "title", "externalDocs", "deprecated", "default", "discriminator", "readOnly"];

const schemas = {};
const operations = {};
for (const [path, methods] of Object.entries(github.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (used.includes(operation.operationId)) operations[operation.operationId] = described(path, method, operation);
  }
}
const missing = used.filter((id) => !(id in operations));
if (missing.length > 0) throw new Error(`GitHub describes no such operation: ${missing.join(", ")}`);
// What is answered where the description names no error for a status.
named("error", answer({ anyOf: [{ $ref: "#/components/schemas/basic-error" }, { $ref: "#/components/schemas/validation-error" }] }));

writeFileSync(
  new URL("github.json", import.meta.url),
  JSON.stringify(sorted({ source: `@octokit/openapi ${release}, api.github.com`, operations, definitions: schemas }), null, 1) + "\n",
);

function read(file) {
  return JSON.parse(readFileSync(new URL(file, source), "utf8"));
}

function described(path, method, operation) {
  const id = operation.operationId.replace("/", ".");
  const body = resolved(operation.requestBody)?.content["application/json"].schema;
  const answers = {};
  for (const [status, response] of Object.entries(operation.responses)) {
    const schema = resolved(response).content?.["application/json"]?.schema;
    answers[status] = schema ? named(`${id}.${status}`, answer(schema)) : null;
  }
  const parameters = (operation.parameters ?? []).map(resolved).map((parameter) => ({
    name: parameter.name,
    in: parameter.in,
    required: parameter.required ?? false,
    // A branch's name may hold a slash; GitHub marks where that is so.
    several: parameter["x-multi-segment"] ?? false,
    type: parameter.schema.type,
    schema: named(`${id}.${parameter.name}`, request(parameter.schema)),
  }));
  return { method: method.toUpperCase(), path, parameters, answers, body: body ? named(`${id}.body`, request(body)) : null };
}

// named keeps a schema under a name and gives that; one that only refers to
// another has the other's.
function named(name, schema) {
  if (schema.$ref) return schema.$ref.split("/").pop();
  schemas[name] = schema;
  return name;
}

// request keeps everything and refuses what GitHub does not know: it drops that
// without a word, which here would be a mistake that no test sees.
function request(schema) {
  return converted(schema, "");
}

// answer keeps what is required, and refuses what is not described.
function answer(schema) {
  return converted(schema, "pruned");
}

// converted makes JSON Schema of a schema of OpenAPI 3.0. Schemas of answers that
// have a name stay apart, those of requests are written out: answers is empty for
// a request, else "pruned" or "whole".
function converted(schema, answers, name) {
  if (schema.$ref) {
    if (schema.nullable) return { anyOf: [converted({ $ref: schema.$ref }, answers), { type: "null" }] };
    const target = schema.$ref.split("/").pop();
    if (!answers) return converted(resolved(schema), answers);
    if (!(target in schemas)) {
      schemas[target] = null; // a schema may lead to itself
      schemas[target] = converted(resolved(schema), whole.includes(target) ? "whole" : "pruned", target);
    }
    return { $ref: `#/definitions/${target}` };
  }
  if (schema.allOf) return converted(merged(schema), answers, name ?? schema.allOf[0].$ref?.split("/").pop());
  const node = {};
  for (const [key, value] of Object.entries(answers === "pruned" ? pruned(schema, name) : schema)) {
    if (silent.includes(key) || key.startsWith("x-") || key === "nullable") continue;
    if (key === "properties") {
      node.properties = Object.fromEntries(Object.entries(value).map(([name, child]) => [name, converted(child, answers)]));
    } else if (key === "items" || (key === "additionalProperties" && typeof value === "object")) {
      node[key] = converted(value, answers);
    } else if (key === "oneOf" || key === "anyOf") {
      // GitHub's alternatives overlap, so that one of them is asked, not exactly one.
      node.anyOf = value.map((child) => converted(child, answers));
    } else {
      node[key] = value;
    }
  }
  if (node.properties && node.additionalProperties === undefined) node.additionalProperties = false;
  return nullable(node, schema.nullable);
}

function nullable(node, allowed) {
  if (!allowed) return node;
  if (node.enum) node.enum = [...node.enum, null];
  if (node.anyOf) node.anyOf = [...node.anyOf, { type: "null" }];
  if (node.type) node.type = [node.type, "null"];
  return node;
}

// merged makes one object of what all have to hold.
function merged({ allOf, ...rest }) {
  const parts = allOf.map(resolved).map((part) => (part.allOf ? merged(part) : part));
  return {
    ...Object.assign({}, ...parts, rest),
    properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})),
    required: parts.flatMap((part) => part.required ?? []),
  };
}

function pruned(schema, name) {
  if (!schema.properties || !(schema.required || kept[name])) return schema;
  const wanted = [...(schema.required ?? []), ...(kept[name] ?? [])];
  return { ...schema, properties: Object.fromEntries(Object.entries(schema.properties).filter(([key]) => wanted.includes(key))) };
}

function resolved(value) {
  if (!value?.$ref) return value;
  return resolved(value.$ref.slice(2).split("/").reduce((node, key) => node[key], github));
}

// sorted puts keys in order, so that the file changes only where GitHub's does.
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
