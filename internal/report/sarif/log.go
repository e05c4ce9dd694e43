package sarif

import (
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// The parts of a SARIF log that this package writes, with the JSON names of the
// standard. Messages have the type sarifText and paths the type escape.URI. Names and
// properties, which no reader of SARIF treats as messages, have the type
// escape.Terminal.

type message struct {
	Text sarifText `json:"text"`
}

type sarifDescribed struct {
	Description message `json:"description"`
}

type version struct {
	Repository escape.WebAddress `json:"repositoryUri"`
	Revision   escape.Terminal   `json:"revisionId,omitempty"`
	MappedTo   artifact          `json:"mappedTo"`
}

type artifact struct {
	URI  escape.URI `json:"uri,omitempty"`
	Base string     `json:"uriBaseId"`
}

type sarifResult struct {
	Rule         escape.Terminal `json:"ruleId"`
	Index        int             `json:"ruleIndex"`
	Level        string          `json:"level"`
	Message      message         `json:"message"`
	Locations    []location      `json:"locations"`
	Fixes        []sarifFix      `json:"fixes,omitempty"`
	Fingerprints fingerprints    `json:"partialFingerprints"`
	Suppressions []suppression   `json:"suppressions"` // section 3.27.23 requires it on all results or on none
	Properties   facts           `json:"properties"`
}

type location struct {
	Physical place `json:"physicalLocation"`
}

type place struct {
	Artifact artifact `json:"artifactLocation"`
	Region   *region  `json:"region,omitempty"`
}

// sarifFix is a fix object (section 3.55 of the standard).
type sarifFix struct {
	Description message          `json:"description"`
	Changes     []artifactChange `json:"artifactChanges"`
}

type artifactChange struct {
	Artifact     artifact      `json:"artifactLocation"`
	Replacements []replacement `json:"replacements"`
}

type replacement struct {
	Deleted  span     `json:"deletedRegion"`
	Inserted inserted `json:"insertedContent"`
}

// inserted is text that readers of SARIF insert into a file and do not show as a
// message.
type inserted struct {
	Text string `json:"text"`
}

type span struct {
	region
	EndLine   int `json:"endLine"`
	EndColumn int `json:"endColumn"`
}

type region struct {
	Line   int `json:"startLine"`
	Column int `json:"startColumn,omitempty"`
}

// fingerprints identify a result across runs. GitHub reads only
// primaryLocationLineHash. If it is missing, GitHub derives it from the line, and then
// treats several results on one line, such as the months that a forecast lacks, as one.
type fingerprints struct {
	Key  string `json:"dgcheck/v1"`
	Line string `json:"primaryLocationLineHash"`
}

type suppression struct {
	Kind          string    `json:"kind"`
	Status        string    `json:"status"`
	Justification sarifText `json:"justification"`
}

// facts is what dgcheck says of a result beside the fields of the standard. It is
// written as the result's properties.
type facts struct {
	Group    escape.Terminal   `json:"group"`
	Subject  escape.Terminal   `json:"subject"`
	Severity string            `json:"severity"`
	Clauses  []escape.Terminal `json:"clauses"`
	Remedy   escape.Terminal   `json:"remedy"`
	Due      escape.Terminal   `json:"due,omitempty"`
	Change   string            `json:"change,omitempty"`
}

type invocation struct {
	Successful bool     `json:"executionSuccessful"`
	Notices    []notice `json:"toolExecutionNotifications,omitempty"`
}

type notice struct {
	Level   string  `json:"level"`
	Message message `json:"message"`
}

type tool struct {
	Driver driver `json:"driver"`
}

type driver struct {
	Name       string      `json:"name"`
	Version    string      `json:"version"`
	Page       string      `json:"informationUri"`
	Properties policies    `json:"properties"`
	Rules      []sarifRule `json:"rules,omitempty"`
}

// policies identify what the run was judged with.
type policies struct {
	AsOf   string `json:"asOf"`
	Commit string `json:"commit"`
	Digest string `json:"policies"`
	Params string `json:"params"`
	Own    string `json:"customPolicies,omitempty"`
}

type sarifRule struct {
	ID         escape.Terminal `json:"id"`
	Short      message         `json:"shortDescription"`
	Full       *message        `json:"fullDescription,omitempty"`
	Help       message         `json:"help"`
	Page       string          `json:"helpUri,omitempty"`
	Default    *sarifDefault   `json:"defaultConfiguration,omitempty"`
	Properties serves          `json:"properties"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type serves struct {
	Tags     []escape.Terminal `json:"tags"`
	Clauses  []escape.Terminal `json:"clauses,omitempty"`
	Severity string            `json:"severity,omitempty"`
}
