package difference

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	stdhtml "html"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// html writes a page without scripts or references to other files.
type html struct{}

// sheet is the style sheet of the page. The content security policy allows only this
// one, by its hash.
const sheet = `body { font: 1rem/1.5 Arial, sans-serif; color: #0b0c0c; background: #fff; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere }
h1 { font-size: 2rem } h2 { border-top: 1px solid #b1b4b6; padding-top: 1rem } li { margin-bottom: .5rem }
@page { size: A4 }`

func (html) title(t string) string {
	sum := sha256.Sum256([]byte(sheet))
	return fmt.Sprintf(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'">
<title>%s</title>
<style>%s</style>
</head>
<body>
<main>
<h1>%s</h1>
`, base64.StdEncoding.EncodeToString(sum[:]), forPage(t), sheet, forPage(t))
}

func (html) group(name string) string { return "<h2>" + forPage(name) + "</h2>\n" }

func (html) kind(title string, count int) string {
	return fmt.Sprintf("<h3>%s (%d)</h3>\n<ul>", forPage(title), count)
}

func (html) line(t string) string { return "<p>" + forPage(t) + "</p>\n" }
func (html) end() string          { return "\n</ul>\n" }
func (html) finish() string       { return "</main>\n</body>\n</html>\n" }

func (html) finding(f finding.Finding) string {
	severity := ""
	if f.Verdict == finding.Fail {
		severity = "<b>" + forPage(f.Severity.String()) + ":</b> "
	}
	return fmt.Sprintf("\n<li>%s%s (%s)", severity, forPage(f.Message), forPage(string(f.Rule)))
}

func (html) remedy(t string) string {
	return "<br>To mend: " + forPage(t)
}

// forPage escapes a text for HTML.
func forPage(text string) string { return stdhtml.EscapeString(string(escape.ForPage(text))) }
