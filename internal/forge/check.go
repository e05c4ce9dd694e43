package forge

// Limits of check runs (https://docs.github.com/rest/checks/runs). GitHub
// counts characters. For summary and text it also counts bytes
// (https://github.com/github/docs/issues/35252).
const (
	MaxAnnotations       = 50     // in one request; each update appends
	MaxAnnotationMessage = 64_000 // bytes
	MaxAnnotationTitle   = 255    // characters
	MaxCheckText         = 65_535 // characters and bytes, for each of summary and text
)

// Status and conclusion of a check run.
const (
	InProgress = "in_progress"
	Completed  = "completed"

	Success   = "success"
	Neutral   = "neutral"
	Failure   = "failure"
	Cancelled = "cancelled"
)

// Levels of an annotation.
const (
	LevelNotice  = "notice"
	LevelWarning = "warning"
	LevelFailure = "failure"
)

// Check is a check run on GitHub.
type Check struct {
	ID int64
	// Name, Commit and ExternalID are those with which it was created.
	Name, Commit, ExternalID string
	Status, Conclusion       string
	// Annotations is the number of its annotations.
	Annotations int
	// App is the short name of the app that made it, for example
	// github-actions. It is empty if GitHub leaves it out.
	App     string
	Address string
}

// CheckReport is the content of a check run. Conclusion is set only if Status
// is Completed.
type CheckReport struct {
	Name, Commit, ExternalID string
	Status, Conclusion       string
	Title, Summary           string
	// Annotations has at most MaxAnnotations entries. An update appends them.
	Annotations []Annotation
}

// Annotation is a remark on lines of a file.
type Annotation struct {
	// Path is relative to the repository's root.
	Path               string
	StartLine, EndLine int
	// StartColumn and EndColumn are set only for remarks on a single line. If
	// 0, they are left out.
	StartColumn, EndColumn int
	Level                  string
	Title, Message         string
}
