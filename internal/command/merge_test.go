package command_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/command"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/githubfake"
)

// merging is a git repository whose branch main and a proposed change have each got a
// fault since they parted: main has a roadmap without its day, and the proposed change
// has a service without an owner.
type merging struct {
	*scene
	good            string // the declaration without a fault
	old, main, head string // the branch at the time of the event, the branch now, and the head of the proposal
}

// newMerging makes a merging. The commit that adds the fault to main is newer than the
// event.
func newMerging(t *testing.T) *merging {
	t.Helper()
	m := &merging{scene: newScene(t)}
	text, err := os.ReadFile(filepath.Join(groups, "soil-health", "delivery-group.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	m.good = string(text)
	m.git("init", "-q", "-b", "main")
	write(t, m.path(".gitignore"), "/summary.md\n/outputs\n/event.json\n/*.json\n/shallow\n")
	m.old = m.commit(m.good)
	m.git("checkout", "-q", "-b", "change")
	m.head = m.commit(m.proposed(m.good))
	m.git("checkout", "-q", "main")
	m.main = m.commit(m.broken(m.good))
	return m
}

// broken takes the text of a declaration and returns it without the day of the roadmap.
// It also puts four lines before the text, so that no line keeps its number.
func (m *merging) broken(text string) string {
	return strings.Replace("# A\n# B\n# C\n# D\n"+text, "  reviewed: 2026-11-02\n", "", 1)
}

// proposed takes the text of a declaration and returns it without the owner of the
// service.
func (m *merging) proposed(text string) string {
	above, service, found := strings.Cut(text, "id: soil-checks")
	before, after, owned := strings.Cut(service, ", owner: {")
	_, after, ended := strings.Cut(after, "}")
	if !found || !owned || !ended {
		m.t.Fatal("the service has no owner to be taken away")
	}
	return above + "id: soil-checks" + before + after
}

func (m *merging) commit(text string) string {
	m.t.Helper()
	write(m.t, m.path("soil/delivery-group.yaml"), text)
	m.git("add", ".")
	m.git("commit", "-q", "--allow-empty", "-m", "x")
	return m.git("rev-parse", "HEAD")
}

func (m *merging) git(args ...string) string { return gitIn(m.t, m.folder, args...) }

func gitIn(t *testing.T, folder string, args ...string) string {
	t.Helper()
	run := exec.Command("git", args...)
	run.Dir = folder
	run.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x@example.gov.uk", "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x@example.gov.uk",
		"GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=protocol.file.allow", "GIT_CONFIG_VALUE_0=always")
	said, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, said)
	}
	return strings.TrimSpace(string(said))
}

// opens opens a pull request from a repository, given as owner/name, and makes that the
// event of the run. The event names the commit m.old as the base.
func (m *merging) opens(from string) {
	number := m.repository.OpenPull("someone", "A change", githubfake.Pull{From: from, Branch: "work", Head: m.head, Base: "main", BaseCommit: m.old})
	m.happens("pull_request", fmt.Sprintf(`{"pull_request": {"number": %d, "head": {"sha": %q, "repo": {"full_name": %q}}, "base": {"sha": %q, "ref": "main"}}}`, number, m.head, from, m.old))
}

// merge makes the merge commit that GitHub would make, checks it out and returns its
// hash.
func (m *merging) merge() string {
	m.git("checkout", "-q", "--detach", m.main)
	m.git("merge", "-q", "--no-ff", "-m", "merge", m.head)
	return m.git("rev-parse", "HEAD")
}

// queues puts the commit that is checked out into a merge queue and makes that the
// event of the run, which names base as the base commit. It returns the commit that is
// checked out.
func (m *merging) queues(base string) string {
	m.head = m.git("rev-parse", "HEAD")
	m.repository.Push("queue", m.head)
	m.happens("merge_group", fmt.Sprintf(`{"merge_group": {"head_sha": %q, "base_sha": %q}}`, m.head, base))
	return m.head
}

// TestWhatAPullRequestBrings: main has got a fault since the event, and the proposed
// change adds another. Whichever commit is checked out, and whichever base the event
// names, only the fault of the proposed change may be new, in every output.
func TestWhatAPullRequestBrings(t *testing.T) {
	for name, scene := range map[string]func(*merging) string{
		"C1 the merge commit":           func(m *merging) string { m.opens("DEFRA/soil"); return m.merge() },
		"C1 the merge commit of a fork": func(m *merging) string { m.opens("someone/soil"); return m.merge() },
		"C1 the head":                   func(m *merging) string { m.opens("DEFRA/soil"); m.git("checkout", "-q", m.head); return m.head },
		"C1 a head that took the branch in": func(m *merging) string {
			m.git("checkout", "-q", "change")
			m.git("merge", "-q", "--no-ff", "-m", "take in", m.main)
			m.git("update-ref", "refs/remotes/origin/main", m.main)
			m.head = m.git("rev-parse", "HEAD")
			m.opens("DEFRA/soil")
			return m.head
		},
		"C1 a head whose branch was merged since": func(m *merging) string {
			m.git("update-ref", "refs/remotes/origin/main", m.merge())
			m.opens("DEFRA/soil")
			m.git("checkout", "-q", m.head)
			return m.head
		},
		"C1 a merge queue":                       func(m *merging) string { m.merge(); return m.queues(m.main) },
		"C1 a merge queue whose event is behind": func(m *merging) string { m.merge(); return m.queues(m.old) },
		"C1 a merge queue that squashes": func(m *merging) string {
			m.git("checkout", "-q", "--detach", m.main)
			m.git("merge", "-q", "--squash", m.head)
			m.git("commit", "-q", "-m", "squashed")
			return m.queues(m.main)
		},
		"C1 a merge queue that rebases": func(m *merging) string {
			m.git("checkout", "-q", "--detach", m.main)
			m.git("cherry-pick", m.head)
			m.git("commit", "-q", "--allow-empty", "-m", "and another")
			return m.queues(m.main)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMerging(t)
			out := scene(m)
			_, errs, status := m.check("-f", "sarif="+m.path("sarif.json"))
			if status != command.ToMend || strings.Contains(errs, "not told") {
				t.Fatalf("status %d: %s", status, errs)
			}
			m.bringsTheOwnerAlone(out)
		})
	}
}

// bringsTheOwnerAlone fails the test unless the missing owner is the only new fault in
// every output, and all links lead to the commit that is checked out, the argument out.
func (m *merging) bringsTheOwnerAlone(out string) {
	m.t.Helper()
	for _, name := range []string{"result.json", "sarif.json", "summary.md"} {
		text := m.file(name)
		isNew, want := strings.Count(text, `"change": "new"`), 1
		switch name {
		case "sarif.json":
			isNew = strings.Count(text, `"baselineState":"new"`)
		case "summary.md":
			isNew = strings.Count(text, ": 1 new,")
			if !strings.Contains(text, "/blob/"+out+"/soil/delivery-group.yaml#L") || strings.Count(text, "/blob/") != strings.Count(text, "/blob/"+out+"/") {
				m.t.Errorf("the links are not of %s:\n%s", out, text)
			}
		}
		if isNew != want {
			m.t.Errorf("%s: %d are new, want %d", name, isNew, want)
		}
	}
	checks := m.repository.Checks()
	if len(checks) != 1 || checks[0].Commit != m.head {
		m.t.Fatalf("%+v", checks)
	}
	for _, a := range checks[0].Annotations {
		if isNew := strings.HasPrefix(a.Title, "New: "); isNew != strings.Contains(a.Message, "service_owner_named") {
			m.t.Errorf("%s: %s", a.Title, a.Message)
		}
	}
}

// TestACloneWithoutTheBaseSaysWhatToCheckOut: the clone is of a fork that never had the
// base commit. A comparison is impossible, and the message must say to check out the
// merge commit and not to fetch more.
func TestACloneWithoutTheBaseSaysWhatToCheckOut(t *testing.T) {
	m := newMerging(t)
	m.old = "fedcba9876543210fedcba9876543210fedcba98"
	m.opens("someone/soil")
	m.git("checkout", "-q", m.head)
	_, errs, _ := m.check()
	if !strings.Contains(errs, "is not told, because the clone does not have the commit that it is compared with: let actions/checkout check out this repository and the merge commit") {
		t.Error(errs)
	}
}

// TestAnnotationsStandOnLinesOfTheHead: the merge commit is checked out, where lines
// have other numbers than at the head of the pull request. Each annotation must be at
// the line of the head that has its fault.
func TestAnnotationsStandOnLinesOfTheHead(t *testing.T) {
	m := newMerging(t)
	m.git("checkout", "-q", "change")
	m.head = m.commit(strings.Replace(m.proposed(m.good), "title: Soil checks beta", "title: Soil checks, beta", 1))
	m.opens("DEFRA/soil")
	m.merge()
	if _, errs, status := m.check(); status != command.ToMend {
		t.Fatalf("status %d: %s", status, errs)
	}
	lines := strings.Split(m.git("show", m.head+":soil/delivery-group.yaml"), "\n")
	check := m.repository.Checks()[0]
	for _, a := range check.Annotations {
		line := lines[a.StartLine-1]
		for rule, says := range map[string]string{"service_owner_named": "id: soil-checks", "roadmap_fresh": "roadmap:", "guide.transparent": "group: {id"} {
			if strings.HasSuffix(a.Message, rule) && !strings.Contains(line, says) {
				t.Errorf("%s stands beside %q", rule, line)
			}
		}
		if strings.HasPrefix(line, "# ") {
			t.Errorf("%s stands beside %q", a.Message, line)
		}
	}
	// The fault of main is on no line of the head. The summary must say that not all
	// problems are shown beside a line.
	if !strings.Contains(check.Summary, "are shown beside their lines") {
		t.Error(check.Summary)
	}
	// Without a token, the workflow commands in the log must be at the same lines.
	m.env["GITHUB_TOKEN"] = ""
	out, _, _ := m.check()
	if !strings.Contains(out, fmt.Sprintf("::error file=soil/delivery-group.yaml,line=%d,", lineOf(lines, "roadmap:"))) || !strings.Contains(out, "::notice title=Not beside a line::") {
		t.Error(out)
	}
}

func lineOf(lines []string, begins string) int {
	for i, line := range lines {
		if strings.HasPrefix(line, begins) {
			return i + 1
		}
	}
	return 0
}

// TestAShallowCloneSaysSo: the clone has only one or two commits. If it is too shallow
// for a comparison, dgcheck must say so and what to do, and must not say "0 new".
func TestAShallowCloneSaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		depth string
		merge bool
		tells bool
	}{
		"C1 the merge commit with its parents": {"2", true, true},
		"C1 the merge commit alone":            {"1", true, false},
		"C1 the head alone":                    {"1", false, false},
		"C1 the head and its parent":           {"2", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMerging(t)
			m.opens("DEFRA/soil")
			out := m.head
			if c.merge {
				out = m.merge()
			}
			m.git("branch", "-f", "wanted", out)
			m.git("clone", "-q", "--depth", c.depth, "--branch", "wanted", "file://"+m.folder, m.path("shallow"))
			if c.merge && !c.tells {
				m.repository.SetFiles(m.head, map[string]string{"soil/delivery-group.yaml": m.proposed(m.good)})
			}
			_, errs, status := m.run("check", m.path("shallow/soil"), "--as-of", "2026-11-22", "-f", "json="+m.path("result.json"), "--publish")
			if status != command.ToMend {
				t.Fatalf("status %d: %s", status, errs)
			}
			said := strings.Contains(errs, "What is new in this pull request is not told, because the clone does not have the commit that it is compared with: set `fetch-depth: 0` for actions/checkout.")
			if said == c.tells || strings.Contains(m.file("result.json"), `"new": `) != c.tells || strings.Contains(m.file("summary.md"), "`fetch-depth: 0`") == c.tells {
				t.Errorf("%s\n%s", errs, m.file("summary.md"))
			}
			// The annotations must be at lines of the head, also if the clone lacks the
			// head. dgcheck must then read the file from GitHub.
			lines := strings.Split(m.proposed(m.good), "\n")
			found := false
			for _, a := range m.repository.Checks()[0].Annotations {
				if strings.HasSuffix(a.Message, "service_owner_named") || strings.HasSuffix(a.Message, "guide.user_centred") {
					found = true
					if !strings.Contains(lines[a.StartLine-1], "id: soil-checks") {
						t.Errorf("C2 %s stands beside %q", a.Message, lines[a.StartLine-1])
					}
				}
			}
			if !found {
				t.Error("C2 the service is in no annotation")
			}
		})
	}
}

// TestWhatHasOneRightAnswerIsSuggestedOnChangedLines: the declaration has two misspelt
// words, one on a line that the pull request changes and one on another line. Only the
// first must get a suggestion.
func TestWhatHasOneRightAnswerIsSuggestedOnChangedLines(t *testing.T) {
	for name, out := range map[string]func(*merging) string{
		"the head":         func(m *merging) string { m.git("checkout", "-q", m.head); return m.head },
		"the merge commit": func(m *merging) string { return m.merge() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMerging(t)
			before := strings.Replace(m.good, "phase: alpha", "phase: alpa", 1)
			if before == m.good {
				t.Fatal("the group has no service in alpha")
			}
			m.git("checkout", "-q", "change")
			m.git("reset", "-q", "--hard", m.old)
			m.old = m.commit(before)
			m.main = m.old
			m.head = m.commit(strings.Replace(before, "horizon: now", "horizon: nowe", 1))
			line := 1 + strings.Count(before[:strings.Index(before, "horizon: now")], "\n")
			m.opens("DEFRA/soil")
			out(m)
			for number := 1; number <= 2; number++ {
				m.repository.Shows(number, "soil/delivery-group.yaml", line)
			}
			_, errs, status := m.check("--fixes", "suggest")
			all := m.repository.LineComments(2)
			if status != command.ToMend || len(all) != 1 || all[0].Line != line || all[0].Commit != m.head || !strings.Contains(all[0].Body, "horizon: now") {
				t.Fatalf("status %d, %+v: %s", status, all, errs)
			}
			if _, errs, _ = m.check("--fixes", "suggest"); len(m.repository.LineComments(2)) != 1 {
				t.Errorf("suggested again: %s", errs)
			}
			if _, errs, _ = m.check("--fixes", "suggest", "--dry-run"); strings.Contains(errs, "Would suggest") {
				t.Errorf("a rehearsal suggests again: %s", errs)
			}
		})
	}
	s := newScene(t)
	if _, errs, status := s.check("--fixes", "all"); status != command.WrongUse || !strings.Contains(errs, "--fixes is suggest or off") {
		t.Errorf("status %d: %s", status, errs)
	}
}

// TestEvidenceOfTheBaseCounts: a file of evidence is in the repository itself. It must
// count if it is the same on the branch that the proposed change is to be merged into,
// and not if the change adds or changes it.
func TestEvidenceOfTheBaseCounts(t *testing.T) {
	const seen = `{"schema":"dgcheck.evidence/1","group":"soil-health","declaration":{"repo":"","commit":"","digest":""},"collected":{"by":"","until":"2026-11-22","run":"","asked":["delivery"]},"sources":[],"facts":[]}` + "\n"
	for _, test := range []struct {
		onBase, inProposal string
		want               evidence.Trust
	}{
		{seen, seen, evidence.ByBase},
		{"", seen, evidence.ByNone},
		{seen, strings.Replace(seen, `"until":"2026-11-22"`, `"until":"2026-11-21"`, 1), evidence.ByNone},
	} {
		t.Run(string(test.want), func(t *testing.T) {
			t.Parallel()
			m := newMerging(t)
			m.git("checkout", "-q", "main")
			if test.onBase != "" {
				write(t, m.path("soil/evidence.json"), test.onBase)
			}
			m.main = m.commit(m.broken(m.good))
			m.git("checkout", "-q", "-b", "proposal")
			write(t, m.path("soil/evidence.json"), test.inProposal)
			m.head = m.commit(m.proposed(m.good))
			m.opens("DEFRA/soil")
			m.merge()
			if _, errs, status := m.check("--evidence", m.path("soil/evidence.json")); status != command.ToMend {
				t.Fatalf("status %d: %s", status, errs)
			}
			if got := m.file("result.json"); !strings.Contains(got, fmt.Sprintf(`"trust": %q`, test.want)) {
				t.Errorf("it is not by %s", test.want)
			}
		})
	}
}
