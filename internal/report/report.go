// Package report writes scorecards in several formats, one file for each format. A
// reporter does not judge, open files or read the environment. It returns the first
// error of a write. Text from a declaration is untrusted until the format has escaped
// it.
package report

import (
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/ics"
	"github.com/DEFRA/dgcheck/internal/report/markdown"
	"github.com/DEFRA/dgcheck/internal/report/oscal"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/report/resultjson"
	"github.com/DEFRA/dgcheck/internal/report/sarif"
	"github.com/DEFRA/dgcheck/internal/report/xlsx"
)

// formats returns all formats, in the order in which they are listed to people. A new
// format only has to be added here.
func formats() []format {
	return []format{
		{"text", func(o outline.Options) outline.Reporter { return &Text{options: o} }, "txt"},
		{"json", func(outline.Options) outline.Reporter { return resultjson.JSON{} }, "json"},
		{"markdown", func(o outline.Options) outline.Reporter { return markdown.New(o) }, "md"},
		{"csv", func(o outline.Options) outline.Reporter { return &CSV{options: o} }, "csv"},
		{"github", func(o outline.Options) outline.Reporter { return &GitHub{options: o} }, "annotations.txt"},
		{"sarif", func(o outline.Options) outline.Reporter { return &sarif.Sarif{Options: o} }, "sarif"},
		{"junit", func(o outline.Options) outline.Reporter { return &JUnit{options: o} }, "junit.xml"},
		{"oscal", func(o outline.Options) outline.Reporter { return &oscal.Oscal{Options: o} }, "oscal.json"},
		{"gemara", func(o outline.Options) outline.Reporter { return &Gemara{options: o} }, "gemara.json"},
		{"intoto", func(outline.Options) outline.Reporter { return &InToto{} }, "intoto.jsonl"},
		{"badge", func(outline.Options) outline.Reporter { return &Badge{} }, "badge.json"},
		{"badge-svg", func(outline.Options) outline.Reporter { return &BadgeSVG{} }, "badge.svg"},
		{"assurance", func(outline.Options) outline.Reporter { return &Assurance{} }, "assurance.json"},
		{"card", func(o outline.Options) outline.Reporter { return &card.Format{Options: o} }, "cards.ndjson"},
		{"html", func(o outline.Options) outline.Reporter { return &html.HTML{Options: o} }, "html"},
		{"ics", func(o outline.Options) outline.Reporter { return &ics.ICS{Options: o} }, "ics"},
		{"xlsx", func(o outline.Options) outline.Reporter { return &xlsx.XLSX{Options: o} }, "xlsx"},
	}
}

type format struct {
	name string
	make func(outline.Options) outline.Reporter
	// ending is the file name extension, without its first dot.
	ending string
}

// FileName returns the file name for a format in a folder that holds a file of each
// format, such as "dgcheck.sarif". If there is no such format, it returns "".
func FileName(name string) string {
	for _, f := range formats() {
		if f.name == name {
			return "dgcheck." + f.ending
		}
	}
	return ""
}

// Formats returns the names of the formats.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// New returns the reporter of a format. If there is no such format, it returns
// false.
func New(name string, options outline.Options) (outline.Reporter, bool) {
	for _, f := range formats() {
		if f.name == name {
			return f.make(options), true
		}
	}
	return nil, false
}
