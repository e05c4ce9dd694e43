package workbook

import (
	"encoding/xml"
	"strconv"
)

// odsStyles are the styles of an OpenDocument spreadsheet that affect how values are
// shown, by style name.
type odsStyles struct {
	cells   map[string]string // the name of the number style, by cell style
	numbers map[string]shown
	hidden  map[string]bool // set for the table styles of hidden sheets
}

func (s odsStyles) of(cell string) shown { return s.numbers[s.cells[cell]] }

// read reads the automatic-styles element up to its end tag.
func (s odsStyles) read(decoder *xml.Decoder) error {
	name := ""
	for depth := 0; depth >= 0; {
		token, err := decoder.Token()
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if _, end := token.(xml.EndElement); end {
			depth--
		}
		if !ok {
			continue
		}
		if depth++; depth == 1 {
			name = attribute(start, "name")
			s.cells[name] = attribute(start, "data-style-name")
		}
		format := s.numbers[name]
		switch start.Name.Local {
		case "date-style":
			format.date, format.noDay = true, true
		case "day", "week-of-year":
			format.noDay = false
		case "percentage-style":
			format.percent = true
		case "number":
			factor, err := strconv.ParseFloat(attribute(start, "display-factor"), 64)
			for ; err == nil && factor >= 1000 && format.thousands < 3; factor /= 1000 {
				format.thousands++
			}
		case "table-properties":
			s.hidden[name] = attribute(start, "display") == "false"
			continue
		default:
			continue
		}
		s.numbers[name] = format
	}
	return nil
}
