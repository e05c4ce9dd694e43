package githubfake

import (
	"strconv"
	"unicode/utf8"
)

// Limits that the schemas in GitHub's API description lack: for annotations from
// https://docs.github.com/rest/checks/runs, and for texts in bytes from
// https://github.com/github/docs/issues/35252.
const (
	annotationMessage = 64 * 1024 // bytes
	annotationTitle   = 255       // characters
	checkText         = 65_535    // bytes
)

// refused returns the reply with which GitHub would refuse the request, or nil if
// GitHub would accept it.
func (q checkRequest) refused() *reply {
	if q.Name != nil && *q.Name == "" {
		return against("name", "is empty")
	}
	if q.Status != nil && *q.Status == "completed" && q.Conclusion == nil {
		return against("conclusion", "is missing from a completed check run")
	}
	if q.Conclusion != nil && *q.Conclusion == "stale" {
		return against("conclusion", "stale is set by GitHub alone")
	}
	if q.Output == nil {
		return nil
	}
	for name, text := range map[string]*string{"summary": q.Output.Summary, "text": q.Output.Text} {
		if text != nil && len(*text) > checkText {
			return against(name, "is "+strconv.Itoa(len(*text))+" bytes long (at most 65535)")
		}
	}
	for _, annotation := range q.Output.Annotations {
		if problem := annotation.problem(); problem != "" {
			return against("annotations", problem)
		}
	}
	return nil
}

func against(field, problem string) *reply {
	refused := broken("CheckRun", field, "%s", problem)
	return &refused
}

// problem returns what is wrong with an annotation, or "".
func (a Annotation) problem() string {
	switch {
	case a.Path == "":
		return "an annotation has no path"
	case a.StartLine < 1:
		return "an annotation begins before line 1"
	case a.EndLine < a.StartLine:
		return "an annotation ends before it begins"
	case a.StartLine != a.EndLine && (a.StartColumn != nil || a.EndColumn != nil):
		return "an annotation on several lines has columns"
	case a.StartColumn != nil && *a.StartColumn < 1 || a.EndColumn != nil && *a.EndColumn < 1:
		return "an annotation has a column below 1"
	case a.Message == "" || len(a.Message) > annotationMessage:
		return "the message of an annotation is " + strconv.Itoa(len(a.Message)) + " bytes long (1 to 65536)"
	case utf8.RuneCountInString(a.Title) > annotationTitle:
		return "the title of an annotation is longer than 255 characters"
	case len(a.RawDetails) > annotationMessage:
		return "the details of an annotation are longer than 65536 bytes"
	}
	return ""
}
