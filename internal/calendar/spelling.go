package calendar

import "regexp"

// spelling is a form of a month label that has only one meaning. Labels of this form
// match pattern. The field as is the template that turns such a label into one of the
// forms that ParseMonth knows.
type spelling struct {
	pattern *regexp.Regexp
	as      string
}

// spellings are the forms that usual rewrites, such as other separators or the year in
// front of the name of the month. They match labels in lower case.
var spellings = []spelling{
	{regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4}) 0?0:00(?::00)?$`), "$1/$2/$3"},                                               // 01/04/2026 00:00
	{regexp.MustCompile(`^(\d{1,2})[.-](\d{1,2})[.-](\d{4})$`), "$1/$2/$3"},                                                        // 01.04.2026
	{regexp.MustCompile(`^(\d{4})\.(\d{2})$`), "$1-$2"},                                                                            // 2026.04; 2026.1 may be 2026.10, read as a number
	{regexp.MustCompile(`^(\d{1,2})[.-](\d{4})$`), "$1/$2"},                                                                        // 04-2026
	{regexp.MustCompile(`^(20\d{2})(\d{2})(\d{2})$`), "$1-$2-$3"},                                                                  // 20260401
	{regexp.MustCompile(`^([a-z]{3,9})(?:\. ?|/|['’]| ['’])(\d{2}|\d{4})$`), "$1 $2"},                                              // Apr/26, Apr'26, Apr. 2026
	{regexp.MustCompile(`^(\d{4})[ /-]([a-z]{3,9})$`), "$2 $1"},                                                                    // 2026-Apr
	{regexp.MustCompile(`^(?:fy ?)?(20\d{2}) ?([/-]) ?(\d{2}|\d{4})[ ,-]+(?:p|m|period|month) ?(\d{1,2})$`), "p${4} ${1}${2}${3}"}, // 2026/27 P1
	{regexp.MustCompile(`^(?:p|m|period|month) ?(\d{1,2})[ ,-]+fy ?(\d{2}) ?/ ?(\d{2})$`), "p${1} 20${2}/${3}"},                    // P1 FY26/27
	{regexp.MustCompile(`^m ?(\d{1,2})[ ,]+(?:fy ?)?(\d{4}) ?([/-]) ?(\d{2}|\d{4})$`), "p${1} ${2}${3}${4}"},                       // M1 2026/27
}

// usual rewrites a label that a spelling matches. It returns any other label unchanged.
func usual(text string) string {
	for _, s := range spellings {
		if s.pattern.MatchString(text) {
			return s.pattern.ReplaceAllString(text, s.as)
		}
	}
	return text
}
