package overview

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// Approval is what evidence says about the approval of a waiver or an attestation. It
// is the zero value if nothing is known.
type Approval struct {
	Is ApprovalState
	// The field On has the day (YYYY-MM-DD) on which the waiver or attestation was
	// merged or written.
	On string
}

// ApprovalState says what was found when an approval was looked for. Its values are
// those of evidence.Fact.Is.
type ApprovalState string

// The states that are known.
const (
	Approved      ApprovalState = "approved"
	Unapproved    ApprovalState = "merged-without-approval"
	NoPullRequest ApprovalState = "no-pull-request"
)

// Seen returns "yes" if the approval was seen, "no" if it was looked for and not found,
// and "" if nothing is known.
func (a Approval) Seen() string {
	switch a.Is {
	case Approved:
		return "yes"
	case "":
		return ""
	}
	return "no"
}

// String returns a sentence about the approval, such as "Seen: merged on 20 November
// 2026.", or "" if nothing is known.
func (a Approval) String() string {
	day := calendar.Long(a.On)
	switch a.Is {
	case Approved:
		return fmt.Sprintf("Seen: merged on %s.", day)
	case Unapproved:
		return fmt.Sprintf("Merged on %s without an approval that counts.", day)
	case NoPullRequest:
		return fmt.Sprintf("Written on %s without a pull request.", day)
	}
	return ""
}

// See sets the approvals of waivers and attestations from facts.
func (o *Overview) See(facts []evidence.Fact) {
	for i, w := range o.Waivers {
		o.Waivers[i].Approval = approvalOf(facts, evidence.AboutWaiver(w.Rule, w.Scope.String(), w.Expires))
	}
	for i, a := range o.Attestations {
		o.Attestations[i].Approval = approvalOf(facts, evidence.AboutAttestation(a.Topic, a.On))
	}
}

// approvalOf returns the approval in the only fact about it. It returns the zero value
// if there is no such fact, or if there are several.
func approvalOf(facts []evidence.Fact, about []string) Approval {
	var found []Approval
	for _, fact := range facts {
		if word, known := evidence.Find(fact.Is); known && word.Kind == evidence.Approvals && slices.Equal(fact.About, about) {
			found = append(found, Approval{ApprovalState(fact.Is), fact.On})
		}
	}
	if len(found) != 1 {
		return Approval{}
	}
	return found[0]
}
