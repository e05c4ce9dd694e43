package finding

// Outlook is what lies ahead of a group by its own declaration. It is worked
// out and asked of nobody.
type Outlook struct {
	Spend       SpendOutlook     `json:"spend"`
	Assessments []NextAssessment `json:"assessments"`
	Readiness   []Preparations   `json:"readiness"`
}

// SpendOutlook says which spending needs a board's approval in the coming
// quarter.
type SpendOutlook struct {
	// Quarter is its label, such as 2026-27-Q4, and Name its months.
	Quarter string `json:"quarter"`
	Name    string `json:"name"`
	// Posture is all, high-medium, high-only or unknown; Because is why, in a
	// sentence.
	Posture string `json:"posture"`
	Because string `json:"because"`
}

// NextAssessment is the assessment that a service needs next.
type NextAssessment struct {
	// Service is its subject and Called its name.
	Service string `json:"service"`
	Called  string `json:"called"`
	// Assessment is alpha, beta or live; Arranged tells that it is booked or
	// held.
	Assessment string `json:"assessment"`
	Arranged   bool   `json:"arranged"`
	// Panel is internal or cross-government, empty where that cannot be told;
	// Because completes "the service ...".
	Panel   string `json:"panel"`
	Because string `json:"because"`
	// Planned is the day (YYYY-MM-DD) of the move it is for and BookBy the last
	// day to book it in time; empty where no move is planned.
	Planned string `json:"planned"`
	BookBy  string `json:"book_by"`
}

// Preparations are those for live running that a service has open now.
type Preparations struct {
	Service string        `json:"service"`
	Called  string        `json:"called"`
	Open    []Preparation `json:"open"`
}

// Preparation is one of them: its key in the checklist, what it is, and the
// stage it belongs to.
type Preparation struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Stage string `json:"stage"`
}
