package timeline_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/gitexec"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/timeline"
	"github.com/DEFRA/dgcheck/internal/yamltext"
	"github.com/DEFRA/dgcheck/policies"
)

func schema(t testing.TB) *declaration.Schema {
	t.Helper()
	var texts [2][]byte
	for i, name := range []string{"declaration.schema.json", "words.yaml"} {
		text, err := policies.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = text
	}
	s, err := declaration.ReadSchema(texts[0], texts[1])
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func london(t testing.TB) *time.Location {
	t.Helper()
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return place
}

// story is a git repository that a test builds commit by commit.
type story struct {
	t      testing.TB
	folder string
}

func newStory(t testing.TB, options ...string) *story {
	t.Helper()
	s := &story{t, t.TempDir()}
	s.git(append([]string{"init", "-q", "-b", "main"}, options...)...)
	return s
}

func (s *story) git(args ...string) string { return s.gitAt("2026-01-01T09:00:00Z", args...) }

func (s *story) gitAt(when string, args ...string) string {
	s.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = s.folder
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "HOME="+s.folder,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.gov.uk", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.gov.uk",
		"GIT_AUTHOR_DATE="+when, "GIT_COMMITTER_DATE="+when)
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// commit writes files and commits everything at a time. files alternates names and
// contents. If a content is empty, the file is removed.
func (s *story) commit(when string, files ...string) {
	s.t.Helper()
	for i := 0; i+1 < len(files); i += 2 {
		name := filepath.Join(s.folder, files[i])
		if files[i+1] == "" {
			if err := os.Remove(name); err != nil {
				s.t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			s.t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(files[i+1]), 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	if len(when) == len("2026-01-01") {
		when += "T09:00:00Z"
	}
	s.git("add", "-A")
	s.gitAt(when, "commit", "-q", "--allow-empty", "-m", "x")
}

func day(t testing.TB, text string) calendar.Day {
	t.Helper()
	d, ok := calendar.ParseDay(text)
	if !ok {
		t.Fatalf("%s is not a day", text)
	}
	return d
}

// collect reads the history in a folder. The day of collection is 22 November 2026. The
// functions in change may change the options before that.
func collect(t testing.TB, folder string, change ...func(*timeline.Options)) (evidence.Source, []evidence.Fact) {
	t.Helper()
	git, err := gitexec.At(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	head, err := history.Head(git)
	if err != nil {
		t.Fatal(err)
	}
	o := timeline.Options{Git: git, Schema: schema(t), From: head, Way: ".", Until: day(t, "2026-11-22"), Today: day(t, "2026-11-22"), London: london(t)}
	for _, c := range change {
		c(&o)
	}
	source, facts := timeline.Collect(o)
	document := evidence.Document{
		Schema: evidence.SchemaName, Group: "g", Collected: evidence.Collected{Until: o.Until.String(), Asked: []evidence.Kind{evidence.History}},
		Sources: []evidence.Source{source}, Facts: facts,
	}
	if err := document.Validate(); err != nil {
		t.Errorf("not evidence: %v", err)
	}
	return source, document.Canonical().Facts
}

// told returns each fact as a line, such as "services/x phase 2026-03-04 alpha
// 2026-03-01".
func told(facts []evidence.Fact) []string {
	lines := []string{}
	for _, f := range facts {
		lines = append(lines, strings.TrimSpace(strings.Join(f.About, "/")+" "+f.Is+" "+f.On+" "+f.Value))
	}
	return lines
}

const first = `dgcheck: 1
services_reviewed: 2026-01-01
services:
  - {id: soil, name: Soil, owner: {role: Head of Soil}, phases: [{phase: alpha, from: 2026-01-02}]}
  - {id: peat, name: Peat}
roadmap:
  reviewed: 2026-01-01
  items:
    - {id: maps, title: Maps, horizon: next}
pipeline:
  updated: 2026-01-01
  items: [{id: buy, status: proposed}]
finance:
  months: {2026-01: {forecast: 100}, 2026-02: {forecast: 200}}
`

func changed(old string, pairs ...string) string {
	replaced := strings.NewReplacer(pairs...).Replace(old)
	if replaced == old {
		panic("nothing changed")
	}
	return replaced
}

func TestAHistoryIsReadByMeaning(t *testing.T) {
	const file = "delivery-group.yaml"
	none := []string{}
	tests := map[string]struct {
		files []string // of a second commit on 10 February 2026
		want  []string
	}{
		"nothing declared changes": {[]string{"README.md", "hello"}, none},
		"comments and format":      {[]string{file, changed(first, "  - {id: peat, name: Peat}", "  # wet\n  - id: peat\n    name: 'Peat'", "updated: 2026-01-01", `"updated": "2026-01-01"`)}, none},
		"another order":            {[]string{file, changed(first, "  - {id: peat, name: Peat}\n", "", "services:\n", "services:\n  - {name: Peat, id: peat}\n")}, none},
		"another file":             {[]string{file, "", "delivery-group/all.yaml", first}, none},
		"another name of the file": {[]string{file, "", ".github/delivery-group.yml", first}, none},
		"split over files":         {[]string{file, "", "delivery-group/a.yaml", first[:strings.Index(first, "roadmap:")], "delivery-group/b.yaml", first[strings.Index(first, "roadmap:"):]}, none},
		"a list over two files": {[]string{
			file, changed(first, "  - {id: peat, name: Peat}\n", ""), "delivery-group/b.yaml", "services:\n  - {id: peat, name: Peat}\n",
		}, none},
		"another id for the same": {[]string{file, changed(first, "id: peat, name: Peat", "id: bog, previous_ids: [peat], name: Peat")}, []string{"services changed 2026-02-10"}},
		"a phase": {[]string{file, changed(first, "from: 2026-01-02}", "from: 2026-01-02}, {phase: Private Beta, from: 2026-02-01}")}, []string{
			"services changed 2026-02-10", "services/soil changed 2026-02-10", "services/soil phase 2026-02-10 private-beta 2026-02-01",
		}},
		"an owner": {[]string{file, changed(first, "Head of Soil", "Head of Peat")}, []string{
			"services changed 2026-02-10", "services/soil changed 2026-02-10", "services/soil owner 2026-02-10",
		}},
		"a new entry": {[]string{file, changed(first, "{id: maps, title: Maps, horizon: next}", "{id: maps, title: Maps, horizon: now}\n    - {id: kit, title: Kit}")}, []string{
			"roadmap changed 2026-02-10", "roadmap/kit changed 2026-02-10", "roadmap/kit first-seen 2026-02-10",
			"roadmap/maps changed 2026-02-10", "roadmap/maps horizon 2026-02-10 now",
		}},
		"a status": {[]string{file, changed(first, "status: proposed", "status: approved")}, []string{
			"pipeline changed 2026-02-10", "pipeline/buy changed 2026-02-10", "pipeline/buy status 2026-02-10 approved",
		}},
		"a day of review alone": {[]string{file, changed(first, "services_reviewed: 2026-01-01", "services_reviewed: 2026-02-09", "updated: 2026-01-01", "updated: 2026-02-08")}, []string{
			"pipeline reviewed 2026-02-10 2026-02-08", "services reviewed 2026-02-10 2026-02-09",
		}},
		"a forecast and an actual": {[]string{file, changed(first, "2026-01: {forecast: 100}", "2026-01: {forecast: 100, actual: 90}", "{forecast: 200}", "{forecast: 250.50}")}, []string{
			"finance changed 2026-02-10", "finance/2026-01 actual 2026-02-10 9000", "finance/2026-01 actuals-posted 2026-02-10",
			"finance/2026-02 forecast 2026-02-10 25050",
		}},
		"an amount written otherwise": {[]string{file, changed(first, "{forecast: 200}", "{forecast: 200.00}")}, []string{"finance changed 2026-02-10"}},
		"an entry removed":            {[]string{file, changed(first, "  - {id: peat, name: Peat}\n", "")}, []string{"services changed 2026-02-10"}},
		"words that nobody expects": {[]string{file, changed(first, "status: proposed", "status: \"<b>\"", "id: maps", "id: ../maps")}, []string{
			"pipeline changed 2026-02-10", "pipeline/buy changed 2026-02-10", "pipeline/buy status 2026-02-10", "roadmap changed 2026-02-10",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStory(t)
			s.commit("2026-01-05", "delivery-group.yaml", first)
			s.commit("2026-02-10", test.files...)
			source, facts := collect(t, s.folder)
			if source.State != evidence.Complete || source.From != "2026-01-05" || source.Until != "2026-11-22" {
				t.Errorf("source %+v", source)
			}
			facts = slices.DeleteFunc(facts, func(f evidence.Fact) bool { return f.Is == "forecast-at" })
			if diff := cmp.Diff(test.want, told(facts)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestForecastsAreKnownAsTheyStoodAtTheMonthsEnd(t *testing.T) {
	s := newStory(t)
	s.commit("2026-01-05", "delivery-group.yaml", first)
	s.commit("2026-01-31T23:30:00Z", "delivery-group.yaml", changed(first, "forecast: 100", "forecast: 110"))
	s.commit("2026-02-01", "delivery-group.yaml", changed(first, "forecast: 100", "forecast: 120"))
	_, facts := collect(t, s.folder)
	facts = slices.DeleteFunc(facts, func(f evidence.Fact) bool { return f.Is != "forecast-at" })
	want := []string{"finance/2026-01 forecast-at 2026-01-31 11000", "finance/2026-02 forecast-at 2026-02-28 20000"}
	if diff := cmp.Diff(want, told(facts)); diff != "" {
		t.Error(diff)
	}
}

func TestTablesAreReadAsTheyAreJudged(t *testing.T) {
	s := newStory(t)
	const head = "month,line,service,forecast,actual\n"
	s.commit("2026-01-05", "delivery-group/a.yaml", "dgcheck: 1\nfinance: {files: [f.csv]}\n", "delivery-group/f.csv", head+"2026-01,Staff,group,100,\n2026-01,Cloud,group,50,\n")
	s.commit("2026-02-10", "delivery-group/f.csv", head+"2026-01,Cloud,group,\"£50.00\",40\n2026-01,Staff,group,100,\n")
	s.commit("2026-02-12", "delivery-group/f.csv", head+"2026-01,Cloud,group,50,40\n2026-01,Staff,group,100,90\n")
	_, facts := collect(t, s.folder)
	want := []string{
		"finance/2026-01 actual 2026-02-10 4000", "finance/2026-01 actual 2026-02-12 13000",
		"finance/2026-01 actuals-posted 2026-02-12", "finance/2026-01 forecast-at 2026-01-31 15000",
	}
	if diff := cmp.Diff(want, told(facts)); diff != "" {
		t.Error(diff)
	}
	if _, facts := collect(t, s.folder, func(o *timeline.Options) { o.Private = true }); len(facts) != 0 {
		t.Errorf("amounts that are private now are told: %v", told(facts))
	}
}

// TestAHistoryThatIsNotWholeGivesNoDay clones one repository in several incomplete
// ways, such as a shallow clone. For each clone, the source must be incomplete, and
// there must be no facts.
func TestAHistoryThatIsNotWholeGivesNoDay(t *testing.T) {
	s := newStory(t)
	s.commit("2026-01-05", "delivery-group.yaml", first)
	s.commit("2026-02-10", "delivery-group.yaml", changed(first, "status: proposed", "status: approved"))
	s.commit("2026-03-10", "delivery-group.yaml", changed(first, "status: proposed", "status: in-progress"))
	s.git("config", "uploadpack.allowFilter", "true")
	clone := func(args ...string) string {
		to := filepath.Join(t.TempDir(), "clone")
		s.git(append(append([]string{"clone", "-q"}, args...), "file://"+s.folder, to)...)
		return to
	}
	replaced := &story{t, clone()}
	replaced.git("replace", "HEAD", "HEAD~1")
	grafted := &story{t, clone()}
	if err := os.WriteFile(filepath.Join(grafted.folder, ".git", "info", "grafts"), []byte(grafted.git("rev-parse", "HEAD")+"\n"), 0o600); err != nil {
		if err := os.MkdirAll(filepath.Join(grafted.folder, ".git", "info"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(grafted.folder, ".git", "info", "grafts"), []byte(grafted.git("rev-parse", "HEAD")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	shallowThenDeep := &story{t, clone("--depth", "2")}
	for name, folder := range map[string]string{
		"shallow": clone("--depth", "1"), "shallow in the middle": shallowThenDeep.folder, "without files": clone("--filter=blob:none"),
		"without folders": clone("--filter=tree:0"), "replaced": replaced.folder, "grafted": grafted.folder,
	} {
		source, facts := collect(t, folder)
		if source.State != evidence.Incomplete || len(facts) != 0 || source.From != "" {
			t.Errorf("%s: %+v, %v", name, source, told(facts))
		}
		if !strings.Contains(source.Why, "fetch-depth: 0") {
			t.Errorf("%s: %s", name, source.Why)
		}
	}
	if source, facts := collect(t, clone()); source.State != evidence.Complete || len(facts) == 0 {
		t.Errorf("whole: %+v, %v", source, told(facts))
	}
}

func TestOtherWaysToKeepAHistory(t *testing.T) {
	t.Run("sha256", func(t *testing.T) {
		s := newStory(t, "--object-format=sha256")
		s.commit("2026-01-05", "delivery-group.yaml", first)
		s.commit("2026-02-10", "delivery-group.yaml", changed(first, "status: proposed", "status: approved"))
		source, facts := collect(t, s.folder)
		if source.State != evidence.Complete || len(facts) == 0 {
			t.Errorf("%+v, %v", source, told(facts))
		}
	})
	t.Run("a merged branch counts from its merge", func(t *testing.T) {
		s := newStory(t)
		s.commit("2026-01-05", "delivery-group.yaml", first)
		s.git("checkout", "-q", "-b", "side")
		s.commit("2026-02-10", "delivery-group.yaml", changed(first, "status: proposed", "status: approved"))
		s.git("checkout", "-q", "main")
		s.commit("2026-02-11", "README.md", "x")
		s.gitAt("2026-03-01T09:00:00Z", "merge", "-q", "--no-ff", "-m", "m", "side")
		_, facts := collect(t, s.folder)
		if got := strings.Join(told(facts), ";"); !strings.Contains(got, "pipeline/buy status 2026-03-01 approved") {
			t.Error(got)
		}
	})
	t.Run("a group in a folder", func(t *testing.T) {
		s := newStory(t)
		s.commit("2026-01-05", "groups/g/delivery-group.yaml", first, "groups/h/delivery-group.yaml", first)
		s.commit("2026-02-10", "groups/h/delivery-group.yaml", changed(first, "status: proposed", "status: approved"))
		_, facts := collect(t, s.folder, func(o *timeline.Options) { o.Way = "groups/g" })
		facts = slices.DeleteFunc(facts, func(f evidence.Fact) bool { return f.Is == "forecast-at" })
		if len(facts) != 0 {
			t.Error(told(facts))
		}
	})
	t.Run("days are those of London", func(t *testing.T) {
		s := newStory(t)
		s.commit("2026-01-05", "delivery-group.yaml", first)
		s.commit("2026-06-30T23:30:00Z", "delivery-group.yaml", changed(first, "status: proposed", "status: approved"))
		_, facts := collect(t, s.folder)
		if got := strings.Join(told(facts), ";"); !strings.Contains(got, "status 2026-07-01 approved") {
			t.Error(got)
		}
	})
	t.Run("no commit yet", func(t *testing.T) {
		s := newStory(t)
		s.commit("2026-01-05", "README.md", "x")
		if source, facts := collect(t, s.folder); source.State != evidence.Incomplete || len(facts) != 0 || source.Why == "" {
			t.Errorf("%+v, %v", source, told(facts))
		}
	})
	t.Run("declared again", func(t *testing.T) {
		s := newStory(t)
		s.commit("2026-01-05", "delivery-group.yaml", first)
		s.commit("2026-02-05", "delivery-group.yaml", "", "x", "y")
		s.commit("2026-03-05", "delivery-group.yaml", first)
		source, facts := collect(t, s.folder)
		if got := strings.Join(told(facts), ";"); source.From != "2026-01-05" || !strings.Contains(got, "services/soil first-seen 2026-03-05") {
			t.Error(source, got)
		}
	})
	t.Run("an earlier day", func(t *testing.T) {
		s := newStory(t)
		s.commit("2026-01-05", "delivery-group.yaml", first)
		s.commit("2026-02-10", "delivery-group.yaml", changed(first, "status: proposed", "status: approved"))
		s.commit("2026-03-10", "delivery-group.yaml", changed(first, "status: proposed", "status: stopped"))
		source, facts := collect(t, s.folder, func(o *timeline.Options) { o.Until = day(t, "2026-02-20") })
		got := strings.Join(told(facts), ";")
		if source.State != evidence.Complete || source.Until != "2026-02-20" || !strings.Contains(got, "approved") || strings.Contains(got, "stopped") {
			t.Error(source, got)
		}
	})
}

func TestClocksThatAreWrongDateNothing(t *testing.T) {
	two := changed(first, "status: proposed", "status: approved")
	three := changed(first, "status: proposed", "status: in-progress")
	four := changed(first, "status: proposed", "status: done")
	for name, test := range map[string]struct {
		second, third, fourth string
		from                  string // empty if the history is incomplete
		want                  []string
	}{
		"all right":                    {"2026-02-10", "2026-03-10", "2026-04-10", "2026-01-05", []string{"2026-02-10 approved", "2026-03-10 in-progress", "2026-04-10 done"}},
		"before its parent":            {"2026-02-10", "2025-12-10", "2026-04-10", "2026-04-11", []string{"2026-02-10 approved"}},
		"long before all":              {"2026-02-10", "1999-12-10", "2026-04-10", "2026-04-11", []string{"2026-02-10 approved"}},
		"after the day of collection":  {"2026-02-10", "2027-12-10", "2026-04-10", "2026-04-11", []string{"2026-02-10 approved"}},
		"the last one to come":         {"2026-02-10", "2026-03-10", "2026-11-23", "", []string{"2026-02-10 approved", "2026-03-10 in-progress"}},
		"the last one before":          {"2026-02-10", "2026-03-10", "2026-03-01", "", []string{"2026-02-10 approved", "2026-03-10 in-progress"}},
		"the same day, an hour before": {"2026-02-10", "2026-02-10T08:00:00Z", "2026-04-10", "2026-01-05", []string{"2026-02-10 approved", "2026-02-10 in-progress", "2026-04-10 done"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStory(t)
			s.commit("2026-01-05", "delivery-group.yaml", first)
			s.commit(test.second, "delivery-group.yaml", two)
			s.commit(test.third, "delivery-group.yaml", three)
			s.commit(test.fourth, "delivery-group.yaml", four)
			source, facts := collect(t, s.folder)
			var got []string
			for _, f := range facts {
				if f.Is == "status" {
					got = append(got, f.On+" "+f.Value)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if source.From != test.from || (source.State == evidence.Complete) != (test.from != "") {
				t.Errorf("%+v", source)
			}
		})
	}
}

func TestCommitsThatCannotBeReadAreCounted(t *testing.T) {
	s := newStory(t)
	s.commit("2026-01-05", "delivery-group.yaml", first)
	s.commit("2026-02-10", "delivery-group.yaml", "dgcheck: 1\nservices: [\n")
	s.commit("2026-02-12", "delivery-group.yaml", "a: 1\na: 2\n")
	s.commit("2026-02-20", "delivery-group.yaml", changed(first, "status: proposed", "status: approved"))
	s.commit("2026-03-20", "delivery-group.yaml", changed(first, "status: proposed", "status: done"))
	source, facts := collect(t, s.folder)
	got := strings.Join(told(facts), ";")
	if source.From != "2026-02-21" || !strings.Contains(got, "declaration unread 2026-11-22 2") || strings.Contains(got, "approved") || !strings.Contains(got, "2026-03-20 done") {
		t.Error(source, got)
	}
}

// long makes a repository with many commits, two a day from 1 June 2025 on. A comment
// in a.yaml changes in every commit. b.yaml changes only in the commits whose numbers
// are keys of chapters, to the text that chapters has for them. texts are the contents
// of a.yaml.
func long(t testing.TB, commits int, chapters map[int]string) (folder string, texts [][]byte) {
	t.Helper()
	s := newStory(t)
	var b bytes.Buffer
	services, err := os.ReadFile("../../testdata/groups/flood-resilience/delivery-group/services.yaml")
	if err != nil {
		t.Fatal(err)
	}
	start, story := day(t, "2025-06-01"), first
	for i := range commits {
		if chapter := chapters[i]; chapter != "" {
			story = chapter
		}
		content := fmt.Sprintf("%s# %d\n", services, i)
		texts = append(texts, []byte(content))
		fmt.Fprintf(&b, "commit refs/heads/main\ncommitter a <a@example.gov.uk> %d +0000\ndata 1\nx\n", (int64(start)*24+int64(i)*12+9)*3600)
		for name, text := range map[string]string{"delivery-group/a.yaml": content, "delivery-group/b.yaml": story, "src/x.txt": content} {
			if name == "delivery-group/a.yaml" {
				text = strings.Replace(text, "services:", "externals_kept:", 1)
			}
			fmt.Fprintf(&b, "M 100644 inline %s\ndata %d\n%s\n", name, len(text), text)
		}
	}
	cmd := exec.Command("git", "fast-import", "--quiet")
	cmd.Dir, cmd.Stdin = s.folder, &b
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return s.folder, texts
}

// TestAThousandCommitsComeOutAsTheirStory makes 1,000 commits, of which four change
// what is declared: an item of the roadmap moves to "now", a phase is declared after it
// began, a forecast is changed after its month, and actuals come late. The facts must
// be these changes and the forecasts at the ends of months, and nothing else.
func TestAThousandCommitsComeOutAsTheirStory(t *testing.T) {
	one := changed(first, "horizon: next", "horizon: now")
	two := changed(one, "from: 2026-01-02}", "from: 2026-01-02}, {phase: private-beta, from: 2026-02-01}")
	three := changed(two, "forecast: 100", "forecast: 130")
	four := changed(three, "{forecast: 130}", "{forecast: 130, actual: 90}")
	folder, _ := long(t, 1000, map[int]string{100: one, 520: two, 560: three, 600: four})
	source, facts := collect(t, folder)
	if source.State != evidence.Complete || source.From != "2025-06-01" {
		t.Errorf("%+v", source)
	}
	want := []string{
		"finance changed 2026-03-08", "finance changed 2026-03-28",
		"finance/2026-01 actual 2026-03-28 9000", "finance/2026-01 actuals-posted 2026-03-28",
		"finance/2026-01 forecast 2026-03-08 13000", "finance/2026-01 forecast-at 2026-01-31 10000",
		"finance/2026-02 forecast-at 2026-02-28 20000",
		"roadmap changed 2025-07-21", "roadmap/maps changed 2025-07-21", "roadmap/maps horizon 2025-07-21 now",
		"services changed 2026-02-16", "services/soil changed 2026-02-16", "services/soil phase 2026-02-16 private-beta 2026-02-01",
	}
	if diff := cmp.Diff(want, told(facts)); diff != "" {
		t.Error(diff)
	}
}

// BenchmarkCollect reads histories of 1,000 and 5,000 commits.
func BenchmarkCollect(b *testing.B) {
	for _, commits := range []int{1000, 5000} {
		b.Run(fmt.Sprint(commits), func(b *testing.B) { benchmarkCollect(b, commits) })
	}
}

// benchmarkCollect reports the processor time of a collection as a multiple of the time
// that it takes to parse the YAML of its commits.
func benchmarkCollect(b *testing.B, commits int) {
	folder, texts := long(b, commits, nil)
	began := spent(b)
	for _, text := range texts {
		if _, problems := yamltext.Parse(text); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
	alone := spent(b) - began
	began = spent(b)
	for b.Loop() {
		collect(b, folder)
	}
	b.ReportMetric(float64(spent(b)-began)/float64(b.N)/float64(alone), "times-yaml")
}

// spent returns how much processor time this process has used.
func spent(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// introduced returns, for each key of a map called waivers, the day of the commit that
// introduced it.
func introduced(t *testing.T, s *story) (map[string]string, string) {
	t.Helper()
	git, err := gitexec.At(t.Context(), s.folder)
	if err != nil {
		t.Fatal(err)
	}
	head, err := history.Head(git)
	if err != nil {
		t.Fatal(err)
	}
	commits, why := timeline.Introduced(timeline.Options{Git: git, From: head, Way: ".", Until: day(t, "2026-11-22"), Today: day(t, "2026-11-22"), London: london(t)}, func(root yamltext.Node) []string {
		var keys []string
		if root.Empty() {
			return nil
		}
		for key, value := range root.Entries() {
			if key.Text() == "waivers" {
				for name := range value.Entries() {
					keys = append(keys, name.Text())
				}
			}
		}
		return keys
	})
	days := map[string]string{}
	for key, commit := range commits {
		days[key] = time.Unix(commit.At, 0).UTC().Format(time.DateOnly)
	}
	return days, why
}

func TestTheCommitThatIntroducedAStatementIsFound(t *testing.T) {
	s := newStory(t)
	s.commit("2026-01-01", "README.md", "x")
	s.commit("2026-01-05", "delivery-group.yaml", "waivers: {a: 1, gone: 1}\n")
	s.commit("2026-02-01", "delivery-group.yaml", "# remark\nwaivers: {b: 1, a: 1, back: 1}\n")
	s.commit("2026-02-02", "delivery-group.yaml", "waivers: {b: 1, a: 1}\n")
	s.commit("2026-03-01", "delivery-group.yaml", "", "delivery-group/w.yaml", "waivers: {b: 1}\n", "delivery-group/v.yaml", "waivers: {a: 1, back: 1}\n")
	s.commit("2026-03-02", "delivery-group/v.yaml", "waivers: {\n")
	s.commit("2026-03-03", "delivery-group/v.yaml", "waivers: {a: 1, back: 1, doubtful: 1}\n")
	s.commit("2026-03-04", "delivery-group/v.yaml", "waivers: {a: 1, back: 1, doubtful: 1, sure: 1}\n")
	got, why := introduced(t, s)
	want := map[string]string{"a": "2026-01-05", "b": "2026-02-01", "back": "2026-03-01", "sure": "2026-03-04"}
	if diff := cmp.Diff(want, got); diff != "" || why != "" {
		t.Error(why, diff)
	}
	shallow := &story{t, filepath.Join(t.TempDir(), "shallow")}
	s.git("clone", "-q", "--depth", "2", "file://"+s.folder, shallow.folder)
	if got, why := introduced(t, shallow); len(got) > 0 || !strings.Contains(why, "fetch-depth: 0") {
		t.Error(got, why)
	}
}
