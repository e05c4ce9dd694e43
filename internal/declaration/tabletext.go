package declaration

import (
	"bytes"
	"encoding/binary"
	"path"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// headerLine is the first line that a finance file should have.
const headerLine = "`month,line,service,forecast,actual`"

// importIt is the remedy for a file that `dgcheck import finance` can read.
const importIt = "Let `dgcheck import finance` write a finance file from it, and take this one out of `files`."

// saveAsCSV is the remedy for a spreadsheet that cannot be read as it is.
const saveAsCSV = "Save the sheet of figures as CSV, with one row for each month and line, below the first line " + headerLine + "."

// needed returns the columns that every finance file has.
func needed() []string {
	return []string{monthColumn, lineColumn, serviceColumn, forecastColumn, actualColumn}
}

// isWorkbook reports whether a file name has the ending of a spreadsheet program's own
// format.
func isWorkbook(name string) bool {
	return slices.Contains([]string{".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".fods", ".numbers"}, strings.ToLower(path.Ext(name)))
}

func workbook() *yamltext.Problem {
	return whole("This is a workbook of a spreadsheet program, not a CSV file.", importIt+" Or save the sheet of figures as CSV, with one row for each month and line, below the first line "+headerLine+", and name that file under `files`.")
}

// tableText returns a finance file's text as UTF-8 without a byte order mark.
// Spreadsheets also save text as UTF-16, with or without a mark.
func tableText(content []byte) ([]byte, *yamltext.Problem) {
	for _, magic := range []string{"PK\x03\x04", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"} {
		if bytes.HasPrefix(content, []byte(magic)) {
			return content, workbook()
		}
	}
	order := utf16Order(content)
	if order == nil {
		return bytes.TrimPrefix(content, []byte("\ufeff")), nil
	}
	const broken = "The file is saved as UTF-16, and a part of it cannot be read."
	const again = "Save it as UTF-8. In Excel, choose `CSV UTF-8` as the file type."
	if len(content)%2 != 0 {
		return content, whole(broken, again)
	}
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = order.Uint16(content[2*i:])
	}
	runes := utf16.Decode(units)
	if slices.Contains(runes, '\ufffd') && !slices.Contains(units, 0xfffd) {
		return content, whole(broken, again)
	}
	return bytes.TrimPrefix([]byte(string(runes)), []byte("\ufeff")), nil
}

// utf16Order returns the byte order of a text in UTF-16, or nil for any other text.
// Without a mark, UTF-16 is recognised by the zero bytes beside its first letters.
func utf16Order(content []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}):
		return binary.LittleEndian
	case bytes.HasPrefix(content, []byte{0xfe, 0xff}):
		return binary.BigEndian
	case len(content) < 8:
		return nil
	}
	const begin = 8
	noughts := [2]int{}
	for i, c := range content[:begin] {
		if c == 0 {
			noughts[i%2]++
		}
	}
	switch noughts {
	case [2]int{0, begin / 2}:
		return binary.LittleEndian
	case [2]int{begin / 2, 0}:
		return binary.BigEndian
	}
	return nil
}

// separators returns the characters that may separate values, the usual one first.
func separators() []rune { return []rune{',', ';', '\t', '|'} }

// separator returns the content and the character that separates its values. A first
// line such as `sep=;` decides it, and that line is then empty in the returned content.
// Without such a line, it is the character that gives the most columns of the header
// or, if none gives any, the one that is most frequent in the first line.
func separator(content []byte) ([]byte, rune) {
	first, rest, _ := bytes.Cut(content, []byte("\n"))
	said := strings.ToLower(strings.Trim(string(first), "\" \r,;\t"))
	if strings.HasPrefix(said, "sep=") || said == "sep" {
		for _, comma := range separators() {
			if at := bytes.IndexByte(first, '='); at >= 0 && at+1 < len(first) && rune(first[at+1]) == comma {
				return append([]byte("\n"), rest...), comma
			}
		}
	}
	best, most := ',', 0
	for line := range bytes.SplitSeq(head(content), []byte("\n")) {
		for _, comma := range separators() {
			if n := knownColumns(splitRaw(line, comma)); n > most {
				best, most = comma, n
			}
		}
	}
	if most == 0 {
		most = bytes.Count(first, []byte{','})
		for _, comma := range separators() {
			if n := bytes.Count(first, []byte(string(comma))); n > most {
				best, most = comma, n
			}
		}
	}
	return content, best
}

// headLines is how many lines are searched for a header.
const headLines = 20

// head returns the first lines of a text, at most headLines.
func head(content []byte) []byte {
	end := 0
	for range headLines {
		next := bytes.IndexByte(content[end:], '\n')
		if next < 0 {
			return content
		}
		end += next + 1
	}
	return content[:end]
}

// splitRaw splits a line, which may not be valid CSV, into cells.
func splitRaw(line []byte, comma rune) []string {
	cells := strings.Split(string(line), string(comma))
	for i := range cells {
		if cells[i] == "" {
			continue
		}
		cells[i] = strings.Trim(cells[i], "\" \r")
	}
	return cells
}

// knownColumns counts the needed columns among the cells of a line.
func knownColumns(cells []string) int {
	n := 0
	for _, column := range needed() {
		if slices.ContainsFunc(cells, func(cell string) bool {
			return len(cell) >= len(column) && len(cell) <= longestHeading && strings.ToLower(clean(cell)) == column
		}) {
			n++
		}
	}
	return n
}

// longestHeading is the length in bytes of the longest cell that may name a column,
// invisible characters included.
const longestHeading = 32

// nearHeader is how many of the five columns a line must have to count as a header.
const nearHeader = 3

// showsHeader reports whether the first line with text is a header of finance, complete
// or nearly so.
func showsHeader(content []byte) bool {
	text, comma := separator(content)
	for line := range bytes.SplitSeq(head(text), []byte("\n")) {
		if cells := splitRaw(line, comma); strings.TrimSpace(strings.Join(cells, "")) != "" {
			return knownColumns(cells) >= nearHeader
		}
	}
	return false
}
