package forge

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-github/v60/github"
)

// maxSaid is how many characters of GitHub's own message are kept.
const maxSaid = 200

// said returns GitHub's own message from the body of a refusal, shortened and cleaned,
// or "" if there is none. It removes the token, which a proxy might have put into the
// message.
func said(body []byte, token string) string {
	var refusal github.ErrorResponse
	// If a field has an unexpected type, Unmarshal skips it and reads the others.
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

// cut returns text on one line, shortened to the given number of characters. It removes
// control characters and characters that change how the text around them is displayed.
func cut(text string, most int) string {
	text = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\uFFFD"), controls), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// controls reports whether r is a control character, changes the direction of writing,
// or ends a line.
func controls(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
