package command_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/command"
	"github.com/DEFRA/dgcheck/internal/sources"
	"github.com/DEFRA/dgcheck/policies"
)

// instead is a file system with one file replaced. The field name is the path of that
// file, and the field text is its new content.
type instead struct {
	fs.FS
	name string
	text string
}

func (i instead) Open(name string) (fs.File, error) {
	if name == i.name {
		return fstest.MapFS{name: &fstest.MapFile{Data: []byte(i.text)}}.Open(name)
	}
	return i.FS.Open(name)
}

const guidePage = "## Ownership\n\nLoaves have owners.\n\n## Days\n\nBread is baked daily.\n"

// withPassages runs dgcheck with a passages.yaml about two invented pages. It returns
// standard output, standard error and the exit status.
func withPassages(t *testing.T, args ...string) (string, string, int) {
	t.Helper()
	var b strings.Builder
	b.WriteString("pages:\n  guide: {document: \"000\", link: https://example.gov.uk/guide}\n  other: {document: \"001\", link: https://example.gov.uk/other}\npassages:\n")
	for _, c := range [][2]string{{"DG-OWN-3", "loaves"}, {"DG-OWN-8", "baked"}} {
		found := sources.Read("guide.md", []byte(guidePage)).Record(c[1])[0]
		fmt.Fprintf(&b, "  %s: [{page: guide, section: %s, at: %d, words: %d, sha256: %q}]\n", c[0], found.Section, found.At, found.Words, found.SHA256)
	}
	b.WriteString("  ST-F-1: [{page: other, at: 0, words: 2, sha256: \"0123456789abcdef\"}]\n")
	var out, errs bytes.Buffer
	h := host(&out, &errs)
	h.Policies = instead{policies.FS, "passages.yaml", b.String()}
	status := command.Main(t.Context(), args, h)
	return out.String(), errs.String(), status
}

func snapshotOf(t *testing.T, text string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "guide.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestSourcesCheckSaysWhatToReview(t *testing.T) {
	for name, c := range map[string]struct {
		page   string
		status int
		want   string
	}{
		"all stand": {guidePage, 0, "not looked at: https://example.gov.uk/other\n2 passages: 2 stand, 0 moved, 0 changed, 0 gone; 1 not looked at, because their pages are not there.\n"},
		"one changed": {strings.Replace(guidePage, "Loaves have", "Loaves may have", 1), 5, `DG-OWN-3 changed: its section is there, and its words are not, in guide.md
  https://example.gov.uk/guide#ownership
  review guide.service_owner_named
  Read the page, bring the clause and the rules up to date, and record the passage again.
not looked at: https://example.gov.uk/other
2 passages: 1 stand, 0 moved, 1 changed, 0 gone; 1 not looked at, because their pages are not there.
`},
		"one moved": {strings.Replace(guidePage, "## Days", "## Weeks", 1), 5, `DG-OWN-8 moved: its words stand as they were, now in guide.md, under weeks
  https://example.gov.uk/guide#days
  review guide.content_owned
  Look whether it still means the same where it is, and record it again.
not looked at: https://example.gov.uk/other
2 passages: 1 stand, 1 moved, 0 changed, 0 gone; 1 not looked at, because their pages are not there.
`},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, status := withPassages(t, "sources", "check", snapshotOf(t, c.page))
			if diff := cmp.Diff(c.want, out); diff != "" || status != c.status || errs != "" {
				t.Errorf("status %d: %s\n%s", status, errs, diff)
			}
		})
	}
}

func TestSourcesCheckInItsFormats(t *testing.T) {
	folder := snapshotOf(t, "## Days\n\nBread is baked.\n")
	out, _, status := withPassages(t, "sources", "check", folder, "-f", "markdown")
	if !strings.Contains(out, "- [ ] [DG-OWN-3](https://example.gov.uk/guide#ownership): gone: ") || !strings.Contains(out, "Not looked at:\n\n- https://example.gov.uk/other\n") || status != 5 {
		t.Errorf("status %d:\n%s", status, out)
	}
	out, _, _ = withPassages(t, "sources", "check", folder, "-f", "json")
	var said struct {
		Passages []struct{ Clause, State string }
	}
	err := json.Unmarshal([]byte(out), &said)
	if diff := cmp.Diff([]struct{ Clause, State string }{{"DG-OWN-3", "gone"}, {"DG-OWN-8", "changed"}, {"ST-F-1", "not looked at"}}, said.Passages); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

func TestSourcesWrongUse(t *testing.T) {
	for name, c := range map[string]struct {
		args   []string
		status int
		says   string
	}{
		"no folder":      {[]string{"sources", "check"}, 2, "the folder with the saved pages"},
		"another format": {[]string{"sources", "check", ".", "-f", "xml"}, 2, `as text, markdown or json, not "xml"`},
		"nothing there":  {[]string{"sources", "check", t.TempDir()}, 3, "no page of a source is in "},
		"missing folder": {[]string{"sources", "check", filepath.Join(t.TempDir(), "none")}, 3, "none"},
		"no words":       {[]string{"sources", "passage", "guide.md"}, 2, "takes a saved page and words of the passage"},
		"no such words":  {[]string{"sources", "passage", filepath.Join(snapshotOf(t, guidePage), "guide.md"), "cake"}, 2, `has the words "cake"`},
	} {
		t.Run(name, func(t *testing.T) {
			if _, errs, status := run(t, c.args...); status != c.status || !strings.Contains(errs, c.says) {
				t.Errorf("status %d: %s", status, errs)
			}
		})
	}
}

// TestEveryClauseHasAPassage checks that every clause has a passage, and that its links
// lead to the page of the clause's document.
func TestEveryClauseHasAPassage(t *testing.T) {
	out, _, _ := run(t, "clauses", "-f", "json")
	var table struct {
		Clauses []struct {
			ID    string
			Links []string
		}
	}
	if err := json.Unmarshal([]byte(out), &table); err != nil || len(table.Clauses) < 400 {
		t.Fatal(err, len(table.Clauses))
	}
	for _, clause := range table.Clauses {
		if len(clause.Links) == 0 || !strings.HasPrefix(clause.Links[0], "https://") {
			t.Errorf("%s leads nowhere: %v", clause.ID, clause.Links)
		}
	}
	if out, _, _ := run(t, "explain", "DG-OWN-3"); !strings.Contains(out, "https://digital.defra.gov.uk/delivery-groups/follow-delivery-governance#ownership") {
		t.Errorf("no section:\n%s", out)
	}
}
