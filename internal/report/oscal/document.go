package oscal

import (
	"github.com/google/uuid"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// The parts of OSCAL assessment results that this package writes, with the JSON names
// of
// https://pages.nist.gov/OSCAL-Reference/models/v1.2.1/assessment-results/json-reference/.

const (
	version = "1.2.1"
	// names is the namespace of the properties that dgcheck adds.
	names = outline.Homepage + "/ns/oscal"
)

type metadata struct {
	Title    markup     `json:"title"`
	Modified time       `json:"last-modified"`
	Version  string     `json:"version"`
	Oscal    string     `json:"oscal-version"`
	Props    []property `json:"props"`
}

type property struct {
	Name    token           `json:"name"`
	Space   string          `json:"ns"`
	Value   escape.Terminal `json:"value"`
	Remarks markup          `json:"remarks,omitempty"`
}

type plan struct {
	Link    string `json:"href"`
	Remarks markup `json:"remarks"`
}

type backMatter struct {
	Resources []resource `json:"resources"`
}

type resource struct {
	UUID        uuid.UUID  `json:"uuid"`
	Title       markup     `json:"title"`
	Description markup     `json:"description"`
	Props       []property `json:"props"`
	Links       []href     `json:"rlinks"`
}

type href struct {
	Link string `json:"href"`
}

// oscalPart is a member of the JSON object of a group's result.
type oscalPart struct {
	name  string
	value any
}

type definitions struct {
	Components []component `json:"components"`
}

type component struct {
	UUID        uuid.UUID `json:"uuid"`
	Type        string    `json:"type"`
	Title       markup    `json:"title"`
	Description markup    `json:"description"`
	Status      state     `json:"status"`
}

type state struct {
	State string `json:"state"`
}

type reviewed struct {
	Controls   []oscalControls   `json:"control-selections"`
	Objectives []oscalObjectives `json:"control-objective-selections,omitempty"`
}

type oscalControls struct {
	Description markup    `json:"description"`
	Controls    []control `json:"include-controls"`
}

type control struct {
	ID token `json:"control-id"`
}

type oscalObjectives struct {
	Description markup      `json:"description"`
	Objectives  []objective `json:"include-objectives"`
}

type objective struct {
	ID token `json:"objective-id"`
}

type observation struct {
	UUID        uuid.UUID  `json:"uuid"`
	Description markup     `json:"description"`
	Props       []property `json:"props"`
	Methods     []string   `json:"methods"`
	Subjects    []subject  `json:"subjects"`
	Evidence    []evidence `json:"relevant-evidence"`
	Collected   time       `json:"collected"`
}

type subject struct {
	UUID  uuid.UUID `json:"subject-uuid"`
	Type  string    `json:"type"`
	Title markup    `json:"title"`
}

// link is an encoded web address or path.
type link string

type evidence struct {
	Link        link   `json:"href,omitempty"`
	Description markup `json:"description"`
}

type oscalRisk struct {
	UUID         uuid.UUID     `json:"uuid"`
	Title        markup        `json:"title"`
	Description  markup        `json:"description"`
	Statement    markup        `json:"statement"`
	Props        []property    `json:"props"`
	Status       string        `json:"status"`
	Deadline     time          `json:"deadline,omitempty"`
	Remediations []remediation `json:"remediations"`
	Observations []observed    `json:"related-observations"`
}

type remediation struct {
	UUID        uuid.UUID `json:"uuid"`
	Lifecycle   string    `json:"lifecycle"`
	Title       markup    `json:"title"`
	Description markup    `json:"description"`
}

type observed struct {
	UUID uuid.UUID `json:"observation-uuid"`
}

type risked struct {
	UUID uuid.UUID `json:"risk-uuid"`
}

type oscalFinding struct {
	UUID         uuid.UUID  `json:"uuid"`
	Title        markup     `json:"title"`
	Description  markup     `json:"description"`
	Props        []property `json:"props,omitempty"`
	Target       target     `json:"target"`
	Observations []observed `json:"related-observations"`
	Risks        []risked   `json:"related-risks,omitempty"`
}

type target struct {
	Type   string      `json:"type"`
	ID     token       `json:"target-id"`
	Status oscalStatus `json:"status"`
}

type oscalStatus struct {
	State   string `json:"state"`
	Reason  string `json:"reason"`
	Remarks markup `json:"remarks,omitempty"`
}
