// Package scorecard tallies the results of a group: how many of each verdict,
// and what stands out. It only counts.
package scorecard

import (
	"cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/profile"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Run is what all scorecards of one run have in common.
type Run struct {
	// AsOf is the day judged by, YYYY-MM-DD.
	AsOf string
	// Version and Commit identify the program; Digest and Params the policies
	// and figures in force.
	Version, Commit string
	Digest, Params  string
	// Packs that were asked for on the command line; empty when each group's
	// own packs were in force.
	Packs []string
	// OwnDigest and OwnPacks identify an organisation's own policies; empty
	// without any.
	OwnDigest string
	OwnPacks  []string
	// OwnProblem says why they were refused; empty when they were not.
	OwnProblem string
	// Source is where the declarations are published, for links to lines.
	Source Source
	// OnHead leads from a line of a file, by its path from the repository's root, to
	// the line that says the same in the commit that annotations are put on; false
	// where that has none. If nil, it is the commit of Source.
	OnHead func(file string, line int) (int, bool)
	// Base names the commit that groups are compared with; empty without one. Gone
	// are the groups that it had under the paths and that are there no more.
	Base string
	Gone []Gone
}

// Gone is a group that is there no more: its id, and where it lay under the PATH.
type Gone struct{ ID, Path string }

// Source is a commit of a repository on a forge. It is empty where either is
// not known.
type Source struct {
	// Repository is its address, such as https://github.com/DEFRA/flood; Commit
	// the full hash; Folder where the PATH that was checked lies in it, empty for
	// its root.
	Repository, Commit, Folder string
}

// Scorecard is one group's results and their tally.
type Scorecard struct {
	ID, Name string
	// Path is the group's root, relative to the PATH it was found under.
	Path string
	// Gate is advisory or enforce.
	Gate  string
	Packs []string
	// Problem says why the group could not be judged; empty when it was.
	Problem string
	// OwnProblem says why an organisation's own policies could not judge it; what
	// ours found stands.
	OwnProblem string
	// Unread are the declared files that could not be read: what they say is
	// missing, which is not the same as not declared.
	Unread  []string
	Tally   Tally
	Results []finding.Result
	// Ratings are the colours of the delivery group standards.
	Ratings Ratings
	// Upcoming are the results whose day is near, earliest first.
	Upcoming []finding.Result
	// Outlook is what lies ahead; nil where it is not worked out.
	Outlook *finding.Outlook
	// Profile is what the group says of itself.
	Profile profile.Profile
	// Changes say what is new against another commit; nil where nothing was
	// compared. BaseProblem says why it could not be, where it was to be.
	Changes     *Changes
	BaseProblem string
}

// Enforce is the gate with which an error stops a pull request.
const Enforce = "enforce"

// Unjudged tells that something in the group could not be judged at all: the
// group, or what an organisation's own policies ask of it.
func (s Scorecard) Unjudged() bool { return s.Problem != "" || s.OwnProblem != "" }

// Blocks tells that the group lets what is wrong stop a pull request, and that
// something is: an error that no waiver covers, or what could not be judged. A gate
// that is given goes before the group's own.
func (s Scorecard) Blocks(gate string) bool {
	return cmp.Or(gate, s.Gate) == Enforce && (s.Unjudged() || s.Tally.Errors > 0)
}

// Headings are the parts of a scorecard, in the order in which they are read.
func Headings() []string {
	return []string{"Outcomes", "Services", "Roadmap", "Pipeline", "Finance", "Assurance", "Team", "Group"}
}

// HeadingOf gives the part of a scorecard a result belongs to.
func HeadingOf(result finding.Result) string {
	switch result.Section {
	case "outcomes", "outcomes_reviewed", "outcomes_url", "okrs", "okrs_url", "updates", "performance_reviews":
		return "Outcomes"
	case "services", "services_reviewed", "services_complete", "legacy", "externals", "components", "data":
		return "Services"
	case "roadmap":
		return "Roadmap"
	case "pipeline", "agreements":
		return "Pipeline"
	case "finance":
		return "Finance"
	case "assessments", "readiness", "spend", "spend_reviews", "sustainability", "security", "exceptions":
		return "Assurance"
	case "team", "governance", "retrospectives", "attestations", "barriers", "changes_to_ways_of_working":
		return "Team"
	}
	return "Group"
}

// Tally counts results by verdict, and fails by severity.
type Tally struct {
	Pass, Waived, Attested, NotDue, NotApplicable, NotAssessed int
	Errors, Warnings, Infos                                    int
	// Waiting are those not assessed that wait for a fault or a file to be mended.
	Waiting int
}

// Count tallies results.
func Count(results []finding.Result) Tally {
	var t Tally
	for _, result := range results {
		switch result.Verdict {
		case finding.Pass:
			t.Pass++
		case finding.Fail:
			t.fail(result.Severity)
		case finding.Waived:
			t.Waived++
		case finding.Attested:
			t.Attested++
		case finding.NotDue:
			t.NotDue++
		case finding.NotApplicable:
			t.NotApplicable++
		case finding.NotAssessed:
			t.NotAssessed++
			if place, _ := result.Waits(); place != "" {
				t.Waiting++
			}
		}
	}
	return t
}

func (t *Tally) fail(severity rule.Severity) {
	switch severity {
	case rule.Error:
		t.Errors++
	case rule.Warning:
		t.Warnings++
	default:
		t.Infos++
	}
}

// Fails gives the number of fails at a severity or above.
func (t Tally) Fails(least rule.Severity) int {
	switch least {
	case rule.Error:
		return t.Errors
	case rule.Warning:
		return t.Errors + t.Warnings
	}
	return t.Errors + t.Warnings + t.Infos
}

// Met and Asked give the score: what passes or is attested, of all that was
// asked and could be judged. What is not due, does not apply or could not be
// assessed is left out.
func (t Tally) Met() int { return t.Pass + t.Attested }

// Asked is the other half of the score.
func (t Tally) Asked() int { return t.Met() + t.Fails(rule.Info) + t.Waived }
