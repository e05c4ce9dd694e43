// Package action_test tests action/run.sh, the script of the actions, with a fake
// dgcheck.
package action_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestInputs compares the arguments of dgcheck for each input of the action. A hostile
// input must stay one argument and must never be executed.
func TestInputs(t *testing.T) {
	tests := map[string]struct {
		inputs map[string]string
		want   []string // what differs from the arguments of an action without inputs
		path   string
	}{
		"none":                  {},
		"a path":                {inputs: map[string]string{"DGCHECK_PATH": "groups/soil health"}, path: "groups/soil health"},
		"an empty path":         {inputs: map[string]string{"DGCHECK_PATH": ""}, path: "."},
		"a path like a flag":    {inputs: map[string]string{"DGCHECK_PATH": "--policy=evil"}, path: "--policy=evil"},
		"a path like a command": {inputs: map[string]string{"DGCHECK_PATH": "$(touch pwned)`touch pwned`'\"; touch pwned\n*"}, path: "$(touch pwned)`touch pwned`'\"; touch pwned\n*"},
		"packs by commas":       {inputs: map[string]string{"DGCHECK_PACKS": "guide,standards"}, want: []string{"--pack=guide", "--pack=standards"}},
		"packs by spaces":       {inputs: map[string]string{"DGCHECK_PACKS": " guide   standards "}, want: []string{"--pack=guide", "--pack=standards"}},
		"packs by lines":        {inputs: map[string]string{"DGCHECK_PACKS": "guide\r\nstandards,\n\tcentral\n"}, want: []string{"--pack=guide", "--pack=standards", "--pack=central"}},
		"no packs but commas":   {inputs: map[string]string{"DGCHECK_PACKS": " ,\n, "}},
		"hostile packs":         {inputs: map[string]string{"DGCHECK_PACKS": "* $(id) --policy=evil \"a"}, want: []string{"--pack=*", "--pack=$(id)", "--pack=--policy=evil", "--pack=\"a"}},
		"a day":                 {inputs: map[string]string{"DGCHECK_AS_OF": "2026-11-22"}, want: []string{"--as-of=2026-11-22"}},
		"a hostile day":         {inputs: map[string]string{"DGCHECK_AS_OF": "2026\n--policy evil"}, want: []string{"--as-of=2026\n--policy evil"}},
		"figures":               {inputs: map[string]string{"DGCHECK_PARAMS": "our figures.yaml"}, want: []string{"--params=our figures.yaml"}},
		"a gate":                {inputs: map[string]string{"DGCHECK_GATE": "enforce"}, want: []string{"--gate=enforce"}},
		"a hostile gate":        {inputs: map[string]string{"DGCHECK_GATE": "'; exit 0 #"}, want: []string{"--gate='; exit 0 #"}},
		"no check, no comment": {
			inputs: map[string]string{"DGCHECK_CHECKS": "false", "DGCHECK_COMMENT": "false"},
			want:   []string{"--checks=false", "--comment=false"},
		},
		"suggestions":                {inputs: map[string]string{"DGCHECK_FIXES": " Suggest\n"}, want: []string{"--fixes=Suggest"}},
		"issues off":                 {inputs: map[string]string{"DGCHECK_ISSUES": "off"}, want: []string{"--issues=off"}},
		"C6 a day with a new line":   {inputs: map[string]string{"DGCHECK_AS_OF": "2026-11-22\n"}, want: []string{"--as-of=2026-11-22"}},
		"C6 white space alone":       {inputs: map[string]string{"DGCHECK_AS_OF": " \n", "DGCHECK_GATE": "\r\n", "DGCHECK_PARAMS": "\t", "DGCHECK_PATH": "\n"}},
		"C6 a gate with a new line":  {inputs: map[string]string{"DGCHECK_GATE": " Enforce\r\n"}, want: []string{"--gate=Enforce"}},
		"C6 switches with new lines": {inputs: map[string]string{"DGCHECK_CHECKS": " FALSE\n", "DGCHECK_COMMENT": "\n", "DGCHECK_ISSUES": " Off \n"}, want: []string{"--checks=FALSE", "--comment=", "--issues=Off"}},
		"C6 a path with a new line":  {inputs: map[string]string{"DGCHECK_PATH": " groups/soil health\n"}, path: "groups/soil health"},
		"C6 figures on a line":       {inputs: map[string]string{"DGCHECK_PARAMS": "a b.yaml\n"}, want: []string{"--params=a b.yaml"}},
		"a switch left out":          {inputs: map[string]string{"DGCHECK_CHECKS": ""}, want: []string{"--checks="}},
		"evidence left out":          {inputs: map[string]string{"DGCHECK_EVIDENCE": " \n"}},
		"history in capitals":        {inputs: map[string]string{"DGCHECK_EVIDENCE": "History\n"}},
		"no evidence":                {inputs: map[string]string{"DGCHECK_EVIDENCE": " None "}, want: []string{"--evidence="}},
		"all that there are":         {inputs: map[string]string{"DGCHECK_PACKS": "a", "DGCHECK_AS_OF": "b", "DGCHECK_PARAMS": "c", "DGCHECK_GATE": "d"}, want: []string{"--pack=a", "--as-of=b", "--params=c", "--gate=d"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			for input, value := range test.inputs {
				s.env[input] = value
			}
			end := s.run()
			if end.status != 0 {
				t.Fatalf("status %d:\n%s", end.status, end.log)
			}
			if diff := cmp.Diff(expected(end.work, test.want, test.path), end.arguments); diff != "" {
				t.Errorf("arguments differ from what was expected (-want +got):\n%s", diff)
			}
			if end.token != "a-token" {
				t.Errorf("dgcheck was given the token %q", end.token)
			}
			if pwned, _ := filepath.Glob("pwned*"); pwned != nil {
				t.Error("an input was run")
			}
		})
	}
}

// TestOtherEvidenceIsCollectedFirst: kinds of evidence other than history must be
// collected before the check. It tests how the step ends for each exit status of
// dgcheck collect.
func TestOtherEvidenceIsCollectedFirst(t *testing.T) {
	for name, test := range map[string]struct {
		kinds, asked string
		status       string // the exit status of dgcheck collect
		want         int
		says         string
	}{
		"two kinds":       {"history, Delivery\n", "--kinds=history,delivery", "0", 0, ""},
		"incomplete":      {"delivery", "--kinds=delivery", "4", 0, "::notice title=dgcheck::Not everything could be looked at"},
		"a kind unknown":  {"gossip", "--kinds=gossip", "2", 2, "The input evidence cannot be used."},
		"no collecting":   {"delivery", "--kinds=delivery", "3", 0, "the declaration alone is judged"},
		"a hostile kind":  {"$(touch pwned) --out=x", "--kinds=$(touch,pwned),--out=x", "0", 0, ""},
		"nothing of both": {"none history", "--kinds=none,history", "2", 2, "The input evidence cannot be used."},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			s.env["DGCHECK_EVIDENCE"] = test.kinds
			s.lay("collect-status", test.status)
			end := s.run()
			if end.status != test.want || !strings.Contains(end.log, test.says) {
				t.Fatalf("status %d:\n%s", end.status, end.log)
			}
			out := end.work + "/evidence.json"
			if diff := cmp.Diff(strings.Join([]string{"collect", test.asked, "--out=" + out, "--", ".", ""}, "\x00"), s.read("collected")); diff != "" {
				t.Error(diff)
			}
			if test.want == 0 && !slices.Contains(end.arguments, "--evidence="+out) {
				t.Errorf("judged with %q", end.arguments)
			}
		})
	}
}

// expected returns the arguments with which dgcheck must be run: those for an action
// without inputs, changed by the arguments in differ. Each of these replaces the one of
// the same flag or, if there is none or the flag is --pack, is added. The files of
// reports are in the given folder. The last argument is the path that is checked; if
// empty, it is ".".
func expected(folder string, differ []string, path string) []string {
	arguments := []string{
		"check", "--publish",
		"-f", "text=" + folder + "/scorecard.txt", "-f", "json=" + folder + "/result.json", "-f", "markdown=" + folder + "/scorecard.md", "-f", "card=" + folder + "/card.ndjson",
		"--checks=true", "--comment=true", "--issues=error",
	}
	for _, argument := range differ {
		flag, _, _ := strings.Cut(argument, "=")
		at := slices.IndexFunc(arguments, func(a string) bool { return strings.HasPrefix(a, flag+"=") })
		if at >= 0 && flag != "--pack" {
			arguments[at] = argument
			continue
		}
		arguments = append(arguments, argument)
	}
	if !slices.ContainsFunc(differ, func(a string) bool { return strings.HasPrefix(a, "--evidence") }) {
		arguments = append(arguments, "--history")
	}
	arguments = slices.DeleteFunc(arguments, func(a string) bool { return a == "--evidence=" })
	if path == "" {
		path = "."
	}
	return append(arguments, "--", path)
}

// TestHowAStepEnds checks how a step ends for each exit status and output of dgcheck.
// An unknown result must never count as a pass.
func TestHowAStepEnds(t *testing.T) {
	tests := map[string]struct {
		status  int
		outputs string
		want    int
		verdict string // the output verdict that the script adds if dgcheck wrote none
		says    string
	}{
		"nothing to mend":            {0, good, 0, "", ""},
		"something, advisory":        {1, "verdict=fail\nblocks=false\n", 0, "", ""},
		"something, enforced":        {1, "verdict=fail\nblocks=true\n", 1, "", "::error title=dgcheck::This group's gate is enforce"},
		"enforced, with status 0":    {0, "verdict=fail\nblocks=true\n", 1, "", "::error title=dgcheck::This group's gate is enforce"},
		"not published":              {4, good, 0, "", "::warning title=dgcheck::dgcheck judged, and could not publish"},
		"not published, enforced":    {4, "verdict=fail\nblocks=true\n", 1, "", "::error title=dgcheck::This group's gate is enforce"},
		"wrong use":                  {2, "", 2, "not-judged", "::error title=dgcheck::An input of the action cannot be used."},
		"not judged":                 {3, "verdict=not-judged\nblocks=true\n", 3, "", "::error title=dgcheck::Not everything could be judged."},
		"not judged, and silent":     {3, "", 3, "not-judged", "::error title=dgcheck::Not everything could be judged."},
		"interrupted":                {130, "", 130, "not-judged", "::error title=dgcheck::dgcheck was interrupted"},
		"a status of no meaning":     {77, good, 3, "", "::error title=dgcheck::dgcheck ended with status 77"},
		"another program":            {0, "", 3, "not-judged", "::error title=dgcheck::The program that was run did not say what it found"},
		"a word that is no answer":   {0, "verdict=pass\nblocks=perhaps\n", 3, "", "did not say what it found"},
		"outputs with an end mark":   {1, "verdict<<END\nfail\nEND\nblocks<<END\ntrue\nEND\n", 1, "", "This group's gate is enforce"},
		"a value that looks like it": {1, "blocks=true\nverdict=fail\nresult-path<<END\nblocks=false\nEND\n", 1, "", "This group's gate is enforce"},
		"an equals sign before <<":   {0, "result-path=a<<b\nverdict=pass\nblocks=false\n", 0, "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			s.plays(test.status, test.outputs, "A report.\n")
			end := s.run()
			if end.status != test.want {
				t.Errorf("the step ended with %d, not %d:\n%s", end.status, test.want, end.log)
			}
			outputs := test.outputs
			if test.verdict != "" {
				outputs += "verdict=" + test.verdict + "\n"
			}
			if diff := cmp.Diff(outputs, end.outputs); diff != "" {
				t.Errorf("outputs differ from what was expected (-want +got):\n%s", diff)
			}
			if !strings.Contains(end.log, test.says) {
				t.Errorf("the log does not say %q:\n%s", test.says, end.log)
			}
			if test.says == "" && strings.Contains(end.log, "title=dgcheck") {
				t.Errorf("there is nothing to say, and the log says:\n%s", end.log)
			}
		})
	}
}

// TestAReportGivesNoCommands: the runner must not carry out any line of a report in the
// log as a workflow command.
func TestAReportGivesNoCommands(t *testing.T) {
	report := "::error::Not ours\n  ::add-mask::a\n::stop-commands::b\n##[error]Not ours\n"
	s := newScene(t)
	s.plays(0, good, report)
	end := s.run()
	before, rest, found := strings.Cut(end.log, "::stop-commands::")
	word, rest, _ := strings.Cut(rest, "\n")
	if !found || before != "" || len(word) != 32 {
		t.Fatalf("the report does not stand behind a word of its own:\n%s", end.log)
	}
	if want := report + "\n::" + word + "::\n"; rest != want {
		t.Errorf("the report is\n%q\nnot\n%q", rest, want)
	}
	if again := s.run(); strings.Contains(again.log, word) {
		t.Errorf("the word %s was used twice", word)
	}
}

// TestPublish checks the arguments of dgcheck in the action publish, and how its step
// ends. It must fail if something was not published, and never because of findings.
func TestPublish(t *testing.T) {
	tests := map[string]struct {
		status  int
		outputs string
		want    int
		says    string
	}{
		"published":              {0, "verdict=fail\nblocks=true\n", 0, ""},
		"not published":          {4, good, 4, "::error title=dgcheck::Not all of the result could be published."},
		"no result":              {3, "", 3, "::error title=dgcheck::The result could not be read"},
		"wrong use":              {2, "", 2, "::error title=dgcheck::An input of the action cannot be used."},
		"a status of no meaning": {1, good, 3, "::error title=dgcheck::dgcheck ended with status 1"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			s.plays(test.status, test.outputs, "")
			s.does = "publish"
			s.env["DGCHECK_RESULT"], s.env["DGCHECK_GATE"], s.env["DGCHECK_PATH"] = "--help\n$(id)", "advisory", "a b"
			end := s.run()
			if end.status != test.want || !strings.Contains(end.log, test.says) {
				t.Errorf("the step ended with %d, not %d, or does not say %q:\n%s", end.status, test.want, test.says, end.log)
			}
			want := []string{"publish", "--path=a b", "--checks=true", "--comment=true", "--issues=off", "--gate=advisory", "--", "--help\n$(id)"}
			if diff := cmp.Diff(want, end.arguments); diff != "" {
				t.Errorf("arguments differ from what was expected (-want +got):\n%s", diff)
			}
		})
	}
}

// TestImpact checks the arguments of dgcheck in the action impact, the comment that it
// writes and how its step ends. The step must never fail because of what would change.
func TestImpact(t *testing.T) {
	for name, test := range map[string]struct {
		status, want int
		says         string
	}{
		"compared":     {0, 0, ""},
		"not compared": {3, 3, "::error title=dgcheck::What would change could not be worked out."},
		"wrong use":    {2, 2, "::error title=dgcheck::An input of the action cannot be used."},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			s.plays(test.status, "", "3 of 47 groups change.\n")
			s.does = "impact"
			delete(s.env, "GITHUB_TOKEN")
			s.env["DGCHECK_POLICIES"], s.env["DGCHECK_PARAMS"], s.env["DGCHECK_AGAINST"], s.env["DGCHECK_PATH"] = "main/policies\n", "", "mine/policies\n--help\n", "the groups"
			end := s.run()
			if end.status != test.want || !strings.Contains(end.log, test.says) || end.token != "" {
				t.Errorf("the step ended with %d, not %d, or does not say %q:\n%s", end.status, test.want, test.says, end.log)
			}
			want := []string{"check", "--fail-on", "never", "-f", "text=" + end.work + "/impact.txt", "-f", "markdown=" + end.work + "/impact.md", "--policy=main/policies", "--against-policy=mine/policies", "--against-policy=--help", "--", "the groups"}
			if diff := cmp.Diff(want, end.arguments); diff != "" {
				t.Errorf("arguments differ from what was expected (-want +got):\n%s", diff)
			}
			if left := strings.Contains(end.outputs, "comment-path="+end.work+"/comment.md\n"); left != (test.want == 0) {
				t.Errorf("the outputs are %q", end.outputs)
			}
		})
	}
}
