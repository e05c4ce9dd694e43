// Package card writes and reads cards. A card is one line of JSON that says of a
// group what an overview of many groups needs (docs/card.schema.json). Cards that
// are read are hostile: their size, words, days and counts are checked.
package card

import "github.com/DEFRA/dgcheck/internal/scorecard"

// Schema identifies the version of the format.
const Schema = "dgcheck.card/1"

// Card is what one judgement found of one group. Every key is in every card, so
// that programs which read many cards find the same columns in each. Days are
// YYYY-MM-DD. A text that is not known is empty.
type Card struct {
	Schema string `json:"schema"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Lead   Post   `json:"lead"`
	// Repository, Commit and CommittedAt are those of scorecard.Origin.
	Repository  string `json:"repository"`
	Commit      string `json:"commit"`
	CommittedAt string `json:"committed_at"`
	// Paths are the folders of the repository, or of what was checked, in which
	// a group with this id is declared. More than one is a mistake.
	Paths []string `json:"paths"`
	// Declared identifies what the group declares, so that two cards of it can be told
	// from cards of a declaration that changed.
	Declared string `json:"declared"`
	AsOf     string `json:"as_of"`
	// Replayed is set if an earlier commit was judged again later.
	Replayed bool `json:"replayed"`
	// Source is check, or result for a card that was made from a JSON result,
	// which has no money, no outcomes and no commit.
	Source string `json:"source"`
	// Problem says why the group could not be judged. OwnProblem says why an
	// organisation's own policies could not judge it; the rest then holds.
	Problem      string        `json:"problem"`
	OwnProblem   string        `json:"own_problem"`
	Digests      Digests       `json:"digests"`
	Packs        []string      `json:"packs"`
	Counts       Counts        `json:"counts"`
	Overall      scorecard.RAG `json:"overall"`
	Standards    []Standard    `json:"standards"`
	Failing      []Failing     `json:"failing"`
	Deadlines    []Deadline    `json:"deadlines"`
	Waivers      []Waiver      `json:"waivers"`
	Attestations []Attestation `json:"attestations"`
	Sections     []Section     `json:"sections"`
	Money        Money         `json:"money"`
	Claims       Claims        `json:"claims"`
	// LeftOut counts the entries that are not in the lists above, because there
	// are too many for a card.
	LeftOut LeftOut `json:"left_out"`
}

// Post is a post with its role mailbox.
type Post struct {
	Role  string `json:"role"`
	Email string `json:"email"`
}

// Digests identify what the group was judged by: the policies, the figures, an
// organisation's own policies, and the evidence.
type Digests struct {
	Policies string `json:"policies"`
	Params   string `json:"params"`
	Custom   string `json:"custom"`
	Evidence string `json:"evidence"`
}

// Counts are the numbers of results by verdict, and of fails by severity. Waiting
// counts those not assessed that wait for a fault to be mended.
type Counts struct {
	Pass          int `json:"pass"`
	Attested      int `json:"attested"`
	Waived        int `json:"waived"`
	Error         int `json:"error"`
	Warning       int `json:"warning"`
	Info          int `json:"info"`
	NotDue        int `json:"not_due"`
	NotApplicable int `json:"not_applicable"`
	NotAssessed   int `json:"not_assessed"`
	Waiting       int `json:"waiting"`
}

// Standard is the colour of a standard.
type Standard struct {
	Number string        `json:"number"`
	Name   string        `json:"name"`
	RAG    scorecard.RAG `json:"rag"`
}

// Failing is a result that fails or is waived. Since is the first day on which it
// was seen, if that is known.
type Failing struct {
	Rule     string `json:"rule"`
	Subject  string `json:"subject"`
	Key      string `json:"key"`
	Severity string `json:"severity"`
	Waived   bool   `json:"waived"`
	Since    string `json:"since"`
}

// Deadline is something to do by a day of the next 90 days. Severity is that of
// missing it.
type Deadline struct {
	Due      string `json:"due"`
	Rule     string `json:"rule"`
	Subject  string `json:"subject"`
	Key      string `json:"key"`
	Severity string `json:"severity"`
}

// Waiver is a waiver as declared, with its last day. Scope is what it is limited
// to, such as service:river-alerts, or empty. Seen is whether the approval was
// seen in the evidence: yes, no, or empty if nobody looked.
type Waiver struct {
	Rule       string `json:"rule"`
	Scope      string `json:"scope"`
	ApprovedBy Post   `json:"approved_by"`
	Expires    string `json:"expires"`
	Seen       string `json:"seen"`
}

// Attestation is a statement of a post, with its last day.
type Attestation struct {
	Topic      string `json:"topic"`
	By         Post   `json:"by"`
	AttestedOn string `json:"attested_on"`
	Ends       string `json:"ends"`
	Seen       string `json:"seen"`
}

// Section is a part of the declaration and the day on which the group last went
// through it. Days is how long ago that is, or -1 if no such day is known.
type Section struct {
	Section string `json:"section"`
	On      string `json:"on"`
	Days    int    `json:"days"`
}

// Money is the group's finance. If it is private, no month is given. Known is set
// if the card was made from the declaration. Quarter is the next quarter, and
// Posture which of its spending needs approval.
type Money struct {
	Known   bool    `json:"known"`
	Private bool    `json:"private"`
	Months  []Month `json:"months"`
	Quarter string  `json:"quarter"`
	Posture string  `json:"posture"`
}

// Month is a month (YYYY-MM). Amounts are in pence, or nil if not declared.
type Month struct {
	Month    string `json:"month"`
	Forecast *int64 `json:"forecast"`
	Actual   *int64 `json:"actual"`
}

// Claims are what a group says is its own. Complete is set if nothing is left out.
type Claims struct {
	Complete bool      `json:"complete"`
	Services []Service `json:"services"`
	Outcomes []Outcome `json:"outcomes"`
}

// Service is a service as the group declares it. Spend is set if the group's
// finance has lines of the service.
type Service struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	URL         string   `json:"url"`
	Phase       string   `json:"phase"`
	Owner       Post     `json:"owner"`
	PreviousIDs []string `json:"previous_ids"`
	SharedWith  []string `json:"shared_with"`
	Repos       []string `json:"repos"`
	DependsOn   []string `json:"depends_on"`
	Spend       bool     `json:"spend"`
}

// Outcome is an outcome of the group. ServedBy counts the services and the work
// that name it.
type Outcome struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Active   bool   `json:"active"`
	ServedBy int    `json:"served_by"`
}

// LeftOut counts what a card has no room for.
type LeftOut struct {
	Failing      int `json:"failing"`
	Deadlines    int `json:"deadlines"`
	Waivers      int `json:"waivers"`
	Attestations int `json:"attestations"`
	Services     int `json:"services"`
	Outcomes     int `json:"outcomes"`
	Months       int `json:"months"`
}

// The sources of a card.
const (
	FromCheck  = "check"
	FromResult = "result"
)

// Standing returns the group's rank in lists of groups.
func (c *Card) Standing() scorecard.Rank {
	return scorecard.Rank{Unjudged: c.Problem != "", OwnUnjudged: c.OwnProblem != "", Tally: scorecard.Tally{
		Pass: c.Counts.Pass, Waived: c.Counts.Waived, Attested: c.Counts.Attested, NotDue: c.Counts.NotDue,
		NotApplicable: c.Counts.NotApplicable, NotAssessed: c.Counts.NotAssessed,
		Errors: c.Counts.Error, Warnings: c.Counts.Warning, Infos: c.Counts.Info, Waiting: c.Counts.Waiting,
	}}
}
