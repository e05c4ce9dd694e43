package publication_test

import (
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// FuzzBodies puts any text into the body of one of our issues, below its marker. After
// two calls of Post, at most one open issue may be about the rule, and the second call
// must write nothing.
func FuzzBodies(f *testing.F) {
	f.Add("<!-- dgcheck:state hash=00000000000000000000000000000000 episode=3 settled=yes reopened=0 duplicate=no rules=a,b -->\r\ntext", true)
	f.Add("<!-- dgcheck:state duplicate=yes -->", false)
	f.Add("<!-- dgcheck:state episode=99999999999999999999 =", true)
	f.Fuzz(func(t *testing.T, rest string, closed bool) {
		s := newServed(t)
		s.openIssue("github-actions[bot]", "x", "<!-- dgcheck:issue:soil:guide.owner -->\n"+rest, "dgcheck")
		if closed {
			s.closeIssue(1, "octocat", forge.ReasonCompleted)
		}
		post(t, s, onMain(first, problems("soil", 1)))
		quiet(t, s, onMain(first, problems("soil", 1)))
		found := 0
		for _, i := range s.issues() {
			if i.state == forge.Open && strings.Contains(i.body, "service:s0000") {
				found++
			}
		}
		if found > 1 {
			t.Error(s.state())
		}
	})
}
