package approvals

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Approvers are the teams that may approve for a post: ORG/SLUG, by the mailbox of the
// post in lower case. The organisation keeps this list; a group cannot change it.
type Approvers map[string]string

var team = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9][A-Za-z0-9_.-]*$`)

// ReadApprovers reads a list of approvers in YAML. Each entry has a `post` and a
// `team`.
func ReadApprovers(content []byte) (Approvers, error) {
	root, problems := yamltext.Parse(content)
	if len(problems) > 0 {
		return nil, fmt.Errorf("line %d: %s", problems[0].Line, problems[0].Because)
	}
	if root.Empty() || root.Kind() != yamltext.List {
		return nil, fmt.Errorf("it is no list such as `- {post: soil-lead@example.gov.uk, team: example-org/soil-leads}`")
	}
	approvers := Approvers{}
	for i, item := range root.Items() {
		post, name := strings.ToLower(textOf(at(item, "post"))), strings.TrimPrefix(textOf(at(item, "team")), "@")
		switch _, twice := approvers[post]; {
		case mailbox.FindString(post) != post || post == "":
			return nil, fmt.Errorf("entry %d: `post` is not a mailbox such as soil-lead@example.gov.uk", i+1)
		case !team.MatchString(name):
			return nil, fmt.Errorf("entry %d: `team` is not a team such as example-org/soil-leads", i+1)
		case twice:
			return nil, fmt.Errorf("entry %d: the post %s is there already; give each post one team", i+1, post)
		}
		approvers[post] = name
	}
	return approvers, nil
}
