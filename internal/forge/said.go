package forge

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-github/v60/github"
)

// maxSaid bounds what is kept of GitHub's sentence, in characters.
const maxSaid = 200

// said returns GitHub's sentence from the body of a refusal, shortened and
// cleaned, or "" if there is none. It removes the token, which a proxy might
// repeat.
func said(body []byte, token string) string {
	var refusal github.ErrorResponse
	// Members of an unexpected type are skipped, and the rest is read.
	_ = json.Unmarshal(body, &refusal)
	parts := []string{refusal.Message}
	for _, detail := range refusal.Errors {
		parts = append(parts, detail.Message)
		if detail.Message == "" {
			parts = append(parts, detail.Field, detail.Code)
		}
	}
	text := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	if token != "" {
		text = strings.ReplaceAll(text, token, "***")
	}
	return cut(text, maxSaid)
}

// cut returns a text on one line of at most most characters, without control
// characters and those that change the display of the text around it.
func cut(text string, most int) string {
	text = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\uFFFD"), controls), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// controls reports whether a character is a control character, changes the
// direction of writing or ends a line.
func controls(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
