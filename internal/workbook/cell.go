package workbook

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// heading is the text of a cell in the heading row.
type heading string

// cell writes one cell. It writes nothing for nil and for an empty text.
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

// pounds formats an amount in pounds with two decimals, such as "-0.01".
func pounds(p Pence) string {
	sign := ""
	rest := uint64(p)
	if p < 0 {
		sign, rest = "-", -rest
	}
	return fmt.Sprintf("%s%d.%02d", sign, rest/100, rest%100)
}

// dateCell writes a date as the number of days since 30 December 1899. Workbooks count
// that way for dates from March 1900. A date in 1900 or earlier, and text that layout
// does not parse, is written as text.
func dateCell(row *strings.Builder, name string, style int, text, layout string) {
	day, err := time.Parse(layout, text)
	if err != nil || day.Year() <= 1900 {
		textCell(row, name, styleText, text)
		return
	}
	since := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	numberCell(row, name, style, fmt.Sprint(int64(day.Sub(since)/(24*time.Hour))))
}

// mostLinks is the number of links in a sheet that Excel allows.
const mostLinks = 65_000

// longestLink is the longest text argument that Excel accepts in a formula such as
// HYPERLINK.
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

// escaped escapes a text for use in XML, as content or as an attribute value.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder never returns an error
	return b.String()
}

// longestCell is the maximum length of a cell's text in UTF-16 code units.
const longestCell = 32_767

// forCell prepares a text for a cell: characters that XML does not allow become spaces,
// and a text that is longer than longestCell is cut.
func forCell(text string) string {
	clean := strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError {
			return ' '
		}
		return r
	}, text)
	// Excel decodes _x0041_ in a text as the character U+0041, so "_x" itself is
	// escaped.
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
