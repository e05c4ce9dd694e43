package forge

// Limits of check runs (https://docs.github.com/rest/checks/runs). GitHub counts
// characters; that it counts bytes too for summary and text was found in
// https://github.com/github/docs/issues/35252.
const (
	MaxAnnotations       = 50     // in one request; every update appends
	MaxAnnotationMessage = 64_000 // bytes
	MaxAnnotationTitle   = 255    // characters
	MaxCheckText         = 65_535 // characters and bytes, of summary and of text
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

// Check is a check run as GitHub has it.
type Check struct {
	ID int64
	// Name, Commit and ExternalID are as they were given when it was created.
	Name, Commit, ExternalID string
	Status, Conclusion       string
	// Annotations is how many it has.
	Annotations int
	// App is the short name of the app whose token made it, such as
	// github-actions; empty where GitHub does not say.
	App     string
	Address string
}

// CheckReport is what a check run says. Conclusion is given with the status
// Completed alone.
type CheckReport struct {
	Name, Commit, ExternalID string
	Status, Conclusion       string
	Title, Summary           string
	// Annotations are at most MaxAnnotations; an update appends them.
	Annotations []Annotation
}

// Annotation is a remark on lines of a file.
type Annotation struct {
	// Path is relative to the repository's root.
	Path               string
	StartLine, EndLine int
	// StartColumn and EndColumn are given for remarks on one line alone; 0
	// leaves them out.
	StartColumn, EndColumn int
	Level                  string
	Title, Message         string
}
