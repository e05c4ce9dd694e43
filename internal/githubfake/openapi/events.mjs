// Writes payloads of events into internal/actions/testdata, out of GitHub's own
// examples: trimmed to what tells a run where it is, and varied where GitHub gives
// no example. `make openapi` runs it.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

const examples = createRequire(import.meta.url)("@octokit/webhooks-examples/api.github.com/index.json");
const folder = new URL("../../actions/testdata/", import.meta.url);

// Keys that tell a run nothing, and people, who are no business of ours.
const dropped = /(?<!^html)_url$|^(node_id|gravatar_id|_links|author|committer|email|description|timestamp|.*_at|.*_count|permissions|forks|open_issues|watchers|stargazers|size|language|license|homepage|topics|custom_properties|installation)$/;

const zero = "0".repeat(40);
const fork = { login: "octocat", id: 583231, type: "User", site_admin: false, html_url: "https://github.com/octocat" };
const dependabot = { login: "dependabot[bot]", id: 49699333, type: "Bot", site_admin: false, html_url: "https://github.com/apps/dependabot" };

const opened = example("pull_request", (e) => e.action === "opened");
const push = example("push", (e) => e.ref === "refs/heads/master");
const tag = example("push", (e) => e.ref === "refs/tags/simple-tag" && !e.deleted);
const dispatch = example("workflow_dispatch", () => true);
const run = example("workflow_run", (e) => e.workflow_run.pull_requests.length === 1);
// GitHub's example is of another event and went before the pull request it names;
// a run for a pull request is on its head.
Object.assign(run.workflow_run, {
  event: "pull_request",
  head_branch: run.workflow_run.pull_requests[0].head.ref,
  head_sha: run.workflow_run.pull_requests[0].head.sha,
});

write("pull_request.opened", opened);
write("pull_request.synchronize", example("pull_request", (e) => e.action === "synchronize"));
write("pull_request.fork", varied(opened, forked));
write("pull_request.fork_deleted", varied(opened, (e) => { forked(e); e.pull_request.head.repo = null; }));
write("pull_request.dependabot", varied(opened, (e) => {
  e.pull_request.user = e.sender = dependabot;
  e.pull_request.head.ref = "dependabot/npm_and_yarn/octokit-2";
}));
write("push", push);
write("push.other_branch", varied(push, (e) => { e.ref = "refs/heads/changes"; e.base_ref = "refs/heads/master"; }));
write("push.tag", tag);
write("push.deleted", varied(push, (e) => {
  Object.assign(e, { ref: "refs/heads/changes", before: e.after, after: zero, created: false, deleted: true, commits: [], head_commit: null });
}));
write("workflow_dispatch", dispatch);
// A schedule is in no example. It has brought nothing but its line
// (https://github.com/peter-evans/create-pull-request/pull/30), and the repository
// without it being sure that its default branch is there
// (https://github.com/ossf/scorecard-action/issues/106).
const line = { schedule: "17 6 * * 1" };
write("schedule", { ...line, repository: dispatch.repository, organization: dispatch.organization, workflow: dispatch.workflow });
write("schedule.bare", line);
write("merge_group", example("merge_group", () => true));
write("workflow_run.completed", run);
// The run of a fork names no pull request, see
// https://github.com/github/docs/issues/22501.
write("workflow_run.fork", varied(run, (e) => {
  const { name } = e.repository;
  e.workflow_run.pull_requests = [];
  e.workflow_run.head_repository = { ...e.workflow_run.head_repository, ...forkOf(name) };
}));

function example(name, wanted) {
  return trimmed(examples.find((one) => one.name === name).examples.find(wanted));
}

function varied(payload, change) {
  const other = structuredClone(payload);
  change(other);
  return other;
}

// forked lets a pull request come from a fork.
function forked(event) {
  const pull = event.pull_request;
  event.sender = pull.user = pull.head.user = fork;
  pull.author_association = "CONTRIBUTOR";
  pull.head.label = `${fork.login}:${pull.head.ref}`;
  Object.assign(pull.head.repo, forkOf(pull.head.repo.name));
}

function forkOf(name) {
  const full = `${fork.login}/${name}`;
  return { id: 700700700, full_name: full, owner: fork, fork: true, html_url: `https://github.com/${full}`, url: `https://api.github.com/repos/${full}` };
}

function trimmed(value) {
  if (Array.isArray(value)) return value.map(trimmed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !dropped.test(key)).map(([key, child]) => [key, trimmed(child)]));
}

function write(name, payload) {
  writeFileSync(new URL(`${name}.json`, folder), JSON.stringify(payload, null, 2) + "\n");
}
