package report

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// CSV writes one row per result, for spreadsheets, as in RFC 4180. It begins
// with a byte order mark; without one, Excel misreads characters such as £ and
// ’. Programs that cannot skip the mark can use the JSON.
type CSV struct {
	options outline.Options
	run     scorecard.Run
}

// byteOrderMark marks a file as UTF-8.
const byteOrderMark = "\ufeff"

// cell is text that a spreadsheet shows and does not evaluate.
type cell string

// longestCell bounds a cell, in characters. A cell of Excel holds 32,767
// (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3);
// a longer one would spill into other rows. Excel counts characters of four
// bytes in UTF-8 twice.
const longestCell = 16_000

// formula matches the beginning of a text that a spreadsheet may evaluate, also
// after a semicolon, which some read as the end of a cell. Spreadsheets accept
// the full-width forms of = + - @ too.
var formula = regexp.MustCompile(`(^|;)([\s\p{Z}]*)([=+\-@＝＋－＠﹦﹢﹣﹫−])`)

// forCell returns a text as a cell on one line. It puts an apostrophe before
// the beginning of a formula, which makes it text.
func forCell(text string) cell {
	if len(text) < longestCell && escape.Plain(text) && startsPlain(text) && !strings.Contains(text, ";") {
		return cell(text) // true of nearly every text, and the pattern is slow
	}
	return cell(formula.ReplaceAllString(escape.Shorten(string(escape.ForTerminal(text)), longestCell), "$1$2'$3"))
}

func startsPlain(text string) bool {
	return text == "" || 'a' <= text[0]|0x20 && text[0]|0x20 <= 'z' || '0' <= text[0] && text[0] <= '9'
}

// Begin writes the names of the columns.
func (c *CSV) Begin(w io.Writer, run scorecard.Run) error {
	c.run = run
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := newCells(w)
	out.row([]cell{
		"as_of", "group", "name", "path", "pack", "rule", "title", "heading", "subject", "verdict", "severity", "change",
		"message", "remedy", "clauses", "due", "file", "line", "column", "link", "key",
	})
	return out.flush()
}

// Group writes the rows of one group. If the group could not be judged, it
// writes a single row with the reason.
func (c *CSV) Group(w io.Writer, card outline.Card) error {
	out := newCells(w)
	start := []cell{forCell(c.run.AsOf), forCell(card.ID), forCell(card.Name), forCell(card.Path)}
	if card.Problem != "" {
		out.row(aside(start, "not-judged", "This group could not be judged: "+card.Problem))
	}
	if card.CustomProblem != "" {
		out.row(aside(start, "not-judged", "Not judged by the organisation's own policies: "+card.CustomProblem))
	}
	if card.BaseProblem != "" {
		out.row(aside(start, "not-compared", "Not compared with "+c.run.Base+": "+card.BaseProblem))
	}
	mended := map[string]bool{}
	if card.Changes != nil {
		for _, result := range card.Changes.Mended {
			mended[result.Key] = true
		}
	}
	for _, result := range card.Results {
		change := card.Changes.Of(result)
		if result.Verdict != finding.Fail && mended[result.Key] {
			change = "mended"
		}
		out.row(c.result(start, card, result, change))
	}
	return out.flush()
}

// End writes nothing.
func (c *CSV) End(io.Writer) error { return nil }

// aside returns a row that is not a result but the reason why there is none.
func aside(start []cell, verdict cell, message string) []cell {
	row := append(start[:len(start):len(start)], "", "", "", "", "", verdict, "", "", forCell(message))
	return append(row, make([]cell, 8)...)
}

func (c *CSV) result(start []cell, card outline.Card, result finding.Finding, change string) []cell {
	remedy := ""
	if result.Severity.String() != "" {
		remedy = result.Remedy
	}
	return append(start[:len(start):len(start)],
		forCell(result.Rule.Pack()), forCell(string(result.Rule)), forCell(outline.TitleOf(c.options, result.Rule)), forCell(scorecard.HeadingOf(result)),
		forCell(result.Subject), forCell(string(result.Verdict)), forCell(result.Severity.String()), forCell(change),
		forCell(result.Message), forCell(remedy), forCell(strings.Join(result.Clauses, " ")), forCell(result.Due),
		forCell(result.Where.File), cell(strconv.Itoa(result.Where.Line)), cell(strconv.Itoa(result.Where.Column)),
		cell(escape.LineAddress(c.run.Source, card.Path, result.Where)), forCell(result.Key),
	)
}

// cells writes rows of cells. The csv.Writer remembers the first write that
// failed.
type cells struct{ w *csv.Writer }

func newCells(w io.Writer) cells {
	out := csv.NewWriter(w)
	out.UseCRLF = true // as in RFC 4180
	return cells{out}
}

func (c cells) row(row []cell) {
	fields := make([]string, len(row))
	for i, cell := range row {
		fields[i] = string(cell)
	}
	c.w.Write(fields)
}

func (c cells) flush() error {
	c.w.Flush()
	return c.w.Error()
}
