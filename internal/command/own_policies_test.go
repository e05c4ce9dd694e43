package command_test

import (
	"archive/zip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/report"
)

const ownHead = `# METADATA
# title: Something of our own
# description: It is asked for here alone.
# custom:
#   severity: warning
#   judges: group
#   remedy: Do it.
package dgcheck.rules.PACKAGE

`

// pass is the body of a rule in Rego that passes. A condition may be appended.
const pass = `result := {"pass": "All is well.", "at": ["group"]}`

// own writes an organisation's policies with one rule and returns their folder.
func own(t *testing.T, pack, body string) string {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, pack, "own", "own.rego"), strings.Replace(ownHead, "PACKAGE", pack+".own", 1)+body+"\n")
	return folder
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// judgedBy runs a check with these policies. It returns the results of the built-in
// rules, the problem with the organisation's policies, standard error and the exit
// status.
func judgedBy(t *testing.T, policies ...string) (ours []any, ownProblem, errs string, status int) {
	t.Helper()
	args := []string{"check", "../../testdata/groups/soil-health", "--as-of", "2026-11-22", "-f", "json"}
	for _, folder := range policies {
		args = append(args, "--policy", folder)
	}
	out, errs, status := run(t, args...)
	var result struct {
		Groups []struct {
			Own     string `json:"own_problem"`
			Results []any  `json:"results"`
		} `json:"groups"`
	}
	if err := json.Unmarshal([]byte(out), &result); err != nil || len(result.Groups) != 1 {
		t.Fatalf("the result is not whole: %v: %s", err, errs)
	}
	for _, r := range result.Groups[0].Results {
		if !strings.HasPrefix(r.(map[string]any)["rule"].(string), "acme.") {
			ours = append(ours, r)
		}
	}
	return ours, result.Groups[0].Own, errs, status
}

// TestHostilePoliciesChangeNothing: for each of these harmful policies, the check must
// end with status 3 and a sentence about it. The results of the built-in rules must be
// the same as without it.
func TestHostilePoliciesChangeNothing(t *testing.T) {
	without, _, _, _ := judgedBy(t)
	link := t.TempDir()
	if err := os.MkdirAll(filepath.Join(link, "acme", "own"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/hosts", filepath.Join(link, "acme", "own", "own.rego")); err != nil {
		t.Skip("no links here")
	}
	helper := own(t, "acme", pass)
	write(t, filepath.Join(helper, "lib", "sly.rego"), "package dgcheck.lib.groups\n\nclosed := \"by us\"\n")
	masked := own(t, "acme", pass)
	write(t, filepath.Join(masked, "lib", "dates.rego"), "package own.dates\n\ntoday := 0\n")
	bundle := filepath.Join(t.TempDir(), "bundle.tar.gz")
	write(t, bundle, "not an archive")
	for name, c := range map[string]struct{ policies, sentence string }{
		"an endless loop": {own(t, "acme", pass+` if {
	some i in numbers.range(1, 100000)
	some j in numbers.range(1, 100000)
	i * j == -1
}`), "seconds to work out and were ended"},
		"an endless list":         {own(t, "acme", pass+` if count(numbers.range(1, 10000000000)) > 0`), "were ended"},
		"a string of gigabytes":   {own(t, "acme", pass+" if {\n\ttens := concat(\"\", [\"0123456789\" | some i in numbers.range(1, 100000)])\n\tcount(replace(tens, \"0\", tens)) > 0\n}"), "were ended"},
		"the network":             {own(t, "acme", pass+` if http.send({"method": "get", "url": "https://example.gov.uk"}).status_code == 200`), "policies may not call http.send"},
		"a file":                  {own(t, "acme", pass+` if json.match_schema({}, {"$ref": "file:///etc/hosts"})[0]`), "policies may not call json.match_schema"},
		"the clock":               {own(t, "acme", pass+` if time.now_ns() > 0`), "policies may not call time.now_ns"},
		"the environment":         {own(t, "acme", pass+` if opa.runtime().env.HOME`), "policies may not call opa.runtime"},
		"a rule of ours":          {own(t, "guide", strings.ReplaceAll(pass, "own", "roadmap_exists")), "the pack guide is one of dgcheck's own"},
		"the data pack":           {own(t, "data", pass), "the pack data is one of dgcheck's own"},
		"a helper of ours":        {helper, "the package of a helper begins with own"},
		"a helper in our place":   {masked, "lib/dates.rego has the name of one of dgcheck's helpers"},
		"a link":                  {link, "acme/own/own.rego is not a regular file"},
		"a bundle that is none":   {bundle, "a bundle is a tar archive compressed by gzip"},
		"nothing":                 {t.TempDir(), "there is no pack"},
		"a folder that is not":    {filepath.Join(t.TempDir(), "nowhere"), "no such file"},
		"a verdict nobody knows":  {own(t, "acme", strings.Replace(pass, `"pass"`, `"waived"`, 1)), "acme.own: the result"},
		"a subject said twice":    {own(t, "acme", strings.Replace(pass, `"at"`, `"fail": "It is not.", "at"`, 1)), "it gives two verdicts, fail and pass"},
		"a day that is none":      {own(t, "acme", strings.Replace(pass, `"at"`, `"due": "next week", "at"`, 1)), "its `due` cannot be read"},
		"a file elsewhere":        {own(t, "acme", strings.Replace(pass, `"at"`, `"file": "../../etc/hosts", "at"`, 1)), "`file` is nothing that a result may say"},
		"a place below nothing":   {own(t, "acme", strings.Replace(pass, `"at": ["group"]`, `"at": ["services", -1]`, 1)), "its `at` cannot be read"},
		"a place miles away":      {own(t, "acme", strings.Replace(pass, `"at": ["group"]`, `"at": [i | some i in numbers.range(1, 1000)]`, 1)), "its `at` cannot be read"},
		"a message without end":   {own(t, "acme", strings.Replace(pass, `"All is well."`, `concat("", ["word " | some i in numbers.range(1, 5000)])`, 1)), "longer than 20000 bytes"},
		"the terminal":            {own(t, "acme", pass+" if print(input)"), "policies may not call print"},
		"a function there is not": {own(t, "acme", pass+" if nosuch(1)"), "there is no function nosuch"},
		"silence":                 {own(t, "acme", pass+` if false`), "acme.own: it says nothing"},
		"an error":                {own(t, "acme", pass+` if to_number("a word") == 1`), "could not be worked out"},
		"what is no Rego":         {own(t, "acme", "result contains"), "acme/own/own.rego:11: unexpected"},
	} {
		t.Run(name, func(t *testing.T) {
			ours, problem, errs, status := judgedBy(t, c.policies)
			if status != 3 {
				t.Errorf("exit status %d, want 3", status)
			}
			if !strings.Contains(errs, c.sentence) {
				t.Errorf("it says %q (%q in the result), want %q", errs, problem, c.sentence)
			}
			if diff := cmp.Diff(without, ours); diff != "" {
				t.Errorf("our results changed: %s", diff)
			}
		})
	}
}

func TestOwnPoliciesMayDoWhatOursDo(t *testing.T) {
	folder := own(t, "acme", `import data.dgcheck.lib.phases
import data.own.words

result := {"fail": words.said(count([1 | some service in input.services; phases.live(service)])), "at": ["group"]}`)
	write(t, filepath.Join(folder, "lib", "words.rego"), "package own.words\n\nsaid(n) := $\"We have {n} live services.\"\n")
	out, errs, status := run(t, "check", "../../testdata/groups/soil-health", "--as-of", "2026-11-22", "--policy", folder, "--pack", "acme", "--fail-on", "warning")
	if status != 1 || errs != "" || !strings.Contains(out, "We have 0 live services. [acme.own]") {
		t.Errorf("status %d, stderr %q, out %s", status, errs, out)
	}
}

// TestAGroupMayWaiveAnOwnRule: a waiver must work for an organisation's rule as for any
// other.
func TestAGroupMayWaiveAnOwnRule(t *testing.T) {
	folder := own(t, "acme", strings.Replace(pass, `"pass"`, `"fail"`, 1))
	group := t.TempDir()
	write(t, filepath.Join(group, "delivery-group.yaml"), `dgcheck: 1
group: {id: soil-health, name: Soil health, packs: [acme]}
waivers:
  - {rule: acme.own, reason: We are moving, approved_by: {role: Assurance lead, email: assurance@example.gov.uk}, approved_on: 2026-11-02, expires: 2026-12-31}
`)
	out, errs, status := run(t, "check", group, "--as-of", "2026-11-22", "--policy", folder, "--fail-on", "info")
	if status != 0 || errs != "" || !strings.Contains(out, "Waived until 31 December 2026: We are moving.") {
		t.Errorf("status %d, stderr %q, out %s", status, errs, out)
	}
}

// TestARefusedPolicyIsNamedWhateverElseIsAsked: the message about a refused policy must
// also appear if other flags depend on that policy.
func TestARefusedPolicyIsNamedWhateverElseIsAsked(t *testing.T) {
	broken := own(t, "acme", "result contains")
	out, errs, status := run(t, "check", "../../testdata/groups/soil-health", "--as-of", "2026-11-22", "--policy", broken, "--pack", "acme")
	if status != 3 || !strings.Contains(errs, "acme/own/own.rego:11: unexpected") || !strings.Contains(out, "Not judged by the organisation's own policies") {
		t.Errorf("status %d, stderr %q, out %s", status, errs, out)
	}
	figures := filepath.Join(t.TempDir(), "figures.yaml")
	write(t, figures, "acme: {limit: 3}\n")
	_, errs, status = run(t, "check", "../../testdata/groups/soil-health", "--as-of", "2026-11-22", "--policy", broken, "--params", figures)
	if status != 3 || !strings.Contains(errs, "acme/own/own.rego:11: unexpected") || !strings.Contains(errs, "acme.limit is not a figure we know") {
		t.Errorf("status %d, stderr %q", status, errs)
	}
}

// TestAFolderLikeOursIsNoPolicyOfTheirs: an organisation's policies must not replace
// the built-in ones, even if they are a copy of them.
func TestAFolderLikeOursIsNoPolicyOfTheirs(t *testing.T) {
	for _, args := range [][]string{{"rules"}, {"explain", "guide.roadmap_exists"}} {
		out, errs, status := run(t, append(args, "--policy", "../../policies")...)
		if status != 3 || out != "" || !strings.Contains(errs, "is in no place for Rego") {
			t.Errorf("%v: status %d, stderr %q", args, status, errs)
		}
	}
}

// TestOwnExamplesAreLaidOverABase tests an organisation's rule whose broken example is
// written as a change of the pack's base.yaml.
func TestOwnExamplesAreLaidOverABase(t *testing.T) {
	const rego = `result := {"pass": "", "at": ["group", "name"]} if input.group.name != ""

result := {"fail": "It has no name.", "at": ["group", "name"]} if input.group.name == ""
`
	for broken, says := range map[string]string{
		"# Nobody has named it.\n# without group.name\n": "2 tests and examples, 0 failed",
		"# without group.nam\n":                          "acme/own/broken.yaml: without group.nam leads nowhere: group in the base has no nam",
		"# All is well.\n":                               "failed: acme/own/broken: broken example: the example does not break the rule",
		"":                                               "failed: acme/own/broken: broken example: there is no broken.yaml beside the rule",
	} {
		folder := own(t, "acme", rego)
		write(t, filepath.Join(folder, "acme", "base.yaml"), "dgcheck: 1\ngroup: {id: soil-health, name: Soil health}\n")
		if broken != "" {
			write(t, filepath.Join(folder, "acme", "own", "broken.yaml"), broken)
		}
		out, errs, _ := run(t, "policy", "test", folder)
		if !strings.Contains(out+errs, says) {
			t.Errorf("%q: no %q in:\n%s%s", broken, says, out, errs)
		}
		if !strings.HasSuffix(says, "0 failed") {
			continue
		}
		out, errs, _ = run(t, "explain", "acme.own", "--policy", folder)
		for _, part := range []string{"Nobody has named it.\n    group:\n      # ← no `name` here\n", "    group:\n      name: Soil health  # ←\n"} {
			if !strings.Contains(out, part) {
				t.Errorf("no %q in:\n%s%s", part, out, errs)
			}
		}
	}
}

// TestRefusedPoliciesAreToldInEveryFormat: if an organisation's policies are refused,
// the report must say so in every format, so that no group looks wholly judged.
func TestRefusedPoliciesAreToldInEveryFormat(t *testing.T) {
	refused := own(t, "acme", "result contains")
	for _, format := range report.Formats() {
		out, _, status := run(t, "check", "../../testdata/groups/flood-resilience", "--pack", "guide", "--as-of", "2026-11-22", "--policy", refused, "-f", format)
		if status != 3 {
			t.Errorf("%s: status %d, want 3", format, status)
		}
		want := "own policies"
		switch format {
		case "json":
			want = `"own_problem": `
		case "junit":
			want = "policies: acme/own/own.rego"
		case "badge", "badge-svg":
			want = "not wholly judged"
		case "xlsx":
			out = unzipped(t, out)
		case "assurance":
			continue // it contains only the standards, which these policies do not affect
		}
		if !strings.Contains(out, want) {
			t.Errorf("%s says nothing of it:\n%.1500s", format, out)
		}
	}
}

// unzipped returns the text of all files in a workbook.
func unzipped(t *testing.T, workbook string) string {
	t.Helper()
	parts, err := zip.NewReader(strings.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range parts.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
