package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository makes a git repository whose first commit, on the branch main, has these
// files.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	folder := t.TempDir()
	place(t, folder, files)
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "before"}} {
		run := exec.Command("git", args...)
		run.Dir, run.Env = folder, append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
		if said, err := run.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, said)
		}
	}
	return folder
}

func place(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		write(t, filepath.Join(folder, filepath.FromSlash(name)), content)
	}
}

func TestAComparisonFitsTheSchemaOfTheResult(t *testing.T) {
	folder := repository(t, map[string]string{"delivery-group.yaml": "dgcheck: 1\ngroup: {id: g, name: G, packs: [guide, standards]}\n"})
	place(t, folder, map[string]string{"delivery-group.yaml": "dgcheck: 1\ngroup: {id: g, name: G, packs: [guide, standards]}\nservices: [{id: a, name: A}]\n"})
	out, errs, status := run(t, "check", folder, "--as-of", "2026-11-22", "--base", "main", "-f", "json")
	if errs != "" || status != 1 {
		t.Errorf("status %d: %s", status, errs)
	}
	valid(t, resultSchema(t), out)
	if !strings.Contains(out, `"change": "new"`) || !strings.Contains(out, `"change": "standing"`) {
		t.Error("nothing is new, or nothing stands")
	}
}

// TestAmountsThatAreNowPrivateStayPrivate: the group had public amounts at the base
// commit and has made them private since. The report quotes messages of findings at the
// base commit, and must not show the amounts in them.
func TestAmountsThatAreNowPrivateStayPrivate(t *testing.T) {
	group := "dgcheck: 1\ngroup: {id: g, name: G, founded: 2025-01-05}\n"
	folder := repository(t, map[string]string{"delivery-group.yaml": group + "finance:\n  months: {2026-10: {forecast: £31415x, actual: 27182y}}\n"})
	out, _, _ := run(t, "check", folder, "--as-of", "2026-11-22")
	if !strings.Contains(out, "31415") {
		t.Fatalf("the amount is not in:\n%s", out)
	}
	place(t, folder, map[string]string{"delivery-group.yaml": group + "finance: {mode: headline}\n"})
	for _, format := range []string{"text", "json"} {
		out, _, _ := run(t, "check", folder, "--as-of", "2026-11-22", "--base", "main", "--show", "all", "-f", format)
		if strings.Contains(out, "31415") || strings.Contains(out, "27182") || !strings.Contains(out, "which the group now keeps private") {
			t.Errorf("%s tells an amount, or does not say that it does not:\n%s", format, out)
		}
	}
}

// TestTwinsThatStoodAreStanding: two groups have the same id, which is a finding. If
// they had the same id at the base commit already, the finding must not be called new.
// If they had not, it must be called new.
func TestTwinsThatStoodAreStanding(t *testing.T) {
	twins := map[string]string{"a/delivery-group.yaml": "dgcheck: 1\ngroup: {id: g, name: A}\n", "b/delivery-group.yaml": "dgcheck: 1\ngroup: {id: g, name: B}\n"}
	folder := repository(t, twins)
	out, errs, status := run(t, "check", folder, "--as-of", "2026-11-22", "--base", "main", "--fail-on-new", "info")
	if status != 0 || !strings.Contains(out, "Another group has the same id") || strings.Contains(out, "(new)") {
		t.Errorf("status %d: %s\n%s", status, errs, out)
	}
	folder = repository(t, map[string]string{"a/delivery-group.yaml": twins["a/delivery-group.yaml"], "b/delivery-group.yaml": strings.ReplaceAll(twins["b/delivery-group.yaml"], "id: g", "id: h")})
	place(t, folder, twins)
	out, _, _ = run(t, "check", folder, "--as-of", "2026-11-22", "--base", "main", "--fail-on-new", "info")
	if !strings.Contains(out, "error (new): Another group has the same id") {
		t.Errorf("a twin that is new is not:\n%s", out)
	}
}

// TestOwnPoliciesJudgeBoth: an organisation's rules must judge the group as it is now,
// and also as it was at the base commit.
func TestOwnPoliciesJudgeBoth(t *testing.T) {
	folder := repository(t, map[string]string{"delivery-group.yaml": "dgcheck: 1\ngroup: {id: g, name: G}\n"})
	say := `result := {verdict: "It is so.", "at": ["group"]}`
	stands := own(t, "acme", `verdict := "fail"`+"\n\n"+say)
	if out, errs, _ := run(t, "check", folder, "--as-of", "2026-11-22", "--base", "main", "--policy", stands); !strings.Contains(out, "warning: It is so. [acme.own]") {
		t.Errorf("%s\n%s", errs, out)
	}
	place(t, folder, map[string]string{"delivery-group.yaml": "dgcheck: 1\ngroup: {id: g, name: G}\nservices: [{id: a, name: A}]\n"})
	comes := own(t, "acme", `default verdict := "pass"`+"\n\n"+`verdict := "fail" if count(input.services) > 0`+"\n\n"+say)
	if out, errs, _ := run(t, "check", folder, "--as-of", "2026-11-22", "--base", "main", "--policy", comes); !strings.Contains(out, "warning (new): It is so. [acme.own]") {
		t.Errorf("%s\n%s", errs, out)
	}
	fails := own(t, "acme", `verdict := "nonsense"`+"\n\n"+say)
	out, errs, status := run(t, "check", folder, "--as-of", "2026-11-22", "--base", "main", "--policy", fails, "--fail-on-new", "info")
	if status != 3 || !strings.Contains(out, "Not compared with main: the organisation's own policies could not judge it") {
		t.Errorf("status %d: %s\n%s", status, errs, out)
	}
}
