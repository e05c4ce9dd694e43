package declaration_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// inLines is a declaration without braces or brackets.
const inLines = `dgcheck: 1
group:
  id: soil-health
  name: Soil health
  founded: 2026-04-01
  lead:
    role: Delivery group lead
    email: soil-lead@example.gov.uk
outcomes:
  - id: healthier-soil
    title: More farmland soil is in good condition
    owner:
      role: Head of Soil Policy
      email: soil-policy@example.gov.uk
    measures:
      - id: fields
        title: Fields in good condition
        unit: fields
services_reviewed: 2026-11-02
services:
  - id: soil-checks
    name: Record a soil check
    phases:
      - phase: discovery
        from: 2026-04-01
      - phase: private-beta
        from: 2026-08-03
    owner:
      role: Head of Soil Operations
      email: soil-ops@example.gov.uk
    outcomes:
      - healthier-soil
    transactional: true
  - id: soil-problem
    name: Report a soil problem
    owner:
      role: Head of Soil Policy
retrospectives:
  last: 2026-11-13
roadmap:
  reviewed: 2026-11-02

  # What comes now.
  items:
    - id: beta
      title: Take soil checks to beta, and then report on how farmers find it in the field
      horizon: now
      outcomes:
        - healthier-soil
pipeline:
  updated: 2026-11-16
  items:
  - id: alpha
    title: Soil checks alpha
    status: in-progress
    value: 180000
finance:
  forecast_updated: 2026-11-09
  months:
    2026-10:
      forecast: 42000
      actual: 42400
    2026-11: {forecast: 45000}
  kind_split: not-used
waivers:
  - rule: guide.team_published
    reason: >-
      The page of the team is being written again,
      and will be back.
    approved_by: {role: Director}
    expires: 2026-12-31
legacy: none
`

// TestATabInTheFirstLineOfABlock puts a tab before the first line below a key that ends
// in a colon. The remedy must give the depth of the block.
func TestATabInTheFirstLineOfABlock(t *testing.T) {
	const with = "This line is indented with a tab, which YAML does not allow. Write `%s` with %d spaces in front."
	for name, c := range map[string]struct {
		text, line string
		depth      int
	}{
		"the only line of a section": {"retrospectives:\n\tlast: 2026-11-13\nlegacy: none\n", "last: 2026-11-13", 2},
		"the last line":              {"retrospectives:\n\tlast: 2026-11-13\n", "last: 2026-11-13", 2},
		"a section that goes on":     {"pipeline:\n\tupdated: 2026-11-16\n  items: []\n", "updated: 2026-11-16", 2},
		"a list of files":            {"finance:\n\tfiles:\n    - finance-2026-27.csv\n", "files:", 2},
		"a file":                     {"finance:\n  files:\n\t- finance-2026-27.csv\n  forecast_updated: 2026-11-09\n", "- finance-2026-27.csv", 4},
		"a post":                     {"services:\n  - id: a\n    owner:\n\t  role: Head of Soil\n      email: a@example.gov.uk\n", "role: Head of Soil", 6},
		"a key after a list":         {"services:\n  - id: a\n    outcomes:\n      - b\n\tname: Soil checks\n", "name: Soil checks", 4},
		"a section after another":    {"services:\n  - id: a\n\tservices_reviewed: 2026-11-02\nlegacy: none\n", "services_reviewed: 2026-11-02", 0},
	} {
		t.Run(name, func(t *testing.T) {
			d := loadText(t, "dgcheck: 1\n"+c.text)
			want := strings.Replace(fmt.Sprintf(with, c.line, c.depth), "0 spaces", "no space", 1)
			if len(d.Faults) == 0 || d.Faults[0].Because+" "+d.Faults[0].Remedy != want {
				t.Errorf("want %s, got %+v", want, d.Faults)
			}
		})
	}
}

var writeThisLine = regexp.MustCompile(`^Write this line with (no|one|[0-9]+) spaces? in front\.$`)

// TestATabIsTakenOutInOneStep puts a tab before every line of declarations without
// faults, in front of its spaces and in place of them, and follows the one remedy. The
// file must then be read as before.
func TestATabIsTakenOutInOneStep(t *testing.T) {
	texts := map[string]string{"in lines": inLines}
	for _, group := range []string{"new-group"} {
		sound, err := os.ReadFile(filepath.Join("../../testdata/groups", group, single))
		if err != nil {
			t.Fatal(err)
		}
		texts[group] = string(sound)
	}
	tried := 0
	for group, sound := range texts {
		if d := loadText(t, sound); gravest(d) > 0 {
			t.Fatalf("%s: %+v", group, d.Faults)
		}
		want := facts(loadText(t, string(sound)))
		lines := strings.Split(string(sound), "\n")
		for i, line := range lines {
			text := strings.TrimLeft(line, " ")
			for _, tabbed := range []string{"\t" + line, "\t" + text} {
				all := append([]string{}, lines...)
				all[i] = tabbed
				tried++
				d := loadText(t, strings.Join(all, "\n"))
				if diff := cmp.Diff(want, facts(d)); diff == "" {
					continue // YAML allows a tab within brackets
				}
				where := fmt.Sprintf("%s:%d: %q", group, i+1, tabbed)
				var errors []declaration.Fault
				for _, fault := range d.Faults {
					if fault.Level == "" {
						errors = append(errors, fault)
					}
				}
				if len(errors) != 1 || errors[0].Where.Line != i+1 {
					t.Errorf("%s: want one fault, got %+v", where, errors)
					continue
				}
				all[i] = obeyTab(tabbed, errors[0].Remedy)
				if diff := cmp.Diff(want, facts(loadText(t, strings.Join(all, "\n")))); diff != "" {
					t.Errorf("%s: %s (-want +got):\n%s", where, errors[0].Remedy, diff)
				}
			}
		}
	}
	t.Logf("%d lines", tried)
	if tried < 150 {
		t.Errorf("only %d lines had a tab put before them", tried)
	}
}

// TestAFileFullOfTabsIsTakenOutOfThem indents a whole declaration with tabs, and
// follows all remedies of each reading. The file must then be read as before.
func TestAFileFullOfTabsIsTakenOutOfThem(t *testing.T) {
	want := facts(loadText(t, inLines))
	for _, width := range []int{2, 4} {
		lines := strings.Split(inLines, "\n")
		for i, line := range lines {
			text := strings.TrimLeft(line, " ")
			depth := len(line) - len(text)
			lines[i] = strings.Repeat("\t", depth/width) + strings.Repeat(" ", depth%width) + text
		}
		for range 5 {
			for _, fault := range loadText(t, strings.Join(lines, "\n")).Faults {
				if fault.Kind == declaration.Unreadable {
					lines[fault.Where.Line-1] = obeyTab(lines[fault.Where.Line-1], fault.Remedy)
				}
			}
		}
		if diff := cmp.Diff(want, facts(loadText(t, strings.Join(lines, "\n")))); diff != "" {
			t.Errorf("a tab for %d spaces (-want +got):\n%s\n%s", width, diff, strings.Join(lines, "\n"))
		}
	}
}

func obeyTab(line, remedy string) string {
	text := strings.TrimLeft(line, " \t")
	if part := writeThisLine.FindStringSubmatch(remedy); part != nil {
		return slipped(line, []string{"", text, part[1]})
	}
	if part := writeSlip.FindStringSubmatch(remedy); part != nil {
		return slipped(line, part)
	}
	return line
}
