// Package scorecard counts the results of a group by verdict and severity,
// rates the standards and compares two judgements. It judges nothing itself.
package scorecard

import (
	"cmp"

	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Run is what all scorecards of one run have in common.
type Run struct {
	// AsOf is the day of the run, YYYY-MM-DD.
	AsOf string
	// Version and Commit identify the program. Digest and Params identify the
	// policies and figures in force.
	Version, Commit string
	Digest, Params  string
	// Packs are the packs given on the command line. If empty, each group's own
	// packs were in force.
	Packs []string
	// OwnDigest and OwnPacks identify an organisation's policies. They are
	// empty if there are none.
	OwnDigest string
	OwnPacks  []string
	// CustomProblem says why an organisation's policies were refused. It is empty
	// if they were not.
	CustomProblem string
	// Source is where the declarations are published, for links to lines.
	Source Source
	// OnHead finds a line in the commit on which annotations are put. It takes the path
	// of a file from the repository's root and a line, and returns the number of the
	// same line in that commit. It returns false if the commit does not have the line.
	// If OnHead is nil, annotations are put on the commit in Source.
	OnHead func(file string, line int) (int, bool)
	// Base is the name of the commit that groups are compared with, or empty. Gone are
	// the groups that exist only at that commit.
	Base string
	Gone []Gone
}

// Gone is a group that no longer exists. Path was its folder, relative to the PATH
// argument.
type Gone struct{ ID, Path string }

// Source is a commit of a repository on GitHub. It is the zero value if the repository
// or the commit is not known.
type Source struct {
	// Repository is its address, for example https://github.com/DEFRA/flood.
	// Commit is the full hash. Folder is the folder of the PATH that was
	// checked, or empty for the root of the repository.
	Repository, Commit, Folder string
}

// Origin is a commit of a repository. A field is empty if it is not known.
type Origin struct {
	// Repository is its address without user or password, for example
	// https://github.com/DEFRA/flood. Commit is the full hash, and CommittedAt its
	// time, as 2026-11-22T09:30:00Z.
	Repository, Commit, CommittedAt string
	// Path is the group's folder from the root of the repository, with slashes.
	Path string
}

// Scorecard is the results of one group and their tally.
type Scorecard struct {
	ID, Name string
	// Origin is the repository and commit of the declaration, if the user asked for it.
	Origin Origin
	// Path is the group's folder, relative to the PATH argument under which it was
	// found.
	Path string
	// Gate is "advisory" or "enforce".
	Gate  string
	Packs []string
	// Problem says why the group could not be judged. It is empty if it could.
	Problem string
	// CustomProblem says why an organisation's policies could not judge the group.
	// The results of the policies that ship are still valid.
	CustomProblem string
	// Unread are the declared files that could not be read. What they contain counts as
	// unknown, which is not the same as not declared.
	Unread  []string
	Tally   Tally
	Results []finding.Finding
	// Ratings are the colours of the delivery group standards.
	Ratings Ratings
	// Upcoming are the results whose due day is near, earliest first.
	Upcoming []finding.Finding
	// Outlook has the spending of the next quarter that needs approval, the next
	// assessments of services, and what services still have to prepare before they go
	// live. It is nil if it was not computed.
	Outlook *finding.Outlook
	// Declared is the SHA-256 of the declared files, in hexadecimal. It is empty if it
	// is not known, as for a result that was read from a file.
	Declared string
	// Evidence records the evidence that the group was judged with, or is nil.
	Evidence *evidence.Mark
	// Overview is what the group declares about itself.
	Overview overview.Overview
	// Changes are the changes since the base commit, or nil if nothing was compared. If
	// the comparison failed, BaseProblem says why.
	Changes     *Changes
	BaseProblem string
}

// Enforce is the gate with which an error blocks a pull request.
const Enforce = "enforce"

// Unjudged reports whether the group, or an organisation's policies for it,
// could not be judged at all.
func (s Scorecard) Unjudged() bool { return s.Problem != "" || s.CustomProblem != "" }

// Blocks reports whether the gate is Enforce and the group has an error without a
// waiver, or could not be judged. If gate is not empty, it replaces the group's own
// gate.
func (s Scorecard) Blocks(gate string) bool {
	return cmp.Or(gate, s.Gate) == Enforce && (s.Unjudged() || s.Tally.Errors > 0)
}

// Headings returns the headings of a scorecard's parts, in reading order.
func Headings() []string {
	return []string{"Outcomes", "Services", "Roadmap", "Pipeline", "Finance", "Assurance", "Team", "Group"}
}

// HeadingOf returns the part of a scorecard that a result belongs to.
func HeadingOf(result finding.Finding) string {
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
	// Waiting counts the results not assessed that wait for a fault or a file to be
	// mended.
	Waiting int
}

// Count returns the tally of results.
func Count(results []finding.Finding) Tally {
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

// Fails returns the number of fails whose severity is least or more severe.
func (t Tally) Fails(least rule.Severity) int {
	switch least {
	case rule.Error:
		return t.Errors
	case rule.Warning:
		return t.Errors + t.Warnings
	}
	return t.Errors + t.Warnings + t.Infos
}

// Met returns the number of results that pass or are attested.
func (t Tally) Met() int { return t.Pass + t.Attested }

// Asked returns the number of results that count for the score: those met, failed or
// waived. It leaves out results that are not due, do not apply or could not be
// assessed.
func (t Tally) Asked() int { return t.Met() + t.Fails(rule.Info) + t.Waived }
