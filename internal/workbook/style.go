package workbook

import "github.com/xuri/excelize/v2"

// style returns the number of a style, which is made when it is first used.
func (w *Writer) style(name string, style *excelize.Style) int {
	if id, ok := w.styles[name]; ok {
		return id
	}
	id, err := w.file.NewStyle(style)
	w.check(err)
	w.styles[name] = id
	return id
}

func top() *excelize.Alignment { return &excelize.Alignment{Vertical: "top"} }

func wrapped() *excelize.Alignment { return &excelize.Alignment{Vertical: "top", WrapText: true} }

func headingStyle() *excelize.Style {
	return &excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: wrapped(),
		Border: []excelize.Border{{Type: "bottom", Style: 2, Color: "0B0C0C"}},
	}
}

func fillStyle(fill Fill) *excelize.Style {
	style := &excelize.Style{Alignment: top()}
	if fill != NoFill {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{string(fill)}}
		style.Font = &excelize.Font{Bold: true}
	}
	return style
}

func linkStyle() *excelize.Style {
	return &excelize.Style{Font: &excelize.Font{Color: "1D70B8", Underline: "single"}, Alignment: top()}
}
