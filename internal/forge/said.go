package forge

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-github/v60/github"
)

// maxSaid is how many characters of GitHub's own words are kept.
const maxSaid = 200

// said gives GitHub's own sentence from the body of a refusal, cut and cleaned;
// empty where there is none. A proxy that repeats what it was sent must not bring
// the token out.
func said(body []byte, token string) string {
	var refusal github.ErrorResponse
	// What has another type than expected is left out, the rest is read.
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

// cut makes one line of a text, without characters that control how the text
// around it is shown, and ends it after so many characters.
func cut(text string, most int) string {
	text = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\uFFFD"), controls), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// controls says whether a character is one of control, of direction, or ends a
// line.
func controls(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
