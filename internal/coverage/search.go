package coverage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Hit is a rule or clause that a search found. Text is the title of the rule or the
// text of the clause.
type Hit struct {
	ID, Text string
	// Rule is set if it is a rule.
	Rule  bool
	score int
}

// The score of a word that matches, by the text that contains it. If only the beginning
// of a word matches, beginsBy is subtracted.
const (
	inTitle  = 8
	inID     = 5
	inText   = 3
	inRemedy = 2
	beginsBy = 1
)

// Search returns the rules and clauses that contain all of the given words in their
// ids, titles, texts and remedies, best first. It compares the stems of words, so that
// named, names and name are equal. It ignores small words such as of and the.
func Search(book *rulebook.Book, words string) ([]Hit, error) {
	clauses, err := book.Clauses()
	if err != nil {
		return nil, err
	}
	asked := stems(words)
	var hits []Hit
	for _, r := range book.Rules {
		s := searched{{r.Title, inTitle}, {string(r.ID), inID}, {r.About, inText}, {r.Remedy, inRemedy}}
		hits = append(hits, Hit{string(r.ID), r.Title, true, s.score(asked)})
	}
	for _, clause := range clauses {
		s := searched{{clause.Text, inTitle}, {clause.ID, inID}, {clause.Why, inText}}
		hits = append(hits, Hit{clause.ID, clause.Text, false, s.score(asked)})
	}
	hits = slices.DeleteFunc(hits, func(h Hit) bool { return h.score == 0 })
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.ID, b.ID))
	})
	return hits, nil
}

// searched has the texts of a rule or clause, each with the score of a word in it.
type searched []struct {
	text   string
	weight int
}

// score returns the sum of the best score of each stem. It is 0 if a stem is in none of
// the texts.
func (s searched) score(asked []string) int {
	best := make([]int, len(asked))
	for _, part := range s {
		for _, stem := range stems(part.text) {
			for i, want := range asked {
				switch {
				case stem == want:
					best[i] = max(best[i], part.weight)
				case len(want) >= shortestBeginning && strings.HasPrefix(stem, want):
					best[i] = max(best[i], part.weight-beginsBy)
				}
			}
		}
	}
	total := 0
	for _, n := range best {
		if n == 0 {
			return 0
		}
		total += n
	}
	return total
}

// shortestBeginning is the least number of bytes with which the beginning of a word
// matches the word.
const shortestBeginning = 4

// stems returns the stems of the words of a text. It leaves out small words.
func stems(text string) []string {
	var all []string
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !slices.Contains(smallWords(), word) {
			all = append(all, stem(word))
		}
	}
	return all
}

func smallWords() []string {
	return []string{"a", "an", "and", "are", "as", "at", "be", "by", "for", "has", "have", "in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "they", "to", "which", "with"}
}

// shortestStem is the least number of bytes that stem leaves.
const shortestStem = 3

// stem removes the ending of an English word.
func stem(word string) string {
	for _, ending := range []string{"ing", "ed", "ly", "es", "s", "e"} {
		if rest, ends := strings.CutSuffix(word, ending); ends && len(rest) >= shortestStem && !strings.HasSuffix(word, "ss") {
			word = rest
			break
		}
	}
	n := len(word)
	if n > shortestStem && word[n-1] == word[n-2] && !strings.ContainsRune("aeiouls", rune(word[n-1])) {
		return word[:n-1] // planned and plan have the same stem
	}
	if n > shortestStem && word[n-1] == 'y' {
		return word[:n-1] + "i" // policy and policies have the same stem
	}
	return word
}

// Serving returns the rules of a book that serve a clause.
func Serving(book *rulebook.Book, clause rule.Clause) []rule.Rule {
	var rules []rule.Rule
	for _, r := range book.Rules {
		if slices.Contains(r.Clauses, clause.ID) {
			rules = append(rules, r)
		}
	}
	return rules
}
