package evaluation_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

const unreadTable = "month,line,service,forecast,actual\n2026-07,staff,group,30000,28750\n2026-08,staff,soil-checks,42000,44100\n"

// TestA5AnUnreadFinanceFileHidesLinesOfFinanceAlone judges a group whose finance file
// cannot be read. Only results about lines of finance may differ from those with a
// readable file.
func TestA5AnUnreadFinanceFileHidesLinesOfFinanceAlone(t *testing.T) {
	court := newEdgeCourt(t)
	packs := []string{"guide", "standards", "assurance", "strategy", "governance"}
	judge := func(t *testing.T, csv *fstest.MapFile, name string) map[string]finding.Finding {
		t.Helper()
		base := strings.NewReplacer("[soil-checks]", "[soil-checks, nowhere]").Replace(edgeBase(t))
		root := fstest.MapFS{"delivery-group/group.yaml": {Data: []byte(base)}, "delivery-group/finance.yaml": {Data: []byte("finance: {forecast_updated: 2026-11-09, files: [" + name + "]}\n")}}
		if csv != nil {
			root["delivery-group/"+name] = csv
		}
		found := map[string]finding.Finding{}
		for _, r := range court.judge(t, court.schema.Load(root, "case"), hearing{day: calendar.Date(2026, 11, 28), given: true}, packs) {
			found[fmt.Sprint(r.Rule, " ", r.Subject, " ", r.Where)] = r
		}
		return found
	}
	clean := judge(t, &fstest.MapFile{Data: []byte(unreadTable)}, "finance.csv")
	for name, csv := range map[string]*fstest.MapFile{
		"missing":          nil,
		"Windows-1252":     {Data: []byte(strings.Replace(unreadTable, "staff", "caf\xe9 \x96", 1))},
		"Latin-1":          {Data: []byte(unreadTable + "2026-09,\xa3 staff,group,1,1\n")},
		"an open quote":    {Data: []byte(unreadTable + "2026-09,\"staff,group,1,1\n")},
		"a control":        {Data: []byte(unreadTable + "2026-09,\x01,group,1,1\n")},
		"a conflict":       {Data: []byte(unreadTable + "=======\n")},
		"too large":        {Data: []byte(unreadTable + strings.Repeat("2026-09,staff,group,1,1\n", 60_000))},
		"an LFS pointer":   {Data: []byte("version https://git-lfs.github.com/spec/v1\n")},
		"a web page":       {Data: []byte("<!DOCTYPE html>\n")},
		"a link":           {Data: []byte("/etc/hostname"), Mode: 0o777 | 1<<27},
		"old line ends":    {Data: []byte(strings.ReplaceAll(unreadTable, "\n", "\r"))},
		"half of a UTF-16": {Data: halfUTF16(unreadTable)},
	} {
		t.Run(name, func(t *testing.T) {
			got := judge(t, csv, "finance.csv")
			for id, want := range clean {
				if r, there := got[id]; ofFinance(want) {
					continue
				} else if diff := cmp.Diff(want, r); diff != "" || !there {
					t.Errorf("%s (-clean +unread):\n%s", id, diff)
				}
			}
			for id, r := range got {
				if _, there := clean[id]; !there && !ofFinance(r) {
					t.Errorf("only with the unread file: %s", shown(r))
				}
			}
		})
	}
	if names := slices.Collect(maps.Keys(clean)); len(names) < 100 {
		t.Errorf("only %d results were compared", len(names))
	}
}

// ofFinance reports whether a result is about lines of finance or about the finance
// file.
func ofFinance(r finding.Finding) bool {
	reads := strings.Fields("guide.closed_month_forecast_frozen guide.forecast_current_fy guide.actuals_posted guide.spend_overview guide.forecast_detail guide.fund_services " +
		"guide.finance_regular strategy.fund_services assurance.spend_review_checks governance.strategic_roles governance.method_and_budget")
	return slices.Contains(reads, string(r.Rule)) || r.Rule.Pack() == rule.DataPack && strings.HasSuffix(r.Subject, "finance.csv") ||
		r.Rule == "data.file_readable" || strings.HasPrefix(string(r.Rule), "data.a") || r.Rule == "data.months_parse"
}

func halfUTF16(text string) []byte {
	bytes := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		bytes = append(bytes, byte(unit), byte(unit>>8))
	}
	return append(bytes[:len(bytes)-1], 0xd8)
}

// TestA11NothingIsClaimedOfWhatCouldNotBeRead judges groups of whose declaration a file
// could not be read. No result may say that something is missing from that file, or
// that nothing of a kind is declared.
func TestA11NothingIsClaimedOfWhatCouldNotBeRead(t *testing.T) {
	court := newEdgeCourt(t)
	packs := court.book.Packs()
	for name, files := range map[string]fstest.MapFS{
		"a tab in the only file":    {"delivery-group.yaml": {Data: []byte("dgcheck: 1\ngroup:\n\tid: soil\n")}},
		"a quote in the only file":  {"delivery-group.yaml": {Data: []byte("dgcheck: 1\ngroup: {id: \"soil}\n")}},
		"UTF-16 in the only file":   {"delivery-group.yaml": {Data: halfUTF16("dgcheck: 1\n")}},
		"a list in the only file":   {"delivery-group.yaml": {Data: []byte("- dgcheck: 1\n")}},
		"the only file is a folder": {"delivery-group.yaml/x": {Data: []byte("dgcheck: 1\n")}},
	} {
		t.Run(name, func(t *testing.T) {
			d := court.schema.Load(files, "case")
			for _, r := range court.judge(t, d, hearing{day: calendar.Date(2026, 11, 28), given: true}, packs) {
				if r.Rule == "data.file_readable" && r.Verdict == finding.Fail || r.Rule == "standards.rag_overall" || r.Rule == "data.evidence_differs" || r.Rule == "data.links_lead" { // these two are about evidence alone
					continue
				}
				if r.Verdict != finding.NotAssessed || !strings.Contains(r.Message, "could not be read") && !strings.Contains(r.Message, "could not look") {
					t.Errorf("%s", shown(r))
				}
			}
		})
	}
	d := court.schema.Load(fstest.MapFS{"delivery-group.yaml": {Data: []byte("dgcheck: 1\nfinance: {files: [x.csv]}\n")}}, "case")
	if !d.OnlyRows() || len(d.Unavailable) == 0 || slices.ContainsFunc(d.Unavailable, func(p declaration.Path) bool { return !declaration.OfRows(p) }) {
		t.Errorf("a missing finance file hides %v", d.Unavailable)
	}
}
