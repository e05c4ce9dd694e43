package finding

// Outlook is what lies ahead of a group, according to its declaration: which spending
// will need approval, which assessments its services need next, and what they have not
// yet done to prepare for live running. It is information and requires nothing.
type Outlook struct {
	Spend       SpendOutlook     `json:"spend"`
	Assessments []NextAssessment `json:"assessments"`
	Readiness   []Preparations   `json:"readiness"`
}

// SpendOutlook says which spending needs a board's approval in the next
// quarter.
type SpendOutlook struct {
	// Quarter is the label of the quarter, for example 2026-27-Q4. Name is the months
	// of the quarter in words.
	Quarter string `json:"quarter"`
	Name    string `json:"name"`
	// Posture says which spending needs approval: all, high-medium, high-only or
	// unknown. The field Because gives the reason in a sentence.
	Posture Posture `json:"posture"`
	Because string  `json:"because"`
}

// NextAssessment is the next assessment that a service needs.
type NextAssessment struct {
	// Service is the subject of the service, such as service:soil-checks. Called is its
	// name.
	Service string `json:"service"`
	Called  string `json:"called"`
	// Assessment is alpha, beta or live. Arranged is set if the assessment is booked or
	// was held.
	Assessment Assessment `json:"assessment"`
	Arranged   bool       `json:"arranged"`
	// Panel is internal or cross-government, or empty if that is not known. Because
	// gives the reason, and completes "the service ...".
	Panel   Panel  `json:"panel"`
	Because string `json:"because"`
	// Planned is the day (YYYY-MM-DD) on which the phase that needs the assessment is
	// planned to begin. BookBy is the last day to book the assessment in time. Both are
	// empty if no phase is planned.
	Planned Day `json:"planned"`
	BookBy  Day `json:"book_by"`
}

// Preparations are what a service has not yet done to prepare for live running.
type Preparations struct {
	Service string        `json:"service"`
	Called  string        `json:"called"`
	Open    []Preparation `json:"open"`
}

// Preparation is one preparation: its key in the checklist, its description,
// and its stage.
type Preparation struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Stage string `json:"stage"`
}

// Posture says which spending needs a board's approval: all, high-medium, high-only or
// unknown.
type Posture string

// Assessment is the kind of an assessment: alpha, beta or live.
type Assessment string

// Panel is who assesses a service: internal, cross-government, or empty if that is not
// known.
type Panel string

// Day is a day (YYYY-MM-DD), or empty if it is not known.
type Day string
