package ics

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// Shown returns a text as a calendar program must show it after reading the file.
func Shown(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = string(escape.Sentence(line))
	}
	return strings.Join(lines, "\n")
}
