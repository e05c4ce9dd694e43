package command_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/command"
)

// resultOf returns a JSON result with these groups, each given as the fields of a JSON
// object. The argument own is text that is added at the end of the object "policies";
// it begins with a comma or is empty.
func resultOf(own string, groups ...string) string {
	const digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
	for i, members := range groups {
		groups[i] = fmt.Sprintf(`{"id": "g%d", "name": "G", "path": "g%d", "packs": [], "summary": {}, "standards": {}, %s}`, i, i, members)
	}
	return fmt.Sprintf(`{"schema": "dgcheck.result/1", "as_of": "2026-11-22", "dgcheck": {"version": "1", "commit": "c"},
		"policies": {"digest": %q, "packs": [], "params": %q%s}, "groups": [%s]}`, digest, digest, own, strings.Join(groups, ", "))
}

// finds returns the JSON fields of a group with one finding.
func finds(gate, verdict, severity string) string {
	return fmt.Sprintf(`"gate": %q, "results": [{"rule": "guide.x", "subject": "group", "verdict": %q, "severity": %q, "message": "M.", "remedy": "R.",
		"clauses": [], "location": {"file": "a.yaml", "line": 1, "column": 1}, "key": "k"}]`, gate, verdict, severity)
}

func TestHowGroupsStandTogether(t *testing.T) {
	const fine, strict = `"gate": "advisory", "results": []`, `"gate": "enforce", "results": []`
	const unjudged = `"gate": "advisory", "problem": "It could not be opened.", "results": []`
	const half = `"gate": "advisory", "own_problem": "They took too long.", "results": []`
	const refused = `, "own": {"packs": [], "problem": "They do not compile."}`
	for name, c := range map[string]struct {
		result, gate, want string
	}{
		"nothing is wrong":                  {resultOf("", fine, strict), "", "pass 0 0 false"},
		"an error where it advises":         {resultOf("", finds("advisory", "fail", "error")), "", "fail 1 0 false"},
		"an error where it blocks":          {resultOf("", fine, finds("enforce", "fail", "error")), "", "fail 1 0 true"},
		"the error is another group's":      {resultOf("", strict, finds("advisory", "fail", "error")), "", "fail 1 0 false"},
		"errors of several groups":          {resultOf("", finds("advisory", "fail", "error"), finds("advisory", "fail", "error")), "", "fail 2 0 false"},
		"a warning blocks nothing":          {resultOf("", finds("enforce", "fail", "warning")), "", "pass 0 1 false"},
		"nor does an error that is waived":  {resultOf("", finds("enforce", "waived", "error")), "", "pass 0 0 false"},
		"the gate that is given goes first": {resultOf("", finds("advisory", "fail", "error")), "enforce", "fail 1 0 true"},
		"either way":                        {resultOf("", finds("enforce", "fail", "error")), "advisory", "fail 1 0 false"},
		"a group that could not be judged":  {resultOf("", fine, unjudged), "advisory", "not-judged 0 0 true"},
		"unknown goes before what is known": {resultOf("", finds("advisory", "fail", "error"), unjudged), "", "not-judged 1 0 true"},
		"own policies that could not judge": {resultOf("", half), "", "not-judged 0 0 true"},
		"own policies that were refused":    {resultOf(refused, fine), "", "not-judged 0 0 true"},
		"no group at all is no pass":        {resultOf(""), "", "not-judged 0 0 true"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			write(t, s.path("given.json"), c.result)
			args := []string{"publish", s.path("given.json"), "--dry-run"}
			if c.gate != "" {
				args = append(args, "--gate", c.gate)
			}
			if _, errs, status := s.run(args...); status != command.Good {
				t.Fatal(status, errs)
			}
			got := outputs(t, s.file("outputs"))
			if said := strings.Join([]string{got["verdict"], got["errors"], got["warnings"], got["blocks"]}, " "); said != c.want {
				t.Errorf("%s, want %s", said, c.want)
			}
		})
	}
}
