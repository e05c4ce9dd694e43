package report

// The parts of a SARIF log that are written, with the names of the standard.
// Messages are of type sarifText and paths of type uriPath. Names and
// properties, which no reader treats as messages, are of type terminal.

type sarifMessage struct {
	Text sarifText `json:"text"`
}

type sarifDescribed struct {
	Description sarifMessage `json:"description"`
}

type sarifVersion struct {
	Repository webAddress    `json:"repositoryUri"`
	Revision   terminal      `json:"revisionId,omitempty"`
	MappedTo   sarifArtifact `json:"mappedTo"`
}

type sarifArtifact struct {
	URI  uriPath `json:"uri,omitempty"`
	Base string  `json:"uriBaseId"`
}

type sarifResult struct {
	Rule         terminal           `json:"ruleId"`
	Index        int                `json:"ruleIndex"`
	Level        string             `json:"level"`
	Message      sarifMessage       `json:"message"`
	Locations    []sarifLocation    `json:"locations"`
	Fingerprints sarifFingerprints  `json:"partialFingerprints"`
	Suppressions []sarifSuppression `json:"suppressions"` // by section 3.27.23, on all results or on none
	Properties   sarifFacts         `json:"properties"`
}

type sarifLocation struct {
	Physical sarifPlace `json:"physicalLocation"`
}

type sarifPlace struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifRegion struct {
	Line   int `json:"startLine"`
	Column int `json:"startColumn,omitempty"`
}

// sarifFingerprints identify a result across runs. GitHub reads only the second
// name. If it is missing, GitHub derives a value from the line, and then treats
// several results on one line as one, for example the months that a forecast
// lacks.
type sarifFingerprints struct {
	Key  string `json:"dgcheck/v1"`
	Line string `json:"primaryLocationLineHash"`
}

type sarifSuppression struct {
	Kind          string    `json:"kind"`
	Status        string    `json:"status"`
	Justification sarifText `json:"justification"`
}

// sarifFacts are properties for which the standard has no place.
type sarifFacts struct {
	Group    terminal   `json:"group"`
	Subject  terminal   `json:"subject"`
	Severity string     `json:"severity"`
	Clauses  []terminal `json:"clauses"`
	Remedy   terminal   `json:"remedy"`
	Due      terminal   `json:"due,omitempty"`
	Change   string     `json:"change,omitempty"`
}

type sarifInvocation struct {
	Successful bool          `json:"executionSuccessful"`
	Notices    []sarifNotice `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotice struct {
	Level   string       `json:"level"`
	Message sarifMessage `json:"message"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name       string        `json:"name"`
	Version    string        `json:"version"`
	Page       string        `json:"informationUri"`
	Properties sarifPolicies `json:"properties"`
	Rules      []sarifRule   `json:"rules,omitempty"`
}

// sarifPolicies identify the policies of the run.
type sarifPolicies struct {
	AsOf   string `json:"asOf"`
	Commit string `json:"commit"`
	Digest string `json:"policies"`
	Params string `json:"params"`
	Own    string `json:"customPolicies,omitempty"`
}

type sarifRule struct {
	ID         terminal      `json:"id"`
	Short      sarifMessage  `json:"shortDescription"`
	Full       *sarifMessage `json:"fullDescription,omitempty"`
	Help       sarifMessage  `json:"help"`
	Page       string        `json:"helpUri,omitempty"`
	Default    *sarifDefault `json:"defaultConfiguration,omitempty"`
	Properties sarifServes   `json:"properties"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type sarifServes struct {
	Tags     []terminal `json:"tags"`
	Clauses  []terminal `json:"clauses,omitempty"`
	Severity string     `json:"severity,omitempty"`
}
