package forge

// GitHub's limits for check runs (https://docs.github.com/rest/checks/runs). GitHub
// counts characters. For summary and text it also counts bytes
// (https://github.com/github/docs/issues/35252).
const (
	MaxAnnotations       = 50     // in one request; each update adds more
	MaxAnnotationMessage = 64_000 // bytes
	MaxAnnotationTitle   = 255    // characters
	MaxCheckText         = 65_535 // characters and bytes, for each of summary and text
)

// The values of a check run's status and conclusion.
const (
	InProgress = "in_progress"
	Completed  = "completed"

	Success   = "success"
	Neutral   = "neutral"
	Failure   = "failure"
	Cancelled = "cancelled"
)

// The values of an annotation's level.
const (
	LevelNotice  = "notice"
	LevelWarning = "warning"
	LevelFailure = "failure"
)

// Check is a check run as GitHub returns it.
type Check struct {
	ID int64
	// Name, Commit and ExternalID are the values with which it was created.
	Name, Commit, ExternalID string
	Status, Conclusion       string
	// Annotations is how many annotations it has.
	Annotations int
	// App is the short name of the app that made the check run, for example
	// github-actions. It is empty if GitHub does not name the app.
	App     string
	Address string
}

// CheckReport is the content of a check run that is sent to GitHub. Conclusion is set
// if Status is Completed, and only then.
type CheckReport struct {
	Name, Commit, ExternalID string
	Status, Conclusion       string
	Title, Summary           string
	// Annotations has at most MaxAnnotations entries. An update adds them to those that
	// exist.
	Annotations []Annotation
}

// Annotation is a message that GitHub shows at lines of a file.
type Annotation struct {
	// Path is relative to the root of the repository.
	Path               string
	StartLine, EndLine int
	// StartColumn and EndColumn are set only for an annotation on a single line. If 0,
	// they are not sent.
	StartColumn, EndColumn int
	Level                  string
	Title, Message         string
}
