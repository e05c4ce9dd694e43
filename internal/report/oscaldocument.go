package report

// The parts of OSCAL's assessment results that are written, with the names of
// https://pages.nist.gov/OSCAL-Reference/models/v1.2.1/assessment-results/json-reference/.

const (
	oscalVersion = "1.2.1"
	// oscalNames is the namespace of our properties.
	oscalNames = homepage + "/ns/oscal"
)

type oscalMetadata struct {
	Title    oscalMarkup     `json:"title"`
	Modified oscalTime       `json:"last-modified"`
	Version  string          `json:"version"`
	Oscal    string          `json:"oscal-version"`
	Props    []oscalProperty `json:"props"`
}

type oscalProperty struct {
	Name    oscalToken  `json:"name"`
	Space   string      `json:"ns"`
	Value   terminal    `json:"value"`
	Remarks oscalMarkup `json:"remarks,omitempty"`
}

type oscalPlan struct {
	Link    string      `json:"href"`
	Remarks oscalMarkup `json:"remarks"`
}

type oscalBackMatter struct {
	Resources []oscalResource `json:"resources"`
}

type oscalResource struct {
	UUID        uuid            `json:"uuid"`
	Title       oscalMarkup     `json:"title"`
	Description oscalMarkup     `json:"description"`
	Props       []oscalProperty `json:"props"`
	Links       []oscalHref     `json:"rlinks"`
}

type oscalHref struct {
	Link string `json:"href"`
}

// oscalPart is a member of a group's result.
type oscalPart struct {
	name  string
	value any
}

type oscalDefinitions struct {
	Components []oscalComponent `json:"components"`
}

type oscalComponent struct {
	UUID        uuid        `json:"uuid"`
	Type        string      `json:"type"`
	Title       oscalMarkup `json:"title"`
	Description oscalMarkup `json:"description"`
	Status      oscalState  `json:"status"`
}

type oscalState struct {
	State string `json:"state"`
}

type oscalReviewed struct {
	Controls   []oscalControls   `json:"control-selections"`
	Objectives []oscalObjectives `json:"control-objective-selections,omitempty"`
}

type oscalControls struct {
	Description oscalMarkup    `json:"description"`
	Controls    []oscalControl `json:"include-controls"`
}

type oscalControl struct {
	ID oscalToken `json:"control-id"`
}

type oscalObjectives struct {
	Description oscalMarkup      `json:"description"`
	Objectives  []oscalObjective `json:"include-objectives"`
}

type oscalObjective struct {
	ID oscalToken `json:"objective-id"`
}

type oscalObservation struct {
	UUID        uuid            `json:"uuid"`
	Description oscalMarkup     `json:"description"`
	Props       []oscalProperty `json:"props"`
	Methods     []string        `json:"methods"`
	Subjects    []oscalSubject  `json:"subjects"`
	Evidence    []oscalEvidence `json:"relevant-evidence"`
	Collected   oscalTime       `json:"collected"`
}

type oscalSubject struct {
	UUID  uuid        `json:"subject-uuid"`
	Type  string      `json:"type"`
	Title oscalMarkup `json:"title"`
}

// oscalLink is a web address or a path, encoded.
type oscalLink string

type oscalEvidence struct {
	Link        oscalLink   `json:"href,omitempty"`
	Description oscalMarkup `json:"description"`
}

type oscalRisk struct {
	UUID         uuid               `json:"uuid"`
	Title        oscalMarkup        `json:"title"`
	Description  oscalMarkup        `json:"description"`
	Statement    oscalMarkup        `json:"statement"`
	Props        []oscalProperty    `json:"props"`
	Status       string             `json:"status"`
	Deadline     oscalTime          `json:"deadline,omitempty"`
	Remediations []oscalRemediation `json:"remediations"`
	Observations []oscalObserved    `json:"related-observations"`
}

type oscalRemediation struct {
	UUID        uuid        `json:"uuid"`
	Lifecycle   string      `json:"lifecycle"`
	Title       oscalMarkup `json:"title"`
	Description oscalMarkup `json:"description"`
}

type oscalObserved struct {
	UUID uuid `json:"observation-uuid"`
}

type oscalRisked struct {
	UUID uuid `json:"risk-uuid"`
}

type oscalFinding struct {
	UUID         uuid            `json:"uuid"`
	Title        oscalMarkup     `json:"title"`
	Description  oscalMarkup     `json:"description"`
	Props        []oscalProperty `json:"props,omitempty"`
	Target       oscalTarget     `json:"target"`
	Observations []oscalObserved `json:"related-observations"`
	Risks        []oscalRisked   `json:"related-risks,omitempty"`
}

type oscalTarget struct {
	Type   string      `json:"type"`
	ID     oscalToken  `json:"target-id"`
	Status oscalStatus `json:"status"`
}

type oscalStatus struct {
	State   string      `json:"state"`
	Reason  string      `json:"reason"`
	Remarks oscalMarkup `json:"remarks,omitempty"`
}
