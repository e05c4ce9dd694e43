package command_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/command"
	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// delivering is the declaration of a group with a live service, whose last declared
// improvement was in July.
const delivering = `dgcheck: 1
group: {id: soil, name: Soil, lead: {role: Head of Soil, email: soil@example.gov.uk}, founded: 2026-01-05}
services:
  - id: checks
    name: Record a soil check
    phases: [{phase: live, from: 2026-05-01}]
    repos: [DEFRA/soil-web]
    improvements: [{date: 2026-07-01, summary: Faster}]
    url: https://127.0.0.1/soil
`

// collecting is a folder with the declaration delivering, and a fake GitHub with the
// repository that it names.
type collecting struct {
	t          *testing.T
	folder     string
	github     *githubfake.Server
	repository *githubfake.Repository
}

func beginCollecting(t *testing.T) *collecting {
	t.Helper()
	c := &collecting{t: t, folder: t.TempDir(), github: githubfake.New(t)}
	if err := os.WriteFile(c.at("delivery-group.yaml"), []byte(delivering), 0o600); err != nil {
		t.Fatal(err)
	}
	tip := strings.Repeat("1", 40)
	c.repository = c.github.AddRepository("DEFRA/soil-web", "main", tip)
	c.repository.SetFiles(tip, map[string]string{"README.md": "Soil"})
	c.repository.Deliver(githubfake.Commit{Hash: tip, At: time.Date(2026, 11, 18, 9, 0, 0, 0, time.UTC), Author: "octocat"})
	return c
}

func (c *collecting) at(name string) string { return filepath.Join(c.folder, name) }

// run runs dgcheck with the fake GitHub, and returns standard output and standard error
// together.
func (c *collecting) run(args ...string) (said string, status int) {
	c.t.Helper()
	var out, errs bytes.Buffer
	h := host(&out, &errs)
	env := map[string]string{"GITHUB_API_URL": c.github.URL(), "GITHUB_TOKEN": githubfake.ActionsToken}
	h.Env = func(name string) string { return env[name] }
	status = command.Main(c.t.Context(), args, h)
	return out.String() + errs.String(), status
}

// improvement judges the group with the collected evidence, and returns the CSV line of
// the rule guide.live_improvement.
func (c *collecting) improvement() string {
	c.t.Helper()
	out, _, _ := run(c.t, "check", c.folder, "--as-of", "2026-11-22", "--pack", "guide", "-f", "csv", "--evidence", c.at("evidence.json"))
	for line := range strings.Lines(out) {
		if strings.Contains(line, "guide.live_improvement") {
			return line
		}
	}
	c.t.Fatalf("nothing is said of it:\n%s", out)
	return ""
}

func TestDeliveryThatWasSeenCountsAndItsAbsenceToo(t *testing.T) {
	c := beginCollecting(t)
	if said, status := c.run("collect", c.folder, "--kinds", "delivery", "--out", c.at("evidence.json")); status != 0 {
		t.Fatalf("status %d: %s", status, said)
	}
	if said := c.improvement(); !strings.Contains(said, ",fail,") || !strings.Contains(said, "no deployment, release or tag was seen in DEFRA/soil-web") {
		t.Error(said)
	}
	c.repository.Deliver(githubfake.Release{Tag: "v1.2.0", At: time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC)})
	if said, status := c.run("collect", c.folder, "--kinds", "delivery", "--out", c.at("evidence.json")); status != 0 {
		t.Fatalf("status %d: %s", status, said)
	}
	if said := c.improvement(); !strings.Contains(said, ",pass,") || !strings.Contains(said, "v1.2.0") {
		t.Error(said)
	}
	// Evidence from a saved answer of the Core Delivery Platform must count too.
	saved := `{"data": [{"service": "soil-web", "environment": "prod", "version": "1.3.0", "status": "running", "created": "2026-11-21T09:00:00Z"}], "page": 1, "totalPages": 1}`
	if err := os.WriteFile(c.at("cdp.json"), []byte(saved), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, status := c.run("collect", c.folder, "--kinds", "delivery", "--from", "cdp="+c.at("cdp.json"), "--out", c.at("evidence.json")); status != 0 {
		t.Fatalf("status %d: %s", status, said)
	}
	if said := c.improvement(); !strings.Contains(said, ",pass,") || !strings.Contains(said, "deployment 1.3.0") {
		t.Error(said)
	}
}

func TestSavedAnswersAreTakenIn(t *testing.T) {
	c := beginCollecting(t)
	for name, text := range map[string]string{
		"projects.json": `[{"name": "Record a soil check", "phase": "Public Beta", "lastUpdated": "2026-11-20"}] [{"name": "Soil", "lead": "Head of Peat", "roadmapLink": "https://example.gov.uk/unheard", "updatedAt": "2026-11-20T09:00:00Z"}]`,
		"reports.json":  `{"results": [{"link": "/service-standard-reports/soil", "public_timestamp": "2026-11-01T09:00:00Z"}], "total": 1}`,
	} {
		if err := os.WriteFile(c.at(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if said, status := c.run("collect", c.folder, "--from", "assurance="+c.at("projects.json"), "--from", "reports="+c.at("reports.json"), "--out", c.at("evidence.json")); status != command.CouldNotPublish || !strings.Contains(said, "no git repository") {
		t.Fatalf("status %d: %s", status, said)
	}
	out, _, _ := run(t, "check", c.folder, "--as-of", "2026-11-22", "-f", "csv", "--evidence", c.at("evidence.json"))
	if !strings.Contains(out, "the assurance service says public-beta") && !strings.Contains(out, "the assurance service says public beta") {
		t.Errorf("the difference is not told:\n%s", out)
	}
	out, _, _ = run(t, "check", c.folder, "--as-of", "2026-11-22", "--evidence", c.at("evidence.json"))
	if want := "The assurance service says otherwise: The lead is declared as Head of Soil, and the service says Head of Peat (20 November 2026)."; !strings.Contains(strings.Join(strings.Fields(out), " "), want) || strings.Contains(out, "unheard") {
		t.Errorf("it lacks %q:\n%s", want, out)
	}
}

func TestACollectionThatWasBrokenOffGoesOn(t *testing.T) {
	c := beginCollecting(t)
	total := 0
	for round := range 20 {
		said, status := c.run("collect", c.folder, "--kinds", "delivery", "--budget", "3", "--cache", c.at("cache"), "--out", c.at("evidence.json"))
		if total = len(c.github.Requests()); status == 0 {
			if round == 0 {
				t.Error("three requests were enough")
			}
			break
		}
		if status != command.CouldNotPublish || !strings.Contains(said, "with the same cache") {
			t.Fatalf("status %d: %s", status, said)
		}
		if total > 3*(round+1) {
			t.Fatalf("%d requests in %d rounds of three", total, round+1)
		}
	}
	if _, status := c.run("collect", c.folder, "--kinds", "delivery", "--cache", c.at("cache"), "--out", c.at("evidence.json")); status != 0 || len(c.github.Requests()) != total {
		t.Errorf("status %d, %d requests more", status, len(c.github.Requests())-total)
	}
	if info, err := os.Stat(c.at("cache")); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestLinksThatLeadInsideAreNotFollowed(t *testing.T) {
	c := beginCollecting(t)
	said, status := c.run("collect", c.folder, "--kinds", "links", "--out", c.at("evidence.json"))
	if status != command.CouldNotPublish || !strings.Contains(said, "inside a network") {
		t.Errorf("status %d: %s", status, said)
	}
	text, err := os.ReadFile(c.at("evidence.json"))
	if err != nil || !strings.Contains(string(text), `"of":"https://127.0.0.1/soil","state":"incomplete"`) {
		t.Errorf("%s, %v", text, err)
	}
}

func TestWhatCollectIsGivenWrongly(t *testing.T) {
	c := beginCollecting(t)
	for args, want := range map[string]string{
		"--kinds delivery --from cdp":                                                   "--from takes cdp=FILE, assurance=FILE or reports=FILE",
		"--kinds delivery --from x=y":                                                   "--from takes cdp=FILE, assurance=FILE or reports=FILE",
		"--kinds delivery --from cdp=" + c.at("none"):                                   "could not be opened",
		"--kinds delivery --from cdp=" + c.at("delivery-group.yaml"):                    "is not what --from cdp takes",
		"--kinds delivery --budget -1":                                                  "--budget is a number",
		"--kinds gossip":                                                                "--kinds takes",
		"--kinds delivery --out " + c.at("delivery-group.yaml"):                         "is not evidence",
		fmt.Sprintf("--kinds delivery --from cdp=%[1]s --from cdp=%[1]s", c.at("none")): "given twice",
	} {
		said, status := c.run(append([]string{"collect", c.folder}, strings.Fields(args)...)...)
		if status != command.WrongUse || !strings.Contains(said, want) {
			t.Errorf("%s: status %d: %s", args, status, said)
		}
	}
}

// TestTheApprovalOfAWaiverIsShown: a code owner of the base commit approved the pull
// request that added a waiver. An attestation was pushed without a pull request. The
// result, the card and the page must show the waiver as approved and the attestation as
// not approved, and must not show a login.
func TestTheApprovalOfAWaiverIsShown(t *testing.T) {
	c := beginCollecting(t)
	const waiver = "waivers:\n  - {rule: guide.live_improvement, reason: Freeze, approved_by: {role: Director, email: director@example.gov.uk}, approved_on: 2026-11-01, expires: 2027-02-01}\n"
	const attestation = "attestations:\n  - {topic: data, by: {role: Head of Data, email: data@example.gov.uk}, attested_on: 2026-11-02}\n"
	write := func(text string) {
		if err := os.WriteFile(c.at("delivery-group.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("GIT_COMMITTER_DATE", "2026-11-02T09:00:00Z")
	git := func(args ...string) string { return gitIn(t, c.folder, args...) }
	git("init", "-q", "-b", "main")
	git("remote", "add", "origin", "git@github.com:DEFRA/soil.git")
	commit := func(text string) string {
		write(text)
		git("add", "delivery-group.yaml")
		git("commit", "-q", "-m", "x")
		return git("rev-parse", "HEAD")
	}
	base := commit(delivering)
	merge := commit(delivering + waiver)
	pushed := commit(delivering + waiver + attestation)
	repository := c.github.AddRepository("DEFRA/soil", "main", base)
	repository.SetFiles(base, map[string]string{"CODEOWNERS": "*.yaml @director\n"})
	head := strings.Repeat("2", 40)
	repository.SetFiles(head, map[string]string{"delivery-group.yaml": delivering + waiver})
	number := repository.OpenPull("octocat", "A waiver", githubfake.Pull{Branch: "waiver", Head: head, BaseCommit: base})
	repository.Review(number, githubfake.Review{Author: "Director", State: "APPROVED", Commit: head, At: time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)})
	repository.Merge(number, merge, time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC))
	repository.Push("main", pushed)

	if said, status := c.run("collect", c.folder, "--kinds", "approvals", "--out", c.at("evidence.json")); status != 0 {
		t.Fatalf("status %d: %s", status, said)
	}
	check := func() string {
		out, errs, status := run(t, "check", c.folder, "--as-of", "2026-11-22", "--pack", "guide", "--evidence", c.at("evidence.json"), "-f", "json", "-f", "card="+c.at("card.ndjson"), "-f", "html="+c.at("page.html"), "--fail-on", "never")
		if status != 0 {
			t.Fatalf("status %d: %s", status, errs)
		}
		for _, name := range []string{"card.ndjson", "page.html"} {
			text, err := os.ReadFile(c.at(name))
			if err != nil {
				t.Fatal(err)
			}
			out += string(text)
		}
		return out
	}
	said := check()
	for _, want := range []string{
		`"seen": "approved"`, `"rule":"guide.live_improvement","scope":"","approved_by":{"role":"Director","email":"director@example.gov.uk"},"expires":"2027-02-01","seen":"yes"`,
		`Seen: merged on 1 November 2026.`, `"attested_on":"2026-11-02","ends":"2027-11-02","seen":"no"`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("it lacks %s", want)
		}
	}
	if strings.Contains(said, "octocat") || strings.Contains(strings.ToLower(said), "@director") {
		t.Error("a login is shown")
	}
	// A waiver with a later end date is a new waiver, which is not committed yet. The
	// approval of the earlier waiver must not count for it.
	write(delivering + strings.ReplaceAll(waiver, "2027-02-01", "2027-04-01") + attestation)
	said, status := c.run("collect", c.folder, "--kinds", "approvals", "--out", c.at("evidence.json"))
	if status != command.CouldNotPublish || !strings.Contains(said, "is not merged yet") {
		t.Errorf("status %d: %s", status, said)
	}
	if said := check(); strings.Contains(said, `"seen": "approved"`) || !strings.Contains(said, `"expires":"2027-04-01","seen":""`) {
		t.Error("the approval of an earlier waiver counts")
	}
}

func TestApproversThatCannotBeRead(t *testing.T) {
	c := beginCollecting(t)
	if err := os.WriteFile(c.at("approvers.yaml"), []byte("- {post: director}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"--kinds approvals --approvers " + c.at("approvers.yaml"): "`post` is not a mailbox",
		"--kinds approvals --approvers " + c.at("none"):           "no such file",
		"--kinds history --approvers " + c.at("approvers.yaml"):   "--approvers needs --kinds approvals",
	} {
		said, status := c.run(append([]string{"collect", c.folder}, strings.Fields(args)...)...)
		if status != command.WrongUse || !strings.Contains(said, want) {
			t.Errorf("%s: status %d: %s", args, status, said)
		}
	}
}
