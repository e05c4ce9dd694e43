package resultjson

import (
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

type jsonRun struct {
	Schema   schema    `json:"schema"`
	AsOf     day       `json:"as_of"`
	Dgcheck  program   `json:"dgcheck"`
	Policies policies  `json:"policies"`
	Base     *jsonBase `json:"base,omitempty"`
}

type program struct {
	Version string `json:"version"`
	Commit  string `json:"commit"`
}

type policies struct {
	Digest filled   `json:"digest"`
	Packs  []string `json:"packs"`
	Params filled   `json:"params"`
	Own    *own     `json:"own,omitempty"`
}

// own identifies the policies that an organisation adds to those of dgcheck.
type own struct {
	Digest  string   `json:"digest,omitempty"`
	Packs   []string `json:"packs"`
	Problem string   `json:"problem,omitempty"`
}

type jsonGroup struct {
	ID        filled                  `json:"id"`
	Name      string                  `json:"name"`
	Path      path                    `json:"path"`
	Gate      gate                    `json:"gate"`
	Packs     []string                `json:"packs"`
	Problem   string                  `json:"problem,omitempty"`
	Own       string                  `json:"own_problem,omitempty"`
	Base      string                  `json:"base_problem,omitempty"`
	Unread    []string                `json:"unread,omitempty"`
	Contacts  []contact               `json:"contacts" read:"optional"`
	Services  []service               `json:"services" read:"optional"`
	Waivers   []waiver                `json:"waivers" read:"optional"`
	Changes   *jsonChanges            `json:"changes,omitempty"`
	Evidence  *jsonEvidence           `json:"evidence,omitempty"`
	Summary   summary                 `json:"summary" read:"computed"`
	Standards map[string]jsonStandard `json:"standards"`
	Upcoming  []jsonDeadline          `json:"upcoming" read:"optional"`
	Outlook   *finding.Outlook        `json:"outlook,omitempty"`
}

// jsonStandard is the colour of one standard, or the overall colour.
type jsonStandard struct {
	Rag    scorecard.RAG `json:"rag"`
	Name   string        `json:"name,omitempty"`
	Points []jsonPoint   `json:"points,omitempty"`
}

type jsonPoint struct {
	Clause string          `json:"clause"`
	Text   string          `json:"text"`
	State  scorecard.State `json:"state"`
	Rules  []string        `json:"rules"`
	People string          `json:"people,omitempty"`
}

type jsonDeadline struct {
	Due      day      `json:"due"`
	Rule     rule.ID  `json:"rule"`
	Subject  filled   `json:"subject"`
	Message  filled   `json:"message"`
	Remedy   string   `json:"remedy"`
	Location location `json:"location"`
}

type summary struct {
	Pass          int   `json:"pass"`
	Fail          fails `json:"fail"`
	Waived        int   `json:"waived"`
	Attested      int   `json:"attested"`
	NotDue        int   `json:"not_due"`
	NotApplicable int   `json:"not_applicable"`
	NotAssessed   int   `json:"not_assessed"`
}

type fails struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

type jsonResult struct {
	Rule     rule.ID         `json:"rule"`
	Subject  filled          `json:"subject"`
	Section  *string         `json:"section,omitempty"`
	Verdict  finding.Verdict `json:"verdict"`
	Severity severity        `json:"severity,omitempty"`
	Change   change          `json:"change,omitempty"`
	Message  filled          `json:"message"`
	Remedy   string          `json:"remedy,omitempty"`
	Clauses  []string        `json:"clauses"`
	Location location        `json:"location"`
	Due      day             `json:"due,omitempty"`
	Fix      *jsonFix        `json:"fix,omitempty"`
	Key      filled          `json:"key"`
}

// jsonFix is an edit of a file. The field Text replaces what the file has from the
// position in the field From (inclusive) to the one in the field To (exclusive).
type jsonFix struct {
	File path   `json:"file"`
	From spot   `json:"from"`
	To   spot   `json:"to"`
	Text string `json:"text"`
}

// spot is a position in the file of an edit.
type spot struct {
	Line   ordinal `json:"line"`
	Column ordinal `json:"column"`
}

type location struct {
	File   path    `json:"file"`
	Line   ordinal `json:"line"`
	Column ordinal `json:"column"`
}
