package workbook

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// heading is the text of a cell of the heading.
type heading string

// cell writes a cell. What has no text or value is left out.
func (s *sheet) cell(row *strings.Builder, name string, cell any) {
	switch value := cell.(type) {
	case heading:
		textCell(row, name, styleHeading, string(value))
	case string:
		textCell(row, name, styleText, value)
	case int:
		numberCell(row, name, styleNumber, fmt.Sprint(value))
	case Word:
		textCell(row, name, styleOf(value.Fill), value.Text)
	case Day:
		dateCell(row, name, styleDay, string(value), time.DateOnly)
	case Month:
		dateCell(row, name, styleMonth, string(value), "2006-01")
	case Pence:
		numberCell(row, name, stylePence, pounds(value))
	case Link:
		s.linkCell(row, name, value)
	}
}

func textCell(row *strings.Builder, name string, style int, text string) {
	if text != "" {
		fmt.Fprintf(row, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, name, style, escaped(forCell(text)))
	}
}

func numberCell(row *strings.Builder, name string, style int, number string) {
	fmt.Fprintf(row, `<c r="%s" s="%d"><v>%s</v></c>`, name, style, number)
}

// pounds returns an amount as a decimal number of pounds.
func pounds(p Pence) string {
	sign := ""
	rest := uint64(p)
	if p < 0 {
		sign, rest = "-", -rest
	}
	return fmt.Sprintf("%s%d.%02d", sign, rest/100, rest%100)
}

// dateCell writes a day as the number of days since 30 December 1899, which is how
// workbooks count from March 1900 on. Other days and what is no day are text.
func dateCell(row *strings.Builder, name string, style int, text, layout string) {
	day, err := time.Parse(layout, text)
	if err != nil || day.Year() <= 1900 {
		textCell(row, name, styleText, text)
		return
	}
	since := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	numberCell(row, name, style, fmt.Sprint(int64(day.Sub(since)/(24*time.Hour))))
}

// mostLinks is how many links a sheet can have, which is a limit of Excel's.
const mostLinks = 65_000

// longestLink is the longest text that a function such as HYPERLINK takes.
const longestLink = 255

func (s *sheet) linkCell(row *strings.Builder, name string, link Link) {
	shown := forCell(link.Text)
	if !strings.HasPrefix(link.Address, "https://") || len(link.Address) > longestLink || utf8.RuneCountInString(shown) > longestLink || shown == "" || s.links >= mostLinks {
		textCell(row, name, styleText, link.Text)
		return
	}
	s.links++
	quoted := func(value string) string { return `"` + strings.ReplaceAll(value, `"`, `""`) + `"` }
	formula := "HYPERLINK(" + quoted(forCell(link.Address)) + "," + quoted(shown) + ")"
	fmt.Fprintf(row, `<c r="%s" s="%d" t="str"><f>%s</f><v>%s</v></c>`, name, styleLink, escaped(formula), escaped(shown))
}

// escaped returns a text as the content or an attribute of XML.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // which a strings.Builder never fails
	return b.String()
}

// longestCell is how many characters of UTF-16 a cell can have.
const longestCell = 32_767

// forCell returns a text as a cell can hold it: without characters that XML cannot
// have, and not too long.
func forCell(text string) string {
	clean := strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError {
			return ' '
		}
		return r
	}, text)
	// Excel reads _x0041_ in a text as the character with this number.
	clean = strings.ReplaceAll(clean, "_x", "_x005F_x")
	units := 0
	for i, r := range clean {
		units++
		if r > 0xFFFF {
			units++
		}
		if units > longestCell-1 {
			return clean[:i] + "…"
		}
	}
	return clean
}
