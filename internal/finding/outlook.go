package finding

// Outlook is what a group has ahead, according to its declaration. It is information
// and requires nothing.
type Outlook struct {
	Spend       SpendOutlook     `json:"spend"`
	Assessments []NextAssessment `json:"assessments"`
	Readiness   []Preparations   `json:"readiness"`
}

// SpendOutlook says which spending needs a board's approval in the next
// quarter.
type SpendOutlook struct {
	// Quarter is its label, for example 2026-27-Q4. Name is its months in words.
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
	// Assessment is alpha, beta or live. Arranged is set if it is booked or was
	// held.
	Assessment Assessment `json:"assessment"`
	Arranged   bool       `json:"arranged"`
	// Panel is internal or cross-government, or empty if that is not known. Because
	// gives the reason, and completes "the service ...".
	Panel   Panel  `json:"panel"`
	Because string `json:"because"`
	// Planned is the day (YYYY-MM-DD) of the planned phase that it is for.
	// BookBy is the last day to book it in time. Both are empty if no phase is
	// planned.
	Planned Day `json:"planned"`
	BookBy  Day `json:"book_by"`
}

// Preparations are the open preparations of a service for live running.
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

// Posture is which spending needs a board's approval.
type Posture string

// Assessment is a boundary at which services are assessed.
type Assessment string

// Panel is who assesses a service.
type Panel string

// Day is a day (YYYY-MM-DD), or empty if it is not known.
type Day string
