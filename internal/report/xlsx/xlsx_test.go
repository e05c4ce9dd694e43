package xlsx_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/thedatashed/xlsxreader"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/report/xlsx"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

func amount(pence int64) *int64 { return &pence }

// group returns a group that has at least one row on every sheet. Every text is the
// given one.
func group(text string) scorecard.Scorecard {
	fail := finding.Finding{
		Rule: "guide.a_rule", Subject: "service:a", Verdict: finding.Fail, Severity: rule.Warning, Message: text, Remedy: text, Due: "2026-10-31",
		Where: source.Position{File: "a.yaml", Line: 3, Column: 4},
	}
	worse := fail
	worse.Severity, worse.Subject, worse.Due = rule.Error, "service:b", ""
	later := finding.Finding{Rule: "guide.b_rule", Subject: "group", Verdict: finding.NotDue, Message: text, Due: "2026-12-20"}
	card := scorecard.Scorecard{ID: text, Name: text, Path: "flood", Results: []finding.Finding{fail, worse, later}, Upcoming: []finding.Finding{later}}
	card.Tally = scorecard.Count(card.Results)
	card.Ratings = scorecard.Ratings{Overall: scorecard.Amber, Standards: []scorecard.Rating{{RAG: scorecard.Red}, {RAG: scorecard.Green}, {RAG: scorecard.Unjudged}, {RAG: scorecard.Amber}}}
	card.Overview = overview.Overview{
		Lead: text, Contacts: []overview.Contact{{As: "lead", Post: overview.Post{Role: text, Email: "lead@example.gov.uk"}}},
		Services: []overview.Service{{ID: "a", Name: text, Phase: "beta", Owner: overview.Post{Role: text}, Phases: []overview.Phase{{Name: "beta", From: "2026-05-01"}, {Name: "live", From: "2027-01-01", Planned: true}}}},
		Waivers:  []overview.Waiver{{Rule: "guide.a_rule", Reason: text, Scope: overview.Scope{Service: "a"}, Expires: "2027-02-28"}},
		Finance:  overview.Finance{Months: []overview.Month{{Month: "2026-10", Forecast: amount(1234567), Actual: amount(-5)}, {Month: "2026-11", Forecast: amount(100)}}},
	}
	return card
}

func written(t testing.TB, groups ...scorecard.Scorecard) []byte {
	t.Helper()
	run := scorecard.Run{AsOf: "2026-11-22", Version: "1.0.0", Digest: "sha256:0", Params: "sha256:1", Source: scorecard.Source{Repository: "https://github.com/DEFRA/flood", Commit: "abc"}}
	var out bytes.Buffer
	var reporter xlsx.XLSX
	if err := reporter.Begin(&out, run); err != nil {
		t.Fatal(err)
	}
	for i, g := range groups {
		if err := reporter.Group(&out, outline.Card{Scorecard: g, Index: i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := reporter.End(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// rows returns the rows of a sheet below its heading as another library reads them,
// such as "A=Flood | B=2026-10-01".
func rows(t testing.TB, content []byte, sheet string) []string {
	t.Helper()
	file, err := xlsxreader.NewReader(content)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for row := range file.ReadRows(sheet) {
		if row.Error != nil {
			t.Fatal(row.Error)
		}
		var cells []string
		for _, cell := range row.Cells {
			cells = append(cells, cell.Column+"="+cell.Value)
		}
		all = append(all, strings.Join(cells, " | "))
	}
	return all[1:]
}

func TestEverySheetHoldsItsRows(t *testing.T) {
	private := group("Soil")
	private.Overview.Finance.Private = true
	unjudged := scorecard.Scorecard{ID: "peat", Problem: "no policy"}
	content := written(t, group("Flood"), private, unjudged)
	for sheet, want := range map[string][]string{
		"Groups": {
			"A=Flood | B=Flood | C=Flood | D=lead@example.gov.uk | E=amber | F=red | G=green | H=not assessed | I=amber | J=0 | K=2 | L=1 | M=1 | N=0 | O=0 | P=1 | Q=0",
			"A=Soil | B=Soil | C=Soil | D=lead@example.gov.uk | E=amber | F=red | G=green | H=not assessed | I=amber | J=0 | K=2 | L=1 | M=1 | N=0 | O=0 | P=1 | Q=0",
			"A=peat | J=0 | K=0 | L=0 | M=0 | N=0 | O=0 | P=0 | Q=0 | R=This group could not be judged: no policy",
		},
		"Problems": {
			"A=Flood | B=error | C=guide.a_rule | D=guide.a_rule | E=service:b | F=Flood | G=Flood | I=a.yaml:3:4",
			"A=Flood | B=warning | C=guide.a_rule | D=guide.a_rule | E=service:a | F=Flood | G=Flood | H=2026-10-31 | I=a.yaml:3:4",
			"A=Soil | B=error | C=guide.a_rule | D=guide.a_rule | E=service:b | F=Soil | G=Soil | I=a.yaml:3:4",
			"A=Soil | B=warning | C=guide.a_rule | D=guide.a_rule | E=service:a | F=Soil | G=Soil | H=2026-10-31 | I=a.yaml:3:4",
		},
		"Deadlines": {
			"A=Flood | B=2026-12-20 | C=Flood | D=group | E=guide.b_rule | F=not due",
			"A=Soil | B=2026-12-20 | C=Soil | D=group | E=guide.b_rule | F=not due",
		},
		"Waivers": {
			"A=Flood | B=guide.a_rule | C=guide.a_rule | D=service a | E=Flood | G=2027-02-28",
			"A=Soil | B=guide.a_rule | C=guide.a_rule | D=service a | E=Soil | G=2027-02-28",
		},
		"Services": {
			"A=Flood | B=a | C=Flood | D=beta | E=2026-05-01 | F=Flood",
			"A=Soil | B=a | C=Soil | D=beta | E=2026-05-01 | F=Soil",
		},
		// The group Soil keeps its amounts private, so it has no row.
		"Finance": {"A=Flood | B=2026-10-01 | C=12345.67 | D=-0.05 | E=-12345.72", "A=Flood | B=2026-11-01 | C=1.00"},
		"Months":  {"A=2026-10-01 | B=12345.67 | C=1 | D=-0.05 | E=1", "A=2026-11-01 | B=1.00 | C=1"},
		"About":   {"A=As of | B=22 November 2026", "A=dgcheck | B=1.0.0", "A=Policies | B=sha256:0", "A=Figures | B=sha256:1"},
	} {
		if diff := cmp.Diff(want, rows(t, content, sheet)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sheet, diff)
		}
	}
}

func TestAWorkbookHasTheSameBytesAgain(t *testing.T) {
	for range 5 {
		if !bytes.Equal(written(t, group("Flood"), group("Soil")), written(t, group("Flood"), group("Soil"))) {
			t.Fatal("two workbooks of the same run differ")
		}
	}
}

// FuzzAnyTextIsText checks that a workbook with any text can be read, and that the rows
// after the text are complete.
func FuzzAnyTextIsText(f *testing.F) {
	for _, text := range []string{"=1+1", "_x0041_", "\x00\x1b[31m", "a\r\nb", "\ufffe\uffff\xff", strings.Repeat("\U0001f30a", 20_000), "<c t=\"s\">&amp;", "'", " "} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		content := written(t, group(text), group("the next"))
		all := rows(t, content, "Services")
		if len(all) != 2 || !strings.HasPrefix(all[1], "A=the next | ") {
			t.Fatalf("the rows are %q", all)
		}
	})
}

// TestLibreOfficeOpensIt converts a workbook to CSV with LibreOffice and compares
// amounts and dates. It needs LibreOffice.
func TestLibreOfficeOpensIt(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice's soffice")
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "w.xlsx"), written(t, group("Flood")), 0o600); err != nil {
		t.Fatal(err)
	}
	// The last option, 6, is the number of the sheet. The ninth, true, writes cells as
	// they are shown.
	filter := "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,6"
	out, err := exec.Command(office, "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", filter, "--outdir", folder, filepath.Join(folder, "w.xlsx")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(folder, "w-Finance.csv"))
	if err != nil {
		t.Fatal(fmt.Errorf("%w; LibreOffice said %s", err, out))
	}
	want := "Group,Month,Forecast,Actual,Actual less forecast\nFlood,Oct 2026,\"£12,345.67\",-£0.05,\"-£12,345.72\"\nFlood,Nov 2026,£1.00,,\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}
