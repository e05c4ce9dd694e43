// Package card writes and reads cards. A card is one line of JSON about a group, with
// what an overview of many groups needs (docs/card.schema.json). Cards that are read
// are not trusted: their size, words, days and counts are checked.
package card

import "github.com/DEFRA/dgcheck/internal/scorecard"

// Schema identifies the version of the format.
const Schema = "dgcheck.card/1"

// Card is the outcome of one judgement of one group. A card has every key, so that
// programs which read many cards find the same columns. Days are YYYY-MM-DD. A text is
// empty if it is not known.
type Card struct {
	Schema string `json:"schema"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Lead   Post   `json:"lead"`
	// Repository, Commit and CommittedAt have the values of scorecard.Origin.
	Repository  string `json:"repository"`
	Commit      string `json:"commit"`
	CommittedAt string `json:"committed_at"`
	// Paths are the folders in which a group with this id is declared, in the
	// repository or in what was checked. More than one is a mistake.
	Paths []string `json:"paths"`
	// Declared is a hash of the declaration. It shows whether two cards are about the
	// same declaration.
	Declared string `json:"declared"`
	AsOf     string `json:"as_of"`
	// Replayed is set if an earlier commit was judged at a later time.
	Replayed bool `json:"replayed"`
	// Source is FromCheck, or FromResult for a card made from a JSON result. The latter
	// has no money, outcomes or commit.
	Source string `json:"source"`
	// Problem says why the group could not be judged. OwnProblem says why an
	// organisation's own policies could not judge it. The other results are then still
	// valid.
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
	// LeftOut counts the entries that the lists above lack, because there are too many
	// for a card.
	LeftOut LeftOut `json:"left_out"`
}

// Post is a job post in the organisation, with the email address of its shared mailbox.
type Post struct {
	Role  string `json:"role"`
	Email string `json:"email"`
}

// Digests are hashes of what the group was judged by: the policies, the figures, an
// organisation's own policies, and the evidence.
type Digests struct {
	Policies string `json:"policies"`
	Params   string `json:"params"`
	Custom   string `json:"custom"`
	Evidence string `json:"evidence"`
}

// Counts are the numbers of results by verdict, and of fails by severity. Waiting
// counts the results not assessed that wait for a fault to be mended.
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

// Failing is a result that fails or is waived. Since is the first day on which it was
// seen to be so, or empty if that is not known.
type Failing struct {
	Rule     string `json:"rule"`
	Subject  string `json:"subject"`
	Key      string `json:"key"`
	Severity string `json:"severity"`
	Waived   bool   `json:"waived"`
	Since    string `json:"since"`
}

// Deadline is something to do by a day within the next 90 days. Severity is that of the
// fail if it is missed.
type Deadline struct {
	Due      string `json:"due"`
	Rule     string `json:"rule"`
	Subject  string `json:"subject"`
	Key      string `json:"key"`
	Severity string `json:"severity"`
}

// Waiver is a declared waiver. Scope is what it is limited to, such as
// service:river-alerts, or empty. Expires is its last day. Seen says whether evidence
// shows the approval: yes, no, or empty if there is no such evidence.
type Waiver struct {
	Rule       string `json:"rule"`
	Scope      string `json:"scope"`
	ApprovedBy Post   `json:"approved_by"`
	Expires    string `json:"expires"`
	Seen       string `json:"seen"`
}

// Attestation is a statement by a job post on a topic. Ends is its last day. Seen is as
// for a Waiver.
type Attestation struct {
	Topic      string `json:"topic"`
	By         Post   `json:"by"`
	AttestedOn string `json:"attested_on"`
	Ends       string `json:"ends"`
	Seen       string `json:"seen"`
}

// Section is a section of the declaration. The field On has the day on which the group
// last reviewed it. Days is the number of days since then, or -1 if that is not known.
type Section struct {
	Section string `json:"section"`
	On      string `json:"on"`
	Days    int    `json:"days"`
}

// Money is the group's finance. If it is private, Months is empty. Known is set if the
// card was made from the declaration. Quarter is the next quarter, and Posture says
// which of its spending needs approval.
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

// Claims are the services and outcomes that a group declares. They are compared with
// those of other groups. Complete is set if the lists have all of them.
type Claims struct {
	Complete bool      `json:"complete"`
	Services []Service `json:"services"`
	Outcomes []Outcome `json:"outcomes"`
}

// Service is a service as declared. Spend is set if the group's finance has lines for
// the service.
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

// Outcome is an outcome of the group. ServedBy counts the services and work items that
// name it.
type Outcome struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Active   bool   `json:"active"`
	ServedBy int    `json:"served_by"`
}

// LeftOut has the numbers of entries that a card lacks, because there are too many.
type LeftOut struct {
	Failing      int `json:"failing"`
	Deadlines    int `json:"deadlines"`
	Waivers      int `json:"waivers"`
	Attestations int `json:"attestations"`
	Services     int `json:"services"`
	Outcomes     int `json:"outcomes"`
	Months       int `json:"months"`
}

// The values of Card.Source.
const (
	FromCheck  = "check"
	FromResult = "result"
)

// Standing returns the rank that orders the group in lists of groups.
func (c *Card) Standing() scorecard.Rank {
	return scorecard.Rank{Unjudged: c.Problem != "", OwnUnjudged: c.OwnProblem != "", Tally: scorecard.Tally{
		Pass: c.Counts.Pass, Waived: c.Counts.Waived, Attested: c.Counts.Attested, NotDue: c.Counts.NotDue,
		NotApplicable: c.Counts.NotApplicable, NotAssessed: c.Counts.NotAssessed,
		Errors: c.Counts.Error, Warnings: c.Counts.Warning, Infos: c.Counts.Info, Waiting: c.Counts.Waiting,
	}}
}
