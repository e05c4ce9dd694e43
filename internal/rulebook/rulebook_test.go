package rulebook_test

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

func shipped(t *testing.T) *rulebook.Book {
	t.Helper()
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// small returns a complete policy folder with one rule, which tests change to make it
// invalid.
func small() fstest.MapFS {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"clauses.yaml": text(`documents:
  "000": {name: Guide, status: draft, checked_on: 2026-11-28}
clauses:
  - id: A-1
    pack: guide
    source: "000:L1"
    strength: must
    kind: check
    severity: error
    text: A group says who it is.
  - id: B-1
    pack: standards
    source: "000:L2"
    strength: should
    kind: check
    severity: warning
    text: A group says so twice.
`),
		"params.yaml":             text("fresh:\n  days: {value: 100, unit: days, origin: ours, about: How long., group: true}\n"),
		"declaration.schema.json": text("{}"),
		"words.yaml":              text("aliases: {}\n"),
		"main.rego":               text("package dgcheck\n\nanswer := {}\n"),
		"lib/a.rego":              text("package dgcheck.lib.a\n\nlimit := data.params.fresh.days\n"),
		"guide/named/named.rego": text(`# METADATA
# title: It has a name
# description: Names matter.
# custom:
#   clauses: [A-1, B-1]
#   judges: group
#   remedy: Give it a name.
package dgcheck.rules.guide.named

import data.dgcheck.lib.a

result := {"pass": "It has.", "at": ["group"]} if {
	input.group.name_day < a.limit
}
`),
	}
}

func TestPoliciesThatAreIncompleteDoNotLoad(t *testing.T) {
	const file = "guide/named/named.rego"
	for name, c := range map[string]struct{ file, old, new, want string }{
		"no title":              {file, "# title: It has a name\n", "", "a rule needs a title"},
		"no reason":             {file, "# description: Names matter.\n", "", "a rule needs a title, a description"},
		"no remedy":             {file, "#   remedy: Give it a name.\n", "", "custom.remedy"},
		"judges nothing":        {file, "#   judges: group\n", "", "custom.judges"},
		"no clause":             {file, "#   clauses: [A-1, B-1]\n", "", "custom.clauses"},
		"unknown clause":        {file, "A-1", "A-2", "A-2 is not in clauses.yaml"},
		"its own severity":      {file, "#   judges: group\n", "#   judges: group\n#   severity: info\n", "remove custom.severity"},
		"unknown metadata":      {file, "#   judges: group\n", "#   judges: group\n#   waivable: no\n", "custom.waivable is not metadata we know"},
		"another package":       {file, "package dgcheck.rules.guide.named", "package dgcheck.rules.guide.other", "by its folder it should be"},
		"no metadata":           {file, "# METADATA\n", "", "the rule has no metadata"},
		"not Rego":              {file, "result :=", "result =:", "named.rego:"},
		"metadata of no YAML":   {file, "# title: It has a name", "# title: [", "not YAML"},
		"a figure of no origin": {"params.yaml", "origin: ours", "origin: theirs", "origin seed, defra or ours"},
		"a clause twice":        {"clauses.yaml", "B-1", "A-1", "there twice"},
		"a clause of no rule":   {"guide/named/named.rego", "[A-1, B-1]", "[A-1]", "no rule serves B-1"},
		"a wrong severity":      {"clauses.yaml", "severity: error", "severity: grave", "not a severity"},
	} {
		t.Run(name, func(t *testing.T) {
			files := small()
			text := string(files[c.file].Data)
			if !strings.Contains(text, c.old) {
				t.Fatalf("%q is not in %s", c.old, c.file)
			}
			files[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, c.old, c.new, 1))}
			book, err := rulebook.Load(files)
			if err == nil {
				_, err = book.Compile(book.Packs())
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestB11ADocumentSaysHowItStandsAndSinceWhen(t *testing.T) {
	for written, want := range map[string]string{
		"status: draft, checked_on: 2026-11-28":    "",
		"status: lost, checked_on: 2026-11-28":     `has the status "lost"`,
		"checked_on: 2026-11-28":                   `has the status ""`,
		"status: in force, checked_on: 28/11/2026": `checked_on is "28/11/2026"`,
		"status: superseded":                       `checked_on is ""`,
	} {
		files := small()
		clauses := files["clauses.yaml"]
		clauses.Data = []byte(strings.Replace(string(clauses.Data), "status: draft, checked_on: 2026-11-28", written, 1))
		book, err := rulebook.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		documents, err := book.Documents()
		switch {
		case want == "" && (err != nil || documents["000"].Status != "draft" || documents["000"].CheckedOn != "2026-11-28"):
			t.Errorf("%s: %+v, %v", written, documents["000"], err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, want %q", written, err, want)
		}
	}
}

func TestSmallPoliciesLoad(t *testing.T) {
	book, err := rulebook.Load(small())
	if err != nil {
		t.Fatal(err)
	}
	program, err := book.Compile([]string{"guide"})
	if err != nil {
		t.Fatal(err)
	}
	reads := program.Reads("guide.named")
	if !reads.Key("name") || reads.Key("lead") {
		t.Errorf("keys %v, want name by way of name_day, and not lead", reads.Keys)
	}
	if !slices.Contains(reads.Figures, "fresh.days") {
		t.Errorf("figures %v, want the one a helper uses", reads.Figures)
	}
}

// TestPoliciesOnlyCompute compiles policies that call a builtin which reaches outside
// the evaluation, or whose result depends on chance or the clock. None may compile.
func TestPoliciesOnlyCompute(t *testing.T) {
	for _, call := range []string{
		`http.send({"method": "get", "url": "https://example.gov.uk"})`, `net.lookup_ip_addr("example.gov.uk")`,
		`opa.runtime()`, `time.now_ns()`, `rand.intn("a", 5)`, `uuid.rfc4122("a")`, `json.match_schema({}, "file:///etc/passwd")`,
		`json.verify_schema("file:///etc/passwd")`, `io.jwt.decode("a")`, `crypto.sha256("a")`, `graph.reachable({}, {"a"})`,
		`bits.or(1, 2)`, `trace("a")`, `rego.metadata.rule()`, `walk(input)`, `glob.match("a", [], "a")`, `regex.globs_match("a", "b")`,
		`net.cidr_contains("10.0.0.0/8", "10.1.1.1")`, `providers.aws.sign_req({}, {}, 1)`,
	} {
		t.Run(call, func(t *testing.T) {
			files := small()
			text := strings.Replace(string(files["guide/named/named.rego"].Data), "input.group.name_day < a.limit", "input.group.name_day < a.limit\n\t"+call, 1)
			files["guide/named/named.rego"] = &fstest.MapFile{Data: []byte(text)}
			book, err := rulebook.Load(files)
			if err != nil {
				return
			}
			if _, err := book.Compile([]string{"guide"}); err == nil {
				t.Error("it compiles")
			}
		})
	}
}

func TestARuleRunsWithThePackOfAClauseItServes(t *testing.T) {
	book, err := rulebook.Load(small())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		packs    []string
		clauses  []string
		severity rule.Severity
	}{
		{[]string{"guide"}, []string{"A-1"}, rule.Error},
		{[]string{"standards"}, []string{"B-1"}, rule.Warning},
		{[]string{"guide", "standards"}, []string{"A-1", "B-1"}, rule.Error},
	} {
		rules := book.InForce(c.packs)
		if len(rules) != 1 || !slices.Equal(rules[0].Clauses, c.clauses) || rules[0].Severity != c.severity {
			t.Errorf("packs %v: %+v, want clauses %v at %s", c.packs, rules, c.clauses, c.severity)
		}
	}
	if rules := book.InForce([]string{"central"}); len(rules) != 0 {
		t.Errorf("another pack: %+v, want no rule", rules)
	}
}

func TestEveryClauseIsWhole(t *testing.T) {
	book := shipped(t)
	clauses, err := book.Clauses()
	if err != nil {
		t.Fatal(err)
	}
	documents, err := book.Documents()
	if err != nil {
		t.Fatal(err)
	}
	const all = 426
	if len(clauses) != all {
		t.Errorf("%d clauses, want %d", len(clauses), all)
	}
	texts := map[string]string{}
	for _, c := range clauses {
		// The strategy's milestones of 2025 are past, so clauses about them may only be
		// information.
		if past := strings.HasPrefix(c.Text, "By 2025"); past && (c.Severity == rule.Error || c.Severity == rule.Warning || c.Standard != "") {
			t.Errorf("%s: a milestone of 2025 is %s and decides standard %q", c.ID, c.Severity, c.Standard)
		}
		if other := texts[c.Text]; other != "" {
			t.Errorf("%s says the same as %s", c.ID, other)
		}
		texts[c.Text] = c.ID
		if (c.Kind == "context") != (c.Why != "") {
			t.Errorf("%s: a clause says why no rule serves it if it is context, and only then", c.ID)
		}
		for place := range strings.SplitSeq(c.Source, ";") {
			code, _, _ := strings.Cut(strings.TrimSpace(place), ":")
			for part := range strings.SplitSeq(code, "+") {
				if documents[part].Name == "" {
					t.Errorf("%s: its source %q is no document we list", c.ID, part)
				}
			}
		}
	}
}

func TestEveryFigureARuleUsesExists(t *testing.T) {
	book := shipped(t)
	program, err := book.Compile(book.Packs())
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, r := range program.Rules {
		for _, key := range program.Reads(r.ID).Figures {
			found := false
			for _, figure := range book.Figures {
				if figure.Key == key || strings.HasPrefix(figure.Key, key+".") {
					found, used[figure.Key] = true, true
				}
			}
			if !found {
				t.Errorf("%s uses the figure %s, which is not in params.yaml", r.ID, key)
			}
		}
	}
	for _, figure := range book.Figures {
		calendar := strings.HasPrefix(figure.Key, "fy.") || strings.HasPrefix(figure.Key, "finance.")
		lib := strings.HasPrefix(figure.Key, "waiver.") || figure.Key == "onboarding.days" || figure.Key == "upcoming.days" || strings.HasPrefix(figure.Key, "evidence.") // Go code uses these
		if !used[figure.Key] && !calendar && !lib {
			t.Errorf("no rule uses the figure %s", figure.Key)
		}
	}
}

func TestFiguresAreOverridden(t *testing.T) {
	book := shipped(t)
	changed, err := book.Override(book.Params(), []byte("live: {improvement_days: 30}\n"))
	if err != nil || changed.Int("live.improvement_days") != 30 || changed.Int("fresh.roadmap.warn_days") != 100 {
		t.Errorf("improvement_days %s, %v", changed.Text("live.improvement_days"), err)
	}
	if book.Params().Int("live.improvement_days") != 42 || changed.Digest() == book.Params().Digest() {
		t.Error("the defaults changed, or the digest did not")
	}
	for text, want := range map[string]string{
		"live: {improvment_days: 30}":     "line 1: live.improvment_days is not a figure we know",
		"live: {improvement_days: often}": "cannot take its place",
		"live: {improvement_days: true}":  "cannot take its place",
		"live: [30]":                      "line 1: live should be one figure",
		"- 30":                            "line 1: figures are keys and values",
		"live: {improvement_days: -1}":    "cannot take its place",
		"live: {improvement_days: 0}":     "live.improvement_days is at least 1, so 0 is too small", // A14
		"fy: {start_month: 13}":           "fy.start_month is at most 12, so 13 is too large",
		"finance: {actuals_due_day: 31}":  "finance.actuals_due_day is at most 28",
		"a: b: c":                         "line 1",
	} {
		if _, err := book.Override(book.Params(), []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if same, err := book.Override(book.Params(), nil); err != nil || same.Digest() != book.Params().Digest() {
		t.Errorf("an empty file changes figures: %v", err)
	}
}

// TestAFigureSaysWhoseItIs checks the words for the origin of a figure (A14). A value
// that an organisation has set must not be called our default.
func TestAFigureSaysWhoseItIs(t *testing.T) {
	for _, figure := range shipped(t).Figures {
		if figure.Key != "live.improvement_days" {
			continue
		}
		if got := figure.From("42"); got != "our default; a group may change it" {
			t.Errorf("the default is %q", got)
		}
		if got := figure.From("30"); got != "the organisation's own, in place of 42, our default; a group may change it" {
			t.Errorf("one that was set is %q", got)
		}
	}
}

// TestEveryNumberHasAFloor fails for a figure that is a number without a lower bound
// (A14).
func TestEveryNumberHasAFloor(t *testing.T) {
	for _, figure := range shipped(t).Figures {
		if _, err := strconv.Atoi(figure.Value); err == nil && figure.Min == "" {
			t.Errorf("%s has no min", figure.Key)
		}
	}
}

func TestEveryShippedRuleIsWhole(t *testing.T) {
	book := shipped(t)
	for _, r := range book.Rules {
		if strings.HasSuffix(r.Title, ".") || !strings.HasSuffix(r.Remedy, ".") || !strings.HasSuffix(strings.TrimSpace(r.About), ".") {
			t.Errorf("%s: a title has no full stop; a remedy and a reason have one", r.ID)
		}
		for _, word := range []string{"violation", "deny", "null", "compliant"} {
			if strings.Contains(strings.ToLower(r.Title+r.Remedy+r.About), word) {
				t.Errorf("%s says %q", r.ID, word)
			}
		}
		text, err := fs.ReadFile(policies.FS, r.ID.Pack()+"/"+r.ID.Name()+"/"+r.ID.Name()+".rego")
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "sprintf") {
			t.Errorf("%s uses sprintf, which says nothing where a value is absent", r.ID)
		}
	}
}

func TestExamplesAreLaidOverTheBaseOfTheirPack(t *testing.T) {
	const base = "dgcheck: 1\ngroup: {id: a, name: A}\nfinance: {files: [finance.csv]}\n"
	for name, c := range map[string]struct {
		files        map[string]string
		which        string
		point, names string
		says         string
	}{
		"the base keeps the rule":   {map[string]string{"base.yaml": base}, rulebook.Kept, "", "delivery-group.yaml", ""},
		"a table beside the base":   {map[string]string{"base.yaml": base, "base.csv": "month\n"}, rulebook.Kept, "", "delivery-group.yaml finance.csv", ""},
		"an overlay":                {map[string]string{"base.yaml": base, "named/broken.yaml": "# No name.\n# without group.name\n"}, rulebook.Broken, "No name.", "delivery-group.yaml", ""},
		"an archive":                {map[string]string{"base.yaml": base, "named/broken.txtar": "# Two.\n-- delivery-group/a.yaml --\ngroup: {}\n"}, rulebook.Broken, "Two.", "delivery-group/a.yaml delivery-group/group.yaml", ""},
		"none":                      {map[string]string{"base.yaml": base}, rulebook.Broken, "", "", ""},
		"neither example nor base":  {nil, rulebook.Kept, "", "", ""},
		"whole, without a base":     {map[string]string{"named/kept.yaml": "# All.\n" + base}, rulebook.Kept, "All.", "delivery-group.yaml", ""},
		"a path without a base":     {map[string]string{"named/broken.yaml": "# without group\n"}, rulebook.Broken, "", "", "guide/named/broken.yaml: `without group` needs a base.yaml"},
		"a path that leads nowhere": {map[string]string{"base.yaml": base, "named/broken.yaml": "# without team\n"}, rulebook.Broken, "", "", "guide/named/broken.yaml: without team leads nowhere"},
		"a base that is not YAML":   {map[string]string{"base.yaml": "a: [\n"}, rulebook.Kept, "", "", "guide/base.yaml: line 1"},
		"two examples":              {map[string]string{"base.yaml": base, "named/kept.yaml": "", "named/kept.txtar": ""}, rulebook.Kept, "", "", "guide/named/kept.yaml: kept.txtar is there too"},
	} {
		t.Run(name, func(t *testing.T) {
			files := small()
			for name, text := range c.files {
				files["guide/"+name] = &fstest.MapFile{Data: []byte(text)}
			}
			book, err := rulebook.Load(files)
			if err != nil {
				t.Fatal(err)
			}
			example, err := book.Example("guide.named", c.which)
			if c.says != "" {
				if err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("%v, should say %q", err, c.says)
				}
				return
			}
			var names []string
			for _, file := range example.Files {
				names = append(names, file.Name)
			}
			if got := strings.Join(names, " "); err != nil || got != c.names || example.Point != c.point {
				t.Errorf("%q with the files %q (%v), should be %q with %q", example.Point, got, err, c.point, c.names)
			}
			if plain, err := rulebook.Load(small()); err != nil || plain.Digest != book.Digest {
				t.Errorf("the example changes the digest: %v", err)
			}
		})
	}
}
