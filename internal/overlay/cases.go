package overlay

import "strings"

// Case is one example of a file that holds several.
type Case struct{ Name, Text string }

// caseMark begins the line in front of each case; its name follows.
const caseMark = "=== "

// Cases returns the cases of a file, in order. Blank lines at the end of a case are
// not part of it.
func Cases(text string) []Case {
	var cases []Case
	for line := range strings.Lines(text) {
		if name, begins := strings.CutPrefix(line, caseMark); begins {
			cases = append(cases, Case{Name: strings.TrimSpace(name)})
		} else if n := len(cases); n > 0 {
			cases[n-1].Text += line
		}
	}
	for i := range cases {
		cases[i].Text = strings.TrimRight(cases[i].Text, "\n") + "\n"
	}
	return cases
}
